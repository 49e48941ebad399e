internal import Glibc

/// Writes a tape archive (``TarHeader``) to a file, one piece after the other.
final class TarWriter {
  private let descriptor: Int32
  /// The size so far, in bytes.
  private(set) var offset = 0
  private var piece: [UInt8] = Array(repeating: 0, count: 1 << 18)

  /// - Parameter descriptor: an empty file, opened for writing; it stays the caller's.
  init(descriptor: Int32) { self.descriptor = descriptor }

  /// Adds bytes as a file.
  func add(_ bytes: [UInt8], as path: String, modified: Int) throws(SystemError) -> ContentDigest {
    try write(header(path, bytes.count, modified))
    try write(bytes)
    try write(TarHeader.padding(bytes.count))
    return ContentDigest(of: bytes)
  }

  /// Adds the first `size` bytes that a file has from where it stands.
  ///
  /// - Throws: `EAGAIN` where the file has less.
  func add(_ source: Int32, size: Int, as path: String, modified: Int) throws(SystemError)
    -> ContentDigest
  {
    try write(header(path, size, modified))
    let digest = try DurableFiles.forward(size, of: source, by: &piece) {
      piece throws(SystemError) in try write(piece)
    }
    try write(TarHeader.padding(size))
    return digest
  }

  /// Takes back all that was written after an offset.
  func cut(to offset: Int) throws(SystemError) {
    guard ftruncate(descriptor, off_t(offset)) == 0,
      lseek(descriptor, off_t(offset), SEEK_SET) >= 0
    else { throw SystemError(number: errno) }
    self.offset = offset
  }

  /// Ends the archive, and puts it on the disk.
  func finish() throws(SystemError) {
    try write(Array(repeating: 0, count: 2 * TarHeader.blockSize))
    guard fsync(descriptor) == 0 else { throw SystemError(number: errno) }
  }

  private func header(_ path: String, _ size: Int, _ modified: Int) -> [UInt8] {
    TarHeader(path: Array(path.utf8), size: size, modified: modified, kind: .file).blocks
  }

  private func write(_ bytes: some Collection<UInt8>) throws(SystemError) {
    guard !bytes.isEmpty else { return }
    try DurableFiles.writeAll(bytes, to: descriptor)
    offset += bytes.count
  }
}
