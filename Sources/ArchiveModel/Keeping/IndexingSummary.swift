/// How an indexing run is to be done.
public struct IndexingOptions: Sendable, Hashable {
  /// Whether every file is read again, whatever size and time say, and failed ones are tried again.
  public var rereadsEverything: Bool
  /// The language, as tesseract names it, that text in pictures is recognised in; `nil` for what the archive has as
  /// a rule. With one, files that could not be read are tried again.
  public var scanLanguage: String?
  /// The passwords that encrypted files are tried with, which are read again then; kept nowhere.
  public var passwords: [String] = []
  /// Whether files are read again that are as they were.
  public var readsUnchanged = false
  /// The paths below the corpus that are looked at; `nil` for all.
  public var paths: [String]?
  /// How many threads read and analyze, at least 1.
  public var jobs: Int
  /// Who records that files were moved; with `nil` nobody does.
  public var attribution: Attribution?

  /// Makes options.
  public init(
    rereadsEverything: Bool = false, jobs: Int = 2, scanLanguage: String? = nil,
    paths: [String]? = nil, attribution: Attribution? = nil
  ) {
    self.attribution = attribution
    self.paths = paths
    self.rereadsEverything = rereadsEverything
    self.scanLanguage = scanLanguage
    self.jobs = max(1, jobs)
  }
}

/// Where an indexing run stands.
public struct IndexingProgress: Sendable, Hashable {
  /// How many files have been dealt with, of how many.
  public var filesDone: Int, filesTotal: Int
  /// How many bytes of them, of how many.
  public var bytesDone: Int, bytesTotal: Int
  /// How many documents have been put in.
  public var documents: Int
  /// Whether all documents are in, and the index is being put in order.
  public var isFinishing: Bool

  /// Makes a progress of its facts.
  public init(
    filesDone: Int, filesTotal: Int, bytesDone: Int, bytesTotal: Int, documents: Int,
    isFinishing: Bool
  ) {
    (self.filesDone, self.filesTotal) = (filesDone, filesTotal)
    (self.bytesDone, self.bytesTotal) = (bytesDone, bytesTotal)
    (self.documents, self.isFinishing) = (documents, isFinishing)
  }
}

/// What an indexing run did.
public struct IndexingSummary: Sendable {
  /// A file and what is wrong with it.
  public struct Problem: Sendable, Hashable {
    /// The path below the corpus.
    public var path: String
    /// What is wrong, in one line.
    public var reason: Fact

    /// Makes a problem.
    public init(path: String, reason: Fact) { (self.path, self.reason) = (path, reason) }
  }

  /// Files that were not in the index.
  public var filesAdded = 0
  /// Files whose content or description is another one than before.
  public var filesChanged = 0
  /// Files that are not in the corpus any more.
  public var filesRemoved = 0
  /// Files that lie under another path than before, and are the same accession.
  public var filesMoved = 0
  /// Files that are as they were.
  public var filesUnchanged = 0
  /// Files that could not be read: none of their text is in the index.
  public var failed: [Problem] = []
  /// Files that the system refused to show in this run: the index has what it had of them before.
  public var kept: [Problem] = []
  /// How many new files the system refused to show; they are among ``failed``.
  public var refusedCount = 0
  /// Files that were read, with what is wrong with parts of them.
  public var problems: [Problem] = []
  /// What lies in the corpus and is no document.
  public var passedOver: [PassedOverFile] = []
  /// How many documents and passages are now in the index.
  public var documentCount = 0, passageCount = 0
  /// How many bytes were read.
  public var bytesRead = 0
  /// How long the run took, in seconds.
  public var seconds = 0.0
  /// The size of the index, in bytes.
  public var indexBytes = 0
  /// Why the whole index was made anew, where it was.
  public var rebuiltBecause: Fact?

  /// Makes an empty summary.
  public init() {}

  /// Whether the system refused to show something that may be a document.
  public var hasRefusals: Bool {
    !kept.isEmpty || refusedCount > 0 || passedOver.contains(where: \.isRefused)
  }
}
