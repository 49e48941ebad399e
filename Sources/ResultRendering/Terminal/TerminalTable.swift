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

/// Numbers with a fixed count of decimals, without a locale.
enum Decimals {
  static func text(_ number: Double, places: Int) -> String {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let scaled = (JSONText.finite(number) * scale).rounded()
    guard abs(scaled) < 1e15 else { return String(JSONText.finite(number)) }
    let digits = String(Int64(abs(scaled)))
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return (scaled < 0 ? "-" : "") + padded.dropLast(places) + "." + padded.suffix(places)
  }
}
