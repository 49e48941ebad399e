internal import GRDB

/// Changes rows of a table of ``ColumnBlock``s, and writes the blocks that changed.
struct BlockWriter {
  private let table: String
  private let widths: [Int]
  private var blocks: [Int: ColumnBlock] = [:]

  /// A writer of `passage_blocks` or `document_blocks`.
  init(table: String, widths: [Int]) { (self.table, self.widths) = (table, widths) }

  /// Sets a row; all zeros where there is none any more.
  mutating func set(_ row: Int, _ numbers: [UInt64], in db: Database) throws {
    let block = row / ColumnBlock.rowCount
    if blocks[block] == nil { blocks[block] = try load(block, from: db) }
    blocks[block]?.set(row % ColumnBlock.rowCount, numbers)
  }

  private func load(_ block: Int, from db: Database) throws -> ColumnBlock {
    guard
      let row = try Row.fetchOne(
        db.cachedStatement(sql: "SELECT columns FROM \(table) WHERE block = ?"),
        arguments: [block])
    else { return ColumnBlock(widths: widths) }
    guard let bytes = row.decoded("columns") as DatabaseBlob?,
      let stored = ColumnBlock(widths: widths, bytes: bytes.bytes)
    else { throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: table) }
    return stored
  }

  /// Writes the blocks that changed.
  mutating func flush(to db: Database) throws {
    let write = try db.cachedStatement(
      sql: "INSERT OR REPLACE INTO \(table) (block, columns) VALUES (?, ?)")
    for (number, block) in blocks.sorted(by: { $0.key < $1.key }) {
      try write.execute(arguments: [number, DatabaseBlob(block.bytes)])
    }
    blocks.removeAll(keepingCapacity: true)
  }
}

/// Gives kinds, issuers and speakers the numbers by which ``DocumentTable`` knows them.
struct NameWriter {
  private struct Name: Hashable {
    var field: String
    /// By bytes: names that are equal to String may be different ones.
    var value: [UInt8]
  }

  private var known: [Name: Int] = [:]

  /// The number of a name; 0 for none.
  mutating func number(_ value: String?, field: String, key: String?, in db: Database) throws -> Int
  {
    guard let value else { return 0 }
    let name = Name(field: field, value: Array(value.utf8))
    if let number = known[name] { return number }
    let stored = try Int.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM names WHERE field = ? AND value = ?"),
      arguments: [field, value])
    let number: Int
    if let stored {
      number = stored
    } else {
      try db.cachedStatement(sql: "INSERT INTO names (field, value, key) VALUES (?, ?, ?)")
        .execute(arguments: [field, value, key ?? value])
      number = Int(db.lastInsertedRowID)
    }
    known[name] = number
    return number
  }
}
