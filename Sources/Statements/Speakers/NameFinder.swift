import TextStructure

/// Persons' names that a document is known to hold, by an office before them somewhere in it.
struct KnownNames {
  private(set) var names: Set<String> = []
  private var firsts: Set<Unicode.Scalar> = []

  var isEmpty: Bool { names.isEmpty }

  mutating func insert(_ name: String) {
    guard let first = name.unicodeScalars.first else { return }
    names.insert(name)
    firsts.insert(first)
  }

  func contains(_ name: String) -> Bool { names.contains(name) }

  func mayBegin(with scalar: Unicode.Scalar) -> Bool { firsts.contains(scalar) }
}

/// Finds persons' names by their place in the sentence: after an office, before a verb, where
/// somebody is turned to. A list of surnames supports a name and never excludes one after an office.
struct NameFinder {
  let text: RuleText
  var known = KnownNames()

  /// An office and the name after it.
  struct Titled {
    var office: Range<Int>
    var name: Range<Int>
  }

  // MARK: Names that are known

  /// A known name that stands at a place.
  func known(at start: Int, _ limit: Int) -> Range<Int>? {
    guard start < limit, known.mayBegin(with: text.scalars[start]) else { return nil }
    for length in stride(from: min(16, limit - start), through: 2, by: -1) {
      if length > 4, !text.scalars[start..<(start + length)].contains("·") { continue }
      if known.contains(plain(start..<(start + length))) { return start..<(start + length) }
    }
    return nil
  }

  func plain(_ name: Range<Int>) -> String {
    text.original(name).filter { !$0.isWhitespace }
  }

  /// The name before a colon at a line's beginning, by its form: two to four characters that seldom
  /// stand together.
  func label(_ line: Range<Int>) -> String? {
    var start = line.lowerBound
    while start < line.upperBound, text.scalars[start] == "*" || text.scalars[start].isTrimmed {
      start += 1
    }
    guard
      let colon = (start..<min(line.upperBound, start + 5)).first(where: { text.scalars[$0] == ":" }
      ),
      (2...4).contains(colon - start), (start..<colon).allSatisfy({ text.scalars[$0].isHan }),
      isUncommon(start..<colon), !endsLikeThing(start..<colon)
    else { return nil }
    return text.original(start..<colon)
  }

  // MARK: After an office

  /// The first office in a range that a name follows.
  func titled(_ range: Range<Int>) -> Titled? {
    var index = range.lowerBound
    while index < range.upperBound {
      let length = OfficeWords.offices.length(
        in: text.scalars, at: index, end: range.upperBound)
      guard length > 0 else {
        index += 1
        continue
      }
      let end = index + length
      if let name = name(afterOffice: end, limit: range.upperBound) {
        let start = OfficeFinder(text: text, known: known).start(
          of: index..<end, from: range.lowerBound)
        return Titled(office: start..<end, name: name)
      }
      index = end
    }
    return nil
  }

  /// All offices of a range that names follow, in order.
  func allTitled(_ range: Range<Int>) -> [Titled] {
    var found: [Titled] = []
    var start = range.lowerBound
    while let next = titled(start..<range.upperBound) {
      found.append(next)
      start = next.name.upperBound
    }
    return found
  }

  /// What might be a name after an office and is not followed by what tells: two or three
  /// characters that seldom stand together. The document decides by naming them again.
  func candidates(_ line: Range<Int>) -> [Titled] {
    let scalars = text.scalars
    var found: [Titled] = []
    var index = line.lowerBound
    while index < line.upperBound {
      let length = OfficeWords.offices.length(in: scalars, at: index, end: line.upperBound)
      guard length > 0 else {
        index += 1
        continue
      }
      let end = index + length
      index = end
      guard "长记任席理裁监".unicodeScalars.contains(scalars[end - 1]),
        name(afterOffice: end, limit: line.upperBound) == nil, end + 2 <= line.upperBound,
        !beginsOtherwise(end, line.upperBound, isSurname: false)
      else { continue }
      for size in [3, 2] where end + size <= line.upperBound {
        let name = end..<(end + size)
        guard isPlausible(name, line.upperBound), isUncommon(name), !endsLikeThing(name) else {
          continue
        }
        let start = OfficeFinder(text: text, known: known).start(
          of: (end - length)..<end, from: line.lowerBound)
        found.append(Titled(office: start..<end, name: name))
      }
    }
    return found
  }

  /// The name that begins where an office ends.
  func name(afterOffice end: Int, limit: Int) -> Range<Int>? {
    let scalars = text.scalars
    var start = end
    if start < limit, scalars[start].isTrimmed, scalars[start] != "\n" { start += 1 }
    guard start + 1 < limit, scalars[start].isHan else { return nil }
    if let name = known(at: start, limit) { return name }
    if let dotted = dotted(at: start, limit) { return dotted }
    let compound = OfficeWords.compoundSurnames.length(in: scalars, at: start, end: limit)
    let isSurname = OfficeWords.surnames.length(in: scalars, at: start, end: limit) > 0
    guard !beginsOtherwise(start, limit, isSurname: isSurname || compound > 0) else { return nil }
    let isDoubtful = Self.prepositions.mayBegin(with: scalars[start])
    let lengths = compound > 0 ? [4, 3, 2] : [3, 2, 4]
    for length in lengths where start + length <= limit {
      let name = start..<(start + length)
      guard isPlausible(name, limit) else { continue }
      // `院长艾青低着头`: the verb begins with the name's last character.
      if length > 2, isCutByVerb(name, limit) { continue }
      // `乌仁图雅`, `达娃卓玛`: four characters where nothing shorter is a name.
      if length == 4, compound == 0 {
        guard isUncommon(name), "长记任席理裁监".unicodeScalars.contains(scalars[end - 1]),
          isStrong(name.upperBound, limit) || name.upperBound == limit
            || !scalars[name.upperBound].isHan,
          !endsLikeThing(name)
        else { continue }
        return name
      }
      if isSurname || compound > 0 {
        guard isFollowed(name.upperBound, limit) else { continue }
        if length == 3, let longer = longer(start, limit) { return longer }
        if isDoubtful, !isSpeech(name.upperBound, limit) || endsLikeThing(name) { continue }
        return name
      }
      guard
        length == 2
          ? isUncommon(name)
          : CommonPairs.level(scalars[start], scalars[start + 1]) == 0,
        isStrong(name.upperBound, limit) || length == 3 && isFollowed(name.upperBound, limit),
        OfficeWords.laypeople.lengthOfWord(in: scalars, endingAt: end, start: max(0, end - 4)) == 0,
        !endsLikeThing(name)
          || length == 2 && isSpeech(name.upperBound, limit)
            && !OfficeWords.meetings.occurs(in: scalars, name)
      else { continue }
      return name
    }
    // What follows is an open class: `县长王建信转头对…`.
    let length = compound > 0 ? compound + 1 : 3
    guard isSurname || compound > 0, !isDoubtful, start + length <= limit,
      isPlausible(start..<(start + length), limit), !endsLikeThing(start..<(start + length))
    else { return nil }
    return start..<(start + length - (isCutByVerb(start..<(start + length), limit) ? 1 : 0))
  }

  /// `查干巴拉说`: four characters right before a verb of speech, where after three none stands.
  private func longer(_ start: Int, _ limit: Int) -> Range<Int>? {
    let name = start..<(start + 4)
    guard name.upperBound < limit, text.scalars[start + 3].isHan, !isStrong(start + 3, limit),
      SpeechVerb.length(in: text, at: name.upperBound, end: limit) > 0, isUncommon(name),
      !"还也并又先都便即再就连笑已近亲则只才却仍均曾在对忙一高大随点边代作做发向给".unicodeScalars.contains(
        text.scalars[start + 3])
    else { return nil }
    return name
  }

  /// `艾青低着`, `苏合叫到`: a verb begins with what would be a name's last character.
  private func isCutByVerb(_ name: Range<Int>, _ limit: Int) -> Bool {
    guard name.upperBound < limit else { return false }
    let next = text.scalars[name.upperBound]
    if "着了".unicodeScalars.contains(next) { return true }
    return "到住来过去起上进".unicodeScalars.contains(next)
      && "叫喊拉请找带领送推拦问迎递接拿走看听".unicodeScalars.contains(
        text.scalars[name.upperBound - 1])
  }

  private static let prepositions = WordSet(
    "向 于 和 从 由 应 同 就 后 上 当 时 能 有 要 全 对 与 在 是 会 还 也 都 经 把 将 为")

  /// `书记再次强调`, `主任郑重表示`: an adverb or a verb stands where a name might.
  private func beginsOtherwise(_ start: Int, _ limit: Int, isSurname: Bool) -> Bool {
    let scalars = text.scalars
    let least = isSurname ? 2 : 1
    if OfficeWords.afterName.length(in: scalars, at: start, end: limit) >= least
      || OfficeWords.adverbs.length(in: scalars, at: start, end: limit) >= least
      || PartyWords.predicates.length(in: scalars, at: start, end: limit) >= least
      || SpeechVerb.length(in: text, at: start, end: limit) >= least
    {
      return true
    }
    if OfficeWords.offices.length(in: scalars, at: start, end: limit) > 0 { return true }
    if OfficeWords.notAfterOffice.length(in: scalars, at: start, end: limit) >= least {
      return true
    }
    if OfficeWords.notNames.length(in: scalars, at: start, end: limit) > 0 {
      // `方向指出`: a word that is a name by its place.
      return !(2...3).contains { start + $0 <= limit && isStrong(start + $0, limit) }
    }
    return false
  }

  /// `达瓦·次仁`: Han characters with dots between them, as long as what follows allows.
  private func dotted(at start: Int, _ limit: Int) -> Range<Int>? {
    let scalars = text.scalars
    var index = start
    var lastDot: Int?
    while index < limit, index - start < 24, scalars[index].isHan || Self.isDot(scalars[index]) {
      if Self.isDot(scalars[index]) {
        guard index > start, !Self.isDot(scalars[index - 1]) else { return nil }
        if let lastDot, index - lastDot > 7 { break }
        if lastDot == nil, index - start > 7 { return nil }
        lastDot = index
      }
      index += 1
    }
    guard let lastDot, lastDot + 1 < index else { return nil }
    for length in [2, 3, 4] where lastDot + 1 + length <= index {
      let end = lastDot + 1 + length
      if isStrong(end, limit) || end == limit, !holdsVerb((lastDot + 1)..<end, limit) {
        return start..<end
      }
    }
    for length in [5, 4, 3, 2, 1] where lastDot + 1 + length <= index {
      let end = lastDot + 1 + length
      if isFollowed(end, limit), !holdsVerb((lastDot + 1)..<end, limit) { return start..<end }
    }
    return start..<min(index, lastDot + 3)
  }

  /// Whether a verb or an adverb begins in the last part of a name, as `强调` in `次仁强`.
  private func holdsVerb(_ name: Range<Int>, _ limit: Int) -> Bool {
    for place in name where place > name.lowerBound {
      if SpeechVerb.length(in: text, at: place, end: limit) > 0
        || OfficeWords.adverbs.length(in: text.scalars, at: place, end: limit) > 0
        || OfficeWords.afterName.length(in: text.scalars, at: place, end: limit) > 1
        || PartyWords.predicates.length(in: text.scalars, at: place, end: limit) > 1
      {
        return true
      }
    }
    return false
  }

  static func isDot(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "·" || scalar == "・" || scalar == "•" || scalar == "‧"
  }

  // MARK: Without an office

  /// A name where one is expected, after 要求 or 对: a surname and two characters.
  func bare(at start: Int, _ limit: Int) -> Range<Int>? {
    if let name = known(at: start, limit) { return name }
    if let name = dotted(at: start, limit) { return name }
    let scalars = text.scalars
    let compound = OfficeWords.compoundSurnames.length(in: scalars, at: start, end: limit)
    let isSurname = OfficeWords.surnames.length(in: scalars, at: start, end: limit) > 0
    guard compound > 0 || isSurname, !beginsOtherwise(start, limit, isSurname: true),
      compound > 0 || !OfficeWords.doubtfulSurnames.mayBegin(with: scalars[start])
    else { return nil }
    for length in compound > 0 ? [4, 3] : [3] where start + length <= limit {
      let name = start..<(start + length)
      if isPlausible(name, limit), !endsLikeThing(name), isFollowed(name.upperBound, limit) {
        return name
      }
    }
    return nil
  }

  // MARK: What names are like

  /// Whether what follows a name stands at a place.
  func isFollowed(_ place: Int, _ limit: Int) -> Bool {
    guard place < limit else { return true }
    let scalars = text.scalars
    if !scalars[place].isHan { return true }
    if RequirementWords.numerals.mayBegin(with: scalars[place]) || scalars[place] == "两" {
      return true
    }
    return OfficeWords.afterName.length(in: scalars, at: place, end: limit) > 0
      || PartyWords.predicates.length(in: scalars, at: place, end: limit) > 0
      || isSpeech(place, limit)
  }

  /// Whether a speech verb, or an adverb before one, stands at a place, or the stretch ends there.
  func isSpeech(_ place: Int, _ limit: Int) -> Bool {
    guard place < limit else { return place == limit }
    if SpeechVerb.length(in: text, at: place, end: limit) > 0 { return true }
    let adverb = OfficeWords.adverbs.length(in: text.scalars, at: place, end: limit)
    return adverb > 0
      && (place + adverb >= limit || SpeechVerb.length(in: text, at: place + adverb, end: limit) > 0
        || OfficeWords.adverbs.length(in: text.scalars, at: place + adverb, end: limit) > 0)
  }

  /// Whether what follows a name leaves no doubt: a verb of speech, or a verb of two characters.
  private func isStrong(_ place: Int, _ limit: Int) -> Bool {
    isSpeech(place, limit)
      || OfficeWords.afterName.length(in: text.scalars, at: place, end: limit) > 1
      || PartyWords.predicates.length(in: text.scalars, at: place, end: limit) > 1
      || PartyWords.verbs.length(in: text.scalars, at: place, end: limit) > 1
  }

  private func isPlausible(_ name: Range<Int>, _ limit: Int) -> Bool {
    let scalars = text.scalars
    guard name.allSatisfy({ scalars[$0].isHan || scalars[$0] == "×" }) else { return false }
    let last = name.upperBound - 1
    if scalars[last] == "某" || scalars[last] == "×" { return true }
    // `代表习文说，`.
    if name.count > 2, "说讲称问".unicodeScalars.contains(scalars[last]),
      name.upperBound == limit || !scalars[name.upperBound].isHan
    {
      return false
    }
    let given = (name.lowerBound + 1)..<name.upperBound
    // Right before a verb of speech 方向 is a name.
    let excluding =
      isStrong(name.upperBound, limit) ? OfficeWords.neverInName : OfficeWords.notInName
    if excluding.occurs(in: scalars, given) { return false }
    if OfficeWords.offices.length(in: scalars, at: given.lowerBound, end: given.upperBound)
      == given.count
    {
      return false
    }
    if OfficeWords.meetings.length(in: scalars, at: name.lowerBound, end: name.upperBound) > 0 {
      return false
    }
    // `黎明负责`: `黎明负` is none.
    if PartyWords.predicates.length(in: scalars, at: last, end: min(limit, last + 2)) > 1 {
      return false
    }
    // `呼延青代表`: `呼延青代` is none.
    if OfficeWords.afterName.length(in: scalars, at: last, end: limit) > 1 { return false }
    // `李克强调`: the verb begins before the name would end.
    for place in (last - 1)...last where place > name.lowerBound {
      if SpeechVerb.length(in: text, at: place, end: min(limit, place + 4)) > name.upperBound
        - place
      {
        return false
      }
    }
    return true
  }

  /// Whether a name's characters seldom stand together elsewhere, as those of 重要 do.
  private func isUncommon(_ name: Range<Int>) -> Bool {
    name.dropLast().allSatisfy { CommonPairs.level(text.scalars[$0], text.scalars[$0 + 1]) == 0 }
  }

  /// Whether a word ends with a name's last two characters that names a thing (`向全县`), not only
  /// the last is one of those (`立群`).
  private func endsLikeThing(_ name: Range<Int>) -> Bool {
    let last = name.upperBound - 1
    return OfficeWords.notNameEnds.length(in: text.scalars, at: last, end: last + 1) > 0
      && CommonPairs.level(text.scalars[last - 1], text.scalars[last]) > 0
  }
}
