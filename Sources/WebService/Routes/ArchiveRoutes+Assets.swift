internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import ResultRendering

/// What does not come from the archive.
extension ArchiveRoutes {
  /// The pages name the style sheet by its tag, so that it may be kept for a year; without the tag,
  /// or with an older one, it is asked for again.
  func styleSheet(_ request: Request) -> Response {
    let tag = "\"\(StyleSheet.tag)\""
    let isTagged = request.uri.query == "v=\(StyleSheet.tag)"
    let cacheControl = isTagged ? "public, max-age=31536000, immutable" : "no-cache"
    if request.headers[.ifNoneMatch]?.split(separator: ",").contains(where: {
      let candidate = $0.drop { $0 == " " }
      return candidate == tag || candidate == "W/" + tag || candidate == "*"
    }) == true {
      return Response(
        status: .notModified, headers: [.eTag: tag, .cacheControl: cacheControl])
    }
    var response = Answers.text(
      StyleSheet.text, type: "text/css; charset=utf-8", cacheControl: cacheControl)
    response.headers[.eTag] = tag
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
        origin: "http://" + (request.head.authority ?? "localhost"), language: request.language),
      type: "application/opensearchdescription+xml; charset=utf-8")
  }
}
