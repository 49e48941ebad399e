internal import ArchiveModel
import TextStructure

/// Who speaks where no person with an office is named: a document, a meeting, somebody unknown.
extension PassageReader {
  /// `按照《学校食堂管理办法》，`: in news, what a document says.
  func document(_ clause: Clause) -> (voice: Voice, contentStart: Int)? {
    let (scalars, range) = (text.scalars, clause.range)
    guard state.isNews, state.voice.verb == nil, clause.ending == .comma, !clause.isQuoted,
      Self.accordingTo.length(in: scalars, at: range.lowerBound, end: range.upperBound) > 0,
      let open = range.first(where: { scalars[$0] == "《" }),
      let close = range.last(where: { scalars[$0] == "》" }), close > open,
      close + 1 == range.upperBound
        || Self.stipulating.length(in: scalars, at: close + 1, end: range.upperBound)
          == range.upperBound - close - 1
    else { return nil }
    let name = text.original(open..<(close + 1))
    var voice = Voice(
      speaker: Speaker(name: name, kind: .document), verb: "规定", force: .plain)
    voice.endsWithSentence = true
    return (voice, range.upperBound)
  }

  static let accordingTo = WordSet("按照 根据 依据 依照 按 遵照")

  static let stipulating = WordSet("规定 的规定 要求 的要求 有关规定 的有关规定 相关规定 的相关规定")

  /// `会议同意超出部分由…补办`, `会议审议并原则通过《办法》，由…`: what a meeting does.
  func decided(_ clause: Clause) -> (voice: Voice, contentStart: Int)? {
    let (scalars, range) = (text.scalars, clause.range)
    guard !clause.isQuoted, clause.beginsSentence else { return nil }
    let meeting = OfficeWords.meetings.length(
      in: scalars, at: range.lowerBound, end: range.upperBound)
    guard meeting > 0 else { return nil }
    let start = range.lowerBound + meeting
    let voice = Voice(
      speaker: Speaker(
        name: text.original(range.lowerBound..<start), kind: .meeting), verb: "同意", force: .plain)
    let agreed = Self.agreeing.length(in: scalars, at: start, end: range.upperBound)
    if agreed > 0 { return (voice, start + agreed) }
    return Self.passing.length(in: scalars, at: start, end: range.upperBound) > 0
      ? (voice, range.upperBound) : nil
  }

  static let agreeing = WordSet("同意 一致同意 原则同意 原则上同意 研究同意 经研究同意")

  static let passing = WordSet("审议 听取 研究 传达 学习 讨论 审定 通过 原则通过 审议通过 专题研究")

  /// `只叮嘱小伙子：`: words to somebody, of one who is not named.
  func told(_ verb: SpeechVerb, _ clause: Clause) -> (voice: Voice, contentStart: Int)? {
    guard verb.force == .directive, clause.ending == .colon, state.ownVoice.speaker == nil,
      let object = object(at: verb.range.upperBound, end: clause.range.upperBound, speaker: nil),
      object.end == clause.range.upperBound
    else { return nil }
    var voice = Voice(verb: text.original(verb.range), force: .directive)
    voice.addressees = object.parts
    return (voice, clause.range.upperBound)
  }

  /// `他叫来粮库主任麻有田：“…”`: the one whom a clause before quoted words ends by naming.
  func summoned(by speaker: Speaker, in clause: Clause) -> [Range<Int>] {
    guard clause.ending == .colon || clause.ending == .comma, let place = places.last,
      clause.range.lowerBound < place.lowerBound, place.upperBound <= clause.range.upperBound,
      NameFinder(text: text).plain(place) != speaker.name
    else { return [] }
    return [place]
  }

  /// `另外提醒家长，`: whom what is said is for.
  func reminds(_ verb: SpeechVerb, _ clause: Clause) -> Bool {
    text.starts(with: ["提", "醒"], at: verb.range.lowerBound, end: verb.range.upperBound)
      && object(at: verb.range.upperBound, end: clause.range.upperBound, speaker: nil) != nil
  }

  /// `习文说，家长们盼的是…`: somebody of whom the text says no more, in news.
  func stranger(_ verb: SpeechVerb, _ clause: Clause) -> (
    voice: Voice, contentStart: Int
  )? {
    let before = clause.range.lowerBound..<verb.range.lowerBound
    guard clause.beginsSentence, !clause.isQuoted, state.ownVoice.speaker == nil, state.isNews,
      (2...4).contains(before.count), before.allSatisfy({ text.scalars[$0].isHan }),
      verb.force == .plain, verb.range.upperBound == clause.range.upperBound,
      OfficeWords.adverbs.length(
        in: text.scalars, at: before.lowerBound, end: before.upperBound) == 0,
      OfficeWords.leadIns.length(
        in: text.scalars, at: before.lowerBound, end: before.upperBound) == 0,
      OfficeWords.grounds.length(
        in: text.scalars, at: before.lowerBound, end: before.upperBound) == 0
    else { return nil }
    return (
      Voice(verb: text.original(verb.range), force: .plain, bindsNobody: true),
      verb.range.upperBound
    )
  }
}
