public import ArchiveModel
internal import DocumentFormats

/// A table of descriptions (著录表): which column says what, and what each row says of which document.
public struct MetadataTable: Sendable {
  /// How a row names its document.
  public enum Locator: String, Sendable, Hashable, CaseIterable {
    /// By its id.
    case id
    /// By its accession number.
    case accession
    /// By the path below `corpus/`.
    case path
    /// By the name of its file.
    case fileName
    /// By the archive's own reference code (档号), which may be any of these.
    case code
  }

  /// A cell that names a document.
  public struct NamedBy: Sendable, Hashable {
    /// How.
    public var kind: Locator
    /// The cell.
    public var value: String
  }

  /// A row.
  public struct Row: Sendable, Hashable {
    /// The number as a spreadsheet has it, the header being 1.
    public var number: Int
    /// How it names its document, the surest first.
    public var locators: [NamedBy] = []
    /// What it states.
    public var stated = DocumentDescription()
    /// What is wrong with it.
    public var problems: [RowProblem] = []
  }

  /// The file, as it was named.
  public let path: String
  /// The columns that say nothing the archive keeps, by their names.
  public private(set) var ignoredColumns: [String] = []
  /// The columns whose field an earlier column has already.
  public private(set) var repeatedColumns: [String] = []
  /// The rows.
  public private(set) var rows: [Row] = []
  /// Whether any column states something.
  public private(set) var hasFields = false

  private enum Column: Hashable {
    case locator(Locator)
    case field(DocumentDescription.Field)

    var isLocator: Bool { if case .locator = self { true } else { false } }
  }

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - bytes: CSV (RFC 4180), in any encoding that is read.
  ///   - path: the file, for errors.
  /// - Throws: ``CorpusError`` with the code `tableUnreadable`.
  public init(_ bytes: [UInt8], path: String) throws(CorpusError) {
    do { self.init(try TextTable(bytes, path: path), path: path) } catch {
      throw CorpusError(
        code: .tableUnreadable, path: path,
        detail: error.fact)
    }
  }

  init(_ table: TextTable, path: String) {
    self.path = path
    var columns: [Column?] = []
    for name in table.header {
      let column = Self.column(named: name)
      if let column, columns.contains(column) {
        repeatedColumns.append(name)
        columns.append(nil)
      } else {
        if column == nil, !name.isEmpty { ignoredColumns.append(name) }
        columns.append(column)
      }
    }
    hasFields = columns.contains {
      if case .field = $0 { true } else { false }
    }
    if columns.contains(.locator(.code)),
      columns.contains(where: { $0 != .locator(.code) && $0?.isLocator == true })
    {
      hasFields = true
    }
    for row in table.rows { rows.append(Self.row(row, columns, table.header)) }
    if let broken = table.broken {
      rows.append(Row(number: broken.row, problems: [.broken(broken.reason)]))
    }
  }

  private static func row(_ row: TextTable.Row, _ columns: [Column?], _ header: [String]) -> Row {
    var read = Row(number: row.number)
    guard row.cells.count <= columns.count || row.cells[columns.count...].allSatisfy(\.isEmpty)
    else {
      read.problems.append(.tooManyCells(row.cells.count, columns.count))
      return read
    }
    for (index, cell) in row.cells.prefix(columns.count).enumerated() {
      let value = plain(cell)
      guard !value.isEmpty, let column = columns[index] else { continue }
      switch column {
      case .locator(let kind):
        read.locators.append(NamedBy(kind: kind, value: value))
        // It names a document, or is what one that is named otherwise is to have.
        if kind == .code { _ = read.stated.state(.archivalCode, [value]) }
      case .field(let field):
        let values =
          field.isList
          ? value.split(whereSeparator: { "、，,;；\n".contains($0) }).map(String.init) : [value]
        if let problem = read.stated.state(field, values) {
          read.problems.append(.value(column: header[index], problem))
        }
      }
    }
    let order = Locator.allCases
    read.locators.sort {
      (order.firstIndex(of: $0.kind) ?? 0) < (order.firstIndex(of: $1.kind) ?? 0)
    }
    return read
  }

  /// A cell without the apostrophe that keeps spreadsheets from taking it for a formula.
  private static func plain(_ cell: String) -> String {
    let scalars = cell.unicodeScalars
    guard scalars.first == "'", let second = scalars.dropFirst().first,
      ["=", "+", "-", "@", "＝", "＋", "－", "＠"].contains(second)
    else { return cell }
    return String(scalars.dropFirst())
  }

  private static func column(named name: String) -> Column? {
    // 题名（必填）, 题名*
    let bare = name.prefix { !"（(*＊".contains($0) }.filter { !$0.isWhitespace }
    let key = String(bare).lowercased()
    if let locator = locators[key] { return .locator(locator) }
    if let field = fields[key] { return .field(field) }
    return DocumentDescription.Field(name: key).map { .field($0) }
  }

  private static let locators: [String: Locator] = [
    "id": .id, "文档编号": .id, "document_id": .id, "documentid": .id,
    "接收号": .accession, "登记号": .accession, "accession": .accession,
    "accession_number": .accession,
    "路径": .path, "文件路径": .path, "path": .path,
    "文件名": .fileName, "原文件名": .fileName, "电子文件名": .fileName, "文件": .fileName,
    "file": .fileName, "filename": .fileName, "file_name": .fileName,
    "档号": .code,
  ]

  /// The names that catalogues have for fields beside those of ``DocumentDescription/Field``.
  private static let fields: [String: DocumentDescription.Field] = [
    "文件题名": .title, "正题名": .title, "文件标题": .title, "文件编号": .number, "字号": .number,
    "形成日期": .date, "形成时间": .date, "文件日期": .date, "文件时间": .date, "时间": .date,
    "第一责任者": .issuer, "文件类型": .kind, "公文种类": .kind, "撰稿人": .byline,
  ]
}
