/// How long a piece of work may go on: until its task is cancelled, or until a deadline.
///
/// Whoever asks sets the deadline (``$deadline``); loops that may be long, and SQLite's statements, look
/// here again and again. Work that runs out of time and has a part of an answer should give that part
/// and say so; this is for the rest.
public enum WorkLimit {
  /// When the work of this task must end; `nil` for no limit.
  @TaskLocal public static var deadline: ContinuousClock.Instant?

  /// Whether the work should end now.
  public static var isReached: Bool {
    if Task.isCancelled { return true }
    guard let deadline else { return false }
    return ContinuousClock.now >= deadline
  }

  /// Ends the work where it should end now.
  ///
  /// - Throws: `CancellationError` where the task is cancelled, ``WorkOverdue`` after the deadline.
  public static func check() throws {
    if Task.isCancelled { throw CancellationError() }
    if let deadline, ContinuousClock.now >= deadline { throw WorkOverdue() }
  }
}

/// The time for an answer is over, and there is no part of it to give.
public struct WorkOverdue: Error, Sendable, Hashable {
  /// Makes an error.
  public init() {}
}
