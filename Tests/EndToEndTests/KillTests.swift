import Foundation
import Glibc
import Testing

@Suite("Killed while indexing", .serialized) struct KillTests {
  /// Among them queries with more equals (`的`, `县`) than are judged: the order in which the documents
  /// were written must not show.
  private static let queries = [
    "的", "县",
    "巡察整改", "“防汛责任人”", "防汛责任人 类型:通知", "类型:讲话", "鹭汀水库汛限水位", "“整改” -“方案”", "岑望舟", "日期:2021..2022",
  ]

  /// Copies of the project's corpus, so that indexing takes a while.
  private func archive() throws -> TestArchive {
    let archive = try TestArchive()
    for number in 1...5 {
      try FileManager.default.copyItem(
        atPath: Folders.corpus, toPath: archive.corpus + "/\(number)")
    }
    return archive
  }

  /// All that a person can see of an archive, without times.
  private func appearance(_ archive: TestArchive) throws -> [String] {
    var lines = [
      try archive.stats().sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        .joined(separator: " ")
    ]
    for query in Self.queries {
      let answer = try archive.search(query, "--limit", "40")
      lines.append("\(query) \(answer.total) \(answer.relaxed) \(answer.notices.map(\.code))")
      lines += answer.results.map { result in
        let score = (result.score * 1e6).rounded() / 1e6
        return "\(result.passageId) \(score) \(result.document.path) \(result.text) "
          + "\(result.highlights) \(result.source?.ranges ?? [])"
      }
    }
    let requirements = try archive.run(
      "requirements", "--format", "jsonl", "--limit", "500", "--speaker", "岑望舟")
    lines += requirements.output.split(separator: "\n").map(String.init)
    return lines
  }

  /// Expects the same appearance, and names the first difference.
  private func expectSame(_ found: [String], _ expected: [String]) {
    #expect(found.count == expected.count)
    for (left, right) in zip(found, expected) where left != right {
      Issue.record("\(left.prefix(160))\n\(right.prefix(160))")
      return
    }
  }

  /// Starts `index` and kills it after a while.
  ///
  /// - Returns: whether it was killed, as against having ended before.
  private func indexAndKill(_ archive: TestArchive, afterMilliseconds delay: UInt32) throws -> Bool
  {
    let running = try Program.start(["--archive", archive.folder, "index"])
    usleep(delay * 1000)
    kill(running.pid, SIGKILL)
    return running.wait().signal == SIGKILL
  }

  private func checkWhileIncomplete(_ archive: TestArchive) throws {
    let outcome = try archive.run("search", "--format", "json", "巡察整改")
    #expect(outcome.signal == nil && [0, 1, 3].contains(outcome.exitCode), "\(outcome.messages)")
    guard outcome.exitCode != 3 else { return }
    let answer = try JSONDecoder.snakeCase.decode(Answer.self, from: Data(outcome.output.utf8))
    let isIncomplete = try archive.stats()["is_complete"] != "1"
    #expect(answer.notices.contains { $0.code == "index_incomplete" } == isIncomplete)
    for result in answer.results {
      #expect(try archive.show(result.passageId).document.id == result.document.id)
    }
  }

  @Test("At random moments: the next run ends where a clean run ends", .timeLimit(.minutes(30)))
  func randomMoments() throws {
    let clean = try archive()
    let start = ContinuousClock.now
    try clean.index()
    let time = UInt32((ContinuousClock.now - start) / .milliseconds(1))
    let expected = try appearance(clean)
    #expect(expected.count > Self.queries.count + 20)
    var killed = 0
    for _ in 0..<10 {
      let archive = try self.archive()
      if try indexAndKill(archive, afterMilliseconds: .random(in: 0...time)) { killed += 1 }
      try checkWhileIncomplete(archive)
      try archive.index()
      expectSame(try appearance(archive), expected)
    }
    #expect(killed >= 3)
  }

  @Test("Again and again, with files changed and taken away in between", .timeLimit(.minutes(30)))
  func againAndAgain() throws {
    let archive = try self.archive(), clean = try self.archive()
    let start = ContinuousClock.now
    try archive.index()
    let time = UInt32((ContinuousClock.now - start) / .milliseconds(1))
    for round in 1...4 {
      for changed in [archive, clean] {
        try FileManager.default.removeItem(atPath: changed.corpus + "/\(round)/讲话")
        let folder = changed.corpus + "/5/通知"
        for path in FileManager.default.subpaths(atPath: folder) ?? [] where path.hasSuffix(".md") {
          let file = URL(filePath: folder + "/" + path)
          let text = try String(contentsOf: file, encoding: .utf8)
          try Data((text + "\n\n　　第\(round)次修订时补充的巡察整改内容，由各单位遵照执行。\n").utf8).write(to: file)
        }
      }
      _ = try indexAndKill(archive, afterMilliseconds: .random(in: 0...max(1, time / 2)))
      try checkWhileIncomplete(archive)
    }
    try archive.index()
    try clean.index()
    expectSame(try appearance(archive), try appearance(clean))
  }

  @Test("Two runs at once: one writes, the other says so or waits") func twoAtOnce() throws {
    let archive = try archive()
    let arguments = ["--archive", archive.folder, "index"]
    let runs = [try Program.start(arguments), try Program.start(arguments)].map { $0.wait() }
    #expect(runs.contains { $0.exitCode == 0 })
    for run in runs { #expect(run.exitCode == 0 || run.messages.contains("another process")) }
    try archive.index()
    let clean = try self.archive()
    try clean.index()
    expectSame(try appearance(archive), try appearance(clean))
  }
}
