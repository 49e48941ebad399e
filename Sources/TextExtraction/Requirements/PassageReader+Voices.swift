internal import ArchiveModel

extension PassageReader {
  /// Goes through a line's clauses and says of each who speaks in it.
  mutating func attribute(_ clauses: [Clause]) -> [Spoken] {
    var spoken: [Spoken] = []
    spoken.reserveCapacity(clauses.count)
    var sentenceSubject: Speaker?
    var isInAttribution = false
    for (index, clause) in clauses.enumerated() {
      if clause.beginsSentence {
        sentenceSubject = nil
        isInAttribution = false
        // In a speech or a notice somebody else's words end with their sentence.
        // Not so what a meeting says.
        if state.ownVoice.speaker != nil, state.voice.speaker?.kind != .meeting, !state.isAnnounced,
          index > 0
        {
          state.voice = state.defaultVoice
        }
      }
      var now = Spoken(clause: clause, contentStart: clause.range.lowerBound, voice: state.voice)
      if state.hasSpeakers {
        if index == 0, let label = label(clause) {
          state.voice = label
          now.voice = label
          now.contentStart = clause.range.upperBound
          now.beginsSegment = true
          sentenceSubject = label.speaker
        } else if let found = attribution(
          clause, sentenceSubject: sentenceSubject, isFirst: index == 0)
        {
          sentenceSubject = found.voice.speaker ?? sentenceSubject
          let isAfterQuote = index > 0 && clauses[index - 1].isQuoted && !clause.isQuoted
          if isAfterQuote, found.contentStart >= clause.range.upperBound {
            giveBack(&spoken, to: found.voice)
          }
          state.voice = found.voice
          now.voice = found.voice
          now.contentStart = found.contentStart
          now.beginsSegment = true
          isInAttribution = true
        } else if let person = subject(of: clause) {
          sentenceSubject = person
        }
      }
      now.isInAttribution = isInAttribution
      if let before = spoken.last, before.contentStart >= before.clause.range.upperBound {
        now.beginsSegment = true
      }
      spoken.append(now)
    }
    return spoken
  }

  /// `“…，”黎大姐说`: the quoted words before belong to who is named after them.
  private func giveBack(_ spoken: inout [Spoken], to voice: Voice) {
    var index = spoken.count - 1
    while index >= 0, spoken[index].clause.isQuoted {
      spoken[index].voice = voice
      if index == 0 || !spoken[index - 1].clause.isQuoted { spoken[index].beginsSegment = true }
      index -= 1
    }
  }

  /// A clause that says who speaks.
  private mutating func attribution(_ clause: Clause, sentenceSubject: Speaker?, isFirst: Bool) -> (
    voice: Voice, contentStart: Int
  )? {
    guard !clause.isQuoted || clause.range.count <= 12 else { return nil }
    let verbs = SpeechVerb.all(in: text, clause.range)
    guard !verbs.isEmpty else { return nil }
    let finder = SpeakerFinder(text: text, known: state.knownNames)
    for (place, verb) in verbs.prefix(6).enumerated() {
      let before = clause.range.lowerBound..<verb.range.lowerBound
      guard let subject = finder.subject(before) else { continue }
      var speaker: Speaker?
      switch subject {
      case .named(let named): speaker = named
      case .pronoun: speaker = state.lastPerson
      case .omitted(let isEmpty):
        speaker = sentenceSubject
        if speaker == nil, isEmpty, clause.beginsSentence, verb.force == .directive,
          verb.range.upperBound < clause.range.upperBound
        {
          speaker = state.voice.speaker
        }
      }
      guard let speaker = speaker.map({ state.name($0) }) else { continue }
      var last = verb
      var force = verb.force
      // `强调指出`; `提出具体整改要求`.
      for next in verbs.dropFirst(place + 1) {
        let isAdjacent = next.range.lowerBound == last.range.upperBound
        let isNoun = next.range.upperBound == clause.range.upperBound && next.force == .directive
        guard isAdjacent || isNoun else { break }
        last = next
        if next.force == .directive || force == .plain { force = next.force }
      }
      var contentStart = last.range.upperBound
      if text.starts(with: ["记", "者"], at: contentStart, end: clause.range.upperBound) {
        contentStart += 2
      }
      if text.starts(with: ["过"], at: contentStart, end: clause.range.upperBound) {
        contentStart += 1
      }
      // `通报`, `作表态发言`, `提出三点意见`: nothing is said in the clause itself.
      if clause.ending == .colon, clause.range.upperBound - contentStart <= 12 {
        contentStart = clause.range.upperBound
      }
      var voice = Voice(speaker: speaker, verb: text.original(verb.range), force: force)
      if last.range != verb.range, last.force == .directive {
        voice.verb = text.original(last.range)
      }
      voice.addressees = AddresseeFinder(text: text).target(before)
      return (voice, contentStart)
    }
    return nil
  }

  /// `郁安和：`, `房守正（应急管理局局长）：` at the beginning of a line.
  private mutating func label(_ clause: Clause) -> Voice? {
    guard clause.ending == .colon, clause.range.count <= 30 else { return nil }
    let finder = SpeakerFinder(text: text, known: state.knownNames)
    let scalars = text.scalars
    if OfficeWords.offices.length(
      in: scalars, at: clause.range.lowerBound, end: clause.range.upperBound) == clause.range.count
    {
      // `主持人：`, `记者：`.
      return Voice(
        speaker: Speaker(name: nil, office: text.original(clause.range), kind: .person),
        force: .plain,
        isDirect: true)
    }
    guard
      let name = finder.name(
        at: clause.range.lowerBound, end: clause.range.upperBound, followsOffice: false)
    else { return nil }
    var office: String?
    if name.upperBound < clause.range.upperBound {
      guard scalars[name.upperBound] == "(",
        scalars[clause.range.upperBound - 1] == ")"
      else { return nil }
      office = text.original((name.upperBound + 1)..<(clause.range.upperBound - 1))
    } else if name.count < 3, scalars[name.upperBound - 1] != "某" {
      // `时间：` is no person.
      guard state.lastPerson?.name == text.original(name) else { return nil }
    }
    let speaker = state.name(Speaker(name: text.original(name), office: office, kind: .person))
    return Voice(speaker: speaker, force: .plain, isDirect: true)
  }

  /// The person a clause begins with, who may speak in the next one: `孙高俊代表…作表态发言`.
  private mutating func subject(of clause: Clause) -> Speaker? {
    let scalars = text.scalars
    let range = clause.range.lowerBound..<min(clause.range.upperBound, clause.range.lowerBound + 50)
    let begins = OfficeWords.surnames.mayBegin(with: scalars[range.lowerBound])
    guard begins || OfficeWords.offices.occurs(in: scalars, range) else { return nil }
    guard
      case .named(let speaker)? = SpeakerFinder(text: text, known: state.knownNames).subject(range),
      speaker.kind == .person, speaker.name != nil
    else { return nil }
    return state.name(speaker)
  }
}
