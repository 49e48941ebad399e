internal import GRDB
internal import GRDBSQLite
import Glibc

/// Keeps the seals in step with what is written: SQLite tells which rows changed, and before a
/// transaction ends they are sealed as they then stand.
final class SealWriter {
  private let db: Database
  private var changed: [SealedTable: Set<Int64>] = [:]
  private var stream = SealStream()
  /// The tables' names, for comparison with what SQLite tells.
  private let names: [(table: SealedTable, name: [CChar])] = SealedTable.watched.map {
    ($0, Array($0.name.utf8CString))
  }

  /// Begins to watch a connection. What an index held when it was made is taken for changed.
  init(db: Database) throws {
    self.db = db
    if try Int.fetchOne(db, sql: "SELECT 1 FROM seals LIMIT 1") == nil {
      for table in SealedTable.watched {
        changed[table] = try Set(
          Int64.fetchAll(db, sql: "SELECT \(table.key) FROM \(table.name)"))
      }
    }
    sqlite3_update_hook(
      db.sqliteConnection,
      { context, _, _, table, row in
        guard let context, let table else { return }
        Unmanaged<SealWriter>.fromOpaque(context).takeUnretainedValue().note(table, row)
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  deinit { sqlite3_update_hook(db.sqliteConnection, nil, nil) }

  private func note(_ table: UnsafePointer<CChar>, _ row: Int64) {
    for known in names where strcmp(known.name, table) == 0 {
      changed[known.table, default: []].insert(row)
      return
    }
  }

  /// Seals a document.
  func seal(document: Int, _ seal: [UInt8]) throws {
    try write(.documents, Int64(document), seal)
  }

  /// Takes a document's seal away.
  func unseal(document: Int) throws { try remove(.documents, Int64(document)) }

  /// Seals what changed since the last time. To be called at the end of a transaction, after all else.
  func write() throws {
    // FTS5 keeps back what it is given until there is a savepoint, or the end.
    try db.execute(sql: "SAVEPOINT sealing; RELEASE sealing")
    for table in SealedTable.watched {
      guard let rows = changed.removeValue(forKey: table) else { continue }
      let statement = try db.cachedStatement(
        sql: "\(table.content) WHERE \(table.key) = ?")
      let row = statement.sqliteStatement
      for number in rows.sorted() {
        sqlite3_bind_int64(row, 1, number)
        defer { sqlite3_reset(row) }
        switch sqlite3_step(row) {
        case SQLITE_ROW:
          stream.append(row, columns: 0..<sqlite3_column_count(row))
          try write(table, number, stream.finish())
        case SQLITE_DONE: try remove(table, number)
        default: throw failure()
        }
      }
    }
    for table in SealedWhole.allCases {
      let digest = try Self.seal(of: table, in: db, &stream)
      try write(table.rawValue, 0, digest)
    }
  }

  /// The seal of a small table as it stands.
  static func seal(of table: SealedWhole, in db: Database, _ stream: inout SealStream) throws
    -> [UInt8]
  {
    let row = try db.cachedStatement(sql: table.content).sqliteStatement
    defer { sqlite3_reset(row) }
    while true {
      switch sqlite3_step(row) {
      case SQLITE_ROW: stream.append(row, columns: 0..<sqlite3_column_count(row))
      case SQLITE_DONE: return stream.finish()
      default:
        _ = stream.finish()
        throw DatabaseError(
          resultCode: ResultCode(rawValue: sqlite3_extended_errcode(db.sqliteConnection)),
          message: String(cString: sqlite3_errmsg(db.sqliteConnection)), sql: table.content)
      }
    }
  }

  private func failure() -> DatabaseError {
    DatabaseError(
      resultCode: ResultCode(rawValue: sqlite3_extended_errcode(db.sqliteConnection)),
      message: String(cString: sqlite3_errmsg(db.sqliteConnection)))
  }

  private func write(_ table: SealedTable, _ row: Int64, _ seal: [UInt8]) throws {
    try write(table.rawValue, row, seal)
  }

  private func write(_ source: Int, _ row: Int64, _ seal: [UInt8]) throws {
    let statement = try db.cachedStatement(
      sql: "INSERT OR REPLACE INTO seals (source, row, seal) VALUES (?, ?, ?)"
    )
    let insert = statement.sqliteStatement
    sqlite3_bind_int64(insert, 1, Int64(source))
    sqlite3_bind_int64(insert, 2, row)
    let code = bindBlob(seal, to: insert, 3) {
      defer { sqlite3_reset(insert) }
      return sqlite3_step(insert)
    }
    guard code == SQLITE_DONE else { throw failure() }
  }

  private func remove(_ table: SealedTable, _ row: Int64) throws {
    try db.cachedStatement(sql: "DELETE FROM seals WHERE source = ? AND row = ?")
      .execute(arguments: [table.rawValue, row])
  }
}
