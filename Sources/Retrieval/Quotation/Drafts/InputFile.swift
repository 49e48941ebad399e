import ArchiveModel
import Foundation
import TextExtraction

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
  public init(path: String) throws {
    self.path = path
    do {
      let handle =
        path == "-" ? FileHandle.standardInput : try FileHandle(forReadingFrom: URL(filePath: path))
      let data = try handle.read(upToCount: Self.largest + 1) ?? Data()
      guard data.count <= Self.largest else {
        throw RetrievalError(code: .inputTooLarge, path: path)
      }
      bytes = [UInt8](data)
    } catch let error as RetrievalError {
      throw error
    } catch {
      throw RetrievalError(code: .notReadable, path: path)
    }
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
