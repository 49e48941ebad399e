internal import HTTPTypes
internal import HummingbirdCore
internal import NIOCore
internal import ResultRendering

/// A text that came as a request's content, because it is too long for an address.
struct PostedText: Sendable {
  /// The parameters beside the text.
  var parameters: QueryParameters
  /// The text.
  var text: String

  /// Reads the content of a request: a form with the field `text`, or plain text. Other parameters are in the
  /// address.
  ///
  /// - Parameter longest: the longest text, in bytes of UTF-8.
  /// - Throws: ``WebServiceError`` `contentTooLarge`, `contentTypeNotAccepted` or `malformedParameter`.
  init(_ request: Request, longest: Int) async throws {
    parameters = try QueryParameters(request.uri.query)
    let type = request.headers[.contentType]?.split(separator: ";").first?
      .filter { !$0.isWhitespace }.lowercased()
    switch type {
    case "application/x-www-form-urlencoded":
      // Three bytes for each, and the other fields.
      let body = try await Self.content(of: request, atMost: 3 * longest + 4096)
      text = try QueryParameters(body).value(QuoteParameter.text.rawValue) ?? ""
      guard text.utf8.count <= longest else { throw WebServiceError(.contentTooLarge) }
    case "text/plain":
      text = try await Self.content(of: request, atMost: longest)
    default: throw WebServiceError(.contentTypeNotAccepted)
    }
  }

  private static func content(of request: Request, atMost most: Int) async throws -> String {
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > most {
      throw WebServiceError(.contentTooLarge)
    }
    var bytes: [UInt8] = []
    for try await buffer in request.body {
      guard bytes.count + buffer.readableBytes <= most else {
        throw WebServiceError(.contentTooLarge)
      }
      bytes += buffer.readableBytesView
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw WebServiceError(.malformedParameter)
    }
    return text
  }
}
