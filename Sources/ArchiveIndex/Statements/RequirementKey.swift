public import TextAnalysis

/// What the same requirement has in common wherever it is repeated: the item without punctuation,
/// script, width and the words that only bind or stress it (要, 必须, 切实), the person who requires it,
/// of whom, and the day it is due. A number or a 不 that differs makes another requirement.
public enum RequirementKey {
  /// How many bytes of the key are kept. Of ten million items two are taken for one with a chance of
  /// 1 in 370,000.
  static let byteCount = 8

  /// Words left out, the longest first.
  private static let leftOut: [[UInt32]] = [
    "进一步", "必须", "应当", "务必", "切实", "认真", "坚决", "严格", "扎实", "全面", "要", "应", "须", "的", "了", "和", "与",
    "及", "并", "也",
    "还", "均", "都", "请", "地", "得以",
  ].map { $0.unicodeScalars.map(\.value) }
  private static let firsts: Set<UInt32> = Set(leftOut.compactMap(\.first))

  /// The key of an item: FNV-1a over what of its units is not left out, and over the rest.
  ///
  /// - Parameters:
  ///   - speaker: the folded name of the person who requires it; empty where it is no person.
  ///   - addressees: the folded names of those of whom it is required, in any order.
  ///   - day: the last day as `yyyymmdd`; 0 without one.
  public static func key(
    _ units: ArraySlice<TextUnit>, speaker: String = "", addressees: [String] = [], day: Int = 0
  ) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    func add(_ number: UInt32) {
      for byte in 0..<4 { add(UInt8(truncatingIfNeeded: number >> UInt32(8 * byte))) }
    }
    var index = units.startIndex
    while index < units.endIndex {
      let code = units[index].code
      if firsts.contains(code), let word = word(at: index, units) {
        index += word
        continue
      }
      add(code)
      index += 1
    }
    add(UInt8(1))
    for byte in speaker.utf8 { add(byte) }
    for addressee in Set(addressees).sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      add(UInt8(0))
      for byte in addressee.utf8 { add(byte) }
    }
    add(UInt32(clamping: day))
    return hash
  }

  private static func word(at index: Int, _ units: ArraySlice<TextUnit>) -> Int? {
    leftOut.first { word in
      index + word.count <= units.endIndex
        && word.indices.allSatisfy { units[index + $0].code == word[$0] }
    }?.count
  }
}
