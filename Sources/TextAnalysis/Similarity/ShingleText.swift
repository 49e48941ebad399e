/// A text as it is compared with others for likeness: the run of its units, cut into overlapping
/// shingles (A. Broder, "On the resemblance and containment of documents", Compression and
/// Complexity of Sequences 1997).
///
/// Units are folded, so script, width, punctuation, white space and line ends make no difference.
/// The same text gives the same numbers on every machine.
public struct ShingleText: Sendable {
  /// How many units a shingle has. Shorter ones are alike in texts that only share set phrases;
  /// longer ones are lost too soon to wrongly read characters (docs/duplicates.md).
  public static let shingleLength = 5
  /// Texts of fewer units are too short to tell.
  public static let shortestText = 40

  private var codes: [UInt32] = []

  /// Makes an empty text.
  public init() {}

  /// Appends units, without a boundary to those before: how a text is cut into passages makes no
  /// difference.
  public mutating func append(_ units: [TextUnit]) {
    for unit in units { codes.append(unit.code) }
  }

  /// How many units it has.
  public var unitCount: Int { codes.count }

  /// Whether it is long enough to be compared.
  public var isComparable: Bool { codes.count >= Self.shortestText }

  /// Tells whole texts apart: FNV-1a over the units.
  public var fingerprint: UInt64 {
    codes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  /// Calls `body` with every shingle's hash, in order.
  @inline(__always)
  func forEachHash(_ body: (UInt64) -> Void) {
    // Karp and Rabin 1987, modulo 2^64; mixed afterwards, as its low bits depend on few units.
    let base: UInt64 = 0x9E37_79B9_7F4A_7C15
    let length = Self.shingleLength
    guard codes.count >= length else { return }
    var leaving: UInt64 = 1
    for _ in 1..<length { leaving = leaving &* base }
    codes.withUnsafeBufferPointer { codes in
      var rolling: UInt64 = 0
      for index in codes.indices {
        if index >= length {
          rolling = rolling &- UInt64(codes[index - length]) &* leaving
        }
        rolling = rolling &* base &+ UInt64(codes[index])
        if index >= length - 1 { body(Self.mixed(rolling)) }
      }
    }
  }

  /// SplitMix64's finalizer (Steele, Lea and Flood 2014).
  @inline(__always)
  private static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
