internal import ArchiveModel
internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import ResultRendering

/// Which address of ``ArchiveAddress`` is answered by what.
struct ArchiveRoutes: Sendable {
  typealias Context = ArchiveRequestContext

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
    for address in ArchiveAddress.allCases {
      let path = RouterPath(address.rawValue)
      router.get(path) { request, context in
        guard address.waits else { return try await answer(address, request, context) }
        return try await desk.turn(context) { try await answer(address, request, context) }
      }
      guard address.takesContent else { continue }
      router.post(path) { try await answer(address, posted: $0, $1) }
    }
    return router
  }

  private func answer(_ address: ArchiveAddress, _ request: Request, _ context: Context)
    async throws -> Response
  {
    switch address {
    case .home: try await homePage(request)
    case .searchPage: try await searchPage(request)
    case .requirementsPage: try await requirementsPage(request)
    case .quotePage: try await quotePage(request)
    case .documentPage: try await documentPage(request, context)
    case .search: try await searchJSON(request)
    case .facets: try await facetsJSON(request)
    case .requirements: try await requirementsJSON(request)
    case .quote: try await quoteJSON(request)
    case .document: try await documentJSON(context)
    case .original: try await original(context)
    case .requirementsTable: try await requirementsCSV(request, context)
    case .feed: try await feed(request)
    case .health: try await health()
    case .description: Answers.json(try OpenAPIDescription.render())
    case .styleSheet: styleSheet(request)
    case .favoriteIcon: Self.kept(FavoriteIcon.svg, type: "image/svg+xml")
    case .robots:
      Self.kept("User-agent: *\nDisallow: /\n", type: "text/plain; charset=utf-8")
    case .openSearch: openSearch(request)
    }
  }

  private func answer(_ address: ArchiveAddress, posted request: Request, _ context: Context)
    async throws -> Response
  {
    switch address {
    case .quotePage: try await postedQuotePage(request, context)
    case .quote: try await postedQuoteJSON(request, context)
    default: throw WebServiceError(.notFound)
    }
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
