public import ArchiveModel

/// A search result in JSON: the form that programs rely on. Keys may be added, never renamed.
public enum SearchResultJSON {
  /// The whole answer as one object; with no results the object is whole all the same.
  ///
  /// - Parameters:
  ///   - response: the answer.
  ///   - language: the language of the notices' messages.
  /// - Throws: only what `JSONEncoder` throws, which no answer is known to cause.
  public static func render(_ response: SearchResponse, language: Language = .chinese) throws
    -> String
  {
    try JSONText.encode(ResponseFields(response, language: language))
  }

  /// JSON Lines: one result an object and a line, each line ended by a line feed.
  public static func renderLines(_ response: SearchResponse) throws -> String {
    try response.hits.map { try JSONText.encode(HitFields($0)) + "\n" }.joined()
  }

  /// Facets alone, as `/api/v1/facets` answers them.
  public static func renderFacets(_ response: SearchResponse, language: Language = .chinese) throws
    -> String
  {
    try JSONText.encode(
      FacetAnswerFields(
        query: response.query, total: response.total, totalIsExact: response.totalIsExact,
        relaxed: response.relaxed, facets: FacetFields(response.facets ?? Facets()),
        notices: response.notices.map { NoticeFields($0, language: language) }))
  }
}

private struct ResponseFields: Encodable, Sendable {
  var query: String
  var total: Int
  var totalIsExact: Bool
  var tookMs: Double
  var relaxed: Bool
  var didYouMean: [String]
  var results: [HitFields]
  @OrNull var facets: FacetFields?
  var notices: [NoticeFields]

  init(_ response: SearchResponse, language: Language) {
    query = response.query
    total = response.total
    totalIsExact = response.totalIsExact
    tookMs = JSONText.milliseconds(response.tookMilliseconds)
    relaxed = response.relaxed
    didYouMean = response.didYouMean
    results = response.hits.map(HitFields.init)
    facets = response.facets.map(FacetFields.init)
    notices = response.notices.map { NoticeFields($0, language: language) }
  }
}

/// A result.
struct HitFields: Encodable, Sendable {
  var rank: Int
  var score: Double
  var passageId: String
  var document: DocumentFields
  var headingPath: [String]
  var text: String
  var snippet: String
  var highlights: [[Int]]
  var snippetHighlights: [[Int]]
  @OrNull var source: SourceFields?
  var repaired: Bool
  /// Only where the text was recognised in pictures.
  var recognized: Bool?
  var recognitionConfidence: Int?
  var citation: String
  var missing: [String]
  var documentMissing: [String]
  var otherSpellings: [OtherSpellingFields]
  var furtherPassages: Int
  var alsoIn: [LinkedDocumentFields]
  var alsoInTotal: Int
  @OrNull var explanation: [ContributionFields]?

  init(_ hit: Hit) {
    let offsets = ScalarOffsets(hit.passage.text)
    let excerpt = Excerpt(of: hit)
    rank = hit.rank
    score = JSONText.finite(hit.score)
    passageId = hit.passageID
    document = DocumentFields(hit.document)
    headingPath = hit.passage.headingPath
    text = hit.passage.text
    snippet = excerpt.segments.map(\.text).joined()
    highlights = offsets.scalarRanges(hit.highlightByteRanges).map {
      [$0.lowerBound, $0.upperBound]
    }
    snippetHighlights = Self.marks(of: excerpt)
    source = SourceFields(hit.passage)
    repaired = hit.passage.isRepaired
    recognitionConfidence = hit.passage.recognitionConfidence
    recognized = recognitionConfidence.map { _ in true }
    citation = Citation.gbt7714(hit.document, passage: hit.passage)
    missing = hit.missing
    documentMissing = hit.documentMissing
    otherSpellings = hit.otherSpellings.map(OtherSpellingFields.init)
    furtherPassages = hit.furtherPassageCount
    alsoIn = hit.alsoIn.documents.map(LinkedDocumentFields.init)
    alsoInTotal = hit.alsoIn.total
    explanation = hit.explanation.isEmpty ? nil : hit.explanation.map(ContributionFields.init)
  }

  private static func marks(of excerpt: Excerpt) -> [[Int]] {
    var marks: [[Int]] = []
    var position = 0
    for segment in excerpt.segments {
      let end = position + segment.text.unicodeScalars.count
      if segment.isMarked { marks.append([position, end]) }
      position = end
    }
    return marks
  }
}

/// A word of the query that stands there in another spelling.
struct OtherSpellingFields: Encodable, Sendable {
  var typed: String
  var found: String

  init(_ spelling: OtherSpelling) { (typed, found) = (spelling.typed, spelling.found) }
}

/// A term's part in the score.
struct ContributionFields: Encodable, Sendable {
  var term: String
  var view: String
  var frequency: Int
  var documentFrequency: Int
  var score: Double

  init(_ contribution: TermContribution) {
    term = contribution.term
    view = contribution.view.rawValue
    frequency = contribution.frequency
    documentFrequency = contribution.documentFrequency
    score = JSONText.finite(contribution.score)
  }
}

/// Counts by what the documents are.
struct FacetFields: Encodable, Sendable {
  struct CountFields: Encodable, Sendable {
    var value: String
    var count: Int
  }

  var kinds: [CountFields]
  var issuers: [CountFields]
  var years: [CountFields]
  var speakers: [CountFields]
  var isExact: Bool
  var speakersAreExact: Bool
  var undated: Int

  init(_ facets: Facets) {
    func fields(_ counts: [Facets.Count]) -> [CountFields] {
      counts.map { CountFields(value: $0.value, count: $0.count) }
    }
    kinds = fields(facets.kinds)
    issuers = fields(facets.issuers)
    years = fields(facets.years)
    speakers = fields(facets.speakers)
    isExact = facets.isExact
    speakersAreExact = facets.speakersAreExact
    undated = facets.undatedCount
  }
}

private struct FacetAnswerFields: Encodable, Sendable {
  var query: String
  var total: Int
  var totalIsExact: Bool
  var relaxed: Bool
  var facets: FacetFields
  var notices: [NoticeFields]
}
