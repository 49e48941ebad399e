import TextStructure

/// What only looks like a marker, and words that mark now and then: 就要, 别, 请.
extension ModalFinder {
  /// `都说必须换机芯`, `总觉得…必须`, `哪有不要钱的道理`: what people say or think.
  func isHearsay(_ range: Range<Int>, _ marker: Int) -> Bool {
    guard !isLaw else { return false }
    let opening = range.lowerBound..<min(marker, range.lowerBound + 6)
    return Self.hearsay.occurs(in: text.scalars, opening)
      || Self.rhetorical.length(
        in: text.scalars, at: range.lowerBound, end: range.upperBound) > 0
  }

  static let hearsay = WordSet(
    "都说 总说 常说 老说 有人说 听说 据说 觉得 以为 想着 心想 生怕 担心 抱怨 感叹 感慨 有人问 有人要问 有人劝")

  static let rhetorical = WordSet("哪有 哪能 哪里有 谁说 谁不 难道 何必 岂能 凭什么 为什么 怎么")

  /// Where `一斤也`, `一个村都` begins that ends at a place.
  func leastOf(_ end: Int, from start: Int) -> Int? {
    guard end - start >= 3, text.scalars[end - 1] == "也" || text.scalars[end - 1] == "都" else {
      return nil
    }
    return (max(start, end - 5)..<(end - 2)).last { text.scalars[$0] == "一" }
  }

  /// `进了门就要认得人`, but not `春节就要到了`, `他就要走`.
  func isConsequence(_ index: Int, _ range: Range<Int>) -> Bool {
    let scalars = text.scalars
    guard givesDirections, index - range.lowerBound >= 3, scalars[range.upperBound - 1] != "了",
      range.upperBound - index >= 2
    else { return false }
    let before = range.lowerBound..<(index - 1)
    return !Self.soon.occurs(in: scalars, before)
      && !"来到去走开过有".unicodeScalars.contains(scalars[index + 1])
  }

  static let soon = WordSet("马上 眼看 即将 很快 转眼 他 她 再过 不久")

  static let resolute = WordSet(
    "坚决守住 坚决守牢 坚决守好 坚决守护 坚决防范 坚决遏制 坚决防止 坚决兜牢 坚决筑牢")

  /// `别催`, `别图省事`, but not `区别`, `别人`, `别说`.
  func isDissuading(_ index: Int, _ range: Range<Int>) -> Bool {
    let scalars = text.scalars
    guard givesDirections, !isLaw, index + 1 < range.upperBound, scalars[index + 1].isHan,
      !"的人处墅名称样致国有无出针离具了说看提是论管急一".unicodeScalars.contains(scalars[index + 1]),
      !text.starts(with: ["开", "生"], at: index + 1, end: range.upperBound)
    else { return false }
    return index == range.lowerBound
      || !"特区性级个类分辨识告判差派鉴千各另道送惜久阔作".unicodeScalars.contains(scalars[index - 1])
  }

  static let handing = WordSet(
    "送 报 于 按 与 将 在 向 径 直接 一并 及时 自行 妥善 务必 提前 注意 勿 登录 拨打 联系 填写 发至 发送 交 寄")

  static let turns = WordSet("介绍 介绍情况 发言 讲话 致辞 作报告 提问 作介绍 作发布 上台 作说明 颁奖 入座")

  func isSpeaker(_ range: Range<Int>) -> Bool {
    text.scalars[range.lowerBound] == "我"
      || NameFinder(text: text, known: known).known(at: range.lowerBound, range.upperBound) != nil
  }

  func isAsking(_ index: Int, _ range: Range<Int>) -> Bool {
    let scalars = text.scalars
    guard !isLaw, givesDirections, index + 2 < range.upperBound else { return false }
    if RequirementWords.afterQing.length(in: scalars, at: index + 1, end: range.upperBound) > 0 {
      return false
    }
    // `现在请县教育局局长介绍情况`: whose turn it is.
    if Self.turns.lengthOfWord(in: scalars, endingAt: range.upperBound, start: index + 3) > 0 {
      return false
    }
    guard index > range.lowerBound else { return true }
    guard
      RequirementWords.beforeQing.lengthOfWord(
        in: scalars, endingAt: index, start: range.lowerBound) == 0
    else { return false }
    let before = range.lowerBound..<index
    let addressees = AddresseeFinder(text: text, known: known)
    // `参会人员请提前入场`, but not `县政府请省厅支持`.
    if !addressees.names(before).isEmpty, !isSpeaker(before),
      addressees.object(at: index, end: range.upperBound) == nil
    {
      return true
    }
    if PartyWords.leadIns.length(in: scalars, at: before.lowerBound, end: index) == before.count
      || RequirementWords.adverbs.length(in: scalars, at: before.lowerBound, end: index)
        == before.count
    {
      return true
    }
    // `调查报告请送市局评审`, `报表请于10日前报来`: with what.
    if before.count <= 12, !isSpeaker(before),
      Self.handing.length(in: scalars, at: index + 1, end: range.upperBound) > 0
    {
      return true
    }
    // `这个问题请市场监管部门回应`, but not `县长请他回应`.
    if index - range.lowerBound <= 8, text.starts(with: ["这"], at: before.lowerBound, end: index),
      addressees.object(at: index, end: range.upperBound) != nil
    {
      return true
    }
    return RequirementWords.conditionEnds.lengthOfWord(
      in: scalars, endingAt: index, start: range.lowerBound) > 0
  }
}
