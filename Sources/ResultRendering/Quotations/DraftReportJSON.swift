public import ArchiveModel

/// A draft's quotations in JSON.
public enum DraftReportJSON {
  /// The whole report as one object.
  public static func render(
    _ report: DraftReport, citation: Citation.Style = .gbt7714, language: Language = .chinese
  ) throws -> String {
    try JSONText.encode(ReportFields(report, citation: citation, language: language))
  }
}

private struct ReportFields: Encodable, Sendable {
  struct Item: Encodable, Sendable {
    var number: Int
    var text: String
    var leadIn: String
    @OrNull var line: Int?
    @OrNull var source: SourceFields?
    var unclosed: Bool
    @OrNull var verdict: String?
    /// Who says the words as the draft has it, who as the source has it, and whether it is the same.
    @OrNull var statedSpeaker: String?
    @OrNull var speaker: String?
    @OrNull var speakerAgrees: Bool?
    /// The answer, as `quote` gives it; `null` for what cannot be checked.
    @OrNull var result: QuoteFields?
    /// Why it cannot be checked.
    @OrNull var error: String?
    @OrNull var message: String?
  }

  var draft: String
  var total: Int
  /// Those for which the time did not suffice; not all of them are listed.
  var unchecked: Int
  var counts: [String: Int]
  var strayMarks: Int
  var quotations: [Item]

  init(_ report: DraftReport, citation: Citation.Style, language: Language) {
    draft = report.name
    total = report.total
    unchecked = report.overdueCount
    counts = Dictionary(uniqueKeysWithValues: report.counts.map { ($0.verdict.rawValue, $0.count) })
    strayMarks = report.strayMarkCount
    quotations = report.items.map { item in
      var fields = Item(
        number: item.number, text: item.text, leadIn: item.leadIn, line: item.line,
        source: item.sourceRange.flatMap { SourceFields(ranges: [$0]) }, unclosed: item.isUnclosed,
        verdict: item.verdict?.rawValue, statedSpeaker: item.statedSpeaker?.shownName,
        speaker: item.speaker?.shownName, speakerAgrees: item.speakerAgrees, result: nil,
        error: nil,
        message: nil)
      fields.result = item.response.map {
        QuoteFields($0, citation: citation, language: language)
      }
      fields.error = item.refusal?.rawValue ?? (item.isOutOfTime ? "out_of_time" : nil)
      fields.message =
        item.refusal.map(Phrases(language).refusal)
        ?? (item.isOutOfTime ? Phrases(language).outOfTime : nil)
      return fields
    }
  }
}
