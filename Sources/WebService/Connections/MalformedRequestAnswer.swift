internal import HTTPTypes
internal import NIOCore
internal import NIOHTTPTypes

/// The answer to what is no HTTP request; by far the commonest cause is a Chinese address that was
/// typed at a terminal as it is (browsers encode it, `curl` does not).
enum MalformedRequestAnswer {
  static let text = """
    400 请求不合 HTTP 规则。地址里的汉字须作百分号编码，例如：
      curl -G 'http://127.0.0.1:8080/api/v1/search' --data-urlencode 'q=安全生产'

    400 The request does not follow HTTP. Chinese characters in the address must be
    percent-encoded; with curl: -G --data-urlencode 'q=…', as above.

    """

  /// Head, content and end of the answer; the connection is closed after it.
  static func parts() -> [HTTPResponsePart] {
    let body = ByteBuffer(string: text)
    var fields = SecurityHeaders.fields
    fields[.contentType] = "text/plain; charset=utf-8"
    fields[.contentLength] = String(body.readableBytes)
    fields[.cacheControl] = "no-store"
    fields[.connection] = "close"
    return [
      .head(HTTPResponse(status: .badRequest, headerFields: fields)), .body(body), .end(nil),
    ]
  }
}
