/// In which passages a phrase stands, and how often.
struct PhraseMatches {
  /// The passages in ascending order, each once, and its frequencies; empty where they lie
  /// by passage.
  private(set) var passages: [UInt32] = []
  private(set) var frequencies: [ColumnFrequencies] = []
  /// The frequencies by the passages' numbers, of a phrase that many lists give.
  private(set) var byPassage: [ColumnFrequencies] = []
  private var isAscending = true

  /// Frequencies are found by passage from now on: what is added comes in no order.
  init(capacity: Int) {
    byPassage = Array(repeating: ColumnFrequencies(), count: capacity)
  }

  init() {}

  /// Notes that the phrase stands in a passage.
  @inline(__always)
  mutating func append(_ passage: Int, _ frequency: ColumnFrequencies) {
    if let last = passages.last, last >= passage { isAscending = false }
    passages.append(UInt32(truncatingIfNeeded: passage))
    frequencies.append(frequency)
  }

  /// Adds to what is noted of a passage, with ``init(capacity:)``.
  @inline(__always)
  mutating func add(_ passage: Int, _ frequency: ColumnFrequencies, in columns: ColumnSet) {
    byPassage[passage].add(frequency, in: columns)
  }

  /// Puts the passages in order, where an index of several segments did not give them so.
  mutating func putInOrder() {
    guard !isAscending else { return }
    let order = passages.indices.sorted { (passages[$0], $0) < (passages[$1], $1) }
    var (ordered, orderedFrequencies): ([UInt32], [ColumnFrequencies]) = ([], [])
    for index in order where ordered.last != passages[index] {
      ordered.append(passages[index])
      orderedFrequencies.append(frequencies[index])
    }
    (passages, frequencies, isAscending) = (ordered, orderedFrequencies, true)
  }
}
