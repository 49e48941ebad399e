internal import ArchiveModel
internal import Hummingbird
internal import HummingbirdCore
internal import ResultRendering

/// What programs ask.
extension ArchiveRoutes {
  func searchJSON(_ request: Request) async throws -> Response {
    let search = try SearchRequest(QueryParameters(request.uri.query))
    let response = try await desk.ask { try await $0.search(search) }
    return Answers.json(try SearchResultJSON.render(response, language: request.language))
  }

  func facetsJSON(_ request: Request) async throws -> Response {
    var search = try SearchRequest(QueryParameters(request.uri.query))
    search.wantsFacets = true
    search.limit = 1
    search.offset = 0
    let question = search
    let response = try await desk.ask { try await $0.search(question) }
    return Answers.json(try SearchResultJSON.renderFacets(response, language: request.language))
  }

  func documentJSON(_ context: Context) async throws -> Response {
    Answers.json(try DocumentJSON.render(try await document(context)))
  }

  func original(_ context: Context) async throws -> Response {
    let id = try documentID(context)
    guard let original = try await desk.ask({ try await $0.original(id: id) }) else {
      throw WebServiceError(.unknownDocument)
    }
    return OriginalFile.response(original, desk)
  }

  func health() async throws -> Response {
    let status = try await desk.archiveStatus()
    var response = Answers.json(try StatusJSON.render(status))
    response.headers[.cacheControl] = "no-store"
    return response
  }
}
