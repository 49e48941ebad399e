public import ArchiveModel

/// The addresses of pages: what links point to.
public enum PageAddress {
  /// `text` for use in a path or a query: everything but RFC 3986's unreserved characters is
  /// percent-encoded.
  public static func percentEncoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        bytes.append(byte)
      default:
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The search page with a request's own parameters; those at their default are left out.
  public static func search(_ request: SearchRequest) -> String {
    address("/search", parameters(of: request))
  }

  /// The feed of the documents that came in last and answer a request: its query and its filter.
  public static func feed(_ request: SearchRequest) -> String {
    address(
      "/feed.atom", parameters(of: SearchRequest(query: request.query, filter: request.filter)))
  }

  private static func address(_ path: String, _ parameters: [(name: String, value: String)])
    -> String
  {
    guard !parameters.isEmpty else { return path }
    return path + "?"
      + parameters.map { "\($0.name)=\(percentEncoded($0.value))" }.joined(separator: "&")
  }

  /// A document's page where the words of a link are marked, at the passage they begin in.
  public static func quoted(_ link: QuoteLink, page: Int, passageID: String) -> String {
    "\(link.address)&page=\(page)#" + percentEncoded(anchor(passageID))
  }

  /// The page that checks a quotation.
  public static func quote(_ text: String) -> String { "/quote?text=" + percentEncoded(text) }

  /// A request's parameters, as the search page takes them.
  static func parameters(of request: SearchRequest) -> [(name: String, value: String)] {
    let filter = request.filter
    var parameters: [(name: String, value: String)] = []
    if !request.query.isEmpty { parameters.append(("q", request.query)) }
    parameters += filter.kinds.map { ("kind", $0.rawValue) }
    parameters += filter.issuers.map { ("issuer", $0) }
    parameters += filter.speakers.map { ("speaker", $0) }
    if let since = filter.since { parameters.append(("since", since.description)) }
    if filter.wantsUndated { parameters.append(("since", DocumentFilter.none)) }
    if let until = filter.until { parameters.append(("until", until.description)) }
    parameters += filter.pathPrefixes.map { ("path", $0) }
    if request.order != .relevance { parameters.append(("sort", request.order.rawValue)) }
    let defaults = SearchRequest(query: "")
    if request.limit != defaults.limit { parameters.append(("limit", String(request.limit))) }
    if request.offset > 0 { parameters.append(("offset", String(request.offset))) }
    if request.wantsExplanation { parameters.append(("explain", "true")) }
    return parameters
  }

  /// How many passages a document's page shows; a longer document has several pages.
  public static let passagesPerPage = 200

  /// A document's page, at the passage where one is given.
  ///
  /// - Parameters:
  ///   - id: the document's id.
  ///   - page: the page of the document, from 1.
  ///   - passageID: the passage to stand at.
  public static func document(_ id: String, page: Int = 1, passageID: String? = nil) -> String {
    let query = page > 1 ? "?page=\(page)" : ""
    let fragment = passageID.map { "#" + percentEncoded(anchor($0)) } ?? ""
    return "/documents/\(percentEncoded(id))\(query)\(fragment)"
  }

  /// The page of a document that the passage with this ordinal stands on, from 1.
  public static func page(ofOrdinal ordinal: Int) -> Int { max(0, ordinal) / passagesPerPage + 1 }

  /// The anchor of a passage on its page.
  static func anchor(_ passageID: String) -> String { "p-" + passageID }
}
