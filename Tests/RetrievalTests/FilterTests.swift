import ArchiveModel
import Testing

@testable import Retrieval

@Suite("Filters") struct FilterTests {
  private let archive: SampleArchive

  init() throws { archive = try SampleArchive(records: Samples.records) }

  @Test(
    "Filters alone list documents, newest first",
    arguments: [
      ("类型:通知", ["n2", "n1"]), ("kind:notice", ["n2", "n1"]), ("類型：通知", ["n2", "n1"]),
      ("类型:通知 类型:讲话", ["n2", "s2", "s1", "n1"]), ("类型:通知 -单位:县政府", ["n2", "n1"]),
      ("单位:云台县委", ["s2", "s1"]), ("單位:雲台縣委", ["s2", "s1"]), ("issuer:磐石镇", ["r1"]),
      ("讲话人:季远", ["s1"]), ("讲话人:苗禾", ["w1"]), ("speaker:季", ["s1"]),
      ("类型:讲话 -讲话人:季远", ["s2"]), ("标题:经济工作", ["s2"]), ("标题:經濟", ["s2"]), ("类型:法律", []),
      ("路径:记录", ["m1", "n2", "s2", "r1", "s1", "n1", "w1", "u1", "w2"]), ("路径:没有/", []),
    ])
  func alone(query: String, expected: [String]) throws {
    let found = try archive.found(query)
    // The order among documents of one day, and of those without a year, is that of their ids.
    #expect(Set(found) == Set(expected))
    #expect(try archive.search(query).total == expected.count)
    let days = try archive.search(query).hits.map {
      $0.document.description.date?.dayRange?.upperBound ?? 0
    }
    #expect(days == days.sorted(by: >))
  }

  @Test("Filters narrow words down")
  func withWords() throws {
    #expect(try archive.found("整改 类型:讲话") == ["s1"])
    #expect(try archive.found("整改 -类型:讲话") == ["r1"])
    #expect(try archive.found("防汛 类型:法律").isEmpty)
  }

  @Test(
    "A document number in every form of brackets and width",
    arguments: [
      "云政发〔2021〕3号", "云政发[2021]3号", "云政发(2021)3号", "云政发（2021）3号", "云政发【2021】3号", "云政发〔2021〕03号",
      "云政发〔２０２１〕３号", "云政发（2021）第3号", "雲政發〔2021〕3號", "云政发 〔2021〕 3号", "云政发［2021］3号",
    ])
  func numbers(number: String) throws {
    #expect(try archive.found("文号:“\(number)”") == ["n1"], "filter")
    #expect(try archive.found(number).first == "n1", "typed alone")
    var filter = DocumentFilter()
    filter.numbers = [number]
    let response = try archive.search(SearchRequest(query: "", filter: filter))
    #expect(response.hits.compactMap(\.document.externalID) == ["n1"])
  }

  @Test(
    "Parts of document numbers",
    arguments: [
      ("云政发", ["n1", "n2"]), ("〔2022〕3号", ["n2"]), ("3号", ["n1", "n2"]), ("第03号", ["n1", "n2"]),
      ("2022", ["n2", "m1"]), ("政发", ["n1", "n2"]), ("雲政紀", ["m1"]),
    ])
  func numberParts(number: String, expected: [String]) throws {
    #expect(Set(try archive.found("文号:\(number)")) == Set(expected))
  }

  @Test("What is no document number, or nobody's, finds no document")
  func unknownNumbers() throws {
    #expect(try archive.found("文号:云政发〔2021〕4号").isEmpty)
    #expect(try archive.found("文号:xx[2021]3号").isEmpty)
  }

  @Test(
    "Ranges of dates, with dates of which only a part is known",
    arguments: [
      ("日期:2021", ["n1", "s1", "r1"]), ("日期:2021-12", ["r1"]), ("日期:2021-12-31", ["r1"]),
      ("日期:..2020", ["w1"]), ("日期:2020-05", ["w1"]), ("日期:2022..", ["n2", "s2", "m1"]),
      ("日期:2021..2022 类型:通知", ["n1", "n2"]), ("since:2022-02", ["n2", "m1"]),
      ("until:2021-04", ["n1", "w1"]), ("日期:2019", []), ("日期:2022..2021", []),
    ])
  func dates(query: String, expected: [String]) throws {
    #expect(Set(try archive.found(query)) == Set(expected))
  }

  @Test("Filters of the request and of the query must both hold")
  func both() throws {
    var filter = DocumentFilter()
    filter.since = PartialDate(year: 2022)
    let response = try archive.search(SearchRequest(query: "类型:通知 防汛", filter: filter))
    #expect(response.hits.compactMap(\.document.externalID) == ["n2"])
  }

  @Test("Kinds of the query and of the request")
  func kinds() throws {
    var filter = DocumentFilter()
    filter.kinds = [.notice]
    let response = try archive.search(SearchRequest(query: "", filter: filter))
    #expect(Set(response.hits.compactMap(\.document.externalID)) == ["n1", "n2"])
  }

  @Test("Kinds are understood in traditional characters", arguments: ["類型:報告", "类型:講話", "文種:紀要"])
  func traditionalKinds(query: String) throws {
    let response = try archive.search(query)
    #expect(response.notices.isEmpty && !response.hits.isEmpty)
  }

  @Test("A bad value becomes words")
  func badValue() throws {
    let response = try archive.search("类型:茶农")
    #expect(response.notices == [.filterNotUnderstood("茶农")])
    #expect(response.hits.first?.document.externalID == "w2")
  }

  @Test(
    "Filters cannot be broken out of",
    arguments: ["单位:' OR 1=1 --", "标题:%", "路径:%", "讲话人:_", "单位:\u{0}"])
  func injection(query: String) throws {
    _ = try archive.search(query)
    #expect(try archive.search("类型:通知").total == 2)
  }
}
