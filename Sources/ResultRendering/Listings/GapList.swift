public import ArchiveModel

/// The work list of documents whose description lacks something, piece by piece.
///
/// In CSV it can be filled in and given to `import --metadata`.
public struct GapList: Sendable {
  private let fields: [DocumentDescription.Field]
  private let style: TerminalStyle
  private let phrases: Phrases

  /// A work list of fields.
  public init(fields: [DocumentDescription.Field], style: TerminalStyle, language: Language) {
    (self.fields, self.style) = (fields, style)
    phrases = Phrases(language)
  }

  // MARK: Text

  /// How many lack which field, and how many files could not be read.
  public func textHeader(
    documents: Int, counts: [DocumentDescription.Field: Int], failed: Int
  ) -> String {
    let parts = fields.compactMap { field in
      counts[field].flatMap { $0 > 0 ? "\(phrases.name(of: field)) \($0)" : nil }
    }
    return phrases.gaps(documents, parts, failed: failed) + "\n"
  }

  /// The line above those that lack the same.
  public func textGroup(_ missing: [DocumentDescription.Field]) -> String {
    "\n" + style.styled(phrases.lacking(missing.map(phrases.name(of:))), as: .title) + "\n"
  }

  /// The lines of a document: where it is, and what is known.
  public func text(_ listed: ListedDocument) -> String {
    let known = fields.flatMap { field in
      listed.summary.description.values(of: field).prefix(1)
    }
    let name =
      listed.summary.place
    var text = "\(listed.summary.id)  \(DisplayText.singleLine(name))\n"
    let titled = [listed.summary.description.title].compactMap(\.self) + known
    var seen: Set<String> = []
    let facts = titled.filter { seen.insert($0).inserted }
    if !facts.isEmpty {
      text += "    " + DisplayText.singleLine(facts.joined(separator: " · ")) + "\n"
    }
    return text
  }

  /// The lines of the files that could not be read.
  public func text(_ failed: [FailedFile]) -> String {
    guard !failed.isEmpty else { return "" }
    return "\n" + style.styled(phrases.notRead(failed.count), as: .title) + "\n"
      + failed.map {
        "\($0.id)  \(DisplayText.singleLine($0.path))\n    \(DisplayText.singleLine(phrases.text(of: $0.reason)))\n"
      }.joined()
  }

  // MARK: CSV

  /// The fields that have a column: the usual ones, and those that are asked for.
  private var fieldColumns: [DocumentDescription.Field] {
    let usual: [DocumentDescription.Field] = [.title, .kind, .issuer, .number, .date]
    return usual + fields.filter { !usual.contains($0) }
  }

  /// The row that names the columns.
  public var csvHeader: String {
    CSVText.table([
      ["id", "path", "record", "missing"] + fieldColumns.map(\.rawValue) + ["reason"]
    ])
  }

  /// The row of a document.
  ///
  /// - Parameter reason: why its text could not be read, where it could not.
  public func csv(_ listed: ListedDocument, unread reason: Fact? = nil) -> String {
    let summary = listed.summary
    let missing = listed.missing(fields).map(\.rawValue) + (reason == nil ? [] : ["text"])
    let cells: [String?] =
      [summary.id, summary.path, summary.externalID, missing.joined(separator: " ")]
      + fieldColumns.map { summary.description.values(of: $0).joined(separator: "、") }
      + [reason.map { phrases.text(of: $0) }]
    return CSVText.row(cells.map { CSVText.neutralised($0 ?? "") })
  }

  /// The row of a file that could not be read.
  public func csv(_ failed: FailedFile) -> String {
    let cells =
      [failed.id, failed.path, "", "text"] + fieldColumns.map { _ in "" }
      + [phrases.text(of: failed.reason)]
    return CSVText.row(cells.map(CSVText.neutralised))
  }

  // MARK: JSON

  /// A document on one line.
  ///
  /// - Parameter reason: why its text could not be read, where it could not.
  public func json(_ listed: ListedDocument, unread reason: Fact? = nil) throws -> String {
    try JSONText.encode(
      GapFields(
        document: DocumentFields(listed.summary),
        missing: listed.missing(fields).map(\.rawValue) + (reason == nil ? [] : ["text"]),
        reason: reason.map(Language.english.of)))
  }

  /// A file that could not be read, on one line.
  public static func json(_ failed: FailedFile) throws -> String {
    try JSONText.encode(
      FailedFields(
        id: failed.id, path: failed.path, missing: ["text"],
        reason: Language.english.of(failed.reason), contentState: failed.contentState?.rawValue))
  }

  private struct GapFields: Encodable, Sendable {
    var document: DocumentFields
    var missing: [String]
    var reason: String?

    enum CodingKeys: CodingKey { case missing, reason }

    func encode(to encoder: any Encoder) throws {
      try document.encode(to: encoder)
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(missing, forKey: .missing)
      try container.encodeIfPresent(reason, forKey: .reason)
    }
  }

  private struct FailedFields: Encodable, Sendable {
    var id: String
    var path: String
    var missing: [String]
    var reason: String
    @OrNull var contentState: String?
  }
}
