/// Which documents are listed, in which order.
public struct ListingRequest: Sendable, Hashable {
  /// Which documents by their standing.
  public enum Scope: String, Sendable, Hashable {
    /// Those that are found.
    case current
    /// Those that were withdrawn or gave way to a later version.
    case notFound
    /// All.
    case all
  }

  /// What orders them.
  public enum Order: String, Sendable, Hashable, CaseIterable {
    /// The newest first; those without a date last.
    case date
    /// The oldest first; those without a date last.
    case dateAscending = "date-asc"
    /// By the title's characters; those without one last.
    case title
    /// By the path below `corpus/`.
    case path
    /// By the accession number; those without one last.
    case accession
  }

  /// What they must be.
  public var filter = DocumentFilter()
  /// Which by their standing.
  public var scope = Scope.current
  /// How much of them was read: one of these; empty for all documents.
  public var contentStates: [ContentState] = []
  /// Fields of which one must be missing; empty for all documents.
  public var missing: [DocumentDescription.Field] = []
  /// What orders them.
  public var order = Order.path
  /// How many at most; `nil` for all.
  public var limit: Int?
  /// How many are passed over.
  public var offset = 0

  /// Lists everything that is found.
  public init() {}
}

/// A document in a list, with what is known of its file.
public struct ListedDocument: Sendable, Hashable {
  /// The document.
  public var summary: DocumentSummary
  /// The accession number (接收号) of its file, where it was asked for and there is one.
  public var accession: String?
  /// The file's SHA-256 in hexadecimal.
  public var sha256: String
  /// The file's size in bytes.
  public var size: Int
  /// The file's format, and the encoding it was read in.
  public var format: String, encoding: String?
  /// What was wrong with parts of the file.
  public var problems: [Fact]

  /// Makes a listed document.
  public init(
    summary: DocumentSummary, accession: String? = nil, sha256: String, size: Int, format: String,
    encoding: String? = nil, problems: [Fact] = []
  ) {
    (self.summary, self.accession) = (summary, accession)
    (self.sha256, self.size) = (sha256, size)
    (self.format, self.encoding, self.problems) = (format, encoding, problems)
  }

  /// Those of `fields` that the description lacks; a date without a year is none to search by.
  public func missing(_ fields: [DocumentDescription.Field]) -> [DocumentDescription.Field] {
    fields.filter { field in
      field == .date
        ? summary.description.date?.year == nil : summary.description.values(of: field).isEmpty
    }
  }
}

/// A file that could not be read.
public struct FailedFile: Sendable, Hashable {
  /// The id that its path gives.
  public var id: String
  /// The path below `corpus/`.
  public var path: String
  /// Why, in one line.
  public var reason: Fact
  /// How much of it was read; `nil` where the system refused to show it.
  public var contentState: ContentState?

  /// Names a file.
  public init(id: String, path: String, reason: Fact, contentState: ContentState? = nil) {
    (self.id, self.path, self.reason) = (id, path, reason)
    self.contentState = contentState
  }
}

/// What is in an archive, in numbers.
public struct ArchiveStatistics: Sendable, Hashable {
  /// How many there are of something.
  public struct Count: Sendable, Hashable {
    /// What; `nil` for those of which it is not known.
    public var value: String?
    /// How many documents.
    public var count: Int

    /// Counts.
    public init(value: String?, count: Int) { (self.value, self.count) = (value, count) }
  }

  /// How the archive stands.
  public var status: ArchiveStatus
  /// The documents that are found, by kind and by year: most first, and newest first.
  public var kinds: [Count] = [], years: [Count] = []
  /// How much of the files was read, most first.
  public var contentStates: [Count] = []
  /// Their files' formats, most first.
  public var formats: [Count] = []
  /// How many documents were withdrawn, and how many gave way to a later version.
  public var withdrawnCount = 0, replacedCount = 0
  /// How many files there are, and how many of them could not be read.
  public var fileCount = 0, failedFileCount = 0
  /// How many files have come in by the register.
  public var accessionCount = 0

  /// Makes statistics.
  public init(status: ArchiveStatus) { self.status = status }
}
