internal import ArchiveModel
import TextStructure

/// The cells of a sheet with the texts that they show, whatever format it is of.
struct SheetGrid {
  /// A cell with something in it.
  struct Cell {
    /// The number of its column, from 1.
    var column: Int32
    /// Whether it holds a text, no number, day or truth value.
    var isText: Bool
    /// What it shows; empty for what its format hides.
    var text: String
  }

  /// A row with something in it.
  struct Row {
    var number: Int
    var isHidden = false
    var cells: [Cell] = []
  }

  /// The most cells of a sheet that are kept, those filled by merged ones included.
  static let mostCells = 4 << 20
  /// The most merged ranges of a sheet.
  private static let mostMerged = 200_000

  /// The rows in the order of the sheet.
  private(set) var rows: [Row] = []
  /// The merged ranges.
  private(set) var merged: [CellRange] = []
  /// Whether a column is hidden, by its number.
  private(set) var isColumnHidden = [Bool](repeating: false, count: CellRange.mostColumns + 2)
  /// What is wrong with cells: how many, and the first of them.
  private(set) var problems: [ContentFault: (count: Int, first: String)] = [:]
  /// More than is read of a sheet.
  private(set) var excess: Fact?
  private var cellCount = 0
  private var textCount = 0

  /// Whether there is room for a cell more; where there is none, ``excess`` says why.
  mutating func takes(_ cell: Cell) -> Bool {
    cellCount += 1
    textCount += cell.text.utf8.count
    if cellCount > Self.mostCells {
      excess = .moreThan(Self.mostCells, .fields)
    } else if textCount > 3 * OriginalWriter.longest {
      // A character has up to three bytes.
      excess = .longerOriginal
    }
    return excess == nil
  }

  /// Adds a row, where it has cells.
  mutating func append(_ row: Row) { if !row.cells.isEmpty { rows.append(row) } }

  /// Makes one cell of a range.
  mutating func merge(_ range: CellRange) {
    merged.append(range)
    if merged.count > Self.mostMerged { excess = .moreThan(Self.mostMerged, .entries) }
  }

  /// Hides columns.
  mutating func hide(columns: ClosedRange<Int>) {
    for column in columns where !isColumnHidden[column] { isColumnHidden[column] = true }
  }

  /// Notes what is wrong with a cell.
  mutating func note(_ fault: ContentFault, column: Int, row: Int) {
    let known = problems[fault] ?? (0, "\(CellRange.letters(column))\(row)")
    problems[fault] = (known.count + 1, known.first)
  }
}
