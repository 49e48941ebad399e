/// The number a heading, an article or an item begins with.
public struct Numbering: Equatable {
  /// The forms, highest first; the raw value is the rank in a heading path. Markdown's and HTML's
  /// levels 1...6 rank above them.
  public enum Style: UInt8 {
    case book = 10  // 第一编
    case part  // 第一分编, 第一部分
    case chapter  // 第一章
    case section  // 第一节
    case article  // 第一条
    case chinese = 20  // 一、
    case parenthesizedChinese  // （一）
    case arabic  // 1.
    case parenthesizedArabic  // （1）
    case circled  // ①
  }

  /// Its form.
  public var style: Style
  /// The number, where small enough to compare; for `第十条之一` that of `第十条`.
  public var value: Int
  /// The scalars of the number with its marks, e.g. 3 for `（一）`.
  public var length: Int

  /// Its rank in a heading path; lower is higher up.
  public var rank: UInt8 { style.rawValue }

  private static let longest = 12

  /// The numbering at the start of a text.
  public init?(_ scalars: [Unicode.Scalar], in range: Range<Int>) {
    guard let first = range.first.map({ scalars[$0] }) else { return nil }
    switch first {
    case "第": self.init(ordinal: scalars, range)
    case "（", "(": self.init(parenthesized: scalars, range)
    case "\u{2460}"..."\u{2473}":
      self.init(style: .circled, value: Int(first.value - 0x245F), length: 1)
    default: self.init(plain: scalars, range)
    }
  }

  private init(style: Style, value: Int, length: Int) {
    (self.style, self.value, self.length) = (style, value, length)
  }

  private init?(ordinal scalars: [Unicode.Scalar], _ range: Range<Int>) {
    var index = range.lowerBound + 1
    guard let (value, _) = Self.number(scalars, &index, range.upperBound), index < range.upperBound
    else { return nil }
    let style: Style
    switch scalars[index] {
    case "编", "篇", "編": style = .book
    case "分":
      guard index + 1 < range.upperBound, scalars[index + 1] == "编" else { return nil }
      style = .part
      index += 1
    case "部":
      guard index + 1 < range.upperBound, scalars[index + 1] == "分" else { return nil }
      style = .part
      index += 1
    case "章": style = .chapter
    case "节", "節": style = .section
    case "条", "條": style = .article
    default: return nil
    }
    index += 1
    if style == .article, index + 1 < range.upperBound, scalars[index] == "之" {
      var suffix = index + 1
      if Self.number(scalars, &suffix, range.upperBound) != nil { index = suffix }
    }
    self.init(style: style, value: value, length: index - range.lowerBound)
  }

  private init?(parenthesized scalars: [Unicode.Scalar], _ range: Range<Int>) {
    var index = range.lowerBound + 1
    guard let (value, isArabic) = Self.number(scalars, &index, range.upperBound),
      index < range.upperBound, scalars[index] == "）" || scalars[index] == ")",
      index - range.lowerBound <= 4
    else { return nil }
    self.init(
      style: isArabic ? .parenthesizedArabic : .parenthesizedChinese, value: value,
      length: index + 1 - range.lowerBound)
  }

  private init?(plain scalars: [Unicode.Scalar], _ range: Range<Int>) {
    var index = range.lowerBound
    guard let (value, isArabic) = Self.number(scalars, &index, range.upperBound),
      index < range.upperBound, index - range.lowerBound <= 3
    else { return nil }
    switch (scalars[index], isArabic) {
    case ("、", false):
      self.init(style: .chinese, value: value, length: index + 1 - range.lowerBound)
    case (".", true), ("．", true), ("、", true):
      if index + 1 < range.upperBound, scalars[index + 1].isDigit { return nil }
      self.init(style: .arabic, value: value, length: index + 1 - range.lowerBound)
    default: return nil
    }
  }

  /// Reads a number, Arabic or Chinese (up to 千).
  public static func number(_ scalars: [Unicode.Scalar], _ index: inout Int, _ end: Int)
    -> (value: Int, isArabic: Bool)?
  {
    let start = index
    var value = 0
    while index < end, index - start < longest, scalars[index].isDigit {
      value = min(value * 10 + Int(scalars[index].value & 0xF), 1_000_000)
      index += 1
    }
    if index > start { return (value, true) }
    var digit = 0
    loop: while index < end, index - start < longest {
      switch RadicalDigits.unified(scalars[index]) {
      case "〇", "零": digit = 0
      case "一": digit = 1
      case "二": digit = 2
      case "三": digit = 3
      case "四": digit = 4
      case "五": digit = 5
      case "六": digit = 6
      case "七": digit = 7
      case "八": digit = 8
      case "九": digit = 9
      case "十":
        value += max(digit, 1) * 10
        digit = 0
      case "百":
        value += max(digit, 1) * 100
        digit = 0
      case "千":
        value += max(digit, 1) * 1000
        digit = 0
      default: break loop
      }
      index += 1
    }
    return index > start ? (value + digit, false) : nil
  }
}
