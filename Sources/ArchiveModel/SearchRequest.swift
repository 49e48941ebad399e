/// What someone asks of the archive.
public struct SearchRequest: Sendable, Hashable {
  /// How results are ordered. The raw value is the word used on the command line and in URLs.
  public enum Order: String, CaseIterable, Sendable, Hashable, Codable {
    /// Best first.
    case relevance
    /// Newest documents first, those without a date last.
    case date
    /// Oldest documents first, those without a date last.
    case dateAscending = "date-asc"
  }

  /// Which passages answer.
  public enum Matching: Sendable, Hashable {
    /// All words wanted; any of them where that finds too little. What a search box does.
    case allThenAny
    /// All words wanted, however few passages have them.
    case all
    /// Any of the words, best first: what natural-language questions need.
    case any
  }

  /// The largest `limit`.
  public static let largestLimit = 200
  /// The largest `offset`.
  public static let largestOffset = 10_000
  /// The longest query looked at, in characters; what is beyond is left out, and the result says so.
  public static let longestQuery = 1_000

  /// The query as typed.
  public var query: String
  /// Which documents are looked at, beside the filters in the query.
  public var filter: DocumentFilter
  /// How results are ordered.
  public var order: Order
  /// Which passages answer.
  public var matching: Matching
  /// How many results are wanted, 1...`largestLimit`.
  public var limit: Int
  /// How many results are passed over, 0...`largestOffset`.
  public var offset: Int
  /// How many passages of one document come first; its others follow after those of other documents.
  /// `nil` keeps the order of the ranking.
  public var passagesPerDocument: Int?
  /// Whether counts by kind, issuer and year are wanted.
  public var wantsFacets: Bool
  /// Whether each term's part in the score is wanted.
  public var wantsExplanation: Bool

  /// Makes a request with the defaults of the search page.
  public init(
    query: String, filter: DocumentFilter = DocumentFilter(), order: Order = .relevance,
    matching: Matching = .allThenAny, limit: Int = 10, offset: Int = 0,
    passagesPerDocument: Int? = 3, wantsFacets: Bool = false, wantsExplanation: Bool = false
  ) {
    self.query = query
    self.filter = filter
    self.order = order
    self.matching = matching
    self.limit = limit
    self.offset = offset
    self.passagesPerDocument = passagesPerDocument
    self.wantsFacets = wantsFacets
    self.wantsExplanation = wantsExplanation
  }
}

/// Which documents are looked at. Conditions of different fields must all hold; of several values
/// of one field, one must.
public struct DocumentFilter: Sendable, Hashable {
  /// 文种.
  public var kinds: [DocumentKind] = []
  // A value of the next three that begins with `=` is the whole name or title: `=云山县人民政府`.
  /// Parts of the issuing body's name.
  public var issuers: [String] = []
  /// Parts of the speaker's name or of a name in the byline.
  public var speakers: [String] = []
  /// Document numbers, as typed.
  public var numbers: [String] = []
  /// Beginnings of the path below `corpus/`.
  public var pathPrefixes: [String] = []
  /// Parts of the title.
  public var titles: [String] = []
  /// No earlier than the first day of this date.
  public var since: PartialDate?
  /// No later than the last day of this date.
  public var until: PartialDate?

  /// Whether documents without a date are let in: beside those of the period, or alone where there is none.
  public var wantsUndated = false

  /// What stands in a request's `since` for ``wantsUndated``.
  public static let none = "-"

  /// Makes a filter that lets every document through.
  public init() {}

  /// Whether every document passes.
  public var isEmpty: Bool { self == DocumentFilter() }
}
