internal import ArchiveModel
import TextStructure

extension PassageReader {
  /// Goes through a line's clauses and says of each who speaks in it.
  mutating func attribute(_ clauses: [Clause]) -> [Spoken] {
    var spoken: [Spoken] = []
    spoken.reserveCapacity(clauses.count)
    var sentenceSubject: Speaker?
    var isInAttribution = false
    /// Whether the words of the voice at hand are in quotation marks.
    var isQuoting = false
    /// What the one who speaks requires of somebody by name, to the end of the sentence.
    var request: Voice?
    for (index, clause) in clauses.enumerated() {
      if clause.beginsSentence {
        sentenceSubject = nil
        isInAttribution = false
        request = nil
        let goesOn = isQuoting && clause.isQuoted && index > 0 && clauses[index - 1].isQuoted
        if state.voice.bindsNobody && !goesOn || state.voice.endsWithSentence
          || ends(isQuoting: isQuoting, at: clause)
        {
          state.voice = state.defaultVoice
          isQuoting = false
        }
        // In a speech or a notice somebody else's words end with their sentence.
        // Not so what a meeting says.
        if state.ownVoice.speaker != nil, state.voice.speaker?.kind != .meeting, !state.isAnnounced,
          index > 0, !goesOn
        {
          state.voice = state.defaultVoice
        }
      }
      var now = Spoken(
        clause: clause, contentStart: clause.range.lowerBound, voice: request ?? state.voice)
      if state.hasSpeakers {
        notePersons(clause)
        if index == 0, let label = label(clause) ?? answer(clause) {
          state.voice = label
          state.labelled = label
          now.voice = label
          now.contentStart = clause.range.upperBound
          now.beginsSegment = true
          sentenceSubject = label.speaker
        } else if let own = ownRequest(clause) {
          request = own.voice
          now.voice = own.voice
          now.contentStart = own.contentStart
          now.beginsSegment = true
          isInAttribution = true
        } else if let found = attribution(
          clause, sentenceSubject: sentenceSubject, isFirst: index == 0)
        {
          sentenceSubject = found.voice.speaker ?? sentenceSubject
          let isAfterQuote =
            index > 0 && clauses[index - 1].isQuoted && !clause.isQuoted
            && spoken.last?.isInAttribution != true
          // `“…，”他说，“…”`, `“…。”黎大姐说。`: not what a sentence goes on to say.
          let endsSpeech =
            clause.ending == .stop || index + 1 < clauses.count && clauses[index + 1].isQuoted
          if isAfterQuote, found.contentStart >= clause.range.upperBound, endsSpeech {
            giveBack(&spoken, to: found.voice)
          }
          state.voice = found.voice
          now.voice = found.voice
          now.contentStart = found.contentStart
          now.beginsSegment = true
          isInAttribution = true
          isQuoting = false
        } else if let person = subject(of: clause) {
          if clause.beginsSentence, !clause.isQuoted { endNarrated(person, isInAttribution) }
          now.voice = state.voice
          sentenceSubject = sentenceSubject ?? person
        } else if clause.isQuoted, !isInAttribution, let speaker = sentenceSubject,
          index > 0, !clauses[index - 1].isQuoted, !clause.beginsSentence
        {
          // `令狐远航笑了：“…”`: the one who does something speaks.
          state.voice = Voice(speaker: speaker, force: .plain, isDirect: true)
          state.voice.addressees = summoned(by: speaker, in: clauses[index - 1])
          now.voice = state.voice
          now.beginsSegment = true
          isInAttribution = true
        }
        if sentenceSubject == nil, !isInAttribution, index + 1 < clauses.count {
          sentenceSubject = body(clause, before: clauses[index + 1])
        }
        if isInAttribution, clause.isQuoted { isQuoting = true }
      }
      now.isInAttribution = isInAttribution
      now.isProverb = isProverb(clause, after: index > 0 ? clauses[index - 1] : nil, spoken.last)
      if now.isProverb { now.beginsSegment = true }
      if let before = spoken.last, before.contentStart >= before.clause.range.upperBound {
        now.beginsSegment = true
      }
      if let before = spoken.last, before.isProverb, !now.isProverb { now.beginsSegment = true }
      spoken.append(now)
    }
    return spoken
  }

  /// `俗话说，打铁还需自身硬`: the saying, in quotation marks or one clause long.
  private func isProverb(_ clause: Clause, after last: Clause?, _ spoken: Spoken?) -> Bool {
    if OfficeWords.sayings.occurs(in: text.scalars, clause.range) { return true }
    guard let last, let spoken, spoken.isProverb, !clause.beginsSentence else { return false }
    return clause.isQuoted
      || OfficeWords.sayings.lengthOfWord(
        in: text.scalars, endingAt: last.range.upperBound, start: last.range.lowerBound) > 0
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
    if let document = document(clause) { return document }
    if let decided = decided(clause) { return decided }
    let verbs = SpeechVerb.all(in: text, clause.range)
    if let asked = asking(clause) { return asked }
    guard !verbs.isEmpty else { return nil }
    let finder = SpeakerFinder(text: text, known: state.knownNames)
    for (place, verb) in verbs.prefix(6).enumerated() {
      let before = clause.range.lowerBound..<verb.range.lowerBound
      // `县委去年要求`, `我在大会上讲过`: what was said once.
      if verb.force == .directive && wasOnce(before) || isRecalled(verb, clause) {
        return (
          Voice(verb: text.original(verb.range), force: .plain, bindsNobody: true),
          verb.range.upperBound
        )
      }
      guard let subject = finder.subject(before) else { continue }
      var speaker: Speaker?
      var isLay = false
      switch subject {
      case .named(let named):
        speaker = named
        isLay = finder.isLay(named)
      case .lay:
        return (
          Voice(verb: text.original(verb.range), force: .plain, bindsNobody: true),
          verb.range.upperBound
        )
      case .pronoun: speaker = sentenceSubject ?? state.lastPerson
      case .omitted(let isEmpty):
        speaker = sentenceSubject
        if speaker == nil, isEmpty, clause.beginsSentence,
          verb.force == .directive || reminds(verb, clause),
          verb.range.upperBound < clause.range.upperBound
        {
          speaker = state.voice.speaker
        }
      }
      if let speaker, finder.isLay(speaker) { isLay = true }
      if speaker == nil, let told = told(verb, clause) { return told }
      guard let speaker = speaker.map({ state.name($0) }) else { continue }
      return voice(speaker, verbs.dropFirst(place), clause, isLay: isLay)
    }
    return stranger(verbs[0], clause)
  }

  /// `我们要求维保单位每十五天保养一次`: who speaks requires it of somebody.
  private func ownRequest(_ clause: Clause) -> (voice: Voice, contentStart: Int)? {
    let start = clause.range.lowerBound
    guard state.voice.speaker != nil,
      text.starts(with: ["我", "们"], at: start, end: clause.range.upperBound),
      case let length = SpeechVerb.directive.length(
        in: text.scalars, at: start + 2, end: clause.range.upperBound), length > 0,
      let object = object(
        at: start + 2 + length, end: clause.range.upperBound, speaker: state.voice.speaker)
    else { return nil }
    var voice = state.voice
    voice.force = .directive
    voice.addressees = object.parts
    return (voice, start + 2 + length)
  }

  private func isRecalled(_ verb: SpeechVerb, _ clause: Clause) -> Bool {
    let scalars = text.scalars
    let end = verb.range.upperBound
    guard end < clause.range.upperBound, scalars[end] == "过" else { return false }
    return scalars[clause.range.lowerBound..<verb.range.lowerBound].contains("我")
  }

  /// `端木弘请黑巧云报告进度`: one person asks another, or a body.
  private mutating func asking(_ clause: Clause) -> (voice: Voice, contentStart: Int)? {
    let range = clause.range
    guard !clause.isQuoted,
      let place = range.first(where: { text.scalars[$0] == "请" }), place > range.lowerBound,
      RequirementWords.afterQing.length(in: text.scalars, at: place + 1, end: range.upperBound)
        == 0,
      case .named(let speaker)? = SpeakerFinder(text: text, known: state.knownNames).subject(
        range
          .lowerBound..<(place - ("还又也并".unicodeScalars.contains(text.scalars[place - 1]) ? 1 : 0))),
      speaker.kind == .person, let name = speaker.name,
      speaker.office != nil || state.knownNames.contains(name),
      let object = object(at: place + 1, end: range.upperBound, speaker: speaker)
    else { return nil }
    var voice = Voice(speaker: state.name(speaker), verb: "请", force: .directive)
    voice.addressees = object.parts
    return (voice, place)
  }

  /// What is said with the first of some verbs.
  private func voice(
    _ speaker: Speaker, _ verbs: ArraySlice<SpeechVerb>, _ clause: Clause, isLay: Bool
  ) -> (voice: Voice, contentStart: Int)? {
    guard let verb = verbs.first else { return nil }
    let before = clause.range.lowerBound..<verb.range.lowerBound
    var last = verb
    var force = verb.force
    // `强调指出`; `提出具体整改要求`.
    for next in verbs.dropFirst() {
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
    var voice = Voice(speaker: speaker, verb: text.original(verb.range), force: force)
    if last.range != verb.range, last.force == .directive {
      voice.verb = text.original(last.range)
    }
    voice.bindsNobody = isLay || isPast(before, contentStart, clause)
    let addressees = AddresseeFinder(text: text, known: state.knownNames)
    voice.addressees = addressees.target(before)
    // `叮嘱李长河，`: the one spoken to, and nothing else.
    if let object = object(at: contentStart, end: clause.range.upperBound, speaker: speaker) {
      if object.end >= clause.range.upperBound {
        if clause.ending != .stop {
          voice.addressees = object.parts
          contentStart = clause.range.upperBound
        }
      } else if voice.addressees.isEmpty, clause.ending == .colon || force == .directive {
        voice.addressees = object.parts
      }
    }
    // `通报`, `作表态发言`, `提出三点意见`: nothing is said in the clause itself.
    if clause.ending == .colon, clause.range.upperBound - contentStart <= 12 {
      contentStart = clause.range.upperBound
    }
    return (voice, contentStart)
  }

  /// `去年曾要求`, `要求了三次`: what was required once.
  private func isPast(_ before: Range<Int>, _ contentStart: Int, _ clause: Clause) -> Bool {
    if wasOnce(before) { return true }
    return contentStart < clause.range.upperBound && text.scalars[contentStart] == "了"
      && clause.ending != .colon
  }

  /// `县委去年要求`, `曾要求`.
  private func wasOnce(_ before: Range<Int>) -> Bool {
    let scalars = text.scalars
    if let last = before.last.map({ scalars[$0] }),
      last == "曾" || last == "已"
        || last == "经" && before.count > 1 && scalars[before.upperBound - 2] == "曾"
    {
      return true
    }
    guard let once = RequirementWords.once.first(in: scalars, before) else { return false }
    return !text.starts(with: ["以", "来"], at: once.upperBound, end: before.upperBound)
  }

  /// Whether the voice at hand ends before a sentence: its quotation is closed, or the reporter
  /// speaks again.
  private func ends(isQuoting: Bool, at clause: Clause) -> Bool {
    guard state.ownVoice.speaker == nil, !state.isAnnounced, state.voice.verb != nil else {
      return false
    }
    if isQuoting, !clause.isQuoted { return true }
    return !clause.isQuoted
      && OfficeWords.narrating.length(
        in: text.scalars, at: clause.range.lowerBound, end: clause.range.upperBound) > 0
  }

  /// Whoever does something in a sentence that says nothing ends the words of another.
  private mutating func endNarrated(_ person: Speaker, _ isInAttribution: Bool) {
    guard state.ownVoice.speaker == nil, !state.isAnnounced, !isInAttribution,
      state.voice.verb != nil, let speaking = state.voice.speaker, speaking != person,
      speaking.name != person.name
    else { return }
    state.voice = state.defaultVoice
  }

  /// Notes where persons are named, for 他 in what is said to them.
  private mutating func notePersons(_ clause: Clause) {
    let names = NameFinder(text: text, known: state.knownNames)
    var index = clause.range.lowerBound
    let first = places.count
    while !state.knownNames.isEmpty, index < clause.range.upperBound {
      if let name = names.known(at: index, clause.range.upperBound) {
        places.append(name)
        index = name.upperBound
      } else {
        index += 1
      }
    }
    guard OfficeWords.offices.occurs(in: text.scalars, clause.range) else { return }
    for titled in names.allTitled(clause.range)
    where !places[first...].contains(where: { $0.overlaps(titled.name) }) {
      places.append(titled.name)
    }
    places[first...].sort { $0.lowerBound < $1.lowerBound }
  }

  /// Whom a stretch begins by naming, after 要求: names, or 他 for the one named last who does not
  /// speak.
  func object(at start: Int, end: Int, speaker: Speaker?) -> PartyFinder.Found? {
    let finder = AddresseeFinder(text: text, known: state.knownNames)
    if start < end, text.scalars[start] == "他" || text.scalars[start] == "她",
      !text.starts(with: ["们"], at: start + 1, end: end)
    {
      let names = NameFinder(text: text)
      guard
        let place = places.last(where: {
          $0.upperBound <= start && names.plain($0) != speaker?.name
        })
      else { return nil }
      return PartyFinder.Found(parts: [place], end: start + 1)
    }
    return finder.object(at: start, end: end)
  }
}
