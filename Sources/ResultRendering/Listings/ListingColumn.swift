internal import ArchiveModel

/// A column of a list of documents; the raw value stands above it in CSV.
public enum ListingColumn: String, CaseIterable, Sendable, Hashable {
  case id, record, date, kind, title, issuer, number, speaker, path, accession, sha256, size, format
  case encoding, state, problems
  case contentState = "content_state"
  case addressee, signer, byline, source, secrecy
  case adopted, published
  case inEffect = "in_effect"
  case amended, repealed, validity
  case indexNumber = "index_number"
  case subject, openness, released
  case archivalCode = "archival_code"
  case fonds, year, retention, section, item
  case pageCount = "page_count"
  case edition

  /// What a list shows where nobody says otherwise.
  public static let usual: [ListingColumn] = [.id, .date, .kind, .title, .issuer, .number, .path]

  /// The cell of a document; empty where there is nothing.
  func cell(_ listed: ListedDocument, _ phrases: Phrases) -> String {
    let description = listed.summary.description
    let text: String? =
      switch self {
      case .id: listed.summary.id
      case .record: listed.summary.externalID
      case .date: description.date?.description
      case .kind: description.kind?.rawValue
      case .title: description.title
      case .issuer: description.issuer
      case .number: description.number
      case .speaker: description.speaker
      case .path: listed.summary.path
      case .accession: listed.accession
      case .sha256: listed.sha256
      case .size: String(listed.size)
      case .format: listed.format
      case .encoding: listed.encoding
      case .state: listed.summary.standing.name
      case .contentState: listed.summary.contentState.rawValue
      case .problems: listed.problems.map { phrases.text(of: $0) }.joined(separator: "; ")
      default: field.map { description.values(of: $0).joined(separator: "、") }
      }
    return text ?? ""
  }

  /// How many columns of a terminal it is given at least.
  var width: Int {
    switch self {
    case .id: 12
    case .record: 8
    case .date: 10
    case .kind: 4
    case .title: 44
    case .number: 22
    case .speaker: 8
    case .path: 40
    case .accession: 11
    case .sha256: 64
    case .size: 9
    case .format, .encoding, .state: 9
    case .contentState: 9
    case .problems: 20
    case .archivalCode: 28
    case .issuer, .addressee, .subject, .indexNumber: 24
    case .section, .source: 12
    case .adopted, .published, .inEffect, .amended, .repealed, .released: 10
    default: 8
    }
  }

  func name(_ phrases: Phrases) -> String {
    switch self {
    case .id: "id"
    case .record: phrases.record
    case .date: phrases.date
    case .kind: phrases.kind
    case .title: phrases.title
    case .issuer: phrases.issuer
    case .number: phrases.number
    case .speaker: phrases.speaker
    case .path: phrases.file
    case .accession: phrases.accession
    case .sha256: "SHA-256"
    case .size: phrases.size
    case .format: phrases.format
    case .encoding: phrases.encoding
    case .state: phrases.state
    case .contentState: phrases.contentState
    case .problems: phrases.problems
    default: field.map(phrases.label(of:)) ?? rawValue
    }
  }

  /// The field of a description that it shows.
  private var field: DocumentDescription.Field? { DocumentDescription.Field(rawValue: rawValue) }
}

extension DocumentStanding {
  /// The state as it stands in JSON and CSV.
  var name: String {
    switch state {
    case .current: "current"
    case .withdrawn: "withdrawn"
    case .replaced: "replaced"
    }
  }
}

extension ListingColumn {
  /// The column that a person means: by its name in CSV, or a Chinese or English term for it.
  package init?(name: String) {
    let names: [String: ListingColumn] = [
      "编号": .id, "记录": .record, "记录号": .record, "路径": .path, "文件": .path, "接收号": .accession,
      "校验值": .sha256, "大小": .size, "字节": .size, "格式": .format, "编码": .encoding,
      "状态": .state, "读出情况": .contentState, "问题": .problems,
    ]
    if let column = ListingColumn(rawValue: name.lowercased()) ?? names[name] {
      self = column
    } else if let field = DocumentDescription.Field(name: name),
      let column = ListingColumn(rawValue: field.rawValue)
    {
      self = column
    } else {
      return nil
    }
  }
}
