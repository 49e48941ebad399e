import Glibc
import Synchronization
import Testing

@testable import WebService

@Suite("Threads for the archive", .serialized) struct ArchiveThreadsTests {
  /// Blocks the thread, as reading a file does.
  private func spin(_ duration: Duration) {
    let end = ContinuousClock.now + duration
    while ContinuousClock.now < end { usleep(500) }
  }

  @Test("Short work does not wait behind long work") func givesWay() async throws {
    let threads = ArchiveThreads(.init(prompt: 1, long: 3, longAfter: .milliseconds(20)))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<3 {
        group.addTask { try await threads.run { spin(.seconds(2)) } }
      }
      try await Task.sleep(for: .milliseconds(300))
      let time = try await ContinuousClock().measure { try await threads.run {} }
      #expect(time < .seconds(1))
      try await group.waitForAll()
    }
    // The threads of long work have ended; others have taken their places.
    #expect(try await threads.run { 7 } == 7)
  }

  @Test("As many are long as may be; the rest keep their threads") func bounded() async throws {
    let threads = ArchiveThreads(.init(prompt: 1, long: 1, longAfter: .milliseconds(10)))
    let now = Counts()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<6 {
        group.addTask {
          try await threads.run {
            now.add(1)
            spin(.milliseconds(60))
            now.add(-1)
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(now.most <= 2)
  }

  @Test("What was enqueued runs, also when the threads are given up") func ends() async throws {
    let total = Counts()
    func begin() -> [Task<Void, any Error>] {
      let threads = ArchiveThreads(.init(prompt: 2, long: 1))
      return (0..<200).map { index in Task { try await threads.run { total.add(index) } } }
    }
    for task in begin() { try await task.value }
    #expect(total.count == 199 * 100)
  }

  private final class Counts: Sendable {
    private let state = Mutex((count: 0, most: 0))

    var count: Int { state.withLock(\.count) }
    var most: Int { state.withLock(\.most) }

    func add(_ number: Int) {
      state.withLock { $0 = ($0.count + number, max($0.most, $0.count + number)) }
    }
  }
}
