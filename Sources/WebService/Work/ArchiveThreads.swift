internal import Glibc
internal import NIOCore

/// Threads on which questions to the archive are worked on, so that Swift's own few threads stay free
/// for connections and for what needs no archive.
///
/// Reading an index blocks its thread. A piece of work begins on one of a few *prompt* threads, about one
/// for each core. A piece that runs longer than `longAfter` becomes *long*: another prompt thread takes its
/// place, so that the many short questions do not wait behind the few long ones. Where as many are long
/// as may be, further ones keep their prompt threads. All have the same priority: the system lets what
/// has just woken run first, and long work at a low priority would get nothing beside another program's work.
final class ArchiveThreads: TaskExecutor {
  /// How many threads there are.
  struct Limits: Sendable {
    /// Threads for pieces of work that have just begun.
    var prompt: Int
    /// Threads for pieces of work that take long.
    var long: Int
    /// When a piece of work is long.
    var longAfter: Duration = .milliseconds(50)
  }

  private let pool: ThreadPool

  init(_ limits: Limits) {
    pool = ThreadPool(limits)
    pool.start()
  }

  deinit { pool.stop() }

  func enqueue(_ job: consuming ExecutorJob) {
    // The pool outlives this object until its queue is empty: what is enqueued runs.
    pool.enqueue(UnownedJob(job), asUnownedTaskExecutor())
  }

  /// Runs `work` on these threads.
  func run<Answer: Sendable>(
    _ work: @Sendable () async throws -> Answer
  ) async throws -> Answer {
    try await withTaskExecutorPreference(self) { try await work() }
  }
}

/// The threads and their queue.
private final class ThreadPool: @unchecked Sendable {
  private final class Worker {
    /// When its piece of work began; `nil` while it waits.
    var begun: ContinuousClock.Instant?
    var isLong = false
  }

  private let limits: ArchiveThreads.Limits
  // Everything below is read and written with the lock held.
  private let lock: UnsafeMutablePointer<pthread_mutex_t>
  private let work: UnsafeMutablePointer<pthread_cond_t>
  private let watch: UnsafeMutablePointer<pthread_cond_t>
  private var queue: CircularBuffer<(job: UnownedJob, executor: UnownedTaskExecutor)> = []
  private var workers: [Worker] = []
  private var longCount = 0
  private var runningCount = 0
  private var isStopping = false

  init(_ limits: ArchiveThreads.Limits) {
    self.limits = limits
    lock = .allocate(capacity: 1)
    work = .allocate(capacity: 1)
    watch = .allocate(capacity: 1)
    pthread_mutex_init(lock, nil)
    pthread_cond_init(work, nil)
    pthread_cond_init(watch, nil)
  }

  deinit {
    pthread_cond_destroy(watch)
    pthread_cond_destroy(work)
    pthread_mutex_destroy(lock)
    watch.deallocate()
    work.deallocate()
    lock.deallocate()
  }

  func start() {
    pthread_mutex_lock(lock)
    for _ in 0..<max(1, limits.prompt) { _ = addWorker() }
    pthread_mutex_unlock(lock)
    _ = Self.detach { [self] in supervise() }
  }

  func stop() {
    pthread_mutex_lock(lock)
    isStopping = true
    pthread_cond_broadcast(work)
    pthread_cond_signal(watch)
    pthread_mutex_unlock(lock)
  }

  func enqueue(_ job: UnownedJob, _ executor: UnownedTaskExecutor) {
    pthread_mutex_lock(lock)
    queue.append((job, executor))
    pthread_cond_signal(work)
    pthread_mutex_unlock(lock)
  }

  /// Adds a thread; `false` where the system has none to give.
  private func addWorker() -> Bool {
    let worker = Worker()
    workers.append(worker)
    let place = SendableWorker(worker: worker)
    guard Self.detach({ [self] in run(place.worker) }) else {
      workers.removeLast()
      return false
    }
    return true
  }

  /// A worker on its way to its thread.
  private struct SendableWorker: @unchecked Sendable { let worker: Worker }

  // MARK: The threads

  private func run(_ worker: Worker) {
    pthread_mutex_lock(lock)
    while true {
      while queue.isEmpty, !isStopping { pthread_cond_wait(work, lock) }
      guard let (job, executor) = queue.popFirst() else { break }
      worker.begun = .now
      runningCount += 1
      if runningCount == 1 { pthread_cond_signal(watch) }
      pthread_mutex_unlock(lock)
      job.runSynchronously(on: executor)
      pthread_mutex_lock(lock)
      runningCount -= 1
      worker.begun = nil
      if worker.isLong { break }
    }
    if worker.isLong { longCount -= 1 }
    workers.removeAll { $0 === worker }
    pthread_mutex_unlock(lock)
  }

  /// Makes work that takes long give way, for as long as there is any.
  private func supervise() {
    pthread_mutex_lock(lock)
    while !isStopping {
      guard runningCount > 0 else {
        pthread_cond_wait(watch, lock)
        continue
      }
      let now = ContinuousClock.now
      for worker in workers where longCount < limits.long && !worker.isLong {
        guard let begun = worker.begun, now - begun >= limits.longAfter, addWorker() else {
          continue
        }
        worker.isLong = true
        longCount += 1
      }
      pthread_mutex_unlock(lock)
      usleep(useconds_t(max(1, limits.longAfter / .milliseconds(4)) * 1000))
      pthread_mutex_lock(lock)
    }
    pthread_mutex_unlock(lock)
  }

  private static func detach(_ body: @escaping @Sendable () -> Void) -> Bool {
    final class Body {
      let run: @Sendable () -> Void
      init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }
    var thread = pthread_t()
    let argument = Unmanaged.passRetained(Body(body))
    let refusal = pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
        return nil
      }, argument.toOpaque())
    guard refusal == 0 else {
      argument.release()
      return false
    }
    pthread_detach(thread)
    return true
  }
}
