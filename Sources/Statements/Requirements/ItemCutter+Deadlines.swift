internal import ArchiveModel
import TextStructure

/// Items that a deadline, a frequency or a quantity makes.
extension ItemCutter {
  /// `9月底前完成评估`: an item by its deadline, how often, or at least how much; only in directions.
  func weakItem(before end: Int) -> Item? {
    guard end > 0, !takesAll, !speaksOfItself else { return nil }
    let isAllowed = allowsWeak
    guard isAllowed || mayAssign else { return nil }
    var first: Int?
    for index in 0..<end
    where isWeak(segment[index])
      && (isAllowed || isTask(segment[index]) || !reader.called.isEmpty
        || !segment[index].voice.addressees.isEmpty && segment[index].clause.isQuoted
        || isWhoever(reader.content(segment[index]).range)
        || segment[index].clause.isQuoted && disposes(segment[index]))
    {
      first = index
      break
    }
    guard let first else { return nil }
    var start = first
    while start > 0 {
      let range = reader.content(segment[start - 1]).range
      guard !range.isEmpty, !tells(range), reader.vocative(segment[start - 1]) == nil,
        !Self.states.occurs(in: text.scalars, range),
        segment[start - 1].clause.ending == .comma
      else { break }
      start -= 1
    }
    var last = end - 1
    if let close = (first + 1..<max(first + 1, end)).first(where: { closes(segment[$0]) }) {
      last = close - 1
    }
    return Item(clauses: start...last)
  }

  /// `我也一样，每月跑两个乡镇`: a promise.
  var speaksOfItself: Bool {
    let range = reader.content(segment[0]).range
    guard range.count > 1, text.scalars[range.lowerBound] == "我" else { return false }
    return !"县市省区局委校院镇乡村办部厅公州".unicodeScalars.contains(text.scalars[range.lowerBound + 1])
  }

  var allowsWeak: Bool {
    let voice = segment[0].voice
    if reader.state.tellsOfThePast { return false }
    if voice.force != nil {
      switch voice.verb {
      case "要求", "强调", "决定", "议定", "明确", "部署", "提出", "指示", "责令", "责成", "提醒", "宣布", "安排": return true
      default: return false
      }
    }
    return reader.state.givesDirections
  }

  /// Whether somebody speaks whose words may give somebody a task (`财政所3月底前贴出来`).
  var mayAssign: Bool {
    let voice = segment[0].voice
    return voice.speaker != nil && !reader.state.isLaw && !reader.state.tellsOfThePast
      && (voice.force != nil || voice.isDirect)
  }

  /// `维保单位每十五天保养一次`: who, and by when.
  func isTask(_ spoken: PassageReader.Spoken) -> Bool {
    let range = reader.content(spoken).range
    guard
      let deadline = DeadlineScanner(text: text, documentDate: nil).deadline(in: range)?.range,
      let name = reader.addressees.actor(range).last,
      deadline.lowerBound < name.lowerBound || deadline.lowerBound - name.upperBound <= 1
        || Self.least.length(in: text.scalars, at: name.upperBound, end: range.upperBound)
          == deadline.lowerBound - name.upperBound,
      !"我咱".unicodeScalars.contains(text.scalars[name.lowerBound]),
      !reader.finder(for: spoken).isCondition(range),
      !RequirementWords.numerals.mayBegin(with: text.scalars[name.lowerBound])
    else { return false }
    return !text.scalars[name.upperBound..<range.upperBound].contains {
      "了已有达是没未能将可超会".unicodeScalars.contains($0)
    }
  }

  private static let least = WordSet("至少 最少 原则上 一般 最迟 务必 最晚")

  func isWeak(_ spoken: PassageReader.Spoken) -> Bool {
    let clause = reader.content(spoken)
    guard !clause.range.isEmpty, !reader.finder(for: spoken).isCondition(clause.range) else {
      return false
    }
    let scalars = text.scalars
    if !reader.state.isLaw, isWhoever(clause.range) { return true }
    // `我们五个工作日内答复`: a promise.
    if spoken.voice.isDirect,
      text.starts(with: ["我", "们"], at: clause.range.lowerBound, end: clause.range.upperBound)
    {
      return false
    }
    let hasQuantity = RequirementWords.quantities.occurs(in: scalars, clause.range)
    let deadline = DeadlineScanner(text: text, documentDate: nil).deadline(in: clause.range)
    if reader.state.isLaw { return hasQuantity && deadline != nil }
    if hasQuantity, deadline == nil {
      // `户均不超过3,000元`: what is.
      return !beginsInThePast(clause.range)
        && (reader.task != nil && reader.state.isTaskList || hasActor(upTo: clause.range))
    }
    if hasQuantity { return !beginsInThePast(clause.range) }
    guard let deadline, !isPast(deadline), !isRate(deadline, clause.range) else { return false }
    // By when, and what.
    let rest = clause.range.count - deadline.range.count
    if rest == 0 { return spoken.clause.ending == .comma && isFollowedByTask(clause.range) }
    return rest >= 2 && !Self.past.occurs(in: scalars, clause.range)
  }

  /// `中午之前把差的补上`: what is to be done with something, by when.
  private func disposes(_ spoken: PassageReader.Spoken) -> Bool {
    let range = reader.content(spoken).range
    guard
      let deadline = DeadlineScanner(text: text, documentDate: nil).deadline(in: range)?.range,
      deadline.upperBound < range.upperBound
    else { return false }
    return text.scalars[deadline.upperBound] == "把"
      || text.scalars[deadline.upperBound] == "就" && deadline.upperBound + 1 < range.upperBound
        && text.scalars[deadline.upperBound + 1] == "把"
  }

  /// `谁经手的账谁签字`, `谁主管谁负责`.
  func isWhoever(_ range: Range<Int>) -> Bool {
    let scalars = text.scalars
    guard (5...20).contains(range.count), scalars[range.lowerBound] == "谁" else { return false }
    return scalars[(range.lowerBound + 2)..<(range.upperBound - 1)].contains("谁")
  }

  /// `2024年6月底前，建成分拨中心`: the deadline in a clause of its own.
  private func isFollowedByTask(_ range: Range<Int>) -> Bool {
    guard
      let next = segment.first(where: { $0.clause.range.lowerBound >= range.upperBound })
    else { return false }
    let following = reader.content(next).range
    return following.count >= 4 && !Self.past.occurs(in: text.scalars, following)
      && reader.finder(for: next).modal(in: reader.content(next)) == nil
  }

  /// Whether a clause or one before it in the segment says who acts.
  func hasActor(upTo range: Range<Int>) -> Bool {
    var (low, high) = (0, segment.count)
    while low < high {
      let middle = (low + high) / 2
      if segment[middle].clause.range.lowerBound < range.upperBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return segment[max(0, low - 5)..<low].contains {
      let before = reader.content($0).range
      return before.upperBound <= range.upperBound && !before.isEmpty
        && (!reader.addressees.actor(before).isEmpty || reader.addressees.agent(before) != nil)
    }
  }

  /// `2000年以前建成的小区` in a document of 2020.
  func isPast(_ deadline: DeadlineScanner.Found) -> Bool {
    guard let ours = reader.state.date?.year else { return false }
    var index = deadline.range.lowerBound
    let year = Numbering.number(text.scalars, &index, deadline.range.upperBound)?.value
    return index == deadline.range.lowerBound + 4 && year.map { $0 >= 1900 && $0 < ours } == true
  }

  /// `每天4元`.
  func isRate(_ deadline: DeadlineScanner.Found, _ clause: Range<Int>) -> Bool {
    guard deadline.isRecurring, deadline.range.upperBound < clause.upperBound,
      text.scalars[deadline.range.upperBound].isDigit
    else { return false }
    return text.scalars[deadline.range.upperBound..<clause.upperBound].contains("元")
  }

  /// `2022年提出兑现率不低于90%` in a document of 2025.
  func beginsInThePast(_ range: Range<Int>) -> Bool {
    guard let ours = reader.state.date?.year, range.count > 5,
      text.scalars[range.lowerBound + 4] == "年"
    else { return false }
    var index = range.lowerBound
    let year = Numbering.number(text.scalars, &index, range.upperBound)?.value
    return index == range.lowerBound + 4 && year.map { $0 >= 1900 && $0 < ours } == true
  }

  static let past = WordSet(
    "截至 截止 已 去年 了 曾 预报 预计 同比 刚才 表态 报告称 没有 未达到 至今 连续 做法 检查发现 督查发现 数据显示 调查显示")
}
