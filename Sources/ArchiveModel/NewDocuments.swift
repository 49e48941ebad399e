/// The documents that came in last and answer a request, the newest first.
public struct NewDocuments: Sendable, Hashable {
  /// A document, with the time it came in.
  public struct Entry: Sendable, Hashable {
    /// The document.
    public var document: DocumentSummary
    /// When it came in, in UTC, ISO 8601 to the second: as the register says, or where the document is not
    /// registered, when its file was last changed.
    public var time: String
    /// The passage that answers the query best; `nil` where only filters choose.
    public var hit: Hit?

    /// Makes an entry.
    public init(document: DocumentSummary, time: String, hit: Hit? = nil) {
      (self.document, self.time, self.hit) = (document, time, hit)
    }
  }

  /// The most documents of a list.
  public static let most = 50

  /// The documents: registered ones by their accession, then the others.
  public var entries: [Entry]
  /// What else to know.
  public var notices: [SearchResponse.Notice]

  /// Makes a list.
  public init(entries: [Entry] = [], notices: [SearchResponse.Notice] = []) {
    (self.entries, self.notices) = (entries, notices)
  }
}
