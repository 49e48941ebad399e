import ArchiveModel
import Glibc
import Synchronization

/// Searches that keep a thread busy until somebody ends them, and how many there were.
final class BusySearches: Sendable {
  private struct State {
    var begun = 0
    var underWay = 0
    var most = 0
  }

  private let state = Mutex(State())
  /// When a search ends by itself.
  let longest: Duration

  init(longest: Duration = .seconds(20)) { self.longest = longest }

  var begun: Int { state.withLock(\.begun) }
  var underWay: Int { state.withLock(\.underWay) }
  /// The most that were under way at once.
  var most: Int { state.withLock(\.most) }

  func work() throws {
    state.withLock { state in
      state.begun += 1
      state.underWay += 1
      state.most = max(state.most, state.underWay)
    }
    defer { state.withLock { $0.underWay -= 1 } }
    let end = ContinuousClock.now + longest
    while ContinuousClock.now < end {
      try WorkLimit.check()
      usleep(1000)
    }
  }
}

/// Waits until something holds, for at most ten seconds.
func eventually(_ holds: () async -> Bool) async -> Bool {
  let end = ContinuousClock.now + .seconds(10)
  while ContinuousClock.now < end {
    if await holds() { return true }
    try? await Task.sleep(for: .milliseconds(10))
  }
  return await holds()
}
