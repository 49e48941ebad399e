import Foundation
import Testing

/// A command of the program, and how to run it so that it succeeds every time.
struct CommandSample: Sendable, CustomTestStringConvertible {
  var name: String
  /// The arguments for the n-th run on an archive that has the document.
  var arguments:
    @Sendable (_ archive: TestArchive, _ document: String, _ run: Int) throws ->
      [String]
  /// Whether what it prints is its result, and not a report of what it did.
  var answers = true

  var testDescription: String { name }

  /// The names of the commands, as the program lists them.
  static func allNames() throws -> Set<String> {
    struct Tree: Decodable {
      struct Command: Decodable {
        var commandName: String
        var subcommands: [Command]?
      }
      var command: Command
    }
    let dump = try Program.run(["--experimental-dump-help"])
    let tree = try JSONDecoder().decode(Tree.self, from: Data(dump.output.utf8))
    return Set((tree.command.subcommands ?? []).map(\.commandName)).subtracting(["help"])
  }

  private static func file(_ archive: TestArchive, _ name: String, _ text: String) throws -> String
  {
    let path = archive.folder + "/" + name
    try Data(text.utf8).write(to: URL(filePath: path))
    return path
  }

  static let all: [CommandSample] = [
    .init(
      name: "init",
      arguments: { _, _, _ in
        ["init", NSTemporaryDirectory() + "chadang-streams-" + UUID().uuidString]
      }, answers: false),
    .init(
      name: "add",
      arguments: { archive, _, run in
        ["add", try file(archive, "值班\(run).txt", "关于第\(run)次值班安排的通知\n\n请各单位第\(run)次做好值班。\n")]
      }, answers: false),
    .init(
      name: "watch",
      arguments: { archive, _, run in
        let inbox = archive.folder + "/inbox\(run)"
        try FileManager.default.createDirectory(atPath: inbox, withIntermediateDirectories: true)
        _ = try file(archive, "inbox\(run)/防汛\(run).txt", "关于第\(run)次防汛检查的通知\n\n请各单位自查。\n")
        return ["watch", inbox, "--once", "--settle", "0"]
      }, answers: false),
    .init(
      name: "index",
      arguments: { archive, _, run in
        try archive.write("关于第\(run)次巡察的通知\n\n请各单位配合。\n", to: "巡察\(run).txt")
        return ["index"]
      }, answers: false),
    .init(name: "verify", arguments: { _, _, _ in ["verify"] }),
    .init(name: "search", arguments: { _, _, _ in ["search", "整改"] }),
    .init(name: "quote", arguments: { _, _, _ in ["quote", "整改情况要向群众公开"] }),
    .init(name: "requirements", arguments: { _, _, _ in ["requirements"] }),
    .init(name: "show", arguments: { _, id, _ in ["show", id] }),
    .init(name: "diff", arguments: { _, id, _ in ["diff", id, id] }),
    .init(name: "list", arguments: { _, _, _ in ["list"] }),
    .init(name: "stats", arguments: { _, _, _ in ["stats"] }),
    .init(name: "doctor", arguments: { _, _, _ in ["doctor"] }),
    .init(name: "gaps", arguments: { _, _, _ in ["gaps"] }),
    .init(
      name: "edit", arguments: { _, id, run in ["edit", id, "--set", "标题=第\(run)稿"] },
      answers: false),
    .init(
      name: "import",
      arguments: { archive, id, run in
        ["import", "--metadata", try file(archive, "表\(run).csv", "id,题名\n\(id),第\(run)版\n")]
      }, answers: false),
    .init(
      name: "renumber",
      arguments: { archive, _, run in
        try archive.write("关于第\(run)次编号的通知\n\n请各单位归档。\n", to: "编号\(run).txt")
        try archive.write("年度: 2021\n保管期限: 永久\n", to: "编号\(run).txt.meta.yaml")
        _ = try archive.run("index")
        return ["renumber", "--path", "编号\(run)"]
      }, answers: false),
    .init(
      name: "withdraw",
      arguments: { archive, _, run in
        try archive.write("第\(run)份要撤下的通知\n\n请撤下这一份。\n", to: "撤\(run).txt")
        _ = try archive.run("index")
        return ["withdraw", "撤\(run).txt", "--why", "重复"]
      }, answers: false),
    .init(
      name: "restore",
      arguments: { archive, _, run in
        try archive.write("第\(run)份要恢复的通知\n\n请恢复这一份。\n", to: "恢复\(run).txt")
        _ = try archive.run("index")
        _ = try archive.run("withdraw", "恢复\(run).txt", "--why", "重复")
        return ["restore", "恢复\(run).txt"]
      }, answers: false),
    .init(name: "history", arguments: { _, _, _ in ["history"] }),
    .init(
      name: "backup",
      arguments: { archive, _, run in
        ["backup", archive.folder + "/备份\(run).tar"]
      }, answers: false),
    .init(name: "export", arguments: { _, _, _ in ["export", "--format", "csv"] }),
    .init(name: "analyze", arguments: { _, _, _ in ["analyze", "整改"] }),
    .init(
      name: "evaluate",
      arguments: { archive, _, run in
        ["evaluate", "--queries", try file(archive, "问\(run).tsv", "1\t整改情况\n")]
      }),
  ]
}

@Suite("Standard streams that do not work") struct StreamTests {
  /// `serve` does not end by itself, and has a test of its own.
  @Test("Every command is among the samples") func complete() throws {
    #expect(
      try CommandSample.allNames() == Set(CommandSample.all.map(\.name)).union(["serve"]))
  }

  private static func archive() throws -> (archive: TestArchive, document: String) {
    let archive = try TestArchive()
    let text = "关于巡察整改的通知\n\n各单位要在年底前完成巡察整改，整改情况要向群众公开，接受群众监督。\n"
    try Data(text.utf8).write(to: URL(filePath: archive.folder + "/通知.txt"))
    let added = try archive.run("add", archive.folder + "/通知.txt", "--by", "白露")
    #expect(added.exitCode == 0, "\(added.messages)")
    let listed = try archive.run("list", "--format", "jsonl")
    let object = try JSONSerialization.jsonObject(with: Data(listed.output.utf8)) as? [String: Any]
    return (archive, try #require(object?["id"] as? String))
  }

  @Test("A command does what it does, with the same exit code", arguments: CommandSample.all)
  func command(sample: CommandSample) throws {
    let (archive, document) = try Self.archive()
    var number = 0
    func run(_ streams: [Int32: Program.Stream]) throws -> Program.Outcome {
      number += 1
      return try Program.run(
        ["--archive", archive.folder] + sample.arguments(archive, document, number),
        streams: streams)
    }
    let usual = try run([:])
    #expect(usual.exitCode < 2, "\(usual.messages)")
    for state in [Program.Stream.full, .closed, .brokenPipe] {
      let outcome = try run([2: state])
      #expect(outcome.exitCode == usual.exitCode && outcome.signal == nil, "\(state)")
      #expect(outcome.output.isEmpty == usual.output.isEmpty, "\(state)")
    }
    let full = try run([1: .full])
    #expect(full.exitCode == 3 && full.signal == nil)
    #expect(full.messages.contains("cannot write the result (No space left on device)"))
    #expect(try run([1: .full, 2: .full]).exitCode == 3)
    let left = try run([1: .brokenPipe])
    #expect(left.messages.isEmpty || !left.messages.contains("cannot write"))
    #expect(sample.answers ? left.signal == SIGPIPE : left.exitCode == usual.exitCode)
    let closed = try run([0: .closed, 1: .closed, 2: .closed])
    #expect(closed.exitCode == (sample.answers ? 3 : usual.exitCode) && closed.signal == nil)
    let verified = try archive.run("verify")
    #expect(verified.exitCode == 0, "\(verified.output)")
  }

  @Test("What the argument parser says, too") func parser() throws {
    for state in [Program.Stream.full, .closed, .brokenPipe] {
      #expect(try Program.run(["search", "--nosuch"], streams: [2: state]).exitCode == 2)
      #expect(try Program.run(["--help"], streams: [2: state]).exitCode == 0)
    }
    #expect(try Program.run(["--help"], streams: [1: .full]).exitCode == 3)
    #expect(try Program.run(["search", "--help"], streams: [1: .full]).exitCode == 3)
  }

  @Test("Messages that nobody reads hold nothing up") func stuck() throws {
    let archive = try TestArchive()
    try FileManager.default.removeItem(atPath: archive.corpus)
    let start = ContinuousClock.now
    let outcome = try Program.run(
      ["--archive", archive.folder, "index"], streams: [2: .stuckPipe])
    #expect(outcome.exitCode == 3 && outcome.signal == nil)
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  @Test("Standard input that is closed is an error, not an empty text")
  func noInput() throws {
    let (archive, _) = try Self.archive()
    let samples = [
      ["add", "-", "--name", "甲.txt"], ["import", "--metadata", "-"], ["quote", "--file", "-"],
      ["analyze"],
    ]
    for arguments in samples {
      let outcome = try Program.run(
        ["--archive", archive.folder] + arguments, streams: [0: .closed])
      #expect(outcome.exitCode == 3 && outcome.signal == nil, "\(arguments)")
    }
  }
}
