import ArchiveModel
import Corpus
internal import GRDB
internal import GRDBSQLite

/// Compares rows with their seals, tables with what they repeat, and the tables themselves with those
/// that the program makes.
struct TableCheck {
  let db: Database
  let collector: FindingCollector
  private var stream = SealStream()

  init(db: Database, collector: FindingCollector) {
    (self.db, self.collector) = (db, collector)
  }

  /// The name that findings about the whole index have in place of a path.
  static let indexName = IndexFile.name

  private func changed(_ table: String, count: Int, _ rows: [Int64] = []) -> VerificationFinding {
    VerificationFinding(
      .indexChanged, path: Self.indexName,
      found: rows.isEmpty ? nil : rows.prefix(5).map(String.init).joined(separator: " "),
      count: count, detail: table)
  }

  // MARK: Seals

  /// Compares every row of a table with its seal.
  mutating func check(_ table: SealedTable) throws {
    var wrong: [Int64] = []
    let rows = try StoredRows(db, "\(table.content) ORDER BY \(table.key)")
    let seals = try StoredRows(
      db, "SELECT row, seal FROM seals WHERE source = ? ORDER BY row", Int64(table.rawValue))
    var sealed: [(row: Int64, seal: [UInt8])] = []
    try seals.forEach { sealed.append((seals.integer(0), seals.blob(1))) }
    var next = 0
    try rows.forEach {
      let row = rows.integer(0)
      stream.append(rows.row, columns: 0..<sqlite3_column_count(rows.row))
      let seal = stream.finish()
      while next < sealed.count, sealed[next].row < row {
        wrong.append(sealed[next].row)
        next += 1
      }
      guard next < sealed.count, sealed[next].row == row else { return wrong.append(row) }
      if sealed[next].seal != seal { wrong.append(row) }
      next += 1
    }
    wrong += sealed[next...].map(\.row)
    if !wrong.isEmpty { collector.add(changed(table.name, count: wrong.count, wrong)) }
  }

  /// Compares the small tables with their seals.
  mutating func checkWholeTables() throws {
    for table in SealedWhole.allCases {
      let found = try SealWriter.seal(of: table, in: db, &stream)
      let rows = try StoredRows(
        db, "SELECT seal FROM seals WHERE source = ? AND row = 0", Int64(table.rawValue))
      var seal: [UInt8]?
      try rows.forEach { seal = rows.blob(0) }
      if seal != found { collector.add(changed(table.name, count: 1)) }
    }
    let sources = (SealedTable.allCases.map(\.rawValue) + SealedWhole.allCases.map(\.rawValue))
      .map(String.init).joined(separator: ", ")
    let others =
      try Int.fetchOne(
        db, sql: "SELECT count(*) FROM seals WHERE source NOT IN (\(sources))") ?? 0
    if others > 0 { collector.add(changed("seals", count: others)) }
  }

  // MARK: Schema and settings

  /// Compares the tables' definitions with those of a new index.
  func checkSchema() throws {
    let sql = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"
    let new = try DatabaseQueue()
    let expected = try new.write { db in
      try db.execute(sql: IndexSchema.tables)
      return try Row.fetchAll(db, sql: sql)
    }
    // GRDB's own are not there: the index is made without it.
    let found = try Row.fetchAll(db, sql: sql)
    if found != expected {
      collector.add(changed("sqlite_schema", count: max(1, abs(found.count - expected.count))))
    }
  }

  func checkSettings() throws {
    let incomplete: Int? = try db.setting(.incomplete)
    if incomplete != 0 {
      collector.add(VerificationFinding(.indexIncomplete, path: Self.indexName))
    }
  }

  /// `PRAGMA integrity_check`: the structure of the file, and its indexes against its tables.
  func checkStructure() throws {
    let lines = try String.fetchAll(db, sql: "PRAGMA integrity_check(10)")
    for line in lines where line != "ok" {
      collector.add(VerificationFinding(.indexDamaged, path: Self.indexName, detail: line))
    }
  }

  // MARK: What is repeated

  /// Compares the blocks that ranking and filters read with the rows that they repeat.
  func checkBlocks() throws {
    let tables: RankingTables
    do { tables = try RankingTables(reading: db) } catch let error as DatabaseError {
      collector.add(
        VerificationFinding(
          .indexDamaged, path: Self.indexName,
          fact: .database(DatabaseFault(error.resultCode.rawValue) ?? .corrupt)))
      return
    }
    let (documents, passages) = (tables.order.documents, tables.order.passages)
    // By bytes: names that are equal to String may be different ones.
    var names: [String: [[UInt8]: Int]] = [:]
    let nameRows = try StoredRows(db, "SELECT field, value, id FROM names")
    try nameRows.forEach {
      let value = Array((nameRows.text(1) ?? "").utf8)
      names[nameRows.text(0) ?? "", default: [:]][value] = Int(nameRows.integer(2))
    }
    var wrong = 0
    var seenDocuments = 0, seenPassages = 0
    let rows = try StoredRows(
      db,
      """
      SELECT id, identifier, kind, issuer, speaker, first_day, last_day, first_passage, passage_count,
        standing FROM documents ORDER BY id
      """)
    try rows.forEach {
      let number = Int(rows.integer(0)), first = Int(rows.integer(7)), count = Int(rows.integer(8))
      guard rows.text(9) == nil else { return }
      func named(_ column: Int32, _ field: String) -> Int {
        rows.text(column).map { names[field]?[Array($0.utf8)] ?? -1 } ?? 0
      }
      guard number > 0, number < documents.count, first >= 0, count >= 0,
        first + count <= passages.documents.count,
        documents.identifiers[number]
          == DocumentTable.identifierNumber(rows.text(1) ?? ""),
        Int(documents.kinds[number]) == named(2, "kind"),
        Int(documents.issuers[number]) == named(3, "issuer"),
        Int(documents.speakers[number]) == named(4, "speaker"),
        Int(documents.firstDays[number]) == Int(rows.integer(5)),
        Int(documents.lastDays[number]) == Int(rows.integer(6)),
        Int(documents.firstPassages[number]) == (count == 0 ? 0 : first),
        passages.documents[first..<(first + count)].allSatisfy({ Int($0) == number })
      else {
        wrong += 1
        return
      }
      seenDocuments += 1
      seenPassages += count
    }
    wrong += abs(documents.identifiers.count { $0 != 0 } - seenDocuments)
    wrong += abs(passages.passageCount - seenPassages)
    if wrong > 0 {
      collector.add(
        VerificationFinding(.tablesDisagree, path: Self.indexName, count: wrong))
    }
  }

  /// Compares how many rows there are with how many belong to a file.
  func checkCounts() throws {
    for (table, seen) in collector.current.rows.sorted(by: { $0.key < $1.key }) {
      let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") ?? 0
      if count != seen {
        collector.add(
          VerificationFinding(
            .rowsLeftOver, path: Self.indexName, expected: "\(seen)", found: "\(count)",
            detail: table))
      }
    }
    let seals =
      try Int.fetchOne(
        db, sql: "SELECT count(*) FROM seals WHERE source = ?",
        arguments: [SealedTable.documents.rawValue]) ?? 0
    let documents = collector.current.rows["documents"] ?? 0
    if seals != documents {
      collector.add(
        VerificationFinding(
          .rowsLeftOver, path: Self.indexName, expected: "\(documents)", found: "\(seals)",
          detail: "seals"))
    }
  }
}
