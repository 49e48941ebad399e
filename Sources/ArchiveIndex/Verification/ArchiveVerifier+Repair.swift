public import ArchiveModel
import Corpus

extension ArchiveVerifier {
  /// Mends what is derived, and what the register and the files agree on: carries out a change that was
  /// cut off, writes lost lines of the manifest again, makes the index anew where it is unsound and
  /// brings it up to date where it is not. Documents, descriptions and the register are not touched; nor
  /// is the index of a file that is not what it was, unless all of it must be made anew.
  ///
  /// - Parameters:
  ///   - options: how to verify.
  ///   - progress: called with how much has been looked at, of how much.
  ///   - indexing: called while the index is written.
  /// - Returns: what is found afterwards, with what was done.
  /// - Throws: ``CorpusError`` and ``ArchiveIndexError``.
  public func repair(
    _ options: VerificationOptions = VerificationOptions(),
    progress: (Int, Int) -> Void = { _, _ in },
    indexing: (IndexingProgress) -> Void = { _ in }
  ) throws -> VerificationReport {
    let start = ContinuousClock.now
    try corpus.requireFolder()
    let lock = try WriterLock(folder: folder, purpose: "verify")
    defer { withExtendedLifetime(lock) {} }
    var repairs: [VerificationReport.Repair] = []
    if try CorpusVerification.tidy(corpus, holding: lock) { repairs.append(.finishedTransaction) }
    let (found, verification, fixity) = try verifyKeepingFixity(options, progress: progress)
    if try verification.repairManifest(fixity, holding: lock) { repairs.append(.rewroteManifest) }
    if let repair = try repairIndex(found, options, holding: lock, indexing) {
      repairs.append(repair)
    }
    var report = repairs.isEmpty ? found : try verify(options, progress: progress)
    report.repairs = repairs
    report.seconds = (ContinuousClock.now - start) / .seconds(1)
    return report
  }

  private func repairIndex(
    _ report: VerificationReport, _ options: VerificationOptions, holding lock: WriterLock,
    _ indexing: (IndexingProgress) -> Void
  ) throws -> VerificationReport.Repair? {
    let codes = Set(report.findings.map(\.code))
    guard !codes.contains(.indexForeign), !codes.contains(.indexUnreadable) else { return nil }
    let indexer = Indexer(corpus: corpus, folder: folder)
    // A run that was cut off is gone on with; what it has written is sound.
    let isCutOff = codes.contains(.indexIncomplete)
    if codes.contains(where: { $0.concernsIndex && $0 != .indexIncomplete }) {
      let store = IndexStore(folder: folder)
      // Where a document is damaged, the old index may hold the last whole text of it.
      if !codes.isDisjoint(with: [.changed, .missing, .unreadable]), store.size > 0 {
        try store.setAside()
      }
      try store.remove()
      _ = try indexer.run(IndexingOptions(jobs: options.jobs), holding: lock, progress: indexing)
      return .rebuiltIndex
    }
    let paths = report.findings.filter {
      [.notIndexed, .indexOutOfDate, .indexedWithoutFile].contains($0.code)
    }.map { CorpusFolder.document(ofPath: $0.path) }
    guard isCutOff || !paths.isEmpty else { return nil }
    _ = try indexer.run(
      IndexingOptions(
        rereadsEverything: !isCutOff, jobs: options.jobs, paths: isCutOff ? nil : paths),
      holding: lock, progress: indexing)
    return .updatedIndex
  }
}
