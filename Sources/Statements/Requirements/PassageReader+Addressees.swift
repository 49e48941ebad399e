internal import ArchiveModel
import TextStructure

/// Of whom an item is required.
extension PassageReader {
  /// Who is to do it: the subject of the item's modal word, or whoever the sentence named before.
  mutating func subject(of item: ItemCutter.Item, in segment: [Spoken]) -> [Range<Int>] {
    let finder = addressees
    guard let modal = item.modal, let place = item.modalClause else {
      return actor(of: item, in: segment)
    }
    let clause = content(segment[place]).range
    if modal.kind == .asking {
      // `调查报告请送市局评审`: not of whom it is sent to.
      let isSent =
        ModalFinder.handing.length(
          in: text.scalars, at: modal.range.upperBound, end: clause.upperBound) > 0
      party =
        isSent
        ? []
        : object(
          at: modal.range.upperBound, end: clause.upperBound, speaker: segment[place].voice.speaker)?
          .parts ?? []
      if party.isEmpty, !modal.isAtStart {
        let before = clause.lowerBound..<modal.range.lowerBound
        party = finder.names(before)
        // `各单位落实情况请于10日前报来`.
        if party.isEmpty { party = finder.actor(before) }
      } else if party.isEmpty, !isSent, place > 0, isCondition(segment[place - 1]) {
        // `群众遇到乱收费，请举报`.
        party = finder.actor(content(segment[place - 1]).range)
      }
      return party
    }
    if modal.kind == .assigning {
      party = finder.agent(modal.range.lowerBound..<clause.upperBound) ?? []
      return party
    }
    if let agent = finder.agent(modal.range.upperBound..<clause.upperBound) {
      // `送气工入户必须做一次安检并由用户签字`: the subject first.
      let isSecond =
        agent[0].lowerBound > modal.range.upperBound + 1
        && text.scalars[agent[0].lowerBound - 2] == "并"
      if isSecond, !modal.isAtStart,
        case .party(let found) = finder.subject(clause.lowerBound..<modal.subjectEnd)
      {
        party = found
        return found
      }
      party = agent
      return agent
    }
    if let ourselves = finder.ourselves(clause.lowerBound..<modal.range.lowerBound) {
      party = [ourselves]
      return party
    }
    if !modal.isAtStart {
      switch finder.subject(clause.lowerBound..<modal.subjectEnd) {
      case .party(let found):
        party = found
        if isDoneTo(found, modal) { return [] }
        // `各县教育局，各直属学校要`.
        if place > 0, segment[place - 1].clause.ending == .comma,
          self.finder(for: segment[place - 1]).modal(in: content(segment[place - 1])) == nil
        {
          party = finder.names(content(segment[place - 1]).range) + found
        }
        return party
      case .thing:
        // `重要情况要及时报告`: by whom the sentence named before; in an article, of the thing.
        if state.isLaw { party = [] }
        return party
      case .none: break
      }
    }
    if modal.kind == .ensuring, state.isReport { return party }
    // `国家机关、企业等统计调查对象，必须`; `行政机关收到申请的，应当`: named before.
    if isOfSomebody(clause, done: modal.range.upperBound..<clause.upperBound) { return [] }
    var index = place - 1
    var nearest = index
    while index >= 0, place - index <= 8 {
      let spoken = segment[index]
      // `对值班脱岗的，一律`: by whom is not said.
      let earlier = content(spoken).range
      if !earlier.isEmpty,
        isOfSomebody(earlier, done: modal.range.upperBound..<clause.upperBound)
      {
        return []
      }
      if self.finder(for: spoken).modal(in: content(spoken)) != nil { break }
      if RequirementWords.including.length(
        in: text.scalars, at: earlier.lowerBound, end: earlier.upperBound) > 0
      {
        nearest = index - 1
        index -= 1
        continue
      }
      let found = finder.actor(content(spoken).range, mayBeAlone: index == nearest)
      if !found.isEmpty, !isOfOthers(found, earlier) {
        party = found
        if isDoneTo(found, modal) { return [] }
        return found
      }
      index -= 1
    }
    if party.isEmpty, place < item.clauses.upperBound, !state.isReport, modal.kind != .forbidding {
      // `要硬化时限，被巡察党组织15日内上报`: named after the marker.
      for spoken in segment[(place + 1)...item.clauses.upperBound].prefix(3) {
        let found = finder.actor(content(spoken).range)
        if !found.isEmpty { return found }
      }
    }
    return party
  }

  private func isCondition(_ spoken: Spoken) -> Bool {
    let range = content(spoken).range
    return !range.isEmpty
      && (finder(for: spoken).isCondition(range)
        || Self.meeting.occurs(in: text.scalars, range))
  }

  private static let meeting = WordSet("遇到 遇有 发现 碰到 如有 如遇 需要 有疑问 有困难")

  /// `群众不认可的，不得销号`: who judges is not who is to act.
  func isOfOthers(_ found: [Range<Int>], _ condition: Range<Int>) -> Bool {
    guard !state.isLaw, text.scalars[condition.upperBound - 1] == "的", let name = found.last else {
      return false
    }
    return OfficeWords.laypeople.lengthOfWord(
      in: text.scalars, endingAt: name.upperBound, start: name.lowerBound) > 0
      && Self.judging.length(in: text.scalars, at: name.upperBound, end: condition.upperBound) > 0
  }

  static let judging = WordSet("不 认可 反映 投诉 举报 满意 同意 要求 有意见 没有 提出 质疑 咨询 来信 来访")

  /// `…应当订立合同，由登记机关予以公告`, `各乡镇要组织清障，县财政局给予补助`: those too who are to do what
  /// an item goes on to say.
  func withLater(
    _ subjects: [Range<Int>], of item: ItemCutter.Item, in segment: [Spoken]
  ) -> [Range<Int>] {
    guard !subjects.isEmpty || state.isLaw, !state.isReport, let place = item.modalClause,
      place < item.clauses.upperBound
    else {
      return subjects
    }
    var subjects = subjects
    for spoken in segment[(place + 1)...item.clauses.upperBound].prefix(4) {
      let range = content(spoken).range
      guard !range.isEmpty, !finder(for: spoken).isCondition(range) else { continue }
      var found: [Range<Int>] = []
      if text.scalars[range.lowerBound] == "由" {
        found = addressees.agent(range) ?? []
      } else if !state.isLaw {
        found = addressees.agent(range) ?? addressees.actor(range)
        if let end = found.last?.upperBound, !isTask(after: end, in: range) { found = [] }
      }
      for name in found
      where !subjects.contains(where: { text.original($0) == text.original(name) }) {
        subjects.append(name)
      }
    }
    return subjects
  }

  /// Whether what follows a name tells what is to be done, not what is or may be.
  func isTask(after end: Int, in range: Range<Int>) -> Bool {
    range.upperBound - end >= 2
      && Self.notTasks.length(in: text.scalars, at: end, end: range.upperBound) == 0
      && !text.scalars[end..<range.upperBound].contains("了")
  }

  static let notTasks = WordSet(
    "不 没 未 无 已 都 也 才 就 是 有 可 能 会 仍 还 曾 正在 则 非 具有 享有 拥有 属于 认为 知道 作为 为 申请 请求 同意 需要 等 的 之")

  /// `对值班脱岗的`, `对直接责任人员应当给予处分`: what is done to somebody, not by whom.
  func isOfSomebody(_ range: Range<Int>, done: Range<Int>) -> Bool {
    range.count > 3 && text.scalars[range.lowerBound] == "对"
      && Self.penal.occurs(in: text.scalars, done)
  }

  /// `到岗不及时的干部一律取消评优资格`.
  func isDoneTo(_ name: [Range<Int>], _ modal: Modal) -> Bool {
    text.starts(with: ["一", "律"], at: modal.range.lowerBound, end: modal.range.upperBound)
      && Self.measures.length(
        in: text.scalars, at: modal.range.upperBound, end: text.count) > 0
  }

  static let measures = WordSet("封闭 关闭 拆除 取缔 停用 停运 取消 调整 免职 开除 清退 吊销 通报 约谈 问责 追责 立案 停职 撤职 处分")
  static let penal = WordSet("处分 处罚 问责 追责 曝光 责任 停职 处理 整改 关停 取缔 查处 惩处 处置")

  /// Who acts in an item without a modal word: its first clause's subject.
  mutating func actor(of item: ItemCutter.Item, in segment: [Spoken]) -> [Range<Int>] {
    // `企业7月底前完成自查，乡镇8月底前完成排查`: each of them.
    var actors: [Range<Int>] = []
    for spoken in segment[item.clauses].prefix(4) {
      let range = content(spoken).range
      for actor in addressees.agent(range) ?? addressees.actor(range)
      where !actors.contains(where: { text.original($0) == text.original(actor) }) {
        actors.append(actor)
      }
    }
    if !actors.isEmpty {
      party = actors
      return actors
    }
    // `县财政局：负责资金保障，月底前到位`.
    let lower = item.clauses.lowerBound
    if lower > 0, segment[lower - 1].clause.ending == .colon {
      let names = addressees.names(content(segment[lower - 1]).range)
      if !names.isEmpty { return names }
    }
    return segment[lower].clause.enumeration == .inline || state.isAnnounced
      ? party : []
  }
}
