internal import ArchiveModel

/// What a file's name says, where its text does not.
enum FileNameRules {
  /// The name without folders, ending, a date in brackets and a date before it.
  static func title(_ path: String) -> String? {
    var name = stem(path)
    if let bracket = dateBracket(name) { name = name[..<bracket.start] }
    if let leading = leadingDate(name), !leading.rest.isEmpty { name = leading.rest }
    let title = name.trimmingBlanks()
    return title.isEmpty ? nil : String(title)
  }

  /// The date in a name's last brackets, `…(2023-04-26).md`, or the one it begins or ends with.
  static func date(_ path: String) -> PartialDate? {
    let name = stem(path)
    return bracketDate(path) ?? leadingDate(name)?.date ?? trailingDate(name)
  }

  /// The date in a name's last brackets alone.
  static func bracketDate(_ path: String) -> PartialDate? { dateBracket(stem(path))?.date }

  private static func stem(_ path: String) -> Substring {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return name[..<dot]
  }

  /// `2025-01-23_防火通知`, `20250123防火通知`, `2025年1月23日通知`: a whole day, and no digit behind it.
  private static func leadingDate(_ name: Substring) -> (date: PartialDate, rest: Substring)? {
    let digits = name.prefix { $0.isASCII && $0.isNumber }
    if digits.count == 8, let date = day(digits) {
      return (date, separated(name.dropFirst(8)))
    }
    guard let match = PartialDate.matches(in: name).first, match.byteRange.lowerBound == 0,
      match.date.precision == .day
    else { return nil }
    let rest = name.utf8.dropFirst(match.byteRange.upperBound)
    return (match.date, separated(Substring(rest)))
  }

  /// `防火通知_2025-01-23`, `防火通知20250123`.
  private static func trailingDate(_ name: Substring) -> PartialDate? {
    let digits = String(name.reversed().prefix { $0.isASCII && $0.isNumber }.reversed())
    if digits.count == 8 { return day(Substring(digits)) }
    guard let match = PartialDate.matches(in: name).last,
      match.byteRange.upperBound == name.utf8.count, match.date.precision == .day
    else { return nil }
    return match.date
  }

  /// Eight digits as a day of the last hundred years and the next few: no telephone number.
  private static func day(_ digits: Substring) -> PartialDate? {
    guard let date = PartialDate(chinese: digits), date.precision == .day, let year = date.year,
      (1900...2099).contains(year)
    else { return nil }
    return date
  }

  private static func separated(_ rest: Substring) -> Substring {
    rest.drop { "_-－—. ．、·　".contains($0) || $0.isWhitespace }
  }

  /// `云岫日报` and the day, of `云岫日报2019年3月6日第1版`.
  static func newspaperPage(_ path: String) -> (paper: String, date: PartialDate)? {
    let name = path.split(separator: "/").last ?? ""
    guard let match = PartialDate.matches(in: name).first, match.date.precision == .day else {
      return nil
    }
    let bytes = Array(name.utf8)
    let paper = String(decoding: bytes[..<match.byteRange.lowerBound], as: UTF8.self)
    let rest = String(decoding: bytes[match.byteRange.upperBound...], as: UTF8.self)
    guard paper.hasSuffix("报"), (3...12).contains(paper.count), rest.hasPrefix("第") else {
      return nil
    }
    return (paper, match.date)
  }

  private static func dateBracket(_ name: Substring) -> (start: Substring.Index, date: PartialDate)?
  {
    guard let last = name.last, last == ")" || last == "）",
      let open = name.lastIndex(where: { $0 == "(" || $0 == "（" }),
      let date = PartialDate(chinese: name[name.index(after: open)...].dropLast())
    else { return nil }
    return (open, date)
  }
}
