import TextStructure

/// The numbers that a presentation program writes before the paragraphs of a shape (ECMA-376, 20.1.10.61).
struct SlideNumbering {
  private var counts: [Int: (type: String, next: Int)] = [:]

  /// The number of a paragraph, with the white space after it; `nil` for one without.
  ///
  /// - Parameters:
  ///   - level: how deep the paragraph lies, from 0.
  ///   - number: the form of its number, and where the counting begins.
  ///   - hasText: an empty paragraph neither has a number nor ends the counting.
  mutating func label(level: Int, number: (type: String, start: Int)?, hasText: Bool) -> String? {
    guard hasText else { return nil }
    for deeper in counts.keys where deeper > level { counts[deeper] = nil }
    guard let number else {
      counts[level] = nil
      return nil
    }
    var count = number.start
    if let known = counts[level], known.type == number.type { count = known.next }
    counts[level] = (number.type, count + 1)
    return Self.text(count, number.type)
  }

  private static func text(_ number: Int, _ type: String) -> String {
    let forms: [(prefix: String, form: ListNumber.Form)] = [
      ("arabicDb", .fullWidthDecimal), ("arabic", .decimal), ("alphaLc", .lowerLetter),
      ("alphaUc", .upperLetter), ("romanLc", .lowerRoman), ("romanUc", .upperRoman),
      ("circleNum", .circled), ("ea1", .chinese),
    ]
    let found = forms.first { type.hasPrefix($0.prefix) }
    let text = ListNumber.text(number, found?.form ?? .decimal)
    if type.hasSuffix("ParenBoth") { return "(\(text)) " }
    if type.hasSuffix("ParenR") { return "\(text)) " }
    if type.hasSuffix("Period") { return "\(text). " }
    return "\(text) "
  }
}
