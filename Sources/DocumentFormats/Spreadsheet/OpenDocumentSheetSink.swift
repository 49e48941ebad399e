internal import ArchiveModel
import TextStructure

/// Gathers the sheets of an OpenDocument spreadsheet (`content.xml`).
///
/// A cell's paragraphs are what the program showed of it when it saved the file, with its number format; its value
/// stands in where there are none. Comments and drawings in cells are no part of them.
final class OpenDocumentSheetSink: XMLEventHandler {
  /// A sheet that has been read.
  struct Sheet {
    var name: String
    var isHidden: Bool
    var text: Result<SheetText, ArchiveFailure>
    /// What is hidden or wrong in it.
    var problems: [ExtractionProblem] = []

    /// Whether it has no text.
    var isEmpty: Bool {
      if case .success(let text) = text { return text.isEmpty }
      return false
    }
  }

  /// The sheets in their order.
  private(set) var sheets: [Sheet] = []

  private let taking: ((_ grid: SheetGrid, _ isHidden: Bool) -> Void)?

  /// - Parameter taking: gets the sheets' cells in their order; no texts are made of them.
  init(taking: ((_ grid: SheetGrid, _ isHidden: Bool) -> Void)? = nil) { self.taking = taking }

  private struct OpenCell {
    var cell = SheetGrid.Cell(column: 0, isText: true, text: "")
    var span: (columns: Int, rows: Int)
    var repeats: Int
    var value: String?
    var hasFormula: Bool
    var paragraphs = 0
  }

  private var hiddenStyles: Set<String> = []
  private var styleName: String?
  private var name = ""
  private var style: String?
  private var grid: SheetGrid?
  private var row: SheetGrid.Row?
  private var rowRepeats = 1
  private var rowNumber = 0
  private var column = 0
  private var columnNumber = 0
  private var cell: OpenCell?
  private var skipped = 0
  private var text: [UInt8] = []
  private var isInParagraph = false
  private var endsInSpace = true
  /// The characters and lines of the sheets before: they lie in memory together.
  private var scalarCount = 0
  private var lineCount = 0

  // MARK: Events

  func start(_ name: String, _ attributes: XMLAttributes) {
    if skipped > 0 {
      skipped += 1
      return
    }
    switch name {
    case "style": styleName = attributes["style", "name"]
    case "table-properties":
      if attributes["table", "display"] == "false", let styleName { hiddenStyles.insert(styleName) }
    case "tracked-changes", "dde-links", "shapes", "annotation", "ruby-text": skipped = 1
    case "table":
      if grid == nil { startSheet(attributes) } else { skipped = 1 }
    // What another file's sheet had when it was last read.
    case "table-source": grid = nil
    case "table-column": startColumns(attributes)
    case "table-row": startRow(attributes)
    case "table-cell", "covered-table-cell": startCell(attributes)
    case "frame", "custom-shape", "g", "rect", "ellipse", "circle", "line", "connector", "caption",
      "control":
      skipped = 1
    case "p", "h": startParagraph()
    case "s":
      append(repeatElement(0x20, count: attributes.number("c", in: 1...100) ?? 1))
      endsInSpace = true
    case "tab": append(CollectionOfOne(0x20))
    case "line-break":
      append(CollectionOfOne(0x0A))
      endsInSpace = true
    default: break
    }
  }

  func end(_ name: String) {
    if skipped > 0 {
      skipped -= 1
      return
    }
    switch name {
    case "style": styleName = nil
    case "table": endSheet()
    case "table-row": endRow()
    case "table-cell", "covered-table-cell": endCell()
    case "p", "h": isInParagraph = false
    default: break
    }
  }

  /// White space collapses (1.3 part 3, 6.1.2); spaces that count are elements.
  func characters(_ characters: UnsafeBufferPointer<UInt8>) {
    guard skipped == 0, takesText(characters.count) else { return }
    for byte in characters {
      let isSpace = byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
      if isSpace, endsInSpace { continue }
      text.append(isSpace ? 0x20 : byte)
      endsInSpace = isSpace
    }
  }

  /// Appends to the cell's text, as far as there may be so much of it.
  private func append(_ bytes: some Collection<UInt8>) {
    if takesText(bytes.count) { text += bytes }
  }

  /// Whether so many bytes more are taken. What is longer than an original may be is told when the cell ends; a character
  /// has up to three bytes.
  private func takesText(_ count: Int) -> Bool {
    isInParagraph && grid?.excess == nil && text.count + count <= 4 * OriginalWriter.longest
  }

  private func startParagraph() {
    guard cell != nil else { return }
    if cell?.paragraphs ?? 0 > 0 { text.append(0x0A) }
    cell?.paragraphs += 1
    (isInParagraph, endsInSpace) = (true, true)
  }

  // MARK: Sheets

  private func startSheet(_ attributes: XMLAttributes) {
    (name, style) = (attributes["table", "name"] ?? "", attributes["table", "style-name"])
    grid = SheetGrid()
    (rowNumber, columnNumber) = (0, 0)
  }

  private func endSheet() {
    guard let grid else { return }
    self.grid = nil
    let isHidden = style.map { hiddenStyles.contains($0) } ?? false
    if let taking { return taking(grid, isHidden) }
    var report = ExtractionReport(format: .ods)
    let text: Result<SheetText, ArchiveFailure>
    do throws(ArchiveFailure) {
      let read = try SheetText(grid, entry: nil, report: &report)
      scalarCount += read.scalarCount
      lineCount += read.lineCount
      guard scalarCount <= OriginalWriter.longest, lineCount <= OriginalWriter.mostLines else {
        throw ArchiveFailure(.tooLarge, .longerOriginal)
      }
      text = .success(read)
    } catch {
      text = .failure(error)
    }
    sheets.append(
      Sheet(
        name: name, isHidden: isHidden, text: text, problems: report.problems))
  }

  private func startColumns(_ attributes: XMLAttributes) {
    let count = attributes.number("number-columns-repeated", in: 1...CellRange.mostColumns) ?? 1
    let first = columnNumber + 1
    columnNumber = min(columnNumber + count, CellRange.mostColumns)
    if isHidden(attributes), first <= columnNumber { grid?.hide(columns: first...columnNumber) }
  }

  private func isHidden(_ attributes: XMLAttributes) -> Bool {
    ["collapse", "filter"].contains(attributes["table", "visibility"])
  }

  // MARK: Rows

  private func startRow(_ attributes: XMLAttributes) {
    rowRepeats = attributes.number("number-rows-repeated", in: 1...CellRange.mostRows) ?? 1
    row = SheetGrid.Row(number: rowNumber + 1, isHidden: isHidden(attributes))
    column = 0
  }

  private func endRow() {
    guard let row else { return }
    self.row = nil
    if row.cells.isEmpty {
      rowNumber += rowRepeats
      return
    }
    for _ in 0..<rowRepeats {
      rowNumber += 1
      for cell in row.cells where grid?.takes(cell) != true { return }
      grid?.append(SheetGrid.Row(number: rowNumber, isHidden: row.isHidden, cells: row.cells))
    }
  }

  // MARK: Cells

  private func startCell(_ attributes: XMLAttributes) {
    guard row != nil, cell == nil else { return }
    var open = OpenCell(
      span: (
        attributes.number("number-columns-spanned", in: 1...CellRange.mostColumns) ?? 1,
        attributes.number("number-rows-spanned", in: 1...CellRange.mostRows) ?? 1
      ), repeats: attributes.number("number-columns-repeated", in: 1...CellRange.mostColumns) ?? 1,
      value: attributes["string-value"] ?? attributes["date-value"] ?? attributes["time-value"]
        ?? attributes["boolean-value"]?.uppercased() ?? attributes["office", "value"],
      hasFormula: attributes["formula"] != nil)
    open.cell.column = Int32(clamping: column + 1)
    open.cell.isText = ["string", nil].contains(attributes["office", "value-type"])
    cell = open
    text.removeAll(keepingCapacity: true)
  }

  private func endCell() {
    guard var open = cell else { return }
    cell = nil
    isInParagraph = false
    let first = column + 1
    column += open.repeats
    guard first <= CellRange.mostColumns, let rowInside = row?.number,
      rowInside <= CellRange.mostRows
    else { return }
    var shown = String(decoding: text, as: UTF8.self)
    if open.paragraphs == 0 { shown = open.value ?? "" }
    guard !shown.unicodeScalars.allSatisfy(\.isTrimmed) else {
      if open.hasFormula, open.value == nil, open.paragraphs == 0 {
        grid?.note(.formulaNotCalculated, column: first, row: rowInside)
      }
      return
    }
    open.cell.text = shown
    for number in first...min(column, CellRange.mostColumns) {
      open.cell.column = Int32(number)
      row?.cells.append(open.cell)
    }
    if open.span.columns > 1 || open.span.rows > 1 {
      grid?.merge(
        CellRange(
          columns: first...min(first + open.span.columns - 1, CellRange.mostColumns),
          rows: rowInside...min(rowInside + open.span.rows - 1, CellRange.mostRows)))
    }
  }
}
