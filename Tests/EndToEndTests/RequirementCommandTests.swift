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
      (["--kind", "规定", "--path", "办法/2023", "采砂"], "禁采期"),
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
    (["--since", "昨天"], 2), (["--until", "2020-13-01"], 2), (["--kind", "none"], 2),
    (["--kind", "便条"], 1),
    (["--limit", "0"], 2), (["--offset", "-1"], 2),
    (["--since", "2022", "--until", "2020"], 2), (["--format", "xml"], 2),
    (["--due-since", "2022", "--due-until", "2020"], 2), (["--due-since", "x"], 2),
    (["--due", "never"], 2), (["--sort", "up"], 2), (["--offset", "99999999"], 1),
    (["--due-since", "2099"], 1),
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

  @Test("Tables are whole without a limit; what a terminal cuts it says") func wholeTables() throws
  {
    let total = try #require(
      try object(try office.run("requirements", "--format", "json").output)["total"] as? Int)
    #expect(total > 200)
    let lines = try office.run("requirements", "--format", "jsonl").output.split(separator: "\n")
    #expect(lines.count == total)
    let ranks = try lines.map { try object(String($0))["rank"] as? Int }
    #expect(ranks == Array(1...total))
    let table = try office.run("requirements", "--format", "csv").output
    #expect(table.utf8.filter { $0 == 0x0D }.count == total + 1)
    let text = try office.run("requirements").output
    #expect(text.contains("1–20 of \(total); more with --offset 20 or --limit"))
    let last = try office.run("requirements", "--offset", "\(total - 3)").output
    #expect(last.contains("\(total - 2)–\(total) of \(total)\n"))
    let all = try object(
      try office.run("requirements", "--format", "json", "--limit", "100000").output)
    #expect((all["results"] as? [Any])?.count == total)
  }

  @Test("What filters leave out is counted, and listed on request") func omissions() throws {
    func total(_ options: String...) throws -> [String: Any] {
      try object(
        try Program.run(
          ["--archive", office.folder, "requirements", "--format", "json"] + options
        ).output)
    }
    let answer = try total("整改", "--to", "党组织", "--since", "2019", "--speaker", "季崇远")
    for (key, options) in [
      ("without_addressee", ["--to", "-", "--since", "2019", "--speaker", "季崇远"]),
      ("without_speaker", ["--to", "党组织", "--since", "2019", "--speaker", "-"]),
      ("without_date", ["--to", "党组织", "--since", "-", "--speaker", "季崇远"]),
    ] {
      let listed = try object(
        try Program.run(
          ["--archive", office.folder, "requirements", "--format", "json", "整改"] + options
        ).output)
      #expect(answer[key] as? Int == listed["total"] as? Int, "\(key)")
    }
    let text = try office.run("requirements", "--to", "教育局党组").output
    #expect(text.contains("list them by --to -"))
    let chinese = try Program.run(
      ["--archive", office.folder, "requirements", "--to", "教育局党组"],
      environment: ["LANG": "zh_CN.UTF-8"]
    ).output
    #expect(chinese.contains("没有写明要求谁"))
  }

  @Test("What falls due, in order") func deadlines() throws {
    let outcome = try office.run(
      "requirements", "--due-since", "2021", "--due-until", "2021-12", "--sort", "due", "--format",
      "jsonl")
    let days = try outcome.output.split(separator: "\n").map { line in
      (try object(String(line))["deadline"] as? [String: Any])?["date"] as? String ?? ""
    }
    #expect(days.count > 3 && days == days.sorted())
    #expect(days.allSatisfy { $0.hasPrefix("2021-") })
    let recurring = try office.run("requirements", "--due", "recurring", "--format", "jsonl")
    for line in recurring.output.split(separator: "\n") {
      let deadline = try object(String(line))["deadline"] as? [String: Any]
      #expect(deadline?["recurring"] as? Bool == true && deadline?["date"] is NSNull)
    }
    for (order, sorted) in [("date", { $0 > $1 }), ("date-asc", { $0 < $1 })]
      as [(String, (String, String) -> Bool)]
    {
      let dates = try office.run("requirements", "--sort", order, "--format", "jsonl").output
        .split(separator: "\n").compactMap { line in
          let places = try object(String(line))["places"] as? [[String: Any]]
          return (places?.first?["document"] as? [String: Any])?["date"] as? String
        }
      #expect(dates.count > 200 && dates == dates.sorted(by: sorted), "\(order)")
    }
  }

  @Test(
    "A period that ends before it begins is bad usage everywhere",
    arguments: [["search", "值班"], ["list"], ["requirements"], ["export", "--format", "csv"]])
  func reversedDates(_ command: [String]) throws {
    let outcome = try Program.run(
      ["--archive", office.folder] + command + ["--since", "2022", "--until", "2019"])
    #expect(outcome.exitCode == 2)
    #expect(outcome.messages.contains("--until is earlier than --since"))
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
