/// How documents are to be taken in.
public struct AccessionRequest: Sendable {
  /// A document of the archive that what comes in is a later version of.
  public struct EarlierVersion: Sendable, Hashable {
    /// The path of its file below the corpus.
    public var path: String
    /// Its record in the container, where it is one.
    public var record: String?

    /// Names a document.
    public init(path: String, record: String?) { (self.path, self.record) = (path, record) }
  }

  /// What the person states of every document.
  public var description = DocumentDescription()
  /// The folder below `corpus/`; `nil` for one by kind and year.
  public var folder: String?
  /// Where the documents come from, for the register; `nil` for the path they were given by.
  public var source: String?
  /// The name of what standard input gives.
  public var name: String?
  /// The document that gives way to the one that comes in.
  public var earlierVersion: EarlierVersion?
  /// The passwords that encrypted files are tried with; kept nowhere.
  public var passwords: [String] = []
  /// Whether nothing is to be done, only told.
  public var isDryRun = false

  /// Makes a request.
  public init() {}
}

/// What became of a file that was to be taken in.
public struct AccessionOutcome: Sendable, Hashable {
  /// A file taken in.
  public struct TakenIn: Sendable, Hashable {
    /// The path below the corpus.
    public var path: String
    /// The document's id; of a container, the id its path gives.
    public var document: String
    /// The accession number; `nil` where nothing was done.
    public var accession: String?
    /// The SHA-256 of the file, in hexadecimal.
    public var sha256: String
    /// The size of the file in bytes.
    public var size: Int
    /// What is known of it.
    public var description: DocumentDescription
    /// How many documents are in it.
    public var documentCount: Int
    /// The first of them by their record ids, ``recordsNamed`` at most; empty where the file is the document.
    public var records: [String]
    /// How many documents of a container are named.
    public static let recordsNamed = 5
    /// How much of it could be read; `nil` where that is left to the indexing.
    public var contentState: ContentState?
    /// Why its text cannot be read now, where it cannot.
    public var unread: Fact?
    /// What is wrong with parts of it.
    public var problems: [Fact]

    /// A file taken in, of its facts.
    public init(
      path: String, document: String, accession: String? = nil, sha256: String, size: Int,
      description: DocumentDescription, documentCount: Int, records: [String] = [],
      contentState: ContentState? = nil,
      unread: Fact? = nil, problems: [Fact] = []
    ) {
      (self.contentState, self.problems) = (contentState, problems)
      self.records = records
      self.path = path
      self.document = document
      self.accession = accession
      self.sha256 = sha256
      self.size = size
      self.description = description
      self.documentCount = documentCount
      self.unread = unread
    }
  }

  /// What became of it.
  public enum State: Sendable, Hashable {
    /// It came in.
    case added(TakenIn)
    /// It lay in the corpus, and was registered as it is.
    case registered(TakenIn)
    /// It was registered and had been changed by hand; the register has it as it is now.
    case accepted(TakenIn)
    /// The same bytes are in the archive already, as this file; its accession number, where it has one.
    case alreadyThere(path: String)
    /// It was not taken in.
    case refused(reason: Reason, detail: Fact?)
    /// It is no document: a program's own file, a hidden one.
    case passedOver
  }

  /// Why a file was not taken in.
  public enum Reason: String, Sendable, Hashable {
    /// There is no such file.
    case missing
    /// It cannot be read.
    case unreadable
    /// It was being written.
    case changing
    /// It is larger than an archive takes.
    case tooLarge
    /// What was stated of it is not a valid description.
    case descriptionInvalid
    /// It is a description, and what it describes is not beside it.
    case describesNothing
    /// It is a link, a device, a socket or a pipe.
    case notAFile
    /// It is the same as the version it was to take the place of.
    case sameAsEarlier
  }

  /// The file, as it was named, or found in a folder that was named.
  public var given: String
  /// What became of it.
  public var state: State
  /// The description beside the file, where it was not taken though the file was.
  public var refusedDescription: RefusedDescription?

  /// What became of a file, of its facts.
  public init(given: String, state: State, refusedDescription: RefusedDescription? = nil) {
    self.given = given
    self.state = state
    self.refusedDescription = refusedDescription
  }

  /// A description that is not valid, or is not within the limits of a description.
  public struct RefusedDescription: Sendable, Hashable {
    /// The description file.
    public var path: String
    /// The place in it and the reason.
    public var detail: Fact

    /// Makes one of its facts.
    public init(path: String, detail: Fact) { (self.path, self.detail) = (path, detail) }
  }

  /// What came in, where something did.
  public var takenIn: TakenIn? {
    switch state {
    case .added(let taken), .registered(let taken), .accepted(let taken): taken
    default: nil
    }
  }
}
