import ArchiveIndex
import ArchiveModel
import Foundation
import Testing

@testable import Retrieval

/// How far the ranking in two stages (rare terms find, all terms judge the best candidates) is from
/// the one in which every term finds and the best 1,500 passages are judged.
struct RankingAgreement {
  /// The queries looked at.
  var queryCount = 0
  /// Of them, those with the same first result, and with the same first ten in the same order.
  var sameFirst = 0, sameTen = 0
  /// The mean share of the exhaustive first ten that is among the first ten.
  var overlap = 0.0

  init(_ archive: SampleArchive, _ queries: [String]) throws {
    var exhaustive = RankingWeights()
    exhaustive.findingPostings = 1 << 40
    exhaustive.judgedCandidates = 1500
    for query in queries {
      let found = try Self.firstTen(query, archive, RankingWeights())
      let expected = try Self.firstTen(query, archive, exhaustive)
      guard !expected.isEmpty else { continue }
      queryCount += 1
      if found.first == expected.first { sameFirst += 1 }
      if found == expected { sameTen += 1 }
      overlap += Double(Set(found).intersection(expected).count) / Double(expected.count)
    }
    overlap /= Double(max(1, queryCount))
    print(self)
  }

  private static func firstTen(
    _ query: String, _ archive: SampleArchive, _ weights: RankingWeights
  ) throws -> [Int] {
    try archive.live.withSearcher { searcher in
      let searcher = Searcher(
        session: searcher.session, analyzer: searcher.analyzer, weights: weights)
      var ranking = try searcher.rank(
        ParsedQuery(query, asQuestion: true), SearchRequest(query: query, matching: .any),
        allowed: nil)
      ranking.sort(first: 10, searcher.session)
      return ranking.passages.prefix(10).map(\.passage)
    }
  }
}

@Suite("Ranking in two stages") struct TwoStageTests {
  private static let corpus = URL(filePath: #filePath).appending(path: "../../../corpus")
    .standardized.path

  /// The sentences of the project's documents.
  private func sentences() throws -> [String] {
    var sentences: [String] = []
    let files = FileManager.default.enumerator(atPath: Self.corpus)?.compactMap { $0 as? String }
    for path in (files ?? []).sorted() where path.hasSuffix(".md") || path.hasSuffix(".txt") {
      guard let text = try? String(contentsOfFile: "\(Self.corpus)/\(path)", encoding: .utf8)
      else { continue }
      sentences += text.split { "。！？\n".contains($0) }.map(String.init)
        .filter { (12...120).contains($0.count) && !$0.hasPrefix("#") }
    }
    return sentences
  }

  /// 5,000 passages of which each has a few sentences of the project's documents, so that what is
  /// said often is in hundreds of them; questions are parts of sentences. Measured: the first ten the
  /// same for all.
  @Test("The first ten are nearly always those of judging everything")
  func agreesWithJudgingEverything() throws {
    var numbers = SeededNumbers(seed: 31)
    let sentences = try sentences()
    #expect(sentences.count > 500)
    let records = (0..<5000).map { number in
      let text = (0..<Int.random(in: 2...5, using: &numbers)).map { _ in
        (sentences.randomElement(using: &numbers) ?? "") + "。"
      }.joined()
      return ["id": "\(number)", "text": text]
    }
    let archive = try SampleArchive(records: records)
    let questions = (0..<60).map { number in
      let sentence = Array(sentences.randomElement(using: &numbers) ?? "")
      let start = Int.random(in: 0...(sentence.count - 10), using: &numbers)
      let length = Int.random(in: 8...20, using: &numbers)
      return String(sentence[start..<min(sentence.count, start + length)])
        + (number % 2 == 0 ? "" : "是怎么规定的")
    }
    let agreement = try RankingAgreement(archive, questions)
    #expect(agreement.queryCount > 55)
    let count = Double(agreement.queryCount)
    #expect(Double(agreement.sameFirst) >= 0.98 * count, "\(agreement)")
    #expect(Double(agreement.sameTen) >= 0.95 * count, "\(agreement)")
    #expect(agreement.overlap >= 0.98, "\(agreement)")
  }
}
