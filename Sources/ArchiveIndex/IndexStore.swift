import Foundation
internal import GRDB
internal import GRDBSQLite
import TextAnalysis

/// The index file as the writer sees it: made where it is missing, made anew where it is of no use.
struct IndexStore {
  let folder: String
  let file: IndexFile

  init(folder: String) {
    self.folder = folder
    file = IndexFile(path: "\(folder)/\(IndexFile.name)")
  }

  /// The size of the index in bytes.
  var size: Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
    return (attributes?[.size] as? NSNumber)?.intValue ?? 0
  }

  /// Opens the index for writing.
  ///
  /// - Returns: the connection, and why a file that was there was made anew, where it was.
  /// - Throws: ``ArchiveIndexError`` with the code `foreign` for another program's database, which is
  ///   left alone.
  func openForWriting() throws -> (DatabaseQueue, rebuiltBecause: String?) {
    guard size > 0 else { return (try create(), nil) }
    do {
      let queue = try open()
      do {
        try queue.read { try file.checkIdentity($0, analysisVersion: Analyzer.version) }
        return (queue, nil)
      } catch {
        try? queue.close()
        throw error
      }
    } catch let error as ArchiveIndexError where error.code == .otherVersion {
      try remove()
      return (try create(), error.detail ?? error.code.rawValue)
    } catch let error as DatabaseError
      where [.SQLITE_NOTADB, .SQLITE_CORRUPT, .SQLITE_ERROR].contains(
        error.resultCode.primaryResultCode)
    {
      // Damaged beyond being opened. It is derived, but set aside all the same: it may be
      // somebody's file that only has the name.
      try setAside()
      return (try create(), error.message ?? "damaged")
    }
  }

  private func open() throws -> DatabaseQueue {
    var configuration = file.configuration(readonly: false)
    configuration.journalMode = .wal
    let queue = try DatabaseQueue(path: file.path, configuration: configuration)
    try queue.inDatabase { db in
      // After opening: GRDB itself sets NORMAL for WAL.
      try db.execute(
        sql: """
          PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;
          PRAGMA wal_autocheckpoint = 16384
          """)
    }
    return queue
  }

  private func create() throws -> DatabaseQueue {
    try remove()
    try makeTables()
    let queue = try open()
    try queue.write { db in
      try db.setSetting(.analysisVersion, Analyzer.version)
      try db.setSetting(.incomplete, 1)
      try db.setSetting(.generation, 0)
    }
    return queue
  }

  /// Makes the tables, and settles what must be settled before: UTF-16 holds a Chinese text in two thirds of
  /// the bytes of UTF-8 (SQLite converts at its interface), larger pages waste less at their ends,
  /// and pages that merging freed can be given back.
  ///
  /// Done without GRDB, which looks at the schema as it opens a file and so settles the encoding.
  private func makeTables() throws {
    var connection: OpaquePointer?
    defer { sqlite3_close_v2(connection) }
    var code = sqlite3_open_v2(
      file.path, &connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nil)
    if code == SQLITE_OK {
      code = sqlite3_exec(
        connection,
        """
        PRAGMA encoding = 'UTF-16le'; PRAGMA page_size = 8192; PRAGMA auto_vacuum = INCREMENTAL;
        PRAGMA application_id = \(IndexSchema.applicationID);
        PRAGMA user_version = \(IndexSchema.version);
        \(IndexSchema.tables)
        """, nil, nil, nil)
    }
    guard code == SQLITE_OK else {
      throw ArchiveIndexError(
        code: .notWritable, path: file.path, sqliteCode: code,
        detail: String(cString: sqlite3_errstr(code)))
    }
  }

  private func remove() throws {
    for suffix in ["", "-wal", "-shm"] {
      let path = file.path + suffix
      guard FileManager.default.fileExists(atPath: path) else { continue }
      do { try FileManager.default.removeItem(atPath: path) } catch {
        throw ArchiveIndexError(code: .notWritable, path: path, detail: "\(error)")
      }
    }
  }

  private func setAside() throws {
    let aside = file.path + ".set-aside"
    try? FileManager.default.removeItem(atPath: aside)
    do { try FileManager.default.moveItem(atPath: file.path, toPath: aside) } catch {
      throw ArchiveIndexError(code: .notWritable, path: file.path, detail: "\(error)")
    }
  }
}
