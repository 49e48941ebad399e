/// A set of documents, by their number in the index: one bit each.
public struct DocumentSet: Sendable, Hashable {
  private var bits: [UInt64] = []
  /// How many documents are in the set.
  public private(set) var count = 0
  /// Those of which only some passages are looked at.
  public var partial: PartialDocuments?

  /// Makes an empty set.
  ///
  /// - Parameter capacity: one more than the largest number that will be put in.
  public init(capacity: Int = 0) { bits.reserveCapacity((capacity + 63) / 64) }

  /// Whether the document is in the set.
  @inline(__always)
  public func contains(_ document: Int) -> Bool {
    let word = document >> 6
    return document >= 0 && word < bits.count && bits[word] >> UInt64(document & 63) & 1 == 1
  }

  /// The documents in ascending order.
  func forEach(_ body: (Int) -> Void) {
    for (index, word) in bits.enumerated() {
      var rest = word
      while rest != 0 {
        body(index << 6 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
  }

  /// Keeps only the documents that are in the other set as well.
  mutating func formIntersection(_ other: DocumentSet) {
    count = 0
    for word in bits.indices {
      bits[word] &= word < other.bits.count ? other.bits[word] : 0
      count += bits[word].nonzeroBitCount
    }
  }

  /// Calls `body` with the bits, 64 documents a word, the lowest bit first.
  func withBits<Result>(_ body: (UnsafeBufferPointer<UInt64>) throws -> Result) rethrows -> Result {
    try bits.withUnsafeBufferPointer(body)
  }

  /// Takes out every document that is in the other set.
  public mutating func subtract(_ other: DocumentSet) {
    count = 0
    for word in bits.indices {
      if word < other.bits.count { bits[word] &= ~other.bits[word] }
      count += bits[word].nonzeroBitCount
    }
  }

  /// The largest number that an index gives a document.
  static let largestNumber = Int(UInt32.max)

  /// Puts a document into the set, by its number from 0 to ``largestNumber``.
  public mutating func insert(_ document: Int) {
    let word = document >> 6
    while bits.count <= word { bits.append(0) }
    if !contains(document) { count += 1 }
    bits[word] |= 1 << UInt64(document & 63)
  }
}
