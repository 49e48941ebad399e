import ArchiveModel
import Testing

@testable import Retrieval

@Suite("What a query means") struct ParsedQueryTests {
  private func word(_ text: String) -> ParsedQuery.Wanted { .init(text: text, isPhrase: false) }
  private func phrase(_ text: String) -> ParsedQuery.Wanted {
    .init(text: text, isPhrase: true, typed: "“\(text)”")
  }

  @Test("Words are wanted all, alternatives one")
  func groups() {
    #expect(ParsedQuery("甲 乙").groups == [[word("甲")], [word("乙")]])
    #expect(ParsedQuery("甲 OR 乙 丙").groups == [[word("甲"), word("乙")], [word("丙")]])
    #expect(ParsedQuery("甲|“乙”|丙").groups == [[word("甲"), phrase("乙"), word("丙")]])
    #expect(ParsedQuery("OR 甲 OR").groups == [[word("甲")]])
    #expect(ParsedQuery("甲 OR OR 乙").groups == [[word("甲"), word("乙")]])
    #expect(ParsedQuery("").groups.isEmpty)
  }

  @Test("What is excluded joins no alternatives")
  func excluded() {
    let query = ParsedQuery("甲 OR -乙 -“丙”")
    #expect(query.groups == [[word("甲")]])
    #expect(query.excluded == [word("乙"), phrase("丙")])
  }

  @Test("Fields become the filter")
  func fields() {
    let query = ParsedQuery("巡察 类型:通知 kind:speech 单位：县政府 讲话人:甲 文号:云政〔2021〕3号 标题:防汛 路径:讲话/")
    #expect(query.groups == [[word("巡察")]])
    #expect(query.filter.kinds == [.notice, .speech])
    #expect(query.filter.issuers == ["县政府"])
    #expect(query.filter.speakers == ["甲"])
    #expect(query.filter.numbers == ["云政〔2021〕3号"])
    #expect(query.filter.titles == ["防汛"])
    #expect(query.filter.pathPrefixes == ["讲话/"])
    #expect(query.notices.isEmpty)
  }

  @Test("Fields with a minus are conditions of their own")
  func excludedFields() {
    let query = ParsedQuery("-类型:通知 -单位:县政府 类型:讲话")
    #expect(query.filter.kinds == [.speech])
    #expect(query.excludedFilters.map(\.kinds) == [[.notice], []])
    #expect(query.excludedFilters.map(\.issuers) == [[], ["县政府"]])
  }

  @Test(
    "Ranges of dates",
    arguments: [
      ("2019..2021", 20_190_101, 20_211_231), ("2019…2021", 20_190_101, 20_211_231),
      ("2019……2021", 20_190_101, 20_211_231), ("2019～2021", 20_190_101, 20_211_231),
      ("2019~2021", 20_190_101, 20_211_231), ("2019至2021", 20_190_101, 20_211_231),
      ("2019年3月..2019年4月", 20_190_301, 20_190_430), ("2020", 20_200_101, 20_201_231),
      ("2020-02", 20_200_201, 20_200_229), ("2020年10月26日", 20_201_026, 20_201_026),
      ("二〇二〇年十月", 20_201_001, 20_201_031), ("2019..", 20_190_101, nil),
      ("..2021", nil, 20_211_231),
    ] as [(String, Int?, Int?)])
  func dates(value: String, first: Int?, last: Int?) {
    let query = ParsedQuery("日期:" + value)
    #expect(query.filter.since?.dayRange?.lowerBound == first)
    #expect(query.filter.until?.dayRange?.upperBound == last)
    #expect(query.groups.isEmpty && query.notices.isEmpty)
  }

  @Test(
    "A value that is none is looked for as words, and the person is told",
    arguments: [
      ("类型:便条", "便条"), ("日期:昨天", "昨天"), ("日期:10月26日", "10月26日"), ("日期:..", ".."),
      ("日期:2019..昨天", "2019..昨天"), ("自:明天", "明天"), ("until:10月26日", "10月26日"),
      ("日期:2020-13", "2020-13"),
    ])
  func badValues(query: String, value: String) {
    let parsed = ParsedQuery(query)
    #expect(parsed.notices == [.filterNotUnderstood(value)])
    #expect(parsed.groups == [[word(value)]])
    #expect(parsed.filter.isEmpty)
  }

  @Test("A bad value with a minus is excluded as words")
  func badExcludedValue() {
    let parsed = ParsedQuery("整改 -类型:便条")
    #expect(parsed.excluded == [word("便条")])
    #expect(parsed.excludedFilters.isEmpty)
    #expect(parsed.notices == [.filterNotUnderstood("便条")])
  }

  @Test("Several conditions on the date are narrowed, not replaced, by another filter's")
  func combinedDates() {
    var own = DocumentFilter()
    own.since = PartialDate(year: 2019)
    own.until = PartialDate(year: 2022)
    let combined = own.combined(with: ParsedQuery("日期:2020..2030").filter)
    #expect(combined.since == PartialDate(year: 2020))
    #expect(combined.until == PartialDate(year: 2022))
    #expect(own.combined(with: DocumentFilter()) == own)
  }

  @Test("The end of a very long query is left out, and the person is told")
  func longQuery() {
    let parsed = ParsedQuery(String(repeating: "整", count: 10_000))
    #expect(parsed.notices == [.queryShortened])
    #expect(parsed.groups.first?.first?.text.unicodeScalars.count == SearchRequest.longestQuery)
    let fitting = ParsedQuery(String(repeating: "整", count: SearchRequest.longestQuery))
    #expect(fitting.notices.isEmpty)
  }

  @Test("In a question, marks and hyphens are punctuation")
  func question() {
    let parsed = ParsedQuery("-类型:通知 “甲” OR 乙", asQuestion: true)
    #expect(parsed.groups == [[word("-类型:通知 “甲” OR 乙")]])
    #expect(parsed.excluded.isEmpty && parsed.filter.isEmpty)
  }

  @Test("Every text is a query")
  func anyText() {
    for query in HostileQueries.listed + HostileQueries.random(count: 3000, seed: 2) {
      let parsed = ParsedQuery(query)
      #expect(parsed.groups.allSatisfy { !$0.isEmpty }, "\(query.debugDescription)")
    }
  }
}
