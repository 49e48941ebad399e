public import ArchiveModel
internal import Glibc

/// A file's bytes: in memory where they are few, else read from the file when they are asked for.
public final class FileSource: ByteSource {
  /// The largest file that is held in memory, in bytes.
  static let largestHeld = 16 << 20

  /// How many bytes there are.
  public let count: Int
  let status: FileStatus
  let digest: ContentDigest
  private let path: String
  private let held: [UInt8]?
  /// The open file, where the bytes are not held; -1 where they are.
  private let descriptor: Int32

  /// Opens a regular file and reads it once, for its digest.
  ///
  /// - Parameters:
  ///   - path: where it lies.
  ///   - name: what errors call it.
  ///   - limit: the largest file taken, in bytes.
  /// - Throws: ``CorpusError``: unreadable, too large, changing.
  init(_ path: String, name: String, limit: Int) throws(CorpusError) {
    self.path = name
    do throws(SystemError) {
      let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
      guard descriptor >= 0 else { throw SystemError(number: errno) }
      var isKept = false
      defer { if !isKept { close(descriptor) } }
      let status = try FileStatus.of(descriptor)
      guard status.kind == .regular else { throw SystemError(number: EINVAL) }
      guard status.size <= limit else { throw SystemError(number: EFBIG) }
      if status.size <= Self.largestHeld {
        // One byte more than the size says, so that a growing file shows.
        let bytes = try readBytes(of: descriptor, in: 0..<(status.size + 1))
        (digest, count, held) = (ContentDigest(of: bytes), bytes.count, bytes)
      } else {
        let stream = DigestStream()
        var size = 0
        while true {
          let piece = try readBytes(of: descriptor, in: size..<(size + (1 << 20)))
          if piece.isEmpty { break }
          size += piece.count
          guard size <= limit else { throw SystemError(number: EFBIG) }
          piece.withUnsafeBytes { stream.update($0) }
        }
        guard let found = stream.finish() else { throw SystemError(number: ENOMEM) }
        (digest, count, held) = (found, size, nil)
        isKept = true
      }
      self.descriptor = isKept ? descriptor : -1
      let after = try FileStatus.of(descriptor)
      self.status = after
      guard count == status.size, after.isSameContent(as: status) else {
        throw SystemError(number: EAGAIN)
      }
    } catch {
      let code: CorpusError.Code =
        switch error.number {
        case EFBIG: .fileTooLarge
        case EAGAIN: .fileChanging
        default: .fileUnreadable
        }
      throw CorpusError(
        code: code, path: name, errorNumber: code == .fileChanging ? nil : error.number)
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// A stretch of the bytes.
  ///
  /// - Throws: ``CorpusError`` where the file cannot be read, or is shorter than it was.
  public func bytes(in range: Range<Int>) throws -> [UInt8] {
    if let held { return held.bytes(in: range) }
    let bytes: [UInt8]
    do throws(SystemError) { bytes = try readBytes(of: descriptor, in: range) } catch {
      throw CorpusError(code: .fileUnreadable, path: path, errorNumber: error.number)
    }
    guard bytes.count == range.count else { throw CorpusError(code: .fileChanging, path: path) }
    return bytes
  }

  /// Throws where the file is no longer as it was when its digest was made.
  func checkUnchanged() throws(CorpusError) {
    guard held == nil else { return }
    guard let now = try? FileStatus.of(descriptor), now.isSameContent(as: status) else {
      throw CorpusError(code: .fileChanging, path: path)
    }
  }
}
