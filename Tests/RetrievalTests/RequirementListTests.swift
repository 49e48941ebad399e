import ArchiveModel
import Testing

@testable import Retrieval

/// Filters that say what they leave out, deadlines, orders, and whole lists in steps.
@Suite("Whole lists of requirements") struct RequirementListTests {
  private static let files = [
    "甲.md": """
    ---
    title: 关于做好2020年防汛工作的通知
    kind: 通知
    issuer: 石桥县人民政府
    date: 2020-03-01
    主送机关: 各乡（镇）人民政府、街道办事处，县直各单位
    ---

    # 关于做好2020年防汛工作的通知

    一、落实责任。各村要在4月底前公示防汛责任人名单，不得弄虚作假。每月要报送一次进展。

    二、统筹抗旱。水库管理单位要在15个工作日内报送方案，任何单位和个人不得截留。
    """,
    "乙.md": """
    ---
    title: 关于做好2021年防汛工作的通知
    kind: 通知
    issuer: 石桥县人民政府办公室
    date: 2021-03-01
    ---

    # 关于做好2021年防汛工作的通知

    一、落实责任。各村必须在4月底前公示防汛责任人名单；堤上不得离人。防汛器材要在2021年6月15日前备齐。
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
    title: 安全生产条例
    kind: 条例
    ---

    # 安全生产条例

    第一条 乡镇人民政府应当做好安全生产工作。

    第二条 街道办事处应当为农产品生产者提供质量安全检测服务。

    第三条 矿山企业应当保证质量安全，生产单位不得瞒报。
    """,
    "戊.md": """
    ---
    title: 关于值守的通知
    kind: 通知
    date: 2019-01-01
    ---

    # 关于值守的通知

    堤上不得离人，值守情况要当天报告。
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

  private static let filters: [RequirementRequest] = {
    var requests = [
      RequirementRequest(), RequirementRequest(query: "防汛"), RequirementRequest(query: "报送 方案"),
      RequirementRequest(query: "安全生产"),
    ]
    for index in requests.indices {
      var request = requests[index]
      request.addressees = ["各村"]
      requests.append(request)
      request.filter.since = PartialDate(year: 2021)
      requests.append(request)
      request.addressees = []
      requests.append(request)
      request.filter.speakers = ["石桥县"]
      requests.append(request)
      request.filter.since = nil
      request.deadlines = [.dated, .open]
      requests.append(request)
      request.filter.kinds = [.notice, .regulation]
      requests.append(request)
    }
    return requests
  }()

  @Test(
    "What a filter leaves out is counted, and listed by the request for none", arguments: filters)
  func omissions(_ request: RequirementRequest) throws {
    let archive = try archive()
    let response = try list(archive, request)
    var other = request
    other.addressees = [RequirementRequest.none]
    #expect(try list(archive, other).total == response.withoutAddressee)
    other = request
    other.filter.speakers = [RequirementRequest.none]
    #expect(try list(archive, other).total == response.withoutSpeaker)
    other = request
    (other.filter.since, other.filter.until, other.wantsUndated) = (nil, nil, true)
    #expect(try list(archive, other).total == response.withoutDate)
    for kind in DeadlineKind.allCases {
      other = request
      other.deadlines = [kind]
      #expect(try list(archive, other).total == response.deadlines[kind], "\(kind)")
    }
    // Those asked for and those that state none, together.
    if !request.addressees.isEmpty {
      other = request
      other.addressees.append(RequirementRequest.none)
      #expect(try list(archive, other).total == response.total + response.withoutAddressee)
    }
  }

  @Test("Brackets in names are passed over; whole names are whole") func addressees() throws {
    let archive = try archive()
    let places = { (addressee: String) in
      Set(
        try self.list(archive, RequirementRequest(addressees: [addressee], limit: 100)).hits
          .flatMap { $0.places.map(\.document.path) })
    }
    // Addressed to 各乡（镇）人民政府, and an article's own subject.
    #expect(try places("乡镇") == ["甲.md", "丁.md"])
    #expect(try places("鄉鎮") == ["甲.md", "丁.md"])
    #expect(try places("=乡镇人民政府") == ["丁.md"])
    #expect(try places("＝各乡镇人民政府") == ["甲.md"])
    #expect(try places("=街道办事处") == ["甲.md", "丁.md"])
    #expect(try places("，") == [])
    #expect(try places("=") == [])
    // Who is named beside the item is meant, not those whom the document is addressed to.
    let named = items(try list(archive, RequirementRequest(addressees: ["各村"])))
    let publication = "各村要在4月底前公示防汛责任人名单"
    #expect(named.contains(publication) && named.contains("各村必须在4月底前公示防汛责任人名单"))
    #expect(
      !items(try list(archive, RequirementRequest(addressees: ["街道"]))).contains(publication))
  }

  @Test("Whole names of speakers") func speakers() throws {
    let archive = try archive()
    let total = { (speaker: String) in
      var request = RequirementRequest()
      request.filter.speakers = [speaker]
      return try self.list(archive, request).total
    }
    let (part, whole) = (try total("石桥县人民政府"), try total("=石桥县人民政府"))
    #expect(part > whole && whole > 0)
    #expect(try total("=石桥县") == 0)
    let name = try total("卓一帆")
    #expect(try total("=卓一帆") == name)
  }

  @Test("Other addressees or another day are another requirement") func repetitions() throws {
    let archive = try archive()
    let response = try list(archive, RequirementRequest(query: "公示 责任人名单"))
    let days = response.hits.map { $0.places[0].requirement.deadline?.date?.description ?? "" }
    #expect(days.sorted() == ["2020-04-30", "2021-04-30"])
    let same = try list(archive, RequirementRequest(query: "堤上不得离人"))
    #expect(same.hits.map { $0.places.map(\.document.path) } == [["戊.md", "乙.md"]])
  }

  @Test("What is typed together is wanted together") func typedTogether() throws {
    let archive = try archive()
    let whole = try list(archive, RequirementRequest(query: "安全生产"))
    #expect(items(whole) == ["乡镇人民政府应当做好安全生产工作"] && !whole.relaxed)
    #expect(whole.hits[0].places[0].document.path == "丁.md")
    // What stands nowhere together is parted; with a space each is wanted by itself.
    let parted = try list(archive, RequirementRequest(query: "质量安全生产"))
    #expect(parted.hits.allSatisfy { $0.places[0].text.contains("安全") })
    let apart = try list(archive, RequirementRequest(query: "安全 生产"))
    #expect(apart.total >= 2 && !apart.relaxed)
    // In quotation marks never relaxed.
    #expect(try list(archive, RequirementRequest(query: "“生产安全检测”")).total == 0)
    // A filter never relaxes: the words stand together somewhere.
    var request = RequirementRequest(query: "安全生产")
    request.filter.kinds = [.notice]
    #expect(try list(archive, request).total == 0)
    request = RequirementRequest(query: "安全生产", addressees: ["街道"])
    #expect(try list(archive, request).total == 0)
  }

  private static let orders = RequirementRequest.Order.allCases.flatMap { order in
    ["", "防汛", "堤"].map { (order, $0) }
  }

  @Test("Orders are strict", arguments: orders)
  func order(_ order: RequirementRequest.Order, _ query: String) throws {
    let response = try list(
      try archive(), RequirementRequest(query: query, order: order, limit: 100))
    let dates = response.hits.map { $0.places[0].document.description.date?.description }
    let dated = dates.compactMap(\.self)
    switch order {
    case .relevance where !query.isEmpty: break
    case .relevance, .date:
      #expect(dated == dated.sorted(by: >))
      #expect(dates.firstIndex(of: nil) ?? dated.count == dated.count)
    case .dateAscending:
      #expect(dated == dated.sorted())
      #expect(dates.firstIndex(of: nil) ?? dated.count == dated.count)
    case .due:
      let deadlines = response.hits.map { $0.places[0].requirement.deadline }
      let kinds = deadlines.map { $0?.kind ?? .absent }
      let places = kinds.map { DeadlineKind.allCases.firstIndex(of: $0) ?? 9 }
      #expect(places == places.sorted())
      let days = deadlines.compactMap { $0?.date?.description }
      #expect(days == days.sorted())
    }
  }

  @Test("What falls due, and what is due again and again") func deadlines() throws {
    let archive = try archive()
    var request = RequirementRequest(
      dueSince: PartialDate(year: 2021, month: 5), dueUntil: PartialDate(year: 2021, month: 6),
      order: .due)
    var response = try list(archive, request)
    #expect(items(response) == ["防汛器材要在2021年6月15日前备齐"])
    #expect(response.deadlines.recurring == 1 && response.deadlines.open >= 2)
    request.dueUntil = PartialDate(year: 2021, month: 6, day: 14)
    #expect(try list(archive, request).total == 0)
    request = RequirementRequest(dueUntil: PartialDate(year: 2021, month: 4))
    #expect(try list(archive, request).total == 2)
    response = try list(archive, RequirementRequest(deadlines: [.recurring]))
    #expect(items(response) == ["每月要报送一次进展"])
    #expect(response.hits[0].places[0].requirement.deadline?.isRecurring == true)
  }

  @Test("A table is the list, in steps", arguments: filters)
  func table(_ request: RequirementRequest) async throws {
    let archive = try archive()
    var wanted = request
    wanted.limit = RequirementRequest.largestLimit
    var answer = try list(archive, wanted)
    wanted.limit = RequirementRequest.noLimit
    let table = try await archive.live.requirementTable(wanted)
    var hits: [RequirementHit] = []
    var begin: RequirementResponse?
    while let step = try await table.next() {
      switch step {
      case .working: #expect(begin == nil)
      case .begin(let response): begin = response
      case .hits(let more): hits += more
      }
    }
    #expect(hits == answer.hits)
    (answer.hits, answer.tookMilliseconds) = ([], begin?.tookMilliseconds ?? 0)
    #expect(begin == answer)
    if try await table.next() != nil { Issue.record("more after the end") }
  }

  @Test("A table is as it was when it began, and ends where its task does") func leaving()
    async throws
  {
    let archive = try archive()
    let table = try await archive.live.requirementTable(
      RequirementRequest(limit: RequirementRequest.noLimit))
    try archive.write("# 空\n\n没有什么。\n", to: "甲.md")
    try archive.index()
    var count = 0
    while let step = try await table.next() {
      if case .hits(let hits) = step { count += hits.count }
    }
    let now = try list(archive, RequirementRequest(limit: 2_000)).total
    #expect(count > now)
    let other = try await archive.live.requirementTable(RequirementRequest())
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return try await other.next()
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
