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

  /// JSON Lines: one requirement an object and a line, each line ended by a line feed.
  public static func renderLines(_ response: RequirementResponse) throws -> String {
    try response.hits.map { try JSONText.encode(RequirementFields($0)) + "\n" }.joined()
  }
}

private struct AnswerFields: Encodable, Sendable {
  var query: String
  var total: Int
  var totalIsExact: Bool
  var tookMs: Double
  var relaxed: Bool
  var results: [RequirementFields]
  var notices: [NoticeFields]

  init(_ response: RequirementResponse, language: Language) {
    query = response.query
    total = response.total
    totalIsExact = response.totalIsExact
    tookMs = JSONText.milliseconds(response.tookMilliseconds)
    relaxed = response.relaxed
    results = response.hits.map(RequirementFields.init)
    notices = response.notices.map { NoticeFields($0, language: language) }
  }
}

private struct RequirementFields: Encodable, Sendable {
  struct DeadlineFields: Encodable, Sendable {
    var text: String
    @OrNull var date: String?
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
      DeadlineFields(text: first.passage.text(in: $0.byteRange), date: $0.date?.description)
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
