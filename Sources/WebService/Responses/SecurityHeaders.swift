internal import HTTPTypes

/// The header fields of every answer, whatever it is and whoever made it.
enum SecurityHeaders {
  /// Nothing runs, nothing is fetched from elsewhere, no other page frames this one: even markup
  /// that slipped through the escaping stays dead. (Content Security Policy Level 3)
  static let policy =
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    + "base-uri 'none'; frame-ancestors 'none'"

  static let fields: HTTPFields = [
    .contentSecurityPolicy: policy,
    .xContentTypeOptions: "nosniff",
    // Not `no-referrer`: with it browsers send `Origin: null` with our own form (Fetch, 3.2, "append a request
    // `Origin` header").
    .referrerPolicy: "same-origin",
    .crossOriginResourcePolicy: "same-origin",
  ]
}

extension HTTPField.Name {
  static var referrerPolicy: HTTPField.Name { named("Referrer-Policy") }
  static var secFetchSite: HTTPField.Name { named("Sec-Fetch-Site") }
  static var secFetchMode: HTTPField.Name { named("Sec-Fetch-Mode") }
  static var secFetchDestination: HTTPField.Name { named("Sec-Fetch-Dest") }
  static var host: HTTPField.Name { named("Host") }

  /// The names above are all tokens, so that the other branch is never taken.
  static func named(_ name: String) -> HTTPField.Name {
    HTTPField.Name(name) ?? .contentType
  }
}
