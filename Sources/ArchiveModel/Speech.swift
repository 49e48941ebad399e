/// Who speaks, as a text names them. Nothing is guessed: what is not stated is absent.
public struct Speaker: Sendable, Hashable {
  /// What kind of speaker it is. The raw value is the word used in JSON.
  public enum Kind: String, CaseIterable, Sendable, Hashable, Codable {
    /// A person, by name or (`县委主要负责同志`) by office alone.
    case person
    /// A body: the one that issued the document, or one that is said to speak.
    case body
    /// A meeting (会议, 全会).
    case meeting
    /// A document that is said to speak (《通知》要求).
    case document
    /// The authors of an article, who speak in their own words (记者 甲 乙).
    case author
  }

  /// The name as written: a person's, a body's, a meeting's; `nil` where only an office is named.
  public var name: String?
  /// A person's office as written, e.g. `鹭汀镇党委书记`.
  public var office: String?
  /// What kind of speaker it is.
  public var kind: Kind

  /// Makes a speaker.
  public init(name: String?, office: String? = nil, kind: Kind) {
    (self.name, self.office, self.kind) = (name, office, kind)
  }
}

/// Words of a passage, and who says them.
public struct Speech: Sendable, Hashable {
  /// Who speaks.
  public var speaker: Speaker
  /// The word that says so (强调, 要求, 说), where there is one.
  public var verb: String?
  /// The words said: UTF-8 bytes of the passage's text, half open.
  public var byteRange: Range<Int>
  /// Whether they are the speaker's own words: in quotation marks, or in a speech as it was given.
  public var isDirect: Bool

  /// Makes a speech.
  public init(speaker: Speaker, verb: String?, byteRange: Range<Int>, isDirect: Bool) {
    (self.speaker, self.verb) = (speaker, verb)
    (self.byteRange, self.isDirect) = (byteRange, isDirect)
  }
}

/// Something that somebody is to do or not to do: one item (`一是…`, `要…`, `不得…`).
public struct Requirement: Sendable, Hashable {
  /// By when, or how often.
  public struct Deadline: Sendable, Hashable {
    /// The words, e.g. `9月底前`: UTF-8 bytes of the passage's text, half open.
    public var byteRange: Range<Int>
    /// The last day, where the text and the document's date determine it.
    public var date: PartialDate?
    /// Whether the words say how often, not by when.
    public var isRecurring: Bool

    /// Makes a deadline.
    public init(byteRange: Range<Int>, date: PartialDate?, isRecurring: Bool = false) {
      (self.byteRange, self.date) = (byteRange, date)
      self.isRecurring = isRecurring
    }

    /// What it says of when something is due.
    public var kind: DeadlineKind { date != nil ? .dated : isRecurring ? .recurring : .open }

    /// Whether words say how often: 每周五下班前, 逐月, 按季度.
    public static func saysHowOften(_ words: String) -> Bool {
      let scalars = Array(words.unicodeScalars.prefix(2))
      guard let first = scalars.first else { return false }
      if first == "每" || first == "逐" { return true }
      return first == "按" && scalars.count > 1 && "日周旬月季年".unicodeScalars.contains(scalars[1])
    }
  }

  /// Who requires it, and by which word; `nil` where the text does not say.
  public var speaker: Speaker?
  /// The word that introduces it (要求, 强调), where there is one.
  public var verb: String?
  /// The item: UTF-8 bytes of the passage's text, half open.
  public var byteRange: Range<Int>
  /// Of whom it is required, where stated beside the item.
  public var addresseeByteRanges: [Range<Int>]
  /// By when, where stated.
  public var deadline: Deadline?
  /// The figures with their units (`97%`, `200人`).
  public var figureByteRanges: [Range<Int>]
  /// Whether these are the speaker's own words (``Speech/isDirect``).
  public var isDirect: Bool

  /// Makes a requirement.
  public init(
    speaker: Speaker?, verb: String?, byteRange: Range<Int>, addresseeByteRanges: [Range<Int>] = [],
    deadline: Deadline? = nil, figureByteRanges: [Range<Int>] = [], isDirect: Bool = false
  ) {
    self.speaker = speaker
    self.verb = verb
    self.byteRange = byteRange
    self.addresseeByteRanges = addresseeByteRanges
    self.deadline = deadline
    self.figureByteRanges = figureByteRanges
    self.isDirect = isDirect
  }
}

/// What is said and required in a passage.
public struct PassageStatements: Sendable, Hashable {
  /// The speeches, in the text's order. Where the whole document is one person's speech they are
  /// not repeated: ``DocumentDescription/speaker`` says so.
  public var speeches: [Speech]
  /// The requirements, in the text's order.
  public var requirements: [Requirement]

  /// Makes statements.
  public init(speeches: [Speech] = [], requirements: [Requirement] = []) {
    (self.speeches, self.requirements) = (speeches, requirements)
  }

  /// Whether nothing is said.
  public var isEmpty: Bool { speeches.isEmpty && requirements.isEmpty }
}
