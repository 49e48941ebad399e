/// A lasting link to words of a document: which document, with what content, and where in the
/// original. `/documents/{id}?content={prefix}&range={start}-{end}`; several ranges have commas
/// between them.
///
/// A document that was changed has another content digest; then the link leads to the document as it
/// is now and what it is shown by says that it has changed, instead of pointing at other words.
public struct QuoteLink: Sendable, Hashable {
  /// The document's id.
  public var documentID: String
  /// The beginning of its content digest in base 32, as in its passages' ids.
  public var contentPrefix: String
  /// Unicode scalars of the original, half open, in the order of the words.
  public var ranges: [Range<Int>]

  /// The most ranges of a link.
  private static let most = 100

  /// Makes a link.
  public init(documentID: String, contentPrefix: String, ranges: [Range<Int>]) {
    (self.documentID, self.contentPrefix, self.ranges) = (documentID, contentPrefix, ranges)
  }

  /// The link of an id and the two parameters; `nil` where these are none.
  public init?(documentID: String, content: String, range: String) {
    let parts = range.split(separator: ",", omittingEmptySubsequences: false)
    let ranges = parts.prefix(Self.most).compactMap { Self.range($0) }
    guard !documentID.isEmpty, !content.isEmpty, ranges.count == parts.count else { return nil }
    self.init(documentID: documentID, contentPrefix: content, ranges: ranges)
  }

  /// The link in a text: its address, with or without scheme and host, or what follows
  /// `/documents/` in it; `nil` where it is none.
  public init?(_ text: String) {
    guard let mark = text.firstIndex(of: "?") else { return nil }
    var (content, range) = ("", "")
    for parameter in text[text.index(after: mark)...].split(separator: "&") {
      if parameter.hasPrefix("content=") { content = String(parameter.dropFirst(8)) }
      if parameter.hasPrefix("range=") { range = String(parameter.dropFirst(6)) }
    }
    let id = text[..<mark].split(separator: "/").last.map(String.init) ?? ""
    self.init(documentID: id, content: content, range: range)
  }

  /// The link's address, without scheme and host. Ids and digests need no escaping.
  public var address: String {
    let range = ranges.map { "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ",")
    return "/documents/\(documentID)?content=\(contentPrefix)&range=\(range)"
  }

  private static func range(_ text: Substring) -> Range<Int>? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }),
      let start = Int(parts[0]), let end = Int(parts[1]), start < end
    else { return nil }
    return start..<end
  }

  /// The content prefix in a passage's id (`document-content-place`), `nil` where it is no such id.
  public static func contentPrefix(ofPassageID id: String) -> String? {
    let parts = id.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count == 3 ? String(parts[1]) : nil
  }

  /// Whether a document still has the content that was linked to.
  public func isCurrent(_ view: DocumentView) -> Bool {
    view.passages.first.flatMap { Self.contentPrefix(ofPassageID: $0.id) } == contentPrefix
  }

  /// Where the words stand in a passage's text: UTF-8 bytes, ascending; empty where they do not.
  public func byteRanges(in passage: Passage) -> [Range<Int>] {
    passage.sourceMap.textByteRanges(ofSourceScalars: ranges, in: passage.text)
  }
}
