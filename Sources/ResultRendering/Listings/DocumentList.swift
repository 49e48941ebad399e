public import ArchiveModel

/// A list of documents, piece by piece, so that a long one need not be held in memory.
public struct DocumentList: Sendable {
  private let columns: [ListingColumn]
  private let style: TerminalStyle
  private let phrases: Phrases

  /// A list with columns.
  public init(
    columns: [ListingColumn] = ListingColumn.usual, style: TerminalStyle, language: Language
  ) {
    (self.columns, self.style) = (columns, style)
    phrases = Phrases(language)
  }

  // MARK: Text

  /// The line above the list.
  public var textHeader: String {
    style.styled(line(columns.map { $0.name(phrases) }), as: .faint) + "\n"
  }

  /// The line of a document. Nothing is cut off: what is too long moves what follows.
  public func text(_ listed: ListedDocument) -> String {
    let cells = columns.map { DisplayText.singleLine($0.cell(listed, phrases)) }
    let mark = phrases.secrecyMark(listed.summary).map { "  " + style.styled($0, as: .notice) }
    return line(cells) + (mark ?? "") + "\n"
  }

  /// How many were listed, of how many.
  public func textFooter(shown: Int, total: Int) -> String {
    style.styled(phrases.listed(shown, of: total), as: .faint) + "\n"
  }

  private func line(_ cells: [String]) -> String {
    var line = ""
    for (column, cell) in zip(columns, cells) {
      if !line.isEmpty { line += "  " }
      let gap = String(
        repeating: " ", count: max(0, column.width - TerminalWidth.columns(of: cell)))
      line += column == .size ? gap + cell : cell + gap
    }
    while line.last == " " { line.removeLast() }
    return line
  }

  // MARK: CSV

  /// The row that names the columns, in the form of ``SearchResultCSV``.
  public var csvHeader: String { CSVText.table([columns.map(\.rawValue)]) }

  /// The row of a document.
  public func csv(_ listed: ListedDocument) -> String {
    CSVText.row(columns.map { CSVText.neutralised($0.cell(listed, phrases)) })
  }

  // MARK: JSON

  /// A document on one line, with all there is to know, whatever the columns.
  public static func json(_ listed: ListedDocument) throws -> String {
    try JSONText.encode(ListedFields(listed))
  }
}

struct ListedFields: Encodable, Sendable {
  var document: DocumentFields
  var further: FurtherFields
  var state: String
  @OrNull var accession: String?
  var sha256: String
  var size: Int
  var format: String
  @OrNull var encoding: String?
  var stated: [String]
  var problems: [FactFields]

  init(_ listed: ListedDocument) {
    document = DocumentFields(listed.summary)
    further = FurtherFields(listed.summary.description)
    state = listed.summary.standing.name
    (accession, sha256, size) = (listed.accession, listed.sha256, listed.size)
    (format, encoding) = (listed.format, listed.encoding)
    problems = listed.problems.map { FactFields($0) }
    stated = listed.summary.description.stated.map(\.rawValue).sorted()
  }

  enum CodingKeys: CodingKey {
    case state, accession, sha256, size, format, encoding, stated, problems
  }

  func encode(to encoder: any Encoder) throws {
    try document.encode(to: encoder)
    try further.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(state, forKey: .state)
    try container.encode(accession, forKey: .accession)
    try container.encode(sha256, forKey: .sha256)
    try container.encode(size, forKey: .size)
    try container.encode(format, forKey: .format)
    try container.encode(encoding, forKey: .encoding)
    try container.encode(stated, forKey: .stated)
    try container.encode(problems, forKey: .problems)
  }
}
