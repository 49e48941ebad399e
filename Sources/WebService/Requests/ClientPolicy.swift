internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore

/// Finds out whose request it is.
struct ClientPolicy: RouterMiddleware {
  let connections: ConnectionTable
  let proxies: Set<String>

  func handle(
    _ request: Request, context: ArchiveRequestContext,
    next: (Request, ArchiveRequestContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    let connection = connections.connection(of: context.channel)
    context.client = Self.client(
      of: connection?.address ?? "", forwarded: request.headers[values: .forwardedFor],
      proxies: proxies)
    return try await next(request, context)
  }

  /// The address of the client: of the connection's other end, or, where that is a proxy that is
  /// trusted, the last address in `X-Forwarded-For` that is not a trusted proxy's. What stands before it
  /// anybody may have written.
  static func client(of address: String, forwarded: [String], proxies: Set<String>) -> String {
    guard proxies.contains(address) else { return address }
    let hops = forwarded.joined(separator: ",").split(separator: ",").map {
      $0.filter { !$0.isWhitespace }
    }
    return hops.last { !proxies.contains($0) && !$0.isEmpty } ?? address
  }
}

extension HTTPField.Name {
  /// The de facto standard that RFC 7239 was made from; common proxies write it.
  static var forwardedFor: HTTPField.Name { named("X-Forwarded-For") }
}
