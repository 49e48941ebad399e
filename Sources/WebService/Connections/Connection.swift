internal import NIOCore
internal import Synchronization

/// A client's connection, as the requests that come over it see it.
final class Connection: Sendable {
  private struct State {
    var isGone = false
    /// Since when it waits for a request; `nil` while one is being answered.
    var idleSince: NIODeadline?
    var work: [UInt64: @Sendable () -> Void] = [:]
    var nextID: UInt64 = 0
  }

  /// The address of the other end; empty where it has none.
  let address: String
  private let state: Mutex<State>
  private let channel: any Channel

  init(_ channel: any Channel) {
    self.channel = channel
    address = channel.remoteAddress?.ipAddress ?? ""
    state = Mutex(State(idleSince: .now()))
  }

  /// Since when the connection waits for a request; `nil` while one is being answered.
  var idleSince: NIODeadline? { state.withLock(\.idleSince) }

  func setIdle(_ isIdle: Bool) { state.withLock { $0.idleSince = isIdle ? .now() : nil } }

  /// Closes the connection.
  func close() { channel.close(promise: nil) }

  /// The other end has closed: nobody waits for an answer any more.
  func setGone() {
    let work = state.withLock { state in
      state.isGone = true
      defer { state.work = [:] }
      return state.work
    }
    for cancel in work.values { cancel() }
  }

  /// Works for a request; the work is cancelled when the other end closes, or the caller's task is
  /// cancelled.
  func run<Answer: Sendable>(
    _ work: @escaping @Sendable () async throws -> Answer
  ) async throws -> Answer {
    let task = Task { try await work() }
    let id = state.withLock { state -> UInt64? in
      guard !state.isGone else { return nil }
      state.nextID += 1
      state.work[state.nextID] = { task.cancel() }
      return state.nextID
    }
    if id == nil { task.cancel() }
    defer { state.withLock { state in _ = id.map { state.work.removeValue(forKey: $0) } } }
    return try await withTaskCancellationHandler {
      try await task.value
    } onCancel: {
      task.cancel()
    }
  }
}
