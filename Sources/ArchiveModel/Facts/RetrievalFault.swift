/// What could not be done in answering.
public enum RetrievalFault: String, Sendable, Hashable, Codable, CaseIterable {
  /// A file of judged queries cannot be read, or a line of it is not of its form.
  case queriesInvalid
  /// A file could not be written.
  case notWritable
  /// A file could not be read.
  case notReadable
  /// A file is larger than what is read.
  case inputTooLarge
  /// Nothing in a draft stands in quotation marks.
  case noQuotations
  /// A draft has closing quotation marks, but nothing opens a quotation.
  case onlyStrayMarks
}
