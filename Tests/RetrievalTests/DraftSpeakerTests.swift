import ArchiveModel
import Foundation
import Testing
import TextAnalysis

@testable import Retrieval

@Suite("Whom a draft names") struct DraftSpeakerTests {
  private static let files = [
    "会议.md": """
    # 全县防汛会召开

    6月1日，全县防汛工作会议召开。县委书记季崇远强调，“宁可听骂声，不愿听哭声”，各级干部要下沉一线。随后县长祝清越讲话，他提出：一是要把山塘水库逐座查清；二是要把转移路线逐户交底。

    全县共有山塘水库四十六座，去年除险加固十二座。
    """,
    "专访.md": """
    # 专访

    县水利局局长卢常海说：“水库不查清，我们睡不着觉。”
    """,
    "讲话.md": """
    # 在全县教育大会上的讲话

    （2021年9月1日）

    县委书记　季崇远

    同志们：

    今天召开全县教育大会，主要任务是部署教育工作。再穷不能穷教育，再苦不能苦孩子。
    """,
  ]

  private func check(_ draft: String) throws -> DraftReport {
    let archive = try SampleArchive(Self.files)
    let path = archive.folder + "/稿.txt"
    try Data(draft.utf8).write(to: URL(filePath: path))
    return try archive.live.withQuoteChecker { try $0.check(draft: InputFile(path: path)) }
  }

  @Test(
    "Before the words, after them, and by a pronoun",
    arguments: [
      ("会上，季崇远说：“宁可听骂声，不愿听哭声”。", "季崇远", "季崇远", true),
      ("各单位要认真落实。\n季崇远说：“宁可听骂声，不愿听哭声”。", "季崇远", "季崇远", true),
      ("各单位要认真落实。\n季崇远强调：“宁可听骂声，不愿听哭声”。", "季崇远", "季崇远", true),
      ("大会今天召开。\n季崇远：“宁可听骂声，不愿听哭声”。", "季崇远", "季崇远", true),
      ("会上，祝清越说：“宁可听骂声，不愿听哭声”。", "祝清越", "季崇远", false),
      ("“宁可听骂声，不愿听哭声”，季崇远说。", "季崇远", "季崇远", true),
      ("“宁可听骂声，不愿听哭声。”祝清越强调。", "祝清越", "季崇远", false),
      ("县长祝清越出席会议。他强调，“宁可听骂声，不愿听哭声”。", "祝清越", "季崇远", false),
      ("祝清越提出，要把山塘水库“逐座查清”。", "祝清越", "祝清越", true),
      ("据卢常海介绍，“水库不查清，我们睡不着觉”。", "卢常海", "卢常海", true),
      ("祝清越指出：“全县共有山塘水库四十六座”。", "祝清越", nil, nil),
      ("全县上下牢记“宁可听骂声，不愿听哭声”的嘱托。", nil, "季崇远", nil),
      ("季崇远指出：“再穷不能穷教育，再苦不能苦孩子”。", "季崇远", "季崇远", true),
      ("祝清越指出：“再穷不能穷教育，再苦不能苦孩子”。", "祝清越", "季崇远", false),
    ] as [(String, String?, String?, Bool?)])
  func named(draft: String, stated: String?, speaker: String?, agrees: Bool?) throws {
    let item = try #require(try check(draft + "\n").items.first)
    #expect(item.statedSpeaker?.name == stated)
    #expect(item.speaker?.name == speaker)
    #expect(item.speakerAgrees == agrees)
    #expect(item.verdict?.isConfirmed == true)
  }

  @Test("Who speaks in the next sentence is not who speaks in this one") func following() throws {
    let report = try check(
      "祝清越说：“宁可听骂声，不愿听哭声”。卢常海说，“水库不查清，我们睡不着觉”。")
    #expect(report.items.map(\.statedSpeaker?.name) == ["祝清越", "卢常海"])
    #expect(report.items.map(\.speakerAgrees) == [false, true])
  }

  @Test("Another speaker fails the draft, an unknown one does not")
  func outcome() throws {
    #expect(try !check("祝清越说：“宁可听骂声，不愿听哭声”。").isConfirmed)
    let unknown = try check("祝清越指出：“全县共有山塘水库四十六座”。")
    #expect(unknown.isConfirmed && unknown.items.first?.hasUnknownSpeaker == true)
  }

  @Test("The named person tells which of several places is meant")
  func narrowing() throws {
    let archive = try SampleArchive([
      "甲.md": "# 甲会\n\n县委书记季崇远强调，“要把功夫下在平时”，不能临时抱佛脚。",
      "乙.md": "# 乙会\n\n县长祝清越强调，“要把功夫下在平时”，不能临渴掘井。",
    ])
    let path = archive.folder + "/稿.txt"
    for name in ["季崇远", "祝清越"] {
      try Data("\(name)说：“要把功夫下在平时”。".utf8).write(to: URL(filePath: path))
      let report = try archive.live.withQuoteChecker { try $0.check(draft: InputFile(path: path)) }
      let item = try #require(report.items.first)
      #expect(item.speakerAgrees == true && item.response?.matches.first?.speaker == name)
      #expect(item.response?.total == 2)
    }
  }

  @Test(
    "Names and offices",
    arguments: [
      (
        Speaker(name: "王书记", office: "书记", kind: .person),
        Speaker(name: "王建国", office: "县委书记", kind: .person), true
      ),
      (
        Speaker(name: "王书记", office: "书记", kind: .person),
        Speaker(name: "李建国", office: "县委书记", kind: .person), false
      ),
      (Speaker(name: "王书记", office: "书记", kind: .person), Speaker(name: "王建国", kind: .person), nil),
      (
        Speaker(name: nil, office: "县长", kind: .person),
        Speaker(name: "祝清越", office: "云岫县县长", kind: .person), true
      ),
      (
        Speaker(name: nil, office: "县长", kind: .person),
        Speaker(name: "季崇远", office: "县委书记", kind: .person), false
      ),
      (
        Speaker(name: nil, office: "有关负责人", kind: .person),
        Speaker(name: "卢常海", office: "局长", kind: .person), nil
      ),
      (Speaker(name: "阿不都·热合曼", kind: .person), Speaker(name: "阿不都•热合曼", kind: .person), true),
      (Speaker(name: "張庆安", kind: .person), Speaker(name: "张庆安", kind: .person), true),
      (Speaker(name: "季崇远", kind: .person), Speaker(name: "会议", kind: .meeting), false),
      (Speaker(name: "县财政局", kind: .body), Speaker(name: "云岫县财政局", kind: .body), true),
      (Speaker(name: "县财政局", kind: .body), Speaker(name: "县教育局", kind: .body), false),
    ] as [(Speaker, Speaker, Bool?)])
  func names(stated: Speaker, source: Speaker, agrees: Bool?) throws {
    let archive = try SampleArchive(Self.files)
    var match = try #require(try archive.quote("全县共有山塘水库四十六座").matches.first)
    match.attribution = source
    #expect(SpeakerComparison(stated: stated, analyzer: try Analyzer()).agrees(match) == agrees)
  }

  @Test("A pasted article is told from a quotation")
  func pasted() async throws {
    let archive = try SampleArchive(Self.files)
    func answer(_ text: String) async throws -> PastedAnswer {
      try await archive.live.checkPasted(QuoteRequest(text: text))
    }
    let article = "防汛会昨日召开。\n\n祝清越说：“宁可听骂声，不愿听哭声”。他还说，“水库不查清，我们睡不着觉。”"
    guard case .draft(let report) = try await answer(article) else {
      Issue.record("not taken for an article")
      return
    }
    #expect(report.items.map(\.speakerAgrees) == [false, false])
    for quotation in ["县委书记季崇远强调，“宁可听骂声，不愿听哭声”，各级干部", "“宁可听骂声”", "再穷不能穷教育", "宁可听骂，不愿听哭"] {
      guard case .quotation = try await answer(quotation) else {
        Issue.record("\(quotation) taken for an article")
        continue
      }
    }
    let long = (0..<400).map { "第\($0)人说：“要把第\($0)件事办好办实办出成效来”。\n" }.joined()
    let start = ContinuousClock.now
    guard case .draft(let bounded) = try await answer(long) else {
      Issue.record("not taken for an article")
      return
    }
    #expect(bounded.total == 400)
    #expect(ContinuousClock.now - start < .seconds(10))
  }
}
