import Foundation
import Glibc
import Testing

@Suite("Bad input") struct HostileInputTests {
  private static let good = "# 关于巡察整改的通知\n\n　　各单位要在年底前完成巡察整改，整改情况要向群众公开，接受群众监督。\n"

  /// An archive with one good document beside the bad.
  private func archive() throws -> TestArchive {
    let archive = try TestArchive()
    try archive.write(Self.good, to: "好.md")
    return archive
  }

  private static let queries: [String] = [
    "", " ", "　", "，。！？", "\"", "“", "”", "「", "“整改", "整改”", "\"整改\" \"", "NEAR(", "NEAR(整改 巡察, 3)",
    "*", "整*", "^",
    "^整改", "AND", "OR", "NOT", "整改 AND OR NOT", "(", ")", "{words} : 整改", "words:整改", "';--",
    "' OR '1'='1",
    "SELECT * FROM documents; DROP TABLE documents;", "%", "_", "\\", "😀", "👨‍👩‍👧‍👦", "🇨🇳整改", "\u{301}",
    "\u{FEFF}", "\u{202E}",
    "-", "--", "-整改", "--help", "类型:", "日期:昨天", "文号:", "<script>", "$(id)", "`id`", "\u{1B}[31m整改",
  ]

  @Test("Every query is answered or has nothing to look for", arguments: queries)
  func query(_ query: String) throws {
    let archive = try CommandTests.office.get()
    for format in ["text", "json", "jsonl", "csv"] {
      let outcome = try archive.run("search", "--format", format, "--", query)
      #expect(outcome.signal == nil && (outcome.exitCode == 0 || outcome.exitCode == 1))
      #expect(!outcome.output.contains("\u{1B}"))
      if format == "json" {
        _ = try JSONDecoder.snakeCase.decode(Answer.self, from: Data(outcome.output.utf8))
      }
    }
  }

  @Test("A query of ten thousand characters") func longQuery() throws {
    let archive = try CommandTests.office.get()
    for text in ["整改", "整 ", "\"整", "-改 ", "类型:x ", "a b ", "😀"] {
      let query = String(repeating: text, count: 10_000 / text.unicodeScalars.count)
      let answer = try archive.search(query)
      #expect(answer.notices.contains { $0.code == "query_shortened" }, "\(text)")
    }
  }

  @Test("A query that is not UTF-8") func notUTF8() throws {
    let archive = try CommandTests.office.get()
    let script = "exec \"$0\" --archive \"$1\" search \"$(printf '\\265\\265\\260\\270')\""
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", script, Program.path, archive.folder]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && (0...3).contains(process.terminationStatus))
  }

  @Test("No index, a foreign, a damaged, a truncated one: exit code 3, and the file is named")
  func badIndex() throws {
    let archive = try archive()
    func expectRefused(_ words: String) throws {
      for command in [["search", "整改"], ["stats"], ["show", "aaaa"], ["serve", "--port", "0"]] {
        let outcome = try Program.run(["--archive", archive.folder] + command)
        #expect(outcome.exitCode == 3 && outcome.signal == nil, "\(words): \(command)")
        #expect(outcome.messages.contains("archive.sqlite"), "\(words): \(outcome.messages)")
      }
    }
    try expectRefused("missing")
    let file = URL(filePath: archive.indexFile)
    for (words, bytes) in [
      ("text", Data("这不是索引".utf8)), ("zeros", Data(count: 8192)), ("empty", Data()),
      ("header", Data("SQLite format 3\0".utf8) + Data(repeating: 0xAB, count: 5000)),
    ] {
      try bytes.write(to: file)
      try expectRefused(words)
      let outcome = try archive.run("index")
      #expect(outcome.signal == nil)
      if outcome.exitCode != 0 {
        #expect(outcome.exitCode == 3 && outcome.messages.contains("archive.sqlite"))
        #expect(try Data(contentsOf: file) == bytes, "\(words): a foreign file is left alone")
      }
    }
  }

  @Test("Bytes changed anywhere in the index end in an answer or an error, never a crash")
  func flippedBytes() throws {
    let archive = try TestArchive(copying: Folders.corpus)
    try archive.index()
    let file = URL(filePath: archive.indexFile)
    let sound = try Data(contentsOf: file)
    for length in [1, 100, 4096, sound.count / 2, sound.count - 1] {
      try sound.prefix(length).write(to: file)
      let outcome = try archive.run("search", "--format", "json", "巡察整改")
      #expect(outcome.signal == nil && [0, 1, 3].contains(outcome.exitCode), "cut at \(length)")
    }
    var seed: UInt64 = 7
    for _ in 0..<40 {
      var damaged = sound
      for _ in 0..<30 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        damaged[100 + Int(seed >> 33) % (sound.count - 100)] ^= UInt8(
          truncatingIfNeeded: seed >> 20)
      }
      try damaged.write(to: file)
      try? FileManager.default.removeItem(atPath: archive.indexFile + "-wal")
      try? FileManager.default.removeItem(atPath: archive.indexFile + "-shm")
      for command in [
        ["search", "巡察整改"], ["search", "“的”", "--facets"], ["stats"], ["index"],
      ] {
        let outcome = try Program.run(["--archive", archive.folder] + command)
        #expect(outcome.signal == nil && [0, 1, 3].contains(outcome.exitCode))
      }
    }
  }

  @Test("No corpus, and an empty one") func noCorpus() throws {
    let archive = try TestArchive()
    let empty = try archive.index()
    #expect(empty.output.hasPrefix("0 new"))
    #expect(try archive.run("search", "整改").exitCode == 1)
    try FileManager.default.removeItem(atPath: archive.corpus)
    let outcome = try archive.run("index")
    #expect(outcome.exitCode == 3 && outcome.messages.contains("/corpus"))
    let nowhere = try Program.run(["--archive", "/nowhere/at/all", "index"])
    #expect(nowhere.exitCode == 3 && nowhere.messages.contains("/nowhere/at/all/corpus"))
  }

  /// Indexes one bad file beside the good one, and expects the good one to be found.
  private func index(_ bytes: [UInt8], _ name: String, isNamed: Bool) throws -> Program.Outcome {
    let archive = try archive()
    try archive.write(bytes, to: name)
    let outcome = try archive.index()
    #expect(outcome.output.contains(name) == isNamed, "\(outcome.output)")
    #expect(try archive.search("整改").results.contains { $0.document.path == "好.md" })
    return outcome
  }

  @Test("Files that are no text are named with a reason, and the others go in") func notText()
    throws
  {
    let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48]
    for (name, bytes) in [
      ("坏.txt", Array(repeating: UInt8(0), count: 100_000)), ("图.txt", png + png),
      ("空.txt", []), ("空.md", []), ("空.html", []), ("空.jsonl", []), ("空.csv", []),
      ("坏.jsonl", Array("{不是\n[1,2]\nnull\n{\"text\": 3}\n".utf8)),
      ("乱.txt", (0..<3000).map { UInt8(truncatingIfNeeded: $0 &* 7919 >> 3 | 0x80) }),
    ] {
      let outcome = try index(bytes, name, isNamed: true)
      #expect(outcome.signal == nil)
    }
  }

  @Test("Lone surrogates, deep nesting and huge numbers in JSON") func json() throws {
    let lines = [
      #"{"id": "a", "text": "孤立的代理\ud800之后的巡察文字，应当留下来，也应当能被检索到。"}"#,
      #"{"id": "b", "text": "第二条巡察记录\udc00\ud800是反过来的，同样应当留下来，也能被检索到。"}"#,
      #"{"id": "c", "text": "正常的巡察记录😀，含有成对的代理，应当原样留下来。", "n": 1e999999}"#,
      #"{"id": "d", "x": "# + String(repeating: "[", count: 100_000) + #", "text": "t"}"#,
    ]
    let archive = try archive()
    try archive.write(lines.joined(separator: "\n"), to: "记录.jsonl")
    let outcome = try archive.index()
    #expect(outcome.output.contains("记录.jsonl"))
    let found = try archive.search("“巡察”", "--limit", "50").results.compactMap(
      \.document.externalId)
    #expect(Set(found) == ["a", "b", "c"])
  }

  @Test("Markdown and HTML that nest without end") func nesting() throws {
    let deep = String(repeating: "<div>", count: 20_000) + "深处的文字要能被找到，或者报告读不了。"
    _ = try archiveOf(deep, "深.html").index()
    _ = try archiveOf(String(repeating: "> ", count: 20_000) + "深处的文字", "深.md").index()
    _ = try archiveOf(String(repeating: "[", count: 50_000) + "文字", "括.md").index()
    _ = try archiveOf("---\n" + String(repeating: "a: [", count: 5000) + "\n---\n正文。\n", "前.md")
      .index()
    let bomb =
      "---\na: &a [x,x,x,x,x,x,x,x,x]\n"
      + (1...8).map { number in
        "b\(number): &b\(number) ["
          + Array(repeating: "*\(number == 1 ? "a" : "b\(number - 1)")", count: 9)
          .joined(separator: ",") + "]\n"
      }.joined() + "---\n正文在这里，应当能被检索到，不论前面写了什么。\n"
    _ = try archiveOf(bomb, "弹.md").index()
  }

  private func archiveOf(_ text: String, _ name: String) throws -> TestArchive {
    let archive = try archive()
    try archive.write(text, to: name)
    return archive
  }

  @Test("Links, loops and pipes are passed over and named") func links() throws {
    let archive = try archive()
    let manager = FileManager.default
    try manager.createSymbolicLink(
      atPath: archive.corpus + "/环", withDestinationPath: archive.corpus)
    try manager.createSymbolicLink(atPath: archive.corpus + "/己.txt", withDestinationPath: "己.txt")
    try manager.createSymbolicLink(
      atPath: archive.corpus + "/外.txt", withDestinationPath: "/etc/passwd")
    mkfifo(archive.corpus + "/管.txt", 0o600)
    let outcome = try archive.index()
    for name in ["环", "己.txt", "外.txt", "管.txt"] { #expect(outcome.output.contains("\(name): ")) }
    #expect(outcome.output.contains("1 documents"))
  }

  @Test("Files that may not be read", .disabled(if: geteuid() == 0, "root reads everything"))
  func unreadable() throws {
    let archive = try archiveOf(Self.good, "锁.md")
    chmod(archive.corpus + "/锁.md", 0)
    let outcome = try archive.index()
    #expect(outcome.output.contains("锁.md: "))
    #expect(outcome.output.contains("1 documents"))
  }

  @Test("A name that is not UTF-8, and one with control characters") func names() throws {
    let archive = try archive()
    let bytes = Array((archive.corpus + "/").utf8) + [0xB5, 0xB5, 0x2E, 0x74, 0x78, 0x74, 0]
    let path = bytes.map { CChar(bitPattern: $0) }
    close(open(path, O_CREAT, 0o600))
    try archive.write(Self.good, to: "换\n行\u{1B}[31m.md")
    let outcome = try archive.index()
    #expect(outcome.output.contains("not UTF-8") && !outcome.output.contains("\u{1B}"))
    let text = try archive.run("search", "整改")
    #expect(text.exitCode == 0 && !text.output.contains("\u{1B}"))
  }

  @Test(
    "A line of 50 MB becomes many passages", .timeLimit(.minutes(30)),
    .enabled(
      if: ProcessInfo.processInfo.environment["CHADANG_LARGE_TESTS"] == "1",
      "takes long in a debug build; CHADANG_LARGE_TESTS=1 runs it"))
  func longLine() throws {
    let archive = try archive()
    try archive.write(String(repeating: "全县巡察整改工作会议精神", count: 1_400_000), to: "长.txt")
    try archive.write(String(repeating: "abcdefghij", count: 1_000_000), to: "拉丁.txt")
    try archive.index()
    let answer = try archive.search("“整改工作会议”")
    #expect(answer.total > 1000)
    #expect(answer.results.allSatisfy { $0.text.unicodeScalars.count < 2000 })
  }
}
