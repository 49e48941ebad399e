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

  /// Whether the digits of the run are parted in the text as in the pattern, and its numbers stand in
  /// brackets where those of the pattern do.
  private func agrees(_ signs: [Sign], at start: Int) -> Bool {
    for index in pattern.indices {
      let (quoted, found) = (pattern[index], signs[start + index])
      if index > 0, !Self.agree(quoted.joint, found.joint) { return false }
      if !Self.agree(quoted.bracket, found.bracket) { return false }
    }
    return true
  }

  /// Whether two numbers, each with or without brackets, are the same. Brackets may be left out only
  /// around what counts the items of a list.
  static func agree(_ quoted: Sign.Bracket, _ found: Sign.Bracket) -> Bool {
    switch (quoted, found) {
    case (.none, .significant), (.significant, .none), (.unknown, .none): false
    default: true
    }
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

  /// Whether a range begins or ends inside a number, a Latin word or a row of symbols: 12 in 112, 4 in
  /// 5.4, 5 in -5, △5 or 5%, AA in AA+, ★ in ★★★. What it leaves out makes another statement.
  static func cutsNumber(_ signs: [Sign], _ range: Range<Int>) -> Bool {
    range != wholeRuns(signs, range)
  }

  /// A range, made longer to the ends of the numbers, words and rows of symbols it cuts.
  static func wholeRuns(_ signs: [Sign], _ range: Range<Int>) -> Range<Int> {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    guard lower < upper, lower >= 0, upper <= signs.count else { return range }
    while lower > 0, isCut(signs, lower) { lower -= 1 }
    if lower > 0, signs[lower].isDigit, signs[lower - 1].qualifiesNumber(signs[lower]) {
      lower -= 1
    }
    while upper < signs.count, isCut(signs, upper) { upper += 1 }
    if upper < signs.count, signs[upper].isShare, signs[upper - 1].isDigit,
      signs[upper].touches(signs[upper - 1])
    {
      upper += 1
    }
    return lower..<(gradeEnd(signs, upper) ?? upper)
  }

  /// Whether a range that begins at a sign begins inside a number, a word, a row of symbols (★★★) or
  /// a character that stands for several (½).
  private static func isCut(_ signs: [Sign], _ index: Int) -> Bool {
    continues(signs, index) || isRow(signs, index)
      || signs[index].byteStart == signs[index - 1].byteStart
  }

  private static func isRow(_ signs: [Sign], _ index: Int) -> Bool {
    signs[index].code == signs[index - 1].code && signs[index].isSymbol
      && signs[index].touches(signs[index - 1])
  }

  /// The end of the `+`, `-` or `#` that follow a letter and no letter or digit follows: AA+, C++.
  private static func gradeEnd(_ signs: [Sign], _ index: Int) -> Int? {
    var end = index
    while end < signs.count, signs[end].isGrade, signs[end].touches(signs[end - 1]) { end += 1 }
    guard end > index else { return nil }
    var first = index
    while first > 0, signs[first - 1].isGrade { first -= 1 }
    guard first > 0, signs[first - 1].isLatinLetter, signs[first].touches(signs[first - 1]) else {
      return nil
    }
    let goesOn =
      end < signs.count && signs[end].touches(signs[end - 1])
      && (signs[end].isLatinLetter || signs[end].isDigit)
    return goesOn ? nil : end
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

extension ComparedText.Sign {
  /// Whether nothing stands between a sign and the one before it.
  fileprivate func touches(_ before: Self) -> Bool { byteStart == before.byteEnd }

  /// `+`, `-` and `#`, which make another grade or language of a letter.
  fileprivate var isGrade: Bool { code == 0x2B || code == 0x2D || code == 0x23 }

  fileprivate var isLatinLetter: Bool { code &- 0x61 < 26 }

  /// Whether it makes another statement of the number after it: a minus, `+`, `<`, `≥`, `↑`, `△`.
  fileprivate func qualifiesNumber(_ number: Self) -> Bool {
    if isMinus { return true }
    guard number.touches(self) else { return false }
    switch code {
    // + < > ¬ ± ~, arrows, ∓ √ ≈ and the like, comparison, triangles.
    case 0x2B, 0x3C, 0x3E, 0x7E, 0xAC, 0xB1, 0x2190...0x21FF, 0x2213, 0x221A, 0x2248,
      0x2260...0x226F,
      0x25B2...0x25C5, 0xFF5E:
      return true
    default: return false
    }
  }

  /// Whether it is no letter, digit or ideograph.
  fileprivate var isSymbol: Bool {
    guard code < 0x3400 || code > 0xFFFF else { return false }
    switch Unicode.Scalar(code)?.properties.generalCategory {
    case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol, .otherPunctuation,
      .connectorPunctuation:
      return true
    default: return false
    }
  }
}
