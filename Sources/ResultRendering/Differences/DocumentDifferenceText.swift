public import ArchiveModel

/// In what two documents differ, for a person at a terminal: what is only in the first stands in
/// `[-…-]`, what is only in the second in `{+…+}`.
public enum DocumentDifferenceText {
  /// The whole difference, ended by a line feed. Passages that are equal are only counted.
  public static func render(
    _ difference: DocumentDifference, style: TerminalStyle, language: Language
  ) -> String {
    let phrases = Phrases(language)
    var lines: [String] = []
    for (mark, document) in [("-", difference.from), ("+", difference.to)] {
      let facts = [document.id, document.description.date.map { phrases.date($0) }, document.path]
      lines += TerminalParagraph([
        TerminalParagraph.Run(
          text: "\(mark) \(DisplayText.singleLine(phrases.markedTitle(document)))", role: .title),
        TerminalParagraph.Run(
          text: " · "
            + DisplayText.singleLine(facts.compactMap(\.self).joined(separator: " · ")),
          role: .faint),
      ]).lines(style)
    }
    lines += TerminalParagraph(
      difference.isSame ? phrases.sameText : phrases.differenceSummary(difference)
    ).lines(style)
    if !difference.isSame { lines += passages(difference, style, phrases) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func passages(
    _ difference: DocumentDifference, _ style: TerminalStyle, _ phrases: Phrases
  ) -> [String] {
    var lines: [String] = []
    var equal = 0
    func closeEqual() {
      if equal > 0 {
        lines.append("")
        lines += TerminalParagraph(phrases.unchanged(equal), as: .faint).lines(style)
      }
      equal = 0
    }
    for passage in difference.passages {
      guard passage.operation != .equal else {
        equal += 1
        continue
      }
      closeEqual()
      lines.append("")
      let ids = [passage.fromID, passage.toID].compactMap(\.self).joined(separator: " → ")
      lines += TerminalParagraph([
        TerminalParagraph.Run(text: phrases.operation(passage), role: .title),
        TerminalParagraph.Run(text: " · " + DisplayText.singleLine(ids), role: .faint),
      ]).lines(style)
      if !passage.headingPath.isEmpty {
        lines += TerminalParagraph(
          passage.headingPath.map(DisplayText.singleLine).joined(separator: " › "), as: .faint
        ).lines(style)
      }
      if !passage.diff.isEmpty {
        lines += TerminalParagraph(QuoteResultText.diffRuns(of: passage.diff, style)).lines(style)
      }
    }
    closeEqual()
    return lines
  }
}
