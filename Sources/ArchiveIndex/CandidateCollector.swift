/// How much a phrase of a ``MatchExpression`` counts in each view of the text.
public struct PhraseWeights: Sendable, Hashable {
  /// The weight of its occurrences among the words.
  public var words: Double
  /// The weight of its occurrences among the grams.
  public var grams: Double
  /// The weight of its standing in the title or a heading.
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

/// Takes the matching passages one by one from FTS5, keeps the best and counts the rest.
final class CandidateCollector {
  private let table: PassageTable
  private let weights: [PhraseWeights]
  private let parameters: BM25Parameters
  private let capacity: Int
  private let inverseMeanLength: Double
  private let allowed: DocumentSet?
  private let deadline: ContinuousClock.Instant?
  private let countsDocuments: Bool

  /// How many passages matched.
  private(set) var total = 0
  /// How many passages of each document matched, by document number, where that is wanted.
  private(set) var documentCounts: [Int: Int] = [:]
  private(set) var deadlineReached = false
  /// A heap with the least candidate at the root.
  private var heap: [Candidate] = []
  private var rowsSinceClock = 0

  init(
    table: PassageTable, weights: [PhraseWeights], parameters: BM25Parameters, capacity: Int,
    allowed: DocumentSet?, countsDocuments: Bool, deadline: ContinuousClock.Instant?
  ) {
    self.table = table
    self.weights = weights
    self.parameters = parameters
    self.capacity = capacity
    self.allowed = allowed
    self.countsDocuments = countsDocuments
    self.deadline = deadline
    inverseMeanLength = 1 / table.meanLength
    heap.reserveCapacity(min(capacity, 4096))
  }

  /// The number of phrases that have weights; phrases beyond only find.
  var phraseCount: Int { weights.count }

  /// Whether the passage may be found at all; counts it where it may.
  func admits(_ passage: Int) -> Bool {
    guard passage >= 0, passage < table.documents.count else { return false }
    let document = Int(table.documents[passage])
    guard document != 0, allowed?.admits(passage, of: document) ?? true else { return false }
    total += 1
    if countsDocuments { documentCounts[document, default: 0] += 1 }
    return true
  }

  /// The part of the score that a phrase with these frequencies gives.
  @inline(__always)
  func contribution(phrase: Int, passage: Int, words: Int, grams: Int, heading: Int) -> Double {
    let weight = weights[phrase]
    let relativeLength = Double(table.lengths[passage]) * inverseMeanLength
    var score = 0.0
    if words > 0 {
      score +=
        weight.words
        * parameters.saturation(frequency: Double(words), relativeLength: relativeLength)
    }
    if grams > 0 {
      score +=
        weight.grams
        * parameters.saturation(frequency: Double(grams), relativeLength: relativeLength)
    }
    if heading > 0 { score += weight.heading }
    return score
  }

  /// Keeps the passage if it is among the best so far.
  func offer(_ passage: Int, score: Double) {
    let candidate = Candidate(passage: passage, score: score)
    if heap.count < capacity {
      heap.append(candidate)
      siftUp(heap.count - 1)
    } else if let least = heap.first, isLess(least, candidate) {
      heap[0] = candidate
      siftDown(0)
    }
  }

  /// Whether the time has run out; looks at the clock once in a while.
  func isPastDeadline() -> Bool {
    guard let deadline else { return false }
    rowsSinceClock += 1
    if rowsSinceClock >= 1024 {
      rowsSinceClock = 0
      if ContinuousClock.now > deadline { deadlineReached = true }
    }
    return deadlineReached
  }

  /// The best candidates, best first.
  func best() -> [Candidate] { heap.sorted { isLess($1, $0) } }

  @inline(__always)
  private func isLess(_ left: Candidate, _ right: Candidate) -> Bool {
    if left.score != right.score { return left.score < right.score }
    let (leftKey, rightKey) = (table.keys[left.passage], table.keys[right.passage])
    return leftKey != rightKey ? leftKey > rightKey : left.passage > right.passage
  }

  private func siftUp(_ start: Int) {
    var child = start
    while child > 0 {
      let parent = (child - 1) / 2
      guard isLess(heap[child], heap[parent]) else { return }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  private func siftDown(_ start: Int) {
    var parent = start
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < heap.count && isLess(heap[child], heap[least]) {
        least = child
      }
      guard least != parent else { return }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}

/// A set of documents, by their number in the index: one bit each.
public struct DocumentSet: Sendable, Hashable {
  private var bits: [UInt64] = []
  /// How many documents are in the set.
  public private(set) var count = 0
  /// Those of which only some passages are looked at.
  public var partial: PartialDocuments?

  /// Makes an empty set.
  public init() {}

  /// Whether the document is in the set.
  @inline(__always)
  public func contains(_ document: Int) -> Bool {
    let word = document >> 6
    return word < bits.count && bits[word] >> UInt64(document & 63) & 1 == 1
  }

  /// Takes out every document that is in the other set.
  public mutating func subtract(_ other: DocumentSet) {
    count = 0
    for word in bits.indices {
      if word < other.bits.count { bits[word] &= ~other.bits[word] }
      count += bits[word].nonzeroBitCount
    }
  }

  /// Puts a document into the set.
  public mutating func insert(_ document: Int) {
    let word = document >> 6
    while bits.count <= word { bits.append(0) }
    if !contains(document) { count += 1 }
    bits[word] |= 1 << UInt64(document & 63)
  }
}
