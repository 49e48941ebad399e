public import ArchiveModel

/// The page of requirements.
public enum RequirementsPage {
  /// The page in HTML.
  ///
  /// - Parameters:
  ///   - response: the answer.
  ///   - request: what was asked: the form and every link on the page carry it on.
  public static func render(
    _ response: RequirementResponse, to request: RequirementRequest, language: Language
  ) throws -> String {
    let phrases = Phrases(language)
    let title = [DisplayText.singleLine(request.query), phrases.requirements]
      .filter { !$0.isEmpty }.joined(separator: " – ")
    var frame = PageFrame(
      language, title: title, bodyClass: "results-page",
      request: SearchRequest(query: request.query, filter: request.filter))
    frame.addSections(here: .requirements, query: request.query)
    addForm(request, to: &frame)
    frame.values["summary"] = [
      phrases.foundRequirements(response.total, isExact: response.totalIsExact),
      phrases.took(response.tookMilliseconds),
    ].joined(separator: " · ")
    frame.values["tableAddress"] =
      response.hits.isEmpty
      ? false
      : PageAddress.requirements(
        request.from(0) { $0.limit = RequirementRequest().limit }, path: "/requirements.csv")
    frame.values["tableLabel"] = phrases.asCSV
    frame.values["notices"] = phrases.requirementNotices(of: response)
    frame.values["isEmpty"] = response.hits.isEmpty
    frame.values["noResults"] = phrases.noResults
    frame.values["noResultsAdvice"] = phrases.noResultsAdvice
    frame.values["results"] = response.hits.map { values(of: $0, phrases) }
    addPages(response, request, to: &frame)
    addChips(request, to: &frame)
    return try PageTemplates.render("requirements", frame.values)
  }

  private static func addForm(_ request: RequirementRequest, to frame: inout PageFrame) {
    let phrases = frame.phrases
    frame.values["requirementsLabel"] = phrases.requirementsLabel
    frame.values["requirementsPlaceholder"] = phrases.requirementsPlaceholder
    frame.values["whoLabel"] = phrases.whoRequires
    frame.values["ofWhomLabel"] = phrases.ofWhom
    frame.values["to"] = request.addressees.first ?? ""
    frame.values["filtersOpen"] = !request.filter.isEmpty || !request.addressees.isEmpty
    let filter = request.filter
    let unseen: [(String, [String])] = [
      ("kind", filter.kinds.dropFirst().map(\.rawValue)),
      ("issuer", Array(filter.issuers.dropFirst())),
      ("speaker", Array(filter.speakers.dropFirst())),
      ("to", Array(request.addressees.dropFirst())), ("path", filter.pathPrefixes),
      ("limit", request.limit == RequirementRequest().limit ? [] : [String(request.limit)]),
    ]
    frame.values["hidden"] = unseen.flatMap { name, all in
      all.map { ["name": name, "value": $0] as [String: Any] }
    }
  }

  private static func values(of hit: RequirementHit, _ phrases: Phrases) -> [String: Any] {
    let first = hit.places[0]
    let requirement = first.requirement
    var parts: [[String: Any]] = []
    func add(_ label: String, _ value: String?) {
      guard let value, !value.isEmpty else { return }
      parts.append(["label": label, "value": DisplayText.singleLine(value)])
    }
    let direct = requirement.isDirect ? " · \(phrases.ownWords)" : ""
    add(phrases.whoRequires, phrases.whoRequires(requirement).map { $0 + direct })
    add(phrases.ofWhom, first.addressees.joined(separator: "、"))
    if let deadline = requirement.deadline {
      let day = deadline.date.map { "（\(phrases.date($0))）" } ?? ""
      add(phrases.deadline, first.passage.text(in: deadline.byteRange) + day)
    }
    var values = place(first, phrases)
    values["rank"] = String(hit.rank)
    values["segments"] = RequirementSegments.segments(of: hit).map {
      $0.isMarked
        ? ["marked": $0.text, "plain": false] as [String: Any]
        : ["marked": false, "plain": $0.text]
    }
    values["parts"] = parts
    let more = hit.places.dropFirst()
    values["hasMore"] = !more.isEmpty
    values["moreLabel"] = phrases.otherPlaces(more.count + hit.furtherPlaceCount)
    values["more"] = more.map { place($0, phrases) }
    values["notListed"] =
      hit.furtherPlaceCount > 0 ? phrases.notListed(hit.furtherPlaceCount) : false
    return values
  }

  private static func place(_ place: RequirementPlace, _ phrases: Phrases) -> [String: Any] {
    let page = PageAddress.page(ofOrdinal: place.passage.ordinal)
    return [
      "title": DisplayText.singleLine(place.document.displayTitle),
      "address": PageAddress.document(place.document.id, page: page, passageID: place.passageID),
      "facts": phrases.facts(of: place.document).map(DisplayText.singleLine),
    ]
  }

  private static func addPages(
    _ response: RequirementResponse, _ request: RequirementRequest, to frame: inout PageFrame
  ) {
    let phrases = frame.phrases
    let end = request.offset + response.hits.count
    let hasMore =
      !response.hits.isEmpty && end < response.total && end <= SearchRequest.largestOffset
    frame.values["hasPages"] = hasMore || request.offset > 0
    frame.values["pagesLabel"] = phrases.pages
    frame.values["previousLabel"] = phrases.previousPage
    frame.values["nextLabel"] = phrases.nextPage
    frame.values["range"] =
      response.hits.isEmpty ? "" : phrases.requirementRange(request.offset + 1, end)
    frame.values["previous"] =
      request.offset > 0
      ? PageAddress.requirements(request.from(max(0, request.offset - request.limit))) : false
    frame.values["next"] = hasMore ? PageAddress.requirements(request.from(end)) : false
  }

  /// The conditions in force, each a link to the same list without it.
  private static func addChips(_ request: RequirementRequest, to frame: inout PageFrame) {
    let phrases = frame.phrases
    let filter = request.filter
    var chips: [[String: Any]] = []
    func add(_ name: String, _ value: String, _ remove: (inout RequirementRequest) -> Void) {
      chips.append([
        "label": "\(name)：\(DisplayText.singleLine(value))",
        "address": PageAddress.requirements(request.from(0, remove)),
      ])
    }
    for speaker in filter.speakers {
      add(phrases.whoRequires, speaker) { $0.filter.speakers.removeAll { $0 == speaker } }
    }
    for addressee in request.addressees {
      add(phrases.ofWhom, addressee) { $0.addressees.removeAll { $0 == addressee } }
    }
    for kind in filter.kinds {
      add(phrases.kind, phrases.kindName(kind)) { $0.filter.kinds.removeAll { $0 == kind } }
    }
    for issuer in filter.issuers {
      add(phrases.issuer, issuer) { $0.filter.issuers.removeAll { $0 == issuer } }
    }
    if let since = filter.since {
      add(phrases.since, phrases.date(since)) { $0.filter.since = nil }
    }
    if let until = filter.until {
      add(phrases.until, phrases.date(until)) { $0.filter.until = nil }
    }
    for path in filter.pathPrefixes {
      add(phrases.path, path) { $0.filter.pathPrefixes.removeAll { $0 == path } }
    }
    frame.values["hasChips"] = !chips.isEmpty
    frame.values["chips"] = chips
    frame.values["activeFilters"] = phrases.activeFilters
    frame.values["removeFilter"] = phrases.removeFilter
    frame.values["clearFilters"] = phrases.clearFilters
    frame.values["clearAddress"] = PageAddress.requirements(
      request.from(0) {
        $0.filter = DocumentFilter()
        $0.addressees = []
      })
  }
}

extension RequirementRequest {
  /// This request from another offset on, changed as `change` says.
  func from(_ offset: Int, _ change: (inout RequirementRequest) -> Void = { _ in })
    -> RequirementRequest
  {
    var request = self
    request.offset = offset
    change(&request)
    return request
  }
}

extension PageAddress {
  /// The page of requirements with a request's own parameters; those at their default are left out.
  public static func requirements(_ request: RequirementRequest, path: String = "/requirements")
    -> String
  {
    let filter = request.filter
    var parameters: [(name: String, value: String)] = []
    if !request.query.isEmpty { parameters.append(("q", request.query)) }
    parameters += filter.speakers.map { ("speaker", $0) }
    parameters += request.addressees.map { ("to", $0) }
    parameters += filter.kinds.map { ("kind", $0.rawValue) }
    parameters += filter.issuers.map { ("issuer", $0) }
    if let since = filter.since { parameters.append(("since", since.description)) }
    if let until = filter.until { parameters.append(("until", until.description)) }
    parameters += filter.pathPrefixes.map { ("path", $0) }
    let defaults = RequirementRequest()
    if request.limit != defaults.limit { parameters.append(("limit", String(request.limit))) }
    if request.offset > 0 { parameters.append(("offset", String(request.offset))) }
    guard !parameters.isEmpty else { return path }
    return path + "?"
      + parameters.map { "\($0.name)=\(percentEncoded($0.value))" }.joined(separator: "&")
  }
}

extension PageFrame {
  /// What a person can ask the archive.
  enum Section: CaseIterable {
    case passages, requirements, quote
  }

  /// Adds the way between the lists; the query goes along.
  mutating func addSections(here: Section, query: String) {
    values["sectionsLabel"] = phrases.sections
    values["sections"] = Section.allCases.map { section in
      switch section {
      case .passages:
        [
          "label": phrases.passages, "isHere": here == section,
          "address": query.isEmpty ? "/" : PageAddress.search(SearchRequest(query: query)),
        ] as [String: Any]
      case .requirements:
        [
          "label": phrases.requirements, "isHere": here == section,
          "address": PageAddress.requirements(RequirementRequest(query: query)),
        ]
      case .quote:
        [
          "label": phrases.quote, "isHere": here == section,
          "address": query.isEmpty ? "/quote" : PageAddress.quote(query),
        ]
      }
    }
  }
}
