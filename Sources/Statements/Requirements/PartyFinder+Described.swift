import TextStructure

/// What a name holds, and what only looks like one.
extension PartyFinder {
  func isDeed(_ start: Int, _ limit: Int) -> Bool {
    let scalars = text.scalars
    if "不寄拨查填写带先再别勿打".unicodeScalars.contains(scalars[start]) { return true }
    let verb = max(
      PartyWords.actions.length(in: scalars, at: start, end: limit),
      SpeechVerb.length(in: text, at: start, end: limit))
    guard verb > 1, Self.doers.length(in: scalars, at: start + verb, end: limit) == 0 else {
      return false
    }
    return PartyWords.ends.length(in: scalars, at: start + verb, end: limit) == 0
  }

  func holdsDeed(_ name: Range<Int>) -> Bool {
    name.contains {
      Self.deeds.length(in: text.scalars, at: $0, end: name.upperBound) > 0
        && PartyWords.notPredicates.length(in: text.scalars, at: $0, end: name.upperBound) == 0
    }
  }

  /// Verbs that no name holds.
  static let deeds = WordSet(
    "组成 传达 成立 组建 鼓励 支持 设在 位于 同意 要求 提出 认为 完成 开展 进行 召开 做好 加强 确保 没有 出现 发生 接到 发现 听取 取得 造成 坚持 贯彻 深化 实现 打造 构建 增强 提升 提高 突出 聚焦 围绕 牢记 把握"
  )

  /// `街道` in `乡镇（街道）`.
  func isAlternative(_ bracketed: Range<Int>) -> Bool {
    (1...4).contains(bracketed.count)
      && PartyWords.ends.length(
        in: text.scalars, at: bracketed.lowerBound, end: bracketed.upperBound) == bracketed.count
  }

  /// `事先向海事管理机构`, `报经院长`: those to whom somebody turns, with the words before.
  func isHanded(_ start: Int, _ end: Int) -> Bool {
    let scalars = text.scalars
    let known = PartyWords.notPredicates.length(in: scalars, at: start, end: end)
    let handing = known > 0 ? 0 : PartyWords.handing.length(in: scalars, at: start, end: end)
    let name = (start + max(handing, known))..<end
    if handing > 0, name.count > 1, !scalars[name].contains("的"),
      Self.doers.length(in: scalars, at: name.lowerBound, end: end) == 0
    {
      return true
    }
    guard end - start > 4 else { return false }
    // `会议精神传达到每个社区`.
    for index in (start + 2)..<(end - 1) where "到给至往进".unicodeScalars.contains(scalars[index]) {
      if "每各全该这那本".unicodeScalars.contains(scalars[index + 1]) { return true }
    }
    if !scalars[name].contains("的"), holdsDeed(name) { return true }
    if scalars[name].contains("的") {
      // `教育局管的是学校`.
      return name.contains { text.starts(with: ["的", "是"], at: $0, end: end) }
    }
    // `事业单位生产本单位未生产过的产品`.
    for index in (start + 2)..<(end - 1)
    where scalars[index] == "本" && !(index == end - 2 && scalars[end - 1] == "人")
      && !"资基根成日版样副标原".unicodeScalars.contains(scalars[index - 1])
      || scalars[index] == "其" && scalars[index + 1] != "他"
    {
      return true
    }
    for index in (start + 1)..<(end - 2) where "向给到把着报由以".unicodeScalars.contains(scalars[index]) {
      // 著 is read as 着.
      if PartyWords.notPredicates.length(in: scalars, at: index, end: end) == 0,
        !"作名者".unicodeScalars.contains(scalars[index + 1]),
        CommonPairs.level(scalars[index - 1], scalars[index]) == 0
      {
        return true
      }
    }
    return false
  }

  /// `县级人民政府负责地震工作的部门`: where the name ends of which the one at hand only says which.
  func described(from end: Int, _ limit: Int) -> Int? {
    let scalars = text.scalars
    guard end + 3 < limit, PartyWords.joiners.length(in: scalars, at: end, end: limit) == 0,
      PartyWords.handing.length(in: scalars, at: end, end: limit) == 0,
      !text.starts(with: ["组", "织"], at: end, end: limit),
      max(
        PartyWords.predicates.length(in: scalars, at: end, end: limit),
        PartyWords.verbs.length(in: scalars, at: end, end: limit)) > 1
    else { return nil }
    // `人民政府负责煤矿安全的部门或者监察机构接到举报`: the words of competence tell which.
    let isCompetence = Self.competence.length(in: scalars, at: end, end: limit) > 0
    guard isCompetence || isBeforeMarker != .no else { return nil }
    var index = end
    var found: Int?
    while index < limit, index - end <= Self.longest {
      switch scalars[index] {
      // `人民法院对申请人的申请`, `由县长任组长的领导小组`: other members of the sentence.
      case "对", "向", "给", "将", "把", "与", "由", ",", "在", "为": return found
      case "的": found = headEnd(index + 1, limit, isCompetence) ?? found
      default: break
      }
      index += 1
    }
    return found
  }

  static let competence = WordSet("负责 从事 承担 主管 行使 授权 指定 设立 派出 所属")

  /// Where a short name ends that begins at a place and reaches the marker, or what joins it to another.
  func headEnd(_ start: Int, _ limit: Int, _ isCompetence: Bool) -> Int? {
    let scalars = text.scalars
    var index = start
    while index < limit, index - start <= 14, scalars[index].isHan, scalars[index] != "的" {
      let length = PartyWords.ends.length(in: scalars, at: index, end: limit)
      let end = index + max(1, length)
      if length > 0, nameEnd(end, from: start),
        end == limit
          || (isBeforeMarker == .right || isCompetence)
            && PartyWords.joiners.length(in: scalars, at: end, end: limit) > 0
          || isCompetence && isPredicate(end, limit)
      {
        return end
      }
      index = end
    }
    return nil
  }
}
