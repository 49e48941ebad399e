/// A set of passages, by their numbers in the index.
public struct PassageSet: Sendable {
  private let bits: PassageBits

  init(_ bits: PassageBits) { self.bits = bits }

  /// Whether there is no passage in it.
  public var isEmpty: Bool { bits.isEmpty }

  /// Whether a passage is in the set.
  @inline(__always)
  public func contains(_ passage: Int) -> Bool {
    passage >= 0 && passage >> 6 < bits.words.count && bits.contains(passage)
  }

  /// Calls `body` with the passages in ascending order.
  public func forEach(_ body: (Int) -> Void) { bits.forEach(body) }
}
