internal import ArchiveModel
internal import ResultRendering

/// The parameters of a list of requirements: the command line's names. Those that a search has too
/// are read as a search reads them.
enum RequirementParameter: String, CaseIterable, Sendable {
  case q, speaker, to, kind, issuer, since, until
  case dueSince = "due-since"
  case dueUntil = "due-until"
  case due, path, sort, limit, offset

  /// The parameter of a search that it is; `nil` for what a search has not.
  private var searchParameter: SearchParameter? {
    switch self {
    case .q, .kind, .issuer, .until, .path: SearchParameter(rawValue: rawValue)
    default: nil
    }
  }

  /// The words that will do, where it is one of a list.
  private var allowed: [String] {
    switch self {
    case .due: DeadlineKind.allCases.map(\.rawValue)
    case .sort: RequirementRequest.Order.allCases.map(\.rawValue)
    default: []
    }
  }

  /// The parameter in the API's description.
  ///
  /// - Parameter isTable: whether it is of the whole table.
  func description(isTable: Bool) -> JSONValue {
    switch self {
    case .to:
      parameter(
        APIWords.requiredOf,
        ["type": "string"], isRepeatable: true)
    case .speaker:
      parameter(
        APIWords.requiredBy,
        ["type": "string"], isRepeatable: true)
    case .since:
      parameter(
        APIWords.requiredSince,
        [
          "type": "array", "prefixItems": [OpenAPIDescription.dateSchema(or: "-")],
          "items": ["const": "-"], "maxItems": 2,
        ], isList: true)
    case .dueSince:
      parameter(
        APIWords.dueSince,
        OpenAPIDescription.dateSchema())
    case .dueUntil:
      parameter(
        APIWords.dueUntil,
        OpenAPIDescription.dateSchema())
    case .due:
      parameter(
        APIWords.due,
        OpenAPIDescription.orEmpty([
          "type": "string", "enum": .array(allowed.map { .string($0) }),
        ]), isRepeatable: true)
    case .sort:
      parameter(
        APIWords.requirementsSort,
        OpenAPIDescription.orEmpty([
          "type": "string", "enum": .array(allowed.map { .string($0) }), "default": "relevance",
        ]))
    case .limit:
      parameter(
        APIWords.requirementsLimit,
        OpenAPIDescription.orEmpty(
          isTable
            ? ["type": "integer", "minimum": 1]
            : [
              "type": "integer", "minimum": 1,
              "maximum": .number(RequirementRequest.largestLimit),
              "default": .number(RequirementRequest().limit),
            ]))
    case .offset:
      parameter(
        APIWords.requirementsOffset,
        OpenAPIDescription.orEmpty([
          "type": "integer", "minimum": 0,
          "maximum": .number(RequirementRequest.largestOffset), "default": 0,
        ]))
    default: searchParameter.map(OpenAPIDescription.parameter) ?? [:]
    }
  }

  /// - Parameters:
  ///   - isRepeatable: whether the schema is of each of several values.
  ///   - isList: whether it is of the list of values.
  private func parameter(
    _ summary: String, _ schema: JSONValue, isRepeatable: Bool = false, isList: Bool = false
  ) -> JSONValue {
    var fields: [String: JSONValue] = [
      "name": .string(rawValue), "in": "query", "description": .string(summary), "schema": schema,
    ]
    if isRepeatable {
      fields["schema"] = ["type": "array", "items": schema]
    }
    if isRepeatable || isList {
      fields["style"] = "form"
      fields["explode"] = true
    }
    return .object(fields)
  }
}

extension RequirementRequest {
  /// The request that an address makes.
  ///
  /// - Parameter isTable: whether it is for a whole table, of which any number may be wanted.
  /// - Throws: ``WebServiceError`` naming the parameter and what it may be.
  init(_ parameters: QueryParameters, isTable: Bool = false) throws {
    let fields = RequestFields(parameters)
    do throws(RequestProblems) {
      try self.init(
        fields, largestLimit: isTable ? Self.noLimit : Self.largestLimit,
        usualLimit: isTable ? Self.noLimit : RequirementRequest().limit)
    } catch {
      throw WebServiceError(error)
    }
  }
}
