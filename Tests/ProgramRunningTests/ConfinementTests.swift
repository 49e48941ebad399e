import Foundation
import Glibc
import Testing

@testable import ProgramRunning

/// What a program that reads files can reach, where the system has a sandbox.
@Suite("Programs in a sandbox") struct ConfinementTests {
  private let limits = Program.Limits(seconds: 20, memoryBytes: 512 << 20, outputBytes: 1 << 20)
  private static let isConfined = (try? Confinement.current.get()) != nil

  private func run(_ script: String, input: [UInt8] = []) throws -> Program.Outcome {
    let program = try Program("sh", package: "dash")
    #expect(program.isConfined == Self.isConfined)
    return try program.run(["-c", script], input: input, limits: limits)
  }

  @Test("Without bwrap there is none", .enabled(if: access("/usr/bin/bwrap", X_OK) != 0))
  func found() {
    #expect {
      _ = try Confinement.current.get()
    } throws: {
      $0 as? Confinement.Obstacle == .missing
    }
  }

  @Test("No file of anybody can be seen, and none but its own be written", .enabled(if: isConfined))
  func files() throws {
    let secret = NSTemporaryDirectory() + "chadang-secret-" + UUID().uuidString
    try Data("secret".utf8).write(to: URL(filePath: secret))
    defer { try? FileManager.default.removeItem(atPath: secret) }
    let source = URL(filePath: #filePath).path(percentEncoded: false)
    for path in [secret, source, "/home", "/root", "/etc/passwd", "/var/log"] {
      #expect(try run("test -e '\(path)'").exitCode == 1, "\(path)")
    }
    let written = try run("echo a > /tmp/x && cat /tmp/x; echo b > /usr/x; echo c > /x; ls /tmp")
    #expect(String(decoding: written.output, as: UTF8.self) == "a\nx\n")
    #expect(!FileManager.default.fileExists(atPath: "/usr/x"))
  }

  @Test("There is no network and there are no other processes", .enabled(if: isConfined))
  func network() throws {
    // Of the network only the loopback device is there, which is down or empty.
    let devices = try run("tail -n +3 /proc/net/dev | grep -v ' *lo:' | wc -l")
    #expect(String(decoding: devices.output, as: UTF8.self) == "0\n")
    #expect(try run("kill -0 \(getpid())").exitCode != 0)
  }

  @Test(
    "No sandbox shows the processes outside, whichever way it has /proc", .enabled(if: isConfined))
  func processes() throws {
    for confinement in Confinement.all() {
      let program = try Program("sh", package: "dash", confinement: .success(confinement))
      let script =
        "cat \(Program.inputPath); for p in /proc/[0-9]*; do tr -d '\\0' < $p/cmdline; done; ls /proc/1/cwd/"
      let outcome = try program.run(["-c", script], input: Array("甲".utf8), limits: limits)
      let shown = String(decoding: outcome.output, as: UTF8.self)
      #expect(shown.hasPrefix("甲") && !shown.contains("xctest"), "\(shown)")
      #expect(
        try program.run(["-c", "kill -0 \(getpid())"], input: [], limits: limits).exitCode != 0)
    }
  }

  @Test("The input is read from any place of it, and a signal is told as one") func input() throws {
    let outcome = try run(
      "cat \(Program.inputPath) | tail -c 5; kill -9 $$", input: Array("甲乙丙丁12345".utf8))
    #expect(outcome.output == Array("12345".utf8))
    #expect(outcome.exitCode == -9)
  }

  @Test("A file that a program writes is bounded", .enabled(if: isConfined))
  func largeFile() throws {
    let outcome = try run("head -c 400000000 /dev/zero > /tmp/x; wc -c < /tmp/x")
    #expect(Int(String(decoding: outcome.output, as: UTF8.self).dropLast()) ?? 0 <= 256 << 20)
  }
}
