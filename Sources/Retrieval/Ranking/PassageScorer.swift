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
  private let wordTerms: TermTable
  private let gramTerms: TermTable

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
    var wordTerms = TermTable(capacity: terms.count)
    var gramTerms = TermTable(capacity: terms.count)
    for (index, term) in terms.enumerated() {
      if term.words > 0 { wordTerms.insert(term.sequence.codes, number: index) }
      if term.grams > 0 { gramTerms.insert(term.sequence.codes, number: index) }
    }
    self.wordTerms = wordTerms
    self.gramTerms = gramTerms
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
    let counts = frequencies(analyzed)
    var score = 0.0
    for (index, term) in terms.enumerated() where counts[index] != TermCounts() {
      score += part(
        of: term, .words, counts[index].words, relativeLength, explanation: &explanation)
      score += part(
        of: term, .grams, counts[index].grams, relativeLength, explanation: &explanation)
    }
    score += headingScore(heading, explanation: &explanation)
    score += nearnessScore(units, explanation: &explanation)
    return score
  }

  private struct TermCounts: Equatable {
    var words: Int32 = 0
    var grams: Int32 = 0
  }

  @inline(__always)
  private func part(
    of term: WeightedTerms.Term, _ view: TermContribution.View, _ count: Int32,
    _ relativeLength: Double, explanation: inout [TermContribution]?
  ) -> Double {
    let weight = view == .words ? term.words : term.grams
    guard count > 0, weight > 0 else { return 0 }
    let part =
      weight * weights.bm25.saturation(frequency: Double(count), relativeLength: relativeLength)
    explanation?.append(
      TermContribution(
        term: term.sequence.text, view: view, frequency: Int(count),
        documentFrequency: view == .words ? term.frequency.words : term.frequency.grams,
        score: part))
    return part
  }

  /// How often each term stands in the passage: one walk over its units.
  private func frequencies(_ analyzed: AnalyzedText) -> [TermCounts] {
    var counts: [TermCounts] = Array(repeating: TermCounts(), count: terms.count)
    let starts = analyzed.wordStarts
    analyzed.stream.units.withUnsafeBufferPointer { units in
      var word = TermTable.empty
      for index in units.indices {
        let unit = units[index]
        if index > 0, starts.contains(index) {
          let term = wordTerms.number(word)
          if term >= 0 { counts[term].words += 1 }
          word = TermTable.empty
        }
        word = TermTable.combine(word, unit.code)
        var gram = TermTable.combine(TermTable.empty, unit.code)
        if unit.isIdeograph, index + 1 < units.count, units[index + 1].isIdeograph {
          gram = TermTable.combine(gram, units[index + 1].code)
        }
        let term = gramTerms.number(gram)
        if term >= 0 { counts[term].grams += 1 }
      }
      let term = wordTerms.number(word)
      if term >= 0, !units.isEmpty { counts[term].words += 1 }
    }
    return counts
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
