import ArchiveModel
import Testing

@testable import Retrieval

@Suite("The order of results") struct OrderTests {
  private func key(_ hit: Hit) -> (Int, String, Int) {
    (
      -(hit.document.description.date?.dayRange?.upperBound ?? 0), hit.document.id,
      hit.passage.ordinal
    )
  }

  @Test("Equals stand with the newest document first, then by id")
  func ties() throws {
    let archive = try SampleArchive(
      records: Samples.many(40) + [
        ["id": "x", "title": "编号文件", "text": Samples.many(1)[0]["text"] ?? ""]
      ])
    let response = try archive.search("共有的词")
    #expect(response.total == 41)
    #expect(Set(response.hits.map(\.score)).count == 1)
    let keys = response.hits.map(key)
    #expect(zip(keys, keys.dropFirst()).allSatisfy { $0 < $1 })
    #expect(response.hits.last?.document.externalID == "x")
    #expect(response.hits.map(\.rank) == Array(1...41))
    let again = try archive.search("共有的词")
    #expect(again.hits.map(\.passageID) == response.hits.map(\.passageID))
  }

  @Test("By date: newest first, in a document the best passage first")
  func byDate() throws {
    let archive = try SampleArchive(records: Samples.records)
    let response = try archive.search(SearchRequest(query: "的 OR 要", order: .date, limit: 50))
    let days = response.hits.map { $0.document.description.date?.dayRange?.upperBound ?? 0 }
    #expect(days == days.sorted(by: >) && days.count > 3)
    let sections = try SampleArchive(["a.md": Samples.sections(9, word: "供水")])
    var request = SearchRequest(query: "供水 “第7节”", limit: 9)
    let byScore = try sections.search(request).hits.map(\.passageID)
    request.order = .date
    #expect(try sections.search(request).hits.map(\.passageID) == byScore)
  }

  @Test("Pages neither overlap nor leave holes", arguments: [SearchRequest.Order.relevance, .date])
  func paging(order: SearchRequest.Order) throws {
    var files = ["记录.jsonl": try SampleArchive.container(Samples.many(60))]
    for number in 1...4 { files["长篇\(number).md"] = Samples.sections(7, word: "共有的词") }
    let archive = try SampleArchive(files)
    for query in ["共有的词", "日期 共有", "共有 长篇文件 航天"] {
      let whole = try archive.search(
        SearchRequest(query: query, order: order, limit: SearchRequest.largestLimit))
      var pages: [Hit] = []
      while true {
        let page = try archive.search(
          SearchRequest(query: query, order: order, limit: 7, offset: pages.count))
        #expect(page.total == whole.total)
        guard !page.hits.isEmpty else { break }
        #expect(page.hits.first?.rank == pages.count + 1)
        pages += page.hits
      }
      #expect(pages.map(\.passageID) == whole.hits.map(\.passageID), "\(query)")
      #expect(pages.count == whole.total)
      #expect(Set(pages.map(\.passageID)).count == pages.count)
    }
  }

  @Test("Of one document three passages come first, and how many more there are is told")
  func perDocument() throws {
    let archive = try SampleArchive([
      "长篇.md": Samples.sections(12, word: "供水"), "短篇.md": Samples.sections(2, word: "供水"),
    ])
    let response = try archive.search("供水")
    #expect(response.total == 14)
    let byPath = Dictionary(grouping: response.hits, by: \.document.path)
    // Three, then those of other documents, then the rest.
    #expect(response.hits.prefix(5).count { $0.document.path == "长篇.md" } == 3)
    #expect(byPath["长篇.md"]?.count == 12)
    #expect(byPath["长篇.md"]?.allSatisfy { $0.furtherPassageCount == 9 } == true)
    #expect(byPath["短篇.md"]?.map(\.furtherPassageCount) == [0, 0])
    let all = try archive.search(SearchRequest(query: "供水", limit: 50, passagesPerDocument: nil))
    #expect(all.hits.count == 14 && all.hits.allSatisfy { $0.furtherPassageCount == 0 })
  }

  @Test("One long document does not keep the others off the page")
  func longDocument() throws {
    var files = ["长篇.md": Samples.sections(400, word: "供水供水供水")]
    for number in 1...12 { files["短篇\(number).md"] = Samples.sections(1, word: "供水") }
    let archive = try SampleArchive(files)
    let response = try archive.search(SearchRequest(query: "供水", limit: 10))
    #expect(response.hits.count == 10)
    #expect(response.hits.filter { $0.document.path == "长篇.md" }.count <= 3)
    let next = try archive.search(SearchRequest(query: "供水", limit: 10, offset: 10))
    #expect(next.hits.prefix(5).count { $0.document.path != "长篇.md" } >= 2)
    #expect(next.hits.count == 10 && response.total == next.total)
    #expect(Set(next.hits.map(\.passageID)).isDisjoint(with: response.hits.map(\.passageID)))
  }

  @Test("A document number typed alone goes to that document")
  func number() throws {
    let mentions = [
      "id": "z", "title": "转发的说明", "date": "2023",
      "text": "现将云政发〔2021〕3号文件转发给你们，云政发〔2021〕3号文件的要求请认真执行，执行情况于月底前书面报告。",
    ]
    let archive = try SampleArchive(records: Samples.records + [mentions])
    let response = try archive.search("云政发[2021]3号")
    #expect(response.hits.first?.document.externalID == "n1")
    #expect(response.hits.first?.rank == 1)
    #expect(zip(response.hits, response.hits.dropFirst()).allSatisfy { $0.score >= $1.score })
  }

  @Test(
    "A date typed alone goes to the documents of that day",
    arguments: ["2021年4月10日", "2021-04-10", "二〇二一年四月十日", "2021.4.10"])
  func date(query: String) throws {
    let records =
      Samples.records + [
        [
          "id": "year", "title": "只知道年份", "date": "2021",
          "text": "这份材料只知道是二〇二一年的，没有写明月份和日子，内容是历年来的水文观测记录和有关说明。",
        ]
      ]
    let archive = try SampleArchive(records: records)
    #expect(try archive.found(query).first == "n1")
  }

  @Test("Dates of less than a day, and numbers that nobody has, are words")
  func notNamed() throws {
    let archive = try SampleArchive(records: Samples.records)
    #expect(try archive.search("云政发〔1999〕99号").total >= 0)
    #expect(try archive.found("2021年").contains("s2"))
  }
}
