/// A range of cells (`B2:D4`), rows and columns counted from 1.
struct CellRange {
  /// The most columns and rows of a sheet.
  static let (mostColumns, mostRows) = (16_384, 1_048_576)

  var columns: ClosedRange<Int>
  var rows: ClosedRange<Int>

  init(columns: ClosedRange<Int>, rows: ClosedRange<Int>) {
    (self.columns, self.rows) = (columns, rows)
  }

  /// Reads a reference such as `B2` or `B2:D4`.
  init?(_ reference: String) {
    let ends = reference.split(separator: ":", maxSplits: 1)
    guard let first = ends.first.flatMap(Self.cell), let last = ends.last.flatMap(Self.cell)
    else { return nil }
    columns = min(first.column, last.column)...max(first.column, last.column)
    rows = min(first.row, last.row)...max(first.row, last.row)
  }

  private static func cell(_ text: Substring) -> (column: Int, row: Int)? {
    var (column, row) = (0, 0)
    for byte in text.utf8 where byte != 0x24 {
      switch byte & 0xDF {
      case 0x41...0x5A where row == 0 && column < mostColumns:
        column = column * 26 + Int(byte & 0xDF) - 0x40
      default:
        guard (0x30...0x39).contains(byte), row < mostRows else { return nil }
        row = row * 10 + Int(byte) - 0x30
      }
    }
    guard (1...mostColumns).contains(column), (1...mostRows).contains(row) else { return nil }
    return (column, row)
  }

  /// A column's letters.
  static func letters(_ column: Int) -> String {
    var (rest, letters) = (column, "")
    while rest > 0 {
      letters = String(Character(Unicode.Scalar(UInt8((rest - 1) % 26 + 0x41)))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }
}
