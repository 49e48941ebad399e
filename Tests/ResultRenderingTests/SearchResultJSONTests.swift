import ArchiveModel
import Foundation
import Testing

@testable import ResultRendering

@Suite struct SearchResultJSONTests {
  private func object(_ json: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
  }

  @Test func looksAsItAlwaysDid() throws {
    try expectGolden(
      SearchResultJSON.render(Samples.response(), language: .english), "search.json")
    try expectGolden(SearchResultJSON.renderLines(Samples.response()), "search.jsonl")
    try expectGolden(SearchResultJSON.renderFacets(Samples.response()), "facets.json")
    try expectGolden(DocumentJSON.render(Samples.view(Samples.document())), "document.json")
    try expectGolden(
      Problem(.badParameter, parameter: "sort", value: "up", allowed: ["relevance", "date"])
        .json(language: .chinese), "problem.json")
  }

  @Test func anEmptyAnswerIsWhole() throws {
    let answer = try object(SearchResultJSON.render(SearchResponse(query: "无")))
    #expect(
      Set(answer.keys) == [
        "query", "total", "total_is_exact", "took_ms", "relaxed", "did_you_mean", "results",
        "facets", "notices",
      ])
    #expect(answer["facets"] is NSNull)
    #expect((answer["results"] as? [Any])?.isEmpty == true)
  }

  @Test func offsetsCountUnicodeScalars() throws {
    let answer = try object(SearchResultJSON.render(Samples.response()))
    let results = try #require(answer["results"] as? [[String: Any]])
    for result in results {
      for (text, marks) in [("text", "highlights"), ("snippet", "snippet_highlights")] {
        let scalars = Array(try #require(result[text] as? String).unicodeScalars)
        let ranges = try #require(result[marks] as? [[Int]])
        #expect(!ranges.isEmpty)
        for range in ranges {
          let marked = String(String.UnicodeScalarView(scalars[range[0]..<range[1]]))
          #expect(["整改", "😀"].contains(marked))
        }
      }
    }
    let source = try #require(results[0]["source"] as? [String: Any])
    #expect(source["start"] as? Int == 100)
    #expect((source["segments"] as? [[Int]])?.first == [100, 114])
    let document = try #require(results[0]["document"] as? [String: Any])
    #expect(document["external_id"] is NSNull)
  }

  @Test func anyTextSurvives() throws {
    let json = try SearchResultJSON.render(Samples.hostileResponse())
    let results = try #require(try object(json)["results"] as? [[String: Any]])
    let text = try #require(results[0]["text"] as? String)
    #expect(Array(text.unicodeScalars) == Array(Samples.hostile.unicodeScalars))
    let lines = try SearchResultJSON.renderLines(Samples.hostileResponse())
    #expect(lines.utf8.filter { $0 == 0x0A }.count == 1)
  }

  @Test func rangesOutsideTheTextDoNoHarm() throws {
    var response = Samples.response()
    response.hits[0].highlightByteRanges = [-5..<1, 1..<2, 7..<8, 9..<9, 20..<4000]
    response.hits[0].snippetByteRange = 500..<9000
    response.hits[0].score = .nan
    response.tookMilliseconds = .infinity
    let results = try #require(
      try object(SearchResultJSON.render(response))["results"] as? [[String: Any]])
    let count = Samples.text.unicodeScalars.count
    let ranges = try #require(results[0]["highlights"] as? [[Int]])
    #expect(ranges.allSatisfy { $0[0] < $0[1] && $0[1] <= count })
    #expect(results[0]["snippet"] as? String == Samples.text)
  }
}
