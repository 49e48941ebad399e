internal import ArchiveModel
import TextStructure

/// Finds who speaks in the words that stand before a speech verb, by the pattern of the sentence:
/// office, name, adverbs. No dictionary of names is asked, and no name is made up.
struct SpeakerFinder {
  let text: RuleText
  /// Names known from elsewhere in the document, by an office before them.
  var known = KnownNames()

  /// What stands before a verb.
  enum Subject: Equatable {
    case named(Speaker)
    /// 他: the person named before.
    case pronoun
    /// 村民, 群众: those who ask and do not require.
    case lay
    /// Nothing, or only adverbs.
    case omitted(isEmpty: Bool)
  }

  /// The longest stretch before a verb that is looked at.
  private static let reach = 80

  /// The subject of what precedes a speech verb; `nil` where it is none that speaks.
  func subject(_ range: Range<Int>) -> Subject? {
    guard range.count <= Self.reach else { return nil }
    var start = range.lowerBound
    let (end, scalars) = (range.upperBound, text.scalars)
    // `在会上`, `随后`, `据`.
    var moved = true
    while moved, start < end {
      while start < end, scalars[start].isTrimmed || scalars[start] == "”" || scalars[start] == "“"
      {
        start += 1
      }
      let length = OfficeWords.leadIns.length(in: scalars, at: start, end: end)
      moved = length > 0 && !(start + length == end && isMeeting(start..<end))
      if moved { start += length }
    }
    guard start < end else { return .omitted(isEmpty: true) }
    if let length = meetingLength(start, end) {
      return .named(Speaker(name: text.original(start..<(start + length)), kind: .meeting))
    }
    if isLay(start..<end) { return .lay }
    let pronoun = OfficeWords.pronouns.length(in: scalars, at: start, end: end)
    if pronoun > 0, isAdverbial(start + pronoun, end) { return .pronoun }
    if let person = person(in: start..<end) { return .named(person) }
    if OfficeWords.grounds.length(in: scalars, at: start, end: end) > 0 { return nil }
    if let body = body(start..<end) { return .named(body) }
    if let role = unnamed(start..<end) { return .named(role) }
    if OfficeWords.omittedSubject.length(in: scalars, at: start, end: end) > 0 {
      return .omitted(isEmpty: false)
    }
    return nil
  }

  /// `不少村民`, `来访群众`: those who ask.
  private func isLay(_ range: Range<Int>) -> Bool {
    let end = withoutAdverbs(range)
    return end - range.lowerBound <= 12
      && OfficeWords.laypeople.lengthOfWord(
        in: text.scalars, endingAt: end, start: range.lowerBound) > 0
  }

  /// `村民张建国`.
  func isLay(_ speaker: Speaker) -> Bool {
    guard speaker.kind == .person else { return false }
    guard let office = speaker.office else {
      // `王女士`.
      let name = speaker.name ?? ""
      return name.unicodeScalars.count == 3 && (name.hasSuffix("女士") || name.hasSuffix("先生"))
    }
    let scalars = Array(office.unicodeScalars)
    return OfficeWords.laypeople.lengthOfWord(in: scalars, endingAt: scalars.count, start: 0) > 0
  }

  private func isMeeting(_ range: Range<Int>) -> Bool {
    OfficeWords.meetings.length(in: text.scalars, at: range.lowerBound, end: range.upperBound)
      == range.count
  }

  /// `会议`, `全会`, and what may stand between it and its verb.
  private func meetingLength(_ start: Int, _ end: Int) -> Int? {
    let length = OfficeWords.meetings.length(in: text.scalars, at: start, end: end)
    guard length > 0, isAdverbial(start + length, end) else { return nil }
    return length
  }

  /// Whether the rest before a verb is adverbs, or begins as such phrases do and is short.
  private func isAdverbial(_ start: Int, _ end: Int) -> Bool {
    guard start < end else { return true }
    let scalars = text.scalars
    if OfficeWords.adverbs.length(in: scalars, at: start, end: end) == end - start { return true }
    return OfficeWords.afterName.length(in: scalars, at: start, end: end) > 0
      || OfficeWords.adverbs.length(in: scalars, at: start, end: end) > 0
  }

  // MARK: Persons

  /// The person a stretch begins with, or whom an office in it names: `县委书记季崇远在会上`. Who
  /// is turned to (`对局长苟长青`) is not the subject.
  func person(in range: Range<Int>) -> Speaker? {
    let (start, end) = (range.lowerBound, range.upperBound)
    let names = NameFinder(text: text, known: known)
    if let name = name(at: start, end: end) {
      let bracketed = bracketedOffice(name.upperBound, end)
      return Speaker(
        name: nameText(name), office: officeAfter(name, end) ?? bracketed, kind: .person)
    }
    if let titled = surnameWithOffice(range) { return titled }
    for titled in names.allTitled(range) where !isTurnedTo(titled.office.lowerBound, start) {
      let office = text.trimmed(titled.office)
      return Speaker(
        name: nameText(titled.name), office: office.isEmpty ? nil : text.original(office),
        kind: .person)
    }
    return modified(range, names) ?? unlistedName(range)
  }

  /// `随行的端木清`: a known name after words that say which.
  private func modified(_ range: Range<Int>, _ names: NameFinder) -> Speaker? {
    guard let mark = range.lastIndex(where: { text.scalars[$0] == "的" }),
      let name = names.known(at: mark + 1, range.upperBound)
    else { return nil }
    return Speaker(name: nameText(name), kind: .person)
  }

  /// Whether `对`, `向`, `给` or a joining word stands right before a place.
  private func isTurnedTo(_ place: Int, _ start: Int) -> Bool {
    guard place > start else { return false }
    // `对陪同接访的县住建局局长`.
    if text.scalars[place - 1] == "的",
      (start..<place).contains(where: { "对向给跟".unicodeScalars.contains(text.scalars[$0]) })
    {
      return true
    }
    if Self.turning.lengthOfWord(in: text.scalars, endingAt: place, start: start) > 0 {
      return true
    }
    return false
  }

  private static let turning = WordSet("对 向 给 跟 与 和 同 对着 告诉 叮嘱 嘱咐 提醒 连线 陪同 随同 要求 责成 希望 会见 约谈 、")

  /// `禤家宝指出`: three characters that seldom stand together elsewhere, and then the verb.
  private func unlistedName(_ range: Range<Int>) -> Speaker? {
    let scalars = text.scalars
    let end = withoutAdverbs(range)
    let name = range.lowerBound..<end
    if name.count > 3,
      let dotted = NameFinder(text: text, known: known).bare(at: name.lowerBound, end),
      dotted == name
    {
      return Speaker(name: nameText(name), kind: .person)
    }
    guard name.count == 3, name.allSatisfy({ scalars[$0].isHan }),
      CommonPairs.level(scalars[end - 3], scalars[end - 2]) == 0,
      CommonPairs.level(scalars[end - 2], scalars[end - 1]) == 0,
      OfficeWords.adverbs.length(in: scalars, at: name.lowerBound, end: end) == 0,
      PartyWords.predicates.length(in: scalars, at: name.lowerBound, end: end) == 0,
      PartyWords.prepositions.length(in: scalars, at: name.lowerBound, end: end) == 0,
      !OfficeWords.notInName.occurs(in: scalars, name),
      !OfficeWords.notNameEnds.mayBegin(with: scalars[end - 1])
    else { return nil }
    return Speaker(name: nameText(name), kind: .person)
  }

  /// The place of a name that no office stands before, or `nil` where the characters are none.
  func name(at start: Int, end: Int) -> Range<Int>? {
    let scalars = text.scalars
    let names = NameFinder(text: text, known: known)
    if let name = names.known(at: start, end),
      isEnd(name.upperBound, end) || name.count > 2 && scalars[name.upperBound] != "的"
    {
      return name
    }
    let compound = OfficeWords.compoundSurnames.length(in: scalars, at: start, end: end)
    var lengths: [Int] = []
    if compound > 0 { lengths = [4, 3] }
    if OfficeWords.surnames.length(in: scalars, at: start, end: end) > 0 { lengths += [3, 2] }
    for length in lengths where start + length <= end {
      let name = start..<(start + length)
      guard name.allSatisfy({ scalars[$0].isHan || scalars[$0] == "×" }),
        isEnd(start + length, end), isPlausible(name)
      else { continue }
      return name
    }
    return nil
  }

  /// Whether a name may end here.
  private func isEnd(_ place: Int, _ end: Int) -> Bool {
    guard place < end else { return true }
    let scalars = text.scalars
    if OfficeWords.afterName.length(in: scalars, at: place, end: end) > 0 { return true }
    return OfficeWords.offices.length(in: scalars, at: place, end: end) > 0
  }

  private func isPlausible(_ name: Range<Int>) -> Bool {
    let scalars = text.scalars
    if scalars[name.upperBound - 1] == "某" || scalars[name.upperBound - 1] == "×" { return true }
    let given = (name.lowerBound + 1)..<name.upperBound
    // `单位应当提出`.
    if RequirementWords.binding.length(
      in: scalars, at: name.upperBound - 1, end: min(scalars.count, name.upperBound + 1)) > 0
    {
      return false
    }
    if OfficeWords.notInName.occurs(in: scalars, given) { return false }
    // `王书记` is a surname and an office.
    if OfficeWords.offices.length(in: scalars, at: given.lowerBound, end: given.upperBound)
      == given.count
    {
      return false
    }
    if OfficeWords.notNames.length(in: scalars, at: name.lowerBound, end: name.upperBound) > 0 {
      return false
    }
    if OfficeWords.meetings.length(in: scalars, at: name.lowerBound, end: name.upperBound) > 0 {
      return false
    }
    // `应当`, `向基金`: a surname that is more often another word must be known for a name.
    if OfficeWords.doubtfulSurnames.mayBegin(with: scalars[name.lowerBound]) {
      return known.contains(nameText(name))
    }
    return OfficeWords.notNameEnds.length(
      in: scalars, at: name.upperBound - 1, end: name.upperBound) == 0
  }

  private func nameText(_ name: Range<Int>) -> String {
    text.original(name).filter { !$0.isWhitespace }
  }

  /// `岑望舟书记`: the office after the name.
  private func officeAfter(_ name: Range<Int>, _ end: Int) -> String? {
    let length = OfficeWords.offices.length(in: text.scalars, at: name.upperBound, end: end)
    guard length > 0 else { return nil }
    // `蒋青禾代表财政局发言`: on its behalf.
    if text.scalars[name.upperBound] == "代", name.upperBound + length < end,
      !isAdverbial(name.upperBound + length, end)
    {
      return nil
    }
    return text.original(name.upperBound..<(name.upperBound + length))
  }

  /// `蔺河清(水利局局长)`.
  private func bracketedOffice(_ place: Int, _ end: Int) -> String? {
    guard place < end, text.scalars[place] == "(" else { return nil }
    var close = place + 1
    while close < end, text.scalars[close] != ")", close - place < 40 { close += 1 }
    guard close < end,
      OfficeWords.offices.lengthOfWord(in: text.scalars, endingAt: close, start: place + 1) > 0
    else { return nil }
    return text.original((place + 1)..<close)
  }

  /// `王书记强调`: a surname and an office, as written.
  private func surnameWithOffice(_ range: Range<Int>) -> Speaker? {
    let (start, end, scalars) = (range.lowerBound, range.upperBound, text.scalars)
    var length = OfficeWords.compoundSurnames.length(in: scalars, at: start, end: end)
    if length == 0 { length = OfficeWords.surnames.length(in: scalars, at: start, end: end) }
    guard length > 0 else { return nil }
    let office = OfficeWords.offices.length(in: scalars, at: start + length, end: end)
    guard office > 0, isAdverbial(start + length + office, end) else { return nil }
    let stop = start + length + office
    return Speaker(
      name: text.original(start..<stop), office: text.original((start + length)..<stop),
      kind: .person)
  }

  private static let roles = WordSet("负责人 负责同志 主要领导 发言人")

  /// `县委主要负责同志`, `该局有关负责人`: an office without a name.
  private func unnamed(_ range: Range<Int>) -> Speaker? {
    let scalars = text.scalars
    guard let role = Self.roles.first(in: scalars, range), role.lowerBound > range.lowerBound,
      !range.contains(where: { scalars[$0] == "对" || scalars[$0] == "向" }),
      role.upperBound - range.lowerBound <= 30, isAdverbial(role.upperBound, range.upperBound)
    else { return nil }
    var start = range.lowerBound
    for place in range.lowerBound..<role.lowerBound where scalars[place] == "," {
      start = place + 1
    }
    return Speaker(name: nil, office: text.original(start..<role.upperBound), kind: .person)
  }

  // MARK: Bodies and documents

  private func withoutAdverbs(_ range: Range<Int>) -> Int {
    var end = range.upperBound
    var moved = true
    while moved, end > range.lowerBound {
      let length = OfficeWords.adverbs.lengthOfWord(
        in: text.scalars, endingAt: end, start: range.lowerBound)
      moved = length > 0
      end -= length
    }
    return end
  }

  private func body(_ range: Range<Int>) -> Speaker? {
    let (start, scalars) = (range.lowerBound, text.scalars)
    let end = withoutAdverbs(range)
    guard end - start >= 2, end - start <= (scalars[end - 1] == "》" ? 60 : 30) else { return nil }
    if scalars[end - 1] == "》" {
      // `省厅《关于…的通知》`.
      guard let open = (start..<end).first(where: { scalars[$0] == "《" }),
        open == start || isIssuer(start..<open)
      else { return nil }
      return Speaker(name: text.original(open..<end), kind: .document)
    }
    guard (start..<end).allSatisfy({ scalars[$0].isHan || scalars[$0] == "、" }) else { return nil }
    let document = OfficeWords.documents.lengthOfWord(in: scalars, endingAt: end, start: start)
    if document > 0, document == end - start {
      return Speaker(name: text.original(start..<end), kind: .document)
    }
    let length = OfficeWords.bodyEnds.lengthOfWord(in: scalars, endingAt: end, start: start)
    guard length > 0, end - start > length || length >= 2,
      !SpeakerFinder.told.occurs(in: scalars, start..<end)
    else { return nil }
    return Speaker(name: text.original(start..<end), kind: .body)
  }

  /// What stands before a document's name: whose it is.
  private func isIssuer(_ range: Range<Int>) -> Bool {
    text.scalars[range.upperBound - 1] == "的"
      || OfficeWords.bodyEnds.lengthOfWord(
        in: text.scalars, endingAt: range.upperBound, start: range.lowerBound) > 0
  }

  /// What no body's name holds.
  private static let told = WordSet("的 落实 贯彻 按照 根据 符合 学习 对 把 将 是 为 以 在 向 被 了 和 就 从 领导小组要求 全面 决策")
}
