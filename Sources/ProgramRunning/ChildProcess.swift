internal import Glibc
internal import Synchronization

/// A started program, and the pipes from it.
///
/// Written with `posix_spawn` and `poll`, because reading files is synchronous work: a package that
/// runs programs as tasks needs threads of Swift's pool to go on, and those may all be waiting here.
struct ChildProcess {
  private let pid: pid_t
  private let program: String
  private var output: Pipe
  private var messages: Pipe

  private struct Pipe {
    var descriptor: Int32
    var bytes: [UInt8] = []
    var isOpen = true
  }

  /// Pipes are made and marked as not to be inherited in two steps; no other child may come between.
  private static let spawning = Mutex(())

  private static let mostMessages = 64 << 10

  /// - Parameters:
  ///   - command: the path and the arguments.
  ///   - input: the descriptor to be standard input.
  ///   - program: the program as errors name it.
  init(_ command: [String], input: Int32, program: String) throws(ProgramError) {
    self.program = program
    let started: Result<(pid_t, Int32, Int32), ProgramError> = Self.spawning.withLock { _ in
      var ends: [Int32] = [-1, -1, -1, -1]
      guard
        ends.withUnsafeMutableBufferPointer({ ends in
          pipe(ends.baseAddress) == 0 && pipe(ends.baseAddress.map { $0 + 2 }) == 0
        })
      else {
        for end in ends where end >= 0 { close(end) }
        return .failure(ProgramError(.notStarted, program: program, errorNumber: errno))
      }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      let (code, pid) = Self.spawn(command, [input, ends[1], ends[3]])
      close(ends[1])
      close(ends[3])
      guard code == 0 else {
        close(ends[0])
        close(ends[2])
        return .failure(ProgramError(.notStarted, program: program, errorNumber: code))
      }
      return .success((pid, ends[0], ends[2]))
    }
    let (pid, outputEnd, messagesEnd) = try started.get()
    self.pid = pid
    output = Pipe(descriptor: outputEnd)
    messages = Pipe(descriptor: messagesEnd)
  }

  /// Starts a program in a process group of its own, with these descriptors as 0, 1 and 2.
  private static func spawn(_ command: [String], _ descriptors: [Int32]) -> (Int32, pid_t) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (place, descriptor) in descriptors.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(place))
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var noSignals = sigset_t()
    sigemptyset(&noSignals)
    posix_spawnattr_setsigmask(&attributes, &noSignals)
    // What this process passes over, another program need not.
    var usualSignals = sigset_t()
    sigemptyset(&usualSignals)
    sigaddset(&usualSignals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &usualSignals)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETPGROUP) | Int16(POSIX_SPAWN_SETSIGMASK)
        | Int16(POSIX_SPAWN_SETSIGDEF))
    let words = command.map { strdup($0) } + [nil]
    let settings = [
      "PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "OMP_THREAD_LIMIT=1", "HOME=/nonexistent",
    ]
    let environment = settings.map { strdup($0) } + [nil]
    defer { for text in words + environment { free(text) } }
    var pid: pid_t = 0
    return (posix_spawn(&pid, command[0], &actions, &attributes, words, environment), pid)
  }

  /// Reads what it writes until it ends, or ends it where it goes over a limit.
  ///
  /// - Parameters:
  ///   - progress: how far it got; its time begins again where that changes.
  ///   - take: takes the output as it comes, and says whether more is wanted; it is not kept then.
  mutating func finish(
    _ limits: Program.Limits, progress: (() -> Int)? = nil, take: (([UInt8]) -> Bool)? = nil
  ) throws(ProgramError) -> Program.Outcome {
    var takenCount = 0
    var deadline = ContinuousClock.now + .seconds(limits.seconds)
    var reached = progress?() ?? 0
    var failure: ProgramError?
    while failure == nil, output.isOpen || messages.isOpen {
      if let now = progress?(), now != reached {
        reached = now
        deadline = ContinuousClock.now + .seconds(limits.seconds)
      }
      guard ContinuousClock.now < deadline else {
        failure = ProgramError(.tookTooLong, program: program, seconds: limits.seconds)
        break
      }
      wait()
      if takenCount + output.bytes.count > limits.outputBytes {
        failure = ProgramError(.wroteTooMuch, program: program)
      } else if let take, !output.bytes.isEmpty {
        takenCount += output.bytes.count
        if !take(output.bytes) { failure = ProgramError(.wroteTooMuch, program: program) }
        output.bytes.removeAll(keepingCapacity: true)
      }
    }
    while failure == nil, !hasEnded() {
      guard ContinuousClock.now < deadline else {
        failure = ProgramError(.tookTooLong, program: program, seconds: limits.seconds)
        break
      }
      usleep(200)
    }
    // Its number stays taken until it is waited for, so that no other group is meant.
    kill(-pid, SIGKILL)
    kill(pid, SIGKILL)
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    close(output.descriptor)
    close(messages.descriptor)
    if let failure { throw failure }
    let signal = status & 0x7F
    return Program.Outcome(
      exitCode: signal == 0 ? Int(status >> 8 & 0xFF) : -Int(signal), output: output.bytes,
      messages: String(decoding: messages.bytes, as: UTF8.self))
  }

  /// Waits a moment for something to read, and reads it.
  private mutating func wait() {
    var waited = [
      pollfd(descriptor: output.isOpen ? output.descriptor : -1),
      pollfd(descriptor: messages.isOpen ? messages.descriptor : -1),
    ]
    guard poll(&waited, nfds_t(waited.count), 100) > 0 else { return }
    if waited[0].revents != 0 { Self.read(&output, limit: .max) }
    if waited[1].revents != 0 { Self.read(&messages, limit: Self.mostMessages) }
  }

  private static func read(_ pipe: inout Pipe, limit: Int) {
    withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 1) { buffer in
      let count = Glibc.read(pipe.descriptor, buffer.baseAddress, buffer.count)
      if count > 0 {
        pipe.bytes.append(contentsOf: buffer[..<min(count, limit - pipe.bytes.count)])
      } else if count == 0 || (errno != EINTR && errno != EAGAIN) {
        pipe.isOpen = false
      }
    }
  }

  private func hasEnded() -> Bool {
    var information = siginfo_t()
    return waitid(P_PID, id_t(pid), &information, WEXITED | WNOHANG | WNOWAIT) == 0
      && information.si_signo == SIGCHLD
  }
}

extension pollfd {
  fileprivate init(descriptor: Int32) {
    self.init(fd: descriptor, events: Int16(POLLIN), revents: 0)
  }
}
