import ArchiveModel
import Testing

@testable import Retrieval

@Suite("Lists of requirements") struct RequirementSearcherTests {
  /// The same requirement in two notices, one of them in traditional characters; a speech; a piece
  /// of news with two speakers.
  private static let files = [
    "甲.md": """
    ---
    title: 关于做好2020年防汛工作的通知
    kind: 通知
    issuer: 石桥县人民政府
    date: 2020-03-01
    主送机关: 各乡镇人民政府，县直各单位
    ---

    # 关于做好2020年防汛工作的通知

    一、落实责任。各村要在4月底前公示防汛责任人名单，不得弄虚作假。防汛物资由县里统一调配，各乡镇不得挪用。

    二、统筹抗旱。水库要优先保障城乡居民饮水，灌溉用水按计划供给，任何单位和个人不得截留。
    """,
    "乙.md": """
    ---
    title: 關於做好2021年防汛工作的通知
    kind: 通知
    issuer: 石桥县人民政府
    date: 2021-03-01
    ---

    # 關於做好2021年防汛工作的通知

    一、落實責任。各村必須在4月底前公示防汛責任人名單；不得弄虛作假。一切照舊，請對照執行，有關情況及時報告縣裏。
    """,
    "丙.md": """
    ---
    title: 在防汛会上的讲话
    kind: 讲话
    speaker: 卓一帆
    date: 2022-05-01
    ---

    # 在防汛会上的讲话

    堤防是石桥的命根子，今年的雨来得早，上游的水比往年多，大家都看到了。巡堤的人必须夜里也在，险情要当天报告。
    """,
    "丁.md": """
    ---
    title: 巡堤见闻
    kind: 新闻
    date: 2022-06-01
    ---

    # 巡堤见闻

    五月的石桥，河水漫过了老码头，沿河的村子都忙了起来，县里的干部也下到了堤上。县长靳远山要求，巡堤人员要带足物资。镇党委书记卓一帆表示，镇里不得留空堤。
    """,
  ]

  private func archive() throws -> SampleArchive { try SampleArchive(Self.files) }

  private func list(_ archive: SampleArchive, _ request: RequirementRequest) throws
    -> RequirementResponse
  {
    try archive.live.withSearcher { try RequirementSearcher($0).search(request) }
  }

  private func items(_ response: RequirementResponse) -> [String] {
    response.hits.map { $0.places[0].text }
  }

  @Test func withoutWordsNewestFirst() throws {
    let response = try list(try archive(), RequirementRequest(limit: 200))
    // By the place shown first, the earliest.
    let dates = response.hits.map { hit in
      hit.places[0].document.description.date?.description ?? ""
    }
    #expect(dates == dates.sorted(by: >))
    #expect(response.total == response.hits.count && response.totalIsExact)
    // Due on another day, or required of others, is another requirement.
    #expect(response.total == 12)
  }

  @Test func repetitionsAreOneWithTheirPlacesEarliestFirst() throws {
    let archive = try archive()
    let again = try #require(Self.files["乙.md"]).replacing("2021-03-01", with: "2020-03-05")
    try archive.write(again, to: "乙.md")
    try archive.index()
    let response = try list(archive, RequirementRequest(query: "公示 责任人名单"))
    #expect(response.total == 1)
    let hit = try #require(response.hits.first)
    #expect(hit.places.map { $0.document.path } == ["甲.md", "乙.md"])
    #expect(hit.places[0].text == "各村要在4月底前公示防汛责任人名单")
    #expect(hit.places[0].requirement.deadline?.date?.description == "2020-04-30")
  }

  @Test func everyItemFitsByItself() throws {
    let archive = try archive()
    #expect(items(try list(archive, RequirementRequest(query: "挪用"))) == ["各乡镇不得挪用"])
    // In one passage, but not in one requirement: shown as a near answer, and said to be one.
    let near = try list(archive, RequirementRequest(query: "公示 挪用"))
    #expect(near.relaxed && near.total > 0)
    // A word that the title alone has finds nothing by itself.
    #expect(items(try list(archive, RequirementRequest(query: "做好 通知"))) == [])
    #expect(
      try list(archive, RequirementRequest(query: "“截留挪用”")).total == 0)
  }

  @Test func filters() throws {
    let archive = try archive()
    var request = RequirementRequest()
    request.filter.speakers = ["卓一帆"]
    #expect(
      Set(items(try list(archive, request))) == ["巡堤的人必须夜里也在", "险情要当天报告", "镇里不得留空堤"])
    request.filter.kinds = [.news]
    #expect(items(try list(archive, request)) == ["镇里不得留空堤"])
    request = RequirementRequest(query: "讲话人:靳远山")
    #expect(items(try list(archive, request)) == ["巡堤人员要带足物资"])
    request = RequirementRequest(addressees: ["乡镇"])
    // Named beside the item, or addressed by the whole notice.
    #expect(items(try list(archive, request)).contains("各乡镇不得挪用"))
    #expect(items(try list(archive, request)).contains("不得弄虚作假") == false)
    request = RequirementRequest(query: "物资", addressees: ["巡堤人员"])
    #expect(items(try list(archive, request)) == ["巡堤人员要带足物资"])
    request = RequirementRequest()
    request.filter.since = PartialDate(year: 2022)
    #expect(try list(archive, request).total == 4)
    request.filter.speakers = ["没有这个人"]
    #expect(try list(archive, request).total == 0)
  }

  @Test func pagesAreOneList() throws {
    let archive = try archive()
    let whole = items(try list(archive, RequirementRequest(limit: 200)))
    var parts: [String] = []
    for offset in stride(from: 0, to: whole.count, by: 3) {
      parts += items(try list(archive, RequirementRequest(limit: 3, offset: offset)))
    }
    #expect(parts == whole)
    #expect(items(try list(archive, RequirementRequest(offset: 9_000))) == [])
  }

  @Test func hostileQueriesAreAnswered() throws {
    let archive = try archive()
    for query in HostileQueries.listed {
      let response = try list(archive, RequirementRequest(query: query, addressees: [query]))
      for hit in response.hits { #expect(!hit.places.isEmpty) }
    }
    let empty = try list(archive, RequirementRequest(query: "，。；"))
    #expect(empty.total == 0 && empty.notices.contains(.nothingToLookFor))
  }

  // MARK: Speakers in searches

  @Test func theSpeakerFilterKnowsWhoSpeaksInAPassage() throws {
    let archive = try archive()
    let spoken = try archive.search("物资 讲话人:靳远山")
    #expect(spoken.hits.map(\.document.path) == ["丁.md"])
    #expect(try archive.search("讲话人:靳远山").hits.map(\.document.path) == ["丁.md"])
    #expect(try archive.search("挪用 讲话人:靳远山").hits.isEmpty)
    #expect(Set(try archive.search("堤 讲话人:卓一帆").hits.map(\.document.path)) == ["丙.md", "丁.md"])
  }

  @Test func theSpeakerFacetCountsPassages() throws {
    let response = try archive().search(SearchRequest(query: "堤", wantsFacets: true))
    let speakers = response.facets?.speakers ?? []
    #expect(speakers.contains(Facets.Count(value: "卓一帆", count: 2)))
    #expect(speakers.contains(Facets.Count(value: "靳远山", count: 1)))
  }
}
