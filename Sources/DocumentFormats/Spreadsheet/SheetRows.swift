/// The rows of a sheet as a reader sees them: merged cells give their value to each row they span, what is
/// hidden is left out and noted.
struct SheetRows {
  /// A value in a row.
  struct Value {
    /// The visible columns it stands in.
    var first: Int32
    var last: Int32
    var isText: Bool
    /// Whether the merged cell began in a row above.
    var continues: Bool
    var text: String
  }

  /// A visible row with a value of its own.
  struct Row {
    var number: Int
    var values: [Value]
  }

  /// A merged cell with its value, while its rows are read.
  private struct Merged {
    var range: CellRange
    var value: SheetGrid.Cell
  }

  private(set) var rows: [Row] = []
  /// How many rows, columns and cells with a value are hidden.
  var hiddenCount: Int { hiddenRows.count + hiddenColumns.count + hiddenCells.count }
  /// Whether there is more than is read.
  private(set) var isTooLong = false

  private let isColumnHidden: [Bool]
  private let includesHidden: Bool
  private var open: [Merged] = []
  /// Which of the open merged cells a column lies in, by its number.
  private var owners = [Int32](repeating: -1, count: CellRange.mostColumns + 1)
  private var hiddenRows: [Int] = []
  private var hiddenColumns: Set<Int32> = []
  private var hiddenCells: [(column: Int, row: Int)] = []
  private var valueCount = 0

  /// - Parameter includesHidden: whether what is hidden is read, too.
  init(_ grid: SheetGrid, includesHidden: Bool = false) {
    self.includesHidden = includesHidden
    isColumnHidden =
      includesHidden
      ? [Bool](repeating: false, count: grid.isColumnHidden.count) : grid.isColumnHidden
    let merged = grid.merged.sorted { $0.rows.lowerBound < $1.rows.lowerBound }
    var next = 0
    // A stable order: damaged sheets have rows twice.
    let sorted = grid.rows.enumerated().sorted {
      ($0.element.number, $0.offset) < ($1.element.number, $1.offset)
    }
    for (_, row) in sorted where !isTooLong {
      close(before: row.number)
      while next < merged.count, merged[next].rows.lowerBound <= row.number {
        if merged[next].rows.lowerBound == row.number { begin(merged[next], in: row) }
        next += 1
      }
      read(row)
    }
  }

  /// Where rows, columns and cells with a value are hidden, as a spreadsheet writes it: `3:5`, `C:C`, `B7`; the
  /// first of them.
  ///
  /// - Parameter limit: the most places.
  func hiddenPlaces(limit: Int) -> [String] {
    var ranges: [ClosedRange<Int>] = []
    for row in hiddenRows {
      if let last = ranges.last, last.upperBound == row - 1 {
        ranges[ranges.count - 1] = last.lowerBound...row
      } else {
        ranges.append(row...row)
      }
    }
    let columns = hiddenColumns.sorted().map { CellRange.letters(Int($0)) }
    let places =
      ranges.prefix(limit).map { "\($0.lowerBound):\($0.upperBound)" }
      + columns.prefix(limit).map { "\($0):\($0)" }
      + hiddenCells.prefix(limit).map { "\(CellRange.letters($0.column))\($0.row)" }
    return places.count > limit ? places.prefix(limit) + ["…"] : places
  }

  private mutating func close(before row: Int) {
    guard open.contains(where: { $0.range.rows.upperBound < row }) else { return }
    for merged in open { for column in merged.range.columns { owners[column] = -1 } }
    open.removeAll { $0.range.rows.upperBound < row }
    for (index, merged) in open.enumerated() {
      for column in merged.range.columns { owners[column] = Int32(index) }
    }
  }

  /// Takes a merged cell, where it has a value and overlaps no other.
  private mutating func begin(_ range: CellRange, in row: SheetGrid.Row) {
    let column = Int32(range.columns.lowerBound)
    guard let value = row.cells.first(where: { $0.column == column && !$0.text.isEmpty }),
      range.columns.allSatisfy({ owners[$0] < 0 })
    else { return }
    for column in range.columns { owners[column] = Int32(open.count) }
    open.append(Merged(range: range, value: value))
  }

  private mutating func read(_ row: SheetGrid.Row) {
    guard includesHidden || !row.isHidden else {
      let hasOwn = row.cells.contains { cell in
        let owner = owners[Int(cell.column)]
        return owner < 0 || open[Int(owner)].range.rows.upperBound == row.number
      }
      if hasOwn { hiddenRows.append(row.number) }
      return
    }
    var values: [Value] = []
    var hasOwn = false
    for cell in row.cells {
      let column = Int(cell.column)
      let owner = owners[column]
      if owner >= 0 {
        let merged = open[Int(owner)]
        let isValue =
          merged.range.columns.lowerBound == column && merged.range.rows.lowerBound == row.number
        if isValue { continue }
      }
      if owner >= 0 || cell.text.isEmpty {
        // Other cells of a merged range show nothing, nor does what its format hides.
        hiddenCells.append((column, row.number))
      } else if isColumnHidden[column] {
        hiddenColumns.insert(cell.column)
      } else {
        hasOwn = true
        values.append(
          Value(
            first: cell.column, last: cell.column, isText: cell.isText, continues: false,
            text: cell.text))
      }
    }
    for merged in open {
      let begins = merged.range.rows.lowerBound == row.number
      guard let first = merged.range.columns.first(where: { !isColumnHidden[$0] }),
        let last = merged.range.columns.last(where: { !isColumnHidden[$0] })
      else {
        if begins { hiddenColumns.insert(merged.value.column) }
        continue
      }
      if begins { hasOwn = true }
      values.append(
        Value(
          first: Int32(first), last: Int32(last), isText: merged.value.isText,
          continues: !begins, text: merged.value.text))
    }
    guard hasOwn else { return }
    valueCount += values.count
    guard valueCount <= SheetGrid.mostCells else {
      isTooLong = true
      return
    }
    values.sort { $0.first < $1.first }
    rows.append(Row(number: row.number, values: values))
  }
}
