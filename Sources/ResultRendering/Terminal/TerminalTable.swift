/// Rows set out in columns, Chinese characters counted as two.
struct TerminalTable {
  var rows: [[String]]
  /// The columns that are set flush right.
  var numberColumns: Set<Int> = []

  func lines() -> [String] {
    var widths: [Int] = []
    for row in rows {
      for (column, cell) in row.enumerated() {
        if column == widths.count { widths.append(0) }
        widths[column] = max(widths[column], TerminalWidth.columns(of: cell))
      }
    }
    return rows.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        let gap = String(
          repeating: " ", count: widths[column] - TerminalWidth.columns(of: cell))
        line += column == 0 ? "" : "  "
        line += numberColumns.contains(column) ? gap + cell : cell + gap
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
