public import ArchiveModel

/// What went wrong with the corpus folder or a file in it.
public struct CorpusError: FileError, Sendable {
  /// What could not be done.
  public typealias Code = CorpusFault

  /// What could not be done.
  public let code: Code
  /// The path, as the person knows it.
  public let path: String
  /// The system's error number, where the system refused.
  public let errorNumber: Int32?
  /// Where in the file, and what about it, where that is known.
  public let detail: Fact?

  /// Whether the system refused to show something that is there.
  public var isRefusal: Bool {
    guard code == .fileUnreadable || code == .folderUnreadable, let errorNumber else {
      return false
    }
    return !isMissingNumber(errorNumber)
  }

  /// Makes an error of its facts.
  public init(code: Code, path: String, errorNumber: Int32? = nil, detail: Fact? = nil) {
    self.code = code
    self.path = path
    self.errorNumber = errorNumber
    self.detail = detail
  }
}

extension CorpusError {
  /// The path.
  public var place: String { path }

  /// What is the matter.
  public var fact: Fact { .file(FileFact(.corpus(code), errorNumber: errorNumber, detail: detail)) }

  /// What is the matter, where it is said of a path: with the error's own path where that is another one.
  public func fact(of path: String) -> Fact {
    .file(
      FileFact(
        .corpus(code), part: self.path == path ? nil : self.path, errorNumber: errorNumber,
        detail: detail))
  }
}
