public import ArchiveModel

/// The list of requirements for a person at a terminal.
public enum RequirementText {
  private static let indent = 4

  /// The whole answer to a request, ended by a line feed.
  public static func render(
    _ response: RequirementResponse, to request: RequirementRequest, style: TerminalStyle,
    language: Language
  ) -> String {
    var writer = Writer(response, to: request, style: style, language: language)
    return writer.begin() + response.hits.map { writer.hit($0) }.joined() + writer.end()
  }

  /// What to tell of an answer beside its requirements, for where these are written as a table.
  public static func notices(of response: RequirementResponse, language: Language) -> [String] {
    Phrases(language).requirementNotices(of: response)
  }

  /// Writes an answer as its requirements come.
  public struct Writer {
    private let response: RequirementResponse
    private let request: RequirementRequest
    private let style: TerminalStyle
    private let phrases: Phrases
    private var shown = 0
    private var section: DeadlineKind?

    /// A writer.
    ///
    /// - Parameter response: what is known of the list; its hits are not looked at.
    public init(
      _ response: RequirementResponse, to request: RequirementRequest, style: TerminalStyle,
      language: Language
    ) {
      (self.response, self.request, self.style) = (response, request, style)
      phrases = Phrases(language)
    }

    /// What stands before the requirements.
    public func begin() -> String {
      var lines: [String] = []
      for notice in phrases.requirementNotices(of: response) {
        lines += TerminalParagraph(notice, as: .notice).lines(style)
      }
      let isNothing = response.total <= request.offset
      if isNothing {
        let gap = phrases.language == .english ? " " : ""
        lines += TerminalParagraph(phrases.noResults + gap + phrases.noResultsAdvice).lines(style)
      }
      if !isNothing || response.total > 0 {
        let summary = [
          phrases.foundRequirements(response.total, isExact: response.totalIsExact),
          phrases.took(response.tookMilliseconds),
        ].joined(separator: " · ")
        lines += TerminalParagraph(summary, as: .faint).lines(style)
      }
      for omission in RequirementOmission.of(response, to: request) {
        let text = "\(phrases.text(of: omission)) · \(phrases.listThem(by: omission.option))"
        lines += TerminalParagraph(text, as: .faint).lines(style)
      }
      return lines.map { $0 + "\n" }.joined()
    }

    /// A requirement.
    public mutating func hit(_ hit: RequirementHit) -> String {
      shown += 1
      var lines = [""]
      let kind = hit.places[0].requirement.deadline?.kind ?? .absent
      if request.order == .due, kind != section {
        section = kind
        lines += TerminalParagraph(phrases.deadlineSection(kind), as: .title).lines(style)
        lines.append("")
      }
      lines += RequirementText.lines(of: hit, style, phrases)
      return lines.map { $0 + "\n" }.joined()
    }

    /// What stands after them: whether that was all.
    public func end() -> String {
      guard shown > 0, shown < response.total else { return "" }
      let last = request.offset + shown
      let text = phrases.shownRequirements(
        request.offset + 1, last, of: response.total, isExact: response.totalIsExact,
        next: last < response.total ? last : nil)
      return (["" as String] + TerminalParagraph(text, as: .faint).lines(style))
        .map { $0 + "\n" }.joined()
    }
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
      let title = phrases.markedTitle(place.document)
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
