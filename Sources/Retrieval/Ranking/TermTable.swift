/// Finds a term's number by the codes of its units: a few cache lines, looked up once for every unit
/// of every judged passage.
struct TermTable {
  /// The hash of no units.
  static let empty: UInt64 = 0xCBF2_9CE4_8422_2325

  private var keys: [UInt64]
  private var numbers: [Int32]
  private let shift: UInt64

  /// A table for at most `capacity` terms.
  init(capacity: Int) {
    var bits: UInt64 = 4
    while 1 << bits < capacity * 4 { bits += 1 }
    keys = Array(repeating: 0, count: 1 << bits)
    numbers = Array(repeating: -1, count: 1 << bits)
    shift = 64 - bits
  }

  /// The hash of some units followed by one more (FNV-1a over whole codes).
  @inline(__always)
  static func combine(_ hash: UInt64, _ code: UInt32) -> UInt64 {
    (hash ^ UInt64(code)) &* 0x0000_0100_0000_01B3
  }

  @inline(__always)
  private func slot(_ hash: UInt64) -> Int { Int((hash &* 0x9E37_79B9_7F4A_7C15) >> shift) }

  mutating func insert(_ codes: [UInt32], number: Int) {
    let hash = codes.reduce(Self.empty, Self.combine)
    var index = slot(hash)
    while numbers[index] >= 0, keys[index] != hash { index = (index + 1) & (keys.count - 1) }
    keys[index] = hash
    numbers[index] = Int32(number)
  }

  /// The number of the term with this hash; -1 where there is none.
  @inline(__always)
  func number(_ hash: UInt64) -> Int {
    var index = slot(hash)
    while numbers[index] >= 0 {
      if keys[index] == hash { return Int(numbers[index]) }
      index = (index + 1) & (keys.count - 1)
    }
    return -1
  }
}
