/// In what two documents differ, passage by passage.
public struct DocumentDifference: Sendable, Hashable {
  /// A passage of one document, or two passages that answer to each other.
  public struct Passage: Sendable, Hashable {
    /// What became of a passage.
    public enum Operation: String, Sendable, Hashable, Codable {
      /// The same in both.
      case equal
      /// In both, with changes.
      case change
      /// Only in the second document.
      case insert
      /// Only in the first document.
      case delete
      /// In both, at another place of the order, perhaps with changes.
      case move
    }

    /// What became of it.
    public var operation: Operation
    /// The id of the first document's passage; `nil` for one that was put in.
    public var fromID: String?
    /// The id of the second document's passage; `nil` for one that was taken out.
    public var toID: String?
    /// The share of characters that are the same, 0...1.
    public var similarity: Double
    /// What must be changed in the first to have the second; empty where nothing must.
    public var diff: [DiffPiece]
    /// The headings over the passage.
    public var headingPath: [String]

    /// Makes a passage.
    public init(
      _ operation: Operation, fromID: String? = nil, toID: String? = nil, similarity: Double = 0,
      diff: [DiffPiece] = [], headingPath: [String] = []
    ) {
      (self.operation, self.fromID, self.toID) = (operation, fromID, toID)
      (self.similarity, self.diff, self.headingPath) = (similarity, diff, headingPath)
    }
  }

  /// The two documents.
  public var from: DocumentSummary, to: DocumentSummary
  /// Whether both have the same text. Script, width, punctuation, white space, line ends and how
  /// the text is cut into passages make no difference.
  public var isSame: Bool
  /// The passages in the order of the second document; what was taken out stands where it stood.
  public var passages: [Passage]

  /// Makes a difference.
  public init(
    from: DocumentSummary, to: DocumentSummary, isSame: Bool, passages: [Passage]
  ) {
    (self.from, self.to, self.isSame, self.passages) = (from, to, isSame, passages)
  }
}
