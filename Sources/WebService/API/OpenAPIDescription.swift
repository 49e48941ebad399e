internal import ArchiveModel
internal import FoundationEssentials
internal import ResultRendering

/// The API in words for programs: OpenAPI 3.1. Parameters come from ``SearchParameter``, by which requests
/// are read too.
enum OpenAPIDescription {
  static func render() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    return String(decoding: try encoder.encode(document), as: UTF8.self)
  }

  static var document: JSONValue {
    [
      "openapi": "3.1.0",
      "info": [
        "title": .string(APIWords.title), "version": "1",
        "description":
          .string(APIWords.archive),
        "license": ["name": "Apache-2.0", "identifier": "Apache-2.0"],
      ],
      "paths": .object(
        Dictionary(
          uniqueKeysWithValues: ArchiveAddress.allCases.compactMap { address in
            address.operation.map { (address.rawValue, $0) }
          })),
      "components": ["schemas": .object(OpenAPISchemas.all)],
    ]
  }

  static let idParameter: JSONValue = [
    "name": "id", "in": "path", "required": true, "schema": ["type": "string", "minLength": 1],
    "description": .string(APIWords.idParameter),
  ]

  /// A date: a year, a month or a day that there is, or nothing, as a form sends it. (29 February is accepted in
  /// leap years, which a pattern cannot tell.)
  static func dateSchema(or other: String? = nil) -> JSONValue {
    let year = "([1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])"
    let days = [
      "(0[13578]|1[02])(-(0[1-9]|[12][0-9]|3[01]))?", "(0[469]|11)(-(0[1-9]|[12][0-9]|30))?",
      "02(-(0[1-9]|1[0-9]|2[0-8]))?",
    ].joined(separator: "|")
    let others = other.map { "|" + $0 } ?? ""
    return ["type": "string", "pattern": .string("^(\(year)(-(\(days)))?\(others))?$")]
  }

  /// A schema of a parameter's value, or no value: a form sends its empty fields, and they count as absent.
  static func orEmpty(_ schema: JSONValue) -> JSONValue {
    guard case .object(var fields) = schema else { return schema }
    let value = fields.removeValue(forKey: "default")
    var either: [String: JSONValue] = ["anyOf": [.object(fields), ["const": ""]]]
    either["default"] = value
    return .object(either)
  }

  static func parameter(_ parameter: SearchParameter) -> JSONValue {
    var fields: [String: JSONValue] = [
      "name": .string(parameter.rawValue), "in": "query",
      "description": .string(parameter.summary),
    ]
    if parameter.isRepeatable {
      fields["schema"] = ["type": "array", "items": schema(of: parameter)]
      fields["style"] = "form"
      fields["explode"] = true
    } else {
      fields["schema"] = schema(of: parameter)
    }
    return .object(fields)
  }

  static func parameter(_ parameter: QuoteParameter) -> JSONValue {
    let schema: JSONValue =
      switch parameter {
      case .text: quotationSchema
      case .limit:
        orEmpty([
          "type": "integer", "minimum": 1, "maximum": .number(QuoteRequest.largestLimit),
          "default": .number(QuoteRequest(text: "").limit),
        ])
      case .cite:
        orEmpty([
          "type": "string", "enum": .array(parameter.allowed.map { .string($0) }),
          "default": .string(Citation.Style.gbt7714.rawValue),
        ])
      }
    return [
      "name": .string(parameter.rawValue), "in": "query",
      "description": .string(parameter.summary), "schema": schema,
      "required": .boolean(parameter == .text),
    ]
  }

  /// A quotation: two letters or digits at least, and what stands between them.
  private static let quotationSchema: JSONValue = [
    "type": "string", "pattern": "[\\p{L}\\p{N}][\\s\\S]*[\\p{L}\\p{N}]",
    "maxLength": .number(QuoteRequest.longestQuotation),
  ]

  /// A text sent as content, for what is too long for an address.
  static var postedQuote: JSONValue {
    let problems = [400, 413, 415, 503]
    let form: JSONValue = [
      "type": "object", "properties": .object([QuoteParameter.text.rawValue: quotationSchema]),
      "required": [.string(QuoteParameter.text.rawValue)],
    ]
    let answer: JSONValue = [
      "oneOf": [OpenAPISchemas.reference("QuoteResult"), OpenAPISchemas.reference("DraftResult")]
    ]
    guard
      case .object(let get) = operation(
        "postedQuote",
        APIWords.postedQuote,
        parameters: QuoteParameter.allCases.filter { $0 != .text }.map(parameter),
        content: ["application/json": ["schema": answer]], problems: problems),
      case .object(var post)? = get["get"]
    else { return [:] }
    post["requestBody"] = [
      "required": true,
      "content": [
        "text/plain": ["schema": quotationSchema],
        "application/x-www-form-urlencoded": ["schema": form],
      ],
    ]
    return .object(post)
  }

  private static func schema(of parameter: SearchParameter) -> JSONValue {
    switch parameter {
    case .kind:
      // An open list: any other name in Chinese characters is a kind too.
      orEmpty([
        "anyOf": [
          ["type": "string", "enum": .array(parameter.allowed.map { .string($0) })],
          [
            "type": "string", "pattern": "^\\p{L}*\\p{Script=Han}\\p{L}*$",
            "maxLength": .number(DocumentKind.longestName),
          ],
        ]
      ])
    case .sort:
      orEmpty(["type": "string", "enum": .array(parameter.allowed.map { .string($0) })])
    case .since, .until:
      dateSchema()
    case .limit:
      orEmpty([
        "type": "integer", "minimum": 1, "maximum": .number(SearchRequest.largestLimit),
        "default": .number(SearchRequest(query: "").limit),
      ])
    case .offset:
      orEmpty([
        "type": "integer", "minimum": 0, "maximum": .number(SearchRequest.largestOffset),
        "default": 0,
      ])
    case .facets, .explain: flagSchema
    case .q, .issuer, .speaker, .path: ["type": "string"]
    }
  }

  /// Whether something is wanted: without a value it is.
  private static let flagSchema: JSONValue = [
    "anyOf": [
      ["type": "boolean"],
      ["type": "string", "enum": ["", "1", "yes", "on", "0", "no", "off"]],
    ],
    "default": false,
  ]

  static func merged(_ operation: JSONValue, post: JSONValue) -> JSONValue {
    guard case .object(var operations) = operation else { return operation }
    operations["post"] = post
    return .object(operations)
  }

  static func operation(
    _ id: String, _ summary: String, parameters: [JSONValue], schema: String, problems: [Int]
  ) -> JSONValue {
    operation(
      id, summary, parameters: parameters,
      content: ["application/json": ["schema": OpenAPISchemas.reference(schema)]],
      problems: problems)
  }

  static func operation(
    _ id: String, _ summary: String, parameters: [JSONValue], content: JSONValue, problems: [Int]
  ) -> JSONValue {
    var responses: [String: JSONValue] = ["200": ["description": "OK", "content": content]]
    // Any request may be refused for its host, its origin or its form.
    for status in Set(problems + [400, 403, 405, 413, 414, 421, 431, 500, 503]) {
      responses[String(status)] = [
        "description": .string(APIWords.problem),
        "content": ["application/problem+json": ["schema": OpenAPISchemas.reference("Problem")]],
      ]
    }
    return [
      "get": [
        "operationId": .string(id), "summary": .string(summary), "parameters": .array(parameters),
        "responses": .object(responses),
      ]
    ]
  }
}
