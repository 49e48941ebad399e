/// What is known about a document: the elements of GB/T 33480-2016 that an archive searches by, and
/// (``further``) the days of a law, what government pages say of a document, and what archives number and
/// keep it by (DA/T 13, DA/T 22).
///
/// Absent is absent; nothing is guessed. `stated` names the fields a person wrote (in front matter,
/// a container's columns or a description file) as against those read from the text.
public struct DocumentDescription: Sendable, Hashable {
  /// A field of the description; the raw value is the key in JSON and in description files.
  public enum Field: String, CaseIterable, Sendable, Hashable, Codable {
    case title, kind, issuer, number, date, byline, addressee, signer, speaker, source, secrecy
    // The days of a law, regulation or rule.
    case adopted, published
    case inEffect = "in_effect"
    case amended, repealed
    // What a page says of the document.
    case validity
    case indexNumber = "index_number"
    case subject, openness, released
    // What an archive keeps it by.
    case archivalCode = "archival_code"
    case fonds, year, retention, section, item
    case pageCount = "page_count"
    case edition
  }

  /// 标题.
  public var title: String?
  /// 文种.
  public var kind: DocumentKind?
  /// 发文机关, the issuing body; several are joined by `、` (``issuers``).
  public var issuer: String?
  /// 发文字号, as written.
  public var number: String?
  /// 成文日期; of a law the day of its latest text.
  public var date: PartialDate?
  /// The names in the byline (记者 甲 乙), in order.
  public var byline: [String] = []
  /// 主送机关, as written.
  public var addressee: String?
  /// 签发人.
  public var signer: String?
  /// Who speaks, of a speech or a report made in person: the name as written.
  public var speaker: String?
  /// Where it was published (来源：人民日报).
  public var source: String?
  /// 密级.
  public var secrecy: String?
  /// The values of the fields that have no property of their own (``Field/further``), in the form that
  /// ``state(_:_:)`` gives them. A day of a law may have the word behind it that the text has for what was done:
  /// `2018-10-26 修正`.
  public var further: [Field: [String]] = [:]
  /// The fields that a person stated.
  public var stated: Set<Field> = []

  /// Makes an empty description.
  public init() {}

  /// The issuing bodies, one by one.
  public var issuers: [String] {
    issuer.map { $0.split(separator: "、").map(String.init) } ?? []
  }

  /// This description with every field that a person stated in `other` put in place of its own.
  public func overridden(by other: DocumentDescription?) -> DocumentDescription {
    guard let other else { return self }
    var merged = self
    for field in other.stated {
      switch field {
      case .title: merged.title = other.title
      case .kind: merged.kind = other.kind
      case .issuer: merged.issuer = other.issuer
      case .number: merged.number = other.number
      case .date: merged.date = other.date
      case .byline: merged.byline = other.byline
      case .addressee: merged.addressee = other.addressee
      case .signer: merged.signer = other.signer
      case .speaker: merged.speaker = other.speaker
      case .source: merged.source = other.source
      case .secrecy: merged.secrecy = other.secrecy
      default: merged.further[field] = other.further[field]
      }
    }
    merged.stated.formUnion(other.stated)
    return merged
  }
}
