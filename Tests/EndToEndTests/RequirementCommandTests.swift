import Foundation
import Testing

@Suite("Requirements from the terminal") struct RequirementCommandTests {
  private var office: TestArchive { get throws { try CommandTests.office.get() } }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test("The JSON of the contract, key by key") func contract() throws {
    let outcome = try office.run("requirements", "--format", "json", "整改方案", "--limit", "3")
    #expect(outcome.exitCode == 0)
    let answer = try object(outcome.output)
    let results = try #require(answer["results"] as? [[String: Any]])
    #expect(answer["total"] as? Int ?? 0 >= 3 && results.count == 3)
    for result in results {
      #expect(
        Set(result.keys).isSuperset(of: [
          "id", "speaker", "office", "verb", "addressees", "text", "deadline", "direct_speech",
          "places",
        ]))
      #expect((result["text"] as? String)?.contains("整改") == true)
      let places = try #require(result["places"] as? [[String: Any]])
      for place in places {
        #expect(
          Set(place.keys).isSuperset(of: ["passage_id", "document", "heading_path", "source"]))
        let id = try #require(place["passage_id"] as? String)
        #expect(try office.run("show", "--format", "json", id).exitCode == 0)
      }
    }
  }

  @Test("Each place's source range holds the item") func sources() throws {
    let outcome = try office.run("requirements", "--format", "json", "--limit", "300")
    let results = try #require(try object(outcome.output)["results"] as? [[String: Any]])
    #expect(results.count >= 200)
    var checked = 0
    for result in results {
      for place in result["places"] as? [[String: Any]] ?? [] {
        guard let document = place["document"] as? [String: Any],
          let path = document["path"] as? String, path.hasSuffix(".md"),
          let source = place["source"] as? [String: Any], let start = source["start"] as? Int,
          let end = source["end"] as? Int, source["segments"] is NSNull,
          let text = place["text"] as? String
        else { continue }
        let bytes = try Data(contentsOf: URL(filePath: office.corpus + "/" + path))
        let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
        #expect(String(String.UnicodeScalarView(scalars[start..<end])) == text, "\(path)")
        checked += 1
      }
    }
    #expect(checked >= 100)
  }

  @Test("Who, of whom, when") func filters() throws {
    let cases: [([String], String)] = [
      (["--speaker", "屈长庚"], "立行立改"), (["--to", "教育局党组"], "信访件"),
      (["--kind", "办法", "--path", "办法/2023", "采砂"], "禁采期"),
      (["--issuer", "水利局", "--since", "2024", "--until", "2024-12-31"], "贵镇"),
    ]
    for (options, word) in cases {
      let outcome = try Program.run(
        ["--archive", office.folder, "requirements", "--format", "jsonl"] + options)
      #expect(outcome.exitCode == 0, "\(options)")
      #expect(outcome.output.contains(word), "\(options)")
    }
  }

  @Test("The table opens in a spreadsheet") func table() throws {
    let outcome = try office.run("requirements", "--format", "csv", "整改")
    #expect(Array(outcome.output.utf8.prefix(3)) == [0xEF, 0xBB, 0xBF])
    #expect(Array(outcome.output.utf8.suffix(2)) == [0x0D, 0x0A])
    #expect(outcome.output.utf8.filter { $0 == 0x0D }.count > 3)
  }

  private static let refused: [([String], Int32)] = [
    (["没有这样的词语组合呀"], 1), (["--speaker", "没有这个人"], 1), (["--to", "没有这个单位"], 1), (["。，"], 1),
    (["--since", "昨天"], 2), (["--until", "2020-13-01"], 2), (["--kind", "没有"], 2),
    (["--limit", "0"], 2), (["--limit", "2001"], 2), (["--offset", "-1"], 2),
    (["--since", "2022", "--until", "2020"], 2), (["--format", "xml"], 2),
  ]

  @Test("Nothing found, and what is no request", arguments: refused)
  func refusals(_ options: [String], _ exitCode: Int32) throws {
    let outcome = try Program.run(
      ["--archive", office.folder, "requirements", "--format", "json"] + options)
    #expect(outcome.exitCode == exitCode, "\(options): \(outcome.messages)")
    if exitCode == 1 {
      #expect((try object(outcome.output)["results"] as? [Any])?.isEmpty == true)
    }
  }

  @Test("An enormous paragraph and quotation marks that nothing closes") func hostileTexts() throws
  {
    let archive = try TestArchive()
    try archive.write(String(repeating: "要改必须改不得拖一是要求强调", count: 60_000), to: "长.txt")
    try archive.write("卓一帆要求：“各村要巡堤，不得离岗。\n\n第二段没有引号，一切照常。", to: "引号.txt")
    let start = ContinuousClock.now
    try archive.index()
    #expect(ContinuousClock.now - start < .seconds(60))
    let outcome = try archive.run("requirements", "巡堤", "--format", "json")
    #expect(outcome.exitCode == 0 && outcome.output.contains("各村要巡堤"))
  }

  @Test("While the index is missing or of another version") func noIndex() throws {
    let archive = try TestArchive()
    #expect(try archive.run("requirements", "整改").exitCode == 3)
  }
}
