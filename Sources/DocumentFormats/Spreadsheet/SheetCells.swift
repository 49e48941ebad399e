internal import ArchiveModel
import TextStructure

/// Gathers the cells of a sheet (`xl/worksheets/sheet1.xml`), each with the text that it shows.
final class SheetCells: XMLEventHandler {
  /// A cell with something in it.
  struct Cell {
    var column: Int32
    /// Whether it holds a text, no number, day or truth value.
    var isText: Bool
    /// What it shows; empty for what its format hides.
    var text: String
  }

  /// A row with something in it.
  struct Row {
    var number: Int
    var isHidden: Bool
    var cells: [Cell] = []
  }

  /// The most cells of a sheet that are kept, those filled by merged ones included.
  static let mostCells = 4 << 20
  /// The most merged ranges of a sheet.
  private static let mostMerged = 200_000

  private let strings: SharedStrings
  private let styles: CellStyles
  private let counts1904: Bool

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
  private var row: Row?
  private var rowNumber = 0
  private var column = 0
  private var value: [UInt8] = []
  private var isInValue = false
  private var inline = CellText()
  private var cellCount = 0
  private var textCount = 0

  func start(_ name: String, _ attributes: XMLAttributes) {
    guard excess == nil else { return }
    switch name {
    case "col": readColumns(attributes)
    case "row": startRow(attributes)
    case "c": startCell(attributes)
    case "f": cell?.hasFormula = true
    case "v": isInValue = cell != nil
    case "mergeCell":
      if let range = attributes["ref"].flatMap({ CellRange($0) }) { merged.append(range) }
      if merged.count > Self.mostMerged { excess = .moreThan(Self.mostMerged, .entries) }
    default: if cell != nil { inline.start(name) }
    }
  }

  func end(_ name: String) {
    switch name {
    case "c": endCell()
    case "row":
      if let row, !row.cells.isEmpty { rows.append(row) }
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
    for column in first...last where !isColumnHidden[column] { isColumnHidden[column] = true }
  }

  private func startRow(_ attributes: XMLAttributes) {
    rowNumber = attributes.number("r", in: 1...CellRange.mostRows) ?? rowNumber + 1
    column = 0
    let isHidden = attributes["hidden"].map { WordElements.isOn($0) } ?? false
    row = Row(
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
    add(Cell(column: Int32(open.column), isText: isText, text: shown))
  }

  private func note(_ fault: ContentFault, _ column: Int) {
    let known = problems[fault] ?? (0, "\(CellRange.letters(column))\(rowNumber)")
    problems[fault] = (known.count + 1, known.first)
  }

  private func add(_ cell: Cell) {
    cellCount += 1
    textCount += cell.text.utf8.count
    guard cellCount <= Self.mostCells else {
      excess = .moreThan(Self.mostCells, .fields)
      return
    }
    // A character has up to three bytes.
    guard textCount <= 3 * OriginalWriter.longest else {
      excess = .longerOriginal
      return
    }
    row?.cells.append(cell)
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
