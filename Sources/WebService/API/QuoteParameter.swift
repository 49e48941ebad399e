internal import ArchiveModel
internal import ResultRendering

/// The parameters of a question about a quotation: the command line's names.
enum QuoteParameter: String, CaseIterable, Sendable {
  case text, limit, cite

  /// What the parameter is for, in the API's description.
  var summary: String {
    switch self {
    case .text: APIWords.quotation
    case .limit: APIWords.quoteLimit
    case .cite: APIWords.quoteCite
    }
  }

  /// The values that will do, for messages and the API's description.
  var allowed: [String] {
    switch self {
    case .text: []
    case .limit: ["1…\(QuoteRequest.largestLimit)"]
    case .cite: Citation.Style.allCases.map(\.rawValue)
    }
  }

  /// The problem that a value is none of those.
  func problem(_ value: String) -> WebServiceError {
    WebServiceError(
      Problem(.badParameter, parameter: rawValue, value: value, allowed: allowed))
  }
}

extension QuoteRequest {
  /// The request that an address makes for a quotation.
  ///
  /// - Throws: ``WebServiceError`` naming the parameter and what it may be.
  init(_ parameters: QueryParameters, text: String) throws {
    self.init(text: text)
    if let value = try parameters.value(QuoteParameter.limit.rawValue) {
      guard let number = Int(value), (1...Self.largestLimit).contains(number) else {
        throw QuoteParameter.limit.problem(value)
      }
      limit = number
    }
  }
}

extension Citation.Style {
  /// The style that an address asks for.
  init(_ parameters: QueryParameters) throws {
    self = .gbt7714
    guard let value = try parameters.value(QuoteParameter.cite.rawValue) else { return }
    guard let style = Self(rawValue: value) else { throw QuoteParameter.cite.problem(value) }
    self = style
  }
}
