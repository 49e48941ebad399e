internal import ArchiveModel
internal import GRDBSQLite

/// Copies an index while it may be written to.
public enum IndexCopy {
  /// Whether there is an index in a folder.
  ///
  /// - Throws: ``ArchiveIndexError`` where the system does not say.
  public static func isThere(_ folder: String) throws -> Bool {
    try IndexFile(path: "\(folder)/\(IndexFile.name)").size() > 0
  }

  /// Makes a copy of the index in a folder, as it stands between two transactions, with SQLite's
  /// backup interface (https://sqlite.org/c3ref/backup_finish.html). Readers and the writer go on.
  ///
  /// The copy is not yet on the disk when this returns.
  ///
  /// - Throws: ``ArchiveIndexError``.
  public static func make(of folder: String, at path: String) throws {
    let file = IndexFile(path: "\(folder)/\(IndexFile.name)")
    do { try make(of: file, opening: file.path, at: path) } catch let error as ArchiveIndexError {
      guard error.path == file.path, let code = error.sqliteCode,
        let readable = try ReadableFile.of(file, after: code)
      else { throw error }
      try make(of: file, opening: readable.address, at: path)
    }
  }

  private static func make(of file: IndexFile, opening address: String, at path: String) throws {
    var source: OpaquePointer?
    var copy: OpaquePointer?
    defer {
      sqlite3_close_v2(copy)
      sqlite3_close_v2(source)
    }
    var code = sqlite3_open_v2(address, &source, SQLITE_OPEN_READONLY, nil)
    guard code == SQLITE_OK else { throw failure(code, file.path, sqlite3_system_errno(source)) }
    sqlite3_busy_timeout(source, 10_000)
    code = sqlite3_open_v2(path, &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nil)
    guard code == SQLITE_OK else { throw failure(code, path, sqlite3_system_errno(copy)) }
    code = sqlite3_exec(copy, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", nil, nil, nil)
    guard code == SQLITE_OK, let backup = sqlite3_backup_init(copy, "main", source, "main") else {
      throw failure(sqlite3_extended_errcode(copy), path)
    }
    // All pages in one step, so that they are of one transaction.
    repeat { code = sqlite3_backup_step(backup, -1) } while code == SQLITE_OK
    let finished = sqlite3_backup_finish(backup)
    guard code == SQLITE_DONE, finished == SQLITE_OK else {
      let isWriting = [SQLITE_FULL, SQLITE_IOERR, SQLITE_READONLY].contains(code & 0xFF)
      throw failure(code == SQLITE_DONE ? finished : code, isWriting ? path : file.path)
    }
  }

  private static func failure(_ code: Int32, _ path: String, _ system: Int32 = 0)
    -> ArchiveIndexError
  {
    let kind: ArchiveIndexError.Code =
      switch code & 0xFF {
      case SQLITE_FULL, SQLITE_IOERR, SQLITE_READONLY, SQLITE_PERM: .notWritable
      case SQLITE_CANTOPEN: IndexFile.isMissing(system) ? .missing : .unreadable
      case SQLITE_NOTADB: .foreign
      case SQLITE_BUSY, SQLITE_LOCKED: .locked
      default: .damaged
      }
    return ArchiveIndexError(
      code: kind, path: path, sqliteCode: code, errorNumber: system == 0 ? nil : system)
  }
}
