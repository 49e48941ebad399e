/// In which passages a phrase stands, and how often.
struct PhraseMatches {
  struct Match {
    var passage: UInt32
    var frequencies: ColumnFrequencies
  }

  /// The passages in ascending order, each once; empty where the frequencies lie by passage.
  private(set) var list: [Match] = []
  /// The frequencies by the passages' numbers, of a phrase that many lists give; else empty.
  private(set) var byPassage: [ColumnFrequencies.Small] = []

  /// A phrase that stands in the passages of a list, in ascending order but for segments of the index,
  /// of which each has its own.
  init(_ list: [Match]) {
    self.list = list
    if !zip(list, list.dropFirst()).allSatisfy({ $0.passage < $1.passage }) {
      self.list.sort { $0.passage < $1.passage }
    }
  }

  /// A phrase of which the frequencies are found by passage.
  init(byPassage: [ColumnFrequencies.Small]) { self.byPassage = byPassage }
}
