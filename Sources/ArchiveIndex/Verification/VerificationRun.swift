import ArchiveModel
import Corpus
import DocumentFormats
import Foundation
internal import GRDB

/// One verification: its tasks, dealt out to threads.
final class VerificationRun: Sendable {
  private enum Task: Sendable {
    case structure
    case rows(SealedTable)
    case tables
    case madeTerms
    case storedTerms
    case file(Int)
  }

  private struct Entry: Sendable {
    var path: String
    /// Whether it lies in the corpus, or should.
    var isRead: Bool
    /// Its place in `files`; -1 where the index does not have it.
    var indexed: Int32 = -1
  }

  let collector = FindingCollector()
  private let verification: CorpusVerification
  private let options: VerificationOptions
  private let index: IndexFile?
  private let files: [IndexedFile]
  private let revision: Int
  private let entries: [Entry]
  private let tasks: [Task]
  private let counter: TaskCounter
  private let reader: CorpusReader
  private let conversions: ConversionsAhead

  /// - Parameters:
  ///   - index: the index, where there is one that can be read.
  ///   - files: its rows of `files`.
  ///   - revision: the state of it that is looked at.
  init(
    verification: CorpusVerification, options: VerificationOptions, index: IndexFile?,
    files: [IndexedFile], revision: Int
  ) {
    (self.verification, self.options, self.index) = (verification, options, index)
    (self.files, self.revision) = (files, revision)
    var indexed: [[UInt8]: Int32] = [:]
    indexed.reserveCapacity(files.count)
    for (place, file) in files.enumerated() { indexed[Array(file.path.utf8)] = Int32(place) }
    var entries = verification.paths.map { path in
      Entry(
        path: path, isRead: true, indexed: indexed.removeValue(forKey: Array(path.utf8)) ?? -1)
    }
    entries += indexed.values.map {
      Entry(path: files[Int($0)].path, isRead: false, indexed: $0)
    }
    self.entries = entries
    // What is not kept is converted for this run; a verification writes nothing.
    reader = CorpusReader(folder: verification.folder, conversions: .trying)
    conversions = ConversionsAhead(reader: reader, paths: entries.map(\.path))
    var tasks: [Task] = []
    if index != nil {
      if options.isDeep { tasks += [.storedTerms, .madeTerms] }
      tasks += [.rows(.postings), .structure, .tables]
      tasks += SealedTable.watched.filter { $0 != .postings }.map { .rows($0) }
    }
    self.tasks = tasks + entries.indices.map { .file($0) }
    counter = TaskCounter(count: self.tasks.count)
  }

  /// Does all tasks, on as many threads as wanted.
  func carryOut(progress: (Int, Int) -> Void) {
    let threads = min(options.jobs, max(1, tasks.count))
    let queue = WorkQueue<Int>(capacity: .max, producers: threads)
    for _ in 0..<threads {
      // As much as reading a file may need: formats nest.
      let thread = Thread {
        self.work(queue)
        queue.finish()
      }
      thread.stackSize = 16 << 20
      thread.start()
    }
    var done = 0
    while queue.pop() != nil {
      done += 1
      progress(done, tasks.count)
    }
  }

  private func work(_ queue: WorkQueue<Int>) {
    guard let index else { return work(queue, nil) }
    do {
      let (database, kept) = try index.openForVerification()
      defer { withExtendedLifetime(kept) {} }
      try database.read { db in
        let seen: Int = try db.setting(.revision) ?? 0
        guard seen == revision else { return collector.noteMoved() }
        work(queue, db)
      }
    } catch {
      note(error, path: IndexFile.name)
      work(queue, nil)
    }
  }

  private func work(_ queue: WorkQueue<Int>, _ db: Database?) {
    while !collector.hasMoved, let task = counter.next() {
      do { try carryOut(tasks[task], db) } catch { note(error, path: path(of: tasks[task])) }
      _ = queue.push(task, cost: 1)
    }
  }

  private func path(of task: Task) -> String {
    if case .file(let index) = task { return entries[index].path }
    return IndexFile.name
  }

  private func note(_ error: any Error, path: String) {
    collector.add(VerificationFinding(.indexDamaged, path: path, fact: Self.fact(of: error)))
  }

  private static func fact(of error: any Error) -> Fact? {
    switch error {
    case let error as DatabaseError: DatabaseFault(error.resultCode.rawValue).map { .database($0) }
    case let error as ArchiveIndexError: error.cause
    case let error as ExtractionError: error.fact
    case let error as CorpusError: error.fact
    default: nil
    }
  }

  private func carryOut(_ task: Task, _ db: Database?) throws {
    if case .file(let index) = task { return try check(index, db) }
    guard let db else { return }
    var check = TableCheck(db: db, collector: collector)
    switch task {
    case .structure: try check.checkStructure()
    case .rows(let table): try check.check(table)
    case .madeTerms: try TermCheck(db: db, collector: collector).addMadeTerms()
    case .storedTerms: try TermCheck(db: db, collector: collector).addStoredTerms()
    case .tables:
      try check.checkSchema()
      try check.checkSettings()
      try check.checkWholeTables()
      try check.checkBlocks()
    case .file: break
    }
  }

  private func check(_ number: Int, _ db: Database?) throws {
    let entry = entries[number]
    var content: CorpusReader.Content?
    if entry.isRead {
      let read = verification.content(ofFile: entry.path)
      collector.note(read.fixity, of: entry.path)
      content = read.content
    }
    guard let db, entry.indexed >= 0 else { return }
    let file = files[Int(entry.indexed)]
    var source: SourceText?
    if let content, file.state == "indexed", content.digest.bytes == file.digest {
      conversions.prepare(number)
      source = sourceText(content, of: file)
    }
    var check = DocumentCheck(db: db, collector: collector)
    try check.check(file, source: source)
  }

  /// What a file says; text in pictures as it is kept, or as it is recognised again where all is to be checked.
  private func sourceText(_ content: CorpusReader.Content, of file: IndexedFile) -> SourceText? {
    let scan = ExtractionOptions.reading(encoding: file.encoding)
    let kept =
      options.isDeep || scan.scanLanguage == nil ? nil : reader.keptRecognitions(for: content)
    let read = Result {
      try SourceText(
        content, of: file, options: kept == nil ? scan : ExtractionOptions(),
        conversions: reader.conversions(for: content, recognitions: kept))
    }
    if kept?.isLacking ?? false {
      collector.add(VerificationFinding(.notChecked, path: file.path, detail: "pictures"))
      return nil
    }
    do { return try read.get() } catch {
      if (error as? ExtractionError)?.code == .encrypted {
        collector.add(VerificationFinding(.notChecked, path: file.path, detail: "encrypted"))
        return nil
      }
      collector.add(
        VerificationFinding(.textNotInSource, path: file.path, fact: Self.fact(of: error)))
      return nil
    }
  }

  /// What can be looked at only when all else is done.
  func finish(_ db: Database) throws {
    guard !collector.hasMoved else { return }
    try TableCheck(db: db, collector: collector).checkCounts()
    let found = collector.current
    if options.isDeep, found.made == nil || found.made != found.stored {
      let difference = (found.made?.count ?? 0) - (found.stored?.count ?? 0)
      collector.add(
        VerificationFinding(
          .postingsDisagree, path: IndexFile.name, count: max(1, abs(difference)),
          detail: "passage_terms"))
    }
  }

  /// All that was found.
  ///
  /// - Parameters:
  ///   - registerEnd: where the register ended when the index was last brought up to date.
  ///   - isMoving: whether somebody writes meanwhile: what of the corpus was not as it should be is looked at
  ///     again, beside the register and the manifest as they are by now.
  func findings(registerEnd: String?, isMoving: Bool) throws -> [VerificationFinding] {
    let found = collector.current
    var verification = verification
    var ofCorpus = verification.findings(found.fixity, registerEnd: registerEnd)
    if isMoving, ofCorpus.contains(where: { !$0.code.isNotice }) {
      let doubtful = Set(ofCorpus.map { Array($0.path.utf8) })
      verification = try CorpusVerification(folder: verification.folder)
      var fixity = found.fixity
      for path in verification.paths {
        let key = Array(path.utf8)
        guard fixity[key] == nil || doubtful.contains(key) else { continue }
        fixity[key] = verification.content(ofFile: path).fixity
      }
      ofCorpus = verification.findings(fixity, registerEnd: registerEnd)
    }
    var findings = found.findings + ofCorpus
    if found.hasMoved {
      findings.append(
        VerificationFinding(.indexUnreadable, path: IndexFile.name, detail: "changing"))
    } else if index != nil {
      // Of a file that is not what it was, the index is the older witness.
      let damaged = Set(
        ofCorpus.filter { [.changed, .missing, .unreadable, .moved].contains($0.code) }
          .flatMap { [$0.path] + ($0.code == .moved ? [$0.found].compactMap(\.self) : []) }
          .map { Array($0.utf8) })
      findings += IndexedFile.findings(
        files, verification.listing, verification.accessionPaths, found.fixity
      )
      .filter {
        !damaged.contains(Array($0.path.utf8)) && !verification.isUnfinished($0.path)
      }
    }
    return findings
  }
}
