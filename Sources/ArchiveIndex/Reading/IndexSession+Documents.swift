public import ArchiveModel
internal import GRDB

extension IndexSession {
  static let summaryColumns = """
    documents.id, identifier, external_id, files.path, title, kind, issuer, number, date, byline,
    addressee, signer, speaker, source, secrecy, stated, standing, standing_note, replaces
    """

  func summary(_ row: Row) -> DocumentSummary {
    var description = DocumentDescription()
    description.title = row.decoded(4) as String?
    description.kind = (row.decoded(5) as String?).flatMap(DocumentKind.init(rawValue:))
    description.issuer = row.decoded(6) as String?
    description.number = row.decoded(7) as String?
    description.date = (row.decoded(8) as String?).flatMap { PartialDate(iso8601: $0) }
    description.byline = TextList.decode(row.decoded(9) as String?)
    description.addressee = row.decoded(10) as String?
    description.signer = row.decoded(11) as String?
    description.speaker = row.decoded(12) as String?
    description.source = row.decoded(13) as String?
    description.secrecy = row.decoded(14) as String?
    description.stated = Set(
      TextList.decode(row.decoded(15) as String?).compactMap(
        DocumentDescription.Field.init(rawValue:)))
    return DocumentSummary(
      id: row.decoded(1) as String? ?? "", externalID: row.decoded(2) as String?,
      path: row.decoded(3) as String? ?? "",
      description: description, standing: Self.standing(row))
  }

  private static func standing(_ row: Row) -> DocumentStanding {
    let note = row.decoded(17) as String? ?? ""
    let state: DocumentStanding.State =
      switch row.decoded(16) as String? {
      case "withdrawn": .withdrawn(why: note)
      case "replaced": .replaced(by: note)
      default: .current
      }
    return DocumentStanding(state: state, replaces: row.decoded(18) as String?)
  }

  /// A document by its number.
  ///
  /// - Throws: ``ArchiveIndexError`` where the index has none of this number.
  public func document(number: Int) throws -> DocumentSummary {
    try file.translatingErrors {
      guard
        let row = try Row.fetchOne(
          db.cachedStatement(
            sql: """
              SELECT \(Self.summaryColumns) FROM documents JOIN files ON files.id = file
              WHERE documents.id = ?
              """), arguments: [number])
      else {
        throw ArchiveIndexError(
          code: .damaged, path: file.path, detail: .item(.document, Int64(number)))
      }
      return summary(row)
    }
  }

  /// A document's title.
  public func title(ofDocument number: Int) throws -> String? {
    try file.translatingErrors {
      try String.fetchOne(
        db.cachedStatement(sql: "SELECT title FROM documents WHERE id = ?"), arguments: [number])
    }
  }

  /// A document's external id, or else its id: what test collections know it by.
  public func externalID(ofDocument number: Int) throws -> String {
    try file.translatingErrors {
      try String.fetchOne(
        db.cachedStatement(
          sql: "SELECT coalesce(external_id, identifier) FROM documents WHERE id = ?"),
        arguments: [number]) ?? ""
    }
  }

  /// A document's row, as far as a view of it needs.
  public struct DocumentRow {
    /// The document's number in the index.
    public var number: Int
    /// The document.
    public var summary: DocumentSummary
    /// The SHA-256 of the file, and that of the document's own content.
    public var fileDigest: [UInt8], contentDigest: [UInt8]
    /// The file's format and encoding.
    public var format: String, encoding: String?
    /// The numbers of its passages.
    public var passages: Range<Int>
  }

  /// A document by its id; `nil` where there is none.
  public func document(identifier: String) throws -> DocumentRow? {
    try file.translatingErrors {
      guard
        let row = try Row.fetchOne(
          db.cachedStatement(
            sql: """
              SELECT \(Self.summaryColumns), files.sha256, content, format, encoding,
                first_passage, passage_count
              FROM documents JOIN files ON files.id = file WHERE identifier = ?
              """), arguments: [identifier])
      else { return nil }
      return documentRow(row)
    }
  }

  /// The row of ``summaryColumns`` and what follows them in ``document(identifier:)``.
  func documentRow(_ row: Row) -> DocumentRow {
    // Bounded, so that a damaged row is told as one where its passages are read, and does not overflow.
    let first = min(max(0, row.decoded(23) as Int? ?? 0), 1 << 40)
    let count = min(max(0, row.decoded(24) as Int? ?? 0), 1 << 40)
    return DocumentRow(
      number: row.decoded(0) as Int? ?? 0, summary: summary(row),
      fileDigest: (row.decoded(19) as DatabaseBlob?)?.bytes ?? [],
      contentDigest: (row.decoded(20) as DatabaseBlob?)?.bytes ?? [],
      format: row.decoded(21) as String? ?? "", encoding: row.decoded(22) as String?,
      passages: first..<(first + count))
  }
}
