internal import ArchiveModel
internal import Hummingbird
internal import HummingbirdCore
internal import ResultRendering

/// What came in last, for programs that ask again and again.
extension ArchiveRoutes {
  func feed(_ request: Request) async throws -> Response {
    let question = try SearchRequest(
      QueryParameters(request.uri.query), SearchParameter.choosing)
    let new = try await desk.ask { try await $0.newDocuments(question) }
    let text = AtomFeed.render(
      new, to: question, origin: request.origin, language: request.language)
    return Answers.tagged(text, type: AtomFeed.mediaType + "; charset=utf-8", for: request)
  }
}
