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
    let end = request.offset + response.hits.count
    frame.values["summary"] = [
      phrases.foundRequirements(response.total, isExact: response.totalIsExact),
      response.hits.count < response.total && !response.hits.isEmpty
        ? phrases.requirementRange(
          request.offset + 1, end, of: response.total, isExact: response.totalIsExact) : nil,
      phrases.took(response.tookMilliseconds),
    ].compactMap(\.self).joined(separator: " · ")
    // Where the time was too short for all, the table has them.
    let hasTable = !response.hits.isEmpty || !response.totalIsExact
    let table = request.from(0) { $0.limit = RequirementRequest().limit }
    frame.values["tableAddress"] =
      hasTable ? PageAddress.requirements(table, path: "/requirements.csv") : false
    frame.values["tableLabel"] = phrases.asCSV
    frame.values["notices"] = phrases.requirementNotices(of: response)
    let omissions = RequirementOmission.of(response, to: request)
    frame.values["hasOmissions"] = !omissions.isEmpty
    frame.values["omissions"] = omissions.map {
      [
        "text": phrases.text(of: $0), "address": PageAddress.requirements($0.request),
        "listThem": phrases.listThem,
      ]
    }
    frame.values["isEmpty"] = response.hits.isEmpty && response.totalIsExact
    frame.values["noResults"] = phrases.noResults
    frame.values["noResultsAdvice"] = phrases.noResultsAdvice
    var section: DeadlineKind?
    frame.values["results"] = response.hits.map { hit in
      var values = values(of: hit, phrases)
      let kind = hit.places[0].requirement.deadline?.kind ?? .absent
      let begins = request.order == .due && kind != section
      values["section"] = begins ? phrases.deadlineSection(kind) : false
      section = kind
      return values
    }
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
    frame.values["dueLabel"] = phrases.due
    frame.values["dueSinceLabel"] = phrases.dueSince
    frame.values["dueUntilLabel"] = phrases.dueUntil
    frame.values["dueSince"] = request.dueSince?.description ?? ""
    frame.values["dueUntil"] = request.dueUntil?.description ?? ""
    frame.values["deadlineLabel"] = phrases.deadline
    frame.values["deadlineKinds"] = DeadlineKind.allCases.map {
      [
        "value": $0.rawValue, "label": phrases.deadlineKind($0),
        "isChosen": $0 == request.deadlines.first,
      ] as [String: Any]
    }
    frame.values["orders"] = RequirementRequest.Order.allCases.map {
      [
        "value": $0.rawValue, "label": phrases.order($0), "isChosen": $0 == request.order,
      ] as [String: Any]
    }
    frame.values["filtersOpen"] =
      !request.filter.isEmpty || !request.addressees.isEmpty || request.wantsUndated
      || request.filtersByDeadline || request.order != .relevance
    let filter = request.filter
    let unseen: [(String, [String])] = [
      ("kind", filter.kinds.dropFirst().map(\.rawValue)),
      ("issuer", Array(filter.issuers.dropFirst())),
      ("speaker", Array(filter.speakers.dropFirst())),
      ("to", Array(request.addressees.dropFirst())), ("path", filter.pathPrefixes),
      ("due", request.deadlines.dropFirst().map(\.rawValue)),
      ("since", request.wantsUndated && filter.since != nil ? [RequirementRequest.none] : []),
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
    let end = request.offset + response.hits.count
    let hasMore = !response.hits.isEmpty && end < response.total
    Pager(
      previous: request.offset > 0
        ? PageAddress.requirements(request.from(max(0, request.offset - request.limit))) : nil,
      next: hasMore ? PageAddress.requirements(request.from(end)) : nil
    ).add(to: &frame)
    let here = request.offset / request.limit + 1
    let last = max(1, (response.total - 1) / request.limit + 1)
    var links: [[String: Any]] = []
    var before = 0
    for number in Set([1, here - 2, here - 1, here, here + 1, here + 2, last]).sorted()
    where (1...max(last, here)).contains(number) {
      if number > before + 1 { links.append(["isGap": true, "isHere": false, "address": false]) }
      before = number
      // An offset between two pages is on neither.
      let isHere = number == here && request.offset % request.limit == 0
      links.append([
        "isGap": false, "isHere": isHere, "label": String(number),
        "address": isHere
          ? false : PageAddress.requirements(request.from((number - 1) * request.limit)),
      ])
    }
    frame.values["pageLinks"] = links
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
      add(phrases.whoRequires, phrases.party(speaker)) {
        $0.filter.speakers.removeAll { $0 == speaker }
      }
    }
    for addressee in request.addressees {
      add(phrases.ofWhom, phrases.party(addressee)) { $0.addressees.removeAll { $0 == addressee } }
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
    if request.wantsUndated { add(phrases.date, phrases.noDate) { $0.wantsUndated = false } }
    if let since = request.dueSince {
      add(phrases.dueSince, phrases.date(since)) { $0.dueSince = nil }
    }
    if let until = request.dueUntil {
      add(phrases.dueUntil, phrases.date(until)) { $0.dueUntil = nil }
    }
    for kind in request.deadlines {
      add(phrases.deadline, phrases.deadlineKind(kind)) { $0.deadlines.removeAll { $0 == kind } }
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
        $0 = RequirementRequest(query: $0.query, order: $0.order, limit: $0.limit)
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
    if request.wantsUndated { parameters.append(("since", RequirementRequest.none)) }
    if let until = filter.until { parameters.append(("until", until.description)) }
    if let since = request.dueSince { parameters.append(("due-since", since.description)) }
    if let until = request.dueUntil { parameters.append(("due-until", until.description)) }
    parameters += request.deadlines.map { ("due", $0.rawValue) }
    parameters += filter.pathPrefixes.map { ("path", $0) }
    let defaults = RequirementRequest()
    if request.order != defaults.order { parameters.append(("sort", request.order.rawValue)) }
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
