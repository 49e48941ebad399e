internal import ArchiveModel
import TextStructure

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
    /// Whether it is a length of time (`三天内`).
    var isSpan = false
  }

  /// The first deadline of a range.
  func deadline(in range: Range<Int>) -> Found? {
    var index = range.lowerBound
    while index < range.upperBound {
      if let found = deadline(startingAt: index, in: range) {
        guard isOfCondition(found, range) || isOfName(found, range) else { return found }
        index = found.range.upperBound
        continue
      }
      index += 1
    }
    return nil
  }

  /// `逾期三十日仍未缴纳的，`: when somebody else's turn comes.
  private func isOfCondition(_ found: Found, _ range: Range<Int>) -> Bool {
    guard found.isSpan || found.isRecurring else { return false }
    var end = found.range.upperBound
    while end < range.upperBound, end - found.range.upperBound <= 60, text.scalars[end] != "," {
      end += 1
    }
    return end < range.upperBound && end > found.range.upperBound && text.scalars[end - 1] == "的"
  }

  /// `八点以前到的车`: what belongs to a name.
  private func isOfName(_ found: Found, _ range: Range<Int>) -> Bool {
    let end = found.range.upperBound
    guard !found.isRecurring, end < range.upperBound,
      !"把将对向给要必须应由从就".unicodeScalars.contains(text.scalars[end])
    else { return false }
    let isFounded = Self.founding.length(in: text.scalars, at: end, end: range.upperBound) > 0
    let reach = isFounded ? 24 : 4
    return (end + 1..<max(end + 2, min(end + reach, range.upperBound - 1))).contains {
      $0 < range.upperBound && text.scalars[$0] == "的"
    }
  }

  private static let founding = WordSet("成立 建成 取得 出生 入学 投用 签订 发生 已 参加工作 入职 购买 开工建设 注册 登记")

  private static let days = WordSet(
    "今天下午 今天上午 明天上午 明天下午 本年度内 当天 当日 当晚 次日 本周内 本月内 本年内 年内 月内 季度内 近期内 会后立即 这个星期 这两天 今天内 今日内 今年内 半年内 半年之内 半个月内 半月内 半小时内 半天内 半日内 第一时间 一年内"
  )
  private static let natural = WordSet(
    """
    年底前 年底以前 年底之前 月底前 月底以前 月底之前 年末前 季末前 季度末前 汛期前 入汛前 主汛期前 汛前 节前 雨季前 天亮以前 天亮前 天亮之前 日落以前 日落前 日落之前 天黑前 天黑以前 天黑之前 开学前 年内
    本月底前 本月底以前 今年底前 明年底前 入冬前 封冻前 上冻前 下班前 下班以前 放假前 周末前 周末以前 中午前 中午以前 午夜前 入夏前 春耕前 中午之前 晚上之前 下班之前 晚饭前 午饭前 早饭前 午休前 放学前 散会前 秋收前 学期末前 期末前 高考前 中考前 两会前 换届前 台风登陆前 夏收前 秋种前 夏种前 三夏前 双抢前 春运前 春耕前 雨季前 冬季前 冬天前 暑期前 暑假前 寒假前 开春前
    """)
  static let before = WordSet("前 之前 以前 底前 底以前 底之前 末前")
  private static let within = WordSet("内 以内 之内")
  static let spans = WordSet(
    "日 天 个工作日 工作日 个月 月 年 小时 个小时 分钟 周 个星期 星期 个自然日 自然日 季度 个季度 个交易日 秒")
  private static let periods = WordSet(
    "餐 顿 天 日 周 旬 月 季度 季 半年 年 学期 个月 小时 个小时 星期 个星期 工作日 个工作日 半月 半个月 半小时 半个小时 半天 年度 晚 早 班次 分钟 周末 隔")
  private static let dayWords = WordSet(
    "今晚 今天 今日 今夜 今早 明天 明日 明早 明晚 当晚 当天 当日 后天 次日 本周 这周 下周 本周末 下周末 周 星期 礼拜 晚 晚上 上午 下午 中午 早上 凌晨 傍晚 本月 下月"
  )
  private static let partsOfDay = WordSet("上午 下午 中午 晚上 早上 凌晨 傍晚 晚 早 夜里")
  private static let events = WordSet(
    "汛期 主汛期 雨季 冬季 夏季 采暖期 供暖季 采暖季 寒假 暑假 假期 学期 年度 农忙 春耕 秋收 禁渔期 公示期 试用期 会议 会期 台风 冬天 枯水期 防火期 高温期 任期 合同期 考试 春运 夏收 秋种 夏种 三夏 双抢 暑期 供暖期 施工期"
  )
  private static let passing = WordSet("结束 到来 来临 开始 期满 届满 过去 来前 来")

  /// The characters deadlines begin with.
  private static let firsts: WordSet = WordSet(
    "散 早 提 在 于 活 比 演 培 下 出 离 入 报 播 放 泄 蓄 通 供 停 封 选 投 交 验 搬 爆 返 上 采 占 作 进 按 有 届 动 竣 投 举 召 实 使 启 到 当 次 本 年 月 季 近 会 今 半 第 一 二 三 四 五 六 七 八 九 十 两 〇 ○ 0 1 2 3 4 5 6 7 8 9 每 逐 汛 入 主 节 雨 天 日 开 明 封 上 下 放 周 中 午 春 秋 学 期 高 换 台 后 这 星 礼 晚 早 凌 傍 冬 夏 采 供 三 双 寒 施 寒 暑 假 农 禁 公 试 枯 防 任 合 考 元 除 清 国 端 重 劳 青 儿 建 教 妇 植 双 大 小 腊 “ \""
  )

  /// The deadline that begins at a place.
  func deadline(startingAt index: Int, in range: Range<Int>) -> Found? {
    let (scalars, end) = (text.scalars, range.upperBound)
    guard index < end, Self.firsts.mayBegin(with: scalars[index]) else { return nil }
    if let found = recurring(at: index, range) { return found }
    if let found = feast(at: index, range) ?? dayWord(at: index, range) ?? event(at: index, range) {
      return found
    }
    let length = Self.days.length(in: scalars, at: index, end: end)
    if length > 0,
      index == range.lowerBound
        || !isNumeral(scalars[index - 1]) && scalars[index - 1] != "个"
    {
      return Found(range: index..<(index + length), date: nil)
    }
    let natural = Self.natural.length(in: scalars, at: index, end: end)
    if natural > 0, !text.starts(with: ["后"], at: index + natural, end: end),
      !text.starts(with: ["的"], at: index + natural, end: end),
      !text.starts(with: ["夕"], at: index + natural, end: end),
      scalars[index] != "会" || index == range.lowerBound || scalars[index - 1] != "机"
    {
      return Found(
        range: index..<(index + natural), date: naturalDate(index..<(index + natural)))
    }
    if let found = beforeEvent(at: index, range) ?? inAdvance(at: index, range)
      ?? beforeExpiry(at: index, range)
    {
      return found
    }
    guard isNumeral(scalars[index]) || isRelativeYear(index, end),
      index == range.lowerBound || !isNumeral(scalars[index - 1])
    else { return nil }
    return dated(at: index, range) ?? span(at: index, range)
  }

  func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isDigit || RequirementWords.numerals.mayBegin(with: scalar) || scalar == "两"
      || scalar == "〇" || scalar == "○"
  }

  // MARK: How often

  /// `每月`, `每两周`, `每月25日前`, `每周五下班前`, `逐月`.
  private func recurring(at start: Int, _ range: Range<Int>) -> Found? {
    let (scalars, end) = (text.scalars, range.upperBound)
    var index = start + 1
    if scalars[start] == "逐" {
      guard index < end, "日周月季年".unicodeScalars.contains(scalars[index]) else { return nil }
      return Found(range: start..<(index + 1), date: nil, isRecurring: true)
    }
    if let found = each(at: start, end) { return found }
    guard scalars[start] == "每", index < end else { return nil }
    if scalars[index] == "隔" { index += 1 }
    while index < end, index - start <= 4, isNumeral(scalars[index]) { index += 1 }
    let period = Self.periods.length(in: scalars, at: index, end: end)
    guard period > 0 else { return nil }
    index += period
    // `每年度`, `每日常`: part of another word.
    if index < end, scalars[index] == "常" { return nil }
    return Found(range: start..<within(period: index, range), date: nil, isRecurring: true)
  }

  /// `按月`, `一年一报`.
  private func each(at start: Int, _ end: Int) -> Found? {
    let scalars = text.scalars
    guard start + 2 < end, "日周旬月季年".unicodeScalars.contains(scalars[start + 1]) else { return nil }
    if scalars[start] == "按" {
      let length = scalars[start + 2] == "度" ? 3 : 2
      guard !"份计均".unicodeScalars.contains(scalars[start + length == end ? start : start + length])
      else { return nil }
      return Found(range: start..<(start + length), date: nil, isRecurring: true)
    }
    guard scalars[start] == "一", start + 4 <= end, scalars[start + 2] == "一",
      "报次查结清评检换".unicodeScalars.contains(scalars[start + 3])
    else { return nil }
    return Found(range: start..<(start + 4), date: nil, isRecurring: true)
  }

  /// By when within each period: `25日前`, `五下班前`, `底`, `12月底前`.
  private func within(period start: Int, _ range: Range<Int>) -> Int {
    let (scalars, end) = (text.scalars, range.upperBound)
    guard start < end else { return start }
    if isNumeral(scalars[start]), let day = dated(at: start, range), !day.isRecurring {
      return day.range.upperBound
    }
    var index = start
    if scalars[start - 1] == "周" || scalars[start - 1] == "期",
      isNumeral(scalars[index]) || scalars[index] == "日" || scalars[index] == "末"
    {
      index += 1
    }
    if index < end, scalars[index] == "底" || scalars[index] == "末" || scalars[index] == "初" {
      index += 1
    }
    let stop = hour(at: index, end)
    if let stop { return limit(at: stop, end) ?? stop }
    return limit(at: index, end) ?? index
  }

  /// `前`, `以前`, `下班前` at a place.
  func limit(at start: Int, _ end: Int) -> Int? {
    var index = start
    for word in [["下", "班"], ["上", "班"]] as [[Unicode.Scalar]]
    where text.starts(with: word, at: index, end: end) {
      index += 2
    }
    let length = Self.before.length(in: text.scalars, at: index, end: end)
    guard length > 0, !text.starts(with: ["后"], at: index + length, end: end),
      !text.starts(with: ["夕"], at: index + length, end: end)
    else { return nil }
    return index + length
  }

  /// `八点`, `18时`, `17:30`, `下午5点半`: where the hour ends.
  private func hour(at start: Int, _ end: Int) -> Int? {
    let scalars = text.scalars
    var index = start
    index += Self.partsOfDay.length(in: scalars, at: index, end: end)
    let digits = index
    while index < end, index - digits <= 3, isNumeral(scalars[index]) { index += 1 }
    guard index > digits, index < end else { return nil }
    if scalars[index] == ":" {
      index += 1
      while index < end, scalars[index].isDigit { index += 1 }
      return index
    }
    guard scalars[index] == "点" || scalars[index] == "时" else { return nil }
    index += 1
    if index < end, scalars[index] == "钟" || scalars[index] == "整" || scalars[index] == "半" {
      index += 1
    }
    let minutes = index
    while index < end, index - minutes <= 3, isNumeral(scalars[index]) { index += 1 }
    if index > minutes, index < end, scalars[index] == "分" { return index + 1 }
    return minutes
  }

  // MARK: Words for days

  /// `今晚八点以前`, `下周三前`, `本周五下班前`, `明天中午前`.
  private func dayWord(at start: Int, _ range: Range<Int>) -> Found? {
    let (scalars, end) = (text.scalars, range.upperBound)
    let length = Self.dayWords.length(in: scalars, at: start, end: end)
    guard length > 0 else { return nil }
    var index = start + length
    let last = scalars[index - 1]
    if last == "周" || last == "期" || last == "拜" {
      if index < end,
        isNumeral(scalars[index]) || scalars[index] == "日" || scalars[index] == "天"
          || scalars[index] == "末"
      {
        index += 1
      } else if length == 1 || last != "周" {
        return nil
      }
    }
    let day = index
    if let stop = hour(at: day, end) {
      index = stop
    } else {
      index += Self.partsOfDay.length(in: scalars, at: index, end: end)
    }
    guard let stop = limit(at: index, end) else { return atOnce(start..<index, length, end) }
    // `上午前` alone is part of a date before it.
    return Found(range: start..<stop, date: date(ofDay: start..<day))
  }

  /// `今天就换`, `明天上午就把路障撤掉`, but not `今天就讲这些`.
  private func atOnce(_ range: Range<Int>, _ length: Int, _ end: Int) -> Found? {
    let scalars = text.scalars
    if length > 1, "今明后".unicodeScalars.contains(scalars[range.lowerBound]),
      Self.bindingWords.length(in: scalars, at: range.upperBound, end: end) > 0
    {
      return Found(
        range: range, date: date(ofDay: range.lowerBound..<(range.lowerBound + length)))
    }
    guard length > 1, range.upperBound + 1 < end, scalars[range.upperBound] == "就",
      "今明后".unicodeScalars.contains(scalars[range.lowerBound]),
      !"要是会到有能讲说谈可不".unicodeScalars.contains(scalars[range.upperBound + 1]),
      scalars[end - 1] != "了"
    else { return nil }
    return Found(range: range, date: date(ofDay: range.lowerBound..<(range.lowerBound + length)))
  }

  private static let bindingWords = WordSet("必须 务必 一定要 一定得")

  private func date(ofDay word: Range<Int>) -> PartialDate? {
    guard let date = documentDate, date.day != nil else { return nil }
    switch text.scalars[word.lowerBound] {
    case "今", "当": return date
    case "明", "次": return date.adding(days: 1)
    case "后": return date.adding(days: 2)
    default: return nil
    }
  }

  /// `元旦前`, `“五一”前`, `明年春节前`, `国庆假期前`.
  private func feast(at start: Int, _ range: Range<Int>) -> Found? {
    let (scalars, end) = (text.scalars, range.upperBound)
    var index = start
    var year: Int?
    if isRelativeYear(start, end), start + 1 < end, scalars[start + 1] == "年" {
      year = relativeYear(start)
      index += 2
    }
    let isQuoted = index < end && (scalars[index] == "“" || scalars[index] == "\"")
    if isQuoted { index += 1 }
    let length = Feast.names.length(in: scalars, at: index, end: end)
    guard length > 0 else { return nil }
    let name = text.original(index..<(index + length))
    index += length
    if isQuoted {
      guard index < end, scalars[index] == "”" || scalars[index] == "\"" else { return nil }
      index += 1
    }
    for word in [["节"], ["假", "期"], ["长", "假"], ["节", "假", "期"]] as [[Unicode.Scalar]]
    where text.starts(with: word, at: index, end: end) {
      index += word.count
    }
    guard let stop = limit(at: index, end) else { return nil }
    return Found(
      range: start..<stop, date: Feast.lastDay(before: name, after: documentDate, year: year))
  }

  /// `汛期结束前`, `雨季来临之前`.
  private func event(at start: Int, _ range: Range<Int>) -> Found? {
    let (scalars, end) = (text.scalars, range.upperBound)
    let length = Self.events.length(in: scalars, at: start, end: end)
    guard length > 0 else { return nil }
    let passing = Self.passing.length(in: scalars, at: start + length, end: end)
    guard passing > 0, let stop = limit(at: start + length + passing, end) else { return nil }
    return Found(range: start..<stop, date: nil)
  }

  private func naturalDate(_ range: Range<Int>) -> PartialDate? {
    guard let date = documentDate, let year = date.year else { return nil }
    let second = text.scalars[range.lowerBound + 1]
    switch text.scalars[range.lowerBound] {
    case "年", "今": return PartialDate(year: year, month: 12, day: 31)
    case "明": return PartialDate(year: year + 1, month: 12, day: 31)
    case "月", "本": return second == "内" ? nil : date.month.flatMap { .end(of: $0, year) }
    default: return nil
    }
  }

  // MARK: Spans

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
    if within == 0 {
      // `会议召开6个月前`: so long before.
      guard
        scalars[index - 1] == "月" || text.starts(with: ["工", "作", "日"], at: index - 3, end: end),
        unit > 1, let stop = limit(at: index, end)
      else { return nil }
      return Found(range: start..<stop, date: nil)
    }
    index += within
    // `30分钟内仍没有回复的`: a condition.
    var clauseEnd = index
    while clauseEnd < end, clauseEnd - index <= 60, scalars[clauseEnd] != ",",
      scalars[clauseEnd] != "。"
    {
      clauseEnd += 1
    }
    if clauseEnd < end, clauseEnd > index, scalars[clauseEnd - 1] == "的" { return nil }
    return Found(range: start..<index, date: nil, isSpan: true)
  }
}
