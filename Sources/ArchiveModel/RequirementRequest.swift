/// What someone asks of the list of requirements.
public struct RequirementRequest: Sendable, Hashable {
  /// How requirements are ordered. The raw value is the word used on the command line and in URLs.
  public enum Order: String, CaseIterable, Sendable, Hashable, Codable {
    /// The best first; without words, as `date`.
    case relevance
    /// The newest first, those without a date last. The date is that of the first place.
    case date
    /// The oldest first, those without a date last.
    case dateAscending = "date-asc"
    /// What is due earliest first; then what is due again and again, what has a deadline that is no
    /// date, and what has none.
    case due
  }

  /// The largest `limit` of an answer in one piece. A ``RequirementTable`` has none.
  public static let largestLimit = 2_000
  /// The largest `offset`.
  public static let largestOffset = 100_000_000
  /// The `limit` of a table that is wanted whole.
  public static let noLimit = Int.max
  /// What stands in ``addressees`` and in the filter's speakers for “none is stated”.
  public static let none = DocumentFilter.none

  /// The query as typed; empty for all requirements.
  public var query: String
  /// Which documents are looked at. ``DocumentFilter/speakers`` are compared with who requires: part of
  /// the name or office, `=` and the whole of it, or ``none``.
  public var filter: DocumentFilter
  /// Of whom it is required: part of a name, `=` and a whole name, or ``none``; one must hold.
  public var addressees: [String]
  /// Whether documents without a date are let in, beside those that the filter's dates let in.
  public var wantsUndated: Bool {
    get { filter.wantsUndated }
    set { filter.wantsUndated = newValue }
  }
  /// No earlier due than the first day of this date, and no later than the last day of that one.
  public var dueSince: PartialDate?, dueUntil: PartialDate?
  /// Which kinds of deadline are wanted; empty for all.
  public var deadlines: [DeadlineKind]
  /// How requirements are ordered.
  public var order: Order
  /// How many requirements are wanted, 1...`largestLimit`, or of a table any number.
  public var limit: Int
  /// How many are passed over, 0...`largestOffset`.
  public var offset: Int

  /// Makes a request.
  public init(
    query: String = "", filter: DocumentFilter = DocumentFilter(), addressees: [String] = [],
    wantsUndated: Bool = false, dueSince: PartialDate? = nil, dueUntil: PartialDate? = nil,
    deadlines: [DeadlineKind] = [], order: Order = .relevance, limit: Int = 20, offset: Int = 0
  ) {
    self.query = query
    self.filter = filter
    self.addressees = addressees
    (self.dueSince, self.dueUntil) = (dueSince, dueUntil)
    self.deadlines = deadlines
    self.order = order
    self.limit = limit
    self.offset = offset
    if wantsUndated { self.wantsUndated = true }
  }

  /// Whether requirements are left out by when they are due.
  public var filtersByDeadline: Bool { dueSince != nil || dueUntil != nil || !deadlines.isEmpty }
  /// Whether requirements are left out by the date of their document.
  public var filtersByDate: Bool { filter.since != nil || filter.until != nil || wantsUndated }
}

/// What a text says of when something is due. The raw value is the word used on the command line, in
/// URLs and in JSON.
public enum DeadlineKind: String, CaseIterable, Sendable, Hashable, Codable {
  /// A day, stated or determined by the document's date.
  case dated
  /// How often (每月, 每周五下班前).
  case recurring
  /// Words that no day follows from (15个工作日内, 当天).
  case open
  /// Nothing.
  case absent = "none"
}

/// How many requirements there are of each kind of deadline.
public struct DeadlineCounts: Sendable, Hashable {
  /// The numbers.
  public var dated = 0, recurring = 0, open = 0, absent = 0

  /// Makes counts of nothing.
  public init() {}

  /// The number of a kind.
  public subscript(kind: DeadlineKind) -> Int {
    get {
      switch kind {
      case .dated: dated
      case .recurring: recurring
      case .open: open
      case .absent: absent
      }
    }
    set {
      switch kind {
      case .dated: dated = newValue
      case .recurring: recurring = newValue
      case .open: open = newValue
      case .absent: absent = newValue
      }
    }
  }
}

/// What the archive answers to a ``RequirementRequest``.
public struct RequirementResponse: Sendable, Hashable {
  /// The query as typed.
  public var query: String
  /// How many requirements there are; one that stands in several places counts once.
  public var total: Int
  /// Whether `total` and the other numbers are exact.
  public var totalIsExact: Bool
  /// How many match everything else that is asked but state nobody of whom it is required, nobody who
  /// requires it, or stand in a document without a date: what a filter by these leaves out unseen.
  public var withoutAddressee = 0, withoutSpeaker = 0, withoutDate = 0
  /// How many match everything but what is asked of deadlines, by kind of deadline.
  public var deadlines = DeadlineCounts()
  /// The time the answer took, in milliseconds.
  public var tookMilliseconds: Double
  /// Whether requirements were let in that hold only some of the words, or not as typed together.
  public var relaxed: Bool
  /// The requirements.
  public var hits: [RequirementHit]
  /// What else to know.
  public var notices: [SearchResponse.Notice]

  /// Makes a response.
  public init(
    query: String, total: Int = 0, totalIsExact: Bool = true, tookMilliseconds: Double = 0,
    relaxed: Bool = false, hits: [RequirementHit] = [], notices: [SearchResponse.Notice] = []
  ) {
    self.query = query
    self.total = total
    self.totalIsExact = totalIsExact
    self.tookMilliseconds = tookMilliseconds
    self.relaxed = relaxed
    self.hits = hits
    self.notices = notices
  }
}

/// A whole list of requirements, handed out some at a time: what is in memory of it does not grow with
/// the texts, and between two steps it can be left.
public protocol RequirementTable: Sendable {
  /// The next step of the work; `nil` at the end. A step takes a fraction of a second.
  ///
  /// - Throws: `CancellationError` where the task is cancelled; else only for a damaged archive.
  func next() async throws -> RequirementTableStep?
}

/// What comes next of a ``RequirementTable``.
public enum RequirementTableStep: Sendable {
  /// The list is still being put together.
  case working
  /// All that is known of the list as a whole, without hits; comes once, before all hits.
  case begin(RequirementResponse)
  /// The next requirements, in order.
  case hits([RequirementHit])
}

/// A requirement, and everywhere it stands.
public struct RequirementHit: Sendable, Hashable {
  /// The place in the list, from 1 (an offset counts).
  public var rank: Int
  /// The places, earliest document first; never empty. The first one says who requires what.
  public var places: [RequirementPlace]
  /// How many more places there are than are listed.
  public var furtherPlaceCount: Int
  /// What to mark in the first place's passage: UTF-8 bytes, half open, ascending.
  public var highlightByteRanges: [Range<Int>]

  /// The most places listed.
  public static let mostPlaces = 20

  /// Makes a hit.
  public init(
    rank: Int, places: [RequirementPlace], furtherPlaceCount: Int = 0,
    highlightByteRanges: [Range<Int>] = []
  ) {
    self.rank = rank
    self.places = places
    self.furtherPlaceCount = furtherPlaceCount
    self.highlightByteRanges = highlightByteRanges
  }
}

/// A place where a requirement stands.
public struct RequirementPlace: Sendable, Hashable {
  /// The requirement's id: its passage's, a full stop, and its number there from 1.
  public var id: String
  /// The passage's id.
  public var passageID: String
  /// The document.
  public var document: DocumentSummary
  /// The passage.
  public var passage: Passage
  /// The requirement in the passage.
  public var requirement: Requirement

  /// Makes a place.
  public init(
    id: String, passageID: String, document: DocumentSummary, passage: Passage,
    requirement: Requirement
  ) {
    self.id = id
    self.passageID = passageID
    self.document = document
    self.passage = passage
    self.requirement = requirement
  }

  /// The item as the mended text has it.
  public var text: String { passage.text(in: requirement.byteRange) }

  /// Of whom it is required: those named beside the item, else those the document is addressed to.
  public var addressees: [String] {
    let named = requirement.addresseeByteRanges.map { passage.text(in: $0) }
    if !named.isEmpty { return named }
    return document.description.addressees
  }
}

extension DocumentDescription {
  /// Those the document is addressed to (主送机关), one by one: parted at commas, semicolons and 、
  /// outside of brackets.
  public var addressees: [String] {
    guard let addressee else { return [] }
    var names: [String.UnicodeScalarView] = [String.UnicodeScalarView()]
    var depth = 0
    for scalar in addressee.unicodeScalars {
      switch scalar {
      case "（", "(", "〔", "[": depth += 1
      case "）", ")", "〕", "]": depth = max(0, depth - 1)
      case "，", ",", "；", ";", "、":
        if depth == 0 {
          names.append(String.UnicodeScalarView())
          continue
        }
      default: break
      }
      let isEdge = names[names.count - 1].isEmpty && scalar.properties.isWhitespace
      if !isEdge { names[names.count - 1].append(scalar) }
    }
    return names.map { name in
      var name = name
      while let last = name.last, last.properties.isWhitespace || last == "：" || last == ":" {
        name.removeLast()
      }
      return String(name)
    }.filter { !$0.isEmpty }
  }
}

extension Passage {
  /// A part of the text.
  ///
  /// - Parameter byteRange: UTF-8 bytes, half open, on scalar boundaries.
  public func text(in byteRange: Range<Int>) -> String {
    let bytes = text.utf8
    guard byteRange.lowerBound >= 0, byteRange.upperBound <= bytes.count else { return "" }
    let start = bytes.index(bytes.startIndex, offsetBy: byteRange.lowerBound)
    let end = bytes.index(start, offsetBy: byteRange.count)
    return String(text[start..<end])
  }
}
