/// A number in a query, as typed.
struct NumberToken {
  enum Kind: Hashable {
    /// Digit by digit: a Chinese year.
    case digits(String)
    /// By value; whether it may be a year.
    case value(Int, isYear: Bool)
    /// Hundredths or thousandths, in figures.
    case share(parts: Int, String)
  }

  var range: Range<Int>
  var kind: Kind
  var isChinese: Bool
  /// Whether 万 or 亿 stands after a figure.
  var hasPower = false

  /// The numbers in a text, in order.
  static func all(in scalars: [Unicode.Scalar]) -> [NumberToken] {
    var tokens: [NumberToken] = []
    var index = 0
    while index < scalars.count {
      let token =
        share(in: scalars, at: index) ?? figure(in: scalars, at: index)
        ?? numeral(in: scalars, at: index)
      if let token { tokens.append(token) }
      let end = token?.range.upperBound ?? (index + 1)
      index = max(index + 1, end)
    }
    return tokens
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }

  /// 百分之五点四
  private static func share(in scalars: [Unicode.Scalar], at start: Int) -> NumberToken? {
    let parts = [("百分之", 100), ("千分之", 1_000)]
    for (prefix, value) in parts where scalars[start...].starts(with: prefix.unicodeScalars) {
      var end = start + 3
      while end < scalars.count, ChineseNumerals.isNumeral(scalars[end]) || scalars[end] == "点" {
        end += 1
      }
      let pieces = text(scalars[(start + 3)..<end]).split(
        separator: "点", omittingEmptySubsequences: false)
      guard let first = pieces.first, let whole = ChineseNumerals.value(of: String(first)),
        pieces.count <= 2, !first.isEmpty
      else { return nil }
      var figures = String(whole)
      if pieces.count == 2 {
        guard let decimals = ChineseNumerals.figures(of: String(pieces[1])) else { return nil }
        figures += "." + decimals
      }
      return NumberToken(
        range: start..<end, kind: .share(parts: value, figures), isChinese: true)
    }
    return nil
  }

  /// 15, 1,000, 1.5万, 5.4%
  private static func figure(in scalars: [Unicode.Scalar], at start: Int) -> NumberToken? {
    guard NumberSpellings.isDigit(scalars[start]) else { return nil }
    var end = start
    var figures = ""
    while end < scalars.count {
      let isMark =
        (scalars[end] == "." || scalars[end] == ",") && end + 1 < scalars.count
        && NumberSpellings.isDigit(scalars[end + 1])
      guard NumberSpellings.isDigit(scalars[end]) || isMark else { break }
      if scalars[end] != "," { figures.unicodeScalars.append(scalars[end]) }
      end += 1
    }
    let whole = start..<end
    if end < scalars.count, scalars[end] == "%" || scalars[end] == "‰" {
      return NumberToken(
        range: start..<(end + 1),
        kind: .share(parts: scalars[end] == "%" ? 100 : 1_000, figures), isChinese: false)
    }
    if end < scalars.count, let power = ["万": 10_000, "亿": 100_000_000][scalars[end]] {
      if let value = scaled(figures, by: power) {
        return NumberToken(
          range: start..<(end + 1), kind: .value(value, isYear: false), isChinese: false,
          hasPower: true)
      }
    }
    // Not a part of a name: G20, 12345.
    let isAfterLetter =
      start > 0 && scalars[start - 1].properties.isAlphabetic
      && scalars[start - 1].isASCII
    guard let value = Int(figures), !isAfterLetter else {
      return NumberToken(range: whole, kind: .digits(""), isChinese: false)
    }
    return NumberToken(
      range: whole, kind: .value(value, isYear: figures.count == 4 && end - start == 4),
      isChinese: false)
  }

  /// A decimal number times a power of ten, where that is whole.
  private static func scaled(_ figures: String, by power: Int) -> Int? {
    let pieces = figures.split(separator: ".", omittingEmptySubsequences: false)
    guard let first = pieces.first, let whole = Int(first), pieces.count <= 2,
      whole < 1_000_000
    else { return nil }
    guard pieces.count == 2 else { return whole * power }
    var scale = power
    var value = whole * power
    for figure in pieces[1].unicodeScalars {
      guard scale % 10 == 0, let digit = Int(String(figure)) else { return nil }
      scale /= 10
      value += digit * scale
    }
    return value
  }

  /// 二〇二〇, 二百三十二, 三
  private static func numeral(in scalars: [Unicode.Scalar], at start: Int) -> NumberToken? {
    var end = start
    while end < scalars.count, ChineseNumerals.isNumeral(scalars[end]) { end += 1 }
    guard end > start else { return nil }
    let text = text(scalars[start..<end])
    if end - start > 1, let figures = ChineseNumerals.figures(of: text) {
      return NumberToken(range: start..<end, kind: .digits(figures), isChinese: true)
    }
    guard let value = ChineseNumerals.value(of: text) else { return nil }
    return NumberToken(range: start..<end, kind: .value(value, isYear: false), isChinese: true)
  }
}
