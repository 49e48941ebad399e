internal import ArchiveModel
import TextStructure

/// Who a line's label, or the clause before, says is going to speak.
extension PassageReader {
  /// `郁安和：`, `房守正（应急管理局局长）：` at the beginning of a line.
  mutating func label(_ clause: Clause) -> Voice? {
    guard clause.ending == .colon, clause.range.count <= 30 else { return nil }
    let finder = SpeakerFinder(text: text, known: state.knownNames)
    let scalars = text.scalars
    if OfficeWords.offices.length(
      in: scalars, at: clause.range.lowerBound, end: clause.range.upperBound) == clause.range.count
    {
      // `主持人：`, `记者：`.
      return Voice(
        speaker: Speaker(name: nil, office: text.original(clause.range), kind: .person),
        force: .plain, isDirect: true,
        bindsNobody: text.starts(
          with: ["记", "者"], at: clause.range.upperBound - 2, end: clause.range.upperBound))
    }
    guard let name = labelName(clause.range, finder) else { return nil }
    var office: String?
    if name.upperBound < clause.range.upperBound {
      guard scalars[name.upperBound] == "(",
        scalars[clause.range.upperBound - 1] == ")"
      else { return nil }
      office = text.original((name.upperBound + 1)..<(clause.range.upperBound - 1))
    } else if name.count < 3, scalars[name.upperBound - 1] != "某" {
      // `时间：` is no person.
      let words = text.original(name)
      guard state.lastPerson?.name == words || state.knownNames.contains(words) else { return nil }
    }
    let speaker = state.name(Speaker(name: text.original(name), office: office, kind: .person))
    return Voice(speaker: speaker, force: .plain, isDirect: true)
  }

  /// `老魏，`, `王局长，`, `张大海同志，` in what somebody says: who is spoken to.
  func vocative(_ spoken: Spoken) -> Range<Int>? {
    let (scalars, range) = (text.scalars, content(spoken).range)
    guard spoken.clause.ending == .comma, (2...8).contains(range.count),
      spoken.clause.isQuoted || spoken.voice.isDirect || spoken.voice.speaker?.kind == .person
    else { return nil }
    let start = range.lowerBound
    if range.count == 2, scalars[start] == "老" || scalars[start] == "小" {
      return CommonPairs.level(scalars[start], scalars[start + 1]) == 0 ? range : nil
    }
    // `麦青山同志，`.
    let end = range.upperBound
    if (4...6).contains(range.count), text.starts(with: ["同", "志"], at: end - 2, end: end),
      max(
        OfficeWords.surnames.length(in: scalars, at: start, end: end),
        OfficeWords.compoundSurnames.length(in: scalars, at: start, end: end)) > 0,
      !scalars[range].contains(where: { "的各全们位个".unicodeScalars.contains($0) })
    {
      return start..<(end - 2)
    }
    let names = NameFinder(text: text, known: state.knownNames)
    if let name = names.known(at: start, range.upperBound) {
      let isAll =
        name == range
        || name.upperBound + 2 == range.upperBound
          && text.starts(with: ["同", "志"], at: name.upperBound, end: range.upperBound)
      return isAll ? name : nil
    }
    guard OfficeWords.surnames.length(in: scalars, at: start, end: range.upperBound) > 0,
      OfficeWords.offices.length(in: scalars, at: start + 1, end: range.upperBound)
        == range.count - 1
    else { return nil }
    return range
  }

  /// `县总工会发出倡议，号召…`: a body that does something and then requires.
  func body(_ clause: Clause, before next: Clause) -> Speaker? {
    guard !clause.isQuoted, !next.isQuoted, next.range.count > 2,
      SpeechVerb.directive.length(
        in: text.scalars, at: next.range.lowerBound, end: next.range.upperBound) > 0,
      let actor = addressees.actor(clause.range).first,
      OfficeWords.bodyEnds.lengthOfWord(
        in: text.scalars, endingAt: actor.upperBound, start: actor.lowerBound) > 0
    else { return nil }
    return Speaker(name: text.original(actor), kind: .body)
  }

  /// `问：`, `答：`: the reporter, and the one whom the title names.
  func answer(_ clause: Clause) -> Voice? {
    guard clause.ending == .colon, clause.range.count <= 12 else { return nil }
    let scalars = text.scalars
    if clause.range.count == 1, scalars[clause.range.lowerBound] == "答",
      let speaker = state.interviewee
    {
      return Voice(speaker: speaker, force: .plain, isDirect: true)
    }
    // `问`, `新华网记者`.
    guard
      clause.range.count == 1 && scalars[clause.range.lowerBound] == "问"
        || text.starts(
          with: ["记", "者"], at: clause.range.upperBound - 2, end: clause.range.upperBound)
    else { return nil }
    return Voice(
      speaker: Speaker(name: nil, office: "记者", kind: .person), force: .plain, isDirect: true,
      bindsNobody: true)
  }

  /// A label's name: one of a listed surname, or whatever stands before an office in brackets.
  private func labelName(_ range: Range<Int>, _ finder: SpeakerFinder) -> Range<Int>? {
    if let name = finder.name(at: range.lowerBound, end: range.upperBound) {
      // `季崇远说：` names who speaks in a sentence.
      return SpeechVerb.endsWithWord(name, text) ? nil : name
    }
    let scalars = text.scalars
    guard let open = range.first(where: { scalars[$0] == "(" }),
      (2...4).contains(open - range.lowerBound), scalars[range.upperBound - 1] == ")",
      (range.lowerBound..<open).allSatisfy({ scalars[$0].isHan }),
      OfficeWords.offices.lengthOfWord(
        in: scalars, endingAt: range.upperBound - 1, start: open + 1) > 0
    else { return nil }
    return range.lowerBound..<open
  }

  /// The person a clause begins with, who may speak in the next one: `孙高俊代表…作表态发言`.
  mutating func subject(of clause: Clause) -> Speaker? {
    let scalars = text.scalars
    let range = clause.range.lowerBound..<min(clause.range.upperBound, clause.range.lowerBound + 50)
    if OfficeWords.pronouns.length(in: scalars, at: range.lowerBound, end: range.upperBound) == 1 {
      return state.lastPerson
    }
    let begins =
      OfficeWords.surnames.mayBegin(with: scalars[range.lowerBound])
      || OfficeWords.compoundSurnames.mayBegin(with: scalars[range.lowerBound])
      || state.knownNames.mayBegin(with: scalars[range.lowerBound])
    guard
      begins || range.contains(where: { scalars[$0] == "的" })
        || OfficeWords.offices.occurs(in: scalars, range)
    else { return nil }
    guard
      case .named(let speaker)? = SpeakerFinder(text: text, known: state.knownNames).subject(range),
      speaker.kind == .person, speaker.name != nil,
      // `本报讯（记者 佘欣）`: who wrote it.
      speaker.office.map({ !$0.hasSuffix("记者") && !$0.hasSuffix("通讯员") }) ?? true
    else { return nil }
    // `李长河参加`: who is only there is not the one of whom the text goes on to speak.
    let after = (range.last { scalars[$0] == "的" } ?? range.lowerBound)..<range.upperBound
    return OfficeWords.attending.occurs(in: scalars, after)
      ? state.notePresent(speaker) : state.name(speaker)
  }
}
