/// What went wrong in answering.
public struct RetrievalError: Error, Sendable {
  /// What could not be done.
  public enum Code: String, Sendable {
    /// A file of judged queries cannot be read, or a line of it is not of its form.
    case queriesInvalid
    /// A file could not be written.
    case notWritable
    /// A file could not be read.
    case notReadable
    /// A file is larger than what is read.
    case inputTooLarge
  }

  /// What could not be done.
  public let code: Code
  /// The file.
  public let path: String
  /// The line, from 1, where one is meant.
  public let line: Int?
  /// More about it.
  public let detail: String?

  /// Makes an error of its facts.
  public init(code: Code, path: String, line: Int? = nil, detail: String? = nil) {
    (self.code, self.path, self.line, self.detail) = (code, path, line, detail)
  }
}

extension RetrievalError: CustomStringConvertible {
  /// The error in one line.
  public var description: String {
    let place = line.map { "\(path):\($0)" } ?? path
    let words =
      switch code {
      case .queriesInvalid: "not a file of this form"
      case .notWritable: "cannot write"
      case .notReadable: "cannot read"
      case .inputTooLarge: "too large"
      }
    return "\(place): \(words)" + (detail.map { ": \($0)" } ?? "")
  }
}
