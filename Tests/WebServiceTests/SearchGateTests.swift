import Testing

@testable import WebService

@Suite struct SearchGateTests {
  @Test func letsNoMoreThroughThanItsNumber() async throws {
    let gate = SearchGate(atOnce: 2, waiting: 100)
    let inside = Counter()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<40 {
        group.addTask {
          try await gate.pass {
            await inside.enter()
            try await Task.sleep(for: .milliseconds(2))
            await inside.leave()
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(await inside.most <= 2)
    #expect(await inside.total == 40)
  }

  @Test func waitsNoLongerThanItsTask() async throws {
    let gate = SearchGate(atOnce: 1, waiting: 10)
    let (ends, end) = AsyncStream.makeStream(of: Void.self)
    let holder = Task { try await gate.pass { _ = await ends.first { true } } }
    #expect(await eventually { gate.isFull })
    let waiter = Task { try await gate.pass {} }
    #expect(await eventually { gate.waitingCount == 1 })
    waiter.cancel()
    await #expect(throws: CancellationError.self) { try await waiter.value }
    end.yield()
    try await holder.value
    try await gate.pass {}
  }

  @Test func isFreeAgainAfterAnError() async throws {
    struct Failure: Error {}
    let gate = SearchGate(atOnce: 1, waiting: 0)
    await #expect(throws: Failure.self) { try await gate.pass { throw Failure() } }
    try await gate.pass {}
  }

  @Test("A client that asks much waits for itself") func isFair() async throws {
    let gate = SearchGate(atOnce: 1, waiting: 50)
    let order = Order()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        try await gate.pass(client: "much") {
          _ = await eventually { gate.waitingCount == 6 }
        }
      }
      try await Task.sleep(for: .milliseconds(50))
      for _ in 0..<5 {
        group.addTask {
          try await gate.pass(client: "much") {
            await order.add("much")
            try await Task.sleep(for: .milliseconds(20))
          }
        }
      }
      #expect(await eventually { gate.waitingCount == 5 })
      group.addTask { try await gate.pass(client: "little") { await order.add("little") } }
      try await group.waitForAll()
    }
    #expect(await order.names.first == "little")
  }

  @Test("Nobody fills the queue alone") func isShared() async throws {
    let gate = SearchGate(atOnce: 1, waiting: 50, ofAClient: 3)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<3 {
        group.addTask {
          try await gate.pass(client: "much") { try await Task.sleep(for: .milliseconds(150)) }
        }
      }
      #expect(await eventually { gate.waitingCount == 2 })
      await #expect(throws: WebServiceError.self) { try await gate.pass(client: "much") {} }
      try await gate.pass(client: "little") {}
      try await group.waitForAll()
    }
    try await gate.pass(client: "much") {}
  }

  private actor Order {
    var names: [String] = []
    func add(_ name: String) { names.append(name) }
  }

  private actor Counter {
    var now = 0
    var most = 0
    var total = 0
    func enter() {
      now += 1
      total += 1
      most = max(most, now)
    }
    func leave() { now -= 1 }
  }
}
