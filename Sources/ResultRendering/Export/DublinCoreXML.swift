public import ArchiveModel

/// Descriptions in Dublin Core (ISO 15836-1), each in the `oai_dc` container of OAI-PMH 2.0, in one
/// XML document. What element holds what: `docs/moving.md`.
public enum DublinCoreXML {
  /// What stands before the first record.
  public static let header = """
    <?xml version="1.0" encoding="UTF-8"?>
    <records xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" \
    xmlns:dc="http://purl.org/dc/elements/1.1/">

    """
  /// What stands after the last.
  public static let footer = "</records>\n"

  /// A document's record.
  public static func record(_ document: ExportedDocument) -> String {
    let summary = document.view.document
    let description = summary.description
    var elements: [(name: String, value: String)] = []
    func add(_ name: String, _ value: String?) {
      if let value, !value.isEmpty { elements.append((name, value)) }
    }
    add("title", summary.displayTitle)
    // Who is answerable for the content: who speaks or writes, else the issuing body.
    add("creator", description.speaker)
    for name in description.byline { add("creator", name) }
    if description.speaker == nil, description.byline.isEmpty { add("creator", description.issuer) }
    add("publisher", description.issuer)
    add("contributor", description.signer.map { "签发人：\($0)" })
    add("type", description.kind?.rawValue)
    add("type", "Text")
    add("date", description.date?.description)
    add("identifier", summary.id)
    add("identifier", description.number)
    for field in [DocumentDescription.Field.archivalCode, .indexNumber] {
      add("identifier", description.further[field]?.first)
    }
    add("identifier", summary.place)
    // GB/T 33480's own names where Dublin Core has none.
    for field in DocumentDescription.Field.lawDates + [.released] {
      for value in description.values(of: field) { add("date", "\(field.chineseName)：\(value)") }
    }
    add("subject", description.further[.subject]?.first)
    for field in [
      DocumentDescription.Field.validity, .fonds, .year, .retention, .section, .item, .pageCount,
      .edition,
    ] {
      add("description", description.further[field]?.first.map { "\(field.chineseName)：\($0)" })
    }
    add("rights", description.further[.openness]?.first.map { "公开方式：\($0)" })
    add("source", description.source)
    add("description", description.addressee.map { "主送机关：\($0)" })
    switch summary.standing.state {
    case .current: break
    case .withdrawn(let why): add("description", "撤下：\(why)")
    case .replaced(let path): add("relation", "isReplacedBy \(path)")
    }
    add("relation", summary.standing.replaces.map { "replaces \($0)" })
    add("rights", description.secrecy.map { "密级：\($0)" })
    add("format", document.mediaType)
    add("language", "zh")
    let lines = elements.map { "    <dc:\($0.name)>\(escaped($0.value))</dc:\($0.name)>\n" }
    return "  <oai_dc:dc>\n\(lines.joined())  </oai_dc:dc>\n"
  }

  /// A text as XML 1.0 can hold it: what it cannot hold at all becomes U+FFFD.
  static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: result.append(contentsOf: "&amp;".unicodeScalars)
      case 0x3C: result.append(contentsOf: "&lt;".unicodeScalars)
      case 0x3E: result.append(contentsOf: "&gt;".unicodeScalars)
      case 0x0D: result.append(contentsOf: "&#13;".unicodeScalars)
      case 0x09, 0x0A: result.append(scalar)
      case 0..<0x20, 0xFFFE, 0xFFFF: result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
