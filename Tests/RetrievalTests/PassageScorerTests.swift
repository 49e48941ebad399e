import ArchiveIndex
import ArchiveModel
import Foundation
import Testing
import TextAnalysis

@testable import Retrieval

/// The score computed once more from the formulas of `docs/ranking.md`, over tokens as texts.
private struct NaiveScore {
  let searcher: Searcher
  let query: QueryTerms
  let weights = RankingWeights()

  private func idf(_ frequency: Int) -> Double {
    let count = Double(searcher.session.passageCount)
    return log(1 + (count - Double(frequency) + 0.5) / (Double(frequency) + 0.5))
  }

  private func saturation(_ frequency: Double, length: Int) -> Double {
    let k1 = weights.bm25.k1, b = weights.bm25.b
    let relative = Double(length) / searcher.session.meanLength
    return frequency * (k1 + 1) / (frequency + k1 * (1 - b + b * relative))
  }

  private func weight(_ sequence: UnitSequence) throws -> Double {
    let whole = sequence.lastIsPrefix ? Array(sequence.grams.dropLast()) : sequence.grams
    return try whole.map { idf(try searcher.session.frequency(ofTerm: $0).grams) }.max() ?? 0
  }

  func score(text: String, headings: [String]) throws -> Double {
    let analyzed = try searcher.analyzer.analyze(text)
    let length = analyzed.stream.units.count
    var score = 0.0
    for (view, terms, viewWeight) in [
      (AnalyzedText.View.words, query.words, weights.words),
      (.grams, query.grams, weights.grams),
    ] {
      let tokens = analyzed.tokens(of: view).map(\.term)
      for term in terms {
        let count = tokens.count { $0 == term.text }
        let frequency = try searcher.session.frequency(ofTerm: term.text)
        let idf = idf(view == .words ? frequency.words : frequency.grams)
        let isInHeading = headings.contains {
          UnitMatcher.contains(term.codes, in: searcher.analyzer.units(of: $0).units)
        }
        let occurrences = Double(count) + (isInHeading ? weights.heading : 0)
        score += viewWeight * idf * saturation(occurrences, length: length)
      }
    }
    return score + (try nearness(analyzed.stream.units))
  }

  private func nearness(_ units: [TextUnit]) throws -> Double {
    let wanted = query.neighbours.map { $0[0] }
    guard wanted.count > 1 else { return 0 }
    var score = 0.0
    for (left, right) in zip(wanted, wanted.dropFirst()) {
      var best = 0.0
      for a in UnitMatcher.matches(of: left, in: units) {
        for b in UnitMatcher.matches(of: right, in: units) {
          let (first, second) = a.lowerBound <= b.lowerBound ? (a, b) : (b, a)
          let distance = max(0, second.lowerBound - first.upperBound)
          let endsBetween =
            second.lowerBound >= first.upperBound
            && units[first.upperBound...second.lowerBound].contains { $0.gap == .sentence }
          best = max(best, (endsBetween ? 0.5 : 1) / (1 + Double(distance) / 8))
        }
      }
      score += weights.nearness * min(try weight(left), try weight(right)) * best
    }
    if let whole = query.whole, !UnitMatcher.matches(of: whole, in: units).isEmpty {
      let mean = try wanted.map(weight).reduce(0, +) / Double(wanted.count)
      score += weights.wholePhrase * mean
    }
    return score
  }
}

@Suite("Scores") struct PassageScorerTests {
  private static let queries = [
    "整改", "巡察整改", "整改 方案", "整改方案什么时候报送", "“整改方案”", "“整改方案” 报送", "GDP 2021年", "县", "防汛 OR 巡察",
    "防汛责任人",
  ]

  private func archive() throws -> SampleArchive {
    try SampleArchive(records: Samples.records)
  }

  @Test("A passage's score is what the formulas give", arguments: queries)
  func naive(query: String) async throws {
    let archive = try archive()
    let passages = try await archive.everyPassage()
    try archive.live.withSearcher { searcher in
      let terms = try QueryTerms(ParsedQuery(query), analyzer: searcher.analyzer)
      var scorer = PassageScorer(
        terms,
        try WeightedTerms(terms, weights: RankingWeights(), session: searcher.session),
        weights: RankingWeights(), meanLength: searcher.session.meanLength)
      let naive = NaiveScore(searcher: searcher, query: terms)
      for (document, passage) in passages {
        let headings = [document.description.title].compactMap(\.self) + passage.headingPath
        var explanation: [TermContribution]? = []
        var headingUnits = UnitStream()
        for var heading in headings {
          headingUnits.appendBoundary()
          heading.withUTF8 {
            searcher.analyzer.tokenizer.appendUnits(ofUTF8: $0, to: &headingUnits)
          }
        }
        let score = scorer.score(
          try searcher.analyzer.analyze(passage.text), headings: headingUnits,
          explanation: &explanation)
        let expected = try naive.score(text: passage.text, headings: headings)
        #expect(abs(score - expected) < 1e-9, "\(query): \(passage.text.prefix(20))")
        let parts = (explanation ?? []).reduce(0) { $0 + $1.score }
        #expect(abs(score - parts) < 1e-9)
      }
    }
  }

  @Test("What a result explains adds up to its score", arguments: queries)
  func explanation(query: String) throws {
    let response = try archive().search(
      SearchRequest(query: query, limit: 100, wantsExplanation: true))
    #expect(!response.hits.isEmpty)
    for hit in response.hits {
      #expect(!hit.explanation.isEmpty)
      let parts = hit.explanation.reduce(0) { $0 + $1.score }
      #expect(abs(hit.score - parts) < 1e-9, "\(query)")
    }
  }

  @Test("Nothing is explained where that is not wanted")
  func noExplanation() throws {
    #expect(try archive().search("整改").hits.allSatisfy(\.explanation.isEmpty))
  }

  @Test("What is put first by its number or date explains that too")
  func namedExplanation() throws {
    let response = try archive().search(
      SearchRequest(query: "云政发〔2021〕3号", limit: 10, wantsExplanation: true))
    for hit in response.hits {
      let parts = hit.explanation.reduce(0) { $0 + $1.score }
      #expect(abs(hit.score - parts) < 1e-9)
    }
  }
}
