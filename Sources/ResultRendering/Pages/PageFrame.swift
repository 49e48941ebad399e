internal import ArchiveModel

/// What every page has: its language, its title and the search form.
struct PageFrame {
  let phrases: Phrases
  var values: [String: Any]

  /// - Parameters:
  ///   - title: the page's title, without the program's name.
  ///   - bodyClass: the page's class, for the style sheet.
  ///   - request: what the search form holds.
  init(
    _ language: Language, title: String?, bodyClass: String,
    request: SearchRequest = SearchRequest(query: "")
  ) {
    let phrases = Phrases(language)
    self.phrases = phrases
    values = [
      "lang": language.rawValue,
      "pageTitle": [title, phrases.productName].compactMap { $0 }.joined(separator: " – "),
      "bodyClass": bodyClass,
      "styleSheet": StyleSheet.address,
      "productName": phrases.productName,
      // The seal holds the first character of the Chinese name, and is an ornament beside the other.
      "sealIsOrnament": language != .chinese,
      "afterSeal": phrases.afterSeal,
      "skipToContent": phrases.skipToContent,
      "archiveSize": false,
      "feed": false,
    ]
    addForm(request)
  }

  private mutating func addForm(_ request: SearchRequest) {
    let filter = request.filter
    values["searchLabel"] = phrases.searchLabel
    values["searchPlaceholder"] = phrases.searchPlaceholder
    values["search"] = phrases.search
    values["query"] = request.query
    values["filtersLabel"] = phrases.filters
    values["filtersOpen"] = !filter.isEmpty || request.order != .relevance
    values["anyLabel"] = phrases.any
    values["kindLabel"] = phrases.kind
    values["issuerLabel"] = phrases.issuer
    values["speakerLabel"] = phrases.speaker
    values["dateLabel"] = phrases.date
    values["sinceLabel"] = phrases.since
    values["untilLabel"] = phrases.until
    values["dateHint"] = phrases.dateHint
    values["orderLabel"] = phrases.order
    values["applyLabel"] = phrases.apply
    values["issuer"] = filter.issuers.first ?? ""
    values["speaker"] = filter.speakers.first ?? ""
    values["since"] =
      filter.since?.description ?? (filter.wantsUndated ? DocumentFilter.none : "")
    values["until"] = filter.until?.description ?? ""
    let others = filter.kinds.prefix(1).filter { !DocumentKind.allCases.contains($0) }
    values["kinds"] = (DocumentKind.allCases + others).map {
      [
        "value": $0.rawValue, "label": phrases.kindName($0),
        "isChosen": $0 == filter.kinds.first,
      ] as [String: Any]
    }
    values["orders"] = SearchRequest.Order.allCases.map {
      ["value": $0.rawValue, "label": phrases.order($0), "isChosen": $0 == request.order]
        as [String: Any]
    }
    // A field of the form holds one value; the others a request may have ride along unseen.
    let unseen: [(String, [String])] = [
      ("kind", filter.kinds.dropFirst().map(\.rawValue)),
      ("issuer", Array(filter.issuers.dropFirst())),
      ("speaker", Array(filter.speakers.dropFirst())), ("path", filter.pathPrefixes),
      ("limit", request.limit == SearchRequest(query: "").limit ? [] : [String(request.limit)]),
    ]
    values["hidden"] = unseen.flatMap { name, all in
      all.map { ["name": name, "value": $0] as [String: Any] }
    }
  }
}
