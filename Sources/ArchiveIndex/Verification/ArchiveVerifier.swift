public import ArchiveModel
public import Corpus
import Foundation
internal import GRDB
import TextAnalysis

/// Verifies an archive: the corpus against its manifest and register, the index against what was
/// written into it, and both against each other. Nothing is written.
public struct ArchiveVerifier: Sendable {
  let corpus: CorpusFolder
  let folder: String

  /// A verifier.
  ///
  /// - Parameters:
  ///   - corpus: the archive's documents.
  ///   - folder: the archive's `index` folder.
  public init(corpus: CorpusFolder, folder: String) {
    (self.corpus, self.folder) = (corpus, folder)
  }

  /// How often a verification begins anew because a writer changed the index meanwhile.
  private static let attempts = 5

  /// Verifies the archive.
  ///
  /// - Parameters:
  ///   - options: how.
  ///   - progress: called with how much has been looked at, of how much.
  /// - Throws: ``CorpusError`` where there is no corpus, or it cannot be listed.
  public func verify(
    _ options: VerificationOptions = VerificationOptions(),
    progress: (Int, Int) -> Void = { _, _ in }
  ) throws -> VerificationReport {
    try verifyKeepingFixity(options, progress: progress).report
  }

  /// Whether the last indexing run has come to its end by now.
  private func isComplete() -> Bool {
    (try? IndexReader(folder: folder).read { try $0.isComplete() }) ?? false
  }

  /// Verifies, and tells what the files are.
  func verifyKeepingFixity(
    _ options: VerificationOptions, progress: (Int, Int) -> Void
  ) throws -> (
    report: VerificationReport, verification: CorpusVerification,
    fixity: [[UInt8]: CorpusVerification.Fixity]
  ) {
    let start = ContinuousClock.now
    AllocatorPolicy.adopt()
    let writerBefore = WriterLock.holder(folder: folder)
    let index = openIndex()
    var verification = try CorpusVerification(folder: corpus)
    var run = VerificationRun(
      verification: verification, options: options, index: nil, files: [], revision: 0)
    var registerEnd: String?
    if let queue = index.queue {
      for attempt in 1...Self.attempts {
        do {
          try queue.read { db in
            let files = try IndexedFile.all(in: db)
            registerEnd = try db.setting(.registerEnd)
            run = VerificationRun(
              verification: verification, options: options,
              index: IndexFile(
                path: "\(folder)/\(IndexFile.name)", readable: index.kept), files: files,
              revision: try db.setting(.revision) ?? 0)
            run.carryOut(progress: progress)
            try run.finish(db)
          }
        } catch let error as DatabaseError {
          run.collector.add(
            VerificationFinding(
              .indexDamaged, path: IndexFile.name,
              fact: DatabaseFault(error.resultCode.rawValue).map { .database($0) }))
          if run.collector.current.fixity.isEmpty { run.carryOut(progress: progress) }
        }
        guard run.collector.hasMoved, attempt < Self.attempts else { break }
        verification = try CorpusVerification(folder: corpus)
      }
      try? queue.close()
      withExtendedLifetime(index.kept) {}
    } else {
      run.carryOut(progress: progress)
    }
    // One that began or ended meanwhile is one all the same.
    let writer = writerBefore ?? WriterLock.holder(folder: folder)
    var findings = try run.findings(registerEnd: registerEnd, isMoving: writer != nil)
    if let finding = index.finding { findings.append(finding) }
    if findings.contains(where: { $0.code == .indexIncomplete }), writer != nil || isComplete() {
      findings.removeAll { $0.code == .indexIncomplete }
    }
    if writer == nil, index.queue != nil,
      !findings.contains(where: { $0.code == .indexIncomplete }),
      ChangeNote(file: IndexFile(path: "\(folder)/\(IndexFile.name)")).isThere
    {
      // A change began and was cut off before the index had it: answers say that, until a run has ended.
      findings.append(VerificationFinding(.indexIncomplete, path: IndexFile.name))
    }
    if let writer {
      findings.removeAll {
        [.transactionUnfinished, .leftOver, .indexIncomplete].contains($0.code)
      }
      var count = 0
      if writer.changes {
        // What it has begun it will finish; what it has not come to yet may be so, too.
        let pending = Set(findings.filter(\.isOfUnfinishedWork).map(\.path))
        findings.removeAll(where: \.isOfUnfinishedWork)
        count = pending.count
      }
      findings.append(
        VerificationFinding(
          .writerActive, path: "writer.lock", count: count > 0 ? count : nil,
          fact: writer.fact))
    }
    let report = Self.report(findings, run, start: start)
    return (report, verification, run.collector.current.fixity)
  }

  private static func report(
    _ findings: [VerificationFinding], _ run: VerificationRun, start: ContinuousClock.Instant
  ) -> VerificationReport {
    var report = VerificationReport()
    report.checked = run.collector.current.checked
    let sorted = findings.sorted { left, right in
      left.path == right.path ? left.code.rawValue < right.code.rawValue : left.path < right.path
    }
    report.findings = sorted.filter { !$0.code.isNotice }
    report.notices = sorted.filter(\.code.isNotice)
    report.seconds = (ContinuousClock.now - start) / .seconds(1)
    return report
  }

  /// Opens the index to be read, or says why that cannot be done.
  private func openIndex() -> (
    queue: DatabaseQueue?, finding: VerificationFinding?, kept: ReadableFile?
  ) {
    let path = "\(folder)/\(IndexFile.name)"
    let name = IndexFile.name
    let file = IndexFile(path: path)
    do {
      guard try file.size() > 0 else {
        return (nil, VerificationFinding(.indexMissing, path: name), nil)
      }
      return try file.translatingErrors {
        let (queue, kept) = try file.openForVerification()
        try queue.read { try file.checkIdentity($0, analysisVersion: Analyzer.version) }
        return (queue, nil, kept)
      }
    } catch {
      guard let error = error as? ArchiveIndexError else {
        return (nil, VerificationFinding(.indexUnreadable, path: name), nil)
      }
      let code: VerificationFinding.Code =
        switch error.code {
        case .otherVersion: .indexOtherVersion
        // A database of ours whose header is damaged is another's to SQLite.
        case .foreign: error.sqliteCode == nil ? .indexForeign : .indexDamaged
        case .damaged: .indexDamaged
        default: .indexUnreadable
        }
      return (
        nil, VerificationFinding(code, path: name, fact: error.known), nil
      )
    }
  }
}

extension IndexFile {
  /// A connection that reads, that looks at every cell of a page, and does not map the file into
  /// memory, where a failing disk ends the process.
  ///
  /// - Returns: the connection, and what must be kept for as long as it is used.
  func openForVerification() throws -> (DatabaseQueue, ReadableFile?) {
    if let readable { return (try openForVerification(readable.address), readable) }
    do { return (try openForVerification(path), nil) } catch let error as DatabaseError {
      guard let readable = try ReadableFile.of(self, after: error.resultCode.rawValue) else {
        throw error
      }
      return (try openForVerification(readable.address), readable)
    }
  }

  private func openForVerification(_ address: String) throws -> DatabaseQueue {
    let queue = try DatabaseQueue(path: address, configuration: configuration(readonly: true))
    try queue.inDatabase {
      try $0.execute(sql: "PRAGMA mmap_size = 0; PRAGMA cell_size_check = ON")
      // What opening puts off: to read for the first time.
      _ = try Int.fetchOne($0, sql: "PRAGMA schema_version")
    }
    return queue
  }
}
