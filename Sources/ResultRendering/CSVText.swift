/// Writes CSV as every part of the program writes it; see ``SearchResultCSV``.
enum CSVText {
  /// The rows, the first of which names the columns, with a byte order mark before them.
  static func table(_ rows: [[String]]) -> String { "\u{FEFF}" + rows.map(row).joined() }

  /// One row.
  static func row(_ cells: [String]) -> String {
    cells.map(quoted).joined(separator: ",") + "\r\n"
  }

  /// What makes a spreadsheet take a cell for a formula when it stands first; the full-width forms
  /// count in the East Asian editions.
  static let formulaStarts: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠",
  ]

  static func neutralised(_ cell: String) -> String {
    guard let first = cell.unicodeScalars.first, formulaStarts.contains(first) else { return cell }
    return "'" + cell
  }

  static func quoted(_ cell: String) -> String {
    let needsQuotes = cell.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
    guard needsQuotes else { return cell }
    var result: [UInt8] = [0x22]
    for byte in cell.utf8 {
      if byte == 0x22 { result.append(0x22) }
      result.append(byte)
    }
    result.append(0x22)
    return String(decoding: result, as: UTF8.self)
  }
}
