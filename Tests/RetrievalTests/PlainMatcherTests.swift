import ArchiveModel
import Foundation
import Testing
import TextAnalysis

@testable import Retrieval

/// What the program finds, counts and lacks, against reading every passage.
@Suite("All words means all words", .serialized) struct PlainMatcherTests {
  private static func office() throws -> SampleArchive {
    let corpus = URL(filePath: #filePath).appending(path: "../../../corpus").standardized.path
    let archive = try SampleArchive([:])
    try FileManager.default.removeItem(atPath: archive.folder + "/corpus")
    try FileManager.default.copyItem(atPath: corpus, toPath: archive.folder + "/corpus")
    try archive.index()
    return archive
  }

  @Test("Generated queries over the project's corpus", .timeLimit(.minutes(30)))
  func generated() async throws {
    let archive = try Self.office()
    let matcher = PlainMatcher(try await archive.identifiedPassages())
    var maker = QueryMaker(matcher: matcher, random: SeededNumbers(seed: 20))
    var asked = 0
    for number in 0..<400 {
      guard let query = maker.query(number) else { continue }
      asked += 1
      try expectTrue(query, matcher, archive)
    }
    #expect(asked > 300)
  }

  private func expectTrue(
    _ query: PlainMatcher.Query, _ matcher: PlainMatcher, _ archive: SampleArchive
  ) throws {
    let admitted = matcher.admitted(query)
    let lacking = Dictionary(
      uniqueKeysWithValues: admitted.map { ($0.id, matcher.lacking(query, $0)) })
    let full = Set(admitted.map(\.id).filter { lacking[$0]?.isEmpty ?? false })
    let response = try archive.search(
      SearchRequest(
        query: query.typed, limit: SearchRequest.largestLimit, passagesPerDocument: nil))
    let found = response.hits.filter(\.missing.isEmpty).map(\.passageID)
    let note: Comment = "\(query.typed)"
    #expect(response.relaxed == response.hits.contains { !$0.missing.isEmpty }, note)
    if full.count <= SearchRequest.largestLimit { #expect(Set(found) == full, note) }
    // What holds all comes first.
    let isFullFirst = response.hits.prefix(found.count).allSatisfy { $0.missing.isEmpty }
    #expect(isFullFirst, note)
    if response.relaxed {
      // What holds the words apart, or resembles them, is let in, too.
      let some = admitted.count { (lacking[$0.id]?.count ?? 0) < query.groups.count }
      #expect(response.total >= some, note)
    } else {
      #expect(response.total == full.count && response.totalIsExact, note)
    }
    for hit in response.hits {
      let missing = try #require(lacking[hit.passageID], note)
      #expect(hit.missing.count == missing.count, "\(query.typed) \(hit.passageID)")
      let document = admitted.filter { $0.document.id == hit.document.id }
      let nowhere = query.groups.indices.filter { group in
        !document.contains { entry in query.groups[group].contains { matcher.holds($0, entry) } }
      }
      if !missing.isEmpty { #expect(hit.documentMissing.count == nowhere.count, note) }
      let text = hit.passage.text
      for range in hit.highlightByteRanges {
        #expect(range.upperBound <= text.utf8.count && !range.isEmpty, note)
      }
    }
  }

  @Test("A facet's number is what its filter gives", .timeLimit(.minutes(30)))
  func facets() async throws {
    let archive = try Self.office()
    let matcher = PlainMatcher(try await archive.identifiedPassages())
    var maker = QueryMaker(matcher: matcher, random: SeededNumbers(seed: 21))
    var compared = 0
    for number in 0..<60 {
      guard let query = maker.query(number % 6) else { continue }
      let response = try archive.search(
        SearchRequest(query: query.typed, limit: 1, wantsFacets: true))
      guard let facets = response.facets, response.total > 0 else { continue }
      for (field, counts) in [
        ("类型:", facets.kinds), ("单位:=", facets.issuers), ("日期:", facets.years),
        ("讲话人:=", facets.speakers),
      ] {
        for count in counts.prefix(6) {
          let filter = field + (count.value.contains(" ") ? "“\(count.value)”" : count.value)
          let quoted = filter.replacingOccurrences(of: "=“", with: "“=")
          let filtered = try archive.search(
            SearchRequest(query: "\(query.typed) \(quoted)", limit: 1))
          #expect(filtered.total == count.count, "\(query.typed) \(quoted)")
          compared += 1
        }
      }
    }
    #expect(compared > 200)
  }

  @Test("Swapped alternatives and repeated words change nothing", .timeLimit(.minutes(30)))
  func metamorphic() async throws {
    let archive = try Self.office()
    let matcher = PlainMatcher(try await archive.identifiedPassages())
    var maker = QueryMaker(matcher: matcher, random: SeededNumbers(seed: 22))
    func answer(_ query: String) throws -> [String] {
      try archive.search(SearchRequest(query: query, limit: 50)).hits.map {
        "\($0.passageID) \($0.score)"
      }
    }
    for _ in 0..<40 {
      guard let entry = maker.pick(matcher.entries), let a = maker.word(of: entry),
        let b = maker.word(of: entry), let c = maker.word(of: entry)
      else { continue }
      let plain = try answer("\(a) OR \(b) \(c)")
      #expect(try answer("\(b) OR \(a) \(c)") == plain, "\(a) \(b) \(c)")
      #expect(try answer("\(b) | \(a) | \(b) \(c) \(c)") == plain, "\(a) \(b) \(c)")
      #expect(try answer("\(a) \(b) \(a)") == answer("\(a) \(b)"), "\(a) \(b)")
    }
  }
}
