internal import ArchiveModel
import Corpus
import Foundation
import ResultRendering

/// Standard input, read to its end.
enum StandardInput {
  /// Reads all there is.
  ///
  /// - Parameter limit: the most bytes that are taken.
  /// - Throws: ``UserError`` where it cannot be read, or is longer.
  static func bytes(limit: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(STDIN_FILENO, &piece, piece.count)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        if errno == EAGAIN {
          var waited = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
          poll(&waited, 1, -1)
          continue
        }
        throw UserError(text: words.standardInputUnreadable(errorNumber: errno))
      }
      guard bytes.count + count <= limit else {
        throw UserError(text: words.standardInputTooLong(mebibytes: limit >> 20))
      }
      bytes += piece[..<count]
    }
  }
}
