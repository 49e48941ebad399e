import Foundation
import Testing

/// While the corpus is ahead of the index, nothing that is read from the index passes for the whole.
@Suite("An index that is not complete") struct IncompleteTests {
  private static let english = "The index is not complete; documents may be missing."

  private func archive() throws -> TestArchive {
    let archive = try TestArchive()
    let text = "关于防汛值守的通知\n\n各乡镇要在6月1日前完成防汛值守安排，值守情况要向县防指报告。\n"
    try archive.write(text, to: "值守.txt")
    try archive.index()
    return archive
  }

  /// As a change leaves it that was cut off before the index had it.
  private func cutOff(_ archive: TestArchive) throws {
    try Data().write(to: URL(filePath: archive.folder + "/index/behind"))
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test(
    "A whole that may lack something has an exit code of its own, and says why",
    arguments: [
      ["export", "--format", "jsonl"], ["export", "--format", "csv"],
      ["export", "--format", "dc-xml"], ["export", "--format", "es-bulk"], ["list"],
      ["list", "--format", "csv"], ["list", "--format", "jsonl"], ["gaps"],
      ["gaps", "--format", "csv"], ["stats"], ["requirements", "--format", "csv"],
      ["requirements", "--format", "jsonl"],
    ])
  func wholes(arguments: [String]) throws {
    let archive = try archive()
    func run(_ environment: [String: String] = [:]) throws -> Program.Outcome {
      try Program.run(["--archive", archive.folder] + arguments, environment: environment)
    }
    let whole = try run()
    #expect(whole.exitCode == 0 && !whole.messages.contains("not complete"))
    try cutOff(archive)
    let partial = try run()
    #expect(partial.exitCode == 4 && partial.messages.contains(Self.english))
    // The numbers say it beside them, too.
    #expect(partial.output == whole.output || arguments == ["stats"])
    let chinese = try run(["LANG": "zh_CN.UTF-8"])
    #expect(chinese.exitCode == 4 && chinese.messages.contains("索引尚未完成"))
    try archive.index()
    #expect(try run().exitCode == 0)
  }

  @Test("So do answers in JSON", arguments: [["list"], ["gaps"], ["stats"], ["requirements"]])
  func json(arguments: [String]) throws {
    let archive = try archive()
    func notices(_ outcome: Program.Outcome) throws -> [String] {
      let notices = try object(outcome.output)["notices"] as? [[String: Any]]
      return try #require(notices).compactMap { $0["code"] as? String }
    }
    func run() throws -> Program.Outcome {
      try Program.run(["--archive", archive.folder] + arguments + ["--format", "json"])
    }
    #expect(try notices(run()) == [])
    try cutOff(archive)
    #expect(try notices(run()) == ["index_incomplete"])
  }

  @Test("Searches and quotations say so and answer; what is not found may be there all the same")
  func answers() throws {
    let archive = try archive()
    try cutOff(archive)
    for format in ["csv", "jsonl"] {
      let outcome = try archive.run("search", "--format", format, "防汛")
      #expect(outcome.exitCode == 0 && outcome.messages.contains(Self.english))
    }
    #expect(try archive.search("防汛").notices.map(\.code) == ["index_incomplete"])
    #expect(try archive.run("quote", "值守情况要向县防指报告").output.contains("not complete"))
    for arguments in [["show", "aaaa"], ["edit", "aaaa", "--set", "标题=甲"], ["diff", "a", "b"]] {
      let outcome = try Program.run(["--archive", archive.folder] + arguments)
      #expect(outcome.messages.contains(Self.english), "\(arguments)")
    }
  }

  @Test("A change that is refused leaves the index as complete as it was") func refused() throws {
    let archive = try archive()
    let refused = try archive.run("add", archive.folder + "/nowhere.txt")
    #expect(refused.exitCode == 3)
    #expect(try archive.run("list").exitCode == 0)
    try Data("{".utf8).write(to: URL(filePath: archive.corpus + "/register.jsonl"))
    let damaged = try archive.run("withdraw", "值守.txt", "--why", "重复")
    #expect(damaged.exitCode == 3)
    #expect(try archive.run("list").exitCode == 0)
  }

  @Test("Killed at any moment of the first add, no export passes for whole") func killed() throws {
    let archive = try TestArchive()
    let given = archive.folder + "/given"
    try FileManager.default.createDirectory(atPath: given, withIntermediateDirectories: true)
    for number in 0..<150 {
      try Data("关于第\(number)次检查的通知\n\n各单位要在年底前完成第\(number)次检查。\n".utf8)
        .write(to: URL(filePath: given + "/\(number).txt"))
    }
    _ = try archive.run("add", given + "/0.txt", "--by", "白露")
    for moment in [0.05, 0.2, 0.4, 0.8] {
      let running = try Program.start(["--archive", archive.folder, "add", given, "--by", "白露"])
      if !running.hasEnded(withinSeconds: moment) { kill(running.pid, SIGKILL) }
      let ended = running.wait()
      let listed = try FileManager.default.subpathsOfDirectory(atPath: archive.corpus)
        .count { $0.hasSuffix(".txt") && !$0.hasPrefix(".") && $0.contains("/") }
      let export = try archive.run("export", "--format", "csv")
      let rows = export.output.split(separator: "\r\n").count - 1
      #expect(export.exitCode == 4 || rows == listed, "\(moment): \(ended) \(rows) \(listed)")
      // Nothing of it is an alarm: what is left is finished by the next command.
      let outcome = try archive.run("verify", "--format", "json")
      let findings = try object(outcome.output)["findings"] as? [[String: Any]] ?? []
      let codes = Set(findings.compactMap { $0["code"] as? String })
      #expect(
        codes.isSubset(of: ["not_indexed", "index_incomplete", "transaction_unfinished"]),
        "\(codes)")
    }
    #expect(try archive.run("verify", "--repair").exitCode == 0)
    #expect(try archive.run("export", "--format", "csv").exitCode == 0)
  }

  @Test("Verifying while another process adds is no alarm, and says what is unfinished")
  func whileWriting() throws {
    let archive = try TestArchive()
    let given = archive.folder + "/given"
    try FileManager.default.createDirectory(atPath: given, withIntermediateDirectories: true)
    for number in 0..<400 {
      try Data("关于第\(number)次检查的通知\n\n各单位要在年底前完成第\(number)次检查。\n".utf8)
        .write(to: URL(filePath: given + "/\(number).txt"))
    }
    try archive.index()
    let running = try Program.start(["--archive", archive.folder, "add", given, "--by", "白露"])
    var counted = 0
    var isOver = false
    while !isOver {
      let outcome = try archive.run("verify", "--format", "json")
      isOver = running.hasEnded(withinSeconds: 0.01)
      let report = try object(outcome.output)
      let findings = report["findings"] as? [[String: Any]] ?? []
      #expect(outcome.exitCode == 0, "\(findings.prefix(3))")
      let notices = report["notices"] as? [[String: Any]] ?? []
      let active = notices.first { $0["code"] as? String == "writer_active" }
      counted = max(counted, active?["count"] as? Int ?? 0)
    }
    #expect(running.wait().exitCode == 0)
    #expect(counted > 0)
    #expect(try archive.run("verify").exitCode == 0)
  }
}
