internal import ArchiveModel
import TextStructure

/// The table of a spreadsheet: the names of its columns, and the rows below them, hidden ones too.
struct SheetTable {
  /// The names by the columns' places.
  private(set) var header: [String] = []
  /// The rows, each with the number that the spreadsheet has.
  private(set) var rows: [(number: Int, cells: [String])] = []

  /// Reads the first visible sheet with a heading; where none has one, the first with any text, whose first row then
  /// names the columns.
  ///
  /// - Parameters:
  ///   - bytes: an `.xlsx` or `.ods` file.
  ///   - path: its path, for errors.
  /// - Throws: ``ExtractionError`` for a file that is neither, or cannot be read.
  static func first(in bytes: [UInt8], path: String) throws -> SheetTable {
    let budget = DecompressionBudget(forFileOf: bytes.count)
    var found: SheetTable?
    var other: SheetTable?
    var excess: Fact?
    func take(_ grid: SheetGrid) {
      guard found == nil else { return }
      excess = excess ?? grid.excess
      guard grid.excess == nil else { return }
      let rows = SheetRows(grid, includesHidden: true).rows
      if let heading = SheetHeading(rows) {
        found = SheetTable(rows, heading)
      } else if other == nil, !rows.isEmpty {
        other = SheetTable(rows)
      }
    }
    let isOpenDocument = PackageContent(bytes).formats.first == .ods
    try ZIPArchive.withArchive(bytes, budget: budget, path: path) { archive in
      if isOpenDocument {
        try OpenDocumentSheets.grids(archive, path: path) { take($0) }
      } else {
        try Workbook(archive, path: path).grids { grid in
          take(grid)
          return found != nil
        }
      }
    }
    if found == nil, let excess { throw ExtractionError(.tooLarge, path: path, detail: excess) }
    return found ?? other ?? SheetTable([])
  }

  private init(_ rows: [SheetRows.Row], _ heading: SheetHeading) {
    let last = heading.names.keys.max() ?? 0
    header = (1...max(1, last)).map { heading.names[$0] ?? "" }
    for row in rows[heading.rows.upperBound...]
    where !heading.isRepeated(row) && !Self.isRemark(row) {
      self.rows.append((row.number, Self.cells(row)))
    }
  }

  private init(_ rows: [SheetRows.Row]) {
    header = rows.first.map(Self.cells) ?? []
    self.rows = rows.dropFirst().map { ($0.number, Self.cells($0)) }
  }

  /// A single text over several columns is a note or a part's heading.
  private static func isRemark(_ row: SheetRows.Row) -> Bool {
    guard row.values.count == 1, let value = row.values.first else { return false }
    return value.last > value.first
  }

  private static func cells(_ row: SheetRows.Row) -> [String] {
    var cells: [String] = []
    for value in row.values {
      let column = Int(value.first)
      if cells.count < column {
        cells += [String](repeating: "", count: column - cells.count)
      }
      cells[column - 1] = String(value.text.trimmingBlanks())
    }
    return cells
  }
}
