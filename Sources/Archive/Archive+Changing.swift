import ArchiveIndex
import ArchiveModel
import Corpus

extension Archive {
  /// The document that a person names, as it stands now; what was read to find it is let go before the
  /// index is written.
  func lookedUp(_ name: String) throws -> DescribedDocument {
    try Archive(folder: path).described(name)
  }

  /// Changes the corpus while nobody else writes, and brings the index up to date with what changed.
  ///
  /// - Parameters:
  ///   - purpose: what is done, for those who find the lock taken.
  ///   - kept: what the change reads of files, and the indexing need not read again.
  ///   - passwords: what encrypted files are tried with.
  ///   - progress: told how far the indexing is.
  ///   - change: changes the corpus, and says at which paths; all of the corpus is looked at where an
  ///     earlier change was cut off.
  func change(
    _ purpose: String, kept: KeptReadings? = nil, passwords: [String] = [],
    progress: (IndexingProgress) -> Void, _ change: (CorpusWriter) throws -> [String]
  ) throws -> IndexingSummary {
    try corpus.requireFolder()
    AllocatorPolicy.adopt()
    adoptAccess()
    let lock = try WriterLock(folder: indexFolder, purpose: purpose)
    defer { withExtendedLifetime(lock) {} }
    let recovers = CorpusWriter.isUnfinished(corpus)
    let isBehind = try indexer.noteChange(holding: lock) || recovers
    var hasChanged = isBehind
    let paths: [String]
    do {
      let writer = try CorpusWriter(folder: corpus, holding: lock)
      defer { hasChanged = hasChanged || writer.hasChanged }
      paths = try change(writer)
    } catch {
      if !hasChanged { indexer.forgetChange(holding: lock) }
      throw error
    }
    var options = IndexingOptions(paths: isBehind ? nil : Array(Set(paths)).sorted())
    options.passwords = passwords
    return try indexer.run(options, holding: lock, kept: kept, progress: progress)
  }

  /// Looks at the corpus as a writer would, and changes nothing.
  func preview<Result>(_ purpose: String, _ body: (CorpusWriter) throws -> Result) throws -> Result
  {
    try corpus.requireFolder()
    adoptAccess()
    let lock = try WriterLock(folder: indexFolder, purpose: purpose)
    defer { withExtendedLifetime(lock) {} }
    return try body(CorpusWriter(folder: corpus, holding: lock))
  }

  /// Changes descriptions, and brings the index up to date for their files.
  ///
  /// - Parameter change: makes the changes, and says of which files.
  /// - Throws: ``UnindexedChange`` where they are written, and the index is behind.
  func changeDescriptions(
    _ purpose: String, progress: (IndexingProgress) -> Void,
    _ change: (CorpusWriter) throws -> [String]
  ) throws -> IndexingSummary {
    var isWritten = false
    do {
      return try self.change(purpose, progress: progress) { writer in
        let paths = Array(Set(try change(writer))).sorted()
        isWritten = !paths.isEmpty
        return paths
      }
    } catch {
      throw isWritten ? UnindexedChange(cause: error) : error
    }
  }

  /// Changes descriptions in one transaction.
  ///
  /// - Returns: the register's entries, and what the indexing did.
  func describe(
    _ purpose: String, by attribution: Attribution, progress: (IndexingProgress) -> Void,
    _ change: (inout DescriptionDrafts) throws -> Void
  ) throws -> (entries: [RegisterEntry], indexing: IndexingSummary) {
    var entries: [RegisterEntry] = []
    let indexing = try changeDescriptions(purpose, progress: progress) { writer in
      var drafts = DescriptionDrafts(folder: corpus, attribution: attribution)
      try change(&drafts)
      entries = try drafts.commit(to: writer)
      return entries.map(\.path)
    }
    return (entries, indexing)
  }
}
