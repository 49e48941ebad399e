import ArchiveModel
import Corpus
import DocumentFormats
import Foundation
import Synchronization
import TextAnalysis

/// A file to be looked at in a run.
struct IndexingTask: Sendable {
  var file: CorpusFile
  /// The file's number in the index, where it has one.
  var known: Int64?
  /// The digests it was indexed with, where it was.
  var digest: [UInt8]?
  var descriptionDigest: [UInt8]?
  /// Whether it came in under another path than the index has it: its documents get other ids.
  var isMoved = false
  /// Why it is not even tried: the system refuses to show its description.
  var refusal: Fact?
}

/// What a worker hands to the writing thread. A file's events come in the order begin,
/// document…, end, from one worker; those of other files come between.
enum IndexingEvent: Sendable {
  struct Ending: Sendable {
    var fingerprint: FileFingerprint
    var isFresh: Bool
    var digest: [UInt8]
    var descriptionDigest: [UInt8]?
  }

  /// The document of a file whose text is not read, made ready.
  struct StandIn: Sendable {
    var document: ExtractedDocument
    var prepared: [PreparedPassage]
    var statements: PreparedStatements
    var reason: Fact
  }

  /// The file is as it was; only its fingerprint is another one.
  case unchanged(task: Int, Ending)
  case begin(task: Int)
  case document(
    task: Int, ExtractedDocument, ContentDigest, [PreparedPassage]?, PreparedStatements,
    ShingleSketch?)
  case end(task: Int, Ending, CorpusReader.Reading)
  /// The file's text is not read; a document before takes the place of those that were handed over.
  case unread(task: Int, Ending, CorpusReader.Reading, StandIn)
  case failed(task: Int, reason: Fact)
  /// The system refused to show the file or its description: what was known of it stays, and the next
  /// run tries again.
  case refused(task: Int, reason: Fact)
}

/// Reads, extracts and analyzes files, and hands what they give to the writing thread.
struct IndexingWorker: Sendable {
  let reader: CorpusReader
  let tasks: [IndexingTask]
  let nextTask: TaskCounter
  let queue: WorkQueue<IndexingEvent>
  let conversions: ConversionsAhead

  /// Documents with more text than this, in bytes, are analyzed by the writing thread piece by
  /// piece: their terms would fill the memory.
  private static let largestPrepared = 8 << 20

  /// Thrown to end an extraction when nobody takes its documents.
  private struct Stopped: Error {}

  func run() {
    defer { queue.finish() }
    do {
      var preparation = try PassagePreparation()
      let statements = StatementPreparation()
      while let task = nextTask.next(), try work(on: task, &preparation, statements) {}
    } catch {
      // Only ICU's data missing ends up here; every task left is a failed one.
      while let task = nextTask.next() {
        guard queue.push(.failed(task: task, reason: .failed("\(type(of: error))")), cost: 0) else {
          return
        }
      }
    }
  }

  /// - Returns: `false` where nobody takes what the worker makes.
  private func work(
    on index: Int, _ preparation: inout PassagePreparation, _ statements: StatementPreparation
  ) throws -> Bool {
    let task = tasks[index]
    if let reason = task.refusal {
      return queue.push(.refused(task: index, reason: reason), cost: 0)
    }
    var hasBegun = false
    do {
      let content = try reader.content(ofFile: task.file.path)
      var isFresh = content.isFresh
      var description: ContentDigest?
      var isDescriptionMissing = false
      if task.file.descriptionFingerprint != nil {
        // What it says of who may see the document must be known before anybody finds it. That it is no
        // description is a problem of the document, not its loss; the extraction says so.
        do {
          let beside = try reader.content(
            ofFile: task.file.path + CorpusFolder.descriptionSuffix)
          description = beside.digest
          isFresh = isFresh || beside.isFresh
        } catch let error as CorpusError where error.code != .fileUnreadable {
          isDescriptionMissing = true
        }
      }
      let ending = IndexingEvent.Ending(
        fingerprint: content.fingerprint, isFresh: isFresh, digest: content.digest.bytes,
        descriptionDigest: description?.bytes)
      if task.digest == ending.digest, task.descriptionDigest == ending.descriptionDigest,
        !isDescriptionMissing
      {
        return queue.push(.unchanged(task: index, ending), cost: 0)
      }
      guard queue.push(.begin(task: index), cost: 0) else { return false }
      hasBegun = true
      conversions.prepare(index)
      let reading = try reader.extract(content, of: task.file) { document in
        try emit(document, content: content, task: index, &preparation, statements)
      }
      if let unread = reading.unread {
        let document = unread.document
        preparation.shingles = nil
        let standIn = IndexingEvent.StandIn(
          document: document,
          prepared: try document.passages.map {
            try preparation.prepare($0, title: document.description.title)
          },
          statements: statements.prepare(document, analyzer: preparation.analyzer),
          reason: unread.reason)
        return queue.push(.unread(task: index, ending, reading, standIn), cost: 1000)
      }
      return queue.push(.end(task: index, ending, reading), cost: 0)
    } catch is Stopped {
      return false
    } catch {
      let reason = Self.reason(error, of: task)
      let isRefused = (error as? CorpusError)?.isRefusal ?? false
      return queue.push(
        isRefused && !hasBegun
          ? .refused(task: index, reason: reason) : .failed(task: index, reason: reason), cost: 0)
    }
  }

  private func emit(
    _ document: ExtractedDocument, content: CorpusReader.Content, task: Int,
    _ preparation: inout PassagePreparation, _ statements: StatementPreparation
  ) throws {
    let size = document.passages.reduce(0) { $0 + $1.text.utf8.count }
    var prepared: [PreparedPassage]?
    preparation.shingles = DocumentShingles()
    if size <= Self.largestPrepared {
      prepared = try document.passages.map {
        try preparation.prepare($0, title: document.description.title)
      }
    } else {
      for passage in document.passages { preparation.appendShingles(of: passage) }
    }
    var digest = content.digest
    if document.recordID != nil {
      let parts = [document.description.title ?? ""] + document.passages.map(\.text)
      digest = ContentDigest(of: parts.joined(separator: "\u{1F}"))
    }
    let event = IndexingEvent.document(
      task: task, document, digest, prepared,
      statements.prepare(document, analyzer: preparation.analyzer),
      preparation.shingles.flatMap { ShingleSketch($0.text) })
    guard queue.push(event, cost: size * 5 + 1000) else { throw Stopped() }
  }

  /// An error without the path that it is shown with.
  private static func reason(_ error: any Error, of task: IndexingTask) -> Fact {
    switch error {
    case let error as CorpusError: error.fact(of: task.file.path)
    default: .failed("\(type(of: error))")
    }
  }
}

/// Deals out the tasks of a run to the workers.
final class TaskCounter: Sendable {
  private let count: Int
  private let dealt = Mutex(0)

  init(count: Int) { self.count = count }

  /// The next task's index, or `nil` when there are no more.
  func next() -> Int? {
    dealt.withLock { dealt in
      guard dealt < count else { return nil }
      dealt += 1
      return dealt - 1
    }
  }
}
