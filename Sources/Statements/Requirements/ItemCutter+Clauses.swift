import TextStructure

/// What kinds of clauses stand before an item.
extension ItemCutter {
  /// `做好政府工作，必须`: what for.
  func isAim(_ range: Range<Int>) -> Bool {
    range.count <= 12
      && RequirementWords.aims.length(
        in: text.scalars, at: range.lowerBound, end: range.upperBound) > 0
  }

  /// `今天交办的四件事`: a clause that is a name with what says which, and has no verb of its own.
  func isNounPhrase(_ range: Range<Int>) -> Bool {
    let scalars = text.scalars
    guard range.count <= 30, isSubject(range),
      let last = range.last(where: { scalars[$0] == "的" }), last > range.lowerBound + 1,
      (1...10).contains(range.upperBound - last - 1),
      !scalars[range].contains(where: { "由是了我你他要将请就都才很".unicodeScalars.contains($0) })
    else { return false }
    return !((last + 1)..<range.upperBound).contains {
      PartyWords.predicates.length(in: scalars, at: $0, end: range.upperBound) > 1
        || PartyWords.actions.length(in: scalars, at: $0, end: range.upperBound) > 1
        || "不没有在把被对".unicodeScalars.contains(scalars[$0])
    }
  }

  /// `我们抽了14个村`, `有的说锁在柜子里`: what was done, after an item.
  func narrates(_ range: Range<Int>) -> Bool {
    guard !reader.state.isLaw, !range.isEmpty else { return false }
    let scalars = text.scalars
    let opening = Self.narrating.length(in: scalars, at: range.lowerBound, end: range.upperBound)
    return opening > 0
      && Self.done.occurs(in: scalars, (range.lowerBound + opening)..<range.upperBound)
  }

  private static let narrating = WordSet(
    "我们 我 有的 有人 有些 前天 昨天 上周 上个月 上月 去年 前年 前不久 前段时间 刚才 前几天 这几天 今年以来 到现在 至今")
  private static let done = WordSet("了 过 没有 没 说 是")

  func tells(_ range: Range<Int>) -> Bool {
    if speaks(range) { return true }
    // `我常跟他们讲，票数要数清`.
    return (reader.state.isLaw ? Self.tellingInLaw : RequirementWords.telling)
      .occurs(in: text.scalars, range)
      || introduces(range) || endsInSpeech(range) || belongs(range)
      || Self.explaining.occurs(in: text.scalars, range)
      || range.last.map { text.scalars[$0] == "讲" || text.scalars[$0] == "说" } == true
  }

  /// `办法第二十三条写得很清楚，`: what follows is what it says.
  private static let explaining = WordSet(
    "写得清楚 写得很清楚 写得明白 写得很明白 说得很清楚 规定得很清楚 讲得很清楚 有明确规定 有规定 作了规定 作出了规定 明确规定 说得很明白")

  /// `矿藏属于国家所有，`, but not `对属于职责范围的举报，`.
  private func belongs(_ range: Range<Int>) -> Bool {
    guard let word = Self.belonging.first(in: text.scalars, range) else { return false }
    return !text.scalars[range.lowerBound..<word.lowerBound].contains("对")
      && text.scalars[range.upperBound - 1] != "的"
  }

  private static let belonging = WordSet("属于")

  /// `分管副县长指出，`, but not `按照上级要求，`.
  func endsInSpeech(_ range: Range<Int>) -> Bool {
    guard range.count > 2, range.count <= 24,
      SpeechVerb.length(in: text, at: range.upperBound - 2, end: range.upperBound) == 2,
      OfficeWords.grounds.length(in: text.scalars, at: range.lowerBound, end: range.upperBound) == 0
    else { return false }
    return PartyWords.ends.lengthOfWord(
      in: text.scalars, endingAt: range.upperBound - 2, start: range.lowerBound) > 0
  }

  /// `国家实行统一登记，登记机构应当`: what there is, and then who is to do what.
  func introduces(_ range: Range<Int>) -> Bool {
    guard reader.state.isLaw, let word = Self.introducing.first(in: text.scalars, range) else {
      return false
    }
    return word.lowerBound == range.lowerBound && text.scalars[word.lowerBound] == "国"
      || !text.scalars[word.upperBound..<range.upperBound].contains("的")
  }

  static let introducing = WordSet("实行 国家鼓励 国家支持 国家保护 国家引导 国家建立 国家实行")

  /// `在这里我要提醒大家`: who speaks says so.
  func speaks(_ range: Range<Int>) -> Bool {
    guard let me = range.prefix(6).first(where: { text.scalars[$0] == "我" }),
      !text.starts(with: ["们"], at: me + 1, end: range.upperBound)
    else { return false }
    return (me..<range.upperBound).contains {
      SpeechVerb.length(in: text, at: $0, end: range.upperBound) > 1
    }
  }

  /// What an order is about: no order itself.
  func isSubject(_ range: Range<Int>) -> Bool {
    RequirementWords.ordering.length(
      in: text.scalars, at: range.lowerBound, end: range.upperBound) == 0
      || PartyWords.notPrepositions.length(
        in: text.scalars, at: range.lowerBound, end: range.upperBound) > 0
  }
}
