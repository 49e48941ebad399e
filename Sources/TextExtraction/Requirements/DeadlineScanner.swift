internal import ArchiveModel

/// Finds by when, or how often, an item is to be done.
struct DeadlineScanner {
  let text: RuleText
  /// The document's date: what months and days without a year belong to.
  let documentDate: PartialDate?

  /// A deadline found.
  struct Found {
    var range: Range<Int>
    var date: PartialDate?
    /// Whether it says how often, not by when.
    var isRecurring = false
  }

  /// The first last day of a range, else how often.
  func deadline(in range: Range<Int>) -> Found? {
    var recurring: Found?
    var index = range.lowerBound
    while index < range.upperBound {
      if let found = deadline(at: index, range) {
        if !found.isRecurring { return found }
        if recurring == nil { recurring = found }
        index = found.range.upperBound
      } else {
        index += 1
      }
    }
    return recurring
  }

  private static let days = WordSet("当天 当日 当场 当晚 次日 本周内 本月内 年内 月内 近期内 会后立即")
  private static let natural = WordSet(
    "年底前 年底以前 月底前 月底以前 年末前 季末前 汛期前 入汛前 春节前 国庆节前 教师节前 天亮以前 天亮前 日落以前 日落前 天黑前 开学前 年内 本月底前 今年底前 明年底前")
  private static let before = WordSet("前 之前 以前 底前 底以前 底之前 末前")
  private static let within = WordSet("内 以内 之内")
  private static let spans = WordSet(
    "日 天 个工作日 工作日 个月 月 年 小时 个小时 分钟 周 个星期 个自然日 季度 个季度 个交易日")

  private func deadline(at index: Int, _ range: Range<Int>) -> Found? {
    let (scalars, end) = (text.scalars, range.upperBound)
    let length = Self.days.length(in: scalars, at: index, end: end)
    if length > 0 { return Found(range: index..<(index + length), date: nil) }
    let frequency = RequirementWords.frequencies.length(in: scalars, at: index, end: end)
    if frequency > 0 {
      var stop = index + frequency
      // `每月25日前`.
      if stop < end, isNumeral(scalars[stop]), let day = dated(at: stop, range) {
        stop = day.range.upperBound
      }
      return Found(range: index..<stop, date: nil, isRecurring: true)
    }
    let natural = Self.natural.length(in: scalars, at: index, end: end)
    if natural > 0, !text.starts(with: ["后"], at: index + natural, end: end) {
      return Found(
        range: index..<(index + natural), date: naturalDate(index..<(index + natural)))
    }
    guard isNumeral(scalars[index]) || isRelativeYear(index, end),
      index == range.lowerBound || !isNumeral(scalars[index - 1])
    else { return nil }
    return dated(at: index, range) ?? span(at: index, range)
  }

  private func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isDigit || RequirementWords.numerals.mayBegin(with: scalar) || scalar == "两"
      || scalar == "〇" || scalar == "○"
  }

  private func isRelativeYear(_ index: Int, _ end: Int) -> Bool {
    text.starts(with: ["今", "年"], at: index, end: end)
      || text.starts(with: ["明", "年"], at: index, end: end)
      || text.starts(with: ["次", "年"], at: index, end: end)
      || text.starts(with: ["本", "月"], at: index, end: end)
      || text.starts(with: ["本", "年"], at: index, end: end)
      || text.starts(with: ["下", "月"], at: index, end: end)
  }

  private func naturalDate(_ range: Range<Int>) -> PartialDate? {
    guard let date = documentDate, let year = date.year else { return nil }
    switch text.scalars[range.lowerBound] {
    case "年", "今": return PartialDate(year: year, month: 12, day: 31)
    case "明": return PartialDate(year: year + 1, month: 12, day: 31)
    case "月", "本":
      return text.scalars[range.lowerBound + 1] == "内"
        ? nil : date.month.flatMap { lastDay(year, $0) }
    default: return nil
    }
  }

  /// `2020年9月底前`, `12月31日以前`, `23时前`, `每月25日前`.
  private func dated(at start: Int, _ range: Range<Int>) -> Found? {
    let (scalars, end) = (text.scalars, range.upperBound)
    var index = start
    var year: Int?
    var month: Int?
    var day: Int?
    var isMonthEnd = false
    var isYearEnd = false
    var hasPart = false
    if isRelativeYear(start, end) {
      index += 2
      hasPart = true
      if scalars[start] == "今" || scalars[start] == "本" && scalars[start + 1] == "年" {
        year = documentDate?.year
      } else if scalars[start] == "明" || scalars[start] == "次" {
        year = documentDate?.year.map { $0 + 1 }
      } else if scalars[start] == "本" {
        (year, month) = (documentDate?.year, documentDate?.month)
      } else {
        month = documentDate?.month.map { $0 % 12 + 1 }
        year = month == 1 ? documentDate?.year.map { $0 + 1 } : documentDate?.year
      }
    }
    while index < end, index - start < 24 {
      let place = index
      if scalars[index] == "底" || scalars[index] == "末" {
        guard hasPart, !isMonthEnd, !isYearEnd else { return nil }
        isMonthEnd = month != nil
        isYearEnd = month == nil
        index += 1
        continue
      }
      if scalars[index].isTrimmed || scalars[index] == "凌" || scalars[index] == "晨" {
        index += 1
        continue
      }
      guard let number = number(&index, end), index < end else {
        index = place
        break
      }
      switch scalars[index] {
      case "年": year = number
      case "月": month = number
      case "日", "号": day = number
      case "时", "点", "分": break
      default: return nil
      }
      // `3日内`, `三年级`.
      if scalars[index] == "年", !(1900...2199).contains(number) { return nil }
      hasPart = true
      index += 1
    }
    let length = Self.before.length(in: scalars, at: index, end: end)
    guard hasPart, length > 0 else { return nil }
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
      isMonthEnd = month != nil
      isYearEnd = month == nil
    }
    return Found(
      range: start..<index,
      date: date(year: year, month: month, day: day, isMonthEnd: isMonthEnd, isYearEnd: isYearEnd))
  }

  private func date(year: Int?, month: Int?, day: Int?, isMonthEnd: Bool, isYearEnd: Bool)
    -> PartialDate?
  {
    if isYearEnd {
      return (year ?? documentDate?.year).flatMap { PartialDate(year: $0, month: 12, day: 31) }
    }
    guard let month else { return nil }
    var year = year
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
    if isMonthEnd { return lastDay(year, month) }
    if let day { return PartialDate(year: year, month: month, day: day) }
    // `9月前`: before its first day.
    guard month > 1 else { return PartialDate(year: year - 1, month: 12, day: 31) }
    return lastDay(year, month - 1)
  }

  private func lastDay(_ year: Int, _ month: Int) -> PartialDate? {
    for day in stride(from: 31, through: 28, by: -1) {
      if let date = PartialDate(year: year, month: month, day: day) { return date }
    }
    return nil
  }

  /// `3个工作日内`, `两个月之内`, `30分钟以内`.
  private func span(at start: Int, _ range: Range<Int>) -> Found? {
    let (scalars, end) = (text.scalars, range.upperBound)
    var index = start
    if scalars[index] == "两" {
      index += 1
    } else if number(&index, end) == nil {
      return nil
    }
    while index < end, scalars[index].isTrimmed { index += 1 }
    let unit = Self.spans.length(in: scalars, at: index, end: end)
    guard unit > 0 else { return nil }
    index += unit
    let within = Self.within.length(in: scalars, at: index, end: end)
    guard within > 0 else { return nil }
    index += within
    // `30分钟内仍没有回复的`: a condition.
    var clauseEnd = index
    while clauseEnd < end, scalars[clauseEnd] != ",", scalars[clauseEnd] != "。" { clauseEnd += 1 }
    if clauseEnd < end, clauseEnd > index, scalars[clauseEnd - 1] == "的" { return nil }
    return Found(range: start..<index, date: nil)
  }

  private func number(_ index: inout Int, _ end: Int) -> Int? {
    let scalars = text.scalars
    if scalars[index] == "○" || scalars[index] == "〇" { return nil }
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
