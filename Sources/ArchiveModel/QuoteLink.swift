/// A lasting link to words of a document: which document, with what content, and where in the
/// original. `/documents/{id}?content={prefix}&range={start}-{end}`.
///
/// A document that was changed has another content digest; then the link leads to the document as it
/// is now and what it is shown by says that it has changed, instead of pointing at other words.
public struct QuoteLink: Sendable, Hashable {
  /// The document's id.
  public var documentID: String
  /// The beginning of its content digest in base 32, as in its passages' ids.
  public var contentPrefix: String
  /// Unicode scalars of the original, half open.
  public var range: Range<Int>

  /// Makes a link.
  public init(documentID: String, contentPrefix: String, range: Range<Int>) {
    (self.documentID, self.contentPrefix, self.range) = (documentID, contentPrefix, range)
  }

  /// The link's address, without scheme and host. Ids and digests need no escaping.
  public var address: String {
    "/documents/\(documentID)?content=\(contentPrefix)&range=\(Self.text(range))"
  }

  /// A range as it stands in a link.
  public static func text(_ range: Range<Int>) -> String {
    "\(range.lowerBound)-\(range.upperBound)"
  }

  /// The range in `text`, e.g. `120-133`; `nil` where it is none.
  public static func range(_ text: String) -> Range<Int>? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }),
      let start = Int(parts[0]), let end = Int(parts[1]), start < end
    else { return nil }
    return start..<end
  }

  /// The link in a text: its address, with or without scheme and host, or what follows
  /// `/documents/` in it; `nil` where it is none.
  public init?(_ text: String) {
    guard let mark = text.firstIndex(of: "?") else { return nil }
    var content: String?
    var range: Range<Int>?
    for parameter in text[text.index(after: mark)...].split(separator: "&") {
      if parameter.hasPrefix("content=") { content = String(parameter.dropFirst(8)) }
      if parameter.hasPrefix("range=") { range = Self.range(String(parameter.dropFirst(6))) }
    }
    let id = text[..<mark].split(separator: "/").last.map(String.init) ?? ""
    guard !id.isEmpty, let content, !content.isEmpty, let range else { return nil }
    self.init(documentID: id, contentPrefix: content, range: range)
  }

  /// The content prefix in a passage's id (`document-content-place`), `nil` where it is no such id.
  public static func contentPrefix(ofPassageID id: String) -> String? {
    let parts = id.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count == 3 ? String(parts[1]) : nil
  }
}
