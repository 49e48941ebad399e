internal import ArchiveModel
internal import ResultRendering

/// The parameters of a search: the command line's names. Requests are read and the API is described
/// by this one list.
enum SearchParameter: String, CaseIterable, Sendable {
  case q, kind, issuer, speaker, since, until, path, sort, limit, offset, facets, explain

  /// Whether the parameter may stand several times.
  var isRepeatable: Bool {
    switch self {
    case .q, .kind, .issuer, .speaker, .path: true
    default: false
    }
  }

  /// What the parameter is for, in the API's description.
  var summary: String {
    switch self {
    case .q: "The query: words (all wanted first), \"exact words\", -word, OR, field:value."
    case .kind:
      "文种: the kind of document, by its Chinese or English name. Of several, one must hold."
    case .issuer: "发文机关: part of the issuing body's name."
    case .speaker: "讲话人: part of the speaker's name or of a name in the byline."
    case .since: "No earlier than the first day of this date."
    case .until: "No later than the last day of this date."
    case .path: "The beginning of the path below corpus/."
    case .sort: "The order of results."
    case .limit: "How many results are wanted."
    case .offset: "How many results are passed over."
    case .facets:
      "Whether counts by kind, issuer, year and speaker are wanted; without a value they are."
    case .explain: "Whether each term's part in the score is wanted; without a value it is."
    }
  }

  /// The values that will do, for messages and the API's description.
  var allowed: [String] {
    switch self {
    case .kind: DocumentKind.allCases.flatMap { [$0.rawValue, $0.englishName] }
    case .since, .until: ["YYYY", "YYYY-MM", "YYYY-MM-DD"]
    case .sort: SearchRequest.Order.allCases.map(\.rawValue)
    case .limit: ["1…\(SearchRequest.largestLimit)"]
    case .offset: ["0…\(SearchRequest.largestOffset)"]
    case .facets, .explain: ["true", "false"]
    case .q, .issuer, .speaker, .path: []
    }
  }

  /// The problem that a value is none of those.
  func problem(_ value: String) -> WebServiceError {
    WebServiceError(
      Problem(.badParameter, parameter: rawValue, value: value, allowed: allowed))
  }
}

extension SearchRequest {
  /// The request that an address makes.
  ///
  /// - Throws: ``WebServiceError`` naming the parameter and what it may be.
  init(_ parameters: QueryParameters) throws {
    func values(_ parameter: SearchParameter) -> [String] { parameters.values(parameter.rawValue) }
    func number(_ parameter: SearchParameter, in range: ClosedRange<Int>) throws -> Int? {
      guard let value = try parameters.value(parameter.rawValue) else { return nil }
      guard let number = Int(value), range.contains(number) else { throw parameter.problem(value) }
      return number
    }
    func date(_ parameter: SearchParameter) throws -> PartialDate? {
      guard let value = try parameters.value(parameter.rawValue) else { return nil }
      guard let date = PartialDate(chinese: value), date.year != nil else {
        throw parameter.problem(value)
      }
      return date
    }
    func flag(_ parameter: SearchParameter) throws -> Bool {
      guard parameters.has(parameter.rawValue) else { return false }
      switch try parameters.value(parameter.rawValue)?.lowercased() {
      case nil, "1", "true", "yes", "on": return true
      case "0", "false", "no", "off": return false
      case .some(let value): throw parameter.problem(value)
      }
    }
    self.init(query: values(.q).joined(separator: " "))
    filter.kinds = try values(.kind).map { name in
      guard let kind = DocumentKind(name: name) else { throw SearchParameter.kind.problem(name) }
      return kind
    }
    filter.issuers = values(.issuer)
    filter.speakers = values(.speaker)
    filter.pathPrefixes = values(.path)
    filter.since = try date(.since)
    filter.until = try date(.until)
    if let since = filter.since?.dayRange, let until = filter.until?.dayRange,
      since.lowerBound > until.upperBound
    {
      throw WebServiceError(
        Problem(
          .badParameter, parameter: SearchParameter.until.rawValue,
          value: filter.until?.description, allowed: ["≥ \(filter.since?.description ?? "")"]))
    }
    if let value = try parameters.value(SearchParameter.sort.rawValue) {
      guard let order = Order(rawValue: value) else { throw SearchParameter.sort.problem(value) }
      self.order = order
    }
    limit = try number(.limit, in: 1...Self.largestLimit) ?? limit
    offset = try number(.offset, in: 0...Self.largestOffset) ?? offset
    wantsFacets = try flag(.facets)
    wantsExplanation = try flag(.explain)
  }
}
