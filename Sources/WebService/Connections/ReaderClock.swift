internal import NIOCore

/// How long a client may take to read what was written to it: a grace, and the time its bytes take at
/// the slowest rate. Only time in which written bytes wait for the client counts, and it counts over all
/// answers that follow each other without a pause, so that pipelined requests gain nothing.
struct ReaderClock {
  private let grace: TimeAmount
  private let bytesPerSecond: Int
  private var pendingCount = 0
  private var pendingSince: NIODeadline?
  private var spent: TimeAmount = .zero
  private var byteCount = 0

  init(grace: Duration, bytesPerSecond: Int) {
    self.grace = TimeAmount(grace)
    self.bytesPerSecond = max(1, bytesPerSecond)
  }

  /// When the client has taken too long; `nil` where nothing waits for it.
  var deadline: NIODeadline? {
    guard let pendingSince else { return nil }
    let milliseconds = byteCount * 1000 / bytesPerSecond
    return pendingSince + grace + .milliseconds(Int64(milliseconds)) - spent
  }

  mutating func write() {
    if pendingCount == 0 { pendingSince = .now() }
    pendingCount += 1
  }

  /// A write has left.
  mutating func leave(byteCount count: Int) {
    byteCount += count
    pendingCount = max(0, pendingCount - 1)
    if pendingCount == 0, let since = pendingSince {
      spent = spent + (.now() - since)
      pendingSince = nil
    }
  }

  /// All answers have left: what comes next is a new beginning.
  mutating func reset() {
    guard pendingCount == 0 else { return }
    (spent, byteCount) = (.zero, 0)
  }
}
