import TextStructure

/// The word in a clause that says that something is to be done or not to be done.
struct Modal {
  enum Kind {
    /// 不得, 严禁.
    case forbidding
    /// 必须, 应当, 一律.
    case binding
    /// 要, 应, 须.
    case wanting
    /// 确保.
    case ensuring
    /// 请.
    case asking
    /// 由…负责: only in directions.
    case assigning
    /// 不能, 不要: only in directions.
    case hortatory
  }

  var kind: Kind
  /// The word.
  var range: Range<Int>
  /// Where the clause's subject ends: the modal word and the adverbs before it taken off.
  var subjectEnd: Int
  /// Whether nothing but adverbs stands before the word.
  var isAtStart: Bool
}

/// Finds modal words.
struct ModalFinder {
  let text: RuleText
  /// Whether the text gives directions, as a notice or a speech does and a report or a law does not.
  let givesDirections: Bool
  /// Whether 不能 and 不要 may bind though it gives none: in a comment.
  var mayUrge = false
  let isLaw: Bool
  /// Whether the text says what its speaker's government is going to see to.
  var isProgramme = false
  /// Names of persons known from elsewhere in the document.
  var known = KnownNames()

  /// A clause's modal word, or `nil` where there is none or the clause is a condition.
  func modal(in clause: Clause) -> Modal? {
    let range = clause.range
    // `…的，`: a condition or a subject.
    if clause.ending != .stop, clause.ending != .semicolon, isCondition(range) { return nil }
    var index = range.lowerBound
    var brackets = 0
    var depth = 0
    while index < range.upperBound {
      switch text.scalars[index] {
      case "(", "《", "〈": brackets += 1
      case ")", "》", "〉": brackets = max(0, brackets - 1)
      case "“": depth += 1
      case "”": depth = max(0, depth - 1)
      default:
        if brackets == 0, depth == 0 || depth == 1 && clause.isQuoted,
          let (kind, length) = word(at: index, range), !isHearsay(range, index)
        {
          return modal(kind, index..<(index + length), in: range)
        }
      }
      index += 1
    }
    return nil
  }

  private func modal(_ kind: Modal.Kind, _ word: Range<Int>, in clause: Range<Int>) -> Modal? {
    // `养老院一斤也不许收`: not one of what there is.
    var end = leastOf(word.lowerBound, from: clause.lowerBound) ?? word.lowerBound
    var moved = true
    while moved, end > clause.lowerBound {
      let length = RequirementWords.adverbs.lengthOfWord(
        in: text.scalars, endingAt: end, start: clause.lowerBound)
      moved = length > 0
      end -= length
    }
    return Modal(kind: kind, range: word, subjectEnd: end, isAtStart: end == clause.lowerBound)
  }

  /// Whether a clause only says when or of whom the next one holds.
  func isCondition(_ range: Range<Int>) -> Bool {
    let scalars = text.scalars
    guard let last = range.last.map({ scalars[$0] }) else { return false }
    // `根据目的`, `转让标的`: nouns.
    if last == "的" {
      return range.count < 2 || !"目标".unicodeScalars.contains(scalars[range.upperBound - 2])
    }
    // `应当在送达通知书的同时，告知`.
    if last == "时", let word = RequirementWords.binding.first(in: scalars, range),
      word.upperBound < range.upperBound, scalars[word.upperBound] == "在"
    {
      return false
    }
    if last == "外", RequirementWords.conditionStarts.mayBegin(with: scalars[range.lowerBound]),
      scalars[range.lowerBound] == "除"
    {
      return true
    }
    return last == "时" && range.count > 4 && !scalars[range.upperBound - 2].isDigit
  }

  private func word(at index: Int, _ range: Range<Int>) -> (Modal.Kind, Int)? {
    let scalars = text.scalars
    let end = range.upperBound
    var length = RequirementWords.forbidding.length(in: scalars, at: index, end: end)
    if length > 0 {
      // `“不得”“严禁”写满三页`: words that are only spoken of.
      if index + length < scalars.count, scalars[index + length] == "”" { return nil }
      // `限制或者禁止进出口的技术`, `说明书明示不得改装`: named or told.
      if isNamed(index, range.lowerBound) { return nil }
      // `容不得`, `马虎不得`: a verb and what cannot be.
      if scalars[index] == "不", index > range.lowerBound,
        "容舍巴恨怪少离见要由顾来等拖急慢松马忽".unicodeScalars.contains(scalars[index - 1])
          && scalars[index + 1] == "得"
      {
        return nil
      }
      // `这三年是不准碰顾客的表的`: what used to be.
      if index > range.lowerBound, scalars[index - 1] == "是", scalars[end - 1] == "的" {
        return nil
      }
      return isAttributive(index + length, end) || isTold(index + length, end)
        || length == end - index
        ? nil : (.forbidding, length)
    }
    length = RequirementWords.binding.length(in: scalars, at: index, end: end)
    if length > 0 {
      if index + length < scalars.count, scalars[index + length] == "”" { return nil }
      guard !isAttributive(index + length, end), !isTold(index + length, end),
        // `必须得走了`.
        !(text.starts(with: ["得"], at: index + length, end: end) && scalars[end - 1] == "了"),
        !text.starts(with: ["知", "道"], at: index + length, end: end),
        !text.starts(with: ["预", "见"], at: index + length, end: end),
        // `应当办理而没有办理`.
        !speaksOfOmission(index + length, end),
        // `把应当留样的饭菜倒掉`.
        index == range.lowerBound
          || !"把将被给".unicodeScalars.contains(scalars[index - 1])
      else { return nil }
      return (.binding, length)
    }
    switch scalars[index] {
    case "要": return isWanting(index, range) ? (.wanting, 1) : nil
    case "须":
      let next = index + 1 < end ? scalars[index + 1] : "。"
      return index > 0 && (scalars[index - 1] == "必" || scalars[index - 1] == "胡") || next == "知"
        || next == "臾" ? nil : (.wanting, 1)
    case "应": return isOught(index, range) ? (.wanting, 1) : nil
    case "确": return isEnsuring(index, range, second: "保") ? (.ensuring, 2) : nil
    case "保":
      return givesDirections && isEnsuring(index, range, second: "证") ? (.ensuring, 2) : nil
    case "由": return isAssigning(index, range) ? (.assigning, 1) : nil
    case "请": return isAsking(index, range) ? (.asking, 1) : nil
    case "坚":
      // `坚决守住底线`: in a programme, at a clause's beginning.
      if isProgramme, index == range.lowerBound {
        length = Self.resolute.length(in: scalars, at: index, end: end)
        return length > 0 && end - index > length ? (.binding, 2) : nil
      }
    case "别": return isDissuading(index, range) ? (.hortatory, 1) : nil
    case "有", "负": return isDuty(index, range).map { (.binding, $0) }
    default: break
    }
    guard givesDirections || mayUrge && !isLaw else { return nil }
    length = RequirementWords.hortatory.length(in: scalars, at: index, end: end)
    guard length > 0, index + length < end, !isTold(index + length, end),
      // `不要钱`, `不要命`.
      !(scalars[index + 1] == "要" && "钱命脸紧".unicodeScalars.contains(scalars[index + length]))
    else { return nil }
    // `能不能`, `要不要`.
    if index > range.lowerBound, scalars[index - 1] == "能" || scalars[index - 1] == "要" {
      return nil
    }
    return (.hortatory, length)
  }

  private func isNamed(_ index: Int, _ start: Int) -> Bool {
    let scalars = text.scalars
    guard index - start >= 3, scalars[index] == "禁" || scalars[index] == "不" else { return false }
    if Self.reporting.lengthOfWord(in: scalars, endingAt: index, start: start) > 0 { return true }
    let joiner = PartyWords.joiners.lengthOfWord(in: scalars, endingAt: index, start: start)
    return joiner > 0
      && text.starts(with: ["限", "制"], at: index - joiner - 2, end: index - joiner)
  }

  private static let reporting = WordSet("明示 载明 注明 标明")

  /// `应当享受的年休假天数`: the word belongs to an attribute.
  private func isAttributive(_ start: Int, _ end: Int) -> Bool {
    let scalars = text.scalars
    guard start < end else { return true }
    if RequirementWords.conditionStarts.length(in: scalars, at: start, end: end) > 0 {
      return false
    }
    // `不得在所利用的海岛建造`: where, from when, to whom.
    if "在向将把自于与".unicodeScalars.contains(text.scalars[start]), start + 1 < end,
      !"岗场职校编行己然".unicodeScalars.contains(text.scalars[start + 1])
    {
      return false
    }
    for place in (start + 1)..<(max(start + 1, min(start + 5, end - 1)) + 1)
    where place < end - 1 && scalars[place] == "的" {
      // `承担相应的责任`, `坚持党的领导`: what is done, to something that has an attribute.
      if place - start == 2 {
        return RequirementWords.adjectives.length(in: scalars, at: start, end: place) == 0
      }
      let before = place - 2
      return RequirementWords.adjectives.length(in: scalars, at: before, end: place) == 0
        && (PartyWords.predicates.length(in: scalars, at: before, end: place) == 2
          || PartyWords.verbs.length(in: scalars, at: before, end: place) == 2)
    }
    return false
  }

  /// `确保了`, `严禁过`: what was done.
  private func isTold(_ start: Int, _ end: Int) -> Bool {
    start < end && text.scalars[start] == "了"
  }

  private func speaksOfOmission(_ start: Int, _ end: Int) -> Bool {
    RequirementWords.omitted.occurs(in: text.scalars, start..<max(start, end))
  }

  private func isWanting(_ index: Int, _ range: Range<Int>) -> Bool {
    let scalars = text.scalars
    if isLaw { return false }
    guard index + 1 < range.upperBound else { return false }
    if RequirementWords.afterYao.length(in: scalars, at: index + 1, end: range.upperBound) > 0,
      RequirementWords.yaoAll.length(in: scalars, at: index, end: range.upperBound) == 0
    {
      return false
    }
    // `有很多工作要做`; `装一个要三百块钱`.
    if index + 2 == range.upperBound, scalars[range.lowerBound..<index].contains("有") {
      return false
    }
    if isPrice(index + 1, range.upperBound) || isOwnWill(index, range.lowerBound) { return false }
    guard index > range.lowerBound else { return true }
    if scalars[index - 1] == "就" { return isConsequence(index, range) }
    // `既要…又要…`.
    if scalars[index - 1] == "既" || scalars[index - 1] == "又" { return true }
    // `县财政要`, but not `政要`.
    if scalars[index - 1] == "政", index - 1 > range.lowerBound,
      "财民行邮党廉市参".unicodeScalars.contains(scalars[index - 2])
    {
      return true
    }
    return RequirementWords.beforeYao.lengthOfWord(
      in: scalars, endingAt: index, start: range.lowerBound) == 0
  }

  /// `我也要问一问`: what the speaker is going to do.
  private func isOwnWill(_ index: Int, _ start: Int) -> Bool {
    var place = index
    while place > start, "也还就只都更先".unicodeScalars.contains(text.scalars[place - 1]) {
      place -= 1
    }
    return place > start && text.scalars[place - 1] == "我"
  }

  /// `任何单位都有保护设施的义务`, `负有保密义务`: a norm that says so with a noun.
  ///
  /// - Returns: the length of the word.
  private func isDuty(_ index: Int, _ range: Range<Int>) -> Int? {
    let scalars = text.scalars
    let end = range.upperBound
    guard isLaw, end - index >= 5, index > range.lowerBound + 1,
      text.starts(with: ["义", "务"], at: end - 2, end: end),
      scalars[end - 3] != "和", scalars[end - 3] != "、",
      !"享具所拥没".unicodeScalars.contains(scalars[index - 1]), scalars[index + 1] != "关"
    else { return nil }
    if "不无未".unicodeScalars.contains(scalars[index - 1]) { return nil }
    if scalars[index] == "负" { return scalars[index + 1] == "有" ? 2 : nil }
    return scalars[end - 3] == "的" ? 1 : nil
  }

  private func isPrice(_ start: Int, _ end: Int) -> Bool {
    var index = start
    while index < end,
      text.scalars[index].isDigit || "一二三四五六七八九十百千万两几".unicodeScalars.contains(text.scalars[index])
    {
      index += 1
    }
    return index > start && index < end && "块元亿".unicodeScalars.contains(text.scalars[index])
  }

  private func isOught(_ index: Int, _ range: Range<Int>) -> Bool {
    let scalars = text.scalars
    let end = range.upperBound
    // `应修未修`, `应收尽收`.
    if index + 3 < end, scalars[index + 1] == scalars[index + 3],
      scalars[index + 2] == "未" || scalars[index + 2] == "尽"
    {
      return false
    }
    // `应长河`, `应支书`: a surname.
    if NameFinder(text: text, known: known).known(at: index, end) != nil { return false }
    // `应到4人，实到2人`.
    if index + 2 < end, scalars[index + 1] == "到", scalars[index + 2].isDigit { return false }
    let office = OfficeWords.offices.length(in: scalars, at: index + 1, end: end)
    if office > 0, "长记书任".unicodeScalars.contains(scalars[index + office]) { return false }
    // `也应邀发言`, `均应约而来`.
    if index + 1 < end, "邀约聘".unicodeScalars.contains(scalars[index + 1]) { return false }
    if index > range.lowerBound {
      // `巴图、应松年`: in a list.
      if scalars[index - 1] == "、" { return false }
      if RequirementWords.beforeYing.mayBegin(with: scalars[index - 1]), scalars[index - 1] != "理",
        index + 1 < end, scalars[index + 1] != "急", scalars[index + 1] != "用"
      {
        return true
      }
      if RequirementWords.notBeforeYing.mayBegin(with: scalars[index - 1]) { return false }
    }
    guard index + 2 < end, scalars[index + 1].isHan,
      RequirementWords.notAfterYing.length(in: scalars, at: index + 1, end: end) == 0
    else { return false }
    return !isAttributive(index + 1, end)
  }

  private func isEnsuring(_ index: Int, _ range: Range<Int>, second: Unicode.Scalar) -> Bool {
    let scalars = text.scalars
    guard index + 2 < range.upperBound, scalars[index + 1] == second else { return false }
    switch scalars[index + 2] {
    case "了", "金", "人", "书", "责", "制", "期", "的": return false
    default: break
    }
    guard index > range.lowerBound else { return true }
    // `为确保…，`: a purpose; `如何确保`: a question; `有力确保`: what was done.
    switch scalars[index - 1] {
    case "为", "以", "来", "何", "力", "效", "够", "能", "可", "好", "而", "求": return false
    default: return givesDirections || scalars[index - 1] == "，"
    }
  }

  /// `清淤由县水利局负责`, `养老补助由县财政局按月发放`.
  private func isAssigning(_ index: Int, _ range: Range<Int>) -> Bool {
    // What a longer clause goes on to say is not looked at, however many 由 it has.
    let end = min(range.upperBound, index + 160)
    guard !isLaw, givesDirections, index + 4 < end, index - range.lowerBound < 400,
      !"我本".unicodeScalars.contains(text.scalars[index + 1])
    else { return false }
    guard text.isPreposition(by: index, from: range.lowerBound) else { return false }
    guard let found = PartyFinder(text: text).agent(at: index + 1, limit: end),
      !text.scalars[max(range.lowerBound, index - 160)..<end].contains("了")
    else { return false }
    // `本方案由县教育局负责解释`.
    if text.scalars[found.end..<min(end, found.end + 6)].contains("释") { return false }
    if RequirementWords.assigned.length(in: text.scalars, at: found.end, end: end) > 0 {
      return true
    }
    return end - found.end >= 2
      && !RequirementWords.notAssigned.occurs(in: text.scalars, found.end..<end)
  }

}
