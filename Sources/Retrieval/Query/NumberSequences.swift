import TextAnalysis

/// Keeps together what a person types as one number: `第三十八条`, `2021年`, `5.4%`, `PM2.5`. ICU cuts
/// these into several words, which stand all over a law, and a unit ends at a decimal point.
enum NumberSequences {
  private static let numerals: Set<UInt32> = codes("〇零一二三四五六七八九十百千万亿两第")
  private static let measures: Set<UInt32> = codes("条款项章节编年月日号届期轮次")
  private static let decimalMarks: Set<String> = [".", "．", ",", "，", ":", "：", "/", "-", "－"]

  private static func codes(_ text: String) -> Set<UInt32> {
    Set(text.unicodeScalars.map(\.value))
  }

  /// The words of a text with those that make a number joined.
  ///
  /// - Parameters:
  ///   - words: the ranges of units, in order.
  ///   - text: the text they come from.
  static func joined(_ words: [Range<Int>], _ stream: UnitStream, text: String) -> [Range<Int>] {
    let bytes = Array(text.utf8)
    var joined: [Range<Int>] = []
    for word in words {
      if let last = joined.last, last.upperBound == word.lowerBound,
        isOneNumber(last, word, stream, bytes)
      {
        joined[joined.count - 1] = last.lowerBound..<word.upperBound
      } else {
        joined.append(word)
      }
    }
    return joined
  }

  private static func isOneNumber(
    _ left: Range<Int>, _ right: Range<Int>, _ stream: UnitStream, _ bytes: [UInt8]
  ) -> Bool {
    let last = stream.units[left.upperBound - 1]
    let next = stream.units[right.lowerBound]
    switch next.gap {
    case .none:
      return stream.units[left].allSatisfy { isNumeral($0, stream) }
        && (isNumeral(next, stream) || measures.contains(next.code))
    case .space, .sentence: return false
    case .separator:
      guard !last.isIdeograph, !next.isIdeograph, isDigit(stream.runs[end(of: last) - 1]),
        isDigit(stream.runs[Int(next.runStart)])
      else { return false }
      let between = bytes[last.byteRange(before: next)]
      return decimalMarks.contains(String(decoding: between, as: UTF8.self))
    }
  }

  private static func isNumeral(_ unit: TextUnit, _ stream: UnitStream) -> Bool {
    if unit.isIdeograph { return numerals.contains(unit.code) }
    return stream.runs[Int(unit.runStart)..<end(of: unit)].allSatisfy(isDigit)
  }

  private static func end(of unit: TextUnit) -> Int { Int(unit.runStart) + Int(unit.runLength) }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
