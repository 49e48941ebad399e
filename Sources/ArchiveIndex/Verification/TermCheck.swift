import ArchiveModel
import Corpus
internal import GRDB
internal import GRDBSQLite

/// Every occurrence of every term, added up: two sums are equal when the occurrences are the same.
struct TermSum: Sendable, Hashable {
  private(set) var count = 0
  private var sum: UInt64 = 0

  /// A term's part of the sum (FNV-1a).
  static func hash(_ term: some Sequence<UInt8>) -> UInt64 {
    term.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }

  mutating func add(_ term: UInt64, passage: Int64, column: Int, offset: Int) {
    count += 1
    let place = UInt64(bitPattern: passage) << 34 ^ UInt64(column) << 32 ^ UInt64(offset)
    sum &+= Self.mixed(term ^ Self.mixed(place))
  }

  /// SplitMix64's finish.
  private static func mixed(_ value: UInt64) -> UInt64 {
    var value = value &+ 0x9E37_79B9_7F4A_7C15
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}

/// Compares the posting lists with the passages' terms made anew, and the counts with both.
struct TermCheck {
  let db: Database
  let collector: FindingCollector

  /// FTS5's columns, in its order.
  private static let columns = ["grams", "words", "heading"]
  /// FTS5 keeps no more of a term.
  private static let longestTerm = 32768

  private func disagrees(_ what: String, count: Int) {
    guard count > 0 else { return }
    collector.add(
      VerificationFinding(.postingsDisagree, path: IndexFile.name, count: count, detail: what))
  }

  // MARK: The passages' side

  /// Makes the terms of every passage anew, and compares their number with what is kept of it.
  func addMadeTerms() throws {
    let tables = try RankingTables(reading: db)
    let lengths = tables.order.passages.lengths
    var preparation = try PassagePreparation()
    var sum = TermSum()
    var wrongLengths = 0, wrongSizes = 0
    let rows = try StoredRows(
      db,
      """
      SELECT passages.id, text, word_starts, heading_path, title, sz, standing IS NULL
      FROM passages JOIN documents ON documents.id = document
        LEFT JOIN passage_terms_docsize sizes ON sizes.id = passages.id
      ORDER BY passages.id
      """)
    try rows.forEach {
      let passage = rows.integer(0)
      guard rows.integer(6) == 1 else {
        if !rows.blob(5).isEmpty { wrongSizes += 1 }
        return
      }
      let terms = preparation.terms(
        text: rows.text(1) ?? "", wordStarts: rows.blob(2), title: rows.text(4),
        headingPath: TextList.decode(rows.text(3)))
      var sizes: [UInt8] = []
      for (column, bytes) in [terms.grams, terms.words, terms.heading].enumerated() {
        let count = Self.add(bytes, passage: passage, column: column, to: &sum)
        Self.append(count, to: &sizes)
      }
      if sizes != rows.blob(5) { wrongSizes += 1 }
      let length = passage < lengths.count && passage >= 0 ? Int(lengths[Int(passage)]) : -1
      if length != min(terms.unitCount, Int(UInt16.max)) { wrongLengths += 1 }
    }
    disagrees("passage_blocks", count: wrongLengths)
    disagrees("passage_terms_docsize", count: wrongSizes)
    collector.note(made: sum)
  }

  /// Adds a column's terms as FTS5's tokenizer `ascii` finds them.
  private static func add(_ text: [UInt8], passage: Int64, column: Int, to sum: inout TermSum)
    -> Int
  {
    var offset = 0
    var index = 0
    while index < text.count {
      let start = index
      while index < text.count, isTermByte(text[index]) { index += 1 }
      if index > start {
        let term = text[start..<min(index, start + longestTerm)].lazy.map {
          (0x41...0x5A).contains($0) ? $0 | 0x20 : $0
        }
        sum.add(TermSum.hash(term), passage: passage, column: column, offset: offset)
        offset += 1
      }
      index += 1
    }
    return offset
  }

  private static func isTermByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  /// Appends a number as FTS5 writes it: seven bits a byte, the highest first.
  private static func append(_ number: Int, to bytes: inout [UInt8]) {
    var groups = [UInt8(number & 0x7F)]
    var rest = number >> 7
    while rest > 0 {
      groups.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes += groups.reversed()
  }

  // MARK: The posting lists' side

  /// Adds up what the posting lists hold, and compares `common_terms` with it.
  func addStoredTerms() throws {
    try db.execute(
      sql: "CREATE VIRTUAL TABLE temp.occurrences USING fts5vocab (main, passage_terms, instance)")
    defer { try? db.execute(sql: "DROP TABLE temp.occurrences") }
    var sum = TermSum()
    var term: [UInt8] = []
    var hash: UInt64 = 0
    let columns = Self.columns.map { Array($0.utf8)[0] }
    let rows = try StoredRows(db, "SELECT term, doc, col, offset FROM temp.occurrences")
    try rows.forEach {
      let bytes = UnsafeRawBufferPointer(
        start: sqlite3_column_text(rows.row, 0), count: Int(sqlite3_column_bytes(rows.row, 0)))
      if !bytes.elementsEqual(term) {
        term = Array(bytes)
        hash = TermSum.hash(term)
      }
      let name = sqlite3_column_text(rows.row, 2)?.pointee ?? 0
      sum.add(
        hash, passage: rows.integer(1), column: columns.firstIndex(of: name) ?? 3,
        offset: Int(rows.integer(3)))
    }
    collector.note(stored: sum)
    try checkCounts()
  }

  private func checkCounts() throws {
    var common: [String: TermChanges.Counts] = [:]
    let rows = try StoredRows(db, "SELECT term, words, grams, heading FROM common_terms")
    try rows.forEach {
      common[rows.text(0) ?? ""] = TermChanges.Counts(
        words: Int(rows.integer(1)), grams: Int(rows.integer(2)), heading: Int(rows.integer(3)))
    }
    let counts = try StoredRows(db, "SELECT term, col, doc FROM term_counts")
    try counts.forEach {
      guard let term = counts.text(0), common[term] != nil else { return }
      let count = Int(counts.integer(2))
      switch counts.text(1) {
      case "words": common[term]?.words -= count
      case "grams": common[term]?.grams -= count
      default: common[term]?.heading -= count
      }
    }
    disagrees("common_terms", count: common.values.count { $0 != TermChanges.Counts() })
  }
}
