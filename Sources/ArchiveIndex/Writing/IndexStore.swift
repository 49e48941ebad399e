internal import ArchiveModel
import Corpus
import Foundation
internal import GRDB
internal import GRDBSQLite
import Glibc
import TextAnalysis

/// The index file as the writer sees it: made where it is missing, made anew where it is of no use.
struct IndexStore {
  /// The size of a SQLite database's header, in bytes.
  private static let headerSize = 100

  let folder: String
  let file: IndexFile

  init(folder: String) {
    self.folder = folder
    file = IndexFile(path: "\(folder)/\(IndexFile.name)")
  }

  /// The size of the index in bytes; 0 where there is none, or it cannot be told.
  var size: Int { (try? file.size()) ?? 0 }

  /// Opens the index for writing.
  ///
  /// - Returns: the connection, and why a file that was there was made anew, where it was.
  /// - Throws: ``ArchiveIndexError`` with the code `foreign` for another program's database, which is
  ///   left alone.
  func openForWriting() throws -> (DatabaseQueue, rebuiltBecause: Fact?) {
    let size = try file.size()
    guard size > 0 else { return (try create(), nil) }
    guard size >= Self.headerSize else {
      // SQLite takes what is shorter than a header for an empty database.
      try setAside()
      return (try create(), .database(.notADatabase))
    }
    // Before SQLite opens it: opening for writing turns a file's journal to WAL.
    guard try !isForeignDatabase() else {
      throw ArchiveIndexError(code: .foreign, path: file.path)
    }
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
      return (try create(), error.detail ?? .unreadable)
    } catch let error as DatabaseError
      where [.SQLITE_NOTADB, .SQLITE_CORRUPT, .SQLITE_ERROR].contains(
        error.resultCode.primaryResultCode)
    {
      // Damaged beyond being opened. It is derived, but set aside all the same: it may be
      // somebody's file that only has the name.
      try setAside()
      return (
        try create(),
        DatabaseFault(error.resultCode.rawValue).map { .database($0) }
          ?? .foreign(error.message ?? "SQLite \(error.resultCode.rawValue)")
      )
    }
  }

  /// Whether the file is a SQLite database whose header (https://sqlite.org/fileformat.html, 1.3)
  /// has another application's number.
  private func isForeignDatabase() throws -> Bool {
    let descriptor = Glibc.open(file.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw refusal(.unreadable, file.path) }
    defer { close(descriptor) }
    var header = [UInt8](repeating: 0, count: Self.headerSize)
    let count = read(descriptor, &header, header.count)
    guard count >= 0 else { throw refusal(.unreadable, file.path) }
    guard count == Self.headerSize, header.starts(with: Array("SQLite format 3\0".utf8))
    else {
      return false
    }
    let application = header[68..<72].reduce(0) { $0 << 8 | UInt32($1) }
    return application != UInt32(bitPattern: IndexSchema.applicationID)
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
    // Made under another name: cut off half-way, it must not be taken for somebody else's file.
    // Its journal and its log get the rights that it has.
    guard FileManager.default.createFile(atPath: file.path + ".new", contents: nil) else {
      throw ArchiveIndexError(code: .notWritable, path: file.path)
    }
    ArchiveAccess.give(path: file.path + ".new")
    try makeTables(at: file.path + ".new")
    guard rename(file.path + ".new", file.path) == 0 else {
      throw refusal(.notWritable, file.path)
    }
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
  private func makeTables(at path: String) throws {
    var connection: OpaquePointer?
    defer { sqlite3_close_v2(connection) }
    var code = sqlite3_open_v2(
      path, &connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nil)
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
        errorNumber: code & 0xFF == SQLITE_CANTOPEN ? sqlite3_system_errno(connection) : nil)
    }
  }

  func remove() throws {
    for suffix in ["", "-wal", "-shm", ".new", ".new-journal"] {
      let path = file.path + suffix
      guard unlink(path) == 0 || IndexFile.isMissing(errno) else {
        throw refusal(.notWritable, path)
      }
    }
  }

  func setAside() throws {
    let aside = file.path + ".set-aside"
    guard rename(file.path, aside) == 0 else { throw refusal(.notWritable, file.path) }
  }

  /// What the system just refused.
  private func refusal(_ code: ArchiveIndexError.Code, _ path: String) -> ArchiveIndexError {
    ArchiveIndexError(code: code, path: path, errorNumber: errno)
  }
}
