import Archive
import ResultRendering

/// Whether an answer has all that the archive has, and how that is told.
struct Completeness {
  /// Whether the index was complete.
  var isComplete = true

  /// Says on standard error that something may be missing.
  func tell() { if !isComplete { Terminal.message(IncompleteNotice.text(Terminal.language)) } }

  /// Ends a command whose answer is a whole: with a code of its own where it is not.
  func finish() throws { if !isComplete { throw Outcome.incomplete } }

  /// The notices in JSON.
  func json() throws -> String {
    try IncompleteNotice.json(isComplete: isComplete, language: Terminal.language)
  }
}

extension Archive {
  /// Says that the index is not complete, where it is not: what was not found may be there all the same.
  func tellIncomplete() { Completeness(isComplete: (try? isComplete()) ?? true).tell() }
}
