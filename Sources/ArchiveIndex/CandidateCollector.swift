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

/// Takes the matching passages one by one from FTS5, adds up what their terms are worth, and keeps the
/// best.
///
/// FTS5 calls for every match, so everything it needs lies in plain memory, and nothing is put in
/// order: passages are appended, and where they become twice as many as wanted, the better half is
/// kept. Lives no longer than the tables it was made with (``IndexSession/find``).
struct CandidateCollector {
  private let lengths: UnsafeBufferPointer<UInt16>
  private let documents: UnsafeBufferPointer<UInt32>
  private let allowed: UnsafeBufferPointer<UInt64>?
  private let partial: PartialDocuments?
  private let weights: UnsafeBufferPointer<PhraseWeights>
  /// BM25's constants: its numerator is `frequency * gain`, its denominator
  /// `frequency + base + slope * length`.
  private let gain: Double
  private let base: Double
  private let slope: Double
  private let order: CandidateOrder
  private let capacity: Int
  private let deadline: ContinuousClock.Instant?
  private var rowsSinceClock = 0

  /// The best candidates, in no order.
  private(set) var candidates: [Candidate] = []
  /// How many passages matched.
  private(set) var total = 0
  /// How many passages of each document matched, by document number, where that is wanted.
  private(set) var documentCounts: DocumentCounts?
  private(set) var deadlineReached = false

  init(
    lengths: UnsafeBufferPointer<UInt16>, documents: UnsafeBufferPointer<UInt32>,
    allowed: UnsafeBufferPointer<UInt64>?, partial: PartialDocuments?,
    weights: UnsafeBufferPointer<PhraseWeights>,
    parameters: BM25Parameters, meanLength: Double, order: CandidateOrder, capacity: Int,
    documentCounts: DocumentCounts?, deadline: ContinuousClock.Instant?
  ) {
    self.lengths = lengths
    self.documents = documents
    self.allowed = allowed
    self.partial = partial
    self.weights = weights
    gain = parameters.k1 + 1
    base = parameters.k1 * (1 - parameters.b)
    slope = parameters.k1 * parameters.b / meanLength
    self.order = order
    self.capacity = min(capacity, 1 << 40)
    self.documentCounts = documentCounts
    self.deadline = deadline
    candidates.reserveCapacity(min(2 * self.capacity + 64, 4096))
  }

  /// The number of phrases that have weights; phrases beyond only find.
  var phraseCount: Int { weights.count }

  /// Whether the passage may be found at all; counts it where it may.
  @inline(__always)
  mutating func admits(_ passage: Int) -> Bool {
    guard passage >= 0, passage < documents.count else { return false }
    let document = Int(documents[passage])
    guard document != 0 else { return false }
    if let allowed {
      let word = document >> 6
      guard word < allowed.count, allowed[word] >> UInt64(document & 63) & 1 == 1 else {
        return false
      }
      if let partial, !partial.admits(passage, of: document) { return false }
    }
    total += 1
    documentCounts?.add(document)
    return true
  }

  /// The part of the score that a phrase with these frequencies gives.
  @inline(__always)
  func contribution(phrase: Int, passage: Int, words: Int, grams: Int, heading: Int) -> Double {
    let weight = weights[phrase]
    let length = base + slope * Double(lengths[passage])
    let headingFrequency = heading > 0 ? weight.heading : 0
    let wordFrequency = Double(words) + headingFrequency
    let gramFrequency = Double(grams) + headingFrequency
    var score = 0.0
    // Without k1 a frequency of 0 would be divided by 0.
    if wordFrequency > 0 { score += weight.words * gain * wordFrequency / (wordFrequency + length) }
    if gramFrequency > 0 { score += weight.grams * gain * gramFrequency / (gramFrequency + length) }
    return score
  }

  /// Keeps the passage while it may be among the best.
  @inline(__always)
  mutating func offer(_ passage: Int, score: Double) {
    candidates.append(Candidate(passage: passage, score: score))
    if candidates.count >= 2 * capacity + 64 { keepBest() }
  }

  /// Takes out what is beyond the capacity.
  mutating func keepBest() {
    guard candidates.count > capacity else { return }
    candidates.partition(first: capacity, by: order.precedes)
    candidates.removeSubrange(capacity...)
  }

  /// Whether the time has run out; looks at the clock once in a while.
  @inline(__always)
  mutating func isPastDeadline() -> Bool {
    guard let deadline else { return false }
    rowsSinceClock += 1
    if rowsSinceClock >= 1024 {
      rowsSinceClock = 0
      if ContinuousClock.now > deadline { deadlineReached = true }
    }
    return deadlineReached
  }
}
