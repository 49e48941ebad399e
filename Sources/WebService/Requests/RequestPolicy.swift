internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import ResultRendering

/// Stands before every route: refuses what may not be asked, turns every error into an answer, and
/// gives every answer its headers.
struct RequestPolicy<Context: RequestContext>: RouterMiddleware {
  let hosts: HostPolicy
  let longestAddress: Int

  init(_ configuration: WebServiceConfiguration) {
    hosts = HostPolicy(host: configuration.host, allowedHosts: configuration.allowedHosts)
    longestAddress = configuration.longestAddress
  }

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    var response: Response
    do {
      try check(request)
      response = try await next(request, context)
    } catch {
      let problem = problem(for: error, context.logger)
      response = Answers.problem(
        problem, toProgram: ArchiveAddress.isForPrograms(request.uri.path),
        language: request.language)
    }
    if request.method == .head { response = response.createHeadResponse() }
    for field in SecurityHeaders.fields where response.headers[field.name] == nil {
      response.headers[field.name] = field.value
    }
    return response
  }

  private func check(_ request: Request) throws {
    guard let address = request.head.path, address.utf8.count <= longestAddress else {
      throw WebServiceError(.addressTooLong)
    }
    // The first Host field becomes the authority; a second one is left among the fields.
    guard let authority = request.head.authority, request.headers[.host] == nil,
      address.hasPrefix("/") || request.method == .options
    else { throw WebServiceError(.malformedRequest) }
    guard hosts.allows(authority) else {
      throw WebServiceError(Problem(.badHost, value: authority))
    }
    let takesContent = ArchiveAddress(path: request.uri.path)?.takesContent == true
    if request.method == .post, takesContent {
      // Read, not written: a text to be checked.
    } else {
      guard request.method == .get || request.method == .head else {
        throw WebServiceError(
          Problem(
            .methodNotAllowed, allowed: ["GET", "HEAD"] + (takesContent ? ["POST"] : [])))
      }
      let length = request.headers[.contentLength]
      guard length == nil || length == "0", request.headers[.transferEncoding] == nil else {
        throw WebServiceError(.bodyNotAccepted)
      }
    }
    // A page of another site may lead here, but not have a text sent.
    let isPage = !ArchiveAddress.isForPrograms(request.uri.path) && request.method != .post
    guard SitePolicy.allows(request.headers, authority: authority, isPage: isPage) else {
      throw WebServiceError(.crossSite)
    }
  }

  private func problem(for error: any Error, _ logger: Logger) -> Problem {
    switch error {
    case let error as WebServiceError:
      if error.problem.status >= 500 { logger.error("\(error)") }
      return error.problem
    case let error as HTTPError where error.status == .notFound: return Problem(.notFound)
    case is CancellationError: return Problem(.abandoned)
    default:
      logger.error("request failed: \(WebServiceError.logged(error))")
      return Problem(.internalError)
    }
  }
}

extension Request {
  /// Scheme, host and port of the address asked for.
  var origin: String { "http://" + (head.authority ?? "localhost") }
  /// The language to answer in.
  var language: Language { Language(acceptLanguage: headers[.acceptLanguage]) }
}
