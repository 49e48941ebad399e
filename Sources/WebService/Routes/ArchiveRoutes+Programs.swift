internal import ArchiveModel
internal import Hummingbird
internal import HummingbirdCore
internal import ResultRendering

/// What programs ask.
extension ArchiveRoutes {
  func searchJSON(_ request: Request) async throws -> Response {
    let search = try SearchRequest(QueryParameters(request.uri.query))
    let response = try await ask { try await $0.search(search) }
    return Answers.json(try SearchResultJSON.render(response, language: request.language))
  }

  func facetsJSON(_ request: Request) async throws -> Response {
    var search = try SearchRequest(QueryParameters(request.uri.query))
    search.wantsFacets = true
    search.limit = 1
    search.offset = 0
    let question = search
    let response = try await ask { try await $0.search(question) }
    return Answers.json(try SearchResultJSON.renderFacets(response, language: request.language))
  }

  func quoteJSON(_ request: Request) async throws -> Response {
    let parameters = try QueryParameters(request.uri.query)
    let text = parameters.values(QuoteParameter.text.rawValue).joined(separator: "\n")
    let question = try QuoteRequest(parameters, text: text)
    let style = try Citation.Style(parameters)
    do {
      let response = try await ask { try await $0.quote(question) }
      return Answers.json(
        try QuoteResultJSON.render(response, citation: style, language: request.language))
    } catch let refusal as QuoteRequest.Refusal {
      throw WebServiceError(
        Problem(
          .unusableQuotation, parameter: QuoteParameter.text.rawValue, value: refusal.rawValue))
    }
  }

  func documentJSON(_ context: Context) async throws -> Response {
    Answers.json(try DocumentJSON.render(try await document(context)))
  }

  func original(_ context: Context) async throws -> Response {
    let id = try documentID(context)
    guard let original = try await ask({ try await $0.original(id: id) }) else {
      throw WebServiceError(.unknownDocument)
    }
    return OriginalFile.response(original)
  }

  func health() async throws -> Response {
    let status = try await ask { try await $0.status() }
    var response = Answers.json(try StatusJSON.render(status))
    response.headers[.cacheControl] = "no-store"
    return response
  }
}
