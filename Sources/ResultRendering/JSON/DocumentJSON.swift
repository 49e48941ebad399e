public import ArchiveModel

/// A whole document in JSON.
public enum DocumentJSON {
  /// The document's fields, what its file is, and the passages of the view.
  public static func render(_ view: DocumentView) throws -> String {
    try JSONText.encode(ViewFields(view))
  }
}

/// How the archive stands, in JSON.
public enum StatusJSON {
  /// The counts, and `status`: `ok`, or `incomplete` where the last indexing run was cut off.
  public static func render(_ status: ArchiveStatus) throws -> String {
    try JSONText.encode(
      StatusFields(
        status: status.isComplete ? "ok" : "incomplete", documents: status.documentCount,
        passages: status.passageCount, problems: status.problemCount,
        isComplete: status.isComplete, analysisVersion: status.analysisVersion))
  }
}

private struct StatusFields: Encodable, Sendable {
  var status: String
  var documents: Int
  var passages: Int
  var problems: Int
  var isComplete: Bool
  var analysisVersion: String
}

private struct ViewFields: Encodable, Sendable {
  struct PassageFields: Encodable, Sendable {
    var passageId: String
    var ordinal: Int
    var headingPath: [String]
    var text: String
    var repaired: Bool
    /// Only where the text was recognised in pictures.
    var recognized: Bool?
    var recognitionConfidence: Int?
    @OrNull var source: SourceFields?
    @OrNull var pages: [Int]?
    var speeches: [SpeechFields]
  }

  /// Who says which part of a passage: Unicode scalars of its text, half open.
  struct SpeechFields: Encodable, Sendable {
    @OrNull var speaker: String?
    @OrNull var office: String?
    var speakerKind: String
    @OrNull var verb: String?
    var start: Int
    var end: Int
    var directSpeech: Bool

    init(_ speech: Speech, _ offsets: ScalarOffsets) {
      let range = offsets.scalarRanges([speech.byteRange]).first ?? 0..<0
      speaker = speech.speaker.name
      office = speech.speaker.office
      speakerKind = speech.speaker.kind.rawValue
      verb = speech.verb
      start = range.lowerBound
      end = range.upperBound
      directSpeech = speech.isDirect
    }
  }

  var document: DocumentFields
  var further: FurtherFields
  @OrNull var addressee: String?
  @OrNull var signer: String?
  @OrNull var publishedIn: String?
  @OrNull var secrecy: String?
  var stated: [String]
  var contentSha256: String
  var format: String
  @OrNull var encoding: String?
  var citation: String
  var alsoIn: [LinkedDocumentFields]
  var alsoInTotal: Int
  var passageCount: Int
  var passages: [PassageFields]

  init(_ view: DocumentView) {
    let description = view.document.description
    document = DocumentFields(view.document)
    document.standing = StandingFields(view)
    further = FurtherFields(description)
    addressee = description.addressee
    signer = description.signer
    publishedIn = description.source
    secrecy = description.secrecy
    stated = description.stated.map(\.rawValue).sorted()
    contentSha256 = view.contentSHA256
    format = view.format
    encoding = view.encoding
    citation = Citation.gbt7714(view.document)
    alsoIn = view.alsoIn.documents.map(LinkedDocumentFields.init)
    alsoInTotal = view.alsoIn.total
    passageCount = view.passageCount
    passages = view.passages.map { item in
      let offsets = ScalarOffsets(item.passage.text)
      return PassageFields(
        passageId: item.id, ordinal: item.passage.ordinal, headingPath: item.passage.headingPath,
        text: item.passage.text, repaired: item.passage.isRepaired,
        recognized: item.passage.isRecognized ? true : nil,
        recognitionConfidence: item.passage.recognitionConfidence,
        source: SourceFields(item.passage),
        pages: item.passage.pages.map { [$0.lowerBound, $0.upperBound] },
        speeches: item.statements.speeches.map { SpeechFields($0, offsets) })
    }
  }

  enum CodingKeys: CodingKey {
    case document, addressee, signer, publishedIn, secrecy, stated, contentSha256, format, encoding
    case citation, alsoIn, alsoInTotal, passageCount, passages
  }

  func encode(to encoder: any Encoder) throws {
    try further.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(document, forKey: .document)
    try container.encode(addressee, forKey: .addressee)
    try container.encode(signer, forKey: .signer)
    try container.encode(publishedIn, forKey: .publishedIn)
    try container.encode(secrecy, forKey: .secrecy)
    try container.encode(stated, forKey: .stated)
    try container.encode(contentSha256, forKey: .contentSha256)
    try container.encode(format, forKey: .format)
    try container.encode(encoding, forKey: .encoding)
    try container.encode(citation, forKey: .citation)
    try container.encode(alsoIn, forKey: .alsoIn)
    try container.encode(alsoInTotal, forKey: .alsoInTotal)
    try container.encode(passageCount, forKey: .passageCount)
    try container.encode(passages, forKey: .passages)
  }
}
