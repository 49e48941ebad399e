public import ArchiveModel

/// The page that checks quotations.
public enum QuotePage {
  /// What the page shows beside its box.
  public enum Content: Sendable {
    /// Nothing was asked yet.
    case empty
    case answer(QuoteResponse)
    /// The text was an article: its quotations.
    case draft(DraftReport)
    case refusal(QuoteRequest.Refusal)
  }

  /// The page in HTML.
  ///
  /// - Parameters:
  ///   - content: what it shows.
  ///   - text: what stands in its box.
  public static func render(_ content: Content, text: String, language: Language) throws -> String {
    var frame = PageFrame(language, title: Phrases(language).quote, bodyClass: "quote-page")
    frame.addSections(here: .quote, query: "")
    let phrases = frame.phrases
    frame.values["heading"] = phrases.quote
    frame.values["introduction"] = phrases.quoteIntroduction
    frame.values["hint"] = phrases.quoteHint
    frame.values["act"] = phrases.quoteAct
    frame.values["text"] = text
    frame.values["hasAnswer"] = false
    frame.values["hasDraft"] = false
    frame.values["refusal"] = false
    frame.values["notices"] = [String]()
    switch content {
    case .empty: break
    case .refusal(let refusal): frame.values["refusal"] = phrases.refusal(refusal)
    case .answer(let response): add(response, to: &frame)
    case .draft(let report):
      frame.values["hasDraft"] = true
      frame.values["draftHeading"] = phrases.draftTitle
      frame.values["summary"] = phrases.draftSummary(report)
      frame.values["notices"] = phrases.notices(of: report)
      for (key, value) in DraftReportPage.labels(phrases) { frame.values[key] = value }
      frame.values["items"] = report.items.map {
        DraftReportPage.values(of: $0, .gbt7714, "", phrases)
      }
    }
    return try PageTemplates.render("quote", frame.values)
  }

  private static func add(_ response: QuoteResponse, to frame: inout PageFrame) {
    let phrases = frame.phrases
    frame.values["hasAnswer"] = true
    frame.values["verdict"] = phrases.verdict(response.verdict)
    frame.values["verdictClass"] = response.verdict.rawValue
    var summary: [String] = []
    if response.verdict != .notFound {
      summary.append(phrases.places(response.total, isExact: response.totalIsExact))
    }
    summary += [phrases.folded(response.folded), phrases.took(response.tookMilliseconds)]
      .compactMap(\.self)
    frame.values["summary"] = summary.joined(separator: " · ")
    frame.values["notices"] =
      response.notices.map(phrases.notice)
      + (response.folded.contains(.ellipsis) ? [phrases.elided] : [])
    frame.values["near"] =
      response.verdict == .notFound
      ? (response.matches.isEmpty ? phrases.nothingNear : phrases.nearest) : false
    frame.values["differenceLabel"] = phrases.difference
    frame.values["differenceKey"] = phrases.differenceKey
    frame.values["citationLabel"] = phrases.citation
    frame.values["linkLabel"] = phrases.link
    frame.values["jsonLabel"] = phrases.asJSON
    frame.values["jsonAddress"] = "/api/v1" + PageAddress.quote(response.quote)
    frame.values["matches"] = response.matches.map { values(of: $0, phrases) }
  }

  private static func values(of match: QuoteMatch, _ phrases: Phrases) -> [String: Any] {
    let page = PageAddress.page(ofOrdinal: match.passage.ordinal)
    return [
      "address": match.link?.address
        ?? PageAddress.document(match.document.id, page: page, passageID: match.passageID),
      "title": DisplayText.singleLine(match.document.displayTitle),
      "documentFacts": phrases.facts(of: match.document).map(DisplayText.singleLine),
      "hasHeadings": !match.passage.headingPath.isEmpty,
      "headings": match.passage.headingPath.map(DisplayText.singleLine),
      "context": DiffValues.context(of: match),
      "differs": match.diff.contains { $0.operation != .equal },
      "diff": DiffValues.values(of: match.diff),
      "omissions": match.omissions.map(phrases.omitted),
      "facts":
        (phrases.facts(of: match)
        + [match.speaker.map { "\(phrases.speaker): \($0)" }].compactMap(\.self))
        .map(DisplayText.singleLine),
      "gbt7714": Citation.text(match.document, pages: match.pages, style: .gbt7714),
      "bibtex": Citation.text(match.document, pages: match.pages, style: .bibtex),
      "csl": Citation.text(match.document, pages: match.pages, style: .cslJSON),
      "link": match.link?.address ?? false,
    ]
  }
}
