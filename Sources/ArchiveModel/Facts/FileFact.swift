/// What is the matter with a file, and where in it.
public struct FileFact: Sendable, Hashable, Codable {
  /// What is the matter.
  public enum Code: Sendable, Hashable, Codable {
    /// The file cannot be read.
    case reading(ReadingFault)
    /// Something in it is wrong.
    case content(ContentFault)
    /// The corpus folder, or a file in it, is not as it should be.
    case corpus(CorpusFault)
    /// The index is not as it should be.
    case index(IndexFault)
    /// A question could not be answered.
    case retrieval(RetrievalFault)
  }

  /// What is the matter.
  public var code: Code
  /// The part of the file: an entry of a container. `nil` for the file itself.
  public var part: String?
  /// The line (or CSV row), from 1, where one is known.
  public var line: Int?
  /// The byte offset, where one is known.
  public var byteOffset: Int?
  /// How often it occurs.
  public var count: Int
  /// The system's error number, where it refused.
  public var errorNumber: Int32?
  /// What else is known.
  public var detail: Fact?

  /// Makes a fact.
  public init(
    _ code: Code, part: String? = nil, line: Int? = nil, byteOffset: Int? = nil, count: Int = 1,
    errorNumber: Int32? = nil, detail: Fact? = nil
  ) {
    (self.code, self.part, self.line, self.byteOffset) = (code, part, line, byteOffset)
    (self.count, self.errorNumber, self.detail) = (count, errorNumber, detail)
  }
}

/// An error that is a fact about a file.
public protocol FileError: Error, CustomStringConvertible {
  /// The file, and the line where one is meant.
  var place: String { get }
  /// What is the matter with it.
  var fact: Fact { get }
}

extension FileError {
  /// The error for a log: the place and the fact's cases and values.
  public var description: String { "\(place): \(fact)" }
}
