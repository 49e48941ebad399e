internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import ResultRendering

/// What does not come from the archive.
extension ArchiveRoutes {
  /// The pages name the style sheet by its tag, so that it may be kept for a year; without the tag,
  /// or with an older one, it is asked for again.
  func styleSheet(_ request: Request) -> Response {
    let isTagged = request.uri.query == "v=\(StyleSheet.tag)"
    var response = Answers.tagged(
      StyleSheet.text, tag: StyleSheet.tag, type: "text/css; charset=utf-8", for: request,
      cacheControl: isTagged ? "public, max-age=31536000, immutable" : "no-cache")
    response.headers[.vary] = nil
    return response
  }

  static func kept(_ text: String, type: String) -> Response {
    var response = Answers.text(text, type: type, cacheControl: "public, max-age=86400")
    response.headers[.vary] = nil
    return response
  }

  func openSearch(_ request: Request) -> Response {
    Answers.text(
      OpenSearchDescription.render(
        origin: request.origin, language: request.language),
      type: "application/opensearchdescription+xml; charset=utf-8")
  }
}
