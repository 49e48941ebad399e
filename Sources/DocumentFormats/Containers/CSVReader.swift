internal import ArchiveModel
import TextStructure

/// Reads a table (RFC 4180) with a header. Where a column holds texts, each row is a document; a table without
/// one is a ledger (清单, 台账), which is one document, as a sheet of a workbook is.
struct CSVReader {
  let file: FileReader
  /// Whether a table whose rows are documents is passed over.
  private let isForLedger: Bool
  private var records = RecordReader()
  /// The rows of a ledger.
  private var rows: LedgerRows?
  /// The text of a ledger, once it is read.
  private(set) var ledger: SheetText?

  private var path: String { file.path }
  /// The longest row, in characters.
  private var longestRow: Int { file.options.largeText.longestRow }

  /// - Parameter isForLedger: whether only the text of a ledger is wanted.
  init(file: FileReader, isForLedger: Bool = false) {
    (self.file, self.isForLedger) = (file, isForLedger)
  }

  /// Reads a table.
  ///
  /// - Parameter nextPiece: the next piece of its text, and whether it is the last; the first tells the
  ///   delimiter.
  mutating func read(
    report: inout ExtractionReport,
    pieces nextPiece: (inout ExtractionReport) throws -> (text: [Unicode.Scalar], isLast: Bool),
    emit: (ExtractedDocument) throws -> Void
  ) throws {
    let first = try nextPiece(&report)
    var parser = CSVParser(
      first.text, isWhole: first.isLast, longestRow: longestRow,
      prefersTabs: path.lowercased().hasSuffix(".tsv"))
    var fields: [RecordField?]?
    reading: while true {
      let step: CSVParser.Step
      do { step = try self.step(&parser) } catch let error as ExtractionError {
        // What was read of a ledger before a row that cannot be is kept.
        guard let rows, !rows.grid.rows.isEmpty else { throw error }
        report.note(ExtractionProblem(.badRecord, line: error.line, detail: error.detail))
        break reading
      }
      switch step {
      case .end: break reading
      case .needsMore:
        let piece = try nextPiece(&report)
        parser.append(piece.text, isWhole: piece.isLast)
      case .tooLong(let openField):
        let open = openField.map { Fact.quotationOpenedInField($0) }
        guard fields != nil || rows != nil else {
          throw ExtractionError(
            open == nil ? .tooLarge : .badQuoting, path: path, line: 1,
            detail: open ?? .moreThan(longestRow, .characters))
        }
        report.note(
          ExtractionProblem(
            .badRecord, line: parser.row, detail: open ?? .moreThan(longestRow, .characters)))
      case .row(let row):
        if let fields {
          try read(row, fields, parser.row, report: &report, emit: emit)
        } else if rows == nil {
          fields = try columns(row.map { String(String.UnicodeScalarView($0)) })
          if fields != nil, isForLedger { return }
          if fields == nil {
            rows = LedgerRows()
            // Above the heading a title may stand alone.
            if row.count == 1 { parser.chooseDelimiter() }
          }
        }
        rows?.append(row, number: parser.row, report: &report)
      }
    }
    if let rows { try finish(rows, report: &report, emit: emit) }
    if report.documentCount == 0, !isForLedger { report.note(ExtractionProblem(.empty)) }
  }

  private mutating func finish(
    _ rows: LedgerRows, report: inout ExtractionReport, emit: (ExtractedDocument) throws -> Void
  ) throws {
    let text: SheetText
    do { text = try SheetText(rows.grid, entry: nil, report: &report) } catch {
      throw ExtractionError(error, path: path)
    }
    ledger = text
    if rows.nullCount > 0, !isForLedger {
      report.note(ExtractionProblem(.controlCharacters, count: rows.nullCount))
    }
    guard !text.isEmpty, !isForLedger else { return }
    try emit(
      SheetDocuments.document(
        text, name: nil, properties: EmbeddedProperties(), of: file, report: &report))
  }

  private mutating func read(
    _ row: [[Unicode.Scalar]], _ fields: [RecordField?], _ number: Int,
    report: inout ExtractionReport, emit: (ExtractedDocument) throws -> Void
  ) throws {
    let row = fields.contains(.textFormat) ? row.map(Self.withoutGuard) : row
    if row.count == 1, row[0].isEmpty { return }
    guard row.count <= fields.count else {
      report.note(
        ExtractionProblem(
          .badRecord, line: number,
          detail: .fieldCount(row.count, expected: fields.count)))
      return
    }
    var record = RecordReader.Record(line: number)
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
          record.values[field] = Self.values(value, of: field)
        }
      case nil: continue
      }
    }
    try emit(records.document(record, report: &report))
  }

  /// The values of a cell: several of a field that may have several.
  private static func values(_ cell: [String], of field: DocumentDescription.Field) -> [String] {
    switch field {
    case .byline: BylineRules.names(in: cell[0])
    case let field where field.isList:
      cell[0].split { "、，,;；".contains($0) }.map { String($0.trimmingBlanks()) }
    default: cell
    }
  }

  /// A cell without the apostrophe that `export` puts before what a spreadsheet would run.
  private static func withoutGuard(_ cell: [Unicode.Scalar]) -> [Unicode.Scalar] {
    let guarded: Set<Unicode.Scalar> = [
      "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠",
    ]
    guard cell.count > 1, cell[0] == "'", guarded.contains(cell[1]) else { return cell }
    return Array(cell.dropFirst())
  }

  private func step(_ parser: inout CSVParser) throws -> CSVParser.Step {
    do throws(CSVParser.Failure) { return try parser.step() } catch {
      throw ExtractionError(error.code, path: path, line: error.row, detail: error.reason)
    }
  }

  /// The names as a message has room for them.
  private static func listed(_ names: [String]) -> [String] {
    names.prefix(30).map { String($0.prefix(40)) } + (names.count > 30 ? ["…"] : [])
  }

  /// What each column holds; exactly one holds the text. `nil` for a table without such a column.
  private func columns(_ names: [String]) throws -> [RecordField?]? {
    func plain(_ name: String) -> String { name.filter { !$0.isWhitespace && $0 != "\u{FEFF}" } }
    var fields = names.map { RecordField(name: $0) }
    if let textColumn = file.options.textColumn {
      guard let index = names.firstIndex(where: { plain($0) == plain(textColumn) }) else {
        throw ExtractionError(
          .noTextColumn, path: path, line: 1,
          detail: .noColumn(textColumn, among: Self.listed(names)))
      }
      for other in fields.indices where fields[other] == .text { fields[other] = nil }
      fields[index] = .text
    } else {
      guard let index = fields.firstIndex(of: .text) else { return nil }
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

extension FormatReader {
  /// Reads `.csv`.
  static let csv = FormatReader.records(
    RecordFormat(
      read: { file, source, report, emit in
        var reader = CSVReader(file: file)
        try file.readTable(source, by: &reader, report: &report, emit: emit)
      },
      original: { file, source, report in
        var reader = CSVReader(file: file, isForLedger: true)
        try file.readTable(source, by: &reader, report: &report) { _ in }
        return reader.ledger?.original
      }))
}
