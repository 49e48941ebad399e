import ArchiveModel
import Foundation

/// Lets one thread at a time do what all need; the others wait for it, each no longer than its own task may.
final class SingleFlight: @unchecked Sendable {
  private let condition = NSCondition()
  private var isTaken = false

  /// How often those who wait look at ``WorkLimit``, in seconds.
  private static let interval = 0.02

  /// Runs `body` while no other thread does.
  ///
  /// - Throws: what `body` throws, and what ``WorkLimit`` throws while waiting.
  func alone<Result>(_ body: () throws -> Result) throws -> Result {
    try enter()
    defer { leave() }
    return try body()
  }

  private func enter() throws {
    condition.lock()
    defer { condition.unlock() }
    while isTaken {
      _ = condition.wait(until: Date(timeIntervalSinceNow: Self.interval))
      if isTaken { try WorkLimit.check() }
    }
    isTaken = true
  }

  private func leave() {
    condition.lock()
    isTaken = false
    condition.signal()
    condition.unlock()
  }
}
