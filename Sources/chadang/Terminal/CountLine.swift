import Foundation

/// Shows on a terminal how many of something are done.
final class CountLine {
  private let words: (Int) -> String
  private var lastShown = ContinuousClock.now
  private var isOpen = false

  /// - Parameter words: says a number of them.
  init(_ words: @escaping (Int) -> String) { self.words = words }

  func show(_ done: Int) {
    let now = ContinuousClock.now
    guard Terminal.messagesAreTerminal, now - lastShown >= .milliseconds(100) else { return }
    lastShown = now
    FileHandle.standardError.write(Data("\r\u{1B}[2K\(words(done))".utf8))
    isOpen = true
  }

  /// Takes the line away.
  func close() {
    if isOpen { FileHandle.standardError.write(Data("\r\u{1B}[2K".utf8)) }
    isOpen = false
  }
}
