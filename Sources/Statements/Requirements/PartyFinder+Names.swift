import TextStructure

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
          if let person = comrade(start..<(index + length)) ?? titledAfter(start..<(index + length))
          {
            return (person, end)
          }
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

  /// `滕砥石副县长`: the person.
  func titledAfter(_ range: Range<Int>) -> Range<Int>? {
    let scalars = text.scalars
    let office = OfficeWords.offices.lengthOfWord(
      in: scalars, endingAt: range.upperBound, start: range.lowerBound)
    let name = range.lowerBound..<(range.upperBound - office)
    guard office > 1, (3...4).contains(name.count),
      "长记任席".unicodeScalars.contains(scalars[range.upperBound - 1])
    else { return nil }
    let surname = max(
      OfficeWords.compoundSurnames.length(in: scalars, at: name.lowerBound, end: name.upperBound),
      OfficeWords.surnames.length(in: scalars, at: name.lowerBound, end: name.upperBound))
    guard surname > 0, name.count - surname <= 2,
      OfficeWords.doubtfulSurnames.length(
        in: scalars, at: name.lowerBound, end: name.upperBound) == 0,
      name.dropLast().allSatisfy({ CommonPairs.level(scalars[$0], scalars[$0 + 1]) == 0 })
    else { return nil }
    return name
  }

  /// `枫樾镇耿岳峰同志`: the person.
  func comrade(_ range: Range<Int>) -> Range<Int>? {
    guard range.count >= 4,
      text.starts(with: ["同", "志"], at: range.upperBound - 2, end: range.upperBound)
    else { return nil }
    // `县农业农村局的咸桂生同志`.
    let end = range.upperBound - 2
    if let mark = (range.lowerBound..<end).last(where: { text.scalars[$0] == "的" }),
      (2...4).contains(end - mark - 1),
      OfficeWords.offices.lengthOfWord(in: text.scalars, endingAt: end, start: mark + 1) == 0,
      PartyWords.ends.lengthOfWord(in: text.scalars, endingAt: end, start: mark + 1) == 0
    {
      return (mark + 1)..<end
    }
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
    // `县水利局组织人员`: a verb.
    if length == 2, text.starts(with: ["组", "织"], at: end - 2, end: end), end - start > 4,
      Self.bodies.lengthOfWord(in: scalars, endingAt: end - 2, start: start) > 0
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
    // `各省、自治区、直辖市人民政府`.
    let isAll =
      scalars[start] == "各" && end - start > 1 && end + 1 < scalars.count
      && scalars[end] == "、" && scalars[end + 1] != "各"
    let start = isAll ? start + 1 : start
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
