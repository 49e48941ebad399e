internal import ArchiveModel
import TextStructure

/// Makes documents of a container's records, and keeps their ids apart.
struct RecordReader {
  /// A record up to this length stays one passage: it is a collection's own unit.
  static let longestSinglePassage = 700

  private var usedIDs: Set<String> = []
  /// The suffix to try next for an id that occurred before: there may be a million of one.
  private var nextSuffixes: [String: Int] = [:]

  /// A record's fields, as strings.
  struct Record {
    var line: Int
    var id: String?
    var text: [Unicode.Scalar] = []
    /// How the text is to be read; a unit of a collection where nothing is said.
    var textFormat: String?
    var values: [DocumentDescription.Field: [String]] = [:]
  }

  mutating func document(
    _ record: Record, report: inout ExtractionReport
  ) -> ExtractedDocument {
    var document = ExtractedDocument(sourceScalarCount: record.text.count)
    var record = record
    // A catalogue's own number is a record's, where it has no other.
    if record.id == nil { record.id = record.values[.archivalCode]?.first }
    // Most tables that give a day of publication and no other mean the document's date.
    if record.values[.date] == nil { record.values[.date] = record.values[.published] }
    document.recordID = uniqueID(record, report: &report)
    if let format = wholeFormat(record, report: &report) {
      return whole(record, document.recordID, as: format, report: &report)
    }
    let flow = Flow(original: record.text)
    var blocks = PlainTextReader(flow: flow).blocks()
    LineLayout(flow: flow).join(&blocks)
    BlockClassifier(flow: flow).classify(&blocks)
    ParagraphRepair(flow: flow).repair(&blocks)
    SpacedText(flow: flow).close(&blocks)
    document.passages =
      record.text.count <= Self.longestSinglePassage
      ? PassageBuilder.singlePassage(flow: flow, blocks: blocks)
      : PassageBuilder.passages(flow: flow, blocks: blocks)
    document.description = description(record, report: &report)
    if document.passages.isEmpty {
      report.note(ExtractionProblem(.empty, line: record.line))
    }
    report.documentCount += 1
    return document
  }

  /// The format of a record that is a whole document, as `export` writes them.
  private func wholeFormat(_ record: Record, report: inout ExtractionReport) -> DocumentFormat? {
    guard let name = record.textFormat, !name.isEmpty else { return nil }
    guard let format = DocumentFormat(rawValue: name), [.text, .markdown].contains(format) else {
      report.note(
        ExtractionProblem(.badValue, line: record.line, detail: .badField("text_format", name)))
      return nil
    }
    return format
  }

  /// Reads a record's text as a file of a format is read; what the record states counts.
  private func whole(
    _ record: Record, _ id: String?, as format: DocumentFormat, report: inout ExtractionReport
  ) -> ExtractedDocument {
    let file = FileReader(
      path: "\(id ?? "").\(format == .text ? "txt" : "md")", format: format,
      options: ExtractionOptions(), conversions: Conversions(),
      budget: DecompressionBudget(forFileOf: record.text.count), depth: 0)
    var text: FormattedText = format == .text ? .plain(record.text) : .markdown(record.text)
    var document = file.document(of: &text, report: &report)
    document.recordID = id
    document.description = document.description.overridden(
      by: description(record, report: &report))
    return document
  }

  private mutating func uniqueID(_ record: Record, report: inout ExtractionReport) -> String {
    var id = record.id ?? ""
    if id.isEmpty {
      id = String(record.line)
      report.note(ExtractionProblem(.missingID, line: record.line))
    }
    if usedIDs.insert(id).inserted { return id }
    var number = nextSuffixes[id] ?? 2
    while !usedIDs.insert("\(id)-\(number)").inserted { number += 1 }
    nextSuffixes[id] = number + 1
    report.note(
      ExtractionProblem(.duplicateID, line: record.line, detail: .newIdentifier("\(id)-\(number)")))
    return "\(id)-\(number)"
  }

  private func description(_ record: Record, report: inout ExtractionReport) -> DocumentDescription
  {
    var description = DocumentDescription()
    for (field, values) in record.values {
      guard let value = values.first else { continue }
      var given = field.isList ? values : [value]
      if field.form == .date, LawDate(value) == nil,
        let date = PartialDate.matches(in: value.prefix(40)).first?.date
      {
        given = [date.description]
      }
      if description.state(field, given) != nil {
        report.note(
          ExtractionProblem(.badValue, line: record.line, detail: .badField(field.rawValue, value)))
      }
    }
    if let title = description.title {
      if description.kind == nil { description.kind = KindRules.kind(ofTitle: title) }
      if description.issuer == nil { description.issuer = IssuerRules.issuer(inTitle: title) }
    }
    return description
  }
}
