import ArchiveIndex
import ArchiveModel
import ResultRendering

/// Shows how an indexing run goes on: a bar on a terminal, else a plain line now and then.
final class ProgressLine {
  /// When the indexing began, as far as it was shown.
  private var start: ContinuousClock.Instant?
  private var lastShown: ContinuousClock.Instant?
  private let isTerminal: Bool
  private let line = StatusLine()

  init(isTerminal: Bool = Terminal.messagesCanBeErased) { self.isTerminal = isTerminal }

  func show(_ progress: IndexingProgress) {
    let now = ContinuousClock.now
    let start = start ?? now
    self.start = start
    if isTerminal { return line.show(text(progress, elapsed: seconds(now - start))) }
    guard now - (lastShown ?? start) >= .seconds(5) else { return }
    lastShown = now
    Terminal.message(text(progress, elapsed: seconds(now - start)))
  }

  /// Takes the bar away.
  func close() { line.close() }

  func text(_ progress: IndexingProgress, elapsed: Double) -> String {
    words.progress(progress, elapsed: elapsed, hasBar: isTerminal)
  }
}

/// A duration in seconds.
func seconds(_ duration: Duration) -> Double { duration / .seconds(1) }
