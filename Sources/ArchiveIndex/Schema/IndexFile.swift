import ArchiveModel
import Foundation
internal import GRDB
internal import GRDBSQLite

/// Opens `archive.sqlite`, and turns what GRDB and SQLite say into this room's errors.
struct IndexFile {
  /// The name of the file in the archive's `index` folder.
  static let name = "archive.sqlite"

  let path: String
  /// Whether documents that bear a level of secrecy are hidden from those who read.
  var withholdsClassified = false

  /// How the file is read where it cannot be opened as usual.
  var readable: ReadableFile?

  /// The most connections that read at once: more than the web service works on, which is five for each
  /// core and some for the archive's state.
  private static let readerCount = 5 * max(2, ProcessInfo.processInfo.activeProcessorCount) + 8
  /// How many operations SQLite does between two looks at ``WorkLimit``: some tenths of a millisecond.
  private static let operationsBetweenLooks: Int32 = 10_000

  /// The settings of every connection.
  func configuration(readonly: Bool) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = readonly
    configuration.busyMode = .timeout(10)
    // The writer takes out what refers to a document before the document. Having SQLite check that means
    // looking through every passage for each document of a container that changed.
    configuration.foreignKeysEnabled = false
    // As many as may be asked at once: a short question never waits for a long one's connection.
    configuration.maximumReaderCount = Self.readerCount
    configuration.label = "archive"
    configuration.prepareDatabase { [withholdsClassified] db in
      // Checking every cell whenever a page is come to would be a third of a search's time; SQLite
      // finds a damaged page without it, when it is used.
      try db.execute(
        sql: readonly ? "PRAGMA mmap_size = 1073741824" : "PRAGMA cell_size_check = ON")
      guard let connection = db.sqliteConnection else { return }
      if readonly {
        // The task's own limit, looked at from within SQLite on the task's thread.
        sqlite3_progress_handler(
          connection, Self.operationsBetweenLooks, { _ in WorkLimit.isReached ? 1 : 0 }, nil)
      }
      sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, 0)
      if readonly, withholdsClassified { try ClassifiedDocuments.hide(in: db) }
    }
    return configuration
  }

  /// Runs `body` and turns what it throws into an ``ArchiveIndexError``.
  func translatingErrors<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as DatabaseError {
      if error.resultCode.primaryResultCode == .SQLITE_INTERRUPT { try WorkLimit.check() }
      throw translated(error)
    } catch is RowDecodingError {
      // What it says is of GRDB's making.
      throw ArchiveIndexError(code: .damaged, path: path)
    }
  }

  /// SQLite's refusal as this room's error.
  func translated(_ error: DatabaseError) -> ArchiveIndexError {
    let code: ArchiveIndexError.Code
    switch error.resultCode.primaryResultCode {
    case .SQLITE_NOTADB: code = .foreign
    case .SQLITE_CANTOPEN: return unopened(error)
    case .SQLITE_IOERR where Self.readingCodes.contains(error.extendedResultCode):
      code = .unreadable
    case .SQLITE_BUSY, .SQLITE_LOCKED: code = .locked
    case .SQLITE_READONLY, .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_PERM: code = .notWritable
    case .SQLITE_INTERRUPT: code = .deadlineReached
    default: code = .damaged
    }
    return ArchiveIndexError(
      code: code, path: path, sqliteCode: error.extendedResultCode.rawValue)
  }

  private static let readingCodes: [ResultCode] = [
    .SQLITE_IOERR_READ, .SQLITE_IOERR_SHORT_READ, .SQLITE_IOERR_FSTAT, .SQLITE_IOERR_ACCESS,
  ]

  /// Why the system did not open the file: SQLite does not say.
  private func unopened(_ error: DatabaseError) -> ArchiveIndexError {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    let number = descriptor < 0 ? errno : nil
    if descriptor >= 0 { close(descriptor) }
    return ArchiveIndexError(
      code: number.map(IndexFile.isMissing) ?? false ? .missing : .unreadable, path: path,
      sqliteCode: error.extendedResultCode.rawValue, errorNumber: number)
  }

  /// Whether an error number says that there is no such file.
  static func isMissing(_ errorNumber: Int32) -> Bool { [ENOENT, ENOTDIR].contains(errorNumber) }

  /// The size of the file in bytes; 0 where there is none.
  ///
  /// - Throws: ``ArchiveIndexError`` where the system does not say, or something else lies there.
  func size() throws -> Int {
    var status = stat()
    guard stat(path, &status) == 0 else {
      if Self.isMissing(errno) { return 0 }
      throw ArchiveIndexError(code: .unreadable, path: path, errorNumber: errno)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw ArchiveIndexError(code: .foreign, path: path, detail: .notAFile)
    }
    return Int(status.st_size)
  }

  /// Checks that a file just opened is an index of this version.
  ///
  /// - Throws: ``ArchiveIndexError`` with the code `foreign` or `otherVersion`.
  func checkIdentity(_ db: Database, analysisVersion: String) throws {
    let application = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    guard application == IndexSchema.applicationID else {
      throw ArchiveIndexError(code: .foreign, path: path)
    }
    let version = try Int32.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    guard version == IndexSchema.version else {
      throw ArchiveIndexError(
        code: .otherVersion, path: path,
        detail: .versionExpected("\(version)", expected: "\(IndexSchema.version)"))
    }
    let analysis: String? = try db.setting(.analysisVersion)
    guard analysis == analysisVersion else {
      throw ArchiveIndexError(
        code: .otherVersion, path: path,
        detail: .versionExpected(analysis ?? "?", expected: analysisVersion))
    }
    let form = try Int.fetchOne(
      db, sql: "SELECT v FROM passage_terms_config WHERE k = 'version'")
    guard form == IndexSchema.postingsVersion else {
      throw ArchiveIndexError(
        code: .otherVersion, path: path,
        detail: .versionExpected(
          "FTS5 \(form.map(String.init) ?? "?")", expected: "\(IndexSchema.postingsVersion)"))
    }
  }
}

extension Database {
  /// The value of a setting, where it is there and of the type wanted.
  func setting<Value: DatabaseValueConvertible>(_ key: IndexSchema.Setting) throws -> Value? {
    let row = try Row.fetchOne(
      cachedStatement(sql: "SELECT value FROM settings WHERE key = ?"), arguments: [key.rawValue])
    guard let value: DatabaseValue = row?[0] else { return nil }
    return Value.fromDatabaseValue(value)
  }

  /// The number of documents that can be found.
  func foundDocumentCount() throws -> Int {
    try Int.fetchOne(
      self,
      sql: """
        SELECT (SELECT count(*) FROM documents)
          - (SELECT count(*) FROM documents WHERE standing IS NOT NULL)
        """) ?? 0
  }

  /// The number of passages that can be found.
  func foundPassageCount() throws -> Int {
    try Int.fetchOne(
      self,
      sql: """
        SELECT (SELECT count(*) FROM passages)
          - (SELECT coalesce(sum(passage_count), 0) FROM documents WHERE standing IS NOT NULL)
        """) ?? 0
  }

  /// Writes a setting.
  func setSetting(_ key: IndexSchema.Setting, _ value: some DatabaseValueConvertible) throws {
    try cachedStatement(sql: "INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)")
      .execute(arguments: [key.rawValue, value])
  }
}
