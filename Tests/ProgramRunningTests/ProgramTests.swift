import Foundation
import Glibc
import ProgramRunning
import Testing

@Suite("Programs under limits") struct ProgramTests {
  private func limits(seconds: Int = 20, memory: Int = 512 << 20, output: Int = 1 << 20)
    -> Program.Limits
  {
    Program.Limits(seconds: seconds, memoryBytes: memory, outputBytes: output)
  }

  @Test("What it reads, writes and says comes back") func round() throws {
    let input = Array(String(repeating: "安全生产\n", count: 50_000).utf8)
    let script = "wc -c < \(Program.inputPath) && cat && echo 话 >&2 && exit 7"
    let outcome = try Program("sh", package: "dash").run(
      ["-c", script], input: input, limits: limits(output: 2 << 20))
    #expect(outcome.exitCode == 7 && outcome.messages == "话\n")
    #expect(outcome.output == Array("\(input.count)\n".utf8) + input)
  }

  @Test("A program that is not there is named with its package") func missing() {
    #expect {
      _ = try Program("no-such-program", package: "no-such-package")
    } throws: {
      ($0 as? ProgramError)?.code == .missing
        && ($0 as? ProgramError)?.package == "no-such-package"
    }
  }

  @Test("Time is limited, and children end with their parent") func time() throws {
    let marker = "sleep 61.\(Int.random(in: 100_000...999_999))"
    let start = ContinuousClock.now
    #expect {
      _ = try Program("sh", package: "dash").run(
        ["-c", "(\(marker)) & \(marker)"], input: [], limits: limits(seconds: 1))
    } throws: {
      ($0 as? ProgramError)?.code == .tookTooLong
    }
    #expect(ContinuousClock.now - start < .seconds(10))
    // Killed processes may take a moment to be gone.
    var left = true
    for _ in 0..<100 where left {
      left = Self.commands().contains { $0.contains(marker) }
      if left { usleep(50_000) }
    }
    #expect(!left)
  }

  private static func commands() -> [String] {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return all.filter { Int($0) != nil }.compactMap { pid in
      FileManager.default.contents(atPath: "/proc/\(pid)/cmdline").map {
        String(decoding: $0.map { $0 == 0 ? 32 : $0 }, as: UTF8.self)
      }
    }
  }

  @Test("Memory is limited") func memory() throws {
    let program = "BEGIN { s = \"x\"; for (i = 0; i < 30; i++) s = s s; print length(s) }"
    let outcome = try Program("awk", package: "mawk").run(
      [program], input: [], limits: limits(memory: 64 << 20))
    #expect(outcome.exitCode != 0 && outcome.output.isEmpty)
  }

  @Test("Output is limited") func output() {
    #expect {
      _ = try Program("yes", package: "coreutils").run([], input: [], limits: limits())
    } throws: {
      ($0 as? ProgramError)?.code == .wroteTooMuch
    }
  }

  @Test("Many at once, from threads of their own") func many() throws {
    let program = try Program("cat", package: "coreutils")
    let threads = (0..<8).map { index in
      let done = DispatchSemaphore(value: 0)
      let thread = Thread {
        for round in 0..<20 {
          let input = Array("\(index) \(round)".utf8)
          let outcome = try? program.run([], input: input, limits: limits())
          #expect(outcome?.output == input)
        }
        done.signal()
      }
      thread.start()
      return done
    }
    for done in threads { done.wait() }
  }
}
