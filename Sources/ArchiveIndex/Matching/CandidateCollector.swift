/// How much a phrase of a ``MatchExpression`` counts in each view of the text.
public struct PhraseWeights: Sendable, Hashable {
  /// The weight of its occurrences among the words.
  public var words: Double
  /// The weight of its occurrences among the grams.
  public var grams: Double
  /// How many occurrences in the text its standing in the title or a heading counts for.
  public var heading: Double

  /// Makes weights.
  public init(words: Double, grams: Double, heading: Double) {
    (self.words, self.grams, self.heading) = (words, grams, heading)
  }
}

/// The saturation of BM25 (Robertson & Zaragoza 2009, eq. 3.15).
public struct BM25Parameters: Sendable, Hashable {
  /// How soon further occurrences stop counting.
  public var k1: Double
  /// How much length counts against a passage, 0...1.
  public var b: Double

  /// Makes parameters.
  public init(k1: Double, b: Double) { (self.k1, self.b) = (k1, b) }

  /// The part of a term's weight that `frequency` occurrences give in a passage whose length is
  /// `relativeLength` times the mean.
  @inline(__always)
  public func saturation(frequency: Double, relativeLength: Double) -> Double {
    frequency * (k1 + 1) / (frequency + k1 * (1 - b + b * relativeLength))
  }
}

/// A passage found, and how well it answers as far as the finding terms tell.
public struct Candidate: Sendable, Hashable {
  /// The passage's number in the index.
  public var passage: Int
  /// The score by the finding terms.
  public var score: Double

  /// Makes a candidate.
  public init(passage: Int, score: Double) { (self.passage, self.score) = (passage, score) }
}

/// Counts the matching passages, adds up what their terms are worth, and keeps the best.
///
/// Nothing is put in order: passages are appended, and where they become twice as many as wanted, the
/// better half is kept. Lives no longer than the tables it was made with (``IndexSession/find``).
struct CandidateCollector {
  private let lengths: UnsafeBufferPointer<UInt16>
  private let filter: PassageFilter
  private let weights: UnsafeBufferPointer<PhraseWeights>
  /// BM25's constants: its numerator is `frequency * gain`, its denominator
  /// `frequency + base + slope * length`.
  private let gain: Double
  private let base: Double
  private let slope: Double
  private let order: CandidateOrder
  private let capacity: Int
  /// What scores less is not among the best.
  private var leastScore = -Double.infinity

  /// The best candidates, in no order.
  private(set) var candidates: [Candidate] = []
  /// How many passages matched.
  private(set) var total = 0
  /// How many passages of each document matched, by document number, where that is wanted.
  private(set) var documentCounts: DocumentCounts?

  init(
    lengths: UnsafeBufferPointer<UInt16>, filter: PassageFilter,
    weights: UnsafeBufferPointer<PhraseWeights>,
    parameters: BM25Parameters, meanLength: Double, order: CandidateOrder, capacity: Int,
    documentCounts: DocumentCounts?
  ) {
    self.lengths = lengths
    self.filter = filter
    self.weights = weights
    gain = parameters.k1 + 1
    base = parameters.k1 * (1 - parameters.b)
    slope = parameters.k1 * parameters.b / meanLength
    self.order = order
    self.capacity = min(capacity, 1 << 40)
    self.documentCounts = documentCounts
  }

  /// Takes the passages that match.
  ///
  /// - Parameter matches: what was found of each phrase that has a weight.
  mutating func collect(_ passages: PassageBits, _ matches: [PhraseMatches?]) {
    var numbers: [UInt32] = []
    passages.forEach { passage in
      numbers.append(UInt32(truncatingIfNeeded: passage))
      documentCounts?.add(filter.document(of: passage))
    }
    total = numbers.count
    var scores = Array(repeating: 0.0, count: numbers.count)
    for (weight, matches) in zip(weights, matches) {
      if let matches { add(matches, weight, of: numbers, to: &scores) }
    }
    candidates.reserveCapacity(min(numbers.count, 2 * capacity + 64))
    for (number, score) in zip(numbers, scores) where score >= leastScore {
      candidates.append(Candidate(passage: Int(number), score: score))
      if candidates.count >= 2 * capacity + 64 { keepBest() }
    }
    keepBest()
  }

  /// Adds what a phrase is worth to the passages' scores.
  private func add(
    _ matches: PhraseMatches, _ weight: PhraseWeights, of numbers: [UInt32],
    to scores: inout [Double]
  ) {
    if !matches.byPassage.isEmpty {
      for (place, number) in numbers.enumerated() {
        let frequencies = matches.byPassage[Int(number)].whole
        if !frequencies.isEmpty {
          scores[place] += contribution(weight, passage: Int(number), frequencies)
        }
      }
      return
    }
    var place = 0
    for match in matches.list {
      while place < numbers.count, numbers[place] < match.passage { place += 1 }
      guard place < numbers.count else { return }
      if numbers[place] == match.passage {
        scores[place] += contribution(weight, passage: Int(match.passage), match.frequencies)
      }
    }
  }

  /// The part of the score that a phrase with these frequencies gives.
  @inline(__always)
  private func contribution(
    _ weight: PhraseWeights, passage: Int, _ frequencies: ColumnFrequencies
  ) -> Double {
    let length = base + slope * Double(lengths[passage])
    let headingFrequency = frequencies.heading > 0 ? weight.heading : 0
    let wordFrequency = Double(frequencies.words) + headingFrequency
    let gramFrequency = Double(frequencies.grams) + headingFrequency
    var score = 0.0
    // Without k1 a frequency of 0 would be divided by 0.
    if wordFrequency > 0 { score += weight.words * gain * wordFrequency / (wordFrequency + length) }
    if gramFrequency > 0 { score += weight.grams * gain * gramFrequency / (gramFrequency + length) }
    return score
  }

  /// Takes out what is beyond the capacity.
  private mutating func keepBest() {
    guard candidates.count > capacity else { return }
    candidates.partition(first: capacity, by: order.precedes)
    candidates.removeSubrange(capacity...)
    leastScore = candidates.lazy.map(\.score).min() ?? .infinity
  }
}
