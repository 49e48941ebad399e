/// Why a request was not answered: facts, from which the words are made in each language, as
/// `application/problem+json` (RFC 9457) or as a page.
public struct Problem: Sendable, Hashable {
  /// What is the matter. The raw value stands in the JSON.
  public enum Code: String, Sendable, Hashable, CaseIterable {
    case badParameter = "bad_parameter"
    case repeatedParameter = "repeated_parameter"
    case malformedParameter = "malformed_parameter"
    case malformedRequest = "malformed_request"
    case badHost = "bad_host"
    case crossSite = "cross_site"
    case notFound = "not_found"
    case unknownDocument = "unknown_document"
    case withdrawnDocument = "withdrawn_document"
    case unusableQuotation = "unusable_quotation"
    case methodNotAllowed = "method_not_allowed"
    case bodyNotAccepted = "body_not_accepted"
    case contentTooLarge = "content_too_large"
    case contentTypeNotAccepted = "content_type_not_accepted"
    case addressTooLong = "address_too_long"
    case busy = "busy"
    case abandoned = "abandoned"
    case overdue = "overdue"
    case archiveUnavailable = "archive_unavailable"
    case internalError = "internal_error"
  }

  /// What is the matter.
  public var code: Code
  /// The parameter at fault.
  public var parameter: String?
  /// What was given.
  public var value: String?
  /// What would have been right.
  public var allowed: [String]

  /// Makes a problem.
  public init(
    _ code: Code, parameter: String? = nil, value: String? = nil, allowed: [String] = []
  ) {
    self.code = code
    self.parameter = parameter
    self.value = value
    self.allowed = allowed
  }

  /// The HTTP status code that goes with it.
  public var status: Int {
    switch code {
    case .badParameter, .repeatedParameter, .malformedParameter, .malformedRequest,
      .unusableQuotation:
      400
    case .crossSite: 403
    case .notFound, .unknownDocument: 404
    case .methodNotAllowed: 405
    case .withdrawnDocument: 410
    case .bodyNotAccepted, .contentTooLarge: 413
    case .addressTooLong: 414
    case .contentTypeNotAccepted: 415
    case .badHost: 421
    case .internalError: 500
    case .busy, .abandoned, .overdue, .archiveUnavailable: 503
    }
  }
}
