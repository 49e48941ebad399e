/// Where one name of a list ends.
extension PartyFinder {
  // MARK: One name

  func name(_ start: Int, _ limit: Int, _ strictness: Strictness, _ isObject: Bool)
    -> (name: Range<Int>, end: Int)?
  {
    if let person = person(start, limit, isObject) { return (person, person.upperBound) }
    let scalars = text.scalars
    if isCounted(start, limit) { return nil }
    // `《云岫日报》和融媒体中心`.
    if scalars[start] == "《", let close = closing(start, limit), close < limit,
      PartyWords.joiners.length(in: scalars, at: close, end: limit) > 0,
      "报台刊".unicodeScalars.contains(scalars[close - 2])
    {
      return (start..<close, close)
    }
    let courteous = PartyWords.courteous.length(in: scalars, at: start, end: limit)
    if courteous > 0,
      start + courteous == limit || isPredicate(start + courteous, limit)
        || isObject && scalars[start + courteous - 1] != "位"
    {
      return (start..<(start + courteous), start + courteous)
    }
    var index = start
    while index < limit, index - start <= Self.longest {
      let scalar = scalars[index]
      if scalar == "(" || scalar == "《" {
        guard let close = closing(index, limit) else { return nil }
        index = close
        continue
      }
      if scalar == "请", index == start || !"申邀聘提报".unicodeScalars.contains(scalars[index - 1]) {
        return nil
      }
      // `寄本报`, `不用托人`: what is to be done.
      if index == start, isObject, isDeed(start, limit) { return nil }
      if index == start, scalar == "他" || scalar == "她" || scalar == "它" || scalar == "这" {
        return nil
      }
      guard
        scalar.isHan || scalar.isDigit || scalar == "、" || scalar == "·" || scalar == "“"
          || scalar == "”" || scalar.isLatinLetter || scalar.isTrimmed
      else { return nil }
      if RequirementWords.quantities.length(in: scalars, at: index, end: limit) > 0 { return nil }
      if index > start,
        RequirementWords.forbidding.length(in: scalars, at: index, end: limit) > 0
          || RequirementWords.binding.length(in: scalars, at: index, end: limit) > 0
      {
        return nil
      }
      let length = PartyWords.ends.length(in: scalars, at: index, end: limit)
      if length > 0 {
        var end = index + length
        // `老师们`.
        if end < limit, scalars[end] == "们" { end += 1 }
        if end < limit, scalars[end] == "(", let close = closing(end, limit) { end = close }
        if nameEnd(index + length, from: start), isEnd(start, end, limit, strictness),
          !isHanded(start, end)
        {
          if let whole = described(from: end, limit) {
            return (start..<whole, whole)
          }
          if let person = comrade(start..<(index + length)) { return (person, end) }
          // What stands in brackets after a name says which are meant, but in `乡镇（街道）`.
          let isBracketed = scalars[end - 1] == ")"
          let isPart = isBracketed && isAlternative((index + length + 1)..<(end - 1))
          return (start..<(isBracketed && !isPart ? index + length : end), end)
        }
        index += length
        // `工作人员` before `人员`: the longest word counts, and what it overlaps does not.
        continue
      }
      index += 1
    }
    return nil
  }

  private func isDeed(_ start: Int, _ limit: Int) -> Bool {
    let scalars = text.scalars
    if "不寄拨查填写带".unicodeScalars.contains(scalars[start]) { return true }
    let verb = max(
      PartyWords.actions.length(in: scalars, at: start, end: limit),
      SpeechVerb.length(in: text, at: start, end: limit))
    guard verb > 1, Self.doers.length(in: scalars, at: start + verb, end: limit) == 0 else {
      return false
    }
    return PartyWords.ends.length(in: scalars, at: start + verb, end: limit) == 0
  }

  private func holdsDeed(_ name: Range<Int>) -> Bool {
    name.contains {
      Self.deeds.length(in: text.scalars, at: $0, end: name.upperBound) > 0
        && PartyWords.notPredicates.length(in: text.scalars, at: $0, end: name.upperBound) == 0
    }
  }

  /// Verbs that no name holds.
  private static let deeds = WordSet(
    "同意 要求 提出 认为 完成 开展 进行 召开 做好 加强 确保 没有 出现 发生 接到 发现 听取 取得 造成 坚持 贯彻 深化 实现 打造 构建 增强 提升 提高 突出 聚焦 围绕 牢记 把握")

  /// `街道` in `乡镇（街道）`.
  private func isAlternative(_ bracketed: Range<Int>) -> Bool {
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
    if !scalars[name].contains("的"), holdsDeed(name) { return true }
    if scalars[name].contains("的") {
      // `教育局管的是学校`.
      return name.contains { text.starts(with: ["的", "是"], at: $0, end: end) }
    }
    // `事业单位生产本单位未生产过的产品`.
    for index in (start + 2)..<(end - 1)
    where scalars[index] == "本" && !(index == end - 2 && scalars[end - 1] == "人") && !"资基根成日版样副标原".unicodeScalars.contains(scalars[index - 1])
      || scalars[index] == "其" && scalars[index + 1] != "他" {
      return true
    }
    for index in (start + 1)..<(end - 2) where "向给到把着报由".unicodeScalars.contains(scalars[index]) {
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
  private func described(from end: Int, _ limit: Int) -> Int? {
    let scalars = text.scalars
    guard end + 3 < limit, PartyWords.joiners.length(in: scalars, at: end, end: limit) == 0,
      PartyWords.handing.length(in: scalars, at: end, end: limit) == 0,
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

  private static let competence = WordSet("负责 从事 承担 主管 行使 授权 指定 设立 派出 所属")

  /// Where a short name ends that begins at a place and reaches the marker, or what joins it to another.
  private func headEnd(_ start: Int, _ limit: Int, _ isCompetence: Bool) -> Int? {
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

  /// `一户不漏`, `4月15日在政府网站`: a number begins no name, but `12个乡镇` may be one.
  func isCounted(_ start: Int, _ limit: Int) -> Bool {
    let scalars = text.scalars
    var index = start
    while index < limit,
      scalars[index].isDigit || RequirementWords.numerals.mayBegin(with: scalars[index])
    {
      index += 1
    }
    guard index > start, index < limit else { return false }
    return "月日年户人次项条米万亿%".unicodeScalars.contains(scalars[index])
  }

  /// `枫樾镇耿岳峰同志`: the person.
  func comrade(_ range: Range<Int>) -> Range<Int>? {
    guard range.count >= 4,
      text.starts(with: ["同", "志"], at: range.upperBound - 2, end: range.upperBound)
    else { return nil }
    let names = NameFinder(text: text, known: known)
    for length in [3, 2, 4] where range.count >= length + 2 {
      let start = range.upperBound - 2 - length
      if let name = names.known(at: start, range.upperBound)
        ?? names.bare(at: start, range.upperBound),
        name.upperBound == range.upperBound - 2
      {
        return name
      }
    }
    return nil
  }

  /// Whether a name may end at a place: what stands there is no thing's name.
  func nameEnd(_ end: Int, from start: Int) -> Bool {
    let scalars = text.scalars
    let length = PartyWords.ends.lengthOfWord(in: scalars, endingAt: end, start: start)
    guard length > 0, end - start >= 2 else { return false }
    // `设备所在地`, `其所属`.
    if scalars[end - 1] == "所", end < scalars.count, "在属有需辖作".unicodeScalars.contains(scalars[end])
    {
      return false
    }
    // `正确方向`, `方面`.
    if scalars[end - 1] == "方", end < scalars.count, "向面式案法针便".unicodeScalars.contains(scalars[end])
    {
      return false
    }
    let thing = PartyWords.notParty.lengthOfWord(in: scalars, endingAt: end, start: start)
    if thing >= length, thing > 1 || end - start == thing { return false }
    // `设区的市、县`: too little to be a name by itself.
    return length > 1 || scalars[end - 2] != "的" || scalars[end - 1] == "人"
  }

  /// `自治区` in `省、自治区、直辖市人民政府`: what follows the last joining word is a level.
  func isLevel(_ start: Int, _ end: Int) -> Bool {
    let scalars = text.scalars
    var word = end - 1
    while word > start, scalars[word - 1] != "、", scalars[word - 1] != "和",
      scalars[word - 1] != "或",
      scalars[word - 1] != "者"
    {
      word -= 1
    }
    // `国家` and `中央` are names but where a level follows.
    return end - word <= 5
      && PartyWords.levels.length(in: scalars, at: word, end: end) == end - word
      && !(end - word == 2 && scalars[end - 1] == "家" && word == start)
  }

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
        && scalars[end].isHan && scalars[end] != "的" && scalars[end] != "里" && limit - end >= 3
        && (PartyWords.ends.lengthOfWord(in: scalars, endingAt: end, start: start) > 1
          || scalars[end - 1] == "们" || end - start >= 4
          || end - start == 3 && "员者师长记任".unicodeScalars.contains(scalars[end - 1]))
        && !holdsPredicate(start, end) && !text.starts(with: ["国", "家"], at: end - 2, end: end)
    }
    if text.starts(with: ["组", "织"], at: end, end: limit), strictness != .predicate { return true }
    if strictness == .action, end - start >= 3, share(end, limit) { return true }
    if strictness == .action {
      return (PartyWords.actions.length(in: scalars, at: end, end: limit) > 0
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
  private func isResult(_ place: Int, _ limit: Int) -> Bool {
    let scalars = text.scalars
    guard place + 2 < limit, "好实紧牢足齐清细透到完".unicodeScalars.contains(scalars[place + 1]) else {
      return false
    }
    return !"真现事其诚良友爱美最不充正恰".unicodeScalars.contains(scalars[place])
  }

  /// `沿河乡镇编织袋各不少于2万条`: after the name, of what each is to have how much.
  private func share(_ end: Int, _ limit: Int) -> Bool {
    guard PartyWords.ends.length(in: text.scalars, at: end, end: limit) == 0 else { return false }
    for index in (end + 2)..<max(end + 2, min(limit - 1, end + 7)) where text.scalars[index] == "各" {
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
  static let doers = WordSet("人 者 方 机关 单位 部门 机构 组织 法院")
  /// Names after which a verb is one.
  static let agents = WordSet(
    "机关 法院 检察院 人民政府 部门 者 单位 公司 企业 机构 委员会 申请人 当事人 国家 国务院 个人 公民 人员")

  func isPredicate(_ place: Int, _ limit: Int) -> Bool {
    let scalars = text.scalars
    guard place < limit else { return true }
    if scalars[place] == "," || scalars[place] == ":" { return true }
    if PartyWords.notPredicates.length(in: scalars, at: place, end: limit) > 0 { return false }
    if PartyWords.predicates.length(in: scalars, at: place, end: limit) > 0 { return true }
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

  func closing(_ open: Int, _ limit: Int) -> Int? {
    let mark: Unicode.Scalar = text.scalars[open] == "(" ? ")" : "》"
    var index = open + 1
    while index < limit, index - open <= 40 {
      if text.scalars[index] == mark { return index + 1 }
      index += 1
    }
    return nil
  }
}
