internal import ArchiveModel
internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import ResultRendering

/// The pages.
extension ArchiveRoutes {
  func homePage(_ request: Request) async throws -> Response {
    // The page is of use without the counts, and must come even where the archive is damaged.
    let status = try? await desk.archiveStatus()
    return Answers.page(try HomePage.render(status, language: request.language))
  }

  func searchPage(_ request: Request) async throws -> Response {
    var search = try SearchRequest(QueryParameters(request.uri.query))
    let isBlank = search.query.unicodeScalars.allSatisfy(\.properties.isWhitespace)
    if isBlank, search.filter.isEmpty { return try await homePage(request) }
    search.wantsFacets = true
    let question = search
    let response = try await desk.ask { try await $0.search(question) }
    return Answers.page(
      try SearchPage.render(response, to: search, language: request.language))
  }

  func documentPage(_ request: Request, _ context: Context) async throws -> Response {
    let id = try documentID(context)
    let page = try pageNumber(request)
    let link = try quoteLink(request, documentID: id)
    if let link, try !QueryParameters(request.uri.query).has("page") {
      // To the page of the document that the words stand on, and to their passage.
      let view = try await document(context)
      let first = view.passages.first { !link.byteRanges(in: $0.passage).isEmpty }
      if link.isCurrent(view), let first {
        let page = PageAddress.page(ofOrdinal: first.passage.ordinal)
        return Answers.redirect(to: PageAddress.quoted(link, page: page, passageID: first.id))
      }
    }
    let view = try await document(
      context, passages: .page(page, size: PageAddress.passagesPerPage))
    guard view.document.id == id else {
      // A passage's id: its place is in its document.
      let place = try await document(context, passages: .around(0)).passages.first
      let ordinal = place?.passage.ordinal ?? 0
      return Answers.redirect(
        to: PageAddress.document(
          view.document.id, page: PageAddress.page(ofOrdinal: ordinal), passageID: id))
    }
    return Answers.page(
      try DocumentPage.render(view, link: link, language: request.language))
  }

  /// The link that the address is, where it names content and a range.
  private func quoteLink(_ request: Request, documentID: String) throws -> QuoteLink? {
    let parameters = try QueryParameters(request.uri.query)
    let (content, range) = (try parameters.value("content"), try parameters.value("range"))
    guard content != nil || range != nil else { return nil }
    guard
      let link = QuoteLink(documentID: documentID, content: content ?? "", range: range ?? "")
    else {
      throw WebServiceError(
        Problem(
          .badParameter, parameter: content == nil ? "content" : "range", value: range,
          allowed: ["0-12", "0-12,40-52"]))
    }
    return link
  }

  private func pageNumber(_ request: Request) throws -> Int {
    guard let value = try QueryParameters(request.uri.query).value("page") else { return 1 }
    guard let page = Int(value), (1...1_000_000).contains(page) else {
      throw WebServiceError(
        Problem(.badParameter, parameter: "page", value: value, allowed: ["1…"]))
    }
    return page
  }
}
