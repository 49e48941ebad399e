public import ArchiveModel

/// The list of requirements in JSON: the form that programs rely on. Keys may be added, never
/// renamed.
public enum RequirementJSON {
  /// The whole answer as one object; with no results the object is whole all the same.
  public static func render(_ response: RequirementResponse, language: Language = .chinese) throws
    -> String
  {
    try JSONText.encode(AnswerFields(response, language: language))
  }

  /// The answer in three parts, for lists that are written as they come: `hit`s between `begin` and `end`,
  /// with commas between them.
  ///
  /// - Parameter response: the answer without hits.
  public static func frame(_ response: RequirementResponse, language: Language = .chinese) throws
    -> (begin: String, end: String)
  {
    var response = response
    response.hits = []
    let text = try render(response, language: language)
    // Inside of a string the quotation marks would be escaped.
    let hole = "\"results\":["
    guard let place = text.firstRange(of: hole + "]") else { return (text, "") }
    return (
      text[..<place.lowerBound] + hole, "]" + text[place.upperBound...]
    )
  }

  /// One requirement.
  public static func hit(_ hit: RequirementHit) throws -> String {
    try JSONText.encode(RequirementFields(hit))
  }

  /// JSON Lines: one requirement an object and a line, each line ended by a line feed.
  public static func renderLines(_ response: RequirementResponse) throws -> String {
    try response.hits.map { try hit($0) + "\n" }.joined()
  }
}

private struct AnswerFields: Encodable, Sendable {
  var query: String
  var total: Int
  var totalIsExact: Bool
  var tookMs: Double
  var relaxed: Bool
  var withoutAddressee: Int
  var withoutSpeaker: Int
  var withoutDate: Int
  var deadlines: DeadlineCountFields
  var results: [RequirementFields]
  var notices: [NoticeFields]

  struct DeadlineCountFields: Encodable, Sendable {
    var dated: Int
    var recurring: Int
    var open: Int
    var none: Int

    init(_ counts: DeadlineCounts) {
      (dated, recurring, open, none) = (counts.dated, counts.recurring, counts.open, counts.absent)
    }
  }

  init(_ response: RequirementResponse, language: Language) {
    query = response.query
    total = response.total
    totalIsExact = response.totalIsExact
    tookMs = JSONText.milliseconds(response.tookMilliseconds)
    relaxed = response.relaxed
    withoutAddressee = response.withoutAddressee
    withoutSpeaker = response.withoutSpeaker
    withoutDate = response.withoutDate
    deadlines = DeadlineCountFields(response.deadlines)
    results = response.hits.map(RequirementFields.init)
    notices = response.notices.map { NoticeFields($0, language: language) }
  }
}

private struct RequirementFields: Encodable, Sendable {
  struct DeadlineFields: Encodable, Sendable {
    var text: String
    @OrNull var date: String?
    var recurring: Bool
  }

  var rank: Int
  var id: String
  @OrNull var speaker: String?
  @OrNull var office: String?
  @OrNull var speakerKind: String?
  @OrNull var verb: String?
  var addressees: [String]
  var text: String
  /// Unicode scalars of `text`.
  var highlights: [[Int]]
  @OrNull var deadline: DeadlineFields?
  var figures: [String]
  var directSpeech: Bool
  var places: [PlaceFields]
  var furtherPlaces: Int

  init(_ hit: RequirementHit) {
    let first = hit.places[0]
    let requirement = first.requirement
    rank = hit.rank
    id = first.id
    speaker = requirement.speaker?.name
    office = requirement.speaker?.office
    speakerKind = requirement.speaker?.kind.rawValue
    verb = requirement.verb
    addressees = first.addressees
    text = first.text
    let start = requirement.byteRange.lowerBound
    highlights = ScalarOffsets(text).scalarRanges(
      hit.highlightByteRanges.map { ($0.lowerBound - start)..<($0.upperBound - start) }
    ).map { [$0.lowerBound, $0.upperBound] }
    deadline = requirement.deadline.map {
      DeadlineFields(
        text: first.passage.text(in: $0.byteRange), date: $0.date?.description,
        recurring: $0.kind == .recurring)
    }
    figures = requirement.figureByteRanges.map { first.passage.text(in: $0) }
    directSpeech = requirement.isDirect
    places = hit.places.map(PlaceFields.init)
    furtherPlaces = hit.furtherPlaceCount
  }
}

private struct PlaceFields: Encodable, Sendable {
  var id: String
  var passageId: String
  var document: DocumentFields
  var headingPath: [String]
  var text: String
  @OrNull var speaker: String?
  @OrNull var office: String?
  @OrNull var source: SourceFields?
  var citation: String

  init(_ place: RequirementPlace) {
    id = place.id
    passageId = place.passageID
    document = DocumentFields(place.document)
    headingPath = place.passage.headingPath
    text = place.text
    speaker = place.requirement.speaker?.name
    office = place.requirement.speaker?.office
    source = SourceFields(place.passage, byteRange: place.requirement.byteRange)
    citation = Citation.gbt7714(place.document, passage: place.passage)
  }
}
