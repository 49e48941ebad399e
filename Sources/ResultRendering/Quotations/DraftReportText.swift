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
    let room = max(12, style.width - 44)
    let rows = report.items.map { item -> [String] in
      let place = item.response?.matches.first.map {
        DisplayText.singleLine($0.document.displayTitle)
      }
      return [
        String(item.number), item.line.map(String.init) ?? "",
        item.verdict.map(phrases.shortVerdict) ?? phrases.notChecked,
        shortened(DisplayText.singleLine(item.text), to: room * 3 / 5),
        shortened(place ?? "", to: room * 2 / 5 + 14),
      ]
    }
    return TerminalTable(rows: [phrases.draftColumns] + rows, numberColumns: [0, 1]).lines()
  }

  private static func details(
    of item: DraftReport.Item, _ citation: Citation.Style, _ style: TerminalStyle,
    _ phrases: Phrases
  ) -> [String] {
    let label = "\(item.number). \(item.leadIn)“\(item.text)”"
    var lines = TerminalParagraph(DisplayText.singleLine(label), as: .title).lines(style)
    guard let match = item.response?.matches.first else {
      let words = item.refusal.map(phrases.refusal) ?? phrases.nothingNear
      return lines + TerminalParagraph(words).lines(style, indent: 4)
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

extension Phrases {
  /// One of two phrases.
  private func say(_ chinese: String, _ english: String) -> String {
    language == .chinese ? chinese : english
  }

  func draftSummary(_ report: DraftReport) -> String {
    var counts = report.counts.filter { $0.count > 0 }.map {
      say("\(shortVerdict($0.verdict)) \($0.count)", "\($0.count) \(shortVerdict($0.verdict))")
    }
    let refused = report.items.count { $0.refusal != nil }
    if refused > 0 { counts.append(say("\(notChecked) \(refused)", "\(refused) \(notChecked)")) }
    let total = report.items.count
    return DisplayText.singleLine(report.name)
      + say("：引文 \(total) 处", ": \(total) \(total == 1 ? "quotation" : "quotations")")
      + (counts.isEmpty ? "" : say("，", ": ") + counts.joined(separator: say("、", ", ")))
  }

  func notices(of report: DraftReport) -> [String] {
    var notices: [String] = []
    let unclosed = report.items.count(where: \.isUnclosed)
    if unclosed > 0 {
      notices.append(
        say(
          "\(unclosed) 处引文没有后引号，核对到该段末尾。",
          "\(unclosed) without a closing quotation mark, checked to the end of the paragraph."))
    }
    if report.strayMarkCount > 0 {
      notices.append(
        say(
          "\(report.strayMarkCount) 个后引号前面没有前引号，未核对。",
          "\(report.strayMarkCount) closing quotation marks without an opening one; nothing was checked there."
        ))
    }
    return notices
  }

  var draftColumns: [String] {
    language == .chinese
      ? ["序号", "行", "结论", "引文", "出处"] : ["no.", "line", "verdict", "quotation", "document"]
  }
  var notChecked: String { say("无法核对", "not checked") }
  var draftTitle: String { say("引文核对报告", "Quotations checked") }
  var unclosed: String { say("没有后引号", "no closing mark") }
  func lineNumber(_ line: Int) -> String { say("第 \(line) 行", "line \(line)") }
}
