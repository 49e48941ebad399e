internal import ResultRendering
internal import Synchronization

/// Lets a bounded number of questions through to the archive at once, in the order they came, and
/// turns away those that would wait too long.
final class SearchGate: Sendable {
  private struct State {
    var free: Int
    var waiting: [(id: UInt64, continuation: CheckedContinuation<Bool, Never>)] = []
    var nextID: UInt64 = 0
  }

  private let state: Mutex<State>
  private let longestQueue: Int

  init(atOnce: Int, waiting: Int) {
    state = Mutex(State(free: max(1, atOnce)))
    longestQueue = max(0, waiting)
  }

  /// Runs `work` when its turn has come.
  ///
  /// - Throws: ``WebServiceError`` `busy` where the queue is full, `CancellationError` where the task is
  ///   cancelled while it waits, and what `work` throws.
  func pass<Answer: Sendable>(_ work: () async throws -> Answer) async throws -> Answer {
    try await enter()
    defer { leave() }
    return try await work()
  }

  private func enter() async throws {
    enum Turn { case now, later(UInt64), never }
    let longestQueue = longestQueue
    let turn: Turn = state.withLock { state in
      if state.free > 0 {
        state.free -= 1
        return .now
      }
      guard state.waiting.count < longestQueue else { return .never }
      state.nextID += 1
      return .later(state.nextID)
    }
    switch turn {
    case .now: return
    case .never: throw WebServiceError(.busy)
    case .later(let id):
      let hasPassed = await withTaskCancellationHandler {
        await withCheckedContinuation { wait(id, $0) }
      } onCancel: {
        giveUp(id)
      }
      guard hasPassed else { throw CancellationError() }
    }
  }

  private func wait(_ id: UInt64, _ continuation: CheckedContinuation<Bool, Never>) {
    let answer: Bool? = state.withLock { state in
      if Task.isCancelled { return false }
      if state.free > 0 {
        state.free -= 1
        return true
      }
      state.waiting.append((id, continuation))
      return nil
    }
    if let answer { continuation.resume(returning: answer) }
  }

  private func giveUp(_ id: UInt64) {
    let continuation = state.withLock { state in
      state.waiting.firstIndex { $0.id == id }.map { state.waiting.remove(at: $0).continuation }
    }
    continuation?.resume(returning: false)
  }

  private func leave() {
    let next = state.withLock { state in
      if state.waiting.isEmpty {
        state.free += 1
        return nil as CheckedContinuation<Bool, Never>?
      }
      return state.waiting.removeFirst().continuation
    }
    next?.resume(returning: true)
  }
}
