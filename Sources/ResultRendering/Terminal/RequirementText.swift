public import ArchiveModel

/// The list of requirements for a person at a terminal.
public enum RequirementText {
  private static let indent = 4

  /// The whole answer, ended by a line feed.
  public static func render(
    _ response: RequirementResponse, style: TerminalStyle, language: Language
  ) -> String {
    let phrases = Phrases(language)
    var lines: [String] = []
    for notice in phrases.requirementNotices(of: response) {
      lines += TerminalParagraph(notice, as: .notice).lines(style)
    }
    if response.hits.isEmpty {
      lines += TerminalParagraph(
        phrases.noResults + (language == .english ? " " : "") + phrases.noResultsAdvice
      ).lines(style)
    } else {
      let summary = [
        phrases.foundRequirements(response.total, isExact: response.totalIsExact),
        phrases.took(response.tookMilliseconds),
      ].joined(separator: " · ")
      lines += TerminalParagraph(summary, as: .faint).lines(style)
    }
    for hit in response.hits {
      lines.append("")
      lines += self.lines(of: hit, style, phrases)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func lines(
    of hit: RequirementHit, _ style: TerminalStyle, _ phrases: Phrases
  ) -> [String] {
    let place = hit.places[0]
    let number = String(hit.rank)
    let rank = number + ". " + String(repeating: " ", count: max(0, indent - 2 - number.count))
    var lines: [String] = []
    let text = TerminalParagraph(runs(of: hit)).lines(style, indent: indent)
    for (index, line) in text.enumerated() {
      lines.append(index == 0 ? rank + line.dropFirst(indent) : line)
    }
    func add(_ text: String, as role: TerminalStyle.Role) {
      guard !text.isEmpty else { return }
      lines += TerminalParagraph(DisplayText.singleLine(text), as: role).lines(
        style, indent: indent)
    }
    var facts = [phrases.whoRequires(place.requirement)].compactMap(\.self)
    if !place.addressees.isEmpty {
      facts.append("→ " + place.addressees.joined(separator: "、"))
    }
    add(facts.joined(separator: " "), as: .plain)
    if let deadline = place.requirement.deadline {
      let words = place.passage.text(in: deadline.byteRange)
      let day = deadline.date.map { " (\($0.description))" } ?? ""
      add("\(phrases.deadline): \(words)\(day)", as: .plain)
    }
    for place in hit.places {
      let title = place.document.displayTitle
      let date = place.document.description.date.map { " · " + phrases.date($0) } ?? ""
      let source = SourceFields(place.passage, byteRange: place.requirement.byteRange)
      let range = source.map { $0.start..<$0.end }
      add("\(title)\(date) · \(phrases.sourcePlace(place.document, range))", as: .faint)
    }
    if hit.furtherPlaceCount > 0 { add(phrases.notListed(hit.furtherPlaceCount), as: .faint) }
    add(place.id, as: .faint)
    return lines
  }

  private static func runs(of hit: RequirementHit) -> [TerminalParagraph.Run] {
    RequirementSegments.segments(of: hit).map {
      TerminalParagraph.Run(
        text: DisplayText.singleLine($0.text), role: $0.isMarked ? .mark : .plain)
    }
  }
}

/// The text of a requirement, cut where marks begin and end.
enum RequirementSegments {
  static func segments(of hit: RequirementHit) -> [(text: String, isMarked: Bool)] {
    let place = hit.places[0]
    let item = place.requirement.byteRange
    var segments: [(text: String, isMarked: Bool)] = []
    var start = item.lowerBound
    for mark in hit.highlightByteRanges {
      let mark = mark.clamped(to: item)
      guard mark.lowerBound >= start, !mark.isEmpty else { continue }
      if mark.lowerBound > start {
        segments.append((place.passage.text(in: start..<mark.lowerBound), false))
      }
      segments.append((place.passage.text(in: mark), true))
      start = mark.upperBound
    }
    if start < item.upperBound {
      segments.append((place.passage.text(in: start..<item.upperBound), false))
    }
    return segments
  }
}
