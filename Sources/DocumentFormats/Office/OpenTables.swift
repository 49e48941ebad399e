import TextStructure

/// The tables that the place at hand of a text document lies in, one in another.
struct OpenTables {
  private struct Table {
    var cellCount = 0
    var firstBlock: Int
    /// Whether the cell at hand has text already.
    var hasText = false
    /// How many cells the row has, and whether one of them has text.
    var cellsInRow = 0
    var rowHasText = false
    /// The tabs between the last text of the row and the cell at hand: empty cells keep theirs.
    var pendingTabs = 0
  }

  /// `nil` for a text box, whose paragraphs are in no cell.
  private var tables: [Table?] = []

  /// A table begins.
  ///
  /// - Parameter block: the number of the next block that is written.
  mutating func startTable(at block: Int) { tables.append(Table(firstBlock: block)) }

  /// A row begins.
  mutating func startRow() { if let last = tables.indices.last { beginRow(last) } }

  private mutating func beginRow(_ index: Int) {
    tables[index]?.cellsInRow = 0
    tables[index]?.rowHasText = false
    tables[index]?.pendingTabs = 0
  }

  /// A cell begins.
  mutating func startCell() {
    guard let last = tables.indices.last, let table = tables[last] else { return }
    tables[last]?.cellCount += 1
    tables[last]?.hasText = false
    tables[last]?.cellsInRow += 1
    if table.cellsInRow > 0 { tables[last]?.pendingTabs += 1 }
  }

  /// The row ends.
  mutating func endRow(in writer: inout OriginalWriter) {
    guard let last = tables.indices.last, let table = tables[last] else { return }
    if table.rowHasText { writer.endRow(emptyCells: table.pendingTabs) }
    beginRow(last)
  }

  /// The table ends. One of a single cell is a frame around text.
  mutating func endTable(in writer: inout OriginalWriter) {
    if let table = tables.popLast(), let table, table.cellCount <= 1 {
      writer.unmarkCells(from: table.firstBlock)
    }
    // What follows in the cell around it begins a line.
    if let last = tables.indices.last { beginRow(last) }
  }

  /// A text box begins.
  mutating func startBox() { tables.append(nil) }

  /// The text box ends.
  mutating func endBox() { _ = tables.popLast() }

  /// Makes a paragraph that lies in a cell part of it.
  ///
  /// - Returns: whether it does.
  func mark(_ draft: inout ParagraphDraft) -> Bool {
    guard let table = tables.last, let table else { return false }
    draft.kind = .tableCell
    if !table.hasText {
      draft.followsCell = table.rowHasText
      draft.emptyCells = table.rowHasText ? max(0, table.pendingTabs - 1) : table.pendingTabs
    }
    return true
  }

  /// Writes a paragraph, and notes which cell has text now.
  mutating func write(_ draft: ParagraphDraft, to writer: inout OriginalWriter) {
    let written = writer.write(draft)
    guard !written.isEmpty, draft.kind == .tableCell, let last = tables.indices.last else { return }
    tables[last]?.rowHasText = true
    tables[last]?.hasText = true
    tables[last]?.pendingTabs = 0
  }
}
