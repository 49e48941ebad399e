import Archive
import ArchiveModel
import ResultRendering

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
      Terminal.message(words.changeNotIndexed)
      throw error.cause
    }
  }

  /// Tells what the index lacks of a change, and lets the command end accordingly.
  static func tell(_ summary: IndexingSummary?) {
    guard let summary, summary.hasRefusals else { return }
    // What was asked for is stored; what the index lacks must not pass unseen.
    Terminal.message(words.changeNotSeen)
    Terminal.message(IndexingReport.text(summary, words))
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
