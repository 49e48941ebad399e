internal import ArchiveModel
internal import Glibc

/// The lock that lets one process at a time write to an archive; readers never wait for it.
///
/// The file `index/writer.lock` says who has the lock: the process's number, what it does and since
/// when. The lock is the system's (`flock`), so it ends with the process, however that ends.
public final class WriterLock: Sendable {
  private let descriptor: Int32

  /// Takes the lock.
  ///
  /// - Parameters:
  ///   - folder: the archive's `index` folder; made where it is missing.
  ///   - purpose: what the lock is taken for, in a word: `add`, `index`.
  /// - Throws: ``CorpusError``: `locked` with who holds it, or `notWritable`.
  public init(folder: String, purpose: String) throws(CorpusError) {
    let path = "\(folder)/writer.lock"
    do { try DurableFiles.makeFolder(folder) } catch {
      throw CorpusError(code: .notWritable, path: folder, errorNumber: error.number)
    }
    let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard opened >= 0 else {
      throw CorpusError(code: .notWritable, path: path, errorNumber: errno)
    }
    ArchiveAccess.give(opened)
    guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
      let refusal = errno
      var buffer: [UInt8] = Array(repeating: 0, count: 256)
      let count = max(0, pread(opened, &buffer, buffer.count, 0))
      close(opened)
      guard refusal == EWOULDBLOCK else {
        throw CorpusError(code: .notWritable, path: path, errorNumber: refusal)
      }
      let line = String(decoding: buffer[..<count].prefix { $0 >= 0x20 }, as: UTF8.self)
      throw CorpusError(code: .locked, path: path, detail: Self.writer(line))
    }
    descriptor = opened
    ftruncate(opened, 0)
    let text = Array("process \(getpid()), \(purpose), since \(currentTimestamp())\n".utf8)
    _ = pwrite(opened, text, text.count, 0)
  }

  deinit {
    ftruncate(descriptor, 0)
    close(descriptor)
  }

  /// The process that a lock's line names; `nil` where it names none.
  static func writer(_ line: String) -> Fact? {
    guard let match = line.wholeMatch(of: /process ([0-9]+), (.*), since (.*)/),
      let process = Int(match.1)
    else { return line.isEmpty ? nil : .foreign(line) }
    return .writer(process: process, command: String(match.2), since: String(match.3))
  }
}
