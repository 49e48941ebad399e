internal import ArchiveModel
import TextStructure

/// Dates by which something is to be done.
extension DeadlineScanner {
  /// What a stretch of numbers with 年, 月, 日 states.
  private struct Parts {
    var year: Int?
    var month: Int?
    var day: Int?
    var isMonthEnd = false
    var isYearEnd = false
    /// The last day of 上旬, 中旬, 下旬, and the one before its first.
    var third: Int?
    var hasAny = false
  }

  func isRelativeYear(_ index: Int, _ end: Int) -> Bool {
    guard index + 1 < end else { return false }
    switch text.scalars[index + 1] {
    case "年": return "今明次本".unicodeScalars.contains(text.scalars[index])
    case "月": return "本下".unicodeScalars.contains(text.scalars[index])
    default: return false
    }
  }

  func relativeYear(_ index: Int) -> Int? {
    switch text.scalars[index] {
    case "今", "本": return documentDate?.year
    default: return documentDate?.year.map { $0 + 1 }
    }
  }

  /// `2020年9月底前`, `12月31日以前`, `23时前`, `5月中旬`, `6月底`.
  func dated(at start: Int, _ range: Range<Int>) -> Found? {
    let (scalars, end) = (text.scalars, range.upperBound)
    var index = start
    var parts = Parts()
    if isRelativeYear(start, end) {
      index += 2
      parts.hasAny = true
      if scalars[start + 1] == "年" {
        parts.year = relativeYear(start)
      } else {
        (parts.year, parts.month) = relativeMonth(start)
      }
    }
    while index < end, index - start < 28 {
      let place = index
      if scalars[index] == "底" || scalars[index] == "末" {
        guard parts.hasAny, !parts.isMonthEnd, !parts.isYearEnd else { return nil }
        parts.isMonthEnd = parts.month != nil
        parts.isYearEnd = parts.month == nil
        index += 1
        continue
      }
      if let length = third(at: index, end, &parts) {
        index += length
        continue
      }
      if scalars[index].isTrimmed || "凌晨上下中午晚间早夜傍".unicodeScalars.contains(scalars[index]) {
        index += 1
        continue
      }
      guard let number = number(&index, end), index < end else {
        index = place
        break
      }
      switch scalars[index] {
      case "年": parts.year = number
      case "月": parts.month = number
      case "日", "号": parts.day = number
      case "时", "点", "分", ":": break
      default:
        // `17:30前`.
        if place > start, scalars[place - 1] == ":" {
          index -= 1
          break
        }
        return nil
      }
      // `3日内`, `三年级`.
      if scalars[index] == "年", !(1900...2199).contains(number) { return nil }
      parts.hasAny = true
      index += 1
    }
    guard parts.hasAny else { return nil }
    // `6月3日下班前`, `9月1日开学前`.
    if index < end, scalars[index] == "班", "下上".unicodeScalars.contains(scalars[index - 1]) {
      index += 1
    } else if text.starts(with: ["开", "学"], at: index, end: end)
      || text.starts(with: ["放", "学"], at: index, end: end)
    {
      index += 2
    }
    let length = Self.before.length(in: scalars, at: index, end: end)
    guard length > 0 else { return unlimited(start..<index, parts, end) }
    index += length
    // `2时前后`, `（60周年前夕`.
    if text.starts(with: ["后"], at: index, end: end)
      || text.starts(with: ["夕"], at: index, end: end)
    {
      return nil
    }
    if scalars[(index - length)..<index].contains("底")
      || scalars[(index - length)..<index].contains("末")
    {
      parts.isMonthEnd = parts.month != nil
      parts.isYearEnd = parts.month == nil
    }
    return Found(range: start..<index, date: date(parts, isBefore: true))
  }

  /// `5月中旬完成`, `6月底建成`: by when, without 前.
  private func unlimited(_ range: Range<Int>, _ parts: Parts, _ end: Int) -> Found? {
    guard parts.isMonthEnd || parts.isYearEnd || parts.third != nil else { return nil }
    let next = range.upperBound
    guard Self.doing.length(in: text.scalars, at: next, end: end) > 0 else { return nil }
    return Found(range: range, date: date(parts, isBefore: false))
  }

  private static let doing = WordSet("完成 建成 投用 交付 报送 上报 实现 竣工 开工 全部 全面 必须 要 应 基本 达到 通车 验收 完工 提交 上线")

  /// `上旬`, `中旬`, `下旬`.
  private func third(at index: Int, _ end: Int, _ parts: inout Parts) -> Int? {
    guard parts.month != nil, parts.day == nil, parts.third == nil, index + 1 < end,
      text.scalars[index + 1] == "旬"
    else { return nil }
    switch text.scalars[index] {
    case "上": parts.third = 10
    case "中": parts.third = 20
    case "下": parts.third = 31
    default: return nil
    }
    return 2
  }

  private func relativeMonth(_ start: Int) -> (year: Int?, month: Int?) {
    guard let date = documentDate, let year = date.year, let month = date.month else {
      return (nil, nil)
    }
    if text.scalars[start] == "本" { return (year, month) }
    return month == 12 ? (year + 1, 1) : (year, month + 1)
  }

  private func date(_ parts: Parts, isBefore: Bool) -> PartialDate? {
    if parts.isYearEnd {
      return (parts.year ?? documentDate?.year).flatMap {
        PartialDate(year: $0, month: 12, day: 31)
      }
    }
    guard let month = parts.month else { return nil }
    var year = parts.year
    if year == nil {
      guard let known = documentDate?.year else { return nil }
      year = known
      // In December, `1月31日前` is in the next year; in June, `4月底前` may be a slip or past.
      if let ours = documentDate?.month, month < ours {
        guard ours - month >= 6 else { return nil }
        year = known + 1
      }
    }
    guard let year else { return nil }
    if let third = parts.third {
      if !isBefore {
        return third == 31
          ? .end(of: month, year) : PartialDate(year: year, month: month, day: third)
      }
      return third == 10
        ? lastDay(before: month, year)
        : PartialDate(year: year, month: month, day: third == 31 ? 20 : 10)
    }
    if parts.isMonthEnd { return .end(of: month, year) }
    if let day = parts.day { return PartialDate(year: year, month: month, day: day) }
    // `9月前`: before its first day.
    return lastDay(before: month, year)
  }

  private func lastDay(before month: Int, _ year: Int) -> PartialDate? {
    month > 1 ? .end(of: month - 1, year) : PartialDate(year: year - 1, month: 12, day: 31)
  }

  func number(_ index: inout Int, _ end: Int) -> Int? {
    let scalars = text.scalars
    guard index < end, scalars[index] != "○", scalars[index] != "〇" else { return nil }
    // `二〇二〇年`: digits one by one.
    var value = 0
    var place = index
    while place < end, place - index < 4, let digit = Self.digits[scalars[place]] {
      value = value * 10 + digit
      place += 1
    }
    if place - index == 4, place < end, scalars[place] == "年" {
      index = place
      return value
    }
    return Numbering.number(scalars, &index, end)?.value
  }

  private static let digits: [Unicode.Scalar: Int] = [
    "〇": 0, "○": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
  ]
}
