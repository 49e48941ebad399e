internal import Glibc

/// Runs a program in a sandbox of its own by bubblewrap (`bwrap`): no network, no other processes, the
/// system's programs and libraries read-only, `/tmp` empty and its own, and of all other files none.
///
/// The input is no file that can be named: it is open as standard input. A system may not allow
/// sandboxes to those who are not root, so that it is tried once what works.
public struct Confinement: Sendable {
  /// Why programs run without a sandbox.
  public enum Obstacle: Error, Sendable, Hashable {
    /// `bwrap` is not installed.
    case missing
    /// It did not work when it was tried, and what it said.
    case refused(String)
  }

  /// What confines programs here, found out when it is first asked for.
  public static let current: Result<Confinement, Obstacle> = find()

  /// Where `bwrap` is.
  public let path: String
  private let arguments: [String]

  /// The folders that programs and their libraries and data lie in.
  private static let systemFolders = ["/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64"]
  /// What libraries look up beside those.
  private static let systemFiles = [
    "/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d", "/etc/alternatives", "/etc/fonts",
    "/var/cache/fontconfig", "/etc/libreoffice", "/nix/store", "/gnu/store",
  ]
  private static let folder = ["--tmpfs", "/tmp", "--chdir", "/tmp"]

  /// Whether a program lies where the sandbox shows it.
  func shows(_ program: String) -> Bool {
    var real = program
    if let resolved = realpath(program, nil) {
      real = String(cString: resolved)
      free(resolved)
    }
    let shown = Self.systemFolders + ["/nix/store", "/gnu/store"]
    return [program, real].allSatisfy { path in shown.contains { path.hasPrefix($0 + "/") } }
  }

  /// The command that runs a program, with its arguments to follow.
  ///
  /// - Parameter folder: what it may read and write, at ``WorkFolder/confinedPath``.
  func command(for program: String, folder: WorkFolder? = nil) -> [String] {
    let shared = folder.map { ["--bind", $0.path, WorkFolder.confinedPath] } ?? []
    return [path] + arguments + shared + ["--", program]
  }

  /// How the sandbox has `/proc`, by which `/dev/stdin` is found: a process table of its own cannot be had in
  /// every container; then nothing is there but the descriptors that the sandbox itself was given, and
  /// nothing of other processes.
  private static let processTables = [
    ["--proc", "/proc"], ["--ro-bind", "/proc/self/fd", "/proc/self/fd"],
  ]

  /// The sandboxes that can be had here, the one to be used first.
  static func all() -> [Confinement] {
    guard let path = Program.find("bwrap") else { return [] }
    return processTables.map { Confinement(path: path, arguments: arguments(processTable: $0)) }
      .filter { $0.tried() == nil }
  }

  private static func find() -> Result<Confinement, Obstacle> {
    guard let path = Program.find("bwrap") else { return .failure(.missing) }
    var refusal = ""
    for table in processTables {
      let confinement = Confinement(path: path, arguments: arguments(processTable: table))
      switch confinement.tried() {
      case nil: return .success(confinement)
      case let words?: refusal = refusal.isEmpty ? words : refusal
      }
    }
    return .failure(.refused(refusal))
  }

  private static func arguments(processTable: [String]) -> [String] {
    // Dies with this program; cannot write to its terminal; and gains no right by being root.
    var arguments = ["--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL"]
    for folder in systemFolders {
      var target = [CChar](repeating: 0, count: 4096)
      let length = readlink(folder, &target, target.count - 1)
      if length > 0 {
        let link = String(decoding: target[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        arguments += ["--symlink", link, folder]
      } else {
        arguments += ["--ro-bind-try", folder, folder]
      }
    }
    for file in systemFiles { arguments += ["--ro-bind-try", file, file] }
    return arguments + processTable + ["--dev", "/dev"] + folder
  }

  /// Runs something in the sandbox that reads its input and looks for files it should not see.
  ///
  /// - Returns: what is wrong; `nil` where it works.
  private func tried() -> String? {
    let limits = Program.Limits(seconds: 10, memoryBytes: 256 << 20, outputBytes: 1 << 16)
    do throws(ProgramError) {
      let shell = try Program("sh", package: "dash", confinement: .success(self))
      let outcome = try shell.run(
        ["-c", "cat \(Program.inputPath); test ! -e /home && test ! -e /root && echo =closed"],
        input: Array("open".utf8), limits: limits)
      if outcome.exitCode == 0, outcome.output == Array("open=closed\n".utf8) { return nil }
      let words = outcome.messages.split(separator: "\n").first.map(String.init)
      return words ?? "exit code \(outcome.exitCode)"
    } catch {
      return error.messages ?? error.errorNumber.flatMap {
        strerror($0).map { String(cString: $0) }
      }
        ?? error.code.rawValue
    }
  }
}
