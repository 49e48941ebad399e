internal import ArchiveModel

/// Cuts a segment into items, one for each modal word that begins something new.
struct ItemCutter {
  let reader: PassageReader
  let segment: [PassageReader.Spoken]
  /// Whether the whole segment is required, modal word or not.
  let takesAll: Bool

  struct Item {
    /// The clauses of the segment.
    var clauses: ClosedRange<Int>
    var modal: Modal?
    var modalClause: Int?
    /// Where it begins, where that is not its first clause's beginning.
    var start: Int?
  }

  private var text: RuleText { reader.text }

  func items() -> [Item] {
    let modals = segment.map { spoken in
      spoken.contentStart < spoken.clause.range.upperBound
        ? reader.finder(for: spoken).modal(in: reader.content(spoken)) : nil
    }
    var items: [Item] = []
    var closed = false
    for (index, spoken) in segment.enumerated() {
      guard spoken.contentStart < spoken.clause.range.upperBound else { continue }
      if let modal = modals[index], isTaken(modal, spoken) {
        if let last = items.last {
          if begins(modal, at: index, after: last, modals) {
            let start =
              modal.kind == .ensuring
              ? index : conditionStart(before: index, after: last.clauses.lowerBound, modals)
            if !closed {
              items[items.count - 1].clauses = last.clauses.lowerBound...(start - 1)
            }
            items.append(Item(clauses: start...index, modal: modal, modalClause: index))
            closed = false
            continue
          }
          if items[items.count - 1].modal == nil {
            items[items.count - 1].modal = modal
            items[items.count - 1].modalClause = index
          }
        } else {
          let start = start(of: modal, at: index, modals)
          if let weak = weakItem(before: start) { items.append(weak) }
          items.append(Item(clauses: start...index, modal: modal, modalClause: index))
          continue
        }
      } else if items.isEmpty, takesAll {
        items.append(Item(clauses: index...index))
        continue
      }
      // `过渡期内的车辆可以使用至…`: something else.
      if let last = items.last, last.modal != nil, isPermission(spoken) || closes(spoken) {
        // `一时配不齐的，可以共用`: the condition goes with it.
        while !closed, items[items.count - 1].clauses.count > 1,
          items[items.count - 1].clauses.upperBound == index - 1, modals[index - 1] == nil,
          isCondition(segment[index - 1])
        {
          items[items.count - 1].clauses = last.clauses.lowerBound...(index - 2)
          closed = true
        }
        closed = true
      }
      if !items.isEmpty, !closed {
        items[items.count - 1].clauses = items[items.count - 1].clauses.lowerBound...index
      }
    }
    if items.isEmpty, let weak = weakItem(before: segment.count) { items.append(weak) }
    return items
  }

  private func isPermission(_ spoken: PassageReader.Spoken) -> Bool {
    let range = reader.content(spoken).range
    guard !range.isEmpty, let permit = Self.allowing.first(in: text.scalars, range),
      permit.lowerBound > range.lowerBound + 1
    else { return false }
    return !"但并也且".unicodeScalars.contains(text.scalars[range.lowerBound])
  }

  /// `联系人：平安`, `这是本分`: what follows is no part of the item.
  private func closes(_ spoken: PassageReader.Spoken) -> Bool {
    let range = reader.content(spoken).range
    return RequirementWords.closing.length(
      in: text.scalars, at: range.lowerBound, end: range.upperBound) > 0
  }

  private static let allowing = WordSet("可以 有权")

  /// Whether a modal word tells of a requirement where it stands.
  private func isTaken(_ modal: Modal, _ spoken: PassageReader.Spoken) -> Bool {
    switch modal.kind {
    case .forbidding, .binding: return true
    case .wanting:
      // In a report or a piece of news that nobody speaks in, only what begins with it.
      return reader.state.ownVoice.speaker != nil || reader.state.givesDirections
        || reader.state.isLaw
        || spoken.voice.speaker != nil || spoken.clause.enumeration != nil || modal.isAtStart
        || hasParty(modal, spoken)
    case .ensuring: return modal.isAtStart || reader.state.givesDirections
    case .hortatory:
      return reader.finder(for: spoken).givesDirections || modal.isAtStart
        || hasParty(modal, spoken)
    case .asking, .assigning: return true
    }
  }

  /// `各牵头单位要`: somebody is told to do something, whoever says so.
  private func hasParty(_ modal: Modal, _ spoken: PassageReader.Spoken) -> Bool {
    let start = reader.content(spoken).range.lowerBound
    guard start < modal.subjectEnd,
      case .party = reader.addressees.subject(start..<modal.subjectEnd)
    else { return false }
    return true
  }

  // MARK: Where items begin

  /// Whether a modal word after another begins an item of its own.
  private func begins(_ modal: Modal, at index: Int, after item: Item, _ modals: [Modal?]) -> Bool {
    // What is required by the verb alone (`要求…`), by its deadline: another item begins.
    if item.modal == nil, modal.kind != .assigning {
      let isBegun = !item.clauses.allSatisfy { isCondition(segment[$0]) }
      switch modal.kind {
      case .hortatory: return isBegun && !modal.isAtStart
      case .wanting: return isBegun && item.clauses.contains { isWeak(segment[$0]) }
      default: return isBegun
      }
    }
    let isAnother =
      modal.range.lowerBound == 0
      || !"又更也".unicodeScalars.contains(text.scalars[modal.range.lowerBound - 1])
    switch modal.kind {
    case .forbidding, .binding: return true
    case .hortatory: return isAnother || followsConcession(index)
    case .ensuring: return modal.isAtStart
    case .asking: return true
    case .assigning: return item.modal?.kind == .assigning
    case .wanting:
      // `不能在纸上…，要在…`; `既要…，又要…`.
      if item.modal?.kind == .hortatory, item.modalClause == index - 1, modal.isAtStart {
        return false
      }
      return isAnother
    }
  }

  /// `宁可慢一点，也不能`: a condition of another item.
  private func followsConcession(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    let range = reader.content(segment[index - 1]).range
    return Self.concessions.length(in: text.scalars, at: range.lowerBound, end: range.upperBound)
      > 0
  }

  private static let concessions = WordSet("宁可 宁愿 即使 哪怕 纵然")

  /// The first of the conditions that stand right before a clause.
  private func conditionStart(before index: Int, after first: Int, _ modals: [Modal?]) -> Int {
    var start = index
    while start - 1 > first, modals[start - 1] == nil, isCondition(segment[start - 1]) {
      start -= 1
    }
    return start
  }

  private func isCondition(_ spoken: PassageReader.Spoken) -> Bool {
    let range = reader.content(spoken).range
    guard !range.isEmpty else { return false }
    let scalars = text.scalars
    // `雨是来探路的`: no condition.
    if scalars[range.upperBound - 1] == "的",
      range.contains(where: { scalars[$0] == "是" && (scalars[max(0, $0 - 1)] != "凡") })
    {
      return false
    }
    let ending = RequirementWords.conditionEnds.lengthOfWord(
      in: scalars, endingAt: range.upperBound, start: range.lowerBound)
    // `重点检查资金管理等情况`: an order.
    if ending > 0, ending == 1 || isSubject(range) { return true }
    return RequirementWords.conditionStarts.length(
      in: scalars, at: range.lowerBound, end: range.upperBound) > 0
  }

  private func endsAsCondition(_ range: Range<Int>) -> Bool {
    RequirementWords.conditionEnds.lengthOfWord(
      in: text.scalars, endingAt: range.upperBound, start: range.lowerBound) > 0
  }

  /// Where the first item of a segment begins: with its conditions, and with the subject where it
  /// stands in a clause of its own.
  private func start(of modal: Modal, at index: Int, _ modals: [Modal?]) -> Int {
    var start = index
    while start > 0 {
      let before = segment[start - 1]
      let range = reader.content(before).range
      guard !range.isEmpty, before.clause.ending == .comma else { break }
      if modal.kind == .ensuring ? endsAsCondition(range) : isCondition(before) {
        start -= 1
        continue
      }
      if RequirementWords.discourse.length(
        in: text.scalars, at: range.lowerBound, end: range.upperBound) == range.count
        || reader.vocative(before) != nil
      {
        break
      }
      guard !tells(range), modal.kind != .ensuring, modal.kind != .asking else { break }
      if reader.state.isLaw {
        // In an article whatever stands before in the sentence says of what or when.
        guard
          !(0..<start).contains(where: {
            Self.permits.occurs(in: text.scalars, reader.content(segment[$0]).range)
              || Self.states.occurs(in: text.scalars, reader.content(segment[$0]).range)
          })
        else { break }
      } else {
        // The subject stands in a clause of its own, or the matter does (`危险区，凡预报…的，必须`).
        let isTopic =
          start == 1 && range.count <= 12 && isSubject(range) && !isWeak(before)
          && !text.scalars[range].contains(where: { $0 == "由" || $0 == "有" })
          && !Self.agrees.occurs(in: text.scalars, range)
          && !Self.stative.occurs(in: text.scalars, range)
          && !Self.permits.occurs(in: text.scalars, range)
          && !RequirementWords.quantities.occurs(in: text.scalars, range)
        let isParty =
          modal.isAtStart && reader.addressees.endsWithParty(range)
        // `鉴定为危险房屋的住宅，不得出租`.
        let isNamed = start == index && isNounPhrase(range) && !isWeak(before)
        // `医保卡不是购物卡，更不能借给别人`.
        let isContrast =
          start == index && modal.isAtStart && modal.range.lowerBound > 0
          && text.scalars[modal.range.lowerBound - 1] == "更"
        guard isTopic || isNamed || isParty || isContrast || modal.kind == .binding && isAim(range) else {
          break
        }
      }
      start -= 1
    }
    return start
  }

  /// In articles 将 stands for 把.
  private static let tellingInLaw = WordSet("是 了 已 已经 正在 去年 曾 过去")
  /// What says how something is: a clause of its own.
  private static let stative = WordSet(
    "突出 严重 明显 不足 不够 较大 薄弱 紧张 繁重 困难 尚未 设在 位于 来临 将至 到来 在即 不断 增多 频发 多发 复杂 严峻 艰巨 紧迫 渐近 已至 不少 较多 很多 普遍")
  private static let agrees = WordSet("同意 决定 认为 建议 我说 他说 她说")
  private static let states = WordSet("标准为 金额为 总额为 为每 期为 日为 年为 数为")
  private static let permits = WordSet("可以 有权 无权 可 是指 了 享有 属于 担负 国家法律保护 法律保护 依法保护 归国家")

  /// `做好政府工作，必须`: what for.
  private func isAim(_ range: Range<Int>) -> Bool {
    range.count <= 12
      && RequirementWords.aims.length(
        in: text.scalars, at: range.lowerBound, end: range.upperBound) > 0
  }

  /// `今天交办的四件事`: a clause that is a name with what says which, and has no verb of its own.
  private func isNounPhrase(_ range: Range<Int>) -> Bool {
    let scalars = text.scalars
    guard range.count <= 30, isSubject(range),
      let last = range.last(where: { scalars[$0] == "的" }), last > range.lowerBound + 1,
      (2...10).contains(range.upperBound - last - 1),
      !scalars[range].contains(where: { "由是了我你他要将请就都才很".unicodeScalars.contains($0) })
    else { return false }
    return !((last + 1)..<range.upperBound).contains {
      PartyWords.predicates.length(in: scalars, at: $0, end: range.upperBound) > 1
        || PartyWords.actions.length(in: scalars, at: $0, end: range.upperBound) > 1
        || "不没有在把被对".unicodeScalars.contains(scalars[$0])
    }
  }

  private func tells(_ range: Range<Int>) -> Bool {
    if speaks(range) { return true }
    // `我常跟他们讲，票数要数清`.
    return (reader.state.isLaw ? Self.tellingInLaw : RequirementWords.telling)
      .occurs(in: text.scalars, range)
      || introduces(range) || endsInSpeech(range)
      || range.last.map { text.scalars[$0] == "讲" || text.scalars[$0] == "说" } == true
  }

  /// `分管副县长指出，`, but not `按照上级要求，`.
  private func endsInSpeech(_ range: Range<Int>) -> Bool {
    guard range.count > 2, range.count <= 24,
      SpeechVerb.length(in: text, at: range.upperBound - 2, end: range.upperBound) == 2,
      OfficeWords.grounds.length(in: text.scalars, at: range.lowerBound, end: range.upperBound) == 0
    else { return false }
    return PartyWords.ends.lengthOfWord(
      in: text.scalars, endingAt: range.upperBound - 2, start: range.lowerBound) > 0
  }

  /// `国家实行统一登记，登记机构应当`: what there is, and then who is to do what.
  private func introduces(_ range: Range<Int>) -> Bool {
    guard reader.state.isLaw, let word = Self.introducing.first(in: text.scalars, range) else {
      return false
    }
    return !text.scalars[word.upperBound..<range.upperBound].contains("的")
  }

  private static let introducing = WordSet("实行")

  /// `在这里我要提醒大家`: who speaks says so.
  private func speaks(_ range: Range<Int>) -> Bool {
    guard let me = range.prefix(6).first(where: { text.scalars[$0] == "我" }),
      !text.starts(with: ["们"], at: me + 1, end: range.upperBound)
    else { return false }
    return (me..<range.upperBound).contains {
      SpeechVerb.length(in: text, at: $0, end: range.upperBound) > 1
    }
  }

  /// What an order is about: no order itself.
  private func isSubject(_ range: Range<Int>) -> Bool {
    RequirementWords.ordering.length(
      in: text.scalars, at: range.lowerBound, end: range.upperBound) == 0
  }

  // MARK: Deadlines and figures alone

  /// `9月底前完成评估`: an item by its deadline, how often, or at least how much; only in directions.
  private func weakItem(before end: Int) -> Item? {
    guard end > 0, !takesAll, !speaksOfItself else { return nil }
    let isAllowed = allowsWeak
    guard isAllowed || mayAssign else { return nil }
    var first: Int?
    for index in 0..<end
    where isWeak(segment[index])
      && (isAllowed || isTask(segment[index]) || !reader.called.isEmpty)
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
    return Item(clauses: start...(end - 1))
  }

  /// `我也一样，每月跑两个乡镇`: a promise.
  private var speaksOfItself: Bool {
    let range = reader.content(segment[0]).range
    guard range.count > 1, text.scalars[range.lowerBound] == "我" else { return false }
    return !"县市省区局委校院镇乡村办部厅公州".unicodeScalars.contains(text.scalars[range.lowerBound + 1])
  }

  private var allowsWeak: Bool {
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
  private var mayAssign: Bool {
    let voice = segment[0].voice
    return voice.speaker != nil && !reader.state.isLaw && !reader.state.tellsOfThePast
      && (voice.force != nil || voice.isDirect)
  }

  /// `维保单位每十五天保养一次`: who, and by when.
  private func isTask(_ spoken: PassageReader.Spoken) -> Bool {
    let range = reader.content(spoken).range
    guard
      let deadline = DeadlineScanner(text: text, documentDate: nil).deadline(in: range)?.range,
      let name = reader.addressees.actor(range).last,
      deadline.lowerBound < name.lowerBound || deadline.lowerBound - name.upperBound <= 1,
      !reader.finder(for: spoken).isCondition(range),
      !RequirementWords.numerals.mayBegin(with: text.scalars[name.lowerBound])
    else { return false }
    return !text.scalars[name.upperBound..<range.upperBound].contains {
      "了已有达是没未能将可超".unicodeScalars.contains($0)
    }
  }

  private func isWeak(_ spoken: PassageReader.Spoken) -> Bool {
    let clause = reader.content(spoken)
    guard !clause.range.isEmpty, !reader.finder(for: spoken).isCondition(clause.range) else {
      return false
    }
    let scalars = text.scalars
    let hasQuantity = RequirementWords.quantities.occurs(in: scalars, clause.range)
    let deadline = DeadlineScanner(text: text, documentDate: nil).deadline(in: clause.range)
    if reader.state.isLaw { return hasQuantity && deadline != nil }
    if hasQuantity, deadline == nil {
      // `户均不超过3,000元`: what is.
      return !beginsInThePast(clause.range) && (reader.task != nil && reader.state.isTaskList || hasActor(upTo: clause.range))
    }
    if hasQuantity { return !beginsInThePast(clause.range) }
    guard let deadline, !isPast(deadline), !isRate(deadline, clause.range) else { return false }
    // By when, and what.
    let rest = clause.range.count - deadline.range.count
    return rest >= 2 && !Self.past.occurs(in: scalars, clause.range)
  }

  /// Whether a clause or one before it in the segment says who acts.
  private func hasActor(upTo range: Range<Int>) -> Bool {
    segment.contains {
      let before = reader.content($0).range
      return before.upperBound <= range.upperBound && !before.isEmpty
        && (!reader.addressees.actor(before).isEmpty || reader.addressees.agent(before) != nil)
    }
  }

  /// `2000年以前建成的小区` in a document of 2020.
  private func isPast(_ deadline: DeadlineScanner.Found) -> Bool {
    guard let ours = reader.state.date?.year, let year = deadline.date?.year else { return false }
    return year < ours
  }

  /// `每天4元`.
  private func isRate(_ deadline: DeadlineScanner.Found, _ clause: Range<Int>) -> Bool {
    guard deadline.isRecurring, deadline.range.upperBound < clause.upperBound,
      text.scalars[deadline.range.upperBound].isDigit
    else { return false }
    return text.scalars[deadline.range.upperBound..<clause.upperBound].contains("元")
  }

  /// `2022年提出兑现率不低于90%` in a document of 2025.
  private func beginsInThePast(_ range: Range<Int>) -> Bool {
    guard let ours = reader.state.date?.year, range.count > 5,
      text.scalars[range.lowerBound + 4] == "年"
    else { return false }
    var index = range.lowerBound
    let year = Numbering.number(text.scalars, &index, range.upperBound)?.value
    return index == range.lowerBound + 4 && year.map { $0 >= 1900 && $0 < ours } == true
  }

  private static let past = WordSet("截至 截止 已 去年 了 曾 预报 预计 同比 刚才 表态 报告称 没有 未达到 至今 连续 做法 检查发现 督查发现 数据显示 调查显示")
}
