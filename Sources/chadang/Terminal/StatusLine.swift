/// A line on the terminal that is written over again and again: how far something is.
///
/// Nothing is shown where messages do not go to a terminal that can erase a line.
final class StatusLine {
  private static let erase = "\r\u{1B}[2K"
  private var lastShown: ContinuousClock.Instant?
  private var isOpen = false

  /// Shows a text in place of the last; one a tenth of a second, the others are left out.
  func show(_ text: @autoclosure () -> String) {
    let now = ContinuousClock.now
    guard Terminal.messagesCanBeErased,
      lastShown.map({ now - $0 >= .milliseconds(100) }) ?? true
    else { return }
    lastShown = now
    MessageStream.write(Self.erase + text())
    isOpen = true
  }

  /// Takes the line away.
  func close() {
    if isOpen { MessageStream.write(Self.erase) }
    isOpen = false
  }
}
