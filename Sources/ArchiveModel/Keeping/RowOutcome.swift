/// What became of a row of a table of descriptions.
public struct RowOutcome: Sendable, Hashable {
  /// The row's number, the header being 1.
  public var row: Int
  /// The document it is of.
  public var document: DescribedDocument?
  /// What it changes.
  public var changes: [RegisterEntry.Change] = []
  /// What is wrong with it; nothing of it was done then.
  public var problems: [RowProblem] = []
  /// A document number in no known form.
  public var oddNumber: String?
  /// Whether it was written.
  public var isDone = false

  /// Nothing done yet.
  public init(row: Int, problems: [RowProblem] = []) { (self.row, self.problems) = (row, problems) }
}

/// Why a row of a table of descriptions cannot be carried out.
public enum RowProblem: Error, Sendable, Hashable {
  /// Nothing in it tells which document it is of.
  case noDocumentNamed
  /// The archive has no such document.
  case noSuchDocument(String)
  /// It fits several documents, which these are.
  case severalDocuments(String, [String])
  /// A value is none that the column's field takes.
  case value(column: String, FieldProblem)
  /// It has more cells than the header.
  case tooManyCells(Int, Int)
  /// An earlier row is of the same document.
  case sameAsRow(Int)
  /// The description beside the document is not valid, or the file is gone.
  case notEditable(Fact)
  /// From here on the table cannot be read.
  case broken(Fact)
}
