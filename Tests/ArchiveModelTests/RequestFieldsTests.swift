import ArchiveModel
import Testing

/// The one way from what is written to a request.
@Suite("Requests of fields") struct RequestFieldsTests {
  private func fields(_ values: [RequestField: [String]]) -> RequestFields {
    var fields = RequestFields()
    for (field, texts) in values { fields[field] = texts }
    return fields
  }

  @Test("An empty value is none of the words and no date; it does not drop the condition")
  func emptyValues() {
    let error = #expect(throws: RequestProblems.self) {
      try DocumentFilter(fields([.kind: [""], .since: [""]]))
    }
    #expect(error?.problems.map(\.field) == [.kind, .since])
  }

  @Test("A request that says nothing has the defaults") func defaults() throws {
    let empty = fields([.kind: [], .since: []])
    #expect(empty == RequestFields())
    #expect(try SearchRequest(empty) == SearchRequest(query: ""))
    #expect(try RequirementRequest(empty) == RequirementRequest())
    #expect(try ListingRequest(empty) == ListingRequest())
    #expect(try DocumentFilter(empty).isEmpty)
  }

  @Test("Every request reads the same filter of the same fields") func oneFilter() throws {
    let asked = fields([
      .kind: ["通知", "speech"], .issuer: ["水利"], .speaker: ["=王建信"], .path: ["a/"],
      .since: ["2019年"], .until: ["2021-05"], .query: ["甲", "乙"],
    ])
    let filter = try DocumentFilter(asked)
    #expect(filter.kinds == [.notice, .speech] && filter.speakers == ["=王建信"])
    #expect(filter.since == PartialDate(year: 2019))
    #expect(filter.until == PartialDate(year: 2021, month: 5))
    #expect(try SearchRequest(asked).filter == filter)
    #expect(try RequirementRequest(asked).filter == filter)
    #expect(try ListingRequest(asked).filter == filter)
    #expect(try SearchRequest(asked).query == "甲 乙")
  }

  @Test("All that is wrong is told, with the field, the value and what would do")
  func problems() throws {
    let asked = fields([
      .kind: ["nothing"], .since: ["昨天"], .limit: ["0"], .offset: ["x"], .sort: ["up"],
      .facets: ["maybe"], .until: ["2020", "2021"],
    ])
    let found = #expect(throws: RequestProblems.self) { try SearchRequest(asked) }?.problems ?? []
    #expect(
      found.map(\.field) == [.kind, .since, .until, .sort, .limit, .offset, .facets])
    let byField = Dictionary(uniqueKeysWithValues: found.map { ($0.field, $0) })
    #expect(byField[.until]?.reason == .isRepeated && byField[.until]?.value == nil)
    #expect(byField[.limit]?.allowed == ["1…200"] && byField[.limit]?.value == "0")
    #expect(byField[.sort]?.allowed == ["relevance", "date", "date-asc"])
    #expect(byField[.since]?.reason == .notADate)
    #expect(byField[.kind]?.allowed.contains("通知") == true)
  }

  @Test(
    "A period that ends before it begins is a problem of its end, everywhere",
    arguments: [("2022", "2019"), ("2020-02", "2020-01-31"), ("2020-05-02", "2020-05-01")])
  func reversed(since: String, until: String) throws {
    let asked = fields([.since: [since], .until: [until]])
    for make in [
      { _ = try DocumentFilter(asked) }, { _ = try SearchRequest(asked) },
      { _ = try RequirementRequest(asked) }, { _ = try ListingRequest(asked) },
    ] as [() throws -> Void] {
      let error = #expect(throws: RequestProblems.self) { try make() }
      #expect(error?.problems.map(\.field) == [.until])
      #expect(error?.problems.first?.allowed.first?.hasPrefix("≥ ") == true)
    }
    let due = fields([.dueSince: [since], .dueUntil: [until]])
    let error = #expect(throws: RequestProblems.self) { try RequirementRequest(due) }
    #expect(error?.problems.map(\.field) == [.dueUntil])
    _ = try SearchRequest(fields([.since: ["2020"], .until: ["2020-01"]]))
  }

  @Test("Requirements: documents without a date, any number of a table")
  func requirements() throws {
    let undated = try RequirementRequest(fields([.since: ["-", "2020"], .to: ["-"]]))
    #expect(undated.wantsUndated && undated.filter.since == PartialDate(year: 2020))
    #expect(undated.addressees == ["-"])
    let many = fields([.limit: ["5000"], .due: ["dated", "none"]])
    #expect(throws: RequestProblems.self) { try RequirementRequest(many) }
    let table = try RequirementRequest(many, largestLimit: RequirementRequest.noLimit)
    #expect(table.limit == 5000 && table.deadlines == [.dated, .absent])
    #expect(try RequirementRequest(fields([:]), usualLimit: 7).limit == 7)
    // Longer than any integer is no limit, where there is none; else it is out of range as 5000 is.
    let long = fields([.limit: [String(repeating: "9", count: 30)]])
    let whole = try RequirementRequest(long, largestLimit: RequirementRequest.noLimit)
    #expect(whole.limit == RequirementRequest.noLimit)
    #expect(throws: RequestProblems.self) { try RequirementRequest(long) }
    #expect(try !RequirementRequest(fields([.since: ["2020"]])).wantsUndated)
    let search = try SearchRequest(fields([.since: ["-"]]))
    #expect(search.filter.wantsUndated && search.filter.since == nil && !search.filter.isEmpty)
  }
}
