import Foundation
import Glibc
import Testing

/// A line of `add --format jsonl`.
private struct TakenIn: Decodable {
  var given: String
  var state: String
  var accession: String?
  var path: String?
  var document: String?
  var reason: String?
  var contentState: String?
}

@Suite("Taking documents in at the terminal") struct AccessionCommandTests {
  private static func text(_ number: Int) -> String {
    "关于第\(number)项工作的通知\n\n各乡镇：\n    第\(number)项工作必须于6月底前完成，汛期值守不得脱岗。\n"
  }

  /// A folder beside the corpus with files to take in.
  private static func source(_ archive: TestArchive, _ files: [String: String]) throws -> String {
    let folder = archive.folder + "/移交"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (name, text) in files { try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)")) }
    return folder
  }

  private static func outcomes(_ outcome: Program.Outcome) throws -> [TakenIn] {
    try outcome.output.split(separator: "\n").map {
      try JSONDecoder.snakeCase.decode(TakenIn.self, from: Data($0.utf8))
    }
  }

  @Test("What is added is found at once; what is refused keeps nothing out") func found() throws {
    let archive = try TestArchive()
    let folder = try Self.source(
      archive, ["一.txt": Self.text(1), "二.txt": Self.text(2), "空.md": ""])
    let added = try archive.run("add", folder, "--by", "白露", "--format", "jsonl")
    #expect(added.exitCode == 0 && added.signal == nil)
    let outcomes = try Self.outcomes(added)
    #expect(outcomes.map(\.state).sorted() == ["added", "added", "added"])
    #expect(outcomes.compactMap(\.contentState).sorted() == ["no_text", "text", "text"])
    #expect(try archive.search("值守").total == 2)
    let again = try archive.run("add", folder + "/一.txt")
    #expect(again.exitCode == 0 && again.output.contains("1 there already"))
    #expect(try archive.stats()["documents"] == "3")
    for outcome in outcomes where outcome.state == "added" {
      #expect(try archive.show(outcome.document ?? "").document.path == outcome.path)
    }
  }

  @Test("A dry run tells the same and changes nothing") func dryRun() throws {
    let archive = try TestArchive()
    let folder = try Self.source(archive, ["一.txt": Self.text(1)])
    let told = try archive.run("add", folder, "--dry-run", "--format", "json")
    #expect(told.exitCode == 0 && told.output.contains("\"dry_run\":true"))
    #expect(try FileManager.default.subpathsOfDirectory(atPath: archive.corpus).isEmpty)
    #expect(!FileManager.default.fileExists(atPath: archive.indexFile))
  }

  @Test("A later version takes the place of an earlier one, which is kept") func replaces() throws {
    let archive = try TestArchive()
    let folder = try Self.source(
      archive, ["旧.txt": Self.text(1), "新.txt": Self.text(1) + "    另，值班表须报县应急局。\n"])
    let old = try #require(
      try Self.outcomes(try archive.run("add", folder + "/旧.txt", "--format", "jsonl")).first)
    let id = try #require(old.document)
    let added = try archive.run("add", folder + "/新.txt", "--replaces", id)
    #expect(added.exitCode == 0, "\(added.messages)")
    let found = try archive.search("值守")
    #expect(found.results.map(\.document.path) == ["通知/新.txt"])
    #expect(try archive.show(id).document.path == "通知/旧.txt")
    let twice = try archive.run("add", folder + "/新.txt", "--replaces", id)
    #expect(twice.exitCode == 3)
    #expect(try archive.run("add", folder + "/新.txt", "--replaces", "aaaa").exitCode == 1)
    // The index is derived: made anew, it is the same.
    try FileManager.default.removeItem(atPath: archive.folder + "/index")
    try archive.index()
    #expect(try archive.search("值守").results.map(\.document.path) == ["通知/新.txt"])
  }

  @Test("Two who add at once: one of them is told who writes, or both come in") func twoAtOnce()
    throws
  {
    let archive = try TestArchive()
    var files: [String: String] = [:]
    for number in 0..<60 { files["\(number).txt"] = Self.text(number) }
    let folder = try Self.source(archive, files)
    let arguments = ["--archive", archive.folder, "add", folder]
    let runs = [try Program.start(arguments), try Program.start(arguments)].map { $0.wait() }
    #expect(runs.contains { $0.exitCode == 0 })
    for run in runs where run.exitCode != 0 {
      #expect(run.exitCode == 3 && run.messages.contains("another process is writing"))
      #expect(run.messages.contains(", add, since 20"))
    }
    #expect(try archive.run("add", folder).output.contains("60 there already"))
    #expect(try archive.stats()["documents"] == "60")
  }

  @Test("Standard input, with options that describe it") func standardInput() throws {
    let archive = try TestArchive()
    let folder = try Self.source(archive, ["一.txt": Self.text(1)])
    let added = try archive.run(
      "add", "-", "--name", "来件.txt", "--issuer", "云岫县应急管理局", "--date", "2022年5月6日", "--set",
      "密级=内部",
      "--into", "来件/五月", input: folder + "/一.txt")
    #expect(added.exitCode == 0, "\(added.messages)")
    let answer = try archive.search("单位:应急管理局 日期:2022")
    #expect(answer.results.map(\.document.path) == ["来件/五月/来件.txt"])
  }

  @Test(
    "Bad usage is told, and nothing is done",
    arguments: [
      ["add"], ["add", "x", "--into", "../外"], ["add", "x", "--into", ".藏"],
      ["add", "x", "--date", "昨天"],
      ["add", "x", "--kind", "nonsense"], ["add", "x", "--set", "颜色=红"],
      ["add", "x", "y", "--replaces", "z"],
    ])
  func badUsage(arguments: [String]) throws {
    let archive = try TestArchive()
    let outcome = try Program.run(["--archive", archive.folder] + arguments)
    #expect(outcome.exitCode == 2)
    #expect(try FileManager.default.subpathsOfDirectory(atPath: archive.corpus).isEmpty)
  }

  @Test("A read-only corpus, a read-only index", .disabled(if: geteuid() == 0, "root may write"))
  func readOnly() throws {
    let archive = try TestArchive()
    let folder = try Self.source(archive, ["一.txt": Self.text(1)])
    for path in [archive.corpus, archive.folder + "/index"] {
      chmod(path, 0o555)
      let outcome = try archive.run("add", folder)
      #expect(outcome.exitCode == 3 && outcome.messages.contains("cannot write"))
      chmod(path, 0o755)
    }
    #expect(try archive.run("add", folder).exitCode == 0)
  }
}

@Suite("A folder that is watched") struct WatchTests {
  @Test("Files come in and are put away, those that are not read too") func once() throws {
    let archive = try TestArchive()
    let inbox = archive.folder + "/inbox"
    try FileManager.default.createDirectory(
      atPath: inbox + "/批次", withIntermediateDirectories: true)
    let files = [
      "批次/通知.txt": "关于值守的通知\n\n汛期值守不得脱岗。", "坏.docx": "PK\u{3}\u{4}",
      "重复.txt": "关于值守的通知\n\n汛期值守不得脱岗。",
      "~$通知.docx": "x",
    ]
    for (name, text) in files { try Data(text.utf8).write(to: URL(filePath: "\(inbox)/\(name)")) }
    let outcome = try archive.run("watch", "--once", "--settle", "0", "--by", "白露")
    #expect(outcome.exitCode == 0, "\(outcome.messages)")
    let left = try FileManager.default.subpathsOfDirectory(atPath: inbox).sorted()
    #expect(
      left == [
        "done", "done/坏.docx", "done/批次", "done/批次/通知.txt", "done/重复.txt", "rejected",
        "~$通知.docx", "批次",
      ])
    #expect(outcome.output.contains("text not read: damaged"))
    #expect(try archive.search("值守").total == 1)
  }

  @Test("A file is left until it is whole", .timeLimit(.minutes(30))) func half() throws {
    let archive = try TestArchive()
    let inbox = archive.folder + "/inbox"
    try FileManager.default.createDirectory(atPath: inbox, withIntermediateDirectories: true)
    let writing = open(inbox + "/慢.txt", O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
    func write(_ text: String) { _ = text.withCString { Glibc.write(writing, $0, strlen($0)) } }
    write("前半句，")
    let running = try Program.start(["--archive", archive.folder, "watch", "--settle", "0.3"])
    usleep(1_500_000)
    write("后半句在这里。")
    #expect(!FileManager.default.fileExists(atPath: inbox + "/done/慢.txt"))
    close(writing)
    var waited = 0
    while !FileManager.default.fileExists(atPath: inbox + "/done/慢.txt"), waited < 3000 {
      usleep(100_000)
      waited += 1
    }
    kill(running.pid, SIGTERM)
    let outcome = running.wait()
    #expect(outcome.exitCode == 0 && outcome.signal == nil)
    #expect(try archive.search("后半句在这里").total == 1)
  }
}
