internal import ArchiveModel

/// The counts beside the results; each is a link that sets its condition, or takes it away again.
enum FacetList {
  /// How many values of a facet are shown.
  private static let longest = 12

  static func add(_ facets: Facets?, of request: SearchRequest, to frame: inout PageFrame) {
    let phrases = frame.phrases
    let facets = facets ?? Facets()
    let suffix = facets.isExact ? "" : phrases.facetsInexact
    let filter = request.filter
    let groups: [[String: Any]?] = [
      group(phrases.kind + suffix, facets.kinds, of: request) { value in
        let kind = DocumentKind(rawValue: value)
        let isChosen = filter.kinds.contains(kind)
        return (
          phrases.kindName(kind), isChosen,
          { isChosen ? $0.kinds.removeAll { $0 == kind } : $0.kinds.append(kind) }
        )
      },
      group(phrases.issuer + suffix, facets.issuers, of: request) { value in
        let whole = "=" + value
        let isChosen = filter.issuers.contains(whole)
        return (
          value, isChosen,
          { isChosen ? $0.issuers.removeAll { $0 == whole } : $0.issuers.append(whole) }
        )
      },
      group(phrases.year + suffix, years(of: facets), of: request) { value in
        if value == DocumentFilter.none {
          let isChosen = filter.wantsUndated
          return (
            phrases.noDate, isChosen,
            {
              if !isChosen { ($0.since, $0.until) = (nil, nil) }
              $0.wantsUndated = !isChosen
            }
          )
        }
        guard let year = PartialDate(iso8601: value) else { return nil }
        let isChosen = filter.since == year && filter.until == year
        return (
          phrases.date(year), isChosen,
          {
            $0.since = isChosen ? nil : year
            $0.until = isChosen ? nil : year
            $0.wantsUndated = false
          }
        )
      },
      group(phrases.speaker + suffix, facets.speakers, of: request) { value in
        let whole = "=" + value
        let isChosen = filter.speakers.contains(whole)
        return (
          value, isChosen,
          { isChosen ? $0.speakers.removeAll { $0 == whole } : $0.speakers.append(whole) }
        )
      },
    ]
    let shown = groups.compactMap { $0 }
    frame.values["hasFacets"] = !shown.isEmpty
    frame.values["facetsLabel"] = phrases.facets
    frame.values["facetGroups"] = shown
  }

  /// The years that are shown, and how many are without a date.
  private static func years(of facets: Facets) -> [Facets.Count] {
    guard facets.undatedCount > 0 else { return facets.years }
    return facets.years.prefix(longest - 1) + [
      Facets.Count(value: DocumentFilter.none, count: facets.undatedCount)
    ]
  }

  private typealias Choice = (
    label: String, isChosen: Bool, toggle: (inout DocumentFilter) -> Void
  )

  private static func group(
    _ name: String, _ counts: [Facets.Count], of request: SearchRequest,
    _ choice: (String) -> Choice?
  ) -> [String: Any]? {
    let values = counts.prefix(longest).compactMap { count -> [String: Any]? in
      guard let choice = choice(count.value) else { return nil }
      return [
        "label": DisplayText.singleLine(choice.label), "isChosen": choice.isChosen,
        "count": String(count.count),
        "address": PageAddress.search(request.from(0) { choice.toggle(&$0.filter) }),
      ]
    }
    return values.isEmpty ? nil : ["name": name, "counts": values]
  }
}
