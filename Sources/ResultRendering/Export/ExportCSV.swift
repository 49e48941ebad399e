public import ArchiveModel

/// Documents as a table, a row each, in the form of ``SearchResultCSV``: what ``ExportLines`` writes,
/// in columns that `index` reads. A cell that a spreadsheet would run has an apostrophe before it.
public enum ExportCSV {
  /// The columns, in order.
  public static let columns =
    [
      "id", "title", "kind", "issuer", "number", "date", "byline", "addressee", "signer", "speaker",
      "source", "secrecy", "stated", "path", "external_id", "format", "encoding", "sha256",
      "passages", "standing", "standing_note", "replaces", "text_format", "text",
    ] + DocumentDescription.Field.further.map(\.rawValue)

  /// The row that names the columns, with the byte order mark before it.
  public static var header: String { CSVText.table([columns]) }

  /// A document's row.
  public static func row(_ document: ExportedDocument) -> String {
    let fields = ExportLines.Fields(document)
    let cells: [String?] = [
      fields.id, fields.title, fields.kind, fields.issuer, fields.number, fields.date,
      fields.byline?.joined(separator: "、"), fields.addressee, fields.signer, fields.speaker,
      fields.source, fields.secrecy, fields.stated?.joined(separator: " "), fields.path,
      fields.externalId, fields.format, fields.encoding, fields.sha256, String(fields.passages),
      fields.standing?.state, fields.standing.flatMap { $0.why ?? $0.by }, fields.replaces,
      fields.textFormat, fields.text,
    ]
    let description = document.view.document.description
    let further = DocumentDescription.Field.further.map {
      description.values(of: $0).joined(separator: "、")
    }
    return CSVText.row((cells.map { $0 ?? "" } + further).map(CSVText.neutralised))
  }
}
