internal import Glibc

extension WriterLock {
  /// Who writes to an archive at the moment, as the lock's file says; `nil` for nobody, and for this
  /// process itself. The lock is not touched: a writer that begins just now is not hindered.
  ///
  /// - Parameter folder: the archive's `index` folder.
  public static func holder(folder: String) -> String? {
    guard let bytes = try? readFile("\(folder)/writer.lock", sizeLimit: 1 << 12).bytes else {
      return nil
    }
    let line = String(decoding: bytes.prefix { $0 >= 0x20 }, as: UTF8.self)
    let words = line.split(whereSeparator: { $0 == " " || $0 == "," })
    guard words.count >= 2, words[0] == "process", let number = Int32(words[1]), number > 0,
      number != getpid(), kill(number, 0) == 0 || errno == EPERM
    else { return nil }
    return line
  }
}
