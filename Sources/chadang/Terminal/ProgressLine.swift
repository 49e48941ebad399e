import ArchiveIndex
import ArchiveModel
import Foundation

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
    if progress.isFinishing { return say("整理索引……", "putting the index in order …") }
    let share =
      progress.bytesTotal == 0 ? 1 : Double(progress.bytesDone) / Double(progress.bytesTotal)
    let bar =
      String(repeating: "█", count: Int(share * 20))
      + String(repeating: "░", count: 20 - Int(share * 20))
    let rate = Double(progress.bytesDone) / 1e6 / max(elapsed, 0.001)
    var text = isTerminal ? "\(bar) " : ""
    text += say(
      "\(progress.filesDone)/\(progress.filesTotal) 个文件，\(oneDecimal(rate)) MB/秒",
      "\(progress.filesDone)/\(progress.filesTotal) files, \(oneDecimal(rate)) MB/s")
    if share > 0.02 {
      let left = Int((elapsed / share * (1 - share)).rounded(.up))
      text += say("，约剩 \(left) 秒", ", about \(left) s left")
    }
    return text
  }
}

/// A duration in seconds.
func seconds(_ duration: Duration) -> Double { duration / .seconds(1) }

/// A number with one decimal.
func oneDecimal(_ number: Double) -> String { String(format: "%.1f", number) }
