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
  private let wanted: [Wanted]
  private let whole: (sequence: UnitSequence, weight: Double)?
  // What is read for every passage, in plain numbers: a term or a sequence is counted by reference
  // whenever it is taken in hand.
  private let termWeights: [(words: Double, grams: Double)]
  private let termCodes: [[UInt32]]
  /// For each of ``wanted``, its number among the neighbours.
  private let slots: [Int]
  private let slotWeights: [Double]
  private let wantedCodes: [[UInt32]]
  private let wordTerms: TermTable
  private let gramTerms: TermTable
  // Used again for each passage.
  private var counts: [TermCounts]
  private var places: [[Range<Int>]]
  private var sentences: [Int32] = []

  /// Something that is looked for as a whole.
  private struct Wanted {
    var sequence: UnitSequence
    /// The number of the term that is its first gram, where it has one that is counted: without that
    /// the sequence does not stand in a passage either.
    var firstGram: Int?
  }

  init(
    _ query: QueryTerms, _ weighted: WeightedTerms, weights: RankingWeights, meanLength: Double
  ) {
    terms = weighted.terms
    self.weights = weights
    self.meanLength = meanLength
    var wordTerms = TermTable(capacity: terms.count)
    var gramTerms = TermTable(capacity: terms.count)
    for (index, term) in terms.enumerated() {
      if term.words > 0 { wordTerms.insert(term.sequence.codes, number: index) }
      if term.grams > 0 { gramTerms.insert(term.sequence.codes, number: index) }
    }
    self.wordTerms = wordTerms
    self.gramTerms = gramTerms
    let neighbours = query.neighbours
    slots = neighbours.indices.flatMap { slot in neighbours[slot].map { _ in slot } }
    slotWeights = neighbours.map { sequences in
      sequences.map { weighted.wantedWeights[$0] ?? 0 }.max() ?? 0
    }
    wanted = neighbours.flatMap(\.self).map { sequence in
      let codes = sequence.codes
      var firstGram: Int?
      if codes.count > 1 || codes[0] >= TextUnit.firstRunCode {
        let isPair =
          codes.count > 1 && codes[0] < TextUnit.firstRunCode
          && codes[1] < TextUnit.firstRunCode
        let number = gramTerms.number(
          codes.prefix(isPair ? 2 : 1).reduce(TermTable.empty, TermTable.combine))
        if number >= 0 { firstGram = number }
      }
      return Wanted(sequence: sequence, firstGram: firstGram)
    }
    let meanWeight = slotWeights.reduce(0, +) / Double(max(1, slotWeights.count))
    whole = query.whole.map { ($0, meanWeight) }
    termWeights = terms.map { ($0.words, $0.grams) }
    termCodes = terms.map(\.sequence.codes)
    wantedCodes = wanted.map(\.sequence.codes)
    counts = Array(repeating: TermCounts(), count: terms.count)
    places = Array(repeating: [], count: neighbours.count)
  }

  /// How well a passage answers.
  ///
  /// - Parameters:
  ///   - analyzed: the passage's text.
  ///   - headings: the units of its title and headings.
  ///   - explanation: where each term's part is noted, if it is wanted.
  mutating func score(
    _ analyzed: AnalyzedText, headings: UnitStream, explanation: inout [TermContribution]?
  ) -> Double {
    let relativeLength = Double(analyzed.stream.units.count) / meanLength
    count(analyzed)
    lookAt(headings.units)
    var score = 0.0
    for index in counts.indices where counts[index] != TermCounts() {
      score += part(index, .words, relativeLength, explanation: &explanation)
      score += part(index, .grams, relativeLength, explanation: &explanation)
    }
    score += nearnessScore(analyzed.stream.units, explanation: &explanation)
    return score
  }

  private struct TermCounts: Equatable {
    var words: Int32 = 0
    var grams: Int32 = 0
    var isInHeading = false
  }

  @inline(__always)
  private func part(
    _ index: Int, _ view: TermContribution.View, _ relativeLength: Double,
    explanation: inout [TermContribution]?
  ) -> Double {
    let weight = view == .words ? termWeights[index].words : termWeights[index].grams
    let count = view == .words ? counts[index].words : counts[index].grams
    let frequency = Double(count) + (counts[index].isInHeading ? weights.heading : 0)
    guard frequency > 0, weight > 0 else { return 0 }
    let part =
      weight * weights.bm25.saturation(frequency: frequency, relativeLength: relativeLength)
    if explanation != nil {
      let ofText =
        weight * weights.bm25.saturation(frequency: Double(count), relativeLength: relativeLength)
      explain(index, view, count: Int(count), score: ofText, explanation: &explanation)
      explain(index, .heading, count: 1, score: part - ofText, explanation: &explanation)
    }
    return part
  }

  private func explain(
    _ index: Int, _ view: TermContribution.View, count: Int, score: Double,
    explanation: inout [TermContribution]?
  ) {
    guard score > 0 else { return }
    let frequency = terms[index].frequency
    let documentFrequency =
      switch view {
      case .words: frequency.words
      case .grams: frequency.grams
      case .heading: frequency.heading
      case .whole: 0
      }
    explanation?.append(
      TermContribution(
        term: terms[index].sequence.text, view: view, frequency: count,
        documentFrequency: documentFrequency, score: score))
  }

  /// Counts how often each term stands in the passage: one walk over its units.
  private mutating func count(_ analyzed: AnalyzedText) {
    for index in counts.indices { counts[index] = TermCounts() }
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
  }

  /// Notes which terms stand in the title or a heading.
  private mutating func lookAt(_ headings: [TextUnit]) {
    guard weights.heading > 0 else { return }
    for index in termCodes.indices
    where UnitMatcher.contains(termCodes[index], in: headings) {
      counts[index].isInHeading = true
    }
  }

  /// Wanted words count more the nearer they stand together: for each pair of neighbours in the
  /// query, by the number of units between them where that gives most, and half as much where a
  /// sentence ends between them.
  private mutating func nearnessScore(
    _ units: [TextUnit], explanation: inout [TermContribution]?
  ) -> Double {
    guard places.count > 1 else { return 0 }
    for slot in places.indices { places[slot].removeAll(keepingCapacity: true) }
    for index in wantedCodes.indices {
      if let term = wanted[index].firstGram, counts[term].grams == 0 { continue }
      UnitMatcher.appendMatches(of: wantedCodes[index], in: units, to: &places[slots[index]])
    }
    if wantedCodes.count > places.count {
      for slot in places.indices {
        places[slot].sort { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
      }
    }
    guard places.count(where: { !$0.isEmpty }) > 1 else { return 0 }
    numberSentences(units)
    var score = 0.0
    for index in 1..<places.count {
      let nearness = UnitMatcher.nearness(
        of: places[index - 1], to: places[index], sentences: sentences)
      score += weights.nearness * min(slotWeights[index - 1], slotWeights[index]) * nearness
    }
    if score > 0 {
      explanation?.append(
        TermContribution(
          term: "nearness", view: .whole, frequency: 1, documentFrequency: 0, score: score))
    }
    if let whole, UnitMatcher.contains(whole.sequence.codes, in: units) {
      let part = weights.wholePhrase * whole.weight
      score += part
      explanation?.append(
        TermContribution(
          term: whole.sequence.text, view: .whole, frequency: 1, documentFrequency: 0, score: part))
    }
    return score
  }

  /// Notes in which sentence each unit stands.
  private mutating func numberSentences(_ units: [TextUnit]) {
    sentences.removeAll(keepingCapacity: true)
    var sentence: Int32 = 0
    for unit in units {
      if unit.gap == .sentence { sentence += 1 }
      sentences.append(sentence)
    }
  }
}
