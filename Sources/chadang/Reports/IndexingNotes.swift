import Archive
import ArchiveIndex
import ArchiveModel
import Corpus
import Foundation

/// What is told of the indexing that follows a change.
enum IndexingNotes {
  /// Makes a change, showing how far its indexing is.
  ///
  /// - Parameter change: makes the change; it is given what shows the progress.
  static func change<Result>(_ change: ((IndexingProgress) -> Void) throws -> Result) throws
    -> Result
  {
    let line = ProgressLine()
    defer { line.close() }
    do {
      return try change { line.show($0) }
    } catch let error as UnindexedChange {
      line.close()
      Terminal.message(
        say(
          "改动已经写下并登记，但索引没有更新；请运行 \(Advice.command("index"))",
          "the change is written and registered, but the index is not up to date; run `\(Advice.command("index"))`"
        ))
      throw error.cause
    }
  }

  /// Tells what the index lacks of a change, and lets the command end accordingly.
  static func tell(_ summary: IndexingSummary?) {
    guard let summary, summary.hasRefusals else { return }
    // What was asked for is stored; what the index lacks must not pass unseen.
    Terminal.message(
      say(
        "已存入档案，但有的文件读不到，索引里没有这次改动：",
        "stored in the archive, but some files cannot be read, and the index lacks the change:"))
    Terminal.message(IndexingReport.text(summary))
    Outcome.note(.badInput)
  }
}

extension Archive {
  /// The document that a person names.
  func named(_ name: String) throws -> DescribedDocument {
    try tellingIncomplete { try described(name) }
  }

  /// Does something with a document that a person names; what the index may lack is told where there is none.
  func tellingIncomplete<Result>(_ body: () throws -> Result) throws -> Result {
    do { return try body() } catch let error as ArchiveError where error.code == .noSuchDocument {
      tellIncomplete()
      throw error
    }
  }
}
