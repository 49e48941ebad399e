import ArchiveIndex
import ArchiveModel
import Foundation
import Testing
import TextAnalysis

@testable import Retrieval

/// Counts against looking at every passage.
@Suite("Totals and facets") struct CountTests {
  /// The words of queries whose words ICU leaves as they are, and what must stand in a passage.
  private static let queries: [(query: String, wanted: [String], unwanted: [String])] = [
    ("“整改”", ["整改"], []), ("“的”", ["的"], []), ("“生态环境”", ["生态环境"], []),
    ("“整改” “方案”", ["整改", "方案"], []),
    ("“汛限水位”", ["汛限水位"], []), ("“工作” -“会议”", ["工作"], ["会议"]), ("“县”", ["县"], []),
    ("“县委” “要”", ["县委", "要"], []),
    ("“巡察”", ["巡察"], []), ("“不得” -“整改” -“巡察”", ["不得"], ["整改", "巡察"]), ("“是，”", ["是"], []),
    ("“一；是”", ["一是"], []),
  ]

  private func key(_ text: String, _ analyzer: Analyzer) -> String {
    MatchingKey.text(text, analyzer: analyzer)
  }

  private func expectExact(_ archive: SampleArchive) async throws {
    let passages = try await archive.everySpokenPassage()
    let analyzer = try Analyzer()
    let keyed = passages.map { document, passage, speakers in
      (
        document, speakers: speakers,
        keys: ([passage.text, document.description.title].compactMap(\.self) + passage.headingPath)
          .map { key($0, analyzer) }
      )
    }
    for (query, wanted, unwanted) in Self.queries {
      func holds(_ keys: [String], _ text: String) -> Bool { keys.contains { $0.contains(text) } }
      let matching = keyed.filter { entry in
        wanted.allSatisfy { holds(entry.keys, key($0, analyzer)) }
          && !unwanted.contains { holds(entry.keys, key($0, analyzer)) }
      }
      guard !matching.isEmpty else { continue }
      let response = try archive.search(
        SearchRequest(query: query, limit: 1, wantsFacets: true))
      #expect(response.total == matching.count, "\(query)")
      #expect(response.totalIsExact && !response.relaxed, "\(query)")
      let facets = try #require(response.facets)
      #expect(facets.isExact)
      expectFacets(facets, matching.map(\.0.description), matching.map(\.speakers), query)
    }
  }

  private func expectFacets(
    _ facets: Facets, _ descriptions: [DocumentDescription], _ spoken: [Set<String>],
    _ query: String
  ) {
    func counts(_ values: [String?]) -> [String: Int] {
      Dictionary(values.compactMap { $0.map { ($0, 1) } }, uniquingKeysWith: +)
    }
    func dictionary(_ counts: [Facets.Count]) -> [String: Int] {
      Dictionary(counts.map { ($0.value, $0.count) }, uniquingKeysWith: +)
    }
    #expect(dictionary(facets.kinds) == counts(descriptions.map { $0.kind?.rawValue }), "\(query)")
    #expect(
      dictionary(facets.years) == counts(descriptions.map { $0.date?.year.map { "\($0)" } }),
      "\(query)")
    let issuers = counts(descriptions.map(\.issuer))
    #expect(facets.issuers.allSatisfy { issuers[$0.value] == $0.count }, "\(query)")
    #expect(facets.issuers.count == min(50, issuers.count))
    if facets.speakersAreExact {
      let speakers = counts(spoken.flatMap { Array($0) })
      #expect(facets.speakers.allSatisfy { speakers[$0.value] == $0.count }, "\(query)")
    }
    for list in [facets.kinds, facets.issuers, facets.speakers] {
      #expect(zip(list, list.dropFirst()).allSatisfy { $0.count >= $1.count })
    }
    #expect(facets.years.map(\.value) == facets.years.map(\.value).sorted(by: >))
  }

  @Test("In a small archive") func small() async throws {
    try await expectExact(SampleArchive(records: Samples.records + Samples.many(30)))
  }

  @Test("In the project's own corpus") func office() async throws {
    let corpus = URL(filePath: #filePath).appending(path: "../../../corpus").standardized.path
    let archive = try SampleArchive([:])
    try FileManager.default.removeItem(atPath: archive.folder + "/corpus")
    try FileManager.default.copyItem(atPath: corpus, toPath: archive.folder + "/corpus")
    try archive.index()
    try await expectExact(archive)
  }

  @Test("Filters alone count documents")
  func filterOnly() throws {
    let archive = try SampleArchive(records: Samples.records)
    let response = try archive.search(SearchRequest(query: "类型:通知", limit: 1, wantsFacets: true))
    #expect(response.total == 2 && response.hits.count == 1)
    #expect(response.facets?.kinds == [Facets.Count(value: "通知", count: 2)])
    #expect(response.facets?.years.map(\.value) == ["2022", "2021"])
  }

  @Test("Counts of a document number typed alone agree with its total")
  func named() throws {
    let mentions = [
      "id": "z", "title": "转发的说明", "kind": "函",
      "text": "现将云政发〔2021〕3号文件转发给你们，请认真执行，执行情况于月底前书面报告县政府督查室，不得迟延。",
    ]
    let archive = try SampleArchive(records: Samples.records + [mentions])
    for query in ["云政发〔2021〕3号", "2021-04-10", "2022年4月12日"] {
      let response = try archive.search(
        SearchRequest(query: query, limit: 50, passagesPerDocument: nil, wantsFacets: true))
      #expect(response.total == response.hits.count, "\(query)")
      let facets = try #require(response.facets)
      #expect(facets.kinds.reduce(0) { $0 + $1.count } == response.total, "\(query)")
    }
  }

  @Test("Facets only where they are wanted") func unwanted() throws {
    let archive = try SampleArchive(records: Samples.records)
    #expect(try archive.search("整改").facets == nil)
    let none = try archive.search(SearchRequest(query: "航天飞机", wantsFacets: true))
    #expect(none.facets == Facets())
  }
}
