import ArchiveIndex
import ArchiveModel
import TextAnalysis

/// Judges a passage by all of a query's terms, from its text.
///
/// Words cost no dictionary: which units begin one is stored. A passage of 300 characters takes a
/// few microseconds.
struct PassageScorer {
  private let terms: [WeightedTerms.Term]
  private let weights: RankingWeights
  private let meanLength: Double
  private let wanted: [(sequence: UnitSequence, weight: Double)]
  private let whole: (sequence: UnitSequence, weight: Double)?
  /// Scoring terms by the hash of their codes.
  private let wordTerms: [UInt64: Int]
  private let gramTerms: [UInt64: Int]

  init(
    _ query: QueryTerms, _ weighted: WeightedTerms, weights: RankingWeights, meanLength: Double
  ) {
    terms = weighted.terms
    self.weights = weights
    self.meanLength = meanLength
    let wanted = query.wanted.map { ($0, weighted.wantedWeights[$0] ?? 0) }
    let meanWeight = wanted.reduce(0) { $0 + $1.1 } / Double(max(1, wanted.count))
    self.wanted = wanted
    whole = query.whole.map { ($0, meanWeight) }
    var wordTerms: [UInt64: Int] = [:]
    var gramTerms: [UInt64: Int] = [:]
    for (index, term) in weighted.terms.enumerated() {
      let hash = Self.hash(term.sequence.codes)
      if term.words > 0 { wordTerms[hash] = index }
      if term.grams > 0 { gramTerms[hash] = index }
    }
    self.wordTerms = wordTerms
    self.gramTerms = gramTerms
  }

  @inline(__always)
  private static func combine(_ hash: UInt64, _ code: UInt32) -> UInt64 {
    (hash ^ UInt64(code)) &* 0x0000_0100_0000_01B3
  }

  private static func hash(_ codes: [UInt32]) -> UInt64 {
    codes.reduce(0xCBF2_9CE4_8422_2325, combine)
  }

  /// How well a passage answers.
  ///
  /// - Parameters:
  ///   - analyzed: the passage's text.
  ///   - heading: the units of its title and headings.
  ///   - explanation: where each term's part is noted, if it is wanted.
  func score(
    _ analyzed: AnalyzedText, heading: [UnitStream], explanation: inout [TermContribution]?
  ) -> Double {
    let units = analyzed.stream.units
    let relativeLength = Double(units.count) / meanLength
    let (wordCounts, gramCounts) = frequencies(analyzed)
    var score = 0.0
    for (index, term) in terms.enumerated() {
      for (view, count, weight, documentFrequency) in [
        (TermContribution.View.words, wordCounts[index], term.words, term.frequency.words),
        (.grams, gramCounts[index], term.grams, term.frequency.grams),
      ] where count > 0 && weight > 0 {
        let part =
          weight
          * weights.bm25.saturation(frequency: Double(count), relativeLength: relativeLength)
        score += part
        explanation?.append(
          TermContribution(
            term: term.sequence.text, view: view, frequency: count,
            documentFrequency: documentFrequency, score: part))
      }
    }
    score += headingScore(heading, explanation: &explanation)
    score += nearnessScore(units, explanation: &explanation)
    return score
  }

  private func frequencies(_ analyzed: AnalyzedText) -> (words: [Int], grams: [Int]) {
    let units = analyzed.stream.units
    var wordCounts: [Int] = Array(repeating: 0, count: terms.count)
    var gramCounts: [Int] = Array(repeating: 0, count: terms.count)
    let start: UInt64 = 0xCBF2_9CE4_8422_2325
    if !wordTerms.isEmpty {
      analyzed.forEachWord { range in
        var hash = start
        for index in range { hash = Self.combine(hash, units[index].code) }
        if let term = wordTerms[hash] { wordCounts[term] += 1 }
      }
    }
    if !gramTerms.isEmpty {
      for index in units.indices {
        var hash = Self.combine(start, units[index].code)
        if analyzed.gramLength(at: index) == 2 {
          hash = Self.combine(hash, units[index + 1].code)
        }
        if let term = gramTerms[hash] { gramCounts[term] += 1 }
      }
    }
    return (wordCounts, gramCounts)
  }

  private func headingScore(_ heading: [UnitStream], explanation: inout [TermContribution]?)
    -> Double
  {
    var score = 0.0
    for (sequence, weight) in wanted
    where heading.contains(where: { !UnitMatcher.matches(of: sequence, in: $0.units).isEmpty }) {
      let part = weights.heading * weight
      score += part
      explanation?.append(
        TermContribution(
          term: sequence.text, view: .heading, frequency: 1, documentFrequency: 0, score: part))
    }
    return score
  }

  /// Wanted words count more the nearer they stand together: for each pair of neighbours in the
  /// query, by the least number of units between them in the passage, half as much where punctuation
  /// that ends a sentence may lie between.
  private func nearnessScore(_ units: [TextUnit], explanation: inout [TermContribution]?) -> Double
  {
    guard wanted.count > 1 else { return 0 }
    var places: [[Range<Int>]] = []
    for (sequence, _) in wanted { places.append(UnitMatcher.matches(of: sequence, in: units)) }
    var score = 0.0
    for index in 1..<wanted.count {
      guard
        let distance = UnitMatcher.leastDistance(between: places[index - 1], and: places[index])
      else { continue }
      score +=
        weights.nearness * min(wanted[index - 1].weight, wanted[index].weight)
        / (1 + Double(distance) / 8)
    }
    if score > 0 {
      explanation?.append(
        TermContribution(
          term: "nearness", view: .whole, frequency: 1, documentFrequency: 0, score: score))
    }
    if let whole, !UnitMatcher.matches(of: whole.sequence, in: units).isEmpty {
      let part = weights.wholePhrase * whole.weight
      score += part
      explanation?.append(
        TermContribution(
          term: whole.sequence.text, view: .whole, frequency: 1, documentFrequency: 0, score: part))
    }
    return score
  }
}
