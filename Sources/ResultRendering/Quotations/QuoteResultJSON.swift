public import ArchiveModel

/// The answer to a quotation in JSON: the form that programs rely on. Keys may be added, never
/// renamed.
public enum QuoteResultJSON {
  /// The whole answer as one object on one line.
  ///
  /// - Parameters:
  ///   - citation: how the citations are written.
  ///   - language: the language of messages.
  public static func render(
    _ response: QuoteResponse, citation: Citation.Style = .gbt7714, language: Language = .chinese
  ) throws -> String {
    try JSONText.encode(QuoteFields(response, citation: citation, language: language))
  }

  /// What stands in place of an answer for a text that is no quotation, in a batch.
  public static func render(
    _ refusal: QuoteRequest.Refusal, of text: String, language: Language = .chinese
  ) throws -> String {
    try JSONText.encode(RefusedFields(refusal, of: text, language: language))
  }
}

/// An answer.
struct QuoteFields: Encodable, Sendable {
  var quote: String
  var verdict: String
  var matches: [QuoteMatchFields]
  var total: Int
  var totalIsExact: Bool
  var folded: [String]
  /// The parts between ellipses, where they were looked for one by one.
  var parts: [String]
  var tookMs: Double
  var notices: [QuoteNoticeFields]

  init(_ response: QuoteResponse, citation: Citation.Style, language: Language) {
    quote = response.quote
    verdict = response.verdict.rawValue
    matches = response.matches.enumerated().map {
      QuoteMatchFields($1, rank: $0 + 1, citation: citation)
    }
    total = response.total
    totalIsExact = response.totalIsExact
    folded = response.folded.map(\.rawValue)
    parts = response.parts
    tookMs = JSONText.milliseconds(response.tookMilliseconds)
    notices = response.notices.map { QuoteNoticeFields($0, language: language) }
  }
}

/// A text that is no quotation.
struct RefusedFields: Encodable, Sendable {
  var quote: String
  @OrNull var verdict: String?
  var matches: [String] = []
  var error: String
  var message: String

  init(_ refusal: QuoteRequest.Refusal, of text: String, language: Language) {
    quote = String(text.unicodeScalars.prefix(200))
    verdict = nil
    error = refusal.rawValue
    message = Phrases(language).refusal(refusal)
  }
}

struct QuoteNoticeFields: Encodable, Sendable {
  var code: String
  var message: String
  /// The files that are meant.
  var paths: [String]?

  init(_ notice: QuoteResponse.Notice, language: Language) {
    message = Phrases(language).notice(notice)
    code =
      switch notice {
      case .indexIncomplete: "index_incomplete"
      case .deadlineReached: "deadline_reached"
      case .searchLimited: "search_limited"
      case .partsApart: "parts_apart"
      case .fileChanged: "file_changed"
      }
    if case .fileChanged(let paths) = notice { self.paths = paths }
  }
}

/// A place.
struct QuoteMatchFields: Encodable, Sendable {
  struct Piece: Encodable, Sendable {
    var op: String
    var text: String
    /// An equal piece as the text has it, where that is not the same.
    var inText: String?
  }

  /// What lies between two parts of a quotation that leaves something out.
  struct Gap: Encodable, Sendable {
    var characters: Int
    var passages: Int
    var crossesHeading: Bool
    var wide: Bool
  }

  /// Two characters of which no word says whether they are the same in two scripts.
  struct Doubt: Encodable, Sendable {
    var quoted: String
    var text: String
  }

  /// https://www.w3.org/TR/annotation-model/#text-quote-selector
  struct Selector: Encodable, Sendable {
    var type = "TextQuoteSelector"
    var exact: String
    var prefix: String
    var suffix: String
  }

  var rank: Int
  var verdict: String
  var similarity: Double
  var folded: [String]
  var passageId: String
  var passageIds: [String]
  var document: DocumentFields
  var headingPath: [String]
  /// What the words stand in: `text`, `heading` or `title`.
  var place: String
  /// The words in their place, and where they stand in it, in Unicode scalars.
  var text: String
  var highlights: [[Int]]
  var matchedText: String
  var omissions: [String]
  var gaps: [Gap]
  var doubtful: [Doubt]
  var diff: [Piece]
  /// Where the words stand in the original.
  @OrNull var source: SourceFields?
  /// Where their (first) passage stands in the original.
  @OrNull var passageSource: SourceFields?
  @OrNull var pages: [Int]?
  var repaired: Bool
  /// Only where the text was recognised in pictures.
  var recognized: Bool?
  var recognitionConfidence: Int?
  var directSpeech: Bool
  @OrNull var speaker: String?
  var selector: Selector
  @OrNull var link: String?
  var contentPrefix: String
  var citation: String
  /// What has become of the file since it was indexed: `changed` or `missing`.
  @OrNull var fileChange: String?

  init(_ match: QuoteMatch, rank: Int, citation style: Citation.Style) {
    self.rank = rank
    verdict = match.verdict.rawValue
    similarity = (JSONText.finite(match.similarity) * 10000).rounded() / 10000
    folded = match.folded.map(\.rawValue)
    passageId = match.passageID
    passageIds = match.passageIDs
    document = DocumentFields(match.document)
    headingPath = match.passage.headingPath
    place = match.place.rawValue
    text = match.context
    highlights = ScalarOffsets(match.context).scalarRanges(match.contextByteRanges).map {
      [$0.lowerBound, $0.upperBound]
    }
    matchedText = match.matchedText
    omissions = match.omissions
    gaps = match.gaps.map {
      Gap(
        characters: $0.characters, passages: $0.passages, crossesHeading: $0.crossesHeading,
        wide: $0.isWide)
    }
    doubtful = match.doubtful.map { Doubt(quoted: $0.quoted, text: $0.found) }
    diff = match.diff.map {
      Piece(op: $0.operation.rawValue, text: $0.text, inText: $0.inText)
    }
    source = SourceFields(ranges: match.sourceRanges)
    passageSource = SourceFields(match.passage)
    pages = match.pages.map { [$0.lowerBound, $0.upperBound] }
    repaired = match.passage.isRepaired
    recognitionConfidence = match.recognitionConfidence
    recognized = recognitionConfidence.map { _ in true }
    directSpeech = match.isDirectSpeech
    speaker = match.speaker
    selector = Selector(exact: match.matchedText, prefix: match.prefix, suffix: match.suffix)
    link = match.link?.address
    contentPrefix = match.contentPrefix
    citation = Citation.text(match.document, pages: match.pages, style: style)
    fileChange = match.fileChange?.rawValue
  }
}

extension SourceFields {
  /// The ranges of Unicode scalars of the original; `nil` where there are none.
  init?(ranges: [Range<Int>]) {
    guard let start = ranges.map(\.lowerBound).min(), let end = ranges.map(\.upperBound).max()
    else { return nil }
    var joined: [Range<Int>] = []
    for range in ranges {
      if let last = joined.last, last.upperBound == range.lowerBound {
        joined[joined.count - 1] = last.lowerBound..<range.upperBound
      } else {
        joined.append(range)
      }
    }
    self.start = start
    self.end = end
    segments = joined.count > 1 ? joined.map { [$0.lowerBound, $0.upperBound] } : nil
  }
}
