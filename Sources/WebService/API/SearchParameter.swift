internal import ArchiveModel
internal import ResultRendering

/// The parameters of a search: the command line's names. Requests are read and the API is described
/// by this one list.
enum SearchParameter: String, CaseIterable, Sendable {
  case q, kind, issuer, speaker, since, until, path, sort, limit, offset, facets, explain

  /// Those that choose passages or documents; the others say how they are shown.
  static let choosing: [SearchParameter] = [.q, .kind, .issuer, .speaker, .since, .until, .path]

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
    case .q: APIWords.queryParameter
    case .kind:
      APIWords.kindParameter
    case .issuer: APIWords.issuerParameter
    case .speaker: APIWords.speakerParameter
    case .since: APIWords.sinceParameter
    case .until: APIWords.untilParameter
    case .path: APIWords.pathParameter
    case .sort: APIWords.sortParameter
    case .limit: APIWords.limitParameter
    case .offset: APIWords.offsetParameter
    case .facets:
      APIWords.facetsParameter
    case .explain: APIWords.explainParameter
    }
  }

  /// The values that will do, for the API's description.
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
}

extension RequestFields {
  /// The request that an address writes.
  init(_ parameters: QueryParameters) {
    self.init()
    for field in RequestField.allCases {
      // A form sends empty values for fields that nobody filled in.
      self[field] = parameters.values(field.rawValue).filter { !$0.isEmpty }
    }
    // A flag may stand without a value.
    for flag in [RequestField.facets, .explain]
    where self[flag].isEmpty && parameters.has(flag.rawValue) { self[flag] = ["true"] }
  }
}

extension WebServiceError {
  /// The first problem, as an answer names it.
  init(_ problems: RequestProblems) {
    let problem = problems.problems.first
    self.init(
      Problem(
        problem?.reason == .isRepeated ? .repeatedParameter : .badParameter,
        parameter: problem?.field.rawValue, value: problem?.value, allowed: problem?.allowed ?? []))
  }
}

extension SearchRequest {
  /// The request that an address makes.
  ///
  /// - Parameter names: the parameters that are looked at.
  /// - Throws: ``WebServiceError`` naming the parameter and what it may be.
  init(_ parameters: QueryParameters, _ names: [SearchParameter] = SearchParameter.allCases) throws
  {
    let names = Set(names.map(\.rawValue))
    do throws(RequestProblems) {
      try self.init(RequestFields(parameters.only(names)))
    } catch {
      throw WebServiceError(error)
    }
  }
}
