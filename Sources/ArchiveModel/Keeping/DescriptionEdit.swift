/// A document whose description is looked at or changed.
public struct DescribedDocument: Sendable, Hashable {
  /// The document's id; of a container as a whole, the id its path gives.
  public var id: String
  /// The path of its file below the corpus.
  public var path: String
  /// Its record in a container; `nil` for a file, or for a container with all of its records.
  public var record: String?
  /// What the index has of it: what was read in the text, and what a person stated.
  public var description: DocumentDescription

  /// Makes a document of its facts.
  public init(id: String, path: String, record: String?, description: DocumentDescription) {
    (self.id, self.path, self.record, self.description) = (id, path, record, description)
  }

  /// The path, and the record behind a `#`.
  public var name: String { record.map { "\(path)#\($0)" } ?? path }
}

/// What a person changes in a description.
public struct DescriptionEdit: Sendable, Hashable {
  /// What is stated.
  public var stated = DocumentDescription()
  /// The fields whose stated value is taken back.
  public var takenBack: Set<DocumentDescription.Field> = []

  /// The fields of which what was read in the text is confirmed: it counts as stated from now on.
  public var confirmed: Set<DocumentDescription.Field> = []
  /// Whether a stated value that is what was read in the text confirms it; in a table that comes back from a
  /// spreadsheet most values are those that it went out with.
  public var confirmsEqualValues = true

  /// Changes nothing.
  public init() {}

  /// Whether nothing is stated, confirmed or taken back.
  public var isEmpty: Bool { stated.stated.isEmpty && takenBack.isEmpty && confirmed.isEmpty }
}

/// What became of a wish to take a document out of search, or to put it back.
public enum StandingOutcome: Sendable, Hashable {
  /// It was done.
  case done
  /// It was put back, and stays unfound because a later version, whose path this is, took its place.
  case doneButReplaced(by: String)
  /// It is withdrawn already, and why.
  case alreadyWithdrawn(why: String)
  /// It is not withdrawn.
  case notWithdrawn
  /// It is not withdrawn: it gave way to a later version, whose path this is.
  case replaced(by: String)
  /// The container that the record lies in is withdrawn as a whole, and why.
  case containerWithdrawn(why: String)
}
