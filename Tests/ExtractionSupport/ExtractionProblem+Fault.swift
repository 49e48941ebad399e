import ArchiveModel
public import DocumentFormats

extension ExtractionProblem {
  /// Why an entry that was left out could not be read, by name; `nil` where the problem is another.
  public var fault: String? {
    guard case .file(let fact) = detail, case .reading(let fault) = fact.code else { return nil }
    return fault.rawValue
  }
}
