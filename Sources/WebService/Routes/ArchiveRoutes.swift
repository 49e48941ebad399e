internal import ArchiveModel
internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import ResultRendering

/// Which address is answered by what. Later questions join the tables of `pages` and `programs`.
struct ArchiveRoutes: Sendable {
  typealias Context = ArchiveRequestContext
  typealias Route = @Sendable (Request, Context) async throws -> Response

  let desk: ArchiveDesk
  let configuration: WebServiceConfiguration
  private let connections: ConnectionTable

  init(
    archive: any ArchiveReading, configuration: WebServiceConfiguration,
    connections: ConnectionTable
  ) {
    self.configuration = configuration
    self.connections = connections
    desk = ArchiveDesk(archive, configuration, connections)
  }

  /// The router with all routes, HEAD among them.
  func router() -> Router<Context> {
    let router = Router(context: Context.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: RequestPolicy<Context>(configuration))
    router.add(
      middleware: ClientPolicy(
        connections: connections, proxies: Set(configuration.trustedProxies)))
    for (path, route) in pages + programs {
      router.get(RouterPath(path)) { request, context in
        try await desk.turn(context) { try await route(request, context) }
      }
    }
    for (path, route) in prompt + assets {
      router.get(RouterPath(path)) { try await route($0, $1) }
    }
    for (path, route) in posted {
      router.post(RouterPath(path)) { try await route($0, $1) }
    }
    return router
  }

  /// For people.
  private var pages: [(String, Route)] {
    [
      ("/search", { request, _ in try await searchPage(request) }),
      ("/requirements", { request, _ in try await requirementsPage(request) }),
      ("/quote", { request, _ in try await quotePage(request) }),
      ("/documents/{id}", { request, context in try await documentPage(request, context) }),
    ]
  }

  /// For programs.
  private var programs: [(String, Route)] {
    [
      ("/api/v1/search", { request, _ in try await searchJSON(request) }),
      ("/api/v1/facets", { request, _ in try await facetsJSON(request) }),
      ("/api/v1/requirements", { request, _ in try await requirementsJSON(request) }),
      ("/api/v1/quote", { request, _ in try await quoteJSON(request) }),
      ("/api/v1/documents/{id}", { _, context in try await documentJSON(context) }),
      ("/api/v1/documents/{id}/original", { _, context in try await original(context) }),
    ]
  }

  /// What does not wait its turn: it takes none, or many.
  private var prompt: [(String, Route)] {
    [
      ("/", { request, _ in try await homePage(request) }),
      ("/healthz", { _, _ in try await health() }),
      ("/requirements.csv", { request, context in try await requirementsCSV(request, context) }),
    ]
  }

  /// What takes a text that is too long for an address.
  private var posted: [(String, Route)] {
    [
      ("/quote", { request, context in try await postedQuotePage(request, context) }),
      ("/api/v1/quote", { request, context in try await postedQuoteJSON(request, context) }),
    ]
  }

  /// Whether an address takes content by POST.
  static func takesContent(_ path: String) -> Bool {
    path == "/quote" || path == "/api/v1/quote"
  }

  /// The id in the address, decoded; the router leaves that to us.
  func documentID(_ context: Context) throws -> String {
    guard let encoded = context.parameters.get("id"), encoded.utf8.count <= 1000,
      let id = try? QueryParameters.decoded(encoded[...], plusIsSpace: false), !id.isEmpty
    else { throw WebServiceError(.unknownDocument) }
    return id
  }

  /// The document with the id in the address, or the one that the passage with that id stands in.
  func document(_ context: Context, passages: PassageSelection = .all) async throws -> DocumentView
  {
    let id = try documentID(context)
    guard let view = try await desk.ask({ try await $0.document(id: id, passages: passages) })
    else { throw WebServiceError(.unknownDocument) }
    // Not why: the reason may tell of the person whom the withdrawal protects.
    if view.document.standing.withdrawnWhy != nil { throw WebServiceError(.withdrawnDocument) }
    return view
  }
}
