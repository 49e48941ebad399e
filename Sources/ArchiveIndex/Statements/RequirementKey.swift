public import TextAnalysis

/// What the same requirement has in common wherever it is repeated: the item without punctuation,
/// script, width and the words that only bind or stress it (要, 必须, 切实). A number or a 不 that
/// differs makes another requirement.
public enum RequirementKey {
  /// How many bytes of the key are kept: 40 bits tell a million items apart.
  static let byteCount = 5

  /// Words left out, the longest first.
  private static let leftOut: [[UInt32]] = [
    "进一步", "必须", "应当", "务必", "切实", "认真", "坚决", "严格", "扎实", "全面", "要", "应", "须", "的", "了", "和", "与",
    "及", "并", "也",
    "还", "均", "都", "请", "地", "得以",
  ].map { $0.unicodeScalars.map(\.value) }
  private static let firsts: Set<UInt32> = Set(leftOut.compactMap(\.first))

  /// The key of an item's units: FNV-1a over what is not left out.
  public static func key(_ units: ArraySlice<TextUnit>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var index = units.startIndex
    while index < units.endIndex {
      let code = units[index].code
      if firsts.contains(code), let word = word(at: index, units) {
        index += word
        continue
      }
      for byte in 0..<4 {
        hash = (hash ^ UInt64(code >> UInt32(8 * byte) & 0xFF)) &* 0x0000_0100_0000_01B3
      }
      index += 1
    }
    return (hash ^ hash >> 40) & (1 << UInt64(8 * byteCount) - 1)
  }

  private static func word(at index: Int, _ units: ArraySlice<TextUnit>) -> Int? {
    leftOut.first { word in
      index + word.count <= units.endIndex
        && word.indices.allSatisfy { units[index + $0].code == word[$0] }
    }?.count
  }
}
