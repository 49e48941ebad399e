internal import TextAnalysis
import TextStructure

/// A passage as the rules read it: traditional characters, full width and punctuation folded, one
/// character for one, so that `，` and `,` are the same comma and `應當` is `应当`.
struct RuleText {
  /// The folded text.
  let scalars: [Unicode.Scalar]
  /// Where each scalar begins in the text, in UTF-8 bytes, and where the last one ends.
  let byteOffsets: [Int]
  /// The text as it stands.
  private let bytes: [UInt8]

  init(_ text: String, folding: CharacterFolding) {
    bytes = Array(text.utf8)
    var scalars: [Unicode.Scalar] = []
    var offsets: [Int] = []
    scalars.reserveCapacity(bytes.count / 3 + 8)
    offsets.reserveCapacity(bytes.count / 3 + 9)
    var offset = 0
    for scalar in text.unicodeScalars {
      scalars.append(folding.ruleForm(of: scalar))
      offsets.append(offset)
      offset += UTF8.width(scalar)
    }
    offsets.append(offset)
    self.scalars = scalars
    byteOffsets = offsets
  }

  var count: Int { scalars.count }

  func byteRange(_ range: Range<Int>) -> Range<Int> {
    byteOffsets[range.lowerBound]..<byteOffsets[range.upperBound]
  }

  /// A part of the text as it stands there.
  func original(_ range: Range<Int>) -> String {
    String(decoding: bytes[byteRange(range)], as: UTF8.self)
  }

  /// Whether words stand at a place.
  @inline(__always)
  func starts(with word: StaticWord, at index: Int, end: Int) -> Bool {
    guard index >= 0, index + word.count <= end else { return false }
    for (place, scalar) in word.enumerated() where scalars[index + place] != scalar { return false }
    return true
  }

  typealias StaticWord = [Unicode.Scalar]

  /// Whether 由 at a place names who acts: not in 理由, 自由, 事由, but in `这件事由`, `方案由`.
  func isPreposition(by index: Int, from start: Int) -> Bool {
    guard index > start else { return true }
    let before = index - 1 > start ? scalars[index - 2] : " "
    switch scalars[index - 1] {
    case "自", "理", "缘", "经", "来", "因", "不", "为", "转": return false
    case "事": return "件这此该项实要琐杂丧婚的".unicodeScalars.contains(before)
    case "案": return "方预草备提档该本此专议个图答".unicodeScalars.contains(before)
    default: return true
    }
  }

  /// A range without white space, and the given characters, at its ends.
  func trimmed(_ range: Range<Int>, _ extra: (Unicode.Scalar) -> Bool = { _ in false }) -> Range<
    Int
  > {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, scalars[start].isTrimmed || extra(scalars[start]) { start += 1 }
    while end > start, scalars[end - 1].isTrimmed || extra(scalars[end - 1]) { end -= 1 }
    return start..<end
  }
}

extension CharacterFolding {
  /// A character in the form in which the rules know it.
  @inline(__always)
  fileprivate func ruleForm(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.value < 0x80 || scalar == "\u{3002}" { return scalar }
    return single(scalar)
  }
}
