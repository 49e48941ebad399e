import TextAnalysis

/// Finds a run of signs in a text's signs.
struct SignMatcher {
  typealias Sign = ComparedText.Sign

  let pattern: [Sign]
  /// Knuth, Morris and Pratt's table: how much of the pattern a mismatch leaves matched.
  private let fallback: [Int]

  init(_ pattern: [Sign]) {
    self.pattern = pattern
    var fallback = [0]
    fallback.reserveCapacity(pattern.count)
    var matched = 0
    for sign in pattern.dropFirst() {
      while matched > 0, pattern[matched].code != sign.code { matched = fallback[matched - 1] }
      if pattern[matched].code == sign.code { matched += 1 }
      fallback.append(matched)
    }
    self.fallback = fallback
  }

  /// Where the run stands, numbers parted alike and not cut at its ends.
  func matches(in signs: [Sign]) -> [Range<Int>] {
    codeMatches(in: signs).filter {
      agrees(signs, at: $0.lowerBound) && !Self.cutsNumber(signs, $0)
    }
  }

  /// Whether the same characters stand anywhere, however parted and cut.
  func isFound(in signs: [Sign]) -> Bool { !codeMatches(in: signs).isEmpty }

  /// Where the same codes stand.
  private func codeMatches(in signs: [Sign]) -> [Range<Int>] {
    guard !pattern.isEmpty, pattern.count <= signs.count else { return [] }
    var ranges: [Range<Int>] = []
    signs.withUnsafeBufferPointer { signs in
      pattern.withUnsafeBufferPointer { pattern in
        var matched = 0
        for index in signs.indices {
          while matched > 0, pattern[matched].code != signs[index].code {
            matched = fallback[matched - 1]
          }
          if pattern[matched].code == signs[index].code { matched += 1 }
          if matched == pattern.count {
            ranges.append((index + 1 - matched)..<(index + 1))
            matched = fallback[matched - 1]
          }
        }
      }
    }
    return ranges
  }

  /// Whether the digits of the run are parted in the text as in the pattern.
  private func agrees(_ signs: [Sign], at start: Int) -> Bool {
    for index in pattern.indices.dropFirst()
    where !Self.agree(pattern[index].joint, signs[start + index].joint) {
      return false
    }
    return true
  }

  /// Whether two digits that one text parts by the first are the same where the other parts them by
  /// the second. White space in the quotation alone is OCR's or a typist's; white space in the text
  /// alone parts two numbers, which the quotation makes one. List marks may stand for each other.
  static func agree(_ quoted: Sign.Joint, _ found: Sign.Joint) -> Bool {
    if quoted == found { return true }
    if quoted == .space, found == .none { return true }
    let listing: Set<Sign.Joint> = [.space, .comma, .other]
    return listing.contains(quoted) && listing.contains(found)
  }

  /// Whether a range begins or ends inside a number or a Latin word: 12 in 112, 4 in 5.4, 5 in -5
  /// or 5%. What it leaves out makes another number.
  static func cutsNumber(_ signs: [Sign], _ range: Range<Int>) -> Bool {
    range != wholeRuns(signs, range)
  }

  /// A range, made longer to the ends of the numbers and words it cuts.
  static func wholeRuns(_ signs: [Sign], _ range: Range<Int>) -> Range<Int> {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while lower > 0, lower < signs.count, continues(signs, lower) { lower -= 1 }
    if lower > 0, signs[lower].isDigit, signs[lower - 1].isMinus { lower -= 1 }
    while upper > 0, upper < signs.count, continues(signs, upper) { upper += 1 }
    if upper < signs.count, upper > 0, signs[upper].isShare, signs[upper - 1].isDigit,
      signs[upper].byteStart == signs[upper - 1].byteEnd
    {
      upper += 1
    }
    return lower..<upper
  }

  private static func continues(_ signs: [Sign], _ index: Int) -> Bool {
    if signs[index].continuesRun { return true }
    guard signs[index].joint == .point, signs[index].isDigit else { return false }
    var end = index + 1
    while end < signs.count, signs[end].continuesRun { end += 1 }
    // `1.2021年底前…`, `2.5月1日前…`: the number of an item, and a date.
    return end == signs.count || signs[end].code != 0x5E74 && signs[end].code != 0x6708
  }
}
