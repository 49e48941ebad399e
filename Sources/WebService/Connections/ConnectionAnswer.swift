internal import HTTPTypes
internal import NIOCore
internal import NIOHTTPTypes
internal import ResultRendering

/// The answer to what does not become a request: there is no route to give one. It is the last on its
/// connection.
enum ConnectionAnswer: CaseIterable, Sendable {
  /// What is no HTTP; by far the commonest cause is a Chinese address that was typed at a terminal as it
  /// is (browsers encode it, `curl` does not).
  case malformed
  /// The address is longer than a head may be.
  case addressTooLong
  /// The head is too large.
  case headTooLarge
  /// There are too many connections.
  case tooManyConnections

  var status: HTTPResponse.Status {
    switch self {
    case .malformed: .badRequest
    case .addressTooLong: .uriTooLong
    case .headTooLarge: .requestHeaderFieldsTooLarge
    case .tooManyConnections: .serviceUnavailable
    }
  }

  private var text: String {
    switch self {
    case .malformed: Phrases.inBoth(400) { $0.requestMalformed }
    case .addressTooLong: Phrases.inBoth(414) { $0.addressTooLong }
    case .headTooLarge: Phrases.inBoth(431) { $0.headTooLarge }
    case .tooManyConnections: Phrases.inBoth(503) { $0.tooManyConnections }
    }
  }

  /// Head, content and end of the answer.
  var parts: [HTTPResponsePart] {
    let body = ByteBuffer(string: text)
    var fields = SecurityHeaders.fields
    fields[.contentType] = "text/plain; charset=utf-8"
    fields[.contentLength] = String(body.readableBytes)
    fields[.cacheControl] = "no-store"
    fields[.connection] = "close"
    if self == .tooManyConnections { fields[.retryAfter] = "1" }
    return [.head(HTTPResponse(status: status, headerFields: fields)), .body(body), .end(nil)]
  }
}
