public import ArchiveModel
internal import GRDB

extension IndexSession {
  /// A passage, and what ranking needs of it.
  public struct PassageRow: Sendable {
    /// The passage's number in the index.
    public var number: Int
    /// The passage.
    public var passage: Passage
    /// Which of its units begin a word (``WordStarts``).
    public var wordStarts: [UInt8]
    /// The number of its document.
    public var document: Int
    /// The SHA-256 that its id is made with.
    public var contentDigest: [UInt8]
    /// Its document's id.
    public var documentIdentifier: String
  }

  /// A passage by its number.
  ///
  /// - Throws: ``ArchiveIndexError`` where the index has none of this number, or it is damaged.
  public func passage(number: Int) throws -> PassageRow {
    try file.translatingErrors {
      guard
        let row = try Row.fetchOne(
          db.cachedStatement(
            sql: """
              SELECT \(Self.passageColumns), content, identifier, first_passage
              FROM passages JOIN documents ON documents.id = document WHERE passages.id = ?
              """), arguments: [number])
      else { throw damaged(passage: number) }
      return try passageRow(
        row, number: number, contentDigest: (row.decoded(8) as DatabaseBlob?)?.bytes ?? [],
        documentIdentifier: row.decoded(9) as String? ?? "", first: row.decoded(10) as Int? ?? 0)
    }
  }

  /// Passages of a document that follow each other.
  ///
  /// - Parameter ordinals: within the document's passages.
  /// - Throws: ``ArchiveIndexError`` where the index is damaged.
  public func passages(of document: DocumentRow, ordinals: Range<Int>) throws -> [PassageRow] {
    try file.translatingErrors {
      let first = document.passages.lowerBound
      var passages: [PassageRow] = []
      let rows = try Row.fetchCursor(
        db.cachedStatement(
          sql: "SELECT \(Self.passageColumns) FROM passages WHERE id >= ? AND id < ? ORDER BY id"),
        arguments: [first + ordinals.lowerBound, first + ordinals.upperBound])
      while let row = try rows.next() {
        let number = first + ordinals.lowerBound + passages.count
        let passage = try passageRow(
          row, number: number, contentDigest: document.contentDigest,
          documentIdentifier: document.summary.id, first: first)
        guard passage.document == document.number else { throw damaged(passage: number) }
        passages.append(passage)
      }
      guard passages.count == ordinals.count else {
        throw damaged(passage: first + ordinals.lowerBound + passages.count)
      }
      return passages
    }
  }

  /// Calls `body` with the headings over each passage of a document, in order, until it says `false`.
  /// Headings that are those of the passage before are left out.
  public func forEachHeadingPath(
    of document: DocumentRow, _ body: (_ ordinal: Int, _ path: [String]) -> Bool
  ) throws {
    try file.translatingErrors {
      let rows = try Row.fetchCursor(
        db.cachedStatement(
          sql: """
            SELECT id, heading_path FROM
              (SELECT id, heading_path, lag(heading_path) OVER (ORDER BY id) AS above
                FROM passages WHERE id >= ? AND id < ?)
            WHERE heading_path IS NOT above
            """), arguments: [document.passages.lowerBound, document.passages.upperBound])
      while let row = try rows.next() {
        let ordinal = (row.decoded(0) as Int? ?? 0) - document.passages.lowerBound
        guard body(ordinal, TextList.decode(row.decoded(1) as String?)) else { return }
      }
    }
  }

  private static let passageColumns = """
    text, heading_path, repaired, first_page, last_page, word_starts, source_map, document
    """

  private func damaged(passage number: Int) -> ArchiveIndexError {
    ArchiveIndexError(code: .damaged, path: file.path, detail: .item(.passage, Int64(number)))
  }

  /// The row of ``passageColumns``.
  private func passageRow(
    _ row: Row, number: Int, contentDigest: [UInt8], documentIdentifier: String, first: Int
  ) throws -> PassageRow {
    guard let text = row.decoded(0) as String?,
      let map = SourceMapCoding.decode((row.decoded(6) as DatabaseBlob?)?.bytes ?? [], text: text)
    else { throw damaged(passage: number) }
    var pages: ClosedRange<Int>?
    if let first = row.decoded(3) as Int?, let last = row.decoded(4) as Int?, first <= last {
      pages = first...last
    }
    return PassageRow(
      number: number,
      passage: Passage(
        ordinal: number - first, headingPath: TextList.decode(row.decoded(1) as String?),
        text: text, sourceMap: map, isRepaired: row.decoded(2) as Bool? ?? false, pages: pages),
      wordStarts: (row.decoded(5) as DatabaseBlob?)?.bytes ?? [],
      document: row.decoded(7) as Int? ?? 0, contentDigest: contentDigest,
      documentIdentifier: documentIdentifier)
  }
}
