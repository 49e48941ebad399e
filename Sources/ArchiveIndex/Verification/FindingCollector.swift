import ArchiveModel
import Corpus
import Synchronization

/// What the threads of a verification find, put together.
final class FindingCollector: Sendable {
  struct Findings {
    var findings: [VerificationFinding] = []
    var fixity: [[UInt8]: CorpusVerification.Fixity] = [:]
    var checked = VerificationReport.Checked()
    /// How many rows were come to from the files, to be compared with how many there are.
    var rows: [String: Int] = [:]
    /// The terms of the passages made anew, and those of the posting lists.
    var made: TermSum?, stored: TermSum?
    /// Whether a thread saw another state of the index than the first.
    var hasMoved = false
  }

  private let state = Mutex(Findings())
  /// What has been found so far.
  var current: Findings { state.withLock { $0 } }
  var hasMoved: Bool { state.withLock { $0.hasMoved } }

  func add(_ finding: VerificationFinding) { state.withLock { $0.findings.append(finding) } }

  func note(_ fixity: CorpusVerification.Fixity, of path: String) {
    state.withLock { state in
      state.fixity[Array(path.utf8)] = fixity
      if case .content(_, let size) = fixity {
        state.checked.files += 1
        state.checked.bytes += size
      }
    }
  }

  func count(documents: Int, passages: Int, statements: Int, voices: Int, addressees: Int) {
    state.withLock { state in
      state.checked.documents += documents
      state.checked.passages += passages
      state.rows["documents", default: 0] += documents
      state.rows["passages", default: 0] += passages
      state.rows["statements", default: 0] += statements
      state.rows["voices", default: 0] += voices
      state.rows["addressees", default: 0] += addressees
    }
  }

  func note(made sum: TermSum) { state.withLock { $0.made = sum } }

  func note(stored sum: TermSum) { state.withLock { $0.stored = sum } }

  func noteMoved() { state.withLock { $0.hasMoved = true } }
}
