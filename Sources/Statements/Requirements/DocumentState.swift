internal import ArchiveModel
internal import TextAnalysis
import TextStructure

/// Who speaks, as the reader goes through a document.
struct Voice {
  var speaker: Speaker?
  var verb: String?
  var force: SpeechVerb.Force?
  /// Whether the words are the speaker's own though no quotation marks say so.
  var isDirect = false
  /// Whether the words only ask (`村民要求修路`), or tell of what was required once: nobody is bound.
  var bindsNobody = false
  /// Whether it ends with its sentence whatever follows: a document's (`按照《办法》，`).
  var endsWithSentence = false
  /// Whom the speaker turns to: ranges of the passage at hand.
  var addressees: [Range<Int>] = []
}

/// What is carried from passage to passage.
struct DocumentState {
  let date: PartialDate?
  /// Whether the document's own text gives directions to somebody.
  let givesDirections: Bool
  /// Whether it is news, whose headlines may be sentences.
  let isNews: Bool
  /// Whether it is a comment, or of no kind that is known, and its author may urge.
  let mayUrge: Bool
  /// Whether its text is articles, whose sentences are norms.
  let isLaw: Bool
  /// Whether attributions are looked for: in laws there are none.
  let hasSpeakers: Bool
  /// Whether it is a report: what its sentences go on to tell is seldom somebody's task.
  let isReport: Bool
  /// Whether it lists tasks, with those who are to do them beside or below.
  let isTaskList: Bool
  /// Whose words the text is where nothing else is said.
  let ownVoice: Voice

  /// That of the passage, which a heading may change (`三、会议决定`).
  var defaultVoice: Voice
  var voice: Voice
  /// The person whom 他 means: the subject of the last sentence that tells what somebody does.
  private(set) var lastPerson: Speaker?
  /// The office each person was first named with.
  private var offices: [String: String] = [:]
  /// The names that stand after an office somewhere in the document.
  private(set) var knownNames = KnownNames()
  /// The person whom the title names with an office: who answers where only `答：` is written.
  private(set) var interviewee: Speaker?
  /// The voice of the last label (`禤立群：`), which goes on to the next one.
  var labelled: Voice?
  /// Whether the voice was announced (`全会决定：`) and goes on through a list of lines.
  var isAnnounced = false
  /// Who announced the list of lines: each begins with that voice.
  var announcedVoice = Voice()
  /// Whether numbered lines are items of a list announced by a modal word.
  var isList = false
  /// Whom the announced list is for: ranges of the passage at hand.
  var listParty: [Range<Int>] = []
  /// The table of tasks whose rows are read, which may go on in the next passage.
  var table: TaskTable?
  private var lastHeadings: [String] = []
  /// The rank of the entries of that list.
  var listRank: UInt8?
  /// Whether the passage stands under a heading that tells of what was (`存在的问题`).
  private(set) var tellsOfThePast = false
  /// Where the last passage ended in the original.
  private var lastEnd: Int?
  /// Whether the passage at hand goes on with the line in which the last one ended.
  private(set) var continuesLine = false

  init(_ document: ExtractedDocument) {
    let description = document.description
    date = description.date
    let kind = description.kind?.general
    isReport = kind == .report
    isTaskList =
      Self.isTaskList(description.title)
      || (kind == nil || kind == .other) && Self.readsAsTaskList(document)
    isLaw =
      !Self.isTalk(description.title)
      && (kind == .law || kind == .regulation || kind == .measures
        || Self.isNorm(description.title) || Self.hasArticles(document))
    hasSpeakers = !isLaw
    mayUrge = kind == .commentary || kind == nil
    isNews = kind == .news || kind == .commentary
    switch kind {
    case .resolution, .decision, .order, .announcement, .publicNotice, .opinion, .notice, .circular,
      .reply, .letter, .minutes, .speech, .scheme, .plan, .measures:
      givesDirections = true
    case nil, .other:
      givesDirections =
        description.addressee != nil || description.number != nil
        || isTaskList
    default: givesDirections = false
    }
    var own = Voice()
    if kind == .speech || kind == .report, let name = description.speaker {
      own.speaker = Speaker(
        name: name, office: OfficeRules.office(of: name, in: document), kind: .person)
      own.isDirect = true
    } else if kind != .news, kind != .commentary, let issuer = description.issuer {
      own.speaker = Speaker(name: issuer, kind: .body)
    }
    ownVoice = own
    defaultVoice = own
    voice = own
  }

  /// Whether most of the first passages are articles (`第三条 …`).
  private static func hasArticles(_ document: ExtractedDocument) -> Bool {
    let first = document.passages.prefix(20)
    let articles = first.filter { passage in
      let scalars = Array(passage.text.unicodeScalars.prefix(12))
      return Numbering(scalars, in: 0..<scalars.count)?.style == .article
    }
    return articles.count >= 2 && articles.count * 2 >= first.count
  }

  /// Whether one of the first lines is such a title, or whom tasks are for is said again and again.
  private static func readsAsTaskList(_ document: ExtractedDocument) -> Bool {
    guard let first = document.passages.first else { return false }
    let lines = first.text.split(separator: "\n").prefix(3)
    if lines.contains(where: { $0.unicodeScalars.count <= 40 && isTaskList(String($0)) }) {
      return true
    }
    var count = 0
    for passage in document.passages.prefix(40) {
      for word in ["责任单位：", "牵头单位：", "责任单位:", "牵头单位:"] {
        count += passage.text.count(of: word, upTo: 3)
      }
      if count >= 3 { return true }
    }
    return false
  }

  /// `重点工作任务分解表`.
  private static func isTaskList(_ title: String?) -> Bool {
    guard let title else { return false }
    return [
      "任务分解", "分解表", "任务清单", "责任清单", "责任分工", "职责分工", "工作要点", "任务书", "责任书", "推进表", "时间表", "计划表",
      "台账", "整改清单", "任务分工", "分工表", "工作分工", "责任分解", "任务分配",
      "任务表", "分工方案", "工作安排",
    ].contains { title.contains($0) }
  }

  /// `一、总体情况`, `存在的主要问题`.
  private static func isReport(_ heading: String) -> Bool {
    heading.unicodeScalars.count <= 20
      && [
        "总体情况", "基本情况", "存在的问题", "主要问题", "存在问题", "突出问题", "工作回顾", "主要成效", "工作成效", "取得的成绩", "完成情况",
        "落实情况", "进展情况",
      ]
      .contains { heading.hasSuffix($0) }
  }

  /// `局长解读《物业管理办法》`: a talk about a norm, not the norm.
  private static func isTalk(_ title: String?) -> Bool {
    guard let title else { return false }
    return ["解读", "答问", "问答", "答记者问", "专访", "访谈", "对话"].contains { title.contains($0) }
  }

  private static func isNorm(_ title: String?) -> Bool {
    guard let title else { return false }
    return ["法", "条例", "规定", "细则", "规则", "解释", "规程", "（试行）", "准则"].contains {
      title.hasSuffix($0)
    } && !title.contains("通知")
  }

  /// Notes the names that stand after an office, and the first office of each: a text may name a
  /// person before it says who that is.
  mutating func noteNames(of document: ExtractedDocument, folding: CharacterFolding) {
    for name in [document.description.speaker].compactMap(\.self) { knownNames.insert(name) }
    var labels: [String: Int] = [:]
    var possible: [(name: String, office: String)] = []
    let title = [
      document.description.title, document.passages.first?.headingPath.joined(separator: "\n"),
    ]
    for (index, words) in (title.map { $0 ?? "" } + document.passages.map(\.text)).enumerated() {
      let text = RuleText(words, folding: folding)
      let finder = NameFinder(text: text)
      var start = 0
      for end in 0...text.count where end == text.count || text.scalars[end] == "\n" {
        for titled in finder.allTitled(start..<end)
        where finder.isFollowed(titled.name.upperBound, end) {
          let name = finder.plain(titled.name)
          knownNames.insert(name)
          let office = text.trimmed(titled.office)
          guard offices[name] == nil, !office.isEmpty,
            OfficeWords.laypeople.lengthOfWord(
              in: text.scalars, endingAt: office.upperBound, start: office.lowerBound) == 0
          else { continue }
          offices[name] = text.original(office)
          if index < 2, interviewee == nil {
            interviewee = Speaker(name: name, office: offices[name], kind: .person)
          }
        }
        if possible.count < 64 {
          for titled in finder.candidates(start..<end) {
            possible.append((finder.plain(titled.name), text.original(text.trimmed(titled.office))))
          }
        }
        if let label = finder.label(start..<end) { labels[label, default: 0] += 1 }
        start = end + 1
      }
    }
    // `代县长危月到园区调研。…危月要求`: a name that stands alone elsewhere.
    for (name, office) in possible where !knownNames.contains(name) {
      let times = document.passages.reduce(0) { $0 + $1.text.count(of: name, upTo: 3) }
      guard times > 2 || times > 1 && name.unicodeScalars.count == 3 else { continue }
      knownNames.insert(name)
      if offices[name] == nil, !office.isEmpty { offices[name] = office }
    }
    // `仝小满：` again and again: a name, whatever its first character.
    for (label, count) in labels where count > 1 { knownNames.insert(label) }
  }

  /// A person with the office that the document states, where the sentence states none.
  func identified(_ person: Speaker) -> Speaker {
    guard person.kind == .person, let name = person.name, person.office == nil else {
      return person
    }
    var person = person
    person.office = offices[name]
    return person
  }

  /// Notes that a person was named who does something.
  ///
  /// - Returns: the person, with the office that the document states.
  mutating func name(_ person: Speaker) -> Speaker {
    let person = identified(person)
    guard person.kind == .person, let name = person.name else { return person }
    if let office = person.office, offices[name] == nil { offices[name] = office }
    lastPerson = person
    return person
  }

  /// Notes that a person was named who is only there.
  mutating func notePresent(_ person: Speaker) -> Speaker {
    lastPerson == nil ? name(person) : identified(person)
  }

  mutating func begin(_ passage: Passage, _ text: RuleText) {
    let start = passage.sourceMap.runs.first?.sourceScalarOffset
    continuesLine = start != nil && start == lastEnd
    defaultVoice = ownVoice
    if passage.headingPath != lastHeadings {
      labelled = nil
      table = nil
    }
    lastHeadings = passage.headingPath
    tellsOfThePast = passage.headingPath.contains(where: Self.isReport)
    if hasSpeakers, let voice = HeadingVoice.voice(passage.headingPath) { defaultVoice = voice }
    // Ranges of whom somebody turned to belong to the last passage.
    voice.addressees = []
    listParty = []
    if !continuesLine, !isAnnounced { voice = defaultVoice }
  }

  mutating func end(_ passage: Passage) {
    lastEnd = passage.sourceMap.runs.last.map { $0.sourceScalarOffset + $0.scalarCount }
  }
}

extension String {
  /// How often another string stands in this one, at most a number of times.
  fileprivate func count(of word: String, upTo limit: Int) -> Int {
    let (bytes, sought) = (Array(utf8), Array(word.utf8))
    guard let first = sought.first, sought.count <= bytes.count else { return 0 }
    var count = 0
    var index = 0
    while index <= bytes.count - sought.count, count < limit {
      if bytes[index] == first, bytes[index..<(index + sought.count)].elementsEqual(sought) {
        count += 1
        index += sought.count
      } else {
        index += 1
      }
    }
    return count
  }
}
