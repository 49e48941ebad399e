internal import Glibc

/// The lock that lets one process at a time write to an archive.
///
/// The file `index/writer.lock` holds the number of the process that has the lock. The lock is the
/// system's (`flock`), so it ends with the process, however that ends.
final class WriterLock {
  private let descriptor: Int32

  /// Takes the lock.
  ///
  /// - Parameter folder: the archive's `index` folder.
  /// - Throws: ``ArchiveIndexError``: `locked` with who holds it, or `notWritable`.
  init(folder: String) throws {
    let path = "\(folder)/writer.lock"
    let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard opened >= 0 else {
      throw ArchiveIndexError(
        code: .notWritable, path: path, detail: String(cString: strerror(errno)))
    }
    guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
      var buffer: [UInt8] = Array(repeating: 0, count: 32)
      let count = max(0, pread(opened, &buffer, buffer.count, 0))
      close(opened)
      let holder = buffer.prefix(count).prefix { (48...57).contains($0) }
      throw ArchiveIndexError(
        code: .locked, path: path, detail: "process \(String(decoding: holder, as: UTF8.self))")
    }
    descriptor = opened
    ftruncate(opened, 0)
    let text = Array("\(getpid())\n".utf8)
    _ = pwrite(opened, text, text.count, 0)
  }

  deinit {
    ftruncate(descriptor, 0)
    close(descriptor)
  }
}
