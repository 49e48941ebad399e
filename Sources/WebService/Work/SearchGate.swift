internal import ResultRendering
internal import Synchronization

/// Lets a bounded number of questions through to the archive at once, and turns away those that would
/// wait too long. The client with the fewest questions under way comes first, of equals the one whose last turn is
/// longest ago: a client that asks much waits for itself.
final class SearchGate: Sendable {
  private struct Waiting {
    var id: UInt64
    var client: String
    var continuation: CheckedContinuation<Bool, Never>
  }

  private struct Client {
    /// Its questions under way or waiting, and those under way.
    var asked = 0
    var underWay = 0
    /// When it last had a turn, counted in turns.
    var lastTurn: UInt64 = 0
  }

  private struct State {
    var free: Int
    var waiting: [Waiting] = []
    var nextID: UInt64 = 0
    var turn: UInt64 = 0
    /// Those with questions.
    var clients: [String: Client] = [:]

    func asked(_ client: String) -> Int { clients[client]?.asked ?? 0 }

    mutating func ask(_ client: String) { clients[client, default: Client()].asked += 1 }

    mutating func begin(_ client: String) {
      turn += 1
      clients[client, default: Client()].underWay += 1
      clients[client]?.lastTurn = turn
    }

    mutating func end(_ client: String, wasUnderWay: Bool) {
      guard var known = clients[client] else { return }
      known.asked -= 1
      if wasUnderWay { known.underWay -= 1 }
      clients[client] = known.asked > 0 ? known : nil
    }

    /// The place of the question whose turn is next.
    var next: Int? {
      waiting.indices.min { left, right in
        let (first, second) = (
          clients[waiting[left].client] ?? Client(), clients[waiting[right].client] ?? Client()
        )
        return (first.underWay, first.lastTurn, left) < (second.underWay, second.lastTurn, right)
      }
    }
  }

  private let state: Mutex<State>
  private let longestQueue: Int
  private let mostOfAClient: Int

  init(atOnce: Int, waiting: Int, ofAClient: Int = .max) {
    state = Mutex(State(free: max(1, atOnce)))
    longestQueue = max(0, waiting)
    mostOfAClient = max(1, ofAClient)
  }

  /// Runs `work` when its turn has come.
  ///
  /// - Parameter client: whose question it is.
  /// - Throws: ``WebServiceError`` `busy` where the queue is full or the client has too many questions,
  ///   `CancellationError` where the task is cancelled while it waits, and what `work` throws.
  func pass<Answer: Sendable>(
    client: String = "", _ work: () async throws -> Answer
  ) async throws -> Answer {
    try await enter(client)
    defer { leave(client) }
    return try await work()
  }

  /// A place among the questions under way, for work that outlives the call that asks for it. It is given
  /// back when nobody holds it any more: also where an answer that was to use it is never sent.
  final class Place: Sendable {
    private let gate: SearchGate
    private let client: String

    fileprivate init(_ gate: SearchGate, _ client: String) {
      (self.gate, self.client) = (gate, client)
    }

    deinit { gate.leave(client) }
  }

  /// Waits for a place, as ``pass(client:_:)`` does.
  func place(client: String) async throws -> Place {
    try await enter(client)
    return Place(self, client)
  }

  /// Whether every place is taken.
  var isFull: Bool { state.withLock { $0.free == 0 } }

  /// How many questions wait.
  var waitingCount: Int { state.withLock(\.waiting.count) }

  private func enter(_ client: String) async throws {
    enum Turn { case now, later(UInt64), never }
    let (longestQueue, mostOfAClient) = (longestQueue, mostOfAClient)
    let turn: Turn = state.withLock { state in
      guard state.asked(client) < mostOfAClient else { return .never }
      if state.free > 0 {
        state.free -= 1
        state.ask(client)
        state.begin(client)
        return .now
      }
      guard state.waiting.count < longestQueue else { return .never }
      state.ask(client)
      state.nextID += 1
      return .later(state.nextID)
    }
    switch turn {
    case .now: return
    case .never: throw WebServiceError(.busy)
    case .later(let id):
      let hasPassed = await withTaskCancellationHandler {
        await withCheckedContinuation { wait(id, client, $0) }
      } onCancel: {
        giveUp(id)
      }
      guard hasPassed else {
        state.withLock { $0.end(client, wasUnderWay: false) }
        throw CancellationError()
      }
    }
  }

  private func wait(
    _ id: UInt64, _ client: String, _ continuation: CheckedContinuation<Bool, Never>
  ) {
    let answer: Bool? = state.withLock { state in
      if Task.isCancelled { return false }
      if state.free > 0 {
        state.free -= 1
        state.begin(client)
        return true
      }
      state.waiting.append(Waiting(id: id, client: client, continuation: continuation))
      return nil
    }
    if let answer { continuation.resume(returning: answer) }
  }

  private func giveUp(_ id: UInt64) {
    let waiting = state.withLock { state in
      state.waiting.firstIndex { $0.id == id }.map { state.waiting.remove(at: $0) }
    }
    waiting?.continuation.resume(returning: false)
  }

  private func leave(_ client: String) {
    let next = state.withLock { state -> Waiting? in
      state.end(client, wasUnderWay: true)
      guard let first = state.next else {
        state.free += 1
        return nil
      }
      let next = state.waiting.remove(at: first)
      state.begin(next.client)
      return next
    }
    next?.continuation.resume(returning: true)
  }
}
