public import ArchiveModel
public import Corpus
import DocumentFormats
internal import GRDB
import TextAnalysis

/// Brings the index up to date with the corpus.
///
/// A run compares the corpus with the rows of `files`, reads what is new or changed on several
/// threads, and writes on one, in transactions of about ``transactionBytes``. While it runs, and after it was
/// cut off, the setting `incomplete` is 1; the next run does what is left. Files whose writing was
/// cut off are in the state `indexing`, and are written again.
public struct Indexer: Sendable {
  /// About how much text is written in one transaction, in bytes.
  var transactionBytes = 24 << 20
  /// How much prepared work waits for the writing thread at most, in bytes.
  static let queueBytes = 48 << 20

  private let corpus: CorpusFolder
  private let folder: String

  /// An indexer.
  ///
  /// - Parameters:
  ///   - corpus: the archive's documents.
  ///   - folder: the archive's `index` folder; made where it is missing.
  public init(corpus: CorpusFolder, folder: String) {
    self.corpus = corpus
    self.folder = folder
  }

  /// Whether a change of the corpus was noted, and not indexed to its end.
  public var hasNotedChange: Bool { note.isThere }

  /// Notes that the corpus is about to change, until the next run has come to its end: what was cut off in
  /// between is then not forgotten.
  ///
  /// - Parameter lock: the writer's lock.
  /// - Returns: whether a change was cut off before, so that a run over some paths is not enough.
  public func noteChange(holding lock: WriterLock) throws -> Bool {
    let wasNoted = note.isThere
    if !wasNoted { try note.make() }
    return wasNoted
  }

  /// Takes back what ``noteChange(holding:)`` noted: nothing was changed after all.
  ///
  /// - Parameter lock: the writer's lock.
  public func forgetChange(holding lock: WriterLock) { note.remove() }

  /// - Returns: how many files were moved. Where the corpus cannot be written, it is not recorded: verification
  ///   tells them all the same.
  private func recordMoves(
    _ listing: CorpusListing, _ suspects: Set<[UInt8]>, by attribution: Attribution,
    holding lock: WriterLock
  ) throws -> Int {
    do {
      return try MovedFiles.record(
        in: corpus, listing, suspects: suspects, by: attribution
      ) {
        try CorpusWriter(folder: corpus, holding: lock)
      }.now.count
    } catch let error as CorpusError where error.code == .notWritable {
      return 0
    }
  }

  /// The paths of files that are not as the index knows them, in UTF-8; none where there is no index to say.
  public func unlikeFiles(_ listing: CorpusListing) -> Set<[UInt8]> {
    (try? IndexReader(folder: folder).read { session in
      try KnownFile.unlike(listing, in: session.db)
    }) ?? []
  }

  private var note: ChangeNote {
    ChangeNote(file: IndexFile(path: "\(folder)/\(IndexFile.name)"))
  }

  /// Brings the index up to date.
  ///
  /// - Parameters:
  ///   - options: how.
  ///   - lock: the writer's lock, where the caller has it.
  ///   - kept: what was read of files when they came in.
  ///   - progress: called on the calling thread while the run goes on.
  /// - Throws: ``CorpusError`` and ``ArchiveIndexError`` for what concerns the whole; a file that
  ///   cannot be read is reported in the summary.
  public func run(
    _ options: IndexingOptions = IndexingOptions(), holding held: WriterLock? = nil,
    kept: KeptReadings? = nil, progress: (IndexingProgress) -> Void = { _ in }
  ) throws -> IndexingSummary {
    let start = ContinuousClock.now
    AllocatorPolicy.adopt()
    try corpus.requireFolder()
    let lock = try held ?? WriterLock(folder: folder, purpose: "index")
    defer { withExtendedLifetime(lock) {} }
    try CorpusWriter.recover(corpus, holding: lock)
    let store = IndexStore(folder: folder)
    var summary = IndexingSummary()
    try store.file.translatingErrors {
      let (queue, rebuiltBecause) = try store.openForWriting()
      summary.rebuiltBecause = rebuiltBecause
      var options = options
      // What was just made holds nothing: some paths are not enough.
      if try queue.read({ try $0.setting(.generation) == 0 }) { options.paths = nil }
      let listing = try options.paths.map(corpus.listing(of:)) ?? corpus.scan()
      summary.passedOver = listing.passedOver
      if options.paths == nil, let attribution = options.attribution {
        let suspects = try queue.read { try KnownFile.unlike(listing, in: $0) }
        summary.filesMoved = try recordMoves(listing, suspects, by: attribution, holding: lock)
      }
      try queue.writeWithoutTransaction { db in
        var run = try IndexingRun(
          db: db, corpus: corpus, listing: listing, options: options, kept: kept,
          transactionBytes: transactionBytes)
        try run.carryOut(&summary, progress: progress)
      }
      try queue.close()
    }
    note.remove()
    summary.indexBytes = store.size
    let elapsed = ContinuousClock.now - start
    summary.seconds =
      Double(elapsed.components.seconds)
      + Double(elapsed.components.attoseconds) / 1e18
    return summary
  }
}
