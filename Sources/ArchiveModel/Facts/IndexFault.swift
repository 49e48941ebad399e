/// What could not be done with the index.
public enum IndexFault: String, Sendable, Hashable, Codable, CaseIterable {
  /// There is no index yet.
  case missing
  /// The file is not an index of this program.
  case foreign
  /// The index was made by another version of the program or of its analysis.
  case otherVersion
  /// The index is damaged.
  case damaged
  /// Another process is writing.
  case locked
  /// The system does not let the index be read: no permission, a failing disk.
  case unreadable
  /// The system does not let the index be written: no room, no permission, a failing disk.
  case notWritable
  /// The time for an answer ran out.
  case deadlineReached
}
