public import ArchiveModel
internal import Glibc

extension WriterLock {
  /// Who writes to an archive.
  public struct Holder: Sendable, Hashable {
    /// What the lock's file says: the process, what it does and since when.
    public let fact: Fact
    /// What it took the lock for, in a word.
    public let purpose: String

    /// Whether it changes the archive; a backup only keeps others from doing so.
    public var changes: Bool { !["backup", "export"].contains(purpose) }
  }

  /// Who writes to an archive at the moment; `nil` for nobody, and for this process itself. The lock is not
  /// touched: a writer that begins just now is not hindered.
  ///
  /// - Parameter folder: the archive's `index` folder.
  public static func holder(folder: String) -> Holder? {
    let path = "\(folder)/writer.lock"
    guard let bytes = try? readFile(path, sizeLimit: 1 << 12).bytes else { return nil }
    let line = String(decoding: bytes.prefix { $0 >= 0x20 }, as: UTF8.self)
    let words = line.split(whereSeparator: { $0 == " " || $0 == "," })
    guard words.count >= 3, words[0] == "process", let number = Int32(words[1]), number > 0,
      number != getpid(), kill(number, 0) == 0 || errno == EPERM, isLocked(path, by: number) ?? true
    else { return nil }
    return Holder(fact: writer(line) ?? .foreign(line), purpose: String(words[2]))
  }

  /// Whether the system knows of a lock on a file: another process may have the number of one that was
  /// killed; `nil` where the system does not say.
  private static func isLocked(_ path: String, by process: Int32) -> Bool? {
    var status = stat()
    guard stat(path, &status) == 0, let locks = allLocks() else { return nil }
    // 1: FLOCK  ADVISORY  WRITE 4711 08:01:1234567 0 EOF
    return locks.split(separator: "\n").contains { line in
      let words = line.split(separator: " ")
      return words.count > 5 && words.contains("FLOCK")
        && (words.contains("\(process)") || words.contains { $0.hasSuffix(":\(status.st_ino)") })
    }
  }

  /// The system's list of locks, whose size is told as 0.
  private static func allLocks() -> String? {
    let descriptor = open("/proc/locks", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 14)
    while bytes.count < 1 << 22 {
      let count = read(descriptor, &piece, piece.count)
      if count == 0 { return String(decoding: bytes, as: UTF8.self) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return nil }
      bytes += piece[..<count]
    }
    return nil
  }
}
