internal import ArchiveModel
import TextStructure

extension PassageReader {
  /// Reads the items of a line: segment by segment, between semicolons, stops and numbers.
  mutating func readSegments(_ spoken: [Spoken], line: Range<Int>) {
    var start = 0
    party = state.isAnnounced || state.isList ? state.listParty : []
    /// Whether the sentence or the one before announced numbered items (`要防止三种倾向`).
    var announcesItems = false
    /// Whether whom they are for stood before a colon (`各乡镇要：`).
    var isAnnouncing = false
    /// Whom the numbered items are for, before the first of them.
    var numbered: [Range<Int>]?
    while start < spoken.count {
      var end = start
      while end + 1 < spoken.count, !begins(spoken[end + 1], after: spoken[end]) { end += 1 }
      let segment = Array(spoken[start...end])
      if segment[0].clause.beginsSentence || segment[0].beginsSegment { called = [] }
      for spoken in segment { if let name = vocative(spoken) { called = [name] } }
      let isLast = end == spoken.count - 1
      // Whom a sentence is for holds to its semicolon, and through the numbers it announces.
      if start > 0, segment[0].clause.enumeration == nil, !isAnnouncing {
        let isSemicolon = spoken[start - 1].clause.ending == .semicolon
        if segment[0].clause.beginsSentence
          || isSemicolon && !state.isLaw && !beginsWithModal(segment[0])
            && !isRest(segment)
        {
          party = []
        }
      }
      if segment[0].clause.beginsSentence { isAnnouncing = false }
      // Each number begins with those for whom all are.
      if segment[0].clause.enumeration != nil {
        if let numbered { party = numbered } else { numbered = party }
      }
      let found = readSegment(
        segment, announced: announcesItems, endsLine: isLast && endsWithColon(line))
      if announcesParty(segment) {
        announcesItems = true
        isAnnouncing = true
      } else if let turnedTo = turnedTo(segment) {
        // `对各乡镇，我提三点要求：`.
        party = turnedTo
        announcesItems = true
        isAnnouncing = true
      } else if segment[0].clause.enumeration == nil {
        announcesItems = segment.contains {
          announcesNumber($0.clause.range)
            && (found || Self.demands.occurs(in: text.scalars, $0.clause.range))
        }
      }
      start = end + 1
    }
  }

  /// `没有活动的，也要零报告`: those of them who have none.
  private func isRest(_ segment: [Spoken]) -> Bool {
    let range = content(segment[0]).range
    return segment.count > 1 && range.count <= 12
      && Self.lacking.length(in: text.scalars, at: range.lowerBound, end: range.upperBound) > 0
      && text.scalars[range.upperBound - 1] == "的"
  }

  private static let lacking = WordSet("没有 未 无 暂无 暂未 确无")

  /// `对各乡镇，我提三点要求：`: whom what is numbered is for.
  private func turnedTo(_ segment: [Spoken]) -> [Range<Int>]? {
    guard let last = segment.last, last.clause.ending == .colon, let first = segment.first,
      announcesNumber(last.clause.range),
      Self.demands.occurs(in: text.scalars, last.clause.range)
    else { return nil }
    let range = content(first).range
    guard range.count > 2, "对向给".unicodeScalars.contains(text.scalars[range.lowerBound]),
      let found = addressees.object(at: range.lowerBound + 1, end: range.upperBound),
      found.end == range.upperBound || segment.count == 1
    else { return nil }
    return found.parts
  }

  private static let demands = WordSet("要求 希望 意见 嘱托 叮嘱 任务 提醒")

  /// `各组要…；要敢于…`: the same are meant.
  private func beginsWithModal(_ spoken: Spoken) -> Bool {
    finder(for: spoken).modal(in: content(spoken))?.isAtStart == true
  }

  private func endsWithColon(_ line: Range<Int>) -> Bool {
    text.scalars[line.upperBound - 1] == ":"
  }

  private func begins(_ next: Spoken, after last: Spoken) -> Bool {
    if next.beginsSegment || next.clause.enumeration != nil { return true }
    switch last.clause.ending {
    case .stop, .semicolon: return true
    case .comma: return false
    case .colon: return announces(last.clause.range)
    }
  }

  private static let counted = WordSet(
    "三点 两点 四点 五点 几点 三种 两种 几种 三个 四个 五个 几个 三方面 四方面 三项 四项 五项 三要 如下 以下 下列 两条 三条 三件")

  private func announcesNumber(_ range: Range<Int>) -> Bool {
    Self.counted.occurs(in: text.scalars, range)
  }

  /// - Returns: whether something is required in the segment.
  private mutating func readSegment(_ segment: [Spoken], announced: Bool, endsLine: Bool) -> Bool {
    let voice = segment[0].voice
    if voice.bindsNobody || segment[0].isProverb { return false }
    if announcesParty(segment) { return false }
    let isNumbered = segment[0].clause.enumeration != nil
    var takesAll = false
    switch voice.force {
    case .directive:
      takesAll =
        segment[0].isInAttribution
        || isNumbered && (state.isAnnounced || segment[0].clause.enumeration == .inline)
    case .urging:
      takesAll = isNumbered && (segment[0].clause.enumeration == .inline || state.isAnnounced)
    case .plain, nil: break
    }
    if isNumbered, announced { takesAll = true }
    // `希望分两年安排`: a wish binds nobody but whom it names; what is done is told.
    if takesAll, isWish(segment[0]) || segment.dropFirst().contains(where: isDone) { return false }
    // `三是将公开结果`: a promise.
    if isNumbered, voice.force != .directive,
      text.scalars[content(segment[0]).range.lowerBound] == "将"
    {
      takesAll = false
    }
    var items = ItemCutter(reader: self, segment: segment, takesAll: takesAll).items()
      .filter { !isFault($0, in: segment) }
    // `要做好以下工作：` is no item; its list is.
    if let last = items.last, isLeadIn(segment, last, endsLine: endsLine) {
      _ = subject(of: last, in: segment)
      items.removeLast()
      return true
    }
    for item in items {
      if item.modal == nil, isConsent(segment[item.clauses]) { continue }
      let first = segment[item.clauses.lowerBound]
      let lower = item.clauses.lowerBound
      let start = max(
        first.contentStart, item.start ?? content(first).range.lowerBound)
      let range = start..<segment[item.clauses.upperBound].clause.range.upperBound
      guard start < range.upperBound else { continue }
      let isObjectPlace =
        lower == 0 && (item.modal == nil || item.modalClause != 0)
        && segment[0].contentStart > segment[0].clause.range.lowerBound
        && segment[0].isInAttribution && voice.force == .directive
      var subjects = withLater(subject(of: item, in: segment), of: item, in: segment)
      // `希望业主多配合，物业公司把钥匙管好`: the object and those named after it.
      if isObjectPlace, let named = subjects.first,
        named.lowerBound >= segment[item.clauses.lowerBound].clause.range.upperBound
      {
        subjects =
          (object(at: start, end: range.upperBound, speaker: voice.speaker)?.parts ?? []) + subjects
      }
      add(
        range, voice, modal: item.modal,
        isQuoted: segment[item.clauses.lowerBound].clause.isQuoted, subject: subjects,
        takesObject: isObjectPlace)
    }
    return !items.isEmpty
  }

  /// `原则同意搬迁方案`: nobody is told to do anything.
  private func isConsent(_ clauses: ArraySlice<Spoken>) -> Bool {
    guard clauses.count == 1, let range = clauses.first.map({ content($0).range }) else {
      return false
    }
    return Self.consent.length(in: text.scalars, at: range.lowerBound, end: range.upperBound) > 0
  }

  private static let consent = WordSet("原则同意 原则通过 审议通过 同意将 会议同意 原则上同意")

  /// `希望` and what does not name who is to do it.
  private func isWish(_ spoken: Spoken) -> Bool {
    guard spoken.voice.verb == "希望" || spoken.voice.verb == "呼吁", spoken.isInAttribution,
      spoken.clause.enumeration == nil
    else { return false }
    let range = content(spoken).range
    guard !range.isEmpty else { return false }
    // `希望县里能加两个岗`, `希望银行能放宽条件`: to those above, or who are free.
    if Self.above.length(in: text.scalars, at: range.lowerBound, end: range.upperBound) > 0 {
      return true
    }
    return spoken.voice.addressees.isEmpty
      && finder(for: spoken).modal(in: content(spoken)) == nil
      && object(at: range.lowerBound, end: range.upperBound, speaker: nil) == nil
  }

  private static let above = WordSet(
    "县里能 市里能 省里能 镇里能 乡里能 上级能 政府能 国家能 银行能 领导能 组织能 组织上能 有关部门能 相关部门能 政府先 政府多 县里多 上级多 县政府能 市政府能 政府可以 县里可以"
  )

  /// `要求开工的14个项目，已开工12个`.
  private func isDone(_ spoken: Spoken) -> Bool {
    let range = content(spoken).range
    return RequirementWords.doneStarts.length(
      in: text.scalars, at: range.lowerBound, end: range.upperBound) > 0
      && text.scalars[range.upperBound - 1] != "的"
  }

  private func isLeadIn(_ segment: [Spoken], _ item: ItemCutter.Item, endsLine: Bool) -> Bool {
    let clauses = segment[item.clauses]
    guard let last = clauses.last, let modal = item.modal else { return false }
    let isConditional = clauses.contains {
      RequirementWords.conditionalList.occurs(in: text.scalars, $0.clause.range)
    }
    if isConditional { return false }
    if announcesCases(clauses, before: modal) { return false }
    let isAnnounced = announces(
      modal.range.upperBound..<max(modal.range.upperBound, last.clause.range.upperBound))
    if isAnnounced {
      return endsLine || last.clause.ending == .stop || last.clause.ending == .colon
    }
    return endsLine && last.clause.ending == .colon
  }

  /// `以下列理由申请监督，应当在六个月内提出：`: the list tells of cases.
  func announcesCases(_ clauses: ArraySlice<Spoken>, before modal: Modal) -> Bool {
    guard state.isLaw, let first = clauses.first, let last = clauses.last else { return false }
    return first.clause.range.lowerBound < modal.range.lowerBound
      && announces(first.clause.range.lowerBound..<modal.range.lowerBound)
      && !announces(
        modal.range.upperBound..<max(modal.range.upperBound, last.clause.range.upperBound))
  }

  /// Whether a stretch announces a list: `下列材料`, `以下内容`, but not `县级及以下单位`.
  func announces(_ range: Range<Int>) -> Bool {
    let scalars = text.scalars
    var start = range.lowerBound
    while let word = RequirementWords.announcing.first(in: scalars, start..<range.upperBound) {
      let before = word.lowerBound > 0 ? scalars[word.lowerBound - 1] : " "
      if scalars[word.lowerBound] != "以"
        || !"及级岁年元日月人倍亩米吨度时个名件%".unicodeScalars.contains(before)
      {
        return true
      }
      start = word.upperBound
    }
    return false
  }

  /// `各乡镇要：`: the marker ends the clause, and the items follow.
  private mutating func announcesParty(_ segment: [Spoken]) -> Bool {
    guard let last = segment.last, last.clause.ending == .colon else { return false }
    let range = content(last).range
    let length = RequirementWords.trailing.lengthOfWord(
      in: text.scalars, endingAt: range.upperBound, start: range.lowerBound)
    guard length > 0, range.count > length,
      case .party(let found) = addressees.subject(
        range.lowerBound..<(range.upperBound - length))
    else { return false }
    party = found
    return true
  }

  /// `应当上报，却没有上报`: what was left undone is told, not required.
  private func isFault(_ item: ItemCutter.Item, in segment: [Spoken]) -> Bool {
    if let kind = item.modal?.kind, kind != .binding, kind != .wanting { return false }
    let place = item.modalClause ?? item.clauses.lowerBound
    guard !state.isLaw, place + 1 < segment.count else { return false }
    let required = content(segment[place]).range
    for spoken in segment[(place + 1)...].prefix(2) {
      let range = content(spoken).range
      // `应转移2,113人，目前已转移1,460人`.
      if item.modal != nil, isDone(spoken) { return true }
      if RequirementWords.butStarts.length(
        in: text.scalars, at: range.lowerBound, end: range.upperBound) > 0,
        RequirementWords.leftUndone.occurs(in: text.scalars, range)
      {
        return finder(for: spoken).modal(in: content(spoken)) == nil
      }
      // `应当每月报送，两个乡没有报送`: the same verb.
      if let lack = RequirementWords.lacking.first(in: text.scalars, range),
        lack.upperBound + 2 <= range.upperBound,
        holds(Array(text.scalars[lack.upperBound..<(lack.upperBound + 2)]), required)
      {
        return true
      }
    }
    return false
  }

  private func holds(_ word: [Unicode.Scalar], _ range: Range<Int>) -> Bool {
    range.contains { text.starts(with: word, at: $0, end: range.upperBound) }
  }

  var addressees: AddresseeFinder { AddresseeFinder(text: text, known: state.knownNames) }
}
