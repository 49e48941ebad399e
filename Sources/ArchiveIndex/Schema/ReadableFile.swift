internal import ArchiveModel
internal import GRDBSQLite
internal import Glibc

/// A place where an index can be read though nothing may be written beside it.
///
/// A database in write-ahead mode needs its `-shm` file, which SQLite makes where it is missing: on
/// read-only media, and for a user who may only read, it cannot. Nobody else writes then, or there
/// would be such a file. So the database is read as it lies (`immutable=1`,
/// https://sqlite.org/uri.html) where no log with content lies beside it; else a private copy of both is
/// read, with the log's transactions.
final class ReadableFile: Sendable {
  /// What SQLite is given to open.
  let address: String
  /// The file and its log as they were found.
  let state: State
  /// Holds the private copy, where there is one.
  private let copy: PrivateFolder?

  /// What tells that a file or its log was changed.
  struct State: Hashable {
    private var numbers: [Int]

    init(of path: String) {
      numbers = []
      for name in [path, path + "-wal"] {
        var status = stat()
        guard stat(name, &status) == 0 else {
          numbers.append(-1)
          continue
        }
        numbers += [
          Int(status.st_ino), Int(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec,
        ]
      }
    }
  }

  /// Finds a way to read an index that could not be opened as usual.
  ///
  /// - Parameter code: SQLite's refusal.
  /// - Throws: ``ArchiveIndexError`` where a copy is needed and cannot be made; `nil` is returned where
  ///   the trouble is another one.
  static func of(_ file: IndexFile, after code: Int32) throws -> ReadableFile? {
    // What opening says where `-shm` can be neither opened nor made.
    guard
      [SQLITE_CANTOPEN, SQLITE_READONLY].contains(code & 0xFF),
      access(file.path, R_OK) == 0
    else { return nil }
    let state = State(of: file.path)
    var status = stat()
    let hasLog = stat(file.path + "-wal", &status) == 0 && status.st_size > 0
    if !hasLog, sqlite3_compileoption_used("USE_URI") == 1 {
      return ReadableFile(address: immutableAddress(of: file.path), state: state, copy: nil)
    }
    return try copy(of: file)
  }

  private init(address: String, state: State, copy: PrivateFolder?) {
    (self.address, self.state, self.copy) = (address, state, copy)
  }

  private static func immutableAddress(of path: String) -> String {
    var absolute = path
    if let resolved = realpath(path, nil) {
      absolute = String(cString: resolved)
      free(resolved)
    }
    let digits = Array("0123456789ABCDEF")
    var address = "file:"
    for byte in absolute.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2F, 0x2D, 0x2E, 0x5F:
        address.unicodeScalars.append(Unicode.Scalar(byte))
      default: address += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
    return address + "?immutable=1"
  }

  // MARK: A private copy

  private static func copy(of file: IndexFile) throws -> ReadableFile {
    let folder = try PrivateFolder()
    let target = "\(folder.path)/\(IndexFile.name)"
    // Somebody else may be writing at this moment: then once more.
    for _ in 0..<20 {
      let state = State(of: file.path)
      try copyBytes(of: file.path, to: target)
      try copyBytes(of: file.path + "-wal", to: target + "-wal")
      guard State(of: file.path) == state else { continue }
      return ReadableFile(address: target, state: state, copy: folder)
    }
    throw ArchiveIndexError(code: .locked, path: file.path)
  }

  private static func copyBytes(of path: String, to target: String) throws {
    let source = open(path, O_RDONLY | O_CLOEXEC)
    guard source >= 0 else { throw failure(path, errno, .unreadable) }
    defer { close(source) }
    let copy = open(target, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard copy >= 0 else { throw failure(target, errno) }
    defer { close(copy) }
    try withUnsafeTemporaryAllocation(byteCount: 1 << 20, alignment: 16) { buffer in
      while true {
        let got = read(source, buffer.baseAddress, buffer.count)
        if got < 0, errno == EINTR { continue }
        guard got >= 0 else { throw failure(path, errno, .unreadable) }
        guard got > 0 else { return }
        var written = 0
        while written < got {
          let count = write(copy, buffer.baseAddress.map { $0 + written }, got - written)
          if count < 0, errno == EINTR { continue }
          guard count > 0 else { throw failure(target, errno) }
          written += count
        }
      }
    }
  }

  fileprivate static func failure(
    _ path: String, _ number: Int32, _ code: ArchiveIndexError.Code = .notWritable
  ) -> ArchiveIndexError {
    ArchiveIndexError(code: code, path: path, errorNumber: number)
  }
}

/// A folder for one's own eyes, that is gone with the last user of it.
private final class PrivateFolder: Sendable {
  let path: String

  init() throws {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(parent)/chadang-index-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw ReadableFile.failure(parent, errno) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    for suffix in ["", "-wal", "-shm"] { unlink("\(path)/\(IndexFile.name)\(suffix)") }
    rmdir(path)
  }
}
