internal import ResultRendering

/// The addresses that are answered: the one list that routes, the API's description and the form of
/// errors come from. The raw value is the path, `{id}` any one part of it.
enum ArchiveAddress: String, CaseIterable, Sendable {
  case home = "/"
  case searchPage = "/search"
  case requirementsPage = "/requirements"
  case quotePage = "/quote"
  case documentPage = "/documents/{id}"
  case search = "/api/v1/search"
  case facets = "/api/v1/facets"
  case requirements = "/api/v1/requirements"
  case quote = "/api/v1/quote"
  case document = "/api/v1/documents/{id}"
  case original = "/api/v1/documents/{id}/original"
  case requirementsTable = "/requirements.csv"
  case feed = "/feed.atom"
  case health = "/healthz"
  case description = "/openapi.json"
  case styleSheet = "/style.css"
  case favoriteIcon = "/favicon.svg"
  case robots = "/robots.txt"
  case openSearch = "/opensearch.xml"

  /// Whom an address is for.
  enum Audience {
    /// People: problems are pages.
    case people
    /// Programs: the API describes it, and problems are problem+json (RFC 9457).
    case programs
    /// What browsers ask beside a page; problems are pages.
    case browsers
  }

  var audience: Audience {
    switch self {
    case .home, .searchPage, .requirementsPage, .quotePage, .documentPage: .people
    case .search, .facets, .requirements, .quote, .document, .original, .requirementsTable,
      .feed, .health, .description:
      .programs
    case .styleSheet, .favoriteIcon, .robots, .openSearch: .browsers
    }
  }

  /// Whether a request waits its turn: not where it takes no time, or many turns.
  var waits: Bool {
    switch self {
    case .home, .health, .requirementsTable, .description: false
    default: audience != .browsers
    }
  }

  /// Whether it takes content by POST: a text that is too long for an address.
  var takesContent: Bool { self == .quotePage || self == .quote }

  /// What the API's description says of it; `nil` for what is not of the API.
  var operation: JSONValue? {
    typealias API = OpenAPIDescription
    return switch self {
    case .search:
      API.operation(
        "search", APIWords.search, parameters: SearchParameter.allCases.map { API.parameter($0) },
        schema: "SearchResult", problems: [400, 503])
    case .facets:
      API.operation(
        "facets", APIWords.facets,
        parameters: SearchParameter.allCases.map { API.parameter($0) }, schema: "FacetAnswer",
        problems: [400, 503])
    case .requirements:
      API.operation(
        "requirements", APIWords.requirements,
        parameters: RequirementParameter.allCases.map { $0.description(isTable: false) },
        schema: "RequirementResult", problems: [400, 503])
    case .requirementsTable:
      API.operation(
        "requirementsTable", APIWords.requirementsTable,
        parameters: RequirementParameter.allCases.map { $0.description(isTable: true) },
        content: ["text/csv": [:]], problems: [400, 503])
    case .quote:
      API.merged(
        API.operation(
          "quote", APIWords.quote,
          parameters: QuoteParameter.allCases.map { API.parameter($0) }, schema: "QuoteResult",
          problems: [400, 503]), post: API.postedQuote)
    case .document:
      API.operation(
        "document", APIWords.document,
        parameters: [API.idParameter], schema: "DocumentView", problems: [404, 410, 503])
    case .original:
      API.operation(
        "original", APIWords.original, parameters: [API.idParameter],
        content: .object(
          Dictionary(uniqueKeysWithValues: ServedType.all.map { ($0, [:]) })),
        problems: [404, 410, 503])
    case .feed:
      API.operation(
        "feed", APIWords.feed, parameters: SearchParameter.choosing.map { API.parameter($0) },
        content: [AtomFeed.mediaType: [:]], problems: [400, 503])
    case .health:
      API.operation(
        "health", APIWords.health, parameters: [], schema: "Status", problems: [503])
    case .description:
      API.operation(
        "openapi", APIWords.description, parameters: [], content: ["application/json": [:]],
        problems: [])
    case .home, .searchPage, .requirementsPage, .quotePage, .documentPage, .styleSheet,
      .favoriteIcon, .robots, .openSearch:
      nil
    }
  }

  /// The address that a path is one of.
  init?(path: String) {
    let parts = path.split(separator: "/")
    let found = Self.allCases.first { address in
      let pattern = address.rawValue.split(separator: "/")
      return pattern.count == parts.count
        && zip(pattern, parts).allSatisfy { $0 == "{id}" || $0 == $1 }
    }
    guard let found else { return nil }
    self = found
  }

  /// Whether a problem with a request for a path is told to a program. What is no address is for programs
  /// where it looks like theirs.
  static func isForPrograms(_ path: String) -> Bool {
    Self(path: path).map { $0.audience == .programs }
      ?? (path.hasPrefix("/api/") || path.hasSuffix(".csv"))
  }
}
