import TextStructure

/// Finds names of bodies and people where a sentence has them: as its subject, or as those to whom a
/// verb like 要求 turns.
struct PartyFinder {
  let text: RuleText
  /// Names of persons known from elsewhere in the document.
  var known = KnownNames()
  /// Whether a marker follows the stretch: what stands last in it is the subject.
  var isBeforeMarker = BeforeMarker.no

  enum BeforeMarker {
    case no
    /// After a comma.
    case comma
    case right
  }

  static let longest = 48

  /// Names found, and where the last one ends.
  struct Found {
    var parts: [Range<Int>]
    var end: Int
  }

  /// What in the text ends a name.
  enum Strictness {
    /// A predicate, or the end of the stretch.
    case predicate
    /// Verbs, too, that may be part of a name.
    case verb
    /// All verbs of more than one character, where somebody does something.
    case action
    /// Verbs after a body's name, for a verb must follow.
    case agent
    /// Whatever does not make the name longer, for a verb must follow.
    case open
  }

  /// The list of names with which a stretch begins; each ends where its predicate begins, or with
  /// the stretch.
  ///
  /// - Parameter isObject: whether the place is one where a person's name is expected.
  /// - Parameter isCondition: whether the stretch is a condition (`…的，`): somebody does something.
  /// - Parameter acts: whether the stretch tells what somebody does.
  func list(
    at start: Int, limit: Int, isObject: Bool = false, isCondition: Bool = false, acts: Bool = false
  ) -> Found? {
    var start = beginning(start, limit)
    start = afterModifier(start, limit)
    guard start < limit else { return nil }
    if let whole = shortName(start, limit) { return whole }
    if isPreposition(start, limit) { return attributive(start, limit) }
    var whole: Found?
    for strictness in [Strictness.predicate, .verb] {
      guard let found = list(start, limit, strictness, isObject) else { continue }
      // `县里组建一支抢险队`: a name that is the whole stretch may hold a verb.
      guard acts, found.end == limit, whole == nil else { return whole ?? found }
      whole = found
      if let found = list(start, limit, .action, isObject), found.end < limit { return found }
    }
    if let whole { return whole }
    // A verb must follow: after 要求 and 请, and in a condition.
    if isObject || isCondition { return list(start, limit, .open, isObject) }
    return acts ? list(start, limit, .action, isObject) : nil
  }

  /// The names after 由: what they are to do follows.
  func agent(at start: Int, limit: Int) -> Found? {
    for strictness in [Strictness.agent, .predicate, .action, .open] {
      if let found = list(start, limit, strictness, false), found.end < limit { return found }
    }
    return nil
  }

  /// `从化区`, `向阳镇`, `应急局`: nothing else stands in the stretch.
  private func shortName(_ start: Int, _ limit: Int) -> Found? {
    let range = start..<limit
    if let each = each(range) { return each }
    guard (2...7).contains(range.count), range.allSatisfy({ text.scalars[$0].isHan }),
      nameEnd(limit, from: start),
      !range.contains(where: { "的和及与、或".unicodeScalars.contains(text.scalars[$0]) }),
      !Self.spokenAbout.contains(where: { text.starts(with: $0, at: start, end: limit) })
    else { return nil }
    let first = text.scalars[start]
    if first == "对" || first == "向" || first == "将" || first == "把" || first == "为" || first == "让"
    {
      // `对山村`, but not `对各镇`, `向县委`.
      guard
        range.count == 3
          || PartyWords.notPrepositions.length(in: text.scalars, at: start, end: limit) > 0
      else { return nil }
      return "各全本有所我他你这那其县市省".unicodeScalars.contains(text.scalars[start + 1])
        ? nil : Found(parts: [range], end: limit)
    }
    guard stop(after: start, before: limit) == nil, !isLevel(start, limit),
      !isHanded(start, limit)
    else { return nil }
    guard
      PartyWords.predicates.length(in: text.scalars, at: start, end: limit) < 2
        || PartyWords.notPredicates.length(in: text.scalars, at: start, end: limit) > 0
    else { return nil }
    guard
      PartyWords.prepositions.length(in: text.scalars, at: start, end: limit) < 2
        || PartyWords.notPrepositions.length(in: text.scalars, at: start, end: limit) > 0
    else { return nil }
    return Found(parts: [range], end: limit)
  }

  private static let spokenAbout: [[Unicode.Scalar]] = [["关", "于"], ["对", "于"], ["由", "于"]]

  private func isPreposition(_ start: Int, _ limit: Int) -> Bool {
    let scalars = text.scalars
    if PartyWords.notPrepositions.length(in: scalars, at: start, end: limit) > 0
      || PartyWords.notPredicates.length(in: scalars, at: start, end: limit) > 0
    {
      return false
    }
    if isDoer(start, limit) { return false }
    return PartyWords.prepositions.length(in: scalars, at: start, end: limit) > 0
      && !isPassive(start, limit)
      || PartyWords.predicates.length(in: scalars, at: start, end: limit) > 1
  }

  /// `制定机关`, `驾驶员`: a verb of two characters and the word for who does it.
  private func isDoer(_ start: Int, _ limit: Int) -> Bool {
    let scalars = text.scalars
    if start + 3 <= limit, !"对向给为把将让与在".unicodeScalars.contains(scalars[start]) {
      let doer = PartyWords.ends.length(in: scalars, at: start + 2, end: limit)
      if doer > 0, doer <= 2, scalars[start + 1] != "是",
        PartyWords.manners.length(in: scalars, at: start, end: start + 2) == 0,
        nameEnd(start + 2 + doer, from: start),
        start + 2 + doer == limit || isPredicate(start + 2 + doer, limit)
          || PartyWords.joiners.length(in: scalars, at: start + 2 + doer, end: limit) > 0,
        Self.doers.length(in: scalars, at: start + 2, end: limit) > 0
      {
        return true
      }
    }
    return false
  }

  /// `被申请人`, `被征收单位`: no 被 of a sentence.
  private func isPassive(_ start: Int, _ limit: Int) -> Bool {
    guard text.scalars[start] == "被" else { return false }
    var index = start + 1
    while index < limit, index - start <= 7 {
      switch text.scalars[index] {
      case "人", "者", "告", "方": return true
      case "的": return false
      default: break
      }
      // `被检查单位`.
      if Self.doers.length(in: text.scalars, at: index, end: limit) > 1 { return true }
      index += 1
    }
    return false
  }

  /// `从事食品生产的企业`, `在河道采砂的单位`: a phrase that says which, and then the name.
  private func attributive(_ start: Int, _ limit: Int) -> Found? {
    let scalars = text.scalars
    switch scalars[start] {
    case _ where Self.policies.length(in: scalars, at: start, end: limit) > 0: return nil
    case "有" where start + 1 < limit && scalars[start + 1] == "的": return nil
    case "对", "把", "将", "为", "按", "根", "针", "关", "由", "通": return nil
    default: break
    }
    for index in (start + 1)..<max(start + 1, min(limit, start + Self.longest))
    where scalars[index] == "的" {
      guard let found = list(index + 1, limit, .predicate, false),
        found.parts[0].upperBound - index <= 14
      else { continue }
      var parts = found.parts
      parts[0] = start..<parts[0].upperBound
      return Found(parts: joined(parts), end: found.end)
    }
    return nil
  }

  private static let policies = WordSet("推动 建设 加快 加强 深化 完善 强化 提高 增强 坚持 打造 构建 提升 营造 聚焦 突出 推进 健全")

  // MARK: Lists

  func list(_ start: Int, _ limit: Int, _ strictness: Strictness, _ isObject: Bool)
    -> Found?
  {
    var parts: [Range<Int>] = []
    var place = start
    var end = start
    while place < limit, place - start <= Self.longest {
      guard let name = name(place, limit, strictness, isObject) else { break }
      parts.append(name.name)
      end = name.end
      let joiner = PartyWords.joiners.length(in: text.scalars, at: end, end: limit)
      if joiner == 0 { break }
      // `及其工作人员` is another's.
      place = end + joiner
      if text.scalars[place - 1] == "其" { place -= 1 }
      while place < limit, text.scalars[place].isTrimmed { place += 1 }
    }
    guard !parts.isEmpty else { return nil }
    // `各镇和在建项目要`: what is joined is no name, so nothing is known.
    if end < limit, PartyWords.joiners.length(in: text.scalars, at: end, end: limit) > 0,
      place > end, place < limit
    {
      // `外方与中方合作进行研究`: 与 begins the predicate.
      guard parts.count == 1, text.scalars[end] == "与" else { return nil }
      return Found(parts: parts, end: end)
    }
    if let whole = appositive(parts, end, limit) { return whole }
    return Found(parts: joined(parts), end: skipEtcetera(end, limit))
  }

  /// `养老院、福利院等机构` is one; `国家机关、企业等统计调查对象` names each and all.
  private func appositive(_ parts: [Range<Int>], _ end: Int, _ limit: Int) -> Found? {
    guard end + 2 < limit, text.scalars[end] == "等",
      let all = name(end + 1, limit, .predicate, false), all.name.count <= 10
    else { return nil }
    let isGeneral =
      PartyWords.general.length(in: text.scalars, at: all.name.lowerBound, end: all.name.upperBound)
      == all.name.count
    return Found(
      parts: isGeneral
        ? [parts[0].lowerBound..<all.name.upperBound] : joined(parts) + [all.name],
      end: all.end)
  }

  /// `等`, `等部门` after a list.
  private func skipEtcetera(_ end: Int, _ limit: Int) -> Int {
    guard end < limit, text.scalars[end] == "等" else { return end }
    var index = end + 1
    while index < limit, index - end <= 8, !isPredicate(index, limit) { index += 1 }
    return index
  }

  /// `任何单位和个人`, `被调查的单位或者个人` stay one: what stands before the first goes for both.
  private func joined(_ parts: [Range<Int>]) -> [Range<Int>] {
    var joined: [Range<Int>] = []
    var isOpen = false
    let isAny = PartyWords.quantifiers.length(
      in: text.scalars, at: parts[0].lowerBound, end: parts[0].upperBound)
    for part in parts {
      let isGeneral =
        PartyWords.general.length(in: text.scalars, at: part.lowerBound, end: part.upperBound)
        == part.count
      // `机关、单位` are two but for `任何机关、单位`.
      if let last = joined.last,
        isOpen, isGeneral,
        (isAny > 0 || text.scalars[last.upperBound] != "、" || isModified(last))
      {
        joined[joined.count - 1] = last.lowerBound..<part.upperBound
      } else {
        joined.append(part)
        isOpen = goesForAll(part)
      }
    }
    return isLed(joined) ? [joined[0].lowerBound..<joined[joined.count - 1].upperBound] : joined
  }

  /// Whether a name's first words may go for those after it too: 任何, 有关, `…的单位`.
  private func goesForAll(_ name: Range<Int>) -> Bool {
    if PartyWords.quantifiers.length(
      in: text.scalars, at: name.lowerBound, end: name.upperBound) > 0
    {
      return true
    }
    let head = PartyWords.general.lengthOfWord(
      in: text.scalars, endingAt: name.upperBound, start: name.lowerBound)
    return head > 0 && name.count > head && text.scalars[name.upperBound - head - 1] == "的"
  }

  // MARK: Persons

  /// A person: one whom the document names, an office with a name, or a name where one is expected.
  func person(_ start: Int, _ limit: Int, _ isObject: Bool) -> Range<Int>? {
    let names = NameFinder(text: text, known: known)
    if let name = names.known(at: start, limit),
      isEnd(start, name.upperBound, limit, .predicate)
        || OfficeWords.offices.length(in: text.scalars, at: name.upperBound, end: limit) > 0
    {
      return name
    }
    if let titled = names.titled(start..<limit), titled.office.lowerBound == start {
      return isEnd(start, titled.name.upperBound, limit, .predicate) || isObject ? titled.name : nil
    }
    guard isObject, let name = names.bare(at: start, limit),
      isEnd(start, name.upperBound, limit, .predicate)
    else { return nil }
    return name
  }

  // MARK: Before the name

  /// Where the names may begin: after by when, from now on, and the like.
  func beginning(_ start: Int, _ limit: Int) -> Int {
    var place = start
    var moved = true
    while moved, place < limit {
      let before = place
      while place < limit, text.scalars[place].isTrimmed || text.scalars[place] == "," {
        place += 1
      }
      let length = PartyWords.leadIns.length(in: text.scalars, at: place, end: limit)
      if length > 0, place + length < limit { place += length }
      place = afterYear(place, limit)
      let found = DeadlineScanner(text: text, documentDate: nil).deadline(
        in: place..<min(limit, place + 24))
      if let found, found.range.lowerBound == place || isIn(place, found.range.lowerBound) {
        place = found.range.upperBound
      }
      moved = place > before
    }
    // `禁采期内任何单位`.
    for index in place..<min(limit, place + 12) where index > place {
      if text.starts(with: ["任", "何"], at: index, end: limit),
        "内间时后中前下".unicodeScalars.contains(text.scalars[index - 1])
      {
        return index
      }
    }
    return place
  }

  /// `2025年各镇`.
  private func afterYear(_ place: Int, _ limit: Int) -> Int {
    var index = place
    while index < limit, index - place < 4, text.scalars[index].isDigit { index += 1 }
    guard index - place == 4, index + 1 < limit, text.scalars[index] == "年" else { return place }
    return text.scalars[index + 1] == "度" ? index + 2 : index + 1
  }

  /// `同行的`, `在场的` before an office and a name.
  private func afterModifier(_ start: Int, _ limit: Int) -> Int {
    for place in (start + 1)..<max(start + 2, min(limit, start + 8))
    where place < limit && text.scalars[place] == "的" {
      let names = NameFinder(text: text, known: known)
      if let titled = names.titled((place + 1)..<limit), titled.office.lowerBound == place + 1 {
        return place + 1
      }
    }
    return start
  }

  /// `于`, `在` before a deadline.
  private func isIn(_ place: Int, _ deadline: Int) -> Bool {
    deadline == place + 1 && (text.scalars[place] == "于" || text.scalars[place] == "在")
  }
}
