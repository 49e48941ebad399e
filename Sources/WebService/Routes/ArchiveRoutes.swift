internal import ArchiveModel
internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import ResultRendering

/// Which address is answered by what. Later questions (`/requirements`) join the tables of `pages` and
/// `programs`.
struct ArchiveRoutes: Sendable {
  typealias Context = BasicRequestContext
  typealias Route = @Sendable (Request, Context) async throws -> Response

  private let archive: any ArchiveReading
  private let configuration: WebServiceConfiguration
  private let gate: SearchGate
  /// Tables under way; each holds the archive as it was when it began.
  let tables: SearchGate
  private let logger: Logger

  init(archive: any ArchiveReading, configuration: WebServiceConfiguration, logger: Logger) {
    self.archive = archive
    self.configuration = configuration
    self.logger = logger
    gate = SearchGate(
      atOnce: configuration.searchesAtOnce, waiting: configuration.searchesWaiting)
    tables = SearchGate(
      atOnce: configuration.tablesAtOnce, waiting: configuration.searchesWaiting)
  }

  /// The router with all routes, HEAD among them.
  func router() -> Router<Context> {
    let router = Router(context: Context.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: RequestPolicy<Context>(configuration))
    for (path, route) in pages + programs + assets {
      router.get(RouterPath(path)) { try await route($0, $1) }
    }
    return router
  }

  /// For people.
  private var pages: [(String, Route)] {
    [
      ("/", { request, _ in try await homePage(request) }),
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
      ("/requirements.csv", { request, _ in try await requirementsCSV(request) }),
      ("/api/v1/quote", { request, _ in try await quoteJSON(request) }),
      ("/api/v1/documents/{id}", { _, context in try await documentJSON(context) }),
      ("/api/v1/documents/{id}/original", { _, context in try await original(context) }),
      ("/healthz", { _, _ in try await health() }),
    ]
  }

  // MARK: Asking the archive

  /// Asks the archive in turn; what it throws becomes a problem that says nothing of its inside.
  func ask<Answer: Sendable>(
    _ question: @Sendable (any ArchiveReading) async throws -> Answer
  ) async throws -> Answer {
    try await gate.pass {
      do {
        return try await question(archive)
      } catch let error as CancellationError {
        throw error
      } catch let refusal as QuoteRequest.Refusal {
        throw refusal
      } catch is WithdrawnDocument {
        throw WebServiceError(.withdrawnDocument)
      } catch {
        throw WebServiceError(.archiveUnavailable, underlying: error)
      }
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
    guard let view = try await ask({ try await $0.document(id: id, passages: passages) }) else {
      throw WebServiceError(.unknownDocument)
    }
    // Not why: the reason may tell of the person whom the withdrawal protects.
    if view.document.standing.withdrawnWhy != nil { throw WebServiceError(.withdrawnDocument) }
    return view
  }
}
