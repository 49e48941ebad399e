/// The few numbers by which texts that may be alike are found among all others.
///
/// A shingle's hash is a number below 2^24. Kept are all below ``rate`` (one shingle in 64), and at
/// least the ``fewest`` smallest: what Broder (1997) calls a modulo sketch, which tells containment
/// as well as resemblance, with a bottom-k sketch (Cohen and Kaplan 2007) for short texts. Every
/// hash of the text below ``threshold`` is in it, so two sketches can be compared below the smaller
/// of the two thresholds, whatever the texts' lengths (Dasgupta, Lang, Rhodes and Thaler 2016).
public struct ShingleSketch: Sendable, Hashable {
  /// Hashes are smaller than this.
  public static let limit: UInt32 = 1 << 24
  /// All hashes below are kept.
  public static let rate: UInt32 = limit / 64
  /// How many hashes are kept in any case.
  public static let fewest = 3

  /// The hashes kept, ascending, each once; at least ``fewest``.
  public let values: [UInt32]

  /// A stored sketch; `nil` where the values are none.
  public init?(values: [UInt32]) {
    guard values.count >= Self.fewest, values.last ?? 0 < Self.limit,
      zip(values, values.dropFirst()).allSatisfy({ $0 < $1 })
    else { return nil }
    self.values = values
  }

  /// The sketch of a text; `nil` where it is too short, or says too little, to be told from others.
  public init?(_ text: ShingleText) {
    guard text.isComparable else { return nil }
    var kept: [UInt32] = []
    kept.reserveCapacity(text.unitCount / 48 + 8)
    var smallest: [UInt32] = []
    var bound = UInt32.max
    text.forEachHash { hash in
      let value = UInt32(truncatingIfNeeded: hash >> 40)
      if value < Self.rate { kept.append(value) }
      if value < bound, !smallest.contains(value) {
        smallest.append(value)
        smallest.sort()
        if smallest.count > Self.fewest { smallest.removeLast() }
        if smallest.count == Self.fewest { bound = smallest[Self.fewest - 1] }
      }
    }
    kept.sort()
    var distinct: [UInt32] = []
    distinct.reserveCapacity(kept.count)
    for value in kept where value != distinct.last { distinct.append(value) }
    self.init(values: distinct.count < Self.fewest ? smallest : distinct)
  }

  /// Every hash of the text below this one is kept.
  public var threshold: UInt32 { Self.threshold(lastValue: values[values.count - 1]) }

  /// The threshold of a sketch by its last value.
  @inline(__always)
  public static func threshold(lastValue: UInt32) -> UInt32 { max(rate, lastValue + 1) }
}
