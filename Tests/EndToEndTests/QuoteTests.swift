import Foundation
import Testing

@Suite("Quotations at the terminal") struct QuoteTests {
  private var office: TestArchive { get throws { try CommandTests.office.get() } }

  private struct Result: Decodable {
    struct Match: Decodable {
      struct Document: Decodable { var path: String }
      var document: Document
      var matchedText: String
      var source: Answer.Source?
      var link: String?
      var citation: String
    }
    var quote: String
    var verdict: String?
    var error: String?
    var matches: [Match]
  }

  private func quote(_ arguments: String..., input: String = "/dev/null") throws -> Program.Outcome
  {
    try Program.run(["--archive", office.folder, "quote"] + arguments, input: input)
  }

  private func file(_ bytes: some Sequence<UInt8>, _ name: String) throws -> String {
    let folder = NSTemporaryDirectory() + "chadang-quote-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let path = folder + "/" + name
    try Data(bytes).write(to: URL(filePath: path))
    return path
  }

  @Test(
    "The exit code is the verdict",
    arguments: [
      ("整改不能在纸上画钩", 0), ("整改不能在紙上畫鉤", 0), ("整改能在纸上画钩，要在群众心里画钩", 1), ("谁也没有说过的这样一句话", 1), ("", 3),
      ("，。", 3), ("我", 3),
    ] as [(String, Int32)])
  func exitCodes(text: String, code: Int32) throws {
    let outcome = try quote("--", text)
    #expect(outcome.exitCode == code, "\(outcome.messages)")
    #expect(outcome.output.isEmpty == (code == 3) && outcome.messages.isEmpty == (code != 3))
  }

  @Test("Words of a file that was changed by hand since it was indexed are said to be so")
  func changedByHand() throws {
    let archive = try TestArchive()
    let text = "关于防汛值守的通知\n\n各乡镇要每日巡堤两次，巡堤情况当日报告县防指。\n"
    try archive.write(text, to: "值守.txt")
    try archive.write("另一份通知\n\n各乡镇要储备编织袋二十万条。\n", to: "物资.txt")
    try archive.index()
    struct Answer: Decodable {
      struct Notice: Decodable {
        var code: String
        var paths: [String]?
      }
      struct Match: Decodable { var fileChange: String? }
      var verdict: String
      var notices: [Notice]
      var matches: [Match]
    }
    func ask(_ words: String = "各乡镇要每日巡堤两次") throws -> Answer {
      try JSONDecoder.snakeCase.decode(
        Answer.self, from: Data(try archive.run("quote", "--format", "json", words).output.utf8))
    }
    var answer = try ask()
    #expect(answer.verdict == "identical" && answer.notices.isEmpty)
    #expect(answer.matches.map(\.fileChange) == [nil])
    // Touched, and written again as it was: nothing has changed.
    try archive.write(text, to: "值守.txt")
    #expect(try ask().notices.isEmpty)
    // Another size; the same size; gone.
    for other in [text.replacing("两次", with: "一次并记录"), text.replacing("两次", with: "三次"), nil] {
      if let other {
        try archive.write(other, to: "值守.txt")
      } else {
        try FileManager.default.removeItem(atPath: archive.corpus + "/值守.txt")
      }
      answer = try ask()
      #expect(answer.verdict == "identical")
      #expect(answer.notices.map(\.code) == ["file_changed"])
      #expect(answer.notices.first?.paths == ["值守.txt"])
      #expect(answer.matches.map(\.fileChange) == [other == nil ? "missing" : "changed"])
      #expect(try ask("各乡镇要储备编织袋二十万条").notices.isEmpty)
    }
    let english = try archive.run("quote", "各乡镇要每日巡堤两次")
    #expect(english.output.contains("Changed since they were indexed, or gone: 值守.txt"))
    #expect(english.output.contains("file is gone"))
    let chinese = try archive.run(
      "quote", "各乡镇要每日巡堤两次", environment: ["LANG": "zh_CN.UTF-8"])
    #expect(chinese.output.contains("建立索引后文件改动过，或已不在：值守.txt"))
    let csv = try archive.run("quote", "--format", "csv", "各乡镇要每日巡堤两次")
    #expect(csv.exitCode == 0 && csv.messages.contains("值守.txt"))
    try archive.write(text.replacing("两次", with: "三次"), to: "值守.txt")
    try archive.index()
    #expect(try ask().verdict == "changed")
    #expect(try ask().notices.isEmpty)
  }

  @Test(
    "What cannot be meant is bad usage",
    arguments: [
      [], ["--limit", "0", "整改"], ["--batch", "-", "整改"], ["--format", "html", "整改"],
      ["--batch", "-", "--format", "text"], ["--draft", "a.md", "--format", "csv"],
      ["--cite", "mla", "整改"],
    ])
  func badUsage(arguments: [String]) throws {
    let outcome = try Program.run(["--archive", office.folder, "quote"] + arguments)
    #expect(outcome.exitCode == 2 && outcome.output.isEmpty)
  }

  @Test("A batch has one answer a line, in order") func batch() throws {
    let lines = ["整改不能在纸上画钩", "", "整改能在纸上画钩，要在群众心里画钩", "我"]
    let path = try file((lines.joined(separator: "\r\n") + "\n").utf8, "引文.txt")
    let outcome = try quote("--batch", path)
    #expect(outcome.exitCode == 3 && !outcome.messages.isEmpty)
    let answers = try outcome.output.split(separator: "\n").map {
      try JSONDecoder.snakeCase.decode(Result.self, from: Data($0.utf8))
    }
    #expect(answers.map(\.quote) == lines)
    #expect(answers.map(\.verdict) == ["identical", nil, "changed", nil])
    #expect(answers.map(\.error) == [nil, "empty", nil, "too_short"])
    let table = try quote("--batch", "-", "--format", "csv", "--limit", "1", input: path)
    #expect(table.output.hasPrefix("\u{FEFF}number,quote,verdict,"))
    let starts = table.output.split(separator: "\r\n").dropFirst().map { $0.prefix(2) }
    #expect(starts == ["1,", "2,", "3,", "4,"])
    let good = try file("整改不能在纸上画钩\n".utf8, "引文.txt")
    #expect(try quote("--batch", good).exitCode == 0)
  }

  @Test("A quotation in a file, in another encoding") func file() throws {
    let gb18030: [UInt8] = [0xD5, 0xFB, 0xB8, 0xC4, 0xB2, 0xBB, 0xC4, 0xDC, 0xD4, 0xDA, 0xD6, 0xBD]
    let path = try file(gb18030, "引文.txt")
    #expect(try quote("--file", path).exitCode == 0)
    #expect(try quote("--file", "/nowhere/引文.txt").exitCode == 3)
    let long = try file(Array(repeating: UInt8(ascii: "a"), count: 1_000_000), "长.txt")
    let refused = try quote("--file", long)
    #expect(refused.exitCode == 3 && refused.output.isEmpty)
  }

  @Test("The link leads to the words, the source holds them") func link() throws {
    let outcome = try quote("--format", "json", "--", "整改不能在纸上画钩,要在群众心里画钩")
    let answer = try JSONDecoder.snakeCase.decode(Result.self, from: Data(outcome.output.utf8))
    let match = try #require(answer.matches.first)
    let original = try String(
      contentsOfFile: office.corpus + "/" + match.document.path, encoding: .utf8)
    let range = try #require(match.source?.ranges.first)
    #expect(
      String(String.UnicodeScalarView(Array(original.unicodeScalars)[range])) == match.matchedText)
    let link = try #require(match.link)
    let shown = try office.run("show", link)
    #expect(shown.exitCode == 0 && shown.output.contains("【\(match.matchedText)】"))
    let stale = link.replacingOccurrences(of: "content=", with: "content=a")
    let changed = try office.run("show", stale)
    #expect(changed.exitCode == 1 && changed.output.isEmpty && changed.messages.contains("changed"))
  }

  @Test("Every style of citation") func citations() throws {
    for (style, mark) in [("gbt7714", "[N]"), ("bibtex", "@article{"), ("csl-json", "{\"archive_")]
    {
      let outcome = try quote("--cite", style, "--limit", "1", "--", "整改不能在纸上画钩,要在群众心里画钩")
      #expect(outcome.output.contains(mark), "\(style)")
    }
  }

  @Test("A draft: the table, JSON and the report") func draft() throws {
    let text = "# 稿\n\n书记说：“整改不能在纸上画钩”，又说“整改能在纸上画钩，要在群众心里画钩”。\n\n说“一半\n"
    let path = try file(text.utf8, "稿<b>.md")
    let table = try quote("--draft", path)
    #expect(table.exitCode == 1)
    #expect(table.output.contains("{+不+}") && table.output.contains("closing quotation mark"))
    let json = try quote("--draft", path, "--format", "json")
    #expect(json.exitCode == 1 && json.output.contains("\"unclosed\":true"))
    let page = try quote("--draft", path, "--format", "html")
    #expect(page.output.contains("<ins>不</ins>") && page.output.contains("稿&lt;b&gt;.md"))
    let good = try file("他说：“整改不能在纸上画钩”。\n".utf8, "稿.txt")
    #expect(try quote("--draft", good).exitCode == 0)
  }

  @Test("A draft that gives nothing to check is bad input") func badDrafts() throws {
    let drafts: [([UInt8], String)] = [
      (Array("没有引文。".utf8), "稿.txt"), (Array("只有后引号”。".utf8), "稿.txt"),
      ([0x89, 0x50, 0x4E, 0x47, 0, 0, 1, 2], "稿.txt"), ([0x50, 0x4B, 3, 4], "稿.doc"), ([], "稿.txt"),
    ]
    for (bytes, name) in drafts {
      let outcome = try quote("--draft", try file(bytes, name))
      #expect(outcome.exitCode == 3 && outcome.output.isEmpty && !outcome.messages.isEmpty)
    }
  }
}
