internal import ArchiveModel
internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import ResultRendering

/// Checking quotations: short ones by their address, which can be passed on; long texts as content.
extension ArchiveRoutes {
  /// The longest text whose answer has an address of its own, in bytes.
  private static let longestInAddress = 3000

  func quotePage(_ request: Request) async throws -> Response {
    let parameters = try QueryParameters(request.uri.query)
    guard parameters.has(QuoteParameter.text.rawValue) else {
      return Answers.page(
        try QuotePage.render(.empty, text: "", language: request.language))
    }
    let text = try parameters.value(QuoteParameter.text.rawValue) ?? ""
    return try await quotePage(text, parameters, request.language)
  }

  /// What the page's form sends. A short text gets its address.
  func postedQuotePage(_ request: Request, _ context: Context) async throws -> Response {
    let posted = try await received(request, context)
    guard posted.text.utf8.count > Self.longestInAddress else {
      let parameters = request.uri.query.map { "&" + $0 } ?? ""
      return Answers.redirect(
        to: PageAddress.quote(posted.text) + parameters, status: .seeOther)
    }
    let language = request.language
    return try await desk.turn(context) {
      try await quotePage(posted.text, posted.parameters, language)
    }
  }

  private func quotePage(
    _ text: String, _ parameters: QueryParameters, _ language: Language
  ) async throws -> Response {
    let question = try QuoteRequest(parameters, text: text)
    let content: QuotePage.Content
    do {
      switch try await desk.ask({ try await $0.checkPasted(question) }) {
      case .quotation(let response): content = .answer(response)
      case .draft(let report): content = .draft(report)
      }
    } catch let refusal as QuoteRequest.Refusal {
      content = .refusal(refusal)
    }
    return Answers.page(try QuotePage.render(content, text: text, language: language))
  }

  func quoteJSON(_ request: Request) async throws -> Response {
    let parameters = try QueryParameters(request.uri.query)
    let text = try parameters.value(QuoteParameter.text.rawValue) ?? ""
    let question = try QuoteRequest(parameters, text: text)
    let style = try Citation.Style(parameters)
    return try await usable {
      let response = try await desk.ask { try await $0.quote(question) }
      return Answers.json(
        try QuoteResultJSON.render(response, citation: style, language: request.language))
    }
  }

  /// Checks a long text: a quotation, or an article with quotations.
  func postedQuoteJSON(_ request: Request, _ context: Context) async throws -> Response {
    let posted = try await received(request, context)
    let question = try QuoteRequest(posted.parameters, text: posted.text)
    let style = try Citation.Style(posted.parameters)
    let language = request.language
    return try await desk.turn(context) {
      try await usable {
        switch try await desk.ask({ try await $0.checkPasted(question) }) {
        case .quotation(let response):
          Answers.json(try QuoteResultJSON.render(response, citation: style, language: language))
        case .draft(let report):
          Answers.json(try DraftReportJSON.render(report, citation: style, language: language))
        }
      }
    }
  }

  /// Receives a text, in turn.
  private func received(_ request: Request, _ context: Context) async throws -> PostedText {
    try await desk.texts.pass(client: context.client) {
      try await PostedText(request, longest: configuration.longestText)
    }
  }

  /// A refusal of the text as a problem.
  private func usable(_ answer: () async throws -> Response) async throws -> Response {
    do {
      return try await answer()
    } catch let refusal as QuoteRequest.Refusal {
      throw WebServiceError(
        Problem(
          .unusableQuotation, parameter: QuoteParameter.text.rawValue, value: refusal.rawValue))
    }
  }
}
