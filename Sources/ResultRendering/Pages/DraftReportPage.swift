public import ArchiveModel

/// A draft's quotations as a page of its own, to be sent on or printed: nothing is loaded, nothing
/// runs, everything is escaped.
public enum DraftReportPage {
  /// Where the archive is served where nobody says another address.
  public static let defaultLinkBase = "http://127.0.0.1:8080"

  /// The page in HTML.
  ///
  /// - Parameter linkBase: the address that the archive is served at; links lead there.
  public static func render(
    _ report: DraftReport, citation: Citation.Style = .gbt7714,
    linkBase: String = defaultLinkBase, language: Language
  ) throws -> String {
    let phrases = Phrases(language)
    var values: [String: Any] = [
      "lang": language.rawValue, "pageTitle": "\(phrases.draftTitle) – \(report.name)",
      "heading": phrases.draftTitle, "summary": phrases.draftSummary(report),
      "notices": phrases.notices(of: report), "productName": phrases.productName,
      "items": report.items.map { Self.values(of: $0, citation, linkBase, phrases) },
    ]
    values.merge(labels(phrases)) { first, _ in first }
    return try PageTemplates.render("draft", values)
  }

  static func labels(_ phrases: Phrases) -> [String: String] {
    [
      "differenceKey": phrases.differenceKey, "quotationLabel": phrases.quoteLabel,
      "textLabel": phrases.theText, "differenceLabel": phrases.difference,
      "citationLabel": phrases.citation, "sourceLabel": phrases.source,
    ]
  }

  static func values(
    of item: DraftReport.Item, _ citation: Citation.Style, _ linkBase: String, _ phrases: Phrases
  ) -> [String: Any] {
    var values: [String: Any] = [
      "number": String(item.number), "leadIn": item.leadIn, "text": item.text,
      "verdict": item.verdict.map(phrases.verdict) ?? phrases.notChecked,
      "class": item.verdict.map(\.rawValue) ?? "refused",
      "place": [item.line.map(phrases.lineNumber), item.isUnclosed ? phrases.unclosed : nil]
        .compactMap(\.self).joined(separator: " · "),
      "hasMatch": false, "message": false, "speaker": phrases.speaker(of: item) ?? false,
      "speakerClass": item.speakerAgrees.map { $0 ? "agrees" : "disagrees" } ?? "unknown",
      "linkNotices": item.response.map { $0.notices.map(phrases.notice) } ?? [],
    ]
    guard let response = item.response, let match = response.matches.first else {
      values["message"] =
        item.refusal.map(phrases.refusal)
        ?? (item.isOutOfTime ? phrases.outOfTime : phrases.nothingNear)
      return values
    }
    values["hasMatch"] = true
    values["differs"] = match.diff.contains { $0.operation != .equal }
    values["diff"] = DiffValues.values(of: match.diff)
    let base = linkBase.hasSuffix("/") ? String(linkBase.dropLast()) : linkBase
    values["link"] =
      base
      + (match.link?.address
        ?? PageAddress.document(
          match.document.id, page: PageAddress.page(ofOrdinal: match.passage.ordinal),
          passageID: match.passageID))
    values["title"] = DisplayText.singleLine(match.document.displayTitle)
    values["headings"] = match.passage.headingPath.map(DisplayText.singleLine)
    values["context"] = DiffValues.context(of: match)
    values["facts"] = phrases.facts(of: match).map(DisplayText.singleLine)
    values["citation"] = Citation.text(match.document, pages: match.pages, style: citation)
    values["more"] =
      response.total > 1 ? phrases.places(response.total, isExact: response.totalIsExact) : false
    return values
  }
}

/// Differences and contexts as templates take them.
enum DiffValues {
  static func values(of diff: [DiffPiece]) -> [[String: Any]] {
    diff.map { piece in
      let text = piece.text
      return [
        "equal": piece.operation == .equal ? text : false,
        "inserted": piece.operation == .insert ? text : false,
        "deleted": piece.operation == .delete ? text : false,
      ]
    }
  }

  /// How much of the text is shown before and after the words, in characters.
  private static let surroundings = 120

  /// The words in their place, marked; a long text before and after them is cut.
  static func context(of match: QuoteMatch) -> [[String: Any]] {
    let offsets = ScalarOffsets(match.context)
    var segments: [[String: Any]] = []
    var position = 0
    func add(_ text: String, isMarked: Bool) {
      guard !text.isEmpty else { return }
      segments.append(["marked": isMarked ? text : false, "plain": isMarked ? false : text])
    }
    func plain(_ text: String, keepsStart: Bool, keepsEnd: Bool) {
      let scalars = Array(text.unicodeScalars)
      guard scalars.count > surroundings * (keepsStart && keepsEnd ? 2 : 1) else {
        return add(text, isMarked: false)
      }
      var cut = String.UnicodeScalarView()
      if keepsStart { cut.append(contentsOf: scalars.prefix(surroundings)) }
      cut.append("…")
      if keepsEnd { cut.append(contentsOf: scalars.suffix(surroundings)) }
      add(String(cut), isMarked: false)
    }
    for (index, range) in match.contextByteRanges.enumerated() {
      let range = offsets.bounded(range)
      guard range.lowerBound >= position, !range.isEmpty else { continue }
      plain(offsets.text(position..<range.lowerBound), keepsStart: index > 0, keepsEnd: true)
      add(offsets.text(range), isMarked: true)
      position = range.upperBound
    }
    plain(offsets.text(position..<offsets.byteCount), keepsStart: true, keepsEnd: false)
    return segments
  }
}
