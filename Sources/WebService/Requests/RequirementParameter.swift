internal import ArchiveModel
internal import ResultRendering

/// The parameters of a list of requirements: the command line's names. Those that a search has too
/// are read as a search reads them.
enum RequirementParameter: String, CaseIterable, Sendable {
  case q, speaker, to, kind, issuer, since, until, path, limit, offset

  /// The parameter of a search that it is; `nil` for what a search has not.
  private var searchParameter: SearchParameter? {
    self == .to ? nil : SearchParameter(rawValue: rawValue)
  }

  /// The parameter in the API's description.
  var description: JSONValue {
    switch self {
    case .to:
      [
        "name": "to", "in": "query",
        "description": "要求谁: part of the name of those of whom it is required.",
        "schema": ["type": "array", "items": ["type": "string"]], "style": "form",
        "explode": true,
      ]
    case .speaker:
      [
        "name": "speaker", "in": "query",
        "description":
          "谁要求的: part of the name or office of the person, body or meeting that requires.",
        "schema": ["type": "array", "items": ["type": "string"]], "style": "form",
        "explode": true,
      ]
    case .limit:
      [
        "name": "limit", "in": "query", "description": "How many requirements are wanted.",
        "schema": [
          "type": "integer", "minimum": 1,
          "maximum": .number(RequirementRequest.largestLimit),
          "default": .number(RequirementRequest().limit),
        ],
      ]
    default: searchParameter.map(OpenAPIDescription.parameter) ?? [:]
    }
  }
}

extension RequirementRequest {
  /// The request that an address makes.
  ///
  /// - Throws: ``WebServiceError`` naming the parameter and what it may be.
  init(_ parameters: QueryParameters) throws {
    var shared = parameters
    shared.remove(RequirementParameter.limit.rawValue)
    let search = try SearchRequest(shared)
    self.init(query: search.query, filter: search.filter, offset: search.offset)
    addressees = parameters.values(RequirementParameter.to.rawValue)
    if let value = try parameters.value(RequirementParameter.limit.rawValue) {
      guard let number = Int(value), (1...Self.largestLimit).contains(number) else {
        throw WebServiceError(
          Problem(
            .badParameter, parameter: RequirementParameter.limit.rawValue, value: value,
            allowed: ["1…\(Self.largestLimit)"]))
      }
      limit = number
    }
  }
}
