public import ArchiveModel

/// The answer to a quotation for a person at a terminal.
///
/// Without colours what is only in the quotation stands in `[-…-]` and what is only in the text in
/// `{+…+}`, as `wdiff` and `git diff --word-diff` write it.
public enum QuoteResultText {
  /// The whole answer, ended by a line feed.
  public static func render(
    _ response: QuoteResponse, citation: Citation.Style = .gbt7714, style: TerminalStyle,
    language: Language
  ) -> String {
    let phrases = Phrases(language)
    var lines: [String] = []
    for notice in response.notices {
      lines += TerminalParagraph(phrases.notice(notice), as: .notice).lines(style)
    }
    var head = [TerminalParagraph.Run(text: phrases.verdict(response.verdict), role: .title)]
    var facts: [String] = []
    if response.verdict != .notFound {
      facts.append(phrases.places(response.total, isExact: response.totalIsExact))
    }
    facts.append(phrases.took(response.tookMilliseconds))
    head.append(TerminalParagraph.Run(text: " · " + facts.joined(separator: " · "), role: .faint))
    lines += TerminalParagraph(head).lines(style)
    if let folded = phrases.folded(response.folded) {
      lines += TerminalParagraph(folded, as: .faint).lines(style)
    }
    if response.folded.contains(.ellipsis) {
      lines += TerminalParagraph(phrases.elided, as: .notice).lines(style)
    }
    if response.verdict == .notFound {
      lines += TerminalParagraph(
        response.matches.isEmpty ? phrases.nothingNear : phrases.nearest
      ).lines(style)
    }
    for (index, match) in response.matches.enumerated() {
      lines.append("")
      lines += self.lines(of: match, number: index + 1, citation, style, phrases)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What there is to know about an answer, for a form that has no place for it.
  public static func notices(of response: QuoteResponse, language: Language) -> [String] {
    response.notices.map(Phrases(language).notice)
  }

  private static func lines(
    of match: QuoteMatch, number: Int, _ citation: Citation.Style, _ style: TerminalStyle,
    _ phrases: Phrases
  ) -> [String] {
    let indent = 4
    let rank = "\(number). ".padding(to: indent)
    var lines: [String] = []
    func add(_ text: String, as role: TerminalStyle.Role) {
      guard !text.isEmpty else { return }
      lines += TerminalParagraph(DisplayText.singleLine(text), as: role).lines(
        style, indent: indent)
    }
    add(phrases.markedTitle(match.document), as: .title)
    if let first = lines.first { lines[0] = rank + first.dropFirst(indent) }
    add(phrases.facts(of: match.document).joined(separator: " · "), as: .faint)
    add(match.passage.headingPath.joined(separator: " › "), as: .faint)
    lines += TerminalParagraph(runs(of: match)).lines(style, indent: indent)
    // Spaces and line ends need no pointing out one by one.
    let isLayoutOnly =
      match.verdict.isConfirmed
      && Set(match.folded).isSubset(of: [.spacing, .lineBreaks, .invisible, .ellipsis])
    if !isLayoutOnly, match.diff.contains(where: { $0.operation != .equal }) {
      lines += TerminalParagraph(
        [TerminalParagraph.Run(text: phrases.difference + ": ", role: .faint)]
          + diffRuns(of: match.diff, style)
      ).lines(style, indent: indent)
    }
    for omission in match.omissions { add(phrases.omitted(omission), as: .faint) }
    add(phrases.facts(of: match).joined(separator: " · "), as: .faint)
    if let speaker = match.speaker { add("\(phrases.speaker): \(speaker)", as: .faint) }
    let reference = Citation.text(match.document, pages: match.pages, style: citation)
    if citation == .gbt7714 {
      add(reference, as: .faint)
    } else {
      // To be copied as it is.
      lines += DisplayText.neutralised(reference).split(separator: "\n").map {
        style.styled(String($0), as: .faint)
      }
    }
    add(match.link?.address ?? match.passageID, as: .faint)
    return lines
  }

  /// How much of the text is shown before and after the words, in characters.
  private static let surroundings = 60

  /// The words in their place, marked.
  private static func runs(of match: QuoteMatch) -> [TerminalParagraph.Run] {
    let offsets = ScalarOffsets(match.context)
    var runs: [TerminalParagraph.Run] = []
    var position = 0
    func plain(_ text: String, isFirst: Bool, isLast: Bool) {
      let scalars = Array(text.unicodeScalars)
      func part(_ slice: ArraySlice<Unicode.Scalar>) -> String {
        DisplayText.singleLine(String(String.UnicodeScalarView(slice)))
      }
      let isLong = scalars.count > surroundings * (isFirst || isLast ? 1 : 2)
      guard isLong else {
        runs.append(TerminalParagraph.Run(text: part(scalars[...])))
        return
      }
      if !isFirst { runs.append(TerminalParagraph.Run(text: part(scalars.prefix(surroundings)))) }
      runs.append(TerminalParagraph.Run(text: "…"))
      if !isLast { runs.append(TerminalParagraph.Run(text: part(scalars.suffix(surroundings)))) }
    }
    for (index, range) in match.contextByteRanges.enumerated() {
      let range = offsets.bounded(range)
      guard range.lowerBound >= position else { continue }
      plain(offsets.text(position..<range.lowerBound), isFirst: index == 0, isLast: false)
      runs.append(
        TerminalParagraph.Run(text: DisplayText.singleLine(offsets.text(range)), role: .mark))
      position = range.upperBound
    }
    plain(offsets.text(position..<offsets.byteCount), isFirst: false, isLast: true)
    return runs
  }

  /// A difference, seen with and without colours.
  static func diffRuns(of diff: [DiffPiece], _ style: TerminalStyle) -> [TerminalParagraph.Run] {
    diff.map { piece in
      let text = DisplayText.singleLine(piece.text)
      return switch piece.operation {
      case .equal: TerminalParagraph.Run(text: text)
      case .delete: TerminalParagraph.Run(text: "[-\(text)-]", role: .deleted)
      case .insert: TerminalParagraph.Run(text: "{+\(text)+}", role: .inserted)
      }
    }
  }
}

extension Phrases {
  /// What is known of a place beside its document.
  func facts(of match: QuoteMatch) -> [String] {
    var facts: [String] = []
    if match.verdict == .changed || match.verdict == .notFound {
      facts.append(similarity(match.similarity))
    }
    if match.verdict != .notFound, let folded = folded(match.folded) { facts.append(folded) }
    if let change = match.fileChange { facts.append(fileChange(change)) }
    if let doubtful = doubtful(match.doubtful) { facts.append(doubtful) }
    facts += match.gaps.filter(\.isWide).map(gap)
    if let place = place(match.place) { facts.append(place) }
    if match.place == .text { facts.append(match.isDirectSpeech ? directSpeech : reportedSpeech) }
    if let pages = match.pages { facts.append(printedPages(pages)) }
    if match.passage.isRepaired { facts.append(repaired) }
    if let confidence = match.recognitionConfidence { facts.append(recognized(confidence)) }
    let ranges = match.sourceRanges
    if let start = ranges.map(\.lowerBound).min(), let end = ranges.map(\.upperBound).max() {
      facts.append(sourcePlace(match.document, start..<end))
    } else {
      facts.append(match.document.place)
    }
    return facts
  }
}

extension String {
  /// The text with spaces after it, up to a number of columns.
  func padding(to columns: Int) -> String {
    self + String(repeating: " ", count: max(0, columns - TerminalWidth.columns(of: self)))
  }
}
