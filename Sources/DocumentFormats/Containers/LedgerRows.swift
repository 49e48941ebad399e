internal import ArchiveModel

/// Gathers the rows of a table as the cells of a sheet.
struct LedgerRows {
  private(set) var grid = SheetGrid()
  /// How many NULs stand in the rows; they are no part of a text.
  private(set) var nullCount = 0

  /// Adds a row.
  mutating func append(_ fields: [[Unicode.Scalar]], number: Int, report: inout ExtractionReport) {
    guard grid.excess == nil else { return }
    guard fields.count <= CellRange.mostColumns else {
      return report.note(
        ExtractionProblem(
          .badRecord, line: number, detail: .moreThan(CellRange.mostColumns, .fields)))
    }
    var row = SheetGrid.Row(number: number)
    for (index, field) in fields.enumerated() {
      nullCount += field.count { $0 == "\0" }
      let text = String(
        String.UnicodeScalarView(field.filter { $0 != "\0" }.drop(while: Self.isBlank)))
      guard !text.unicodeScalars.allSatisfy(Self.isBlank) else { continue }
      let cell = SheetGrid.Cell(
        column: Int32(index + 1), isText: !Self.isNumber(text), text: text)
      guard grid.takes(cell) else { return }
      row.cells.append(cell)
    }
    grid.append(row)
  }

  /// Whether a spreadsheet would take a text for a number, a day or a time.
  private static func isNumber(_ text: String) -> Bool {
    var hasDigit = false
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39: hasDigit = true
      case 0x20, 0x25, 0x2B...0x2F, 0x3A: break
      default: return false
      }
    }
    return hasDigit
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar == "\u{FEFF}" || scalar == "\0"
  }
}
