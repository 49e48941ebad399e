public import ArchiveModel

/// What went wrong in answering.
public struct RetrievalError: Error, Sendable {
  /// What could not be done.
  public typealias Code = RetrievalFault

  /// What could not be done.
  public let code: Code
  /// The file.
  public let path: String
  /// The line, from 1, where one is meant.
  public let line: Int?
  /// The system's error number, where it refused.
  public let errorNumber: Int32?
  /// What the line should be, or what is amiss.
  public let detail: Fact?

  /// Makes an error of its facts.
  public init(
    code: Code, path: String, line: Int? = nil, errorNumber: Int32? = nil,
    detail: Fact? = nil
  ) {
    (self.code, self.path, self.line) = (code, path, line)
    (self.errorNumber, self.detail) = (errorNumber, detail)
  }
}

extension RetrievalError: FileError {
  /// The file, and the line where one is meant.
  public var place: String { line.map { "\(path):\($0)" } ?? path }

  /// What is the matter with it.
  public var fact: Fact {
    .file(FileFact(.retrieval(code), errorNumber: errorNumber, detail: detail))
  }
}
