/// Reading dates as Chinese documents write them.
extension PartialDate {
  /// A date found in a text, and where it stands.
  public struct Match: Sendable, Hashable {
    /// The date, with what the text leaves out left out.
    public let date: PartialDate
    /// Where the date stands in the text: UTF-8 bytes, half open.
    public let byteRange: Range<Int>
  }

  /// The whole of `text` as a date: ISO 8601, `2020/10/26`, `2020.10`, `2020年10月26日`,
  /// `二〇二〇年十月二十六日`, `10月26日`, `20201026`; white space and full-width digits are allowed, letters and
  /// circles that stand for 〇 (`二O二〇`), and years of the republic (`民国三十七年`), which are counted from 1911.
  public init?(chinese text: some StringProtocol) {
    let scalars = DateScanner.simplified(text)
    if let iso = PartialDate(iso8601: String(String.UnicodeScalarView(scalars.map(\.scalar)))) {
      self = iso
      return
    }
    var scanner = DateScanner(scalars: scalars)
    if let date = scanner.date(), scanner.isAtEnd {
      self = date
      return
    }
    scanner = DateScanner(scalars: scalars)
    guard let date = scanner.compactDate(), scanner.isAtEnd else { return nil }
    self = date
  }

  /// The dates that stand in `text`, in order: the forms with 年, 月, 日 or separators.
  public static func matches(in text: some StringProtocol) -> [Match] {
    let scalars = DateScanner.simplified(text)
    var matches: [Match] = []
    var index = 0
    while index < scalars.count {
      guard
        DateScanner.startsNumber(scalars[index].scalar)
          || DateScanner.eraLength(scalars, at: index) > 0,
        index == 0 || scalars[index].followsSpace
          || !DateScanner.startsNumber(scalars[index - 1].scalar)
      else {
        index += 1
        continue
      }
      var scanner = DateScanner(scalars: scalars, position: index)
      if let date = scanner.date() {
        let end = scalars[scanner.position - 1]
        matches.append(
          Match(date: date, byteRange: scalars[index].byteOffset..<(end.byteOffset + end.byteCount))
        )
        index = scanner.position
      } else {
        index += 1
      }
    }
    return matches
  }
}

/// Reads numbers and date parts from left to right.
struct DateScanner {
  struct Element {
    var scalar: Unicode.Scalar
    var byteOffset: Int
    var byteCount: Int
    /// Whether white space was left out before it.
    var followsSpace = false
  }

  let scalars: [Element]
  var position = 0

  var isAtEnd: Bool { position == scalars.count }

  /// The scalars of `text` without white space, full-width forms made plain, zeros made one.
  static func simplified(_ text: some StringProtocol) -> [Element] {
    var elements: [Element] = []
    var offset = 0
    var followsSpace = false
    for scalar in text.unicodeScalars {
      let count = UTF8.width(scalar)
      defer { offset += count }
      guard !scalar.properties.isWhitespace else {
        followsSpace = true
        continue
      }
      var plain = scalar
      switch scalar.value {
      case 0xFF10...0xFF19, 0xFF0D...0xFF0F:
        plain = Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
      case 0x25CB, 0x25EF, 0x96F6, 0xFF2F, 0x3007: plain = "〇"
      // Letters in the place of the zero, behind a digit: Latin, Greek and Cyrillic O.
      case 0x4F, 0x6F, 0x39F, 0x3BF, 0x41E, 0x43E, 0xFF4F, 0x2B55, 0x20DD:
        if let last = elements.last?.scalar, chineseDigits[last] != nil { plain = "〇" }
      default: break
      }
      elements.append(
        Element(
          scalar: plain, byteOffset: offset, byteCount: count, followsSpace: followsSpace))
      followsSpace = false
    }
    return elements
  }

  static func startsNumber(_ scalar: Unicode.Scalar) -> Bool {
    (48...57).contains(scalar.value) || chineseDigits[scalar] != nil || scalar == "十"
  }

  static let chineseDigits: [Unicode.Scalar: Int] = [
    "〇": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
  ]

  private func scalar(at position: Int) -> Unicode.Scalar? {
    position < scalars.count ? scalars[position].scalar : nil
  }

  private mutating func accept(_ wanted: Unicode.Scalar...) -> Unicode.Scalar? {
    guard let found = scalar(at: position), wanted.contains(found) else { return nil }
    position += 1
    return found
  }

  /// A run of digits, Arabic or Chinese (`二〇二〇`, `二十六`), and how many characters it had.
  mutating func number() -> (value: Int, length: Int, isArabic: Bool)? {
    let start = position
    var value = 0
    while let found = scalar(at: position), (48...57).contains(found.value), position - start < 9 {
      value = value * 10 + Int(found.value - 48)
      position += 1
    }
    if position > start { return (value, position - start, true) }
    var tens: Int?
    var digits: [Int] = []
    while let found = scalar(at: position), position - start < 4 {
      if let digit = Self.chineseDigits[found] {
        digits.append(digit)
      } else if found == "十", tens == nil, digits.count <= 1 {
        tens = digits.first ?? 1
        digits = []
      } else {
        break
      }
      position += 1
    }
    guard position > start else { return nil }
    if let tens {
      guard digits.count <= 1 else {
        position = start
        return nil
      }
      return (tens * 10 + (digits.first ?? 0), position - start, false)
    }
    return (digits.reduce(0) { $0 * 10 + $1 }, position - start, false)
  }

  /// How many characters name the era before a year: `公元`, `民国`, `中华民国`; 0 where none stands there.
  static func eraLength(_ scalars: [Element], at position: Int) -> Int {
    func holds(_ place: Int, _ wanted: Unicode.Scalar...) -> Bool {
      place < scalars.count && wanted.contains(scalars[place].scalar)
    }
    if holds(position, "公"), holds(position + 1, "元") { return 2 }
    if holds(position, "民"), holds(position + 1, "国", "國") { return 2 }
    if holds(position, "中"), holds(position + 1, "华", "華"), holds(position + 2, "民"),
      holds(position + 3, "国", "國")
    {
      return 4
    }
    return 0
  }

  /// `民国三十七年`: its first year was 1912.
  private mutating func yearOfRepublic() -> Int? {
    if accept("元") != nil { return 1912 }
    var value = 0
    let start = position
    if let found = scalar(at: position), let hundreds = Self.chineseDigits[found],
      scalar(at: position + 1) == "百"
    {
      position += 2
      value = hundreds * 100
      _ = accept("〇", "零")
    }
    let hundreds = position > start
    if let twenties = accept("廿", "卅") {
      value += twenties == "廿" ? 20 : 30
      if let ones = number(), !ones.isArabic, ones.value < 10 { value += ones.value }
    } else if let rest = number(), rest.length <= 3 {
      value += rest.value
    } else if !hundreds {
      return nil
    }
    return (1...200).contains(value) ? value + 1911 : nil
  }

  /// A date with 年/月/日 or with the separators `-` `/` `.` between four-digit year and month.
  mutating func date() -> PartialDate? {
    let start = position
    let era = Self.eraLength(scalars, at: position)
    if era > 0, scalar(at: position) != "公" {
      position += era
      guard let year = yearOfRepublic(), accept("年") != nil else {
        position = start
        return nil
      }
      return monthAndDay(of: year)
    }
    position += era
    guard let first = number() else {
      position = start
      return nil
    }
    if first.length == 4, accept("年") != nil { return monthAndDay(of: first.value) }
    if first.length == 4, first.isArabic, (1800...2200).contains(first.value),
      let separator = accept("-", "/", ".")
    {
      if let month = number(), month.isArabic, month.length <= 2 {
        let monthEnd = position
        if accept(separator) != nil, let day = number(), day.isArabic, day.length <= 2,
          let date = PartialDate(year: first.value, month: month.value, day: day.value)
        {
          return date
        }
        position = monthEnd
        if separator != ".", let date = PartialDate(year: first.value, month: month.value) {
          return date
        }
      }
    } else if first.length <= 3, accept("月") != nil, let day = number(),
      accept("日", "号", "號") != nil,
      let date = PartialDate(year: nil, month: first.value, day: day.value)
    {
      return date
    }
    position = start
    return nil
  }

  /// What follows `2020年`: a month and a day, a month, or nothing.
  private mutating func monthAndDay(of year: Int) -> PartialDate? {
    let yearEnd = position
    if let month = number(), accept("月") != nil {
      let monthEnd = position
      if let day = number(), accept("日", "号", "號") != nil,
        let date = PartialDate(year: year, month: month.value, day: day.value)
      {
        return date
      }
      position = monthEnd
      if let date = PartialDate(year: year, month: month.value) { return date }
    }
    position = yearEnd
    return PartialDate(year: year)
  }

  /// `20201026`, `2020` or `2020.10`: forms too short to be looked for inside a text.
  mutating func compactDate() -> PartialDate? {
    guard let first = number(), first.isArabic else { return nil }
    switch first.length {
    case 8:
      return PartialDate(
        year: first.value / 10000, month: first.value / 100 % 100, day: first.value % 100)
    case 6: return PartialDate(year: first.value / 100, month: first.value % 100)
    case 4:
      guard accept(".") != nil, let month = number() else { return PartialDate(year: first.value) }
      return PartialDate(year: first.value, month: month.value)
    default: return nil
    }
  }
}
