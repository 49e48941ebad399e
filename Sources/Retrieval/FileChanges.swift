import ArchiveIndex
import ArchiveModel
import Corpus

/// What has become of files since they were indexed, each looked at once.
final class FileChanges {
  private let session: IndexSession
  private let corpus: CorpusReader
  private var known: [[UInt8]: QuoteResponse.FileChange?] = [:]

  init(session: IndexSession, corpus: CorpusReader) {
    (self.session, self.corpus) = (session, corpus)
  }

  /// What has become of a document's file; `nil` where it is as it was, or nothing is known.
  func of(_ document: DocumentSummary) -> QuoteResponse.FileChange? {
    let key = Array(document.path.utf8)
    if let change = known[key] { return change }
    var change: QuoteResponse.FileChange?
    if let indexed = try? session.indexedContent(path: document.path) {
      switch corpus.comparison(ofFile: document.path, with: indexed) {
      case .same, .unknown: break
      case .changed: change = .changed
      case .missing: change = .missing
      }
    }
    known[key] = .some(change)
    return change
  }
}
