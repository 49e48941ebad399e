internal import GRDB
import Synchronization

/// What ranking holds in memory of one state of an index.
final class RankingTables: Sendable {
  let order: CandidateOrder
  let frequencies = FrequencyCache()
  let people = PeopleCache()
  /// The documents with links to others: of most there is nothing to look up.
  let linked: DocumentSet
  /// The documents that are left out of the tables (``ClassifiedDocuments``).
  let hidden: DocumentSet

  init(
    passages: PassageTable = PassageTable(), documents: DocumentTable = DocumentTable(),
    linked: DocumentSet = DocumentSet(), hidden: DocumentSet = DocumentSet()
  ) {
    (self.linked, self.hidden) = (linked, hidden)
    order = CandidateOrder(passages: passages, documents: documents)
  }

  /// Reads the tables.
  ///
  /// - Parameter hiding: whether documents that bear a level of secrecy are left out.
  /// - Throws: `DatabaseError` with `SQLITE_CORRUPT` where a block has not the size it should.
  convenience init(reading db: Database, hiding: Bool = false) throws {
    var passages = PassageTable()
    var documents = DocumentTable()
    try Self.forEachBlock(of: "passage_blocks", widths: PassageTable.widths, in: db) {
      passages.append(block: $0, $1)
    }
    try Self.forEachBlock(of: "document_blocks", widths: DocumentTable.widths, in: db) {
      documents.append(block: $0, $1)
    }
    var linked = DocumentSet()
    let rows = try Int.fetchCursor(
      db, sql: "SELECT DISTINCT document FROM document_links WHERE document >= 0")
    while let document = try rows.next() { linked.insert(document) }
    var hidden = DocumentSet()
    if hiding {
      hidden = try ClassifiedDocuments.numbers(in: db)
      passages.remove(hidden)
      documents.remove(hidden)
    }
    self.init(passages: passages, documents: documents, linked: linked, hidden: hidden)
  }

  /// How many blocks may be missing before one: none are, in an index that is whole.
  private static let widestGap = 16

  private static func forEachBlock(
    of table: String, widths: [Int], in db: Database, _ body: (Int, ColumnBlock) -> Void
  ) throws {
    let rows = try Row.fetchCursor(
      db, sql: "SELECT block, columns FROM \(table) WHERE block >= 0 ORDER BY block")
    var next = 0
    while let row = try rows.next() {
      guard let block = row.decoded("block") as Int?,
        let bytes = row.decoded("columns") as DatabaseBlob?,
        block <= next + widestGap,
        let columns = ColumnBlock(widths: widths, bytes: bytes.bytes)
      else { throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: table) }
      body(block, columns)
      next = block + 1
    }
  }
}

/// Document frequencies that were looked up before, for as long as the index stays as it is.
final class FrequencyCache: Sendable {
  /// How many terms are kept; with more, all are forgotten.
  private static let capacity = 1 << 16

  private let known = Mutex<[String: IndexSession.TermFrequency]>([:])

  subscript(term: String) -> IndexSession.TermFrequency? {
    get { known.withLock { $0[term] } }
    set {
      known.withLock { known in
        if known.count >= Self.capacity { known.removeAll() }
        known[term] = newValue
      }
    }
  }
}
