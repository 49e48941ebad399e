import Archive
import ArchiveModel
import Corpus
import ResultRendering

/// Taking a document out of search, and putting it back.
enum Withdrawal {
  /// Takes a document out of search.
  static func withdraw(
    _ name: String, why: String, archive: Archive, attribution: Attribution
  ) throws {
    let result = try archive.tellingIncomplete {
      try IndexingNotes.change {
        try archive.withdraw(name, why: why, by: attribution, progress: $0)
      }
    }
    IndexingNotes.tell(result.indexing)
    let document = result.document
    Terminal.reportLine(
      OneLine.text(
        words.documentWithdrawn(document))
    )
  }

  /// Puts a withdrawn document back.
  static func restore(_ name: String, archive: Archive, attribution: Attribution) throws {
    let result = try archive.tellingIncomplete {
      try IndexingNotes.change { try archive.restore(name, by: attribution, progress: $0) }
    }
    IndexingNotes.tell(result.indexing)
    let document = result.document
    var text = words.documentRestored(document)
    switch result.outcome {
    case .doneButReplaced(let later):
      text += words.butReplaced(by: later)
    case .containerWithdrawn(let why):
      text += words.butContainerWithdrawn(document.path, why: why)
    default: break
    }
    Terminal.reportLine(OneLine.text(text))
  }
}
