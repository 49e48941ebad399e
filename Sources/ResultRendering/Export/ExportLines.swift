public import ArchiveModel

/// Documents as JSON Lines, one a line, as `index` reads them from a container (`docs/moving.md`).
public enum ExportLines {
  struct Fields: Encodable {
    struct Standing: Encodable {
      var state: String
      var why: String?
      var by: String?
    }

    var id: String
    var text: String
    var textFormat: String?
    var title: String?
    var kind: String?
    var issuer: String?
    var number: String?
    var date: String?
    var byline: [String]?
    var addressee: String?
    var signer: String?
    var speaker: String?
    var source: String?
    var secrecy: String?
    /// The fields that a person stated.
    var stated: [String]?
    var path: String
    var externalId: String?
    var format: String
    var encoding: String?
    var sha256: String
    var passages: Int
    var standing: Standing?
    var replaces: String?

    init(_ document: ExportedDocument) {
      let view = document.view
      let summary = view.document
      let description = summary.description
      id = summary.id
      text = document.text
      textFormat = document.textFormat?.rawValue
      title = description.title
      kind = description.kind?.rawValue
      issuer = description.issuer
      number = description.number
      date = description.date?.description
      byline = description.byline.isEmpty ? nil : description.byline
      addressee = description.addressee
      signer = description.signer
      speaker = description.speaker
      source = description.source
      secrecy = description.secrecy
      stated = description.stated.isEmpty ? nil : description.stated.map(\.rawValue).sorted()
      path = summary.path
      externalId = summary.externalID
      format = view.format
      encoding = view.encoding
      sha256 = view.contentSHA256
      passages = view.passageCount
      switch summary.standing.state {
      case .current: standing = nil
      case .withdrawn(let why): standing = Standing(state: "withdrawn", why: why)
      case .replaced(let path): standing = Standing(state: "replaced", by: path)
      }
      replaces = summary.standing.replaces
    }
  }

  /// A document's line.
  public static func line(_ document: ExportedDocument) throws -> String {
    try JSONText.encode(
      Line(
        fields: Fields(document),
        further: FurtherFields(
          document.view.document.description, writesAbsent: false)))
      + "\n"
  }

  private struct Line: Encodable {
    var fields: Fields
    var further: FurtherFields

    func encode(to encoder: any Encoder) throws {
      try fields.encode(to: encoder)
      try further.encode(to: encoder)
    }
  }
}
