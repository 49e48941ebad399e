import TextStructure

/// What follows a name.
extension PartyFinder {
  /// Whether a verb of two characters stands inside a name: then it is none.
  func holdsPredicate(_ start: Int, _ end: Int) -> Bool {
    var index = start + 1
    while index < end {
      if "有在把将被对".unicodeScalars.contains(text.scalars[index])
        || PartyWords.predicates.length(in: text.scalars, at: index, end: end) > 1,
        PartyWords.notPredicates.length(in: text.scalars, at: index, end: end) == 0
      {
        return true
      }
      index += 1
    }
    return false
  }

  /// `寄存人寄存货币`: the verb that the name is made of follows it.
  func acts(_ end: Int, _ limit: Int) -> Bool {
    let scalars = text.scalars
    guard end >= 3, end + 2 <= limit else { return false }
    let length = Self.doers.lengthOfWord(in: scalars, endingAt: end, start: end - 2)
    return length > 0 && end - length >= 2 && scalars[end - length - 2] == scalars[end]
      && scalars[end - length - 1] == scalars[end + 1]
  }

  func isEnd(_ start: Int, _ end: Int, _ limit: Int, _ strictness: Strictness) -> Bool {
    if end >= limit { return true }
    let scalars = text.scalars
    if PartyWords.joiners.length(in: scalars, at: end, end: limit) > 0 {
      return !isLevel(start, end) && (scalars[end] != "并" || isPredicate(end + 1, limit))
    }
    if acts(end, limit) { return true }
    if scalars[end] == "等" { return true }
    if isPredicate(end, limit) { return true }
    if strictness == .open {
      return PartyWords.ends.length(in: scalars, at: end, end: limit) == 0
        && scalars[end].isHan && scalars[end] != "的" && scalars[end] != "里"
        && limit - end
          >= ("局办委院站所队组厅部社厂校镇乡村府司会".unicodeScalars.contains(scalars[end - 1]) ? 2 : 3)
        && (PartyWords.ends.lengthOfWord(in: scalars, endingAt: end, start: start) > 1
          || scalars[end - 1] == "们" || end - start >= 4
          || end - start == 3 && "员者师长记任".unicodeScalars.contains(scalars[end - 1]))
        && !holdsPredicate(start, end) && !text.starts(with: ["国", "家"], at: end - 2, end: end)
    }
    if text.starts(with: ["组", "织"], at: end, end: limit), strictness != .predicate { return true }
    if strictness == .action, end - start >= 3, share(end, limit) { return true }
    if strictness == .action {
      return
        (PartyWords.actions.length(in: scalars, at: end, end: limit) > 0
        || isResult(end, limit)
        || PartyWords.verbs.length(in: scalars, at: end, end: limit) > 0)
        && !isCompound(end, limit) && !holdsPredicate(start, end)
        && (end - start >= 3 || "各全每该本".unicodeScalars.contains(scalars[start])
          || PartyWords.ends.lengthOfWord(in: scalars, endingAt: end, start: start) > 1)
    }
    return strictness != .predicate && end >= 2
      && PartyWords.verbs.length(in: scalars, at: end, end: limit) > 0
      && (strictness == .agent ? Self.bodies : Self.agents).lengthOfWord(
        in: scalars, endingAt: end, start: max(0, end - 6)) > 0
      && !isCompound(end, limit)
      && !text.scalars[end..<limit].contains("的")
  }

  /// `当好总指挥`, `盯紧闸门`: a verb and how it is to end.
  func isResult(_ place: Int, _ limit: Int) -> Bool {
    let scalars = text.scalars
    guard place + 2 < limit, "好实紧牢足齐清细透到完".unicodeScalars.contains(scalars[place + 1]) else {
      return false
    }
    return !"真现事其诚良友爱美最不充正恰".unicodeScalars.contains(scalars[place])
  }

  /// `沿河乡镇编织袋各不少于2万条`: after the name, of what each is to have how much.
  func share(_ end: Int, _ limit: Int) -> Bool {
    guard PartyWords.ends.length(in: text.scalars, at: end, end: limit) == 0 else { return false }
    for index in (end + 2)..<max(end + 2, min(limit - 1, end + 7)) where text.scalars[index] == "各"
    {
      return RequirementWords.quantities.length(in: text.scalars, at: index + 1, end: limit) > 0
    }
    return false
  }

  /// `管理人员`, `监督机构` after a name: a longer one.
  func isCompound(_ verb: Int, _ limit: Int) -> Bool {
    let length = max(
      PartyWords.verbs.length(in: text.scalars, at: verb, end: limit),
      PartyWords.actions.length(in: text.scalars, at: verb, end: limit))
    return PartyWords.ends.length(in: text.scalars, at: verb + length, end: limit) > 0
  }

  static let bodies = WordSet(
    "机关 法院 检察院 政府 人民政府 部门 单位 公司 企业 机构 委员会 局 委 办 厅 院 镇 乡 街道 中心 办公室 国务院 指挥部 村 社区")
  /// What makes a name of the verb before it.
  static let doers = WordSet("责任人 员 人 者 方 机关 单位 部门 机构 组织 法院")
  /// Names after which a verb is one.
  static let agents = WordSet(
    "机关 法院 检察院 人民政府 部门 者 单位 公司 企业 机构 委员会 申请人 当事人 国家 国务院 个人 公民 人员")

  func isPredicate(_ place: Int, _ limit: Int) -> Bool {
    let scalars = text.scalars
    guard place < limit else { return true }
    if scalars[place] == "," || scalars[place] == ":" { return true }
    if text.starts(with: ["以", "下", "列"], at: place, end: limit) { return true }
    if PartyWords.notPredicates.length(in: scalars, at: place, end: limit) > 0 { return false }
    if PartyWords.predicates.length(in: scalars, at: place, end: limit) > 0 { return true }
    // `各车站春运期间设候车区`.
    for length in 2...4
    where text.starts(with: ["期", "间"], at: place + length, end: limit) && scalars[place].isHan {
      return PartyWords.ends.length(in: scalars, at: place, end: place + length) == 0
    }
    // `干部多到湖边走一走`.
    if scalars[place] == "多" || scalars[place] == "少", place + 2 < limit,
      "到看走听想问跑做讲用吃填写开发".unicodeScalars.contains(scalars[place + 1])
        || PartyWords.predicates.length(in: scalars, at: place + 1, end: limit) > 1
        || PartyWords.actions.length(in: scalars, at: place + 1, end: limit) > 1
    {
      return true
    }
    // `三个镇各储备编织袋`.
    if scalars[place] == "各", place + 2 < limit {
      return PartyWords.predicates.length(in: scalars, at: place + 1, end: limit) > 0
        || "备配设建派带出留选挑管守包记写添购".unicodeScalars.contains(scalars[place + 1])
        || PartyWords.actions.length(in: scalars, at: place + 1, end: limit) > 0
        || PartyWords.verbs.length(in: scalars, at: place + 1, end: limit) > 0
        || RequirementWords.quantities.length(in: scalars, at: place + 1, end: limit) > 0
    }
    return startsWithTime(place, limit)
  }

  /// `5月底前`, `三天内`, `2小时内`.
  func startsWithTime(_ place: Int, _ limit: Int) -> Bool {
    DeadlineScanner(text: text, documentDate: nil).deadline(
      startingAt: place, in: place..<min(limit, place + 20)) != nil
  }
}
