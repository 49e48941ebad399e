public import ArchiveModel
internal import GRDB

extension IndexSession {
  /// The columns that a document's summary is made of.
  enum SummaryColumn: Int, SelectedColumn {
    case number, identifier, externalID, path
    case title, kind, issuer, documentNumber, date, byline, addressee, signer, speaker, source
    case secrecy, further, stated
    case standing, standingNote, replaces, contentState

    var sql: String {
      switch self {
      case .number: "documents.id"
      case .identifier: "identifier"
      case .externalID: "external_id"
      case .path: "files.path"
      case .documentNumber: "number"
      case .standingNote: "standing_note"
      case .contentState:
        // Of a file that is one document, what is lost of its attachments counts too.
        "iif(external_id IS NULL, files.content_state, documents.content_state)"
      case .title, .kind, .issuer, .date, .byline, .addressee, .signer, .speaker, .source,
        .secrecy, .further, .stated, .standing, .replaces:
        "\(self)"
      }
    }
  }

  /// The columns of ``summary(_:)``, and how many they are.
  static let summaryColumns = SummaryColumn.list, summaryColumnCount = SummaryColumn.allCases.count

  func summary(_ row: Row) -> DocumentSummary {
    func text(_ column: SummaryColumn) -> String? { row.decoded(column) }
    var description = DocumentDescription()
    description.title = text(.title)
    description.kind = text(.kind).map(DocumentKind.init(rawValue:))
    description.issuer = text(.issuer)
    description.number = text(.documentNumber)
    description.date = text(.date).flatMap { PartialDate(iso8601: $0) }
    description.byline = TextList.decode(text(.byline))
    description.addressee = text(.addressee)
    description.signer = text(.signer)
    description.speaker = text(.speaker)
    description.source = text(.source)
    description.secrecy = text(.secrecy)
    description.further = FurtherFields.decode(text(.further))
    description.stated = Set(
      TextList.decode(text(.stated)).compactMap(DocumentDescription.Field.init(rawValue:)))
    let note = text(.standingNote) ?? ""
    let state: DocumentStanding.State =
      switch text(.standing) {
      case "withdrawn": .withdrawn(why: note)
      case "replaced": .replaced(by: note)
      default: .current
      }
    return DocumentSummary(
      id: text(.identifier) ?? "", externalID: text(.externalID), path: text(.path) ?? "",
      description: description,
      standing: DocumentStanding(state: state, replaces: text(.replaces)),
      contentState: text(.contentState).flatMap(ContentState.init(rawValue:)) ?? .notRead)
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
              SELECT \(Self.documentColumns)
              FROM documents JOIN files ON files.id = file WHERE identifier = ?
              """), arguments: [identifier])
      else { return nil }
      return documentRow(row)
    }
  }

  /// What follows a document's summary in its row.
  private enum DocumentColumn: Int, SelectedColumn {
    case fileDigest, content, format, encoding, firstPassage, passageCount

    var sql: String {
      switch self {
      case .fileDigest: "files.sha256"
      case .firstPassage: "first_passage"
      case .passageCount: "passage_count"
      case .content, .format, .encoding: "\(self)"
      }
    }
  }

  /// The columns of ``documentRow(_:)``.
  static let documentColumns = summaryColumns + ", " + DocumentColumn.list

  /// A document's row, of its columns.
  func documentRow(_ row: Row) -> DocumentRow {
    func value<Value: DatabaseValueConvertible>(_ column: DocumentColumn) -> Value? {
      row.decoded(column, after: Self.summaryColumnCount)
    }
    // Bounded, so that a damaged row is told as one where its passages are read, and does not overflow.
    let first = min(max(0, value(.firstPassage) ?? 0), 1 << 40)
    let count = min(max(0, value(.passageCount) ?? 0), 1 << 40)
    return DocumentRow(
      number: row.decoded(SummaryColumn.number) ?? 0, summary: summary(row),
      fileDigest: (value(.fileDigest) as DatabaseBlob?)?.bytes ?? [],
      contentDigest: (value(.content) as DatabaseBlob?)?.bytes ?? [],
      format: value(.format) ?? "", encoding: value(.encoding), passages: first..<(first + count))
  }
}
