import Foundation
import Testing

@Suite("The commands") struct CommandTests {
  /// The corpus of the project, indexed once for all tests that only read.
  static let office: Result<TestArchive, any Error> = Result {
    let archive = try TestArchive(copying: Folders.corpus)
    let outcome = try archive.run("index")
    guard outcome.exitCode == 0 else { throw CocoaError(.fileReadUnknown) }
    return archive
  }

  private var office: TestArchive { get throws { try Self.office.get() } }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test("From nothing to an answer: init, index, search") func way() throws {
    let folder = NSTemporaryDirectory() + "chadang-new-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let made = try Program.run(["init", folder])
    #expect(made.exitCode == 0 && made.output.contains("archive made"))
    let text = "# 关于巡察整改的通知\n\n　　各单位要在年底前完成巡察整改，整改情况要向群众公开，接受群众监督。\n"
    try Data(text.utf8).write(to: URL(filePath: folder + "/corpus/通知.md"))
    try Data([0]).write(to: URL(filePath: folder + "/corpus/图.dwg"))
    let indexed = try Program.run(["index", "--archive", folder])
    #expect(indexed.exitCode == 0)
    let lines = indexed.output.split(separator: "\n")
    #expect(lines.first == "2 new, 0 changed, 0 removed, 0 unchanged files")
    #expect(lines.count > 1 && lines[1].hasPrefix("2 documents, "))
    #expect(indexed.output.contains("图.dwg: not a document format this program reads"))
    let again = try Program.run(["index"], folder: folder)
    #expect(again.output.hasPrefix("0 new, 0 changed, 0 removed, 2 unchanged files"))
    let full = try Program.run(["index", "--full", "--jobs", "3", "--archive", folder])
    #expect(full.exitCode == 0)
    let found = try Program.run(["search", "巡察整改"], folder: folder)
    #expect(found.exitCode == 0 && found.output.contains("巡察整改"))
    let over = try Program.run(["init", folder])
    #expect(over.exitCode == 3 && over.messages.contains("an archive already"))
    #expect(try Program.run(["search", "巡察整改"], folder: folder).exitCode == 0)
  }

  @Test("The archive by option before and after the command, by the environment and by the folder")
  func archiveFolder() throws {
    let archive = try office
    for arguments in [
      ["--archive", archive.folder, "search", "整改"], ["search", "--archive", archive.folder, "整改"],
    ] {
      #expect(try Program.run(arguments).exitCode == 0)
    }
    let named = ["CHADANG_ARCHIVE": archive.folder]
    #expect(try Program.run(["search", "整改"], environment: named).exitCode == 0)
    #expect(try Program.run(["search", "整改"], folder: archive.folder).exitCode == 0)
    let wrong = ["CHADANG_ARCHIVE": "/nowhere"]
    #expect(try Program.run(["search", "整改"], environment: wrong).exitCode == 3)
    let overruled = ["--archive", archive.folder, "search", "整改"]
    #expect(try Program.run(overruled, environment: wrong).exitCode == 0)
  }

  @Test("The JSON of the contract, key by key") func contract() throws {
    let outcome = try office.run(
      "search", "--format", "json", "--facets", "--explain", "--limit", "5", "巡察整改")
    let answer = try object(outcome.output)
    #expect(
      Set(answer.keys).isSuperset(of: [
        "query", "total", "total_is_exact", "took_ms", "relaxed", "did_you_mean", "results",
        "facets",
      ]))
    #expect(answer["query"] as? String == "巡察整改")
    #expect((answer["total"] as? Int ?? 0) >= 5 && answer["total_is_exact"] is Bool)
    #expect(answer["took_ms"] is Double && answer["relaxed"] is Bool)
    #expect(answer["did_you_mean"] is [String])
    let facets = try #require(answer["facets"] as? [String: Any])
    #expect(Set(facets.keys).isSuperset(of: ["kinds", "issuers", "years", "speakers"]))
    let results = try #require(answer["results"] as? [[String: Any]])
    #expect(results.count == 5)
    for (index, result) in results.enumerated() {
      #expect(
        Set(result.keys).isSuperset(of: [
          "rank", "score", "passage_id", "document", "heading_path", "text", "snippet",
          "highlights",
          "source", "repaired", "citation", "explanation",
        ]))
      #expect(result["rank"] as? Int == index + 1)
      #expect(result["score"] is Double && result["passage_id"] is String)
      #expect(result["heading_path"] is [String] && result["highlights"] is [[Int]])
      #expect(result["repaired"] is Bool && result["citation"] is String)
      let source = try #require(result["source"] as? [String: Any])
      #expect(source["start"] is Int && source["end"] is Int)
      let document = try #require(result["document"] as? [String: Any])
      #expect(
        Set(document.keys).isSuperset(of: [
          "id", "external_id", "path", "title", "kind", "issuer", "date", "date_precision",
          "number",
        ]))
    }
  }

  @Test("Nothing found is an answer all the same, and the exit code is 1") func nothing() throws {
    let json = try office.run("search", "--format", "json", "犇猋骉麤")
    #expect(json.exitCode == 1)
    let answer = try object(json.output)
    #expect(answer["total"] as? Int == 0 && (answer["results"] as? [Any])?.isEmpty == true)
    #expect(answer["facets"] is NSNull)
    #expect(try office.run("search", "--format", "jsonl", "犇猋骉麤").output.isEmpty)
    let csv = try office.run("search", "--format", "csv", "犇猋骉麤")
    #expect(csv.exitCode == 1 && !csv.output.isEmpty)
    let text = try office.run("search", "犇猋骉麤")
    #expect(text.exitCode == 1 && !text.output.isEmpty)
  }

  @Test("JSON Lines and CSV hold the same results") func formats() throws {
    let answer = try office.search("防汛", "--limit", "7")
    let lines = try office.run("search", "--format", "jsonl", "--limit", "7", "防汛").output
      .split(separator: "\n").map { try object(String($0)) }
    #expect(lines.compactMap { $0["passage_id"] as? String } == answer.results.map(\.passageId))
    let csv = try office.run("search", "--format", "csv", "--limit", "7", "防汛").output
    for result in answer.results { #expect(csv.contains(result.passageId)) }
    let limited = try office.search("防汛", "--limit", "3", "--offset", "2")
    #expect(limited.results.map(\.passageId) == answer.results[2..<5].map(\.passageId))
  }

  @Test("Options narrow down as filters in the query do") func options() throws {
    let byOption = try office.search("防汛", "--kind", "通知", "--since", "2021", "--until", "2022")
    let byQuery = try office.search("防汛 类型:通知 日期:2021..2022")
    #expect(byOption.results.map(\.passageId) == byQuery.results.map(\.passageId))
    #expect(byOption.total > 0)
    #expect(
      try office.search("整改", "--path", "讲话/").results.allSatisfy {
        $0.document.path.hasPrefix("讲话/")
      })
    let speaker = try office.search("整改", "--speaker", "岑望舟", "--sort", "date")
    #expect(!speaker.results.isEmpty)
  }

  @Test("A document, a passage in its place, the original") func show() throws {
    let hit = try #require(try office.search("整改", "--limit", "1").results.first)
    let document = try office.run("show", hit.document.id)
    #expect(document.exitCode == 0 && document.output.contains(hit.document.title ?? "?"))
    let around = try office.run("show", "--format", "json", "--around", "0", hit.passageId)
    let view = try JSONDecoder.snakeCase.decode(Shown.self, from: Data(around.output.utf8))
    #expect(view.passages.map(\.passageId) == [hit.passageId])
    #expect(view.passages.first?.text == hit.text && view.passages.first?.source == hit.source)
    let original = try office.run("show", "--original", hit.passageId)
    #expect(
      original.exitCode == 0 && original.output.unicodeScalars.count > hit.source?.end ?? .max - 1)
    let unknown = try office.run("show", "aaaaaaaaaaaa")
    #expect(
      unknown.exitCode == 1 && unknown.output.isEmpty && unknown.messages.contains("aaaaaaaaaaaa"))
  }

  @Test("How the archive stands") func stats() throws {
    #expect(try office.run("stats").output.contains("documents"))
    #expect(try office.stats()["status"] == "ok")
    let chinese = try office.run("stats", environment: ["LANG": "zh_CN.UTF-8"])
    #expect(chinese.output.contains("文档"))
  }

  @Test("The tokens of a text") func analyze() throws {
    let outcome = try Program.run(["analyze", "--format", "json", "高质量　發展GDP"])
    let answer = try object(outcome.output)
    #expect(answer["folded"] is String)
    let grams = (answer["grams"] as? [[String: Any]] ?? []).compactMap { $0["term"] as? String }
    #expect(grams == ["高质", "质量", "量发", "发展", "展", "gdp"])
    let text = try Program.run(["analyze", "整改\u{1B}[31m"])
    #expect(text.exitCode == 0 && !text.output.contains("\u{1B}"))
    let file = NSTemporaryDirectory() + "chadang-input-" + UUID().uuidString
    defer { unlink(file) }
    try Data("整改".utf8).write(to: URL(filePath: file))
    #expect(try Program.run(["analyze"], input: file).output.contains("整改"))
    try Data([0xFF, 0xFE, 0xFF]).write(to: URL(filePath: file))
    #expect(try Program.run(["analyze"], input: file).exitCode == 3)
  }

  @Test("A test collection, measured and written as a TREC run") func evaluate() throws {
    let archive = try TestArchive()
    try archive.write(
      """
      {"id": "a", "text": "水库汛限水位调整为八十六米，相关手续在七月十日前完成。"}
      {"id": "b", "text": "机关档案在三月底前归档，归档情况在年底前检查。"}

      """, to: "c.jsonl")
    try archive.index()
    let queries = archive.folder + "/q.tsv", qrels = archive.folder + "/r.tsv"
    let run = archive.folder + "/out.trec"
    try Data("1\t汛限水位是多少\n2\t档案何时归档\n".utf8).write(to: URL(filePath: queries))
    try Data("1\ta\t1\n2\tb\t1\n".utf8).write(to: URL(filePath: qrels))
    let outcome = try archive.run(
      "evaluate", "--queries", queries, "--qrels", qrels, "--run", run, "--depth", "10")
    #expect(outcome.exitCode == 0 && outcome.output.contains("MRR@10   1.0000"))
    for word in ["nDCG@10", "R@10", "R@100", "p50", "p95", "p99"] {
      #expect(outcome.output.contains(word))
    }
    let lines = try String(contentsOfFile: run, encoding: .utf8).split(separator: "\n")
    #expect(
      lines.first?.hasPrefix("1 Q0 a 1 ") == true && lines.first?.hasSuffix(" chadang") == true)
    #expect(try archive.run("evaluate", "--queries", "/nowhere.tsv").exitCode == 3)
    try Data("eins\n".utf8).write(to: URL(filePath: qrels))
    let bad = try archive.run("evaluate", "--queries", queries, "--qrels", qrels)
    #expect(bad.exitCode == 3 && bad.messages.contains("r.tsv:1"))
  }

  @Test(
    "Bad usage is exit code 2, with words on standard error",
    arguments: [
      ["nosuchcommand"], ["search", "--limit", "0", "整改"], ["search", "--limit", "201", "整改"],
      ["search", "--offset", "-1", "整改"], ["search", "--kind", "slip", "整改"],
      ["search", "--since", "昨天", "整改"], ["search", "--format", "xml", "整改"],
      ["search", "--sort", "size", "整改"], ["index", "--jobs", "0"], ["show"], ["evaluate"],
      ["serve", "--port", "99999"], ["search", "--nosuchoption"], ["show", "--around", "-1", "x"],
      ["search", "--since", "2022", "--until", "2019", "整改"], ["list", "--kind", "slip"],
      ["list", "--since", "2022", "--until", "2019"],
      ["gaps", "--since", "2022", "--until", "2019"],
      ["export", "--format", "csv", "--since", ""], ["history", "--since", ""],
      ["search", "--kind", "", "整改"], ["list", "--limit", "0"], ["history", "--since", "昨天"],
      ["stats", "--format", "csv"],
      ["verify", "--format", "jsonl"], ["history", "--format", "csv"],
    ])
  func badUsage(arguments: [String]) throws {
    let outcome = try Program.run(["--archive", office.folder] + arguments)
    #expect(outcome.exitCode == 2 && outcome.output.isEmpty && !outcome.messages.isEmpty)
  }

  @Test("All that is wrong with a request is told, by the options, in the language of the locale")
  func badRequest() throws {
    let arguments = ["search", "--kind", "slip", "--since", "2022", "--until", "2019", "整改"]
    let chinese = try Program.run(
      ["--archive", office.folder] + arguments, environment: ["LANG": "zh_CN.UTF-8"])
    #expect(chinese.exitCode == 2)
    #expect(chinese.messages.contains("--kind：没有这种文种：slip"))
    #expect(chinese.messages.contains("--until 早于 --since"))
    let english = try Program.run(
      ["--archive", office.folder] + arguments, environment: ["LANG": "C.UTF-8"])
    #expect(english.messages.contains("--kind: no such kind: slip"))
    #expect(english.messages.contains("--until is earlier than --since"))
  }

  @Test("Only forms that there are are offered") func offeredForms() throws {
    let help = try Program.run(["stats", "--help"], environment: ["LANG": "C.UTF-8"])
    #expect(!help.output.contains("csv"))
  }

  @Test("Help and version") func help() throws {
    let help = try Program.run(["--help"])
    #expect(help.exitCode == 0 && help.output.contains("search") && help.messages.isEmpty)
    #expect(try Program.run(["--version"]).exitCode == 0)
    for command in ["init", "index", "search", "show", "stats", "analyze", "evaluate", "serve"] {
      #expect(try Program.run([command, "--help"]).exitCode == 0, "\(command)")
    }
  }

  @Test(
    "Two languages, by the locale",
    arguments: [
      ("zh_CN.UTF-8", true), ("zh_TW.UTF-8", true), ("C.UTF-8", false), ("en_US.UTF-8", false),
      ("de_DE.UTF-8", false),
    ])
  func languages(locale: String, isChinese: Bool) throws {
    let outcome = try office.run("search", "整改 航天", environment: ["LANG": locale])
    let english = try office.run("show", "aaaa", environment: ["LANG": locale])
    #expect(english.messages.contains("没有") == isChinese)
    #expect(english.messages.contains("no document") == !isChinese)
    #expect(outcome.exitCode == 0)
    let overruled = ["LANG": locale, "LC_ALL": "zh_CN.UTF-8"]
    #expect(try office.run("show", "aaaa", environment: overruled).messages.contains("没有"))
  }

  @Test("No colours and no progress bar where there is no terminal") func plain() throws {
    for format in ["text", "json", "jsonl", "csv"] {
      #expect(try !office.run("search", "--format", format, "整改").output.contains("\u{1B}"))
    }
    let indexed = try TestArchive(copying: Folders.corpus).run("index")
    #expect(!(indexed.output + indexed.messages).contains("\u{1B}"))
    #expect(!indexed.messages.contains("\r"))
  }
}
