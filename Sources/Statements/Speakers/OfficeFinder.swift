import TextStructure

/// Finds where an office begins, going back from its last word: `县委常委、县纪委书记`.
struct OfficeFinder {
  let text: RuleText
  var known = KnownNames()

  private static let longest = 40

  /// Where the office begins whose last word is given, not before `lower`.
  func start(of word: Range<Int>, from lower: Int) -> Int {
    let scalars = text.scalars
    let least = max(lower, word.upperBound - Self.longest)
    var start = word.lowerBound
    while start > least, belongs(start - 1, least) { start -= 1 }
    // A closing bracket whose opening one is cut off.
    if scalars[start] == ")" { start += 1 }
    start = afterPersons(start..<word.lowerBound)
    start = afterPredicates(start..<word.lowerBound)
    var moved = true
    while moved, start < word.lowerBound {
      let length = Self.before.length(in: scalars, at: start, end: word.lowerBound)
      moved = length > 0
      start += length
      while start < word.lowerBound, scalars[start] == "、" || scalars[start].isTrimmed {
        start += 1
        moved = true
      }
    }
    return start
  }

  private func belongs(_ place: Int, _ least: Int) -> Bool {
    let scalar = text.scalars[place]
    if scalar == "的" || scalar == "讯" || scalar == "了" || scalar == "着" { return false }
    if scalar.isHan || scalar == "、" || scalar == "《" || scalar == "》" { return true }
    // `县（市）委书记`, but not `（记者 某某）县委书记`.
    if scalar == ")" {
      var index = place - 1
      while index >= least, place - index <= 5, text.scalars[index].isHan { index -= 1 }
      return index >= least && text.scalars[index] == "(" && index < place - 1
    }
    if scalar == "(" { return true }
    return scalar.isDigit && place > least && text.scalars[place - 1] != "月"
      && !text.scalars[place...].prefix(3).contains("月")
      && !text.scalars[place...].prefix(3).contains("日")
  }

  /// `县委书记逯峰、县委副书记`: what follows another person's name.
  private func afterPersons(_ range: Range<Int>) -> Int {
    let names = NameFinder(text: text, known: known)
    var start = range.lowerBound
    var index = range.lowerBound
    while index < range.upperBound {
      let length = OfficeWords.offices.length(in: text.scalars, at: index, end: range.upperBound)
      guard length > 0 else {
        if let name = names.known(at: index, range.upperBound), index > start || start == index {
          index = name.upperBound
          start = index
          continue
        }
        index += 1
        continue
      }
      index += length
      if let next = afterUnlisted(index, range.upperBound) {
        index = next
        start = index
        continue
      }
      if index < range.upperBound, text.scalars[index] != "、",
        let name = names.name(afterOffice: index, limit: range.upperBound),
        name.upperBound < range.upperBound, Self.joins(text.scalars[name.upperBound])
      {
        index = name.upperBound
        start = index
      }
    }
    return start
  }

  /// `主任伏念、局长`: two to four characters between an office and 、 are a name.
  private func afterUnlisted(_ index: Int, _ end: Int) -> Int? {
    guard let pause = (index..<min(end, index + 5)).first(where: { text.scalars[$0] == "、" }),
      pause - index >= 2, (index..<pause).allSatisfy({ text.scalars[$0].isHan }),
      !OfficeWords.offices.occurs(in: text.scalars, index..<pause),
      OfficeWords.notAfterOffice.length(in: text.scalars, at: index, end: pause) == 0
    else { return nil }
    return pause + 1
  }

  private static func joins(_ scalar: Unicode.Scalar) -> Bool {
    "、和与及,对向同".unicodeScalars.contains(scalar)
  }

  /// `召开会议听取县水利局局长`: what follows the last verb.
  private func afterPredicates(_ range: Range<Int>) -> Int {
    var start = range.lowerBound
    var index = range.lowerBound
    while index < range.upperBound {
      let length = Self.verbs.length(in: text.scalars, at: index, end: range.upperBound)
      if length > 0 {
        index += length
        start = index
      } else if isPreposition(index, range) {
        index += 1
        start = index
      } else {
        index += 1
      }
    }
    return start
  }

  /// `他对水库管理所所长`: what follows 对, 向, 给, but not in `对外联络办主任`.
  private func isPreposition(_ place: Int, _ range: Range<Int>) -> Bool {
    let scalars = text.scalars
    guard place > range.lowerBound, "对向给跟由".unicodeScalars.contains(scalars[place]) else {
      return false
    }
    return PartyWords.notPredicates.length(in: scalars, at: place, end: range.upperBound) == 0
  }

  private static let verbs = WordSet(
    """
    听取 召开 陪同 会同 连线 会见 看望 慰问 走访 约谈 任命 邀请 采访 找到 来到 走进 深入 前往 指着 拉着 告诉 叮嘱 嘱咐 要求 责成 希望 强调 指出 表示 提出 转头对 当面对 转身对 转向 随后 会后 会上
    会前 之后 之前 随同 同行 问起 问道 点名 联系 碰到 遇到 见到 看见 收到 接到 通知 提醒 主持 出席 参加 代表 带领 率领 率 由于 说道 对着 打电话给 打通 提名 决定 选举 接过 称赞 表扬 批评
    现场 当场 当面 期间 时许 左右 凌晨 上午 下午 中午 晚上 当晚 当天 昨日 今日 昨天 今天 近日 日前 月初 月底 现任 时任 同意 免去 根据 按照 听完 听了 针对 围绕 关于 交给 交由 责令
    """)
  /// Words before an office that are no part of it.
  private static let before = WordSet(
    """
    由 在 请 随 同 与 和 及 以及 对 向 给 经 据 让 被 把 将 是 为 找 问 又 也 还 并 而 但 其中 这是 就 跟 以 从 当 时 后 日 年 本报讯 本台讯 本网讯 讯 随后 会后 会上 最后 接着 期间 现场 当天 当日 日前 近日
    上午 下午 昨日 今日 昨天 今天 同时 此时 这时 那天 这天 里 前 只见 时隔 记者从 记者在 据介绍 作为 身为 于是 中 访 专访 对话 那位 这位 一位 几位 各位 该
    """)
}
