internal import HTTPTypes

/// Which requests of other web sites are answered: only a person's going to a page.
///
/// A page of any site can make the browser ask this service, with the reader's reach into the network. Browsers say
/// so in `Sec-Fetch-Site` (Fetch Metadata) and `Origin`; what sends neither is not a browser.
enum SitePolicy {
  /// Whether a request may be answered.
  ///
  /// - Parameters:
  ///   - fields: the request's header fields.
  ///   - authority: the host asked, with its port.
  ///   - isPage: whether what is asked for is a page, which links elsewhere may lead to.
  static func allows(_ fields: HTTPFields, authority: String, isPage: Bool) -> Bool {
    if let origin = fields[.origin], !isOwn(origin, authority: authority) { return false }
    switch fields[.secFetchSite]?.lowercased() {
    // `same-site` is not ours either: another port of this machine is the same site.
    case "cross-site", "same-site":
      let mode = fields[.secFetchMode]?.lowercased()
      let destination = fields[.secFetchDestination]?.lowercased() ?? "document"
      return isPage && mode == "navigate" && destination == "document"
    default: return true
    }
  }

  private static func isOwn(_ origin: String, authority: String) -> Bool {
    let origin = origin.lowercased()
    let authority = authority.lowercased()
    return origin == "http://" + authority || origin == "https://" + authority
  }
}
