internal import ArchiveModel

/// Reads a table (RFC 4180) with a header: each row is a document.
struct CSVReader {
  let path: String
  /// The column a person named, or `nil`.
  let textColumn: String?
  private var records = RecordReader()

  init(path: String, textColumn: String?) { (self.path, self.textColumn) = (path, textColumn) }

  mutating func read(
    _ text: [Unicode.Scalar], report: inout ExtractionReport,
    emit: (ExtractedDocument) throws -> Void
  ) throws {
    var parser = CSVParser(text)
    guard let header = try row(&parser) else {
      report.note(ExtractionProblem(.empty))
      return
    }
    let names = header.map { String(String.UnicodeScalarView($0)) }
    let fields = try columns(names)
    let isOurs = fields.contains(.textFormat)
    while var row = try row(&parser) {
      if isOurs { row = row.map(Self.withoutGuard) }
      if row.count == 1, row[0].isEmpty { continue }
      guard row.count <= fields.count else {
        report.note(
          ExtractionProblem(
            .badRecord, line: parser.row,
            detail: "\(row.count) fields where the header has \(fields.count)"))
        continue
      }
      var record = RecordReader.Record(line: parser.row)
      for (field, value) in zip(fields, row) {
        switch field {
        case .id: record.id = JSONRecordParser.Value.string(value).strings.first
        case .text: record.text = value
        case .textFormat:
          record.textFormat = JSONRecordParser.Value.string(value).strings.first
        case .described(let field):
          let value = JSONRecordParser.Value.string(value).strings.filter {
            !$0.allSatisfy(\.isWhitespace)
          }
          if record.values[field] == nil, !value.isEmpty {
            record.values[field] = field == .byline ? BylineRules.names(in: value[0]) : value
          }
        case nil: continue
        }
      }
      try emit(records.document(record, report: &report))
    }
    if report.documentCount == 0 { report.note(ExtractionProblem(.empty)) }
  }

  /// A cell without the apostrophe that `export` puts before what a spreadsheet would run.
  private static func withoutGuard(_ cell: [Unicode.Scalar]) -> [Unicode.Scalar] {
    let guarded: Set<Unicode.Scalar> = [
      "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠",
    ]
    guard cell.count > 1, cell[0] == "'", guarded.contains(cell[1]) else { return cell }
    return Array(cell.dropFirst())
  }

  private func row(_ parser: inout CSVParser) throws -> [[Unicode.Scalar]]? {
    do throws(CSVParser.Failure) { return try parser.next() } catch {
      throw ExtractionError(error.code, path: path, line: error.row, detail: error.reason)
    }
  }

  /// The names as a message has room for them.
  private static func listed(_ names: [String]) -> String {
    let first = names.prefix(30).map { String($0.prefix(40)) }.joined(separator: ", ")
    return names.count > 30 ? first + ", …" : first
  }

  /// What each column holds; exactly one holds the text.
  private func columns(_ names: [String]) throws -> [RecordField?] {
    func plain(_ name: String) -> String { name.filter { !$0.isWhitespace && $0 != "\u{FEFF}" } }
    var fields = names.map { RecordField(name: $0) }
    if let textColumn {
      guard let index = names.firstIndex(where: { plain($0) == plain(textColumn) }) else {
        throw ExtractionError(
          .noTextColumn, path: path, line: 1,
          detail: "no column \(textColumn) among \(Self.listed(names))")
      }
      for other in fields.indices where fields[other] == .text { fields[other] = nil }
      fields[index] = .text
    } else {
      guard let index = fields.firstIndex(of: .text) else {
        throw ExtractionError(
          .noTextColumn, path: path, line: 1, detail: Self.listed(names))
      }
      for other in fields.indices where other != index && fields[other] == .text {
        fields[other] = nil
      }
    }
    for field in [RecordField.id] {
      let first = fields.firstIndex(of: field)
      for other in fields.indices where other != first && fields[other] == field {
        fields[other] = nil
      }
    }
    return fields
  }
}
