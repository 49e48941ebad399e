/// What someone asks of the list of requirements.
public struct RequirementRequest: Sendable, Hashable {
  /// The largest `limit`: what a table for a spreadsheet holds.
  public static let largestLimit = 2_000

  /// The query as typed; empty for all requirements, newest first.
  public var query: String
  /// Which documents are looked at. ``DocumentFilter/speakers`` are compared with who requires.
  public var filter: DocumentFilter
  /// Parts of the names of those of whom it is required.
  public var addressees: [String]
  /// How many requirements are wanted, 1...`largestLimit`.
  public var limit: Int
  /// How many are passed over, 0...``SearchRequest/largestOffset``.
  public var offset: Int

  /// Makes a request.
  public init(
    query: String = "", filter: DocumentFilter = DocumentFilter(), addressees: [String] = [],
    limit: Int = 20, offset: Int = 0
  ) {
    self.query = query
    self.filter = filter
    self.addressees = addressees
    self.limit = limit
    self.offset = offset
  }
}

/// What the archive answers to a ``RequirementRequest``.
public struct RequirementResponse: Sendable, Hashable {
  /// The query as typed.
  public var query: String
  /// How many requirements there are; one that stands in several places counts once.
  public var total: Int
  /// Whether `total` is the exact count.
  public var totalIsExact: Bool
  /// The time the answer took, in milliseconds.
  public var tookMilliseconds: Double
  /// Whether requirements were let in that hold only some of the words.
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
    guard let stated = document.description.addressee else { return [] }
    return stated.split(whereSeparator: { "，,；;".contains($0) }).map {
      String($0.drop(while: \.isWhitespace))
    }
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
