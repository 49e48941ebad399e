public import ArchiveModel

/// The page of search results.
public enum SearchPage {
  /// The page in HTML.
  ///
  /// - Parameters:
  ///   - response: the answer.
  ///   - request: what was asked: the form and every link on the page carry it on.
  public static func render(
    _ response: SearchResponse, to request: SearchRequest, language: Language
  ) throws -> String {
    var frame = PageFrame(
      language, title: DisplayText.singleLine(request.query), bodyClass: "results-page",
      request: request)
    let phrases = frame.phrases
    frame.addSections(here: .passages, query: request.query)
    frame.values["summary"] = [
      phrases.found(response.total, isExact: response.totalIsExact),
      phrases.took(response.tookMilliseconds),
    ].joined(separator: " · ")
    frame.values["notices"] = phrases.notices(of: response)
    frame.values["hasSuggestions"] = !response.didYouMean.isEmpty
    frame.values["didYouMean"] = phrases.didYouMean
    frame.values["suggestions"] = response.didYouMean.map { query in
      ["query": query, "address": PageAddress.search(request.from(0) { $0.query = query })]
        as [String: Any]
    }
    frame.values["isEmpty"] = response.hits.isEmpty
    frame.values["noResults"] = phrases.noResults
    frame.values["noResultsAdvice"] = phrases.noResultsAdvice
    addLabels(to: &frame)
    frame.values["results"] = response.hits.map { values(of: $0, phrases) }
    addPages(response, request, to: &frame)
    addChips(request, to: &frame)
    frame.addFeed(request)
    FacetList.add(response.facets, of: request, to: &frame)
    return try PageTemplates.render("search", frame.values)
  }

  private static func addLabels(to frame: inout PageFrame) {
    let phrases = frame.phrases
    frame.values["sourceLabel"] = phrases.source
    frame.values["citationLabel"] = phrases.citation
    frame.values["passageLabel"] = phrases.passage
    frame.values["explanationLabel"] = phrases.explanation
    frame.values["explanationColumns"] = phrases.explanationColumns
  }

  private static func segments(of excerpt: Excerpt, _ hit: Hit, _ phrases: Phrases)
    -> [[String: Any]]
  {
    guard !hit.passage.text.isEmpty else {
      return [["marked": false, "plain": phrases.noText(hit.document.contentState)]]
    }
    return excerpt.segments.map {
      $0.isMarked ? ["marked": $0.text, "plain": false] : ["marked": false, "plain": $0.text]
    }
  }

  private static func values(of hit: Hit, _ phrases: Phrases) -> [String: Any] {
    let excerpt = Excerpt(of: hit)
    let page = PageAddress.page(ofOrdinal: hit.passage.ordinal)
    return [
      "rank": String(hit.rank),
      "title": DisplayText.singleLine(hit.document.displayTitle),
      "address": PageAddress.document(hit.document.id, page: page, passageID: hit.passageID),
      "facts": phrases.facts(of: hit.document).map(DisplayText.singleLine),
      "hasHeadings": !hit.passage.headingPath.isEmpty,
      "headings": hit.passage.headingPath.map(DisplayText.singleLine),
      "segments": segments(of: excerpt, hit, phrases),
      "cutBefore": excerpt.isCutBefore,
      "cutAfter": excerpt.isCutAfter,
      "repaired": hit.passage.isRepaired ? phrases.repaired : false,
      "recognized": hit.passage.recognitionConfidence.map(phrases.recognized) ?? false,
      "lacking": hit.missing.isEmpty ? false : phrases.lacking(hit),
      "spellings": hit.otherSpellings.isEmpty ? false : phrases.otherSpellings(hit),
      "further": hit.furtherPassageCount > 0 ? phrases.further(hit.furtherPassageCount) : false,
      "hasLinks": hit.alsoIn.total > 0,
      "links": LinkList.values(of: hit.alsoIn, phrases),
      "alsoInLabel": phrases.alsoIn,
      "citation": Citation.gbt7714(hit.document, passage: hit.passage),
      "place": phrases.sourcePlace(hit.document, hit.passage.sourceMap.envelope),
      "passageID": hit.passageID,
      "hasExplanation": !hit.explanation.isEmpty,
      "explanation": hit.explanation.map {
        [
          "term": $0.term, "view": $0.view.rawValue, "frequency": String($0.frequency),
          "documentFrequency": String($0.documentFrequency),
          "score": Decimals.text($0.score, places: 3),
        ] as [String: Any]
      },
    ]
  }

  private static func addPages(
    _ response: SearchResponse, _ request: SearchRequest, to frame: inout PageFrame
  ) {
    let phrases = frame.phrases
    let end = request.offset + response.hits.count
    let hasMore =
      !response.hits.isEmpty && end < response.total && end <= SearchRequest.largestOffset
      && response.hits.count >= request.limit
    Pager(
      previous: request.offset > 0
        ? PageAddress.search(request.from(max(0, request.offset - request.limit))) : nil,
      next: hasMore ? PageAddress.search(request.from(end)) : nil,
      range: response.hits.isEmpty ? "" : phrases.range(request.offset + 1, end)
    ).add(to: &frame)
  }

  /// The conditions in force, each a link to the same search without it.
  private static func addChips(_ request: SearchRequest, to frame: inout PageFrame) {
    let phrases = frame.phrases
    let filter = request.filter
    var chips: [[String: Any]] = []
    func add(_ name: String, _ value: String, _ remove: (inout DocumentFilter) -> Void) {
      let address = PageAddress.search(request.from(0) { remove(&$0.filter) })
      chips.append(["label": "\(name)：\(DisplayText.singleLine(value))", "address": address])
    }
    for kind in filter.kinds {
      add(phrases.kind, phrases.kindName(kind)) { $0.kinds.removeAll { $0 == kind } }
    }
    for issuer in filter.issuers {
      add(phrases.issuer, issuer.withoutWholeMark) { $0.issuers.removeAll { $0 == issuer } }
    }
    for speaker in filter.speakers {
      add(phrases.speaker, speaker.withoutWholeMark) { $0.speakers.removeAll { $0 == speaker } }
    }
    if let since = filter.since { add(phrases.since, phrases.date(since)) { $0.since = nil } }
    if let until = filter.until { add(phrases.until, phrases.date(until)) { $0.until = nil } }
    if filter.wantsUndated { add(phrases.date, phrases.noDate) { $0.wantsUndated = false } }
    for path in filter.pathPrefixes {
      add(phrases.path, path) { $0.pathPrefixes.removeAll { $0 == path } }
    }
    frame.values["hasChips"] = !chips.isEmpty
    frame.values["chips"] = chips
    frame.values["activeFilters"] = phrases.activeFilters
    frame.values["removeFilter"] = phrases.removeFilter
    frame.values["clearFilters"] = phrases.clearFilters
    frame.values["clearAddress"] = PageAddress.search(
      request.from(0) { $0.filter = DocumentFilter() })
  }
}

extension SearchRequest {
  /// This request from another offset on, changed as `change` says.
  func from(_ offset: Int, _ change: (inout SearchRequest) -> Void = { _ in }) -> SearchRequest {
    var request = self
    request.offset = offset
    change(&request)
    return request
  }
}

extension String {
  /// A filter's value without the mark that says that it is the whole name.
  var withoutWholeMark: String { hasPrefix("=") ? String(dropFirst()) : self }
}
