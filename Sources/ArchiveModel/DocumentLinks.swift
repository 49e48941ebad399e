/// A document with much the same text as another one.
public struct LinkedDocument: Sendable, Hashable {
  /// How the other document stands to the one it is told of.
  public enum Relation: String, Sendable, Hashable, Codable, CaseIterable {
    /// The same text: character by character, but for script, width, punctuation and line ends.
    case same
    /// Much of the two is alike.
    case near
    /// It contains the text of the one it is told of, beside more.
    case contains
    /// Its text stands in the one it is told of.
    case containedIn = "contained_in"
  }

  /// The document; of its description only the title and the date.
  public var document: DocumentSummary
  /// How it stands to the one it is told of.
  public var relation: Relation
  /// The share of what both hold in what either holds, 0...1 (Broder 1997).
  public var resemblance: Double
  /// The share of the text of one that stands in the other, whichever is more, 0...1.
  public var containment: Double

  /// Makes a linked document.
  public init(
    document: DocumentSummary, relation: Relation, resemblance: Double, containment: Double
  ) {
    (self.document, self.relation) = (document, relation)
    (self.resemblance, self.containment) = (resemblance, containment)
  }
}

/// The documents with much the same text as one.
public struct DocumentLinks: Sendable, Hashable {
  /// The nearest, nearest first.
  public var documents: [LinkedDocument]
  /// How many there are in all.
  public var total: Int

  /// Makes links; none where nothing is given.
  public init(documents: [LinkedDocument] = [], total: Int? = nil) {
    (self.documents, self.total) = (documents, total ?? documents.count)
  }
}
