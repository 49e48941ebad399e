import Foundation
import Glibc
import Testing

/// The built program, run as a shell runs it.
enum Program {
  /// What a run left.
  struct Outcome: Sendable {
    var exitCode: Int32
    /// The signal that ended it, where one did.
    var signal: Int32?
    var output: String
    var messages: String
  }

  /// The program in the folder of the test bundle.
  static let path: String = {
    let bundle =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments[0]
    return ((bundle as NSString).deletingLastPathComponent as NSString)
      .appendingPathComponent("chadang")
  }()

  /// A program that was started and not yet waited for.
  struct Running: Sendable {
    var pid: pid_t
    var outputPath: String
    var messagesPath: String

    /// The messages so far.
    var messages: String { Program.contents(messagesPath) }

    /// Waits for the end and takes the files away.
    func wait() -> Outcome {
      var status: Int32 = 0
      while waitpid(pid, &status, 0) < 0, errno == EINTR {}
      defer {
        unlink(outputPath)
        unlink(messagesPath)
      }
      let signal = status & 0x7F
      return Outcome(
        exitCode: (status >> 8) & 0xFF, signal: signal == 0 ? nil : signal,
        output: Program.contents(outputPath), messages: messages)
    }

    /// Whether it has ended within a time; it is waited for then.
    func hasEnded(withinSeconds seconds: Double) -> Bool {
      var waited = 0.0
      while waited < seconds {
        if kill(pid, 0) != 0 { return true }
        var information = siginfo_t()
        let options = WEXITED | WNOHANG | WNOWAIT
        if waitid(P_PID, id_t(pid), &information, options) == 0,
          information.si_signo == SIGCHLD
        {
          return true
        }
        usleep(10_000)
        waited += 0.01
      }
      return false
    }
  }

  private static func contents(_ path: String) -> String {
    String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
  }

  /// Runs another program, its output in a file: a pipe's end would be inherited by whatever other
  /// tests start meanwhile.
  static func other(_ path: String, _ arguments: [String]) throws -> (status: Int32, output: Data) {
    let output = NSTemporaryDirectory() + "chadang-other-" + UUID().uuidString
    defer { unlink(output) }
    try Data().write(to: URL(filePath: output))
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, FileManager.default.contents(atPath: output) ?? Data())
  }

  /// What a standard descriptor is, where it is no file.
  enum Stream: Sendable, Hashable, CaseIterable {
    /// It is closed.
    case closed
    /// Writing to it fails with ENOSPC.
    case full
    /// A pipe that nobody can read any more.
    case brokenPipe
    /// A pipe that is full, and that nobody reads.
    case stuckPipe
  }

  /// Starts the program.
  ///
  /// - Parameters:
  ///   - environment: beside `PATH` and `HOME`; the locale is C.UTF-8 where it names none.
  ///   - folder: the current folder of the program.
  ///   - input: a file to read as standard input.
  ///   - streams: what the standard descriptors are in place of files.
  ///   - program: what is run.
  static func start(
    _ arguments: [String], environment: [String: String] = [:], folder: String? = nil,
    input: String = "/dev/null", streams: [Int32: Stream] = [:], program: String = path
  ) throws -> Running {
    let base = NSTemporaryDirectory() + "chadang-run-" + UUID().uuidString
    let outputPath = base + ".out", messagesPath = base + ".err"
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    let flags = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, 1, outputPath, flags, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, messagesPath, flags, 0o600)
    let pipes = streams.sorted { $0.key < $1.key }.compactMap {
      $0.value.open(as: $0.key, &actions)
    }
    defer { for pipe in pipes.joined() { close(pipe) } }
    var variables = ["PATH": "/usr/bin:/bin", "HOME": NSTemporaryDirectory(), "LANG": "C.UTF-8"]
    variables.merge(environment) { $1 }
    // A shell changes the folder and then becomes the program.
    let entering = folder.map { ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", $0] } ?? []
    let command = entering + [program] + arguments
    let words = command.map { strdup($0) } + [nil]
    let settings = variables.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in words + settings { free(text) } }
    var pid: pid_t = 0
    let code = posix_spawn(&pid, command[0], &actions, nil, words, settings)
    guard code == 0 else { throw CocoaError(.fileReadUnknown, userInfo: ["errno": code]) }
    return Running(pid: pid, outputPath: outputPath, messagesPath: messagesPath)
  }

  /// Runs the program to its end.
  static func run(
    _ arguments: [String], environment: [String: String] = [:], folder: String? = nil,
    input: String = "/dev/null"
  ) throws -> Outcome {
    try start(arguments, environment: environment, folder: folder, input: input).wait()
  }

  /// Runs a command that runs the program.
  static func run(command: [String], environment: [String: String]) throws -> Outcome {
    try start(Array(command.dropFirst()), environment: environment, program: command[0]).wait()
  }

  /// Runs the program to its end, which must come within a minute.
  static func run(_ arguments: [String], streams: [Int32: Stream]) throws -> Outcome {
    let running = try start(arguments, streams: streams)
    if !running.hasEnded(withinSeconds: 60) {
      Issue.record("\(arguments) hangs with \(streams)")
      kill(running.pid, SIGKILL)
    }
    return running.wait()
  }
}

extension Program.Stream {
  /// Says what the descriptor is in a program to be started.
  ///
  /// - Returns: the descriptors to be closed when it is.
  fileprivate func open(as descriptor: Int32, _ actions: inout posix_spawn_file_actions_t)
    -> [Int32]?
  {
    switch self {
    case .closed:
      posix_spawn_file_actions_addclose(&actions, descriptor)
      return nil
    case .full:
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/full", O_WRONLY, 0)
      return nil
    case .brokenPipe, .stuckPipe:
      var ends: [Int32] = [-1, -1]
      guard pipe(&ends) == 0 else { return nil }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      posix_spawn_file_actions_adddup2(&actions, ends[1], descriptor)
      if self == .brokenPipe {
        close(ends[0])
        return [ends[1]]
      }
      // Full to the last byte; the reading end lives as long as the tests.
      _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
      let piece = [UInt8](repeating: 0x2E, count: 4096)
      while write(ends[1], piece, piece.count) > 0 {}
      _ = fcntl(ends[1], F_SETFL, 0)
      return [ends[1]]
    }
  }
}
