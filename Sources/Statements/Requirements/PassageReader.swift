internal import ArchiveModel
import TextStructure

/// Reads one passage: line by line, clause by clause, first who speaks, then what is required.
struct PassageReader {
  let text: RuleText
  var state: DocumentState
  var statements = PassageStatements()
  /// Where persons are named in the passage, in order.
  var places: [Range<Int>] = []
  /// Of whom the sentence at hand requires something, for its items that name nobody.
  var party: [Range<Int>] = []

  /// Who is called by name in what is said (`老魏，你带两个人守西头`), to the sentence's end.
  var called: [Range<Int>] = []

  /// The numbered line read last, for the bodies that a label below it names.
  var task: Task?

  init(text: RuleText, state: DocumentState) {
    self.text = text
    self.state = state
  }

  /// A clause, and what the first walk found out about it.
  struct Spoken {
    var clause: Clause
    /// Where what is said begins in it; the clause's end where it only says who speaks.
    var contentStart: Int
    var voice: Voice
    /// Whether it stands in the sentence that says who speaks.
    var isInAttribution = false
    /// Whether something new begins with it: an item, a speech.
    var beginsSegment = false
    /// Whether it is a saying (`俗话说`).
    var isProverb = false
  }

  mutating func read() {
    var lines: [Range<Int>] = []
    var start = 0
    while start < text.count {
      var end = start
      while end < text.count, text.scalars[end] != "\n" { end += 1 }
      let line = text.trimmed(start..<end)
      if !line.isEmpty || start == 0 { lines.append(line) }
      start = end + 1
    }
    var index = 0
    while index < lines.count {
      let count = readTable(lines[index...])
      if count == 0, !lines[index].isEmpty {
        read(line: lines[index], continues: index == 0 && state.continuesLine)
      }
      index += max(1, count)
    }
    statements.requirements.sort { $0.byteRange.lowerBound < $1.byteRange.lowerBound }
  }

  /// Reads the heading or the row of a table of tasks.
  ///
  /// - Returns: how many lines it has; 0 where there is none.
  private mutating func readTable(_ lines: ArraySlice<Range<Int>>) -> Int {
    guard state.givesDirections, !state.isLaw, let first = lines.first, first.count <= 40 else {
      return 0
    }
    if let (table, count) = TaskTable.heading(lines, in: text) {
      state.table = table
      return count
    }
    guard state.table != nil else { return 0 }
    let count = readRow(lines)
    if count == 0 { state.table = nil }
    return count
  }

  private mutating func read(line: Range<Int>, continues: Bool) {
    if let task, let label = TaskLabel(text: text, documentDate: state.date).label(line) {
      assign(task, label)
      return
    }
    let clauses = ClauseScanner(text: text).clauses(in: line)
    guard let first = clauses.first else { return }
    let isNumbered: Bool
    if case .line = first.enumeration { isNumbered = true } else { isNumbered = false }
    if !continues {
      // What was announced goes on through numbered lines, or one line without number.
      if state.isAnnounced {
        if isNumbered { state.voice = state.announcedVoice } else { state.isAnnounced = false }
      } else {
        state.voice = isNumbered ? state.defaultVoice : state.labelled ?? state.defaultVoice
      }
      // A list goes on through lines of one rank.
      if state.isList, case .line(let rank)? = first.enumeration {
        if let known = state.listRank, rank < known { state.isList = false }
        if state.listRank == nil { state.listRank = rank }
      } else if state.isList {
        state.isList = false
      }
      if !state.isList { state.listRank = nil }
    }
    if state.isList, isNumbered {
      for part in listParts(clauses).dropFirst() {
        add(part, state.voice, modal: nil, isQuoted: false, subject: state.listParty)
      }
      let range = listParts(clauses)[0]
      // `罪犯对其财产的申报材料` is a thing.
      let actor = addressees.actor(first.range)
      let isThing = actor.contains {
        $0.upperBound < text.count && text.scalars[$0.upperBound] == "对"
      }
      add(
        range, state.voice, modal: nil, isQuoted: false,
        subject: actor.isEmpty || isThing ? state.listParty : actor)
      return
    }
    task = isNumbered ? Task(clauses: clauses, first: statements.requirements.count) : nil
    defer { assignInLine(line) }
    guard !isHeading(line, clauses, isNumbered: isNumbered) else { return }
    var spoken = attribute(clauses)
    if isNumbered, spoken.count > 1, isRunIn(spoken[0].clause) { spoken.removeFirst() }
    readSegments(spoken, line: line)
    record(spoken)
    if let last = clauses.last, last.ending == .colon || endsInColon(line) {
      announce(spoken)
    } else if !isNumbered {
      state.isAnnounced = false
    }
  }

  /// The entries of a line of a list; in articles a semicolon parts them.
  private func listParts(_ clauses: [Clause]) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = clauses[0].range.lowerBound
    for (index, clause) in clauses.enumerated() {
      guard index == clauses.count - 1 || state.isLaw && clause.ending == .semicolon else {
        continue
      }
      parts.append(start..<clause.range.upperBound)
      if index + 1 < clauses.count { start = clauses[index + 1].range.lowerBound }
    }
    return parts
  }

  /// A line that is no sentence: a title, a heading, a caption, a cell of a table.
  private func isHeading(_ line: Range<Int>, _ clauses: [Clause], isNumbered: Bool) -> Bool {
    switch text.scalars[line.upperBound - 1] {
    case "。", "!", "?", ";", ":", ",", "”", "\"", ")", "…", "、", ".": return false
    default:
      return line.count <= 40 && (clauses.count == 1 || isNumbered) && !state.isAnnounced
        && !(isNumbered && !state.isNews && clauses.contains { isTask($0) })
    }
  }

  /// `县直有关部门要加强指导服务`, `县水利局5月底前完成清淤`: who is to do what, short as it is.
  private func isTask(_ clause: Clause) -> Bool {
    let spoken = Spoken(
      clause: clause, contentStart: clause.range.lowerBound, voice: state.defaultVoice)
    if let modal = finder(for: spoken).modal(in: clause) {
      if modal.kind == .assigning { return true }
      if modal.kind == .asking {
        return addressees.object(at: modal.range.upperBound, end: clause.range.upperBound) != nil
      }
      guard clause.range.upperBound - modal.range.upperBound >= 4,
        case .party = addressees.subject(clause.range.lowerBound..<modal.subjectEnd)
      else { return false }
      return true
    }
    guard state.givesDirections,
      let deadline = DeadlineScanner(text: text, documentDate: nil).deadline(in: clause.range),
      clause.range.upperBound - deadline.range.upperBound >= 4
    else { return false }
    return !addressees.actor(clause.range).isEmpty
  }

  /// `一、责任人要换实。`: a heading that begins its paragraph.
  private func isRunIn(_ clause: Clause) -> Bool {
    guard case .line = clause.enumeration else { return false }
    return clause.ending == .stop && clause.range.count <= 20 && !isTask(clause)
  }

  private func endsInColon(_ line: Range<Int>) -> Bool { text.scalars[line.upperBound - 1] == ":" }

  /// After a line that ends in a colon: whose list follows.
  private mutating func announce(_ spoken: [Spoken]) {
    guard let last = spoken.last else { return }
    let sentence = spoken.lastIndex { $0.clause.beginsSentence } ?? 0
    let clauses = spoken[sentence...]
    let isConditional = clauses.contains {
      RequirementWords.conditionalList.occurs(in: text.scalars, $0.clause.range)
    }
    if !isConditional,
      let modal = finder(for: last).modal(in: content(last)),
      state.isLaw && modal.kind == .binding && last.clause.ending == .colon
        && !announcesCases(clauses, before: modal)
        || announces(modal.range.upperBound..<last.clause.range.upperBound)
    {
      state.isList = true
      state.listParty = party
      state.voice = last.voice
    } else if state.isLaw, announcesTreatment(clauses) {
      state.isList = true
      state.listParty = addressees.actor(content(clauses[clauses.startIndex]).range)
      state.voice = last.voice
    } else if RequirementWords.trailing.lengthOfWord(
      in: text.scalars, endingAt: last.clause.range.upperBound, start: last.clause.range.lowerBound)
      > 0, !isConditional
    {
      state.isList = true
      state.listParty = party
      state.voice = last.voice
    } else if last.voice.force != nil,
      last.contentStart >= last.clause.range.upperBound
        || last.voice.force != .plain
    {
      state.isAnnounced = true
      state.listParty = party
      state.voice = last.voice
      state.announcedVoice = last.voice
    }
  }

  /// `人民法院对下列起诉，分别情形，予以处理：`: the list says what is to be done.
  private func announcesTreatment(_ clauses: ArraySlice<Spoken>) -> Bool {
    guard let last = clauses.last else { return false }
    return clauses.contains { Self.separately.occurs(in: text.scalars, $0.clause.range) }
      && Self.treating.occurs(in: text.scalars, last.clause.range)
  }

  private static let separately = WordSet("分别 按照下列 依照下列 按下列")
  private static let treating = WordSet("处理 作出决定 办理 执行 处置 确定 计算")

  // MARK: Speeches

  /// Notes who speaks in the line, one speech for each stretch of one voice.
  private mutating func record(_ spoken: [Spoken]) {
    var index = 0
    while index < spoken.count {
      let voice = spoken[index].voice
      var end = index
      while end + 1 < spoken.count, isSame(spoken[end + 1].voice, voice),
        spoken[end + 1].clause.isQuoted == spoken[index].clause.isQuoted
      {
        end += 1
      }
      defer { index = end + 1 }
      guard let speaker = voice.speaker, voice.verb != nil || voice.isDirect,
        speaker != state.ownVoice.speaker || state.ownVoice.speaker?.kind != .person
      else { continue }
      let start = min(spoken[index].contentStart, spoken[index].clause.range.upperBound)
      let range = text.trimmed(start..<spoken[end].clause.range.upperBound) {
        $0 == "," || $0 == ":" || $0 == "“" || $0 == "”" || $0 == "。"
      }
      guard range.count >= 2 else { continue }
      statements.speeches.append(
        Speech(
          speaker: speaker, verb: voice.verb, byteRange: text.byteRange(range),
          isDirect: spoken[index].clause.isQuoted || voice.isDirect))
    }
  }

  private func isSame(_ left: Voice, _ right: Voice) -> Bool {
    left.speaker == right.speaker && left.verb == right.verb
  }

  // MARK: Requirements

  func finder(for spoken: Spoken) -> ModalFinder {
    ModalFinder(
      text: text,
      givesDirections: state.givesDirections && !state.isLaw || spoken.voice.force != nil
        || spoken.voice.isDirect && spoken.voice.verb != nil
        || spoken.clause.enumeration == .inline && !state.isLaw,
      mayUrge: state.mayUrge, isLaw: state.isLaw,
      isProgramme: state.isReport && !state.tellsOfThePast, known: state.knownNames)
  }

  /// The part of a clause in which something is said.
  func content(_ spoken: Spoken) -> Clause {
    var clause = spoken.clause
    clause.range = min(spoken.contentStart, clause.range.upperBound)..<clause.range.upperBound
    return clause
  }

  /// Adds an item, with whom it is for, by when and how much.
  mutating func add(
    _ range: Range<Int>, _ voice: Voice, modal: Modal?, isQuoted: Bool, subject: [Range<Int>] = [],
    takesObject: Bool = false
  ) {
    let range = text.trimmed(range) { scalar in
      switch scalar {
      case "“", "\"", "「", ",", "。", ";", ":", "!", "?", "、", "'": true
      default: false
      }
    }
    let item = withoutContact(closingQuotes(range))
    // A question requires nothing.
    guard item.count >= 2, modal == nil || item.count >= 3,
      item.upperBound >= text.count || text.scalars[item.upperBound] != "?"
    else {
      return
    }
    var addressees = subject
    let isSent =
      modal.map {
        $0.kind == .asking
          && ModalFinder.handing.length(
            in: text.scalars, at: $0.range.upperBound, end: item.upperBound) > 0
      } ?? false
    if addressees.isEmpty, !isSent, takesObject || modal?.kind == .asking {
      let start =
        modal?.kind == .asking ? modal?.range.upperBound ?? item.lowerBound : item.lowerBound
      addressees = object(at: start, end: item.upperBound, speaker: voice.speaker)?.parts ?? []
    }
    if addressees.isEmpty { addressees = called }
    if addressees.isEmpty { addressees = voice.addressees }
    var deadline = DeadlineScanner(text: text, documentDate: state.date).deadline(in: item)
    // `三年内不得`: how long, not by when.
    if modal?.kind == .forbidding, deadline?.isSpan == true {
      deadline = nil
    }
    statements.requirements.append(
      Requirement(
        speaker: voice.speaker, verb: voice.verb, byteRange: text.byteRange(item),
        addresseeByteRanges: addressees.map { text.byteRange($0) },
        deadline: deadline.map {
          Requirement.Deadline(byteRange: text.byteRange($0.range), date: $0.date)
        },
        figureByteRanges: FigureScanner(text: text).figures(in: item).map { text.byteRange($0) },
        isDirect: isQuoted || voice.isDirect))
  }

  /// `报县河长办（联系人：仲孙丽，电话：6612033）`: without whom to ask.
  private func withoutContact(_ range: Range<Int>) -> Range<Int> {
    guard text.scalars[range.upperBound - 1] == ")",
      let open = range.last(where: { text.scalars[$0] == "(" }), open > range.lowerBound + 2,
      RequirementWords.closing.length(
        in: text.scalars, at: open + 1, end: range.upperBound) > 0
    else { return range }
    return range.lowerBound..<open
  }

  /// Takes a closing quotation mark along whose opening one stands in the item.
  private func closingQuotes(_ range: Range<Int>) -> Range<Int> {
    var range = range
    var depth = 0
    for index in range {
      if text.scalars[index] == "“" { depth += 1 }
      if text.scalars[index] == "”" { depth -= 1 }
    }
    // `“两客一危”车辆`: the opening mark was taken off the beginning.
    if depth < 0, range.lowerBound > 0, text.scalars[range.lowerBound - 1] == "“" {
      return (range.lowerBound - 1)..<range.upperBound
    }
    if depth == 1, range.upperBound < text.count, text.scalars[range.upperBound] == "”" {
      range = range.lowerBound..<(range.upperBound + 1)
    } else if depth < 0, !range.isEmpty, text.scalars[range.upperBound - 1] == "”" {
      range = range.lowerBound..<(range.upperBound - 1)
    }
    // `不得搞"两张皮"`.
    if range.upperBound < text.count, text.scalars[range.upperBound] == "\"",
      text.scalars[range].reduce(0, { $0 + ($1 == "\"" ? 1 : 0) }) % 2 == 1
    {
      range = range.lowerBound..<(range.upperBound + 1)
    }
    return range
  }
}
