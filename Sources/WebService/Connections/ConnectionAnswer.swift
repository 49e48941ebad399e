internal import HTTPTypes
internal import NIOCore
internal import NIOHTTPTypes

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
    case .malformed:
      """
      400 请求不合 HTTP 规则。地址里的汉字须作百分号编码，例如：
        curl -G 'http://127.0.0.1:8080/api/v1/search' --data-urlencode 'q=安全生产'

      400 The request does not follow HTTP. Chinese characters in the address must be
      percent-encoded; with curl: -G --data-urlencode 'q=…', as above.

      """
    case .addressTooLong:
      """
      414 地址太长了。要核对的长文请在 /quote 页粘贴，或用 POST 发送。

      414 The address is too long. Paste long texts into the page /quote, or send them by POST.

      """
    case .headTooLarge:
      """
      431 请求头太大，或字段太多。清除本站的 Cookie 后再试。

      431 The head of the request is too large or has too many fields. Clear this site's cookies
      and try again.

      """
    case .tooManyConnections:
      """
      503 现在连接太多，请稍后再试。

      503 Too many connections at once; try again shortly.

      """
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
