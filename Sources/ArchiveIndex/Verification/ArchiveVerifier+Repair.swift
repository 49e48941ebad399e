public import ArchiveModel
import Corpus
import DocumentFormats
internal import GRDB

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
    if try repairRecognitions(found, fixity, options, holding: lock, indexing) {
      repairs.append(.recognizedAgain)
    }
    if let repair = try repairIndex(found, options, holding: lock, indexing) {
      repairs.append(repair)
    }
    var report = repairs.isEmpty ? found : try verify(options, progress: progress)
    report.repairs = repairs
    report.seconds = (ContinuousClock.now - start) / .seconds(1)
    return report
  }

  /// Recognises the text again whose kept files are damaged, where it can be recognised here.
  private func repairRecognitions(
    _ report: VerificationReport, _ fixity: [[UInt8]: CorpusVerification.Fixity],
    _ options: VerificationOptions, holding lock: WriterLock,
    _ progress: (IndexingProgress) -> Void
  ) throws -> Bool {
    let damaged = Set(
      report.findings.filter { $0.code == .recognitionDamaged }
        .compactMap { CorpusFolder.digest(ofRecognition: $0.path) })
    guard !damaged.isEmpty else { return false }
    let files = (try? IndexReader(folder: folder).read { try IndexedFile.all(in: $0.db) }) ?? []
    var paths: [String: [String]] = [:]
    for file in files {
      guard let language = ExtractionOptions.reading(encoding: file.encoding).scanLanguage,
        case .content(let digest, _) = fixity[Array(file.path.utf8)], damaged.contains(digest)
      else { continue }
      paths[language, default: []].append(file.path)
    }
    paths = paths.filter { ReadingPrograms.recognizes($0.key) }
    let indexer = Indexer(corpus: corpus, folder: folder)
    for (language, paths) in paths {
      var indexing = IndexingOptions(
        rereadsEverything: true, jobs: options.jobs, scanLanguage: language, paths: paths)
      indexing.readsUnchanged = true
      _ = try indexer.run(indexing, holding: lock, progress: progress)
    }
    return !paths.isEmpty
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
