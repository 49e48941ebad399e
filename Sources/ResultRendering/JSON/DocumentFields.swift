internal import ArchiveModel

/// A document as it stands in every JSON answer.
struct DocumentFields: Encodable, Sendable {
  var id: String
  @OrNull var externalId: String?
  var path: String
  @OrNull var title: String?
  @OrNull var kind: String?
  @OrNull var issuer: String?
  @OrNull var speaker: String?
  var byline: [String]
  @OrNull var date: String?
  @OrNull var datePrecision: String?
  @OrNull var number: String?
  var contentState: String
  /// Only where a whole document is shown: what is found is current.
  var standing: StandingFields?

  init(_ document: DocumentSummary) {
    let description = document.description
    id = document.id
    externalId = document.externalID
    path = document.path
    title = description.title
    kind = description.kind?.rawValue
    issuer = description.issuer
    speaker = description.speaker
    byline = description.byline
    date = description.date?.description
    datePrecision = description.date?.precision.rawValue
    number = description.number
    contentState = document.contentState.rawValue
  }
}

/// Whether a document is found, and the versions it belongs with.
struct StandingFields: Encodable, Sendable {
  struct VersionFields: Encodable, Sendable {
    var id: String
    var path: String

    init(_ version: DocumentVersions.Version) { (id, path) = (version.id, version.path) }
  }

  var state: String
  @OrNull var why: String?
  @OrNull var replacedBy: VersionFields?
  @OrNull var replaces: VersionFields?

  init(_ view: DocumentView) {
    state = view.document.standing.name
    why = view.document.standing.withdrawnWhy
    replacedBy = view.versions.later.map(VersionFields.init)
    replaces = view.versions.earlier.map(VersionFields.init)
  }
}

/// A document with much the same text, as it stands beside a document in JSON answers.
struct LinkedDocumentFields: Encodable, Sendable {
  var id: String
  @OrNull var externalId: String?
  var path: String
  @OrNull var title: String?
  @OrNull var date: String?
  var relation: String
  var resemblance: Double
  var containment: Double

  init(_ link: LinkedDocument) {
    id = link.document.id
    externalId = link.document.externalID
    path = link.document.path
    title = link.document.description.title
    date = link.document.description.date?.description
    relation = link.relation.rawValue
    resemblance = JSONText.thousandths(link.resemblance)
    containment = JSONText.thousandths(link.containment)
  }
}

/// Where a passage stands in the original: Unicode scalars of the decoded text, half open.
struct SourceFields: Encodable, Sendable {
  var start: Int
  var end: Int
  /// The pieces in the text's order, where the passage does not stand in one piece.
  @OrNull var segments: [[Int]]?

  /// Where a part of a passage stands; `nil` where nothing of it does.
  init?(_ passage: Passage, byteRange: Range<Int>) {
    let pieces = passage.sourceMap.sourceScalarRanges(ofTextBytes: byteRange, in: passage.text)
    guard let first = pieces.map(\.lowerBound).min(), let last = pieces.map(\.upperBound).max()
    else { return nil }
    start = first
    end = last
    segments = pieces.count > 1 ? pieces.map { [$0.lowerBound, $0.upperBound] } : nil
  }

  /// `nil` for a passage of which nothing stands in the original.
  init?(_ passage: Passage) {
    guard let envelope = passage.sourceMap.envelope else { return nil }
    start = envelope.lowerBound
    end = envelope.upperBound
    let pieces = passage.sourceMap.sourceScalarRanges(
      ofTextBytes: 0..<passage.text.utf8.count, in: passage.text)
    segments = pieces.count > 1 ? pieces.map { [$0.lowerBound, $0.upperBound] } : nil
  }
}

/// A notice, for programs by its code and for people in words.
struct NoticeFields: Encodable, Sendable {
  var code: String
  @OrNull var value: String?
  var message: String

  init(_ notice: SearchResponse.Notice, language: Language) {
    (code, value) = (notice.code, notice.value)
    message = Phrases(language).notice(notice)
  }
}
