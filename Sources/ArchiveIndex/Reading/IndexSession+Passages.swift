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
        row, number: number, contentDigest: row.bytes("content"),
        documentIdentifier: row.decoded("identifier") as String? ?? "",
        first: row.decoded("first_passage") as Int? ?? 0)
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
        let ordinal = (row.decoded("id") as Int? ?? 0) - document.passages.lowerBound
        guard body(ordinal, TextList.decode(row.decoded("heading_path") as String?)) else { return }
      }
    }
  }

  /// The columns that a passage is made of.
  private enum PassageColumn: Int, SelectedColumn {
    case text, headingPath, repaired, firstPage, lastPage, wordStarts, sourceMap, document,
      recognized

    var sql: String {
      switch self {
      case .headingPath: "heading_path"
      case .firstPage: "first_page"
      case .lastPage: "last_page"
      case .wordStarts: "word_starts"
      case .sourceMap: "source_map"
      case .text, .repaired, .document, .recognized: "\(self)"
      }
    }
  }

  private static let passageColumns = PassageColumn.list

  private func damaged(passage number: Int) -> ArchiveIndexError {
    ArchiveIndexError(code: .damaged, path: file.path, detail: .item(.passage, Int64(number)))
  }

  /// A passage of its columns.
  private func passageRow(
    _ row: Row, number: Int, contentDigest: [UInt8], documentIdentifier: String, first: Int
  ) throws -> PassageRow {
    guard let text = row.decoded(PassageColumn.text) as String?,
      let map = SourceMapCoding.decode(row.bytes(PassageColumn.sourceMap), text: text)
    else { throw damaged(passage: number) }
    var pages: ClosedRange<Int>?
    if let first = row.decoded(PassageColumn.firstPage) as Int?,
      let last = row.decoded(PassageColumn.lastPage) as Int?, first <= last
    {
      pages = first...last
    }
    return PassageRow(
      number: number,
      passage: Passage(
        ordinal: number - first,
        headingPath: TextList.decode(row.decoded(PassageColumn.headingPath) as String?),
        text: text, sourceMap: map,
        isRepaired: row.decoded(PassageColumn.repaired) as Bool? ?? false, pages: pages,
        recognitionConfidence: row.decoded(PassageColumn.recognized)),
      wordStarts: row.bytes(PassageColumn.wordStarts),
      document: row.decoded(PassageColumn.document) as Int? ?? 0, contentDigest: contentDigest,
      documentIdentifier: documentIdentifier)
  }
}
