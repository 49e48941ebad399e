/// Why a text is no value of a field.
public struct FieldProblem: Error, Sendable, Hashable, Codable {
  /// What is wrong.
  public enum Code: String, Sendable, Hashable, Codable {
    /// It is none of the kinds of documents.
    case unknownKind = "unknown_kind"
    /// It is no date, or a day that there is not.
    case notADate = "not_a_date"
    /// It is no number of at least one.
    case notACount = "not_a_count"
  }

  /// What is wrong.
  public var code: Code
  /// The text.
  public var value: String

  /// Makes a problem of its facts.
  public init(_ code: Code, value: String) { (self.code, self.value) = (code, value) }
}
