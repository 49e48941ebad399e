import Foundation
import Glibc
import ProgramRunning
import Testing

/// What a program that reads files can reach. Nothing is tested where the system has no sandbox.
@Suite("Programs in a sandbox") struct ConfinementTests {
  private let limits = Program.Limits(seconds: 20, memoryBytes: 512 << 20, outputBytes: 1 << 20)
  private let isConfined = (try? Confinement.current.get()) != nil

  private func run(_ script: String, input: [UInt8] = []) throws -> Program.Outcome {
    let program = try Program("sh", package: "dash")
    #expect(program.isConfined == isConfined)
    return try program.run(["-c", script], input: input, limits: limits)
  }

  @Test("The sandbox is found where bwrap is") func found() {
    guard access("/usr/bin/bwrap", X_OK) != 0 else { return }
    #expect {
      _ = try Confinement.current.get()
    } throws: {
      $0 as? Confinement.Obstacle == .missing
    }
  }

  @Test("No file of anybody can be seen, and none but its own be written") func files() throws {
    guard isConfined else { return }
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

  @Test("There is no network and there are no other processes") func network() throws {
    guard isConfined else { return }
    // Of the network only the loopback device is there, which is down or empty.
    let devices = try run("tail -n +3 /proc/net/dev | grep -v ' *lo:' | wc -l")
    #expect(String(decoding: devices.output, as: UTF8.self) == "0\n")
    #expect(try run("kill -0 \(getpid())").exitCode != 0)
  }

  @Test("The input is read from any place of it, and a signal is told as one") func input() throws {
    let outcome = try run(
      "cat \(Program.inputPath) | tail -c 5; kill -9 $$", input: Array("甲乙丙丁12345".utf8))
    #expect(outcome.output == Array("12345".utf8))
    #expect(outcome.exitCode == -9)
  }

  @Test("A file that a program writes is bounded") func largeFile() throws {
    guard isConfined else { return }
    let outcome = try run("head -c 400000000 /dev/zero > /tmp/x; wc -c < /tmp/x")
    #expect(Int(String(decoding: outcome.output, as: UTF8.self).dropLast()) ?? 0 <= 256 << 20)
  }
}
