internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import NIOCore
internal import ResultRendering

/// The answers that routes give, by what they are.
enum Answers {
  /// A page.
  static func page(_ html: String, status: HTTPResponse.Status = .ok) -> Response {
    text(html, type: "text/html; charset=utf-8", status: status)
  }

  /// JSON for programs.
  static func json(
    _ json: String, status: HTTPResponse.Status = .ok, type: String = "application/json"
  ) -> Response {
    text(json + "\n", type: type, status: status)
  }

  /// Text of any type. What depends on the archive is asked for anew each time, and not kept by
  /// caches that several people share.
  static func text(
    _ text: String, type: String, status: HTTPResponse.Status = .ok,
    cacheControl: String = "private, no-cache"
  ) -> Response {
    let body = ByteBuffer(string: text)
    return Response(
      status: status,
      headers: [
        .contentType: type, .cacheControl: cacheControl, .vary: "Accept-Language",
        .contentLength: String(body.readableBytes),
      ],
      body: ResponseBody(byteBuffer: body))
  }

  /// Text with a tag, by which whoever has it already is not sent it again (RFC 9110, 13.1.2).
  ///
  /// - Parameter tag: changes with the text; made from it where it is not given.
  static func tagged(
    _ text: String, tag: String? = nil, type: String, for request: Request,
    cacheControl: String = "private, no-cache"
  ) -> Response {
    let tag = "\"\(tag ?? TextTag.of(text))\""
    let known = request.headers[.ifNoneMatch]?.split(separator: ",").map { $0.drop { $0 == " " } }
    var response = self.text(text, type: type, cacheControl: cacheControl)
    if known?.contains(where: { $0 == tag || $0 == "W/" + tag || $0 == "*" }) == true {
      response = Response(
        status: .notModified,
        headers: [.cacheControl: cacheControl, .vary: response.headers[.vary] ?? ""])
    }
    response.headers[.eTag] = tag
    return response
  }

  /// A problem, as JSON where programs ask and as a page where people do.
  static func problem(_ problem: Problem, toProgram: Bool, language: Language) -> Response {
    var response: Response
    let status = HTTPResponse.Status(code: problem.status)
    do {
      response =
        toProgram
        ? json(
          try problem.json(language: language), status: status, type: "application/problem+json")
        : page(try ErrorPage.render(problem, language: language), status: status)
    } catch {
      response = text(
        "\(problem.status) \(problem.code.rawValue)\n", type: "text/plain; charset=utf-8",
        status: status)
    }
    response.headers[.cacheControl] = "no-store"
    switch problem.code {
    case .methodNotAllowed:
      response.headers[.allow] = problem.allowed.joined(separator: ", ")
      response.headers[.connection] = "close"
    case .busy, .overdue: response.headers[.retryAfter] = "1"
    // Content that is refused is not read to its end either: the connection is done with.
    case .bodyNotAccepted, .malformedRequest, .contentTooLarge, .contentTypeNotAccepted:
      response.headers[.connection] = "close"
    default: break
    }
    return response
  }

  /// Another address.
  static func redirect(
    to address: String, status: HTTPResponse.Status = .found
  ) -> Response {
    Response(
      status: status,
      headers: [.location: address, .cacheControl: "private, no-cache", .contentLength: "0"])
  }
}
