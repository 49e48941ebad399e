public import ArchiveModel

/// Answers to quotations as a table, a row for each place; a quotation that stands nowhere has one
/// row too. In the form of ``SearchResultCSV``.
public enum QuoteResultCSV {
  /// The columns, in order.
  public static let columns = [
    "number", "quote", "verdict", "similarity", "folded", "total", "matched_text", "difference",
    "direct_speech", "speaker", "document_id", "external_id", "path", "title", "date",
    "heading_path", "place", "source_start", "source_end", "pages", "passage_id", "link",
    "citation",
  ]

  /// The row that names the columns, with the byte order mark before it.
  public static var header: String { CSVText.table([columns]) }

  /// The table for one quotation.
  public static func render(_ response: QuoteResponse, citation: Citation.Style = .gbt7714)
    -> String
  {
    header + rows(response, number: 1, citation: citation)
  }

  /// The rows of one quotation of several.
  public static func rows(
    _ response: QuoteResponse, number: Int, citation: Citation.Style, mostPlaces: Int = .max
  ) -> String {
    guard !response.matches.isEmpty else {
      return row(
        number, response.quote, response.verdict.rawValue, total: response.total)
    }
    return response.matches.prefix(mostPlaces).map { match in
      let source = match.sourceRanges
      let cells: [String?] = [
        Decimals.text(match.similarity, places: 4),
        match.folded.map(\.rawValue).joined(separator: " "),
        String(response.total), match.matchedText, marked(match.diff), String(match.isDirectSpeech),
        match.speaker, match.document.id, match.document.externalID, match.document.path,
        match.document.description.title, match.document.description.date?.description,
        match.passage.headingPath.joined(separator: " › "), match.place.rawValue,
        source.map(\.lowerBound).min().map(String.init),
        source.map(\.upperBound).max().map(String.init),
        match.pages.map { Citation.text($0) }, match.passageID, match.link?.address,
        Citation.text(match.document, pages: match.pages, style: citation),
      ]
      return CSVText.row(
        [String(number), CSVText.neutralised(response.quote), match.verdict.rawValue]
          + cells.map { CSVText.neutralised($0 ?? "") })
    }.joined()
  }

  /// The row of a text that is no quotation: the reason stands as its verdict.
  public static func row(_ refusal: QuoteRequest.Refusal, of text: String, number: Int) -> String {
    row(
      number, String(text.unicodeScalars.prefix(200)), "error:" + refusal.rawValue, total: 0)
  }

  private static func row(
    _ number: Int, _ quote: String, _ verdict: String, total: Int
  ) -> String {
    let cells = [String(number), CSVText.neutralised(quote), verdict, "", "", String(total)]
    return CSVText.row(cells + Array(repeating: "", count: columns.count - cells.count))
  }

  /// A difference in one cell: `[-…-]` is only in the quotation, `{+…+}` only in the text.
  private static func marked(_ diff: [DiffPiece]) -> String {
    guard diff.contains(where: { $0.operation != .equal }) else { return "" }
    return diff.map { piece in
      switch piece.operation {
      case .equal: piece.text
      case .delete: "[-\(piece.text)-]"
      case .insert: "{+\(piece.text)+}"
      }
    }.joined()
  }
}
