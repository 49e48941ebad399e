public import ArchiveModel
internal import TextAnalysis

/// Finds who speaks in a document's passages, and what is required there.
///
/// The rules look at the form of sentences; they run over the mended text, in time linear in its
/// length. `docs/requirements.md` says what counts as a requirement. A reader must not be used by
/// two threads at once.
public struct StatementReader {
  private let folding = CharacterFolding()

  /// Makes a reader.
  public init() {}

  /// What is said and required in each of a document's passages, in their order.
  public func statements(of document: ExtractedDocument) -> [PassageStatements] {
    var state = DocumentState(document)
    var statements: [PassageStatements] = []
    statements.reserveCapacity(document.passages.count)
    for passage in document.passages {
      let text = RuleText(passage.text, folding: folding)
      state.begin(passage, text)
      var reader = PassageReader(text: text, state: state)
      reader.read()
      state = reader.state
      state.end(passage)
      statements.append(reader.statements)
    }
    AuthorRules.addAuthors(to: &statements, of: document)
    return statements
  }
}

/// Who speaks, as the reader goes through a document.
struct Voice {
  var speaker: Speaker?
  var verb: String?
  var force: SpeechVerb.Force?
  /// Whether the words are the speaker's own though no quotation marks say so.
  var isDirect = false
  /// Whom the speaker turns to: ranges of the passage at hand.
  var addressees: [Range<Int>] = []
}

/// What is carried from passage to passage.
struct DocumentState {
  let date: PartialDate?
  /// Whether the document's own text gives directions to somebody.
  let givesDirections: Bool
  /// Whether its text is articles, whose sentences are norms.
  let isLaw: Bool
  /// Whether attributions are looked for: in laws there are none.
  let hasSpeakers: Bool
  /// Whose words the text is where nothing else is said.
  let ownVoice: Voice

  /// That of the passage, which a heading may change (`三、会议决定`).
  var defaultVoice: Voice
  var voice: Voice
  /// The person named last.
  private(set) var lastPerson: Speaker?
  /// The office each person was first named with.
  private var offices: [String: String] = [:]
  /// Whether the voice was announced (`全会决定：`) and goes on through a list of lines.
  var isAnnounced = false
  /// Whether numbered lines are items of a list announced by a modal word.
  var isList = false
  /// Where the last passage ended in the original.
  private var lastEnd: Int?
  /// Whether the passage at hand goes on with the line in which the last one ended.
  private(set) var continuesLine = false

  init(_ document: ExtractedDocument) {
    let description = document.description
    date = description.date
    let kind = description.kind
    isLaw =
      kind == .law || kind == .regulation || kind == .measures || Self.isNorm(description.title)
      || Self.hasArticles(document)
    hasSpeakers = !isLaw
    switch kind {
    case .resolution, .decision, .order, .announcement, .publicNotice, .opinion, .notice, .circular,
      .reply, .letter, .minutes, .speech, .scheme, .plan, .measures:
      givesDirections = true
    case nil, .other: givesDirections = description.addressee != nil || description.number != nil
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

  private static func isNorm(_ title: String?) -> Bool {
    guard let title else { return false }
    return ["法", "条例", "规定", "细则", "规则", "解释", "规程", "（试行）", "准则"].contains {
      title.hasSuffix($0)
    } && !title.contains("通知")
  }

  /// Notes that a person was named.
  ///
  /// - Returns: the person, with the office that an earlier place of the document states.
  mutating func name(_ person: Speaker) -> Speaker {
    guard person.kind == .person, let name = person.name else { return person }
    var person = person
    if let office = person.office {
      if offices[name] == nil { offices[name] = office }
    } else {
      person.office = offices[name]
    }
    lastPerson = person
    return person
  }

  /// The names that stood after an office so far.
  var knownNames: Set<String> { Set(offices.keys) }

  mutating func begin(_ passage: Passage, _ text: RuleText) {
    let start = passage.sourceMap.runs.first?.sourceScalarOffset
    continuesLine = start != nil && start == lastEnd
    defaultVoice = ownVoice
    if hasSpeakers, let voice = HeadingVoice.voice(passage.headingPath) { defaultVoice = voice }
    // Ranges of whom somebody turned to belong to the last passage.
    voice.addressees = []
    if !continuesLine, !isAnnounced { voice = defaultVoice }
  }

  mutating func end(_ passage: Passage) {
    lastEnd = passage.sourceMap.runs.last.map { $0.sourceScalarOffset + $0.scalarCount }
  }
}

/// `三、会议决定`: a heading under which somebody speaks.
enum HeadingVoice {
  static func voice(_ path: [String]) -> Voice? {
    for heading in path.reversed() where heading.unicodeScalars.count <= 20 {
      if let voice = voice(heading) { return voice }
    }
    return nil
  }

  private static func voice(_ heading: String) -> Voice? {
    for meeting in ["会议", "全会", "大会"] {
      for verb in ["要求", "决定", "强调", "指出", "明确", "部署"]
      where heading.hasSuffix(meeting + verb) {
        return Voice(
          speaker: Speaker(name: meeting, kind: .meeting), verb: verb, force: .plain)
      }
    }
    return nil
  }
}

/// The office of a document's speaker, where it stands before the name in the first lines.
enum OfficeRules {
  static func office(of name: String, in document: ExtractedDocument) -> String? {
    let name = name.filter { !$0.isWhitespace }
    for passage in document.passages.prefix(2) {
      for line in passage.text.split(separator: "\n").prefix(12) {
        let plain = line.filter { !$0.isWhitespace }
        guard plain.unicodeScalars.count <= 60, let place = plain.unicodeScalarRange(of: name)
        else { continue }
        var before = plain[..<place.lowerBound]
        if let mark = before.lastIndex(where: { "（(，。：".contains($0) }) {
          before = before[before.index(after: mark)...]
        }
        // `…在陕西省第十四届人民代表大会第四次会议上 陕西省省长 赵刚`.
        if let meeting = before.unicodeScalarRange(of: "会议上") {
          before = before[meeting.upperBound...]
        }
        let scalars = Array(before.unicodeScalars)
        guard
          OfficeWords.offices.lengthOfWord(in: scalars, endingAt: scalars.count, start: 0) > 0
        else { continue }
        return String(before)
      }
    }
    return nil
  }
}
