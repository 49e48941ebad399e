internal import ArchiveModel
import TextStructure

/// Gathers the cells of a sheet (`xl/worksheets/sheet1.xml`), each with the text that it shows.
final class SheetCells: XMLEventHandler {
  private let strings: SharedStrings
  private let styles: CellStyles
  private let counts1904: Bool

  /// The cells as far as they are read.
  private(set) var grid = SheetGrid()

  init(strings: SharedStrings, styles: CellStyles, counts1904: Bool) {
    (self.strings, self.styles, self.counts1904) = (strings, styles, counts1904)
  }

  // MARK: Events

  private struct Open {
    var column = 0
    var type = ""
    var style = 0
    var hasFormula = false
  }

  private var cell: Open?
  private var row: SheetGrid.Row?
  private var rowNumber = 0
  private var column = 0
  private var value: [UInt8] = []
  private var isInValue = false
  private var inline = CellText()

  func start(_ name: String, _ attributes: XMLAttributes) {
    guard grid.excess == nil else { return }
    switch name {
    case "col": readColumns(attributes)
    case "row": startRow(attributes)
    case "c": startCell(attributes)
    case "f": cell?.hasFormula = true
    case "v": isInValue = cell != nil
    case "mergeCell":
      if let range = attributes["ref"].flatMap({ CellRange($0) }) { grid.merge(range) }
    default: if cell != nil { inline.start(name) }
    }
  }

  func end(_ name: String) {
    switch name {
    case "c": endCell()
    case "row":
      if let row { grid.append(row) }
      row = nil
    case "v": isInValue = false
    default: if cell != nil { inline.end(name) }
    }
  }

  func characters(_ text: UnsafeBufferPointer<UInt8>) {
    if isInValue { value.append(contentsOf: text) } else if cell != nil { inline.add(text) }
  }

  private func readColumns(_ attributes: XMLAttributes) {
    let isHidden = attributes["hidden"].map { WordElements.isOn($0) } ?? false
    guard isHidden || attributes["width"].flatMap({ Double($0) }) == 0,
      let first = attributes.number("min", in: 1...CellRange.mostColumns),
      let last = attributes.number("max", in: 1...CellRange.mostColumns), first <= last
    else { return }
    grid.hide(columns: first...last)
  }

  private func startRow(_ attributes: XMLAttributes) {
    rowNumber = attributes.number("r", in: 1...CellRange.mostRows) ?? rowNumber + 1
    column = 0
    let isHidden = attributes["hidden"].map { WordElements.isOn($0) } ?? false
    row = SheetGrid.Row(
      number: rowNumber, isHidden: isHidden || attributes["ht"].flatMap({ Double($0) }) == 0)
  }

  private func startCell(_ attributes: XMLAttributes) {
    guard row != nil else { return }
    column = attributes["r"].flatMap { CellRange($0) }?.columns.lowerBound ?? column + 1
    guard column <= CellRange.mostColumns else { return }
    cell = Open(
      column: column, type: attributes["t"] ?? "n",
      style: attributes.number("s", in: 0...1_000_000) ?? 0)
    value.removeAll(keepingCapacity: true)
    _ = inline.take()
  }

  private func endCell() {
    guard let open = cell else { return }
    cell = nil
    let raw = String(decoding: value, as: UTF8.self)
    let isInline = open.type == "inlineStr"
    let text = isInline ? inline.take() : raw
    guard !text.isEmpty else {
      if open.hasFormula, open.type != "str" { note(.formulaNotCalculated, open.column) }
      return
    }
    guard let (shown, isText) = shown(text, open) else { return note(.badValue, open.column) }
    let cell = SheetGrid.Cell(column: Int32(open.column), isText: isText, text: shown)
    if grid.takes(cell) { row?.cells.append(cell) }
  }

  private func note(_ fault: ContentFault, _ column: Int) {
    grid.note(fault, column: column, row: rowNumber)
  }

  /// What a cell shows of its value (ECMA-376, 18.18.11); `nil` for a shared text that is not there.
  private func shown(_ value: String, _ cell: Open) -> (text: String, isText: Bool)? {
    let format = styles.format(ofStyle: cell.style)
    switch cell.type {
    case "s":
      guard let index = Int(value.trimmingBlanks()), strings.texts.indices.contains(index) else {
        return nil
      }
      return (format.text(ofText: strings.texts[index]), true)
    case "inlineStr": return (format.text(ofText: value), true)
    case "str": return (format.text(ofText: CellText.decoded(Array(value.utf8))), true)
    case "b": return (value == "1" || value == "true" ? "TRUE" : "FALSE", false)
    case "e": return (value, false)
    case "d":
      guard let serial = SerialDate.serial(iso8601: value) else { return (value, false) }
      return (format.text(ofNumber: "\(serial)", counts1904: false), false)
    default:
      return (format.text(ofNumber: String(value.trimmingBlanks()), counts1904: counts1904), false)
    }
  }
}
