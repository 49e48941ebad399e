public import ArchiveModel

/// A draft's quotations for a person at a terminal: a table, then what is not as quoted.
public enum DraftReportText {
  /// The whole report, ended by a line feed.
  public static func render(
    _ report: DraftReport, citation: Citation.Style = .gbt7714, style: TerminalStyle,
    language: Language
  ) -> String {
    let phrases = Phrases(language)
    var lines = TerminalParagraph(
      phrases.draftSummary(report), as: .title
    ).lines(style)
    for notice in phrases.notices(of: report) {
      lines += TerminalParagraph(notice, as: .notice).lines(style)
    }
    lines.append("")
    lines += table(report, style, phrases)
    for item in report.unconfirmed {
      lines.append("")
      lines += details(of: item, citation, style, phrases)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func table(_ report: DraftReport, _ style: TerminalStyle, _ phrases: Phrases)
    -> [String]
  {
    let namesSpeakers = report.items.contains { $0.statedSpeaker != nil }
    let room = max(12, style.width - (namesSpeakers ? 54 : 44))
    let rows = report.items.map { item -> [String] in
      let place = item.response?.matches.first.map {
        DisplayText.singleLine(phrases.markedTitle($0.document))
      }
      return [
        String(item.number), item.line.map(String.init) ?? "",
        item.verdict.map(phrases.shortVerdict) ?? phrases.notChecked,
        shortened(DisplayText.singleLine(item.text), to: room * 3 / 5),
        shortened(place ?? "", to: room * 2 / 5 + 14),
      ] + (namesSpeakers ? [phrases.shortSpeaker(of: item)] : [])
    }
    let columns = phrases.draftColumns + (namesSpeakers ? [phrases.speakerColumn] : [])
    return TerminalTable(rows: [columns] + rows, numberColumns: [0, 1]).lines()
  }

  private static func details(
    of item: DraftReport.Item, _ citation: Citation.Style, _ style: TerminalStyle,
    _ phrases: Phrases
  ) -> [String] {
    let label = "\(item.number). \(item.leadIn)“\(item.text)”"
    var lines = TerminalParagraph(DisplayText.singleLine(label), as: .title).lines(style)
    guard let match = item.response?.matches.first else {
      let words =
        item.refusal.map(phrases.refusal)
        ?? (item.isOutOfTime ? phrases.outOfTime : phrases.nothingNear)
      return lines + TerminalParagraph(words).lines(style, indent: 4)
    }
    if let speaker = phrases.speaker(of: item) {
      lines += TerminalParagraph(DisplayText.singleLine(speaker)).lines(style, indent: 4)
    }
    for notice in item.response?.notices ?? [] {
      lines += TerminalParagraph(phrases.notice(notice), as: .notice).lines(style, indent: 4)
    }
    lines += TerminalParagraph(QuoteResultText.diffRuns(of: match.diff, style))
      .lines(style, indent: 4)
    let facts = [phrases.verdict(match.verdict)] + phrases.facts(of: match)
    lines += TerminalParagraph(
      DisplayText.singleLine(facts.joined(separator: " · ")), as: .faint
    ).lines(style, indent: 4)
    return lines
      + TerminalParagraph(
        Citation.text(match.document, pages: match.pages, style: citation), as: .faint
      ).lines(style, indent: 4)
  }

  /// A text cut to some columns, with `…` where it was cut.
  private static func shortened(_ text: String, to columns: Int) -> String {
    guard TerminalWidth.columns(of: text) > columns else { return text }
    var result = String.UnicodeScalarView()
    var width = 1
    for scalar in text.unicodeScalars {
      width += TerminalWidth.columns(of: scalar)
      if width > columns { break }
      result.append(scalar)
    }
    return String(result) + "…"
  }
}
