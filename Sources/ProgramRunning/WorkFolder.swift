internal import Glibc

/// A folder of a program's own, for programs that read and write files with names.
///
/// It lies in the folder of temporary files and is its owner's alone; a sandboxed program sees it, and
/// nothing else of the disk's other files. It is gone with the last reference to it; one that a killed
/// process left is removed by the next that makes one.
public final class WorkFolder: Sendable {
  /// The path that a sandboxed program finds it at.
  static let confinedPath = "/tmp/work"
  private static let prefix = "chadang-work-"

  /// Where it lies.
  let path: String
  private let program: String
  /// Open, and locked for as long as the folder is used.
  private let descriptor: Int32

  /// Makes a folder.
  ///
  /// - Parameter program: the program as errors name it.
  /// - Throws: ``ProgramError`` with the code `inputNotWritten`.
  public init(for program: String) throws(ProgramError) {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    Self.removeAbandoned(in: parent)
    var template = Array("\(parent)/\(Self.prefix)XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw ProgramError(.inputNotWritten, program: program, errorNumber: errno)
    }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    self.program = program
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      throw ProgramError(.inputNotWritten, program: program, errorNumber: errno)
    }
  }

  deinit {
    Self.remove(path)
    close(descriptor)
  }

  /// Makes a folder in it.
  public func makeFolder(_ name: String) throws(ProgramError) {
    guard mkdirat(descriptor, name, 0o700) == 0 else { throw failure() }
  }

  /// Puts a file into it.
  ///
  /// - Parameter name: its path below the folder.
  public func write(_ bytes: [UInt8], to name: String) throws(ProgramError) {
    let file = openat(descriptor, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw failure() }
    defer { close(file) }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(file, buffer.baseAddress.map { $0 + written }, buffer.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure() }
      written += count
    }
  }

  /// Whether there is a file of this name in one of its folders. A program may have put links there: they
  /// are none.
  public func holds(_ name: String, in folder: String) -> Bool {
    withFile(name, in: folder) { _, _ in true } ?? false
  }

  /// The bytes of a file in one of its folders; `nil` where there is no such file, or it is larger than a
  /// limit.
  public func read(_ name: String, in folder: String, limit: Int) -> [UInt8]? {
    withFile(name, in: folder) { file, size in
      guard size <= limit else { return nil }
      var bytes = [UInt8](repeating: 0, count: size)
      var count = 0
      while count < size {
        let part = bytes.withUnsafeMutableBytes { buffer in
          Glibc.read(file, buffer.baseAddress.map { $0 + count }, size - count)
        }
        if part < 0, errno == EINTR { continue }
        guard part > 0 else { return nil }
        count += part
      }
      return bytes
    } ?? nil
  }

  /// How many entries a folder in it has, up to a limit.
  public func count(in folder: String) -> Int {
    let opened = openat(descriptor, folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    guard opened >= 0, let listing = fdopendir(opened) else { return 0 }
    defer { closedir(listing) }
    var count = 0
    while readdir(listing) != nil, count < 100_000 { count += 1 }
    return count
  }

  private func withFile<Result>(
    _ name: String, in folder: String, _ body: (_ file: Int32, _ size: Int) -> Result
  ) -> Result? {
    let opened = openat(descriptor, folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    guard opened >= 0 else { return nil }
    defer { close(opened) }
    let file = openat(opened, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return body(file, Int(status.st_size))
  }

  private func failure() -> ProgramError {
    ProgramError(.inputNotWritten, program: program, errorNumber: errno)
  }

  /// Removes a folder with all that is in it; links are not followed.
  private static func remove(_ path: String) {
    empty(AT_FDCWD, path, depth: 0)
    rmdir(path)
  }

  private static func empty(_ parent: Int32, _ name: String, depth: Int) {
    let opened = openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    guard opened >= 0, depth < 64, let listing = fdopendir(opened) else { return }
    defer { closedir(listing) }
    for name in names(listing) where unlinkat(opened, name, 0) != 0 {
      empty(opened, name, depth: depth + 1)
      unlinkat(opened, name, AT_REMOVEDIR)
    }
  }

  /// The names in a folder.
  private static func names(_ listing: OpaquePointer) -> [String] {
    var names: [String] = []
    while let entry = readdir(listing) {
      let name = withUnsafePointer(to: entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// Removes what processes left that were killed: folders of this user that nobody has locked.
  private static func removeAbandoned(in parent: String) {
    guard let listing = opendir(parent) else { return }
    defer { closedir(listing) }
    for name in names(listing) where name.hasPrefix(prefix) {
      let path = "\(parent)/\(name)"
      let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
      guard folder >= 0 else { continue }
      defer { close(folder) }
      var status = stat()
      guard fstat(folder, &status) == 0, status.st_uid == getuid(),
        // One that is being made is not locked yet.
        time(nil) - status.st_mtim.tv_sec > 60, flock(folder, LOCK_EX | LOCK_NB) == 0
      else { continue }
      remove(path)
    }
  }
}
