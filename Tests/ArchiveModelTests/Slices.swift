/// The text of a range of UTF-8 bytes, or a complaint where it cuts a character.
func slice(_ text: String, _ byteRange: Range<Int>) -> String {
  let bytes = Array(text.utf8)[byteRange]
  return String(validating: bytes, as: UTF8.self) ?? "not on scalar boundaries: \(byteRange)"
}

/// The same random numbers every time (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
