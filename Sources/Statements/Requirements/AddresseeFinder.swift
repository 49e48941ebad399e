import TextStructure

/// Finds of whom something is required, where the text says so.
struct AddresseeFinder {
  let text: RuleText
  /// Names of persons known from elsewhere in the document.
  var known = KnownNames()

  /// What stands before a modal word.
  enum Subject {
    /// Somebody who can be told to do something.
    case party([Range<Int>])
    /// A thing, a matter.
    case thing
    /// When, where, of what: the subject stands elsewhere, if anywhere.
    case none
  }

  private var finder: PartyFinder { PartyFinder(text: text, known: known) }

  /// The subject before a modal word: `各乡镇要`, `任何单位和个人不得`, `年底前各镇要`.
  func subject(_ range: Range<Int>) -> Subject {
    let range = text.trimmed(range)
    guard !range.isEmpty else { return .none }
    let last = text.scalars[range.upperBound - 1]
    var finder = finder
    finder.isBeforeMarker = .right
    if let found = finder.list(
      at: range.lowerBound, limit: range.upperBound, isCondition: last == "后" || endsInTime(range))
    {
      return .party(found.parts + joining(found.end, range.upperBound))
    }
    if let agent = agent(range) { return .party(agent) }
    // `对重点部位，各镇要` has its own clause; `在汛期各镇要` has not.
    if let late = afterAdverbial(range) { return .party(late) }
    return isAdverbial(range) ? .none : .thing
  }

  /// `发现隐患时`, but not `平时`.
  private func endsInTime(_ range: Range<Int>) -> Bool {
    range.count > 2 && text.scalars[range.upperBound - 1] == "时"
      && !"平战及同随按临届适准".unicodeScalars.contains(text.scalars[range.upperBound - 2])
  }

  /// `我们` before a modal word.
  func ourselves(_ range: Range<Int>) -> Range<Int>? {
    let start = finder.beginning(range.lowerBound, range.upperBound)
    guard text.starts(with: ["我", "们"], at: start, end: range.upperBound) else { return nil }
    return start..<(start + 2)
  }

  /// Who acts in a clause without a modal word: `县水利局5月底前完成清淤`, `行政机关收到申请的`.
  ///
  /// - Parameter mayBeAlone: whether the clause may be the name and nothing else.
  func actor(_ range: Range<Int>, mayBeAlone: Bool = false) -> [Range<Int>] {
    let last = range.isEmpty ? "。" : text.scalars[range.upperBound - 1]
    var finder = finder
    finder.isBeforeMarker = mayBeAlone ? .comma : .no
    guard
      let found = finder.list(
        at: range.lowerBound, limit: range.upperBound,
        isCondition: last == "的" || endsInTime(range),
        acts: true),
      mayBeAlone || found.end < range.upperBound,
      // `责任人调整的，应当更新`: what becomes of somebody.
      last != "的"
        || Self.becoming.length(in: text.scalars, at: found.end, end: range.upperBound)
          != range.upperBound - found.end - 1
    else { return [] }
    return found.parts + joining(found.end, range.upperBound)
  }

  /// `县住建局会同县审计局10月底前拿出报告`, `县级河长每季度、乡级河长每月巡河`: those who act with whom a
  /// stretch has named.
  private func joining(_ end: Int, _ limit: Int) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var place = end
    let together = Self.together.length(in: text.scalars, at: place, end: limit)
    if together > 0, let found = finder.list(at: place + together, limit: limit, acts: true),
      found.parts[0].lowerBound == place + together
    {
      return found.parts
    }
    while place < limit,
      let often = DeadlineScanner(text: text, documentDate: nil).deadline(
        startingAt: place, in: place..<min(limit, place + 12)), often.isRecurring,
      often.range.upperBound < limit, text.scalars[often.range.upperBound] == "、",
      let found = finder.list(at: often.range.upperBound + 1, limit: limit, acts: true)
    {
      parts += found.parts
      place = found.end
    }
    return parts
  }

  private static let becoming = WordSet("调整 变动 变更 更换 空缺 缺位 出缺")
  private static let together = WordSet("会同 联合 协同")

  /// The names that a clause consists of (`各县教育局，各直属学校要…`).
  func names(_ range: Range<Int>) -> [Range<Int>] {
    guard let found = finder.list(at: range.lowerBound, limit: range.upperBound),
      found.end == range.upperBound, found.parts[0].lowerBound == range.lowerBound
    else { return [] }
    return found.parts
  }

  /// Whether a clause is, or ends with, the name of somebody: `…的城乡居民，`.
  func endsWithParty(_ range: Range<Int>) -> Bool {
    // `组织龙舟活动的村（社区），`.
    var end = range.upperBound
    if text.scalars[end - 1] == ")",
      let open = range.last(where: { text.scalars[$0] == "(" }), open > range.lowerBound
    {
      end = open
    }
    let attribute = (range.lowerBound..<end).last { text.scalars[$0] == "的" }
    let isHead = attribute.map { end - $0 <= 9 } ?? false
    return range.count >= 2
      && (finder.nameEnd(end, from: range.lowerBound)
        && (isHead
          || RequirementWords.ordering.length(
            in: text.scalars, at: range.lowerBound, end: range.upperBound) == 0)
        || isHead && end < range.upperBound)
  }

  /// Whom 由 names: `清淤由县水利局负责`.
  func agent(_ range: Range<Int>) -> [Range<Int>]? {
    var index = range.lowerBound
    // No sentence has its agent farther on.
    while index + 2 < min(range.upperBound, range.lowerBound + 400) {
      if text.scalars[index] == "由",
        text.isPreposition(by: index, from: range.lowerBound),
        !Self.afterBy.mayBegin(with: text.scalars[index + 1]),
        let found = finder.agent(at: index + 1, limit: range.upperBound),
        // `成立由副县长任组长的专班`.
        !Self.holding.mayBegin(with: text.scalars[found.end])
          || Self.holding.length(in: text.scalars, at: found.end, end: range.upperBound) == 0
      {
        return found.parts
      }
      index += 1
    }
    return nil
  }

  private static let holding = WordSet("任组长 任副组长 任主任 任总指挥 任指挥长 担任 兼任 为组长 为主任 任队长 任主席")
  private static let afterBy = WordSet("于 此 来 衷")

  /// `在汛期各镇`, `每年汛前各水库管理单位`: the name after the first word of time or place.
  private func afterAdverbial(_ range: Range<Int>) -> [Range<Int>]? {
    let scalars = text.scalars
    guard range.count <= 40 else { return nil }
    var index = range.lowerBound + 1
    while index < range.upperBound - 1 {
      if Self.adverbialEnds.mayBegin(with: scalars[index - 1]),
        Self.determiners.mayBegin(with: scalars[index]),
        isAdverbial(range.lowerBound..<index),
        let found = finder.list(at: index, limit: range.upperBound)
      {
        return found.parts
      }
      index += 1
    }
    return nil
  }

  private static let adverbialEnds = WordSet("前 后 中 时 内 期 间 下 起 里 年 月 日 天 上")
  private static let determiners = WordSet("各 有 全 县 市 省 乡 镇 村 区 街 相 本 所")

  /// Whether a stretch says when, where or of what: `对发现的问题`, `今年`, `在施工中`.
  func isAdverbial(_ range: Range<Int>) -> Bool {
    let scalars = text.scalars
    if range.isEmpty { return true }
    if PartyWords.prepositions.length(in: scalars, at: range.lowerBound, end: range.upperBound) > 0
      || PartyWords.leadIns.length(in: scalars, at: range.lowerBound, end: range.upperBound) > 0
      || RequirementWords.adverbs.length(in: scalars, at: range.lowerBound, end: range.upperBound)
        > 0
      || RequirementWords.conditionEnds.lengthOfWord(
        in: scalars, endingAt: range.upperBound, start: range.lowerBound) > 0
    {
      return true
    }
    return DeadlineScanner(text: text, documentDate: nil).deadline(in: range)?.range.lowerBound
      == range.lowerBound
  }

  /// Whom a clause begins by naming: after 要求, 希望, 责令, 请; and where their names end.
  func object(at start: Int, end: Int) -> PartyFinder.Found? {
    var place = start
    if place < end, text.scalars[place] == "请" { place += 1 }
    return finder.list(at: place, limit: end, isObject: true)
  }

  /// Whom 对 or 向 names before a verb: `对龙子湖街道党工委提出要求`, `转头对局长李长河说`.
  func target(_ range: Range<Int>) -> [Range<Int>] {
    var index = range.upperBound - 1
    while index >= range.lowerBound {
      if text.scalars[index] == "对" || text.scalars[index] == "向" || text.scalars[index] == "给",
        let found = finder.list(at: index + 1, limit: range.upperBound, isObject: true),
        found.end == range.upperBound
          || OfficeWords.adverbs.length(in: text.scalars, at: found.end, end: range.upperBound)
            == range.upperBound - found.end
      {
        return found.parts
      }
      index -= 1
    }
    return []
  }
}
