import ArchiveModel
import Corpus
import DocumentFormats
import Foundation
internal import GRDB
import TextAnalysis

/// One run of the indexer, inside its write access.
struct IndexingRun {
  let db: Database
  private let listing: CorpusListing
  private let reader: CorpusReader
  private let options: IndexingOptions
  private let transactionBytes: Int
  var writer: IndexWriter
  var tasks: [IndexingTask] = []
  private var removed: [Int64] = []
  private var unchanged = 0
  private var kept: [IndexingSummary.Problem] = []
  /// The numbers of the files being written, by task.
  var fileNumbers: [Int: Int64] = [:]
  private var bytesInTransaction = 0
  /// The size of all files to be looked at. Summed once: progress is told with every event.
  private var bytesTotal = 0
  private let registerEnd: String
  let accessionPaths: AccessionPaths
  /// Whether a first run reads all files of the corpus itself.
  private let readsEverything: Bool
  /// The language that text in pictures is recognised in: what is asked for, else what the archive has as a rule.
  private let scanLanguage: String?

  init(
    db: Database, corpus: CorpusFolder, listing: CorpusListing, options: IndexingOptions,
    kept: KeptReadings?, transactionBytes: Int
  ) throws {
    self.db = db
    self.listing = listing
    self.options = options
    self.transactionBytes = transactionBytes
    scanLanguage = options.scanLanguage ?? corpus.extractionOptions.scanLanguage
    reader = CorpusReader(
      folder: corpus, options: ExtractionOptions(scanLanguage: scanLanguage), kept: kept,
      conversions: .writing, passwords: Passwords(options.passwords))
    readsEverything = kept == nil && options.paths == nil
    writer = try IndexWriter(db: db)
    registerEnd = try Register.endMark(of: corpus)
    accessionPaths = AccessionPaths(of: corpus)
    try plan()
    bytesTotal = tasks.reduce(0) { $0 + $1.file.fingerprint.size }
  }

  /// Finds out what is new, changed and gone.
  private mutating func plan() throws {
    var known = try KnownFile.all(in: db)
    // Where a language to read pictures in is asked for, files that could not be read are tried again.
    let settled = options.scanLanguage == nil ? ["indexed", "failed"] : ["indexed"]
    let refused = RefusedPaths(listing)
    for file in listing.files {
      let before = known.removeValue(forKey: Array(file.path.utf8))
      if let refusal = refused.refusal(ofDocument: file.path) {
        tasks.append(
          IndexingTask(
            file: file, known: before?.number, digest: before?.digest,
            refusal: Self.reason(refusal)))
        continue
      }
      // Its documents would keep the ids of another path.
      let isMoved =
        before.map { ($0.accessionPath ?? file.path) != accessionPaths.path(file.path) } ?? false
      let isUnscanned = before.map { mayHaveUnreadPictures($0) || mayBeOpened($0) } ?? false
      if let before, !isMoved, !isUnscanned, before.state.map(settled.contains) ?? false,
        !options.rereadsEverything,
        before.fingerprint == file.fingerprint,
        before.descriptionFingerprint == file.descriptionFingerprint
      {
        unchanged += 1
        continue
      }
      // One that was not read is tried again where that is asked for, or there is something to read it with.
      let isRetried =
        isUnscanned || options.readsUnchanged
        || before?.state == "failed" && (options.rereadsEverything || options.scanLanguage != nil)
      tasks.append(
        IndexingTask(
          file: file, known: before?.number, digest: isMoved || isRetried ? nil : before?.digest,
          descriptionDigest: before?.descriptionDigest, isMoved: isMoved))
    }
    // What the system refuses to show is not gone.
    for path in known.keys {
      let name = String(decoding: path, as: UTF8.self)
      guard let refusal = refused.refusal(ofDocument: name) else { continue }
      known[path] = nil
      kept.append(.init(path: name, reason: Self.reason(refusal)))
    }
    if let paths = options.paths {
      removed = paths.compactMap { known[Array($0.utf8)]?.number }.sorted()
    } else {
      removed = known.values.map(\.number).sorted()
    }
  }

  /// Whether a file, or a part of it, may be encrypted, and there are passwords to try.
  private func mayBeOpened(_ file: KnownFile) -> Bool {
    let states = [ContentState.encrypted, .partial].map(\.rawValue)
    return !options.passwords.isEmpty && file.contentState.map(states.contains) ?? false
  }

  /// Whether not all of a file was read, and text in pictures was not looked for in the language.
  private func mayHaveUnreadPictures(_ file: KnownFile) -> Bool {
    guard let scanLanguage, let state = file.contentState,
      state != ContentState.text.rawValue
        || options.rereadsEverything && options.scanLanguage != nil
    else { return false }
    return file.scanLanguage != scanLanguage
  }

  private static func reason(_ refusal: PassedOverFile) -> Fact {
    refusal.errorNumber.map { .system($0) } ?? .unreadable
  }

  /// Does what was planned.
  mutating func carryOut(
    _ summary: inout IndexingSummary, progress: (IndexingProgress) -> Void
  ) throws {
    summary.filesUnchanged = unchanged
    summary.kept = kept.sorted { $0.path < $1.path }
    let wasIncomplete = try db.setting(.incomplete) != 0
    let isFirst = try db.setting(.generation) == 0
    if tasks.isEmpty, removed.isEmpty, !wasIncomplete {
      try noteRegister()
      try report(&summary)
      return
    }
    if isFirst || tasks.count > TermChanges.limit { writer.stopCountingTerms() }
    try db.inTransaction {
      try db.setSetting(.incomplete, 1)
      return .commit
    }
    if wasIncomplete { writer.stopCountingTerms() }
    try db.beginTransaction(.immediate)
    do {
      if isFirst {
        // One large segment at a time: merging while a first run goes on is work done twice.
        try db.execute(
          sql: """
            INSERT INTO passage_terms (passage_terms, rank) VALUES ('hashsize', 67108864);
            """)
      }
      for file in removed {
        try writer.removeDocuments(ofFile: file)
        try db.execute(sql: "DELETE FROM files WHERE id = ?", arguments: [file])
        summary.filesRemoved += 1
      }
      // Files that changed places have each other's ids: all are taken out before one is put in.
      for (task, known) in tasks.enumerated() where known.isMoved { _ = try beginFile(task) }
      try writeTasks(&summary, progress: progress)
      progress(state(summary, done: tasks.count, isFinishing: true))
      try finish(isFirst: isFirst, isRecovering: wasIncomplete)
      try db.commit()
    } catch {
      if db.isInsideTransaction { try? db.rollback() }
      throw error
    }
    if isFirst, readsEverything { reader.removeUnusedConversions() }
    if isFirst { try db.execute(sql: "PRAGMA incremental_vacuum") }
    try db.execute(sql: "PRAGMA synchronous = FULL")
    try emptyLog()
    try report(&summary)
  }

  /// Empties the write-ahead log. Somebody who still reads an older state (``IndexSnapshot``) keeps it from
  /// being emptied, not the run from ending.
  private func emptyLog() throws {
    try db.execute(sql: "PRAGMA busy_timeout = 1000")
    do {
      _ = try db.checkpoint(.truncate)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
      // What was committed is on disk all the same: a commit syncs all of the log before it.
      try db.execute(sql: "UPDATE settings SET value = value WHERE key = 'incomplete'")
    }
    try db.execute(sql: "PRAGMA busy_timeout = 10000")
  }

  private mutating func writeTasks(
    _ summary: inout IndexingSummary, progress: (IndexingProgress) -> Void
  ) throws {
    let queue = WorkQueue<IndexingEvent>(
      capacity: Indexer.queueBytes, producers: min(options.jobs, max(1, tasks.count)))
    let worker = IndexingWorker(
      reader: reader, tasks: tasks, nextTask: TaskCounter(count: tasks.count), queue: queue,
      conversions: ConversionsAhead(reader: reader, paths: tasks.map(\.file.path)))
    for _ in 0..<min(options.jobs, max(1, tasks.count)) {
      let thread = Thread { worker.run() }
      thread.stackSize = 16 << 20
      thread.start()
    }
    defer { queue.close() }
    var done = 0
    while let event = queue.pop() {
      if try apply(event, &summary) { done += 1 }
      progress(state(summary, done: done, isFinishing: false))
      if bytesInTransaction > transactionBytes {
        try writer.flush()
        try writer.sealChanges()
        try db.commit()
        try db.beginTransaction(.immediate)
        bytesInTransaction = 0
      }
    }
  }

  private func state(_ summary: IndexingSummary, done: Int, isFinishing: Bool) -> IndexingProgress {
    IndexingProgress(
      filesDone: done, filesTotal: tasks.count, bytesDone: summary.bytesRead,
      bytesTotal: bytesTotal,
      documents: summary.documentCount, isFinishing: isFinishing)
  }

  /// - Returns: whether a file is done with.
  private mutating func apply(_ event: IndexingEvent, _ summary: inout IndexingSummary) throws
    -> Bool
  {
    switch event {
    case .unchanged(let task, let ending):
      summary.filesUnchanged += 1
      summary.bytesRead += ending.fingerprint.size
      try updateFingerprint(task: task, ending)
      return true
    case .begin(let task):
      fileNumbers[task] = try beginFile(task)
      return false
    case .document(let task, let document, let digest, let prepared, let statements, let sketch):
      guard let file = fileNumbers[task] else { return false }
      try insert(
        document, task: task, file: file, content: digest, prepared: prepared,
        statements: statements, sketch: sketch)
      summary.documentCount += 1
      bytesInTransaction += document.passages.reduce(0) { $0 + $1.text.utf8.count }
      return false
    case .end(let task, let ending, let reading):
      if tasks[task].known == nil { summary.filesAdded += 1 } else { summary.filesChanged += 1 }
      summary.bytesRead += ending.fingerprint.size
      try endFile(task, ending, reading)
      return true
    case .unread(let task, let ending, let reading, let standIn):
      if tasks[task].known == nil { summary.filesAdded += 1 } else { summary.filesChanged += 1 }
      summary.bytesRead += ending.fingerprint.size
      let file = try fileNumbers[task] ?? beginFile(task)
      fileNumbers[task] = file
      try writer.removeDocuments(ofFile: file)
      try insert(
        standIn.document, task: task, file: file,
        content: ContentDigest(bytes: ending.digest) ?? ContentDigest(of: []),
        prepared: standIn.prepared, statements: standIn.statements, sketch: nil)
      try endFile(task, ending, reading)
      return true
    case .refused(let task, let reason):
      if tasks[task].digest != nil {
        summary.kept.append(.init(path: tasks[task].file.path, reason: reason))
        return true
      }
      let file = try fileNumbers[task] ?? beginFile(task)
      try failFile(task, number: file, reason: reason, isRefused: true)
      summary.refusedCount += 1
      return true
    case .failed(let task, let reason):
      let file = try fileNumbers[task] ?? beginFile(task)
      try writer.removeDocuments(ofFile: file)
      try failFile(task, number: file, reason: reason)
      return true
    }
  }

  private mutating func insert(
    _ document: ExtractedDocument, task: Int, file: Int64, content: ContentDigest,
    prepared: [PreparedPassage]?, statements: PreparedStatements, sketch: ShingleSketch?
  ) throws {
    try writer.insert(
      document,
      identifier: Identifiers.document(
        path: accessionPaths.path(tasks[task].file.path), recordID: document.recordID),
      content: content, file: file, prepared: prepared, statements: statements, sketch: sketch)
  }

  private mutating func finish(isFirst: Bool, isRecovering: Bool) throws {
    try writer.flush()
    try writer.linkDocuments(isRecovering: isRecovering)
    if isFirst {
      try db.execute(sql: "INSERT INTO passage_terms (passage_terms) VALUES ('optimize')")
    }
    let passages = try db.foundPassageCount()
    if writer.changedPassageCount > 0 || isFirst {
      try CommonTerms.update(db, changes: writer.termChanges, passageCount: passages)
    }
    try db.setSetting(.generation, (db.setting(.generation) ?? 0) + 1)
    try db.setSetting(.incomplete, 0)
    try db.setSetting(.registerEnd, registerEnd)
    try writer.sealChanges()
  }

  /// What verification knows the register's last line by, wherever it says nothing about a document.
  private func noteRegister() throws {
    guard try db.setting(.registerEnd) != registerEnd else { return }
    try db.inTransaction {
      try db.setSetting(.registerEnd, registerEnd)
      try writer.sealChanges()
      return .commit
    }
  }

  private func report(_ summary: inout IndexingSummary) throws {
    summary.documentCount = try db.foundDocumentCount()
    summary.passageCount = try db.foundPassageCount()
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT path, state, reason, problems FROM files
        WHERE state = 'failed' OR problems IS NOT NULL ORDER BY path
        """)
    while let row = try rows.next() {
      let path: String = row.decoded("path") ?? ""
      if row.decoded("state") as String? == "failed" {
        summary.failed.append(
          .init(path: path, reason: FactList.decode(row.decoded("reason")).first ?? .unreadable))
      }
      for problem in FactList.decode(row.decoded("problems")) {
        summary.problems.append(.init(path: path, reason: problem))
      }
    }
  }
}
