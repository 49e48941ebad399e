public import ArchiveModel
internal import TextAnalysis

/// Why a whole file cannot be read.
public struct ExtractionError: FileError, Sendable, Hashable {
  /// What is wrong.
  public typealias Code = ReadingFault

  /// What is wrong.
  public var code: Code
  /// The file.
  public var path: String
  /// The byte offset of the trouble, where one is known.
  public var byteOffset: Int?
  /// The line (or CSV row), from 1, where one is known.
  public var line: Int?
  /// More about it.
  public var detail: Fact?

  init(
    _ code: Code, path: String, byteOffset: Int? = nil, line: Int? = nil, detail: Fact? = nil
  ) {
    (self.code, self.path, self.byteOffset) = (code, path, byteOffset)
    (self.line, self.detail) = (line, detail)
  }

  init(_ error: TextDecodingError, path: String, part: String? = nil) {
    let code: Code = error.code == .notText ? .notText : .undecodable
    let detail = Fact(error)
    self.init(
      code, path: path, byteOffset: error.byteOffset,
      detail: part.map { name in detail.map { .part(name, $0) } ?? .value(name) } ?? detail)
  }

  /// The file.
  public var place: String { path }

  /// What is the matter with it.
  public var fact: Fact { .file(fileFact) }

  /// What is the matter with a file of so many bytes: an empty one is of no format, and lacks nothing but text.
  public func fileFact(ofFileOf size: Int) -> FileFact {
    size == 0 && code == .unknownFormat ? FileFact(.content(.empty)) : fileFact
  }

  /// What is the matter with it, as a fact about a file.
  public var fileFact: FileFact {
    FileFact(.reading(code), line: line, byteOffset: byteOffset, detail: detail)
  }
}
