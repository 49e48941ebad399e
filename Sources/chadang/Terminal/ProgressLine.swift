import ArchiveIndex
import Foundation

/// Shows how an indexing run goes on: a bar on a terminal, else a plain line now and then.
final class ProgressLine {
  private let start = ContinuousClock.now
  private var lastShown: ContinuousClock.Instant?
  private let isTerminal: Bool
  private var isOpen = false

  init(isTerminal: Bool = Terminal.messagesAreTerminal) { self.isTerminal = isTerminal }

  func show(_ progress: IndexingProgress) {
    let now = ContinuousClock.now
    let pause: Duration = isTerminal ? .milliseconds(100) : .seconds(5)
    let isDue = now - (lastShown ?? start) >= pause
    guard isDue || (progress.isFinishing && isTerminal) else { return }
    lastShown = now
    if isTerminal {
      write("\r\u{1B}[2K" + text(progress, elapsed: seconds(now - start)))
      isOpen = true
    } else {
      write(text(progress, elapsed: seconds(now - start)) + "\n")
    }
  }

  /// Takes the bar away.
  func close() {
    if isOpen { write("\r\u{1B}[2K") }
    isOpen = false
  }

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

  private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}

/// A duration in seconds.
func seconds(_ duration: Duration) -> Double { duration / .seconds(1) }

/// A number with one decimal.
func oneDecimal(_ number: Double) -> String { String(format: "%.1f", number) }
