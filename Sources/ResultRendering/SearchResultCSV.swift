public import ArchiveModel

/// Search results as a table: CSV by RFC 4180, for spreadsheets.
///
/// UTF-8 with a byte order mark, which spreadsheet programs need to see that it is UTF-8; lines end
/// with CR LF; the first line names the columns. A cell that a spreadsheet would run as a formula
/// gets an apostrophe before it (OWASP, "CSV Injection").
public enum SearchResultCSV {
  /// The columns, in order.
  public static let columns = [
    "rank", "score", "passage_id", "document_id", "external_id", "path", "title", "kind", "issuer",
    "speaker", "number", "date", "date_precision", "heading_path", "snippet", "text",
    "source_start", "source_end", "repaired", "citation",
  ]

  /// The table with a row for each result.
  public static func render(_ response: SearchResponse) -> String {
    table([columns] + response.hits.map(cells))
  }

  /// A table of cells in CSV.
  static func table(_ rows: [[String]]) -> String {
    "\u{FEFF}" + rows.map { $0.map(quoted).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func cells(_ hit: Hit) -> [String] {
    let description = hit.document.description
    let source = hit.passage.sourceMap.envelope
    let words: [String?] = [
      hit.passageID, hit.document.id, hit.document.externalID, hit.document.path,
      description.title, description.kind?.rawValue, description.issuer, description.speaker,
      description.number, description.date?.description, description.date?.precision.rawValue,
      hit.passage.headingPath.joined(separator: " › "),
      Excerpt(of: hit).segments.map(\.text).joined(), hit.passage.text,
    ]
    return [String(hit.rank), String(JSONText.finite(hit.score))]
      + words.map { neutralised($0 ?? "") }
      + [
        source.map { String($0.lowerBound) } ?? "", source.map { String($0.upperBound) } ?? "",
        String(hit.passage.isRepaired),
        neutralised(Citation.gbt7714(hit.document, passage: hit.passage)),
      ]
  }

  /// What makes a spreadsheet take a cell for a formula when it stands first; the full-width forms
  /// count in the East Asian editions.
  private static let formulaStarts: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠",
  ]

  static func neutralised(_ cell: String) -> String {
    guard let first = cell.unicodeScalars.first, formulaStarts.contains(first) else { return cell }
    return "'" + cell
  }

  static func quoted(_ cell: String) -> String {
    let needsQuotes = cell.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
    guard needsQuotes else { return cell }
    var result: [UInt8] = [0x22]
    for byte in cell.utf8 {
      if byte == 0x22 { result.append(0x22) }
      result.append(byte)
    }
    result.append(0x22)
    return String(decoding: result, as: UTF8.self)
  }
}
