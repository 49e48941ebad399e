/// A text's shingles, to say how far it is like another.
///
/// Of a long text only the shingles with small hashes are held: a sample of some thousands, which
/// tells a share to about one in a hundred.
public struct ShingleSet: Sendable {
  /// About the most shingles held.
  private static let capacity = 8192

  /// The hashes held, ascending, each once.
  private let hashes: [UInt32]
  /// All hashes up to here are held.
  private let last: UInt32
  /// Tells whole texts apart.
  private let fingerprint: UInt64
  private let unitCount: Int

  /// How many shingles are held.
  public var count: Int { hashes.count }

  /// The shingles of a text.
  public init(_ text: ShingleText) {
    var halvings: UInt32 = 0
    while text.unitCount >> Int(halvings) > Self.capacity { halvings += 1 }
    let last = UInt32.max >> halvings
    var hashes: [UInt32] = []
    hashes.reserveCapacity(min(text.unitCount, Self.capacity))
    text.forEachHash { hash in
      let value = UInt32(truncatingIfNeeded: hash >> 32)
      if value <= last { hashes.append(value) }
    }
    hashes.sort()
    var distinct: [UInt32] = []
    distinct.reserveCapacity(hashes.count)
    for hash in hashes where hash != distinct.last { distinct.append(hash) }
    (self.hashes, self.last) = (distinct, last)
    (fingerprint, unitCount) = (text.fingerprint, text.unitCount)
  }

  /// How two texts stand to each other.
  public struct Likeness: Sendable, Hashable {
    /// Whether the two are the same units in the same order.
    public var isSame: Bool
    /// Shingles of both, of all shingles of either: 0...1.
    public var resemblance: Double
    /// The share of the first text's shingles that stand in the second: 0...1.
    public var containmentOfFirst: Double
    /// The share of the second text's shingles that stand in the first: 0...1.
    public var containmentOfSecond: Double

    /// The larger of the two shares.
    public var containment: Double { max(containmentOfFirst, containmentOfSecond) }
  }

  /// How this text stands to another.
  public func likeness(to other: ShingleSet) -> Likeness {
    let bound = min(last, other.last)
    var (mine, theirs, shared) = (0, 0, 0)
    while mine < hashes.count, theirs < other.hashes.count {
      let (left, right) = (hashes[mine], other.hashes[theirs])
      if min(left, right) > bound { break }
      if left == right { shared += 1 }
      if left <= right { mine += 1 }
      if right <= left { theirs += 1 }
    }
    while mine < hashes.count, hashes[mine] <= bound { mine += 1 }
    while theirs < other.hashes.count, other.hashes[theirs] <= bound { theirs += 1 }
    return Likeness(
      isSame: fingerprint == other.fingerprint && unitCount == other.unitCount,
      resemblance: Double(shared) / Double(max(1, mine + theirs - shared)),
      containmentOfFirst: Double(shared) / Double(max(1, mine)),
      containmentOfSecond: Double(shared) / Double(max(1, theirs)))
  }
}
