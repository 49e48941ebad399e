import ArchiveModel
import DocumentFormats
import Foundation

/// A file that somebody names at the command line: a quotation, a batch of them, a draft.
public struct InputFile: Sendable {
  /// The largest that is read, in bytes.
  public static let largest = 64 << 20

  /// The path, `-` for standard input.
  public let path: String
  /// What it holds.
  public let bytes: [UInt8]

  /// Reads a file, or standard input where the path is `-`.
  ///
  /// - Throws: ``RetrievalError`` where it cannot be read, or is larger than ``largest``.
  public init(path: String) throws { try self.init(path: path, limit: Self.largest) }

  /// Reads a file of at most so many bytes.
  init(path: String, limit: Int) throws {
    func refusal() -> RetrievalError {
      RetrievalError(code: .notReadable, path: path, errorNumber: errno)
    }
    self.path = path
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw refusal() }
    defer { if path != "-" { close(descriptor) } }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &piece, piece.count)
      if count == 0 { break }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw refusal() }
      bytes += piece[..<count]
      guard bytes.count <= limit else { throw RetrievalError(code: .inputTooLarge, path: path) }
    }
    self.bytes = bytes
  }

  /// The file's text: of a format that the archive reads what stands in it, else plain text, in whatever
  /// encoding. So standard input and a file without an ending are text.
  ///
  /// - Throws: `ExtractionError` for what is no text.
  public func text() throws -> String {
    let isKnown = Extractor.format(forPath: path) != nil
    do {
      return try decodedOriginal(bytes, path: isKnown ? path : "\(path).txt").text
    } catch var error as ExtractionError {
      error.path = path
      throw error
    }
  }
}
