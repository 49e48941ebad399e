/// A set of passages, by their number in the index: one bit each.
struct PassageBits {
  private(set) var words: [UInt64]

  /// An empty set.
  ///
  /// - Parameter capacity: one more than the largest number that will be put in.
  init(capacity: Int) { words = Array(repeating: 0, count: (capacity + 63) / 64) }

  @inline(__always)
  func contains(_ passage: Int) -> Bool { words[passage >> 6] >> UInt64(passage & 63) & 1 == 1 }

  @inline(__always)
  mutating func insert(_ passage: Int) { words[passage >> 6] |= 1 << UInt64(passage & 63) }

  /// Puts the other set's passages in as well; both have one capacity.
  mutating func formUnion(_ other: PassageBits) {
    for index in words.indices { words[index] |= other.words[index] }
  }

  /// Takes the other set's passages out.
  mutating func subtract(_ other: PassageBits) {
    for index in words.indices { words[index] &= ~other.words[index] }
  }

  /// Calls `body` with the set's bits, 64 passages a word.
  @inline(__always)
  mutating func update(_ body: (UnsafeMutableBufferPointer<UInt64>) throws -> Void) rethrows {
    try words.withUnsafeMutableBufferPointer { try body($0) }
  }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// Calls `body` with the passages in ascending order.
  @inline(__always)
  func forEach(_ body: (Int) -> Void) {
    for (index, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        body(index << 6 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
  }
}
