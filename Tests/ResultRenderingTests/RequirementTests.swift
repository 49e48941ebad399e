import ArchiveModel
import Testing

@testable import ResultRendering

@Suite struct RequirementRenderingTests {
  private static func hit(text: String = Samples.text, speaker: String = "卓一帆") -> RequirementHit {
    var hit = Samples.hit(text: text)
    if text != Samples.text { hit.passage.text = text }
    let bytes = Array(text.utf8)
    let end = min(bytes.count, "各级党委（党组）书记要把巡察整改摆在案头".utf8.count)
    let requirement = Requirement(
      speaker: Speaker(name: speaker, office: "县委书记", kind: .person), verb: "强调",
      byteRange: 0..<(text == Samples.text ? end : bytes.count),
      addresseeByteRanges: text == Samples.text ? [0..<"各级党委（党组）书记".utf8.count] : [],
      deadline: Requirement.Deadline(
        byteRange: 0..<(text == Samples.text ? 6 : bytes.count),
        date: PartialDate(year: 2020, month: 12, day: 31)), isDirect: true)
    let place = RequirementPlace(
      id: "p1.1", passageID: "p1", document: hit.document, passage: hit.passage,
      requirement: requirement)
    var other = place
    other.id = "p2.3"
    other.document.description.date = PartialDate(year: 2021)
    return RequirementHit(
      rank: 1, places: [place, other], furtherPlaceCount: 3,
      highlightByteRanges: text == Samples.text
        ? ["各级党委（党组）书记要把".utf8.count..<"各级党委（党组）书记要把巡察整改".utf8.count] : [])
  }

  private static let response: RequirementResponse = {
    var response = RequirementResponse(
      query: "巡察整改", total: 7, tookMilliseconds: 1.23456, relaxed: true, hits: [hit()],
      notices: [.indexIncomplete])
    (response.withoutAddressee, response.withoutSpeaker, response.withoutDate) = (12, 1, 3)
    (response.deadlines.dated, response.deadlines.recurring) = (5, 2)
    return response
  }()

  @Test func json() throws {
    try expectGolden(try RequirementJSON.render(Self.response), "requirements.json")
    let nothing = try RequirementJSON.render(RequirementResponse(query: "无"))
    #expect(nothing.contains("\"results\":[]") && nothing.contains("\"total\":0"))
    #expect(try RequirementJSON.renderLines(Self.response).hasSuffix("}\n"))
  }

  @Test func csv() throws {
    try expectGolden(RequirementCSV.render(Self.response), "requirements.csv")
  }

  @Test(arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"])
  func noCellIsAFormula(_ start: String) {
    let hit = Self.hit(text: start, speaker: start)
    let table = RequirementCSV.render(RequirementResponse(query: "", hits: [hit]))
    let cells = table.unicodeScalars.split(separator: ",").map { String($0) }
    #expect(cells.contains { $0.hasPrefix("'" + start) || $0.hasPrefix("\"'" + start) })
    #expect(!cells.contains { $0.hasPrefix(start) || $0.hasPrefix("\"" + start) })
  }

  @Test(arguments: [Language.chinese, .english]) func terminal(_ language: Language) throws {
    try expectGolden(
      RequirementText.render(
        Self.response, to: RequirementRequest(query: "巡察整改", addressees: ["各乡镇"], limit: 1),
        style: TerminalStyle(colours: false, width: 80), language: language),
      "requirements-\(language.rawValue).txt")
  }

  @Test(arguments: [Language.chinese, .english]) func page(_ language: Language) throws {
    var request = RequirementRequest(query: "巡察整改", addressees: ["各乡镇"], limit: 1)
    request.filter.speakers = ["卓一帆"]
    request.filter.kinds = [.notice]
    request.filter.since = PartialDate(year: 2019)
    try expectGolden(
      try RequirementsPage.render(Self.response, to: request, language: language),
      "requirements-\(language.rawValue).html")
  }

  @Test func nothingFromADocumentBecomesMarkup() throws {
    let hostile = Samples.hostile
    var hit = Self.hit(text: hostile, speaker: hostile)
    hit.places[0].document.description.title = hostile
    let page = try RequirementsPage.render(
      RequirementResponse(query: hostile, total: 1, hits: [hit]),
      to: RequirementRequest(query: hostile, addressees: [hostile]), language: .chinese)
    #expect(!page.contains("<script>alert"))
    #expect(!page.contains("<img src=x"))
    let text = RequirementText.render(
      RequirementResponse(query: hostile, total: 1, hits: [hit]),
      to: RequirementRequest(query: hostile), style: TerminalStyle(colours: false, width: 80),
      language: .chinese)
    #expect(!text.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x9B })
  }

  @Test("The parts of an answer are the answer") func framed() throws {
    var response = Self.response
    response.query = "\"results\":[]"
    response.hits = [Self.hit(), Self.hit()]
    let frame = try RequirementJSON.frame(response)
    let hits = try response.hits.map(RequirementJSON.hit).joined(separator: ",")
    let whole = try RequirementJSON.render(response)
    #expect(frame.begin + hits + frame.end == whole)
    #expect(
      RequirementCSV.render(response) == RequirementCSV.header
        + response.hits.map(RequirementCSV.row).joined())
  }

  @Test("What a filter leaves out is said and offered", arguments: [Language.chinese, .english])
  func omissions(_ language: Language) throws {
    func page(_ request: RequirementRequest) throws -> String {
      try RequirementsPage.render(Self.response, to: request, language: language)
    }
    let plain = try page(RequirementRequest())
    #expect(!plain.contains("omissions"))
    var request = RequirementRequest(addressees: ["乡镇"], order: .due)
    #expect(try page(request).contains("href=\"/requirements?to=-&amp;sort=due\""))
    request = RequirementRequest()
    request.filter.speakers = ["卓一帆"]
    request.filter.until = PartialDate(year: 2020)
    #expect(try page(request).contains("speaker=-&amp;until=2020"))
    #expect(
      try page(request).contains(
        "speaker=\(PageAddress.percentEncoded("卓一帆"))&amp;since=-\""))
    request = RequirementRequest(dueSince: PartialDate(year: 2021))
    #expect(try page(request).contains("href=\"/requirements?due=recurring\""))
    let text = RequirementText.render(
      Self.response, to: request, style: TerminalStyle(colours: false, width: 80),
      language: language)
    #expect(text.contains("--due recurring") && !text.contains("--due dated"))
  }

  @Test("A list that is cut says so, and every page is linked") func pages() throws {
    var response = Self.response
    response.total = 1_005
    let text = RequirementText.render(
      response, to: RequirementRequest(limit: 1, offset: 3),
      style: TerminalStyle(colours: false, width: 80), language: .english)
    #expect(text.hasSuffix("4–4 of 1005; more with --offset 4 or --limit\n"))
    let page = try RequirementsPage.render(
      response, to: RequirementRequest(limit: 10, offset: 500), language: .english)
    for offset in ["480", "490", "510", "520", "1000"] {
      #expect(page.contains("limit=10&amp;offset=\(offset)\""), "\(offset)")
    }
    #expect(page.contains("aria-current=\"page\">51</span>"))
    #expect(page.contains("501–501 of 1005"))
    #expect(page.contains("href=\"/requirements.csv\""))
    // The whole list needs no such line.
    response.total = 1
    let whole = RequirementText.render(
      response, to: RequirementRequest(), style: TerminalStyle(colours: false, width: 80),
      language: .english)
    #expect(!whole.contains(" of 1"))
  }

  @Test("What is due again and again is apart") func sections() throws {
    var response = Self.response
    var other = Self.hit()
    other.rank = 2
    other.places[0].requirement.deadline?.date = nil
    other.places[0].requirement.deadline?.isRecurring = true
    response.hits.append(other)
    let request = RequirementRequest(order: .due)
    let text = RequirementText.render(
      response, to: request, style: TerminalStyle(colours: false, width: 80), language: .chinese)
    let first = try #require(text.firstRange(of: "有日期的期限"))
    let second = try #require(text.firstRange(of: "\n定期\n"))
    #expect(first.upperBound < second.lowerBound)
    let page = try RequirementsPage.render(response, to: request, language: .chinese)
    #expect(page.contains("<h2 class=\"part\">定期</h2>"))
    #expect(try RequirementJSON.render(response).contains("\"recurring\":true"))
  }
}
