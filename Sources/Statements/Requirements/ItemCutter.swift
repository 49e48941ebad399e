internal import ArchiveModel
import TextStructure

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

  var text: RuleText { reader.text }

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
      if let last = items.last, last.modal != nil,
        isPermission(spoken, after: index - 1) || closes(spoken)
      {
        // `一时配不齐的，可以共用`: the condition goes with it.
        if !closed, items[items.count - 1].clauses.count > 1,
          items[items.count - 1].clauses.upperBound == index - 1, modals[index - 1] == nil,
          isCondition(segment[index - 1])
        {
          items[items.count - 1].clauses = last.clauses.lowerBound...(index - 2)
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

  private func isPermission(_ spoken: PassageReader.Spoken, after last: Int) -> Bool {
    let range = reader.content(spoken).range
    guard !range.isEmpty, let permit = Self.allowing.first(in: text.scalars, range),
      permit.lowerBound > range.lowerBound + 1
        || permit.lowerBound == range.lowerBound && last > 0 && isCondition(segment[last])
    else { return false }
    return !"但并也且".unicodeScalars.contains(text.scalars[range.lowerBound])
  }

  /// `联系人：平安`, `这是本分`: what follows is no part of the item.
  func closes(_ spoken: PassageReader.Spoken) -> Bool {
    let range = reader.content(spoken).range
    return RequirementWords.closing.length(
      in: text.scalars, at: range.lowerBound, end: range.upperBound) > 0 || narrates(range)
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
    case .asking: return true
    case .assigning: return !isPromise(spoken)
    }
  }

  /// `她表示，该区将把更换纳入实事，资金由区财政兜底`: what the speaker is going to do.
  private func isPromise(_ spoken: PassageReader.Spoken) -> Bool {
    guard let verb = spoken.voice.verb, Self.promising.contains(verb) else { return false }
    return segment.contains {
      $0.clause.range.lowerBound < spoken.clause.range.lowerBound
        && text.scalars[reader.content($0).range].contains("将")
    }
  }

  private static let promising: Set<String> = ["表示", "表态", "介绍", "透露", "说", "称", "回答"]

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
      let isBegun = !item.clauses.allSatisfy {
        isCondition(segment[$0]) || isNounPhrase(reader.content(segment[$0]).range)
      }
      switch modal.kind {
      case .hortatory, .wanting:
        return isBegun
          && (modal.kind == .hortatory && !modal.isAtStart
            || item.clauses.contains { isWeak(segment[$0]) || isOrder($0) })
      default: return isBegun
      }
    }
    let isAnother =
      modal.range.lowerBound == 0
      || !"又更也".unicodeScalars.contains(text.scalars[modal.range.lowerBound - 1])
    switch modal.kind {
    case .forbidding, .binding: return true
    case .hortatory:
      return isAnother || followsConcession(index)
        || !modal.isAtStart
          && DeadlineScanner(text: text, documentDate: nil).deadline(
            in: reader.content(segment[index]).range) != nil
    case .ensuring: return modal.isAtStart
    case .asking: return true
    case .assigning:
      return item.modal?.kind == .assigning
        || index - 1 > (item.modalClause ?? index) && !reader.state.isLaw
          && isCondition(segment[index - 1])
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

  func isCondition(_ spoken: PassageReader.Spoken) -> Bool {
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
    // `发现一起，叫停一起`: no `1月1日起`.
    if ending == 1, scalars[range.upperBound - 1] == "起", range.count > 2,
      !"日天月年时刻周期即号".unicodeScalars.contains(scalars[range.upperBound - 2])
    {
      return RequirementWords.conditionStarts.length(
        in: scalars, at: range.lowerBound, end: range.upperBound) > 0
    }
    // `重点检查资金管理等情况`: an order.
    if ending > 0, ending == 1 || isSubject(range) { return true }
    return RequirementWords.conditionStarts.length(
      in: scalars, at: range.lowerBound, end: range.upperBound) > 0 && !orders(range)
  }

  /// `对行动不便的老人上门收件`, `对问题逐一登记`: what is to be done, though 对 begins it.
  private func orders(_ range: Range<Int>) -> Bool {
    let scalars = text.scalars
    guard !reader.state.isLaw, scalars[range.lowerBound] == "对",
      scalars[range.upperBound - 1] != "的"
    else { return false }
    let last = range.lastIndex { scalars[$0] == "的" } ?? range.lowerBound + 1
    return ((last + 1)..<range.upperBound).contains {
      Self.manners.length(in: scalars, at: $0, end: range.upperBound) > 0
    }
  }

  private static let manners = WordSet(
    "逐一 逐户 逐个 逐项 逐条 逐件 逐人 上门 及时 全部 立即 严格 依法 分类 集中 定期 主动 随机 优先 予以 给予 进行 开展 实行 采取 加强 实施 加大 做到 一追到底 抓紧 尽快 全面 统一"
  )

  /// Whether a clause of what is required by the verb alone is an order with whom it is for.
  private func isOrder(_ index: Int) -> Bool {
    let range = reader.content(segment[index]).range
    return !range.isEmpty && !reader.addressees.actor(range).isEmpty
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
      let isCase = reader.state.isLaw && isCase(before: index)
      guard isCase || !tells(range), modal.kind != .ensuring, modal.kind != .asking else { break }
      if reader.state.isLaw {
        // In an article whatever stands before in the sentence says of what or when; `约定了…，…的，`
        // tells of the case.
        guard
          isCase
            || !(0..<start).contains(where: {
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
        guard isTopic || isNamed || isParty || isContrast || modal.kind == .binding && isAim(range)
        else {
          break
        }
      }
      start -= 1
    }
    return start
  }

  /// Whether a clause before a marker, of the same sentence, ends a case (`…的，`).
  private func isCase(before index: Int) -> Bool {
    guard index > 0 else { return false }
    let range = reader.content(segment[index - 1]).range
    return !range.isEmpty && text.scalars[range.upperBound - 1] == "的"
      && !(0..<index).contains {
        Self.grants.occurs(in: text.scalars, reader.content(segment[$0]).range)
      }
  }

  private static let grants = WordSet("可以 有权 无权 是指")

  /// In articles 将 stands for 把.
  static let tellingInLaw = WordSet("是 了 已 已经 正在 去年 曾 过去")
  /// What says how something is: a clause of its own.
  static let stative = WordSet(
    "突出 严重 明显 不足 不够 较大 薄弱 紧张 繁重 困难 尚未 设在 位于 来临 将至 到来 在即 不断 增多 频发 多发 复杂 严峻 艰巨 紧迫 渐近 已至 不少 较多 很多 普遍")
  static let agrees = WordSet("同意 决定 认为 建议 我说 他说 她说")
  static let states = WordSet("标准为 金额为 总额为 为每 期为 日为 年为 数为")
  static let permits = WordSet("可以 有权 无权 可 是指 了 享有 担负 国家法律保护 法律保护 依法保护 归国家")
}
