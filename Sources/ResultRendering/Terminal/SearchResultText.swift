public import ArchiveModel

/// Search results for a person at a terminal.
///
/// Nothing from a document reaches the terminal as a command: see ``DisplayText``.
public enum SearchResultText {
  /// The whole answer, ended by a line feed.
  public static func render(
    _ response: SearchResponse, style: TerminalStyle, language: Language
  ) -> String {
    let phrases = Phrases(language)
    var lines: [String] = []
    for notice in notices(of: response, phrases) {
      lines += TerminalParagraph(notice, as: .notice).lines(style)
    }
    if response.hits.isEmpty {
      lines += TerminalParagraph(
        phrases.noResults + (language == .english ? " " : "") + phrases.noResultsAdvice
      ).lines(style)
    } else {
      let summary = [
        phrases.found(response.total, isExact: response.totalIsExact),
        phrases.took(response.tookMilliseconds),
      ].joined(separator: " · ")
      lines += TerminalParagraph(summary, as: .faint).lines(style)
    }
    for hit in response.hits {
      lines.append("")
      lines += self.lines(of: hit, style, phrases)
    }
    if let facets = response.facets {
      lines.append("")
      lines += self.lines(of: facets, style, phrases)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What to say of an answer beside its results, for forms that have no place for it.
  public static func notices(of response: SearchResponse, language: Language) -> [String] {
    notices(of: response, Phrases(language)).map { DisplayText.singleLine($0) }
  }

  private static func notices(of response: SearchResponse, _ phrases: Phrases) -> [String] {
    var notices = phrases.notices(of: response)
    if !response.didYouMean.isEmpty {
      let queries = response.didYouMean.joined(separator: " | ")
      notices.append("\(phrases.didYouMean): \(queries)")
    }
    return notices
  }

  private static func lines(of hit: Hit, _ style: TerminalStyle, _ phrases: Phrases) -> [String] {
    let indent = 4
    let number = String(hit.rank)
    let rank = number + ". " + String(repeating: " ", count: max(0, indent - 2 - number.count))
    var lines: [String] = []
    let title = TerminalParagraph(
      DisplayText.singleLine(phrases.markedTitle(hit.document)), as: .title
    )
    .lines(style, indent: indent)
    for (index, line) in title.enumerated() {
      lines.append(index == 0 ? rank + line.dropFirst(indent) : line)
    }
    func add(_ text: String, as role: TerminalStyle.Role) {
      guard !text.isEmpty else { return }
      let text = DisplayText.singleLine(text)
      lines += TerminalParagraph(text, as: role).lines(style, indent: indent)
    }
    add(phrases.facts(of: hit.document).joined(separator: " · "), as: .faint)
    add(hit.passage.headingPath.joined(separator: " › "), as: .faint)
    if hit.passage.text.isEmpty {
      add(phrases.noText(hit.document.contentState), as: .notice)
    } else {
      lines += TerminalParagraph(runs(of: Excerpt(of: hit))).lines(style, indent: indent)
    }
    add(phrases.lacking(hit), as: .notice)
    add(phrases.otherSpellings(hit), as: .faint)
    var trace = [phrases.sourcePlace(hit.document, hit.passage.sourceMap.envelope)]
    if hit.passage.isRepaired { trace.append(phrases.repaired) }
    if let confidence = hit.passage.recognitionConfidence {
      trace.append(phrases.recognized(confidence))
    }
    if hit.furtherPassageCount > 0 { trace.append(phrases.further(hit.furtherPassageCount)) }
    add(trace.joined(separator: " · "), as: .faint)
    add(phrases.alsoIn(hit.alsoIn, most: 3), as: .faint)
    add(hit.passageID, as: .faint)
    if !hit.explanation.isEmpty {
      lines += table(of: hit.explanation, phrases).map {
        String(repeating: " ", count: indent) + style.styled($0, as: .faint)
      }
    }
    return lines
  }

  private static func runs(of excerpt: Excerpt) -> [TerminalParagraph.Run] {
    var runs = excerpt.segments.map {
      TerminalParagraph.Run(
        text: DisplayText.singleLine($0.text), role: $0.isMarked ? .mark : .plain)
    }
    if excerpt.isCutBefore { runs.insert(TerminalParagraph.Run(text: "…"), at: 0) }
    if excerpt.isCutAfter { runs.append(TerminalParagraph.Run(text: "…")) }
    return runs
  }

  private static func table(of explanation: [TermContribution], _ phrases: Phrases) -> [String] {
    let rows =
      [phrases.explanationColumns]
      + explanation.map {
        [
          DisplayText.singleLine($0.term), $0.view.rawValue, String($0.frequency),
          String($0.documentFrequency), Decimals.text($0.score, places: 3),
        ]
      }
    return TerminalTable(rows: rows, numberColumns: [2, 3, 4]).lines()
  }

  private static func lines(of facets: Facets, _ style: TerminalStyle, _ phrases: Phrases)
    -> [String]
  {
    let groups = [
      (phrases.kind, facets.kinds), (phrases.issuer, facets.issuers), (phrases.year, facets.years),
      (phrases.speaker, facets.speakers),
    ]
    let suffix = facets.isExact ? "" : phrases.facetsInexact
    return groups.filter { !$0.1.isEmpty }.flatMap { name, counts in
      let values = counts.map { "\(DisplayText.singleLine($0.value)) \($0.count)" }
      return TerminalParagraph([
        TerminalParagraph.Run(text: "\(name)\(suffix): ", role: .title),
        TerminalParagraph.Run(text: values.joined(separator: "  ")),
      ]).lines(style)
    }
  }
}

extension Phrases {
  /// Kind, issuer, who speaks, date and number: what is known of them.
  func facts(of document: DocumentSummary) -> [String] {
    let description = document.description
    return [
      description.kind.map(kindName), description.issuer, description.speaker,
      description.date.map { date($0) }, description.number,
    ].compactMap { $0 }.filter { !$0.isEmpty }
  }
}
