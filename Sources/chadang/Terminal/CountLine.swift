/// Shows on a terminal how many of something are done.
final class CountLine {
  private let words: (Int) -> String
  private let line = StatusLine()

  /// - Parameter words: says a number of them.
  init(_ words: @escaping (Int) -> String) { self.words = words }

  func show(_ done: Int) { line.show(words(done)) }

  /// Takes the line away.
  func close() { line.close() }
}
