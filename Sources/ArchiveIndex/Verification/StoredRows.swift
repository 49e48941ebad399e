internal import GRDB
internal import GRDBSQLite

/// Goes through the rows of a statement as SQLite gives them, without converting what is not asked for.
struct StoredRows {
  private let db: Database
  let row: OpaquePointer?
  private let sql: String

  /// A statement with whole numbers as its arguments.
  init(_ db: Database, _ sql: String, _ arguments: Int64...) throws {
    (self.db, self.sql) = (db, sql)
    row = try db.cachedStatement(sql: sql).sqliteStatement
    sqlite3_reset(row)
    for (index, argument) in arguments.enumerated() {
      sqlite3_bind_int64(row, Int32(index + 1), argument)
    }
  }

  /// Calls `body` on every row.
  func forEach(_ body: () throws -> Void) throws {
    defer { sqlite3_reset(row) }
    while true {
      switch sqlite3_step(row) {
      case SQLITE_ROW: try body()
      case SQLITE_DONE: return
      default:
        throw DatabaseError(
          resultCode: ResultCode(rawValue: sqlite3_extended_errcode(db.sqliteConnection)),
          message: String(cString: sqlite3_errmsg(db.sqliteConnection)), sql: sql)
      }
    }
  }

  /// A whole number; 0 for anything else.
  func integer(_ column: Int32) -> Int64 {
    sqlite3_column_type(row, column) == SQLITE_INTEGER ? sqlite3_column_int64(row, column) : 0
  }

  /// A text as it is stored, in UTF-16; `nil` for anything else.
  func text(_ column: Int32) -> String? {
    guard sqlite3_column_type(row, column) == SQLITE_TEXT,
      let text = sqlite3_column_text16(row, column)
    else { return nil }
    let count = Int(sqlite3_column_bytes16(row, column)) / 2
    return String(
      decoding: UnsafeBufferPointer(
        start: text.assumingMemoryBound(to: UInt16.self), count: count), as: UTF16.self)
  }

  /// A blob's bytes; none for anything else.
  func blob(_ column: Int32) -> [UInt8] {
    guard sqlite3_column_type(row, column) == SQLITE_BLOB,
      let bytes = sqlite3_column_blob(row, column)
    else { return [] }
    return [UInt8](
      UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(row, column))))
  }
}
