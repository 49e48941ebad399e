/// Finds of whom something is required, where the text says so.
struct AddresseeFinder {
  let text: RuleText

  private static let longest = 48
  private static let courteous = WordSet("贵镇 贵局 贵单位 贵公司 贵县 贵市 贵校 贵院 贵委 贵厅 贵部 你们 你局 你镇 你单位 你委 你县")

  /// The subject before a modal word, where it names somebody: `各乡镇要`, `任何单位和个人不得`.
  func subject(_ range: Range<Int>) -> [Range<Int>] {
    var start = range.lowerBound
    // `3月15日前各乡镇要`: by when stands before.
    let deadlines = DeadlineScanner(text: text, documentDate: nil)
    if let found = deadlines.deadline(in: range) { start = max(start, found.range.upperBound) }
    let length = RequirementWords.adverbs.length(in: text.scalars, at: start, end: range.upperBound)
    if length > 0, start + length < range.upperBound { start += length }
    let subject = text.trimmed(start..<range.upperBound)
    guard isName(subject) else { return [] }
    return parts(subject)
  }

  /// Whom a clause begins by naming: after 要求, 希望, 责令, 请.
  func object(at start: Int, end: Int) -> [Range<Int>] {
    let scalars = text.scalars
    var place = start
    if place < end, scalars[place] == "请" { place += 1 }
    while place < end, scalars[place] == "," || scalars[place].isTrimmed { place += 1 }
    let deadlines = DeadlineScanner(text: text, documentDate: nil)
    if let found = deadlines.deadline(in: place..<min(end, place + 24)),
      found.range.lowerBound == place
    {
      place = found.range.upperBound
    }
    let first = place
    var last = place
    while place < end, place - first < Self.longest {
      guard let stop = endOfName(from: place, limit: min(end, place + 24)) else { break }
      last = stop
      place = stop
      if place < end, scalars[place] == "、" {
        place += 1
      } else if place < end, scalars[place] == "和" || scalars[place] == "与" || scalars[place] == "及"
      {
        place += 1
      } else if text.starts(with: ["以", "及"], at: place, end: end) {
        place += 2
      } else {
        break
      }
    }
    guard last > first else { return [] }
    return parts(first..<last)
  }

  /// Whom 对 or 向 names before a verb: `对龙子湖街道党工委提出要求`.
  func target(_ range: Range<Int>) -> [Range<Int>] {
    var index = range.upperBound - 1
    while index >= range.lowerBound {
      if text.scalars[index] == "对" || text.scalars[index] == "向" {
        let name = text.trimmed((index + 1)..<range.upperBound)
        return isName(name) ? parts(name) : []
      }
      index -= 1
    }
    return []
  }

  /// Where a body's or a person's name that begins here ends.
  private func endOfName(from start: Int, limit: Int) -> Int? {
    let scalars = text.scalars
    let courteous = Self.courteous.length(in: scalars, at: start, end: limit)
    if courteous > 0 { return start + courteous }
    var index = start
    var found: Int?
    while index < limit {
      let scalar = scalars[index]
      guard scalar.isHan || scalar == "(" || scalar == ")" || scalar.isDigit else { break }
      if RequirementWords.notInAddressee.length(in: scalars, at: index, end: limit) > 0 { break }
      let length = RequirementWords.addresseeEnds.length(in: scalars, at: index, end: limit)
      if length >= 2 {
        found = index + length
        index += length
        // `党委书记`: a longer name goes on at once.
        if RequirementWords.addresseeEnds.length(in: scalars, at: index, end: limit) == 0 { break }
        continue
      }
      if length == 1, index > start, index + 1 < limit,
        Self.afterShortName.mayBegin(with: scalars[index + 1])
      {
        return index + 1
      }
      index += 1
    }
    return found
  }

  private static let afterShortName = WordSet("会 、 和 与 及 牵 负 要 在 , 必 应 尽 认 严 主 将")

  /// Whether a stretch is the name of somebody who can be told to do something.
  func isName(_ range: Range<Int>) -> Bool {
    let scalars = text.scalars
    guard range.count >= 2, range.count <= Self.longest else { return false }
    guard
      range.allSatisfy({ place in
        let scalar = scalars[place]
        return scalar.isHan || scalar.isDigit || "、()《》“”".unicodeScalars.contains(scalar)
      })
    else { return false }
    if Self.courteous.length(in: scalars, at: range.lowerBound, end: range.upperBound)
      == range.count
    {
      return true
    }
    guard
      RequirementWords.addresseeEnds.lengthOfWord(
        in: scalars, endingAt: endWithoutBracket(range), start: range.lowerBound) > 0
    else { return false }
    return !RequirementWords.notInAddressee.occurs(in: scalars, range)
  }

  private func endWithoutBracket(_ range: Range<Int>) -> Int {
    guard text.scalars[range.upperBound - 1] == ")" else { return range.upperBound }
    var index = range.upperBound - 1
    while index > range.lowerBound, text.scalars[index] != "(" { index -= 1 }
    return index
  }

  /// The parts of a list.
  private func parts(_ range: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    var brackets = 0
    for index in range {
      switch text.scalars[index] {
      case "(": brackets += 1
      case ")": brackets = max(0, brackets - 1)
      case "、" where brackets == 0:
        if index > start { parts.append(start..<index) }
        start = index + 1
      default: break
      }
    }
    if start < range.upperBound { parts.append(start..<range.upperBound) }
    return parts
  }
}
