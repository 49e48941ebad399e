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
    "source_start", "source_end", "repaired", "citation", "missing", "document_missing",
  ]

  /// The table with a row for each result.
  public static func render(_ response: SearchResponse) -> String {
    let rows = [columns] + response.hits.map(cells)
    return CSVText.table(rows)
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
      + words.map { CSVText.neutralised($0 ?? "") }
      + [
        source.map { String($0.lowerBound) } ?? "", source.map { String($0.upperBound) } ?? "",
        String(hit.passage.isRepaired),
        CSVText.neutralised(Citation.gbt7714(hit.document, passage: hit.passage)),
        CSVText.neutralised(hit.missing.joined(separator: " ")),
        CSVText.neutralised(hit.documentMissing.joined(separator: " ")),
      ]
  }
}
