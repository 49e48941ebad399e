import TextStructure

/// Joins the rows of columns to paragraphs, over the ends of columns and pages too, and around what
/// interrupts them: captions, tables.
struct ParagraphJoining {
  let measures: LayoutMeasures
  private var blocks: [Block] = []
  private var notes: [(after: Int, note: Block)] = []
  private var open: Open?
  /// A paragraph in the middle of which something else stands.
  private var interrupted: Open?

  /// A paragraph that may go on.
  struct Open {
    var block: Int
    var row: LayoutRow
    /// The right edge of its column.
    var right: Float
    /// Whether its column has no other row that could tell where the edge is.
    var isAlone: Bool
    var isHeadline: Bool
  }

  init(measures: LayoutMeasures) { self.measures = measures }

  /// The blocks, notes behind those that have their marks.
  func finished() -> [Block] {
    guard !notes.isEmpty else { return blocks }
    var byPlace: [Int: [Block]] = [:]
    for (after, note) in notes { byPlace[after, default: []].append(note) }
    var all: [Block] = []
    all.reserveCapacity(blocks.count + notes.count)
    all += byPlace[-1] ?? []
    for (index, block) in blocks.enumerated() {
      all.append(block)
      all += byPlace[index] ?? []
    }
    return all
  }

  /// Puts another block in the place of one.
  mutating func replace(_ index: Int, with block: Block) { blocks[index] = block }

  /// Adds a block that is no part of running text.
  ///
  /// - Returns: its index.
  @discardableResult
  mutating func addApart(_ block: Block) -> Int {
    if block.kind != .clutter, let last = open {
      interrupted = last
      open = nil
    }
    blocks.append(block)
    return blocks.count - 1
  }

  /// Adds a note behind the block that has its mark.
  mutating func addNote(_ note: Block, after index: Int?) {
    notes.append((index ?? blocks.count - 1, note))
  }

  /// Adds a row.
  ///
  /// - Returns: the index of its block.
  mutating func add(_ row: LayoutRow, isHeadline: Bool, in column: inout ColumnJoining) -> Int {
    defer { column.last = row }
    let indent = (row.box.left - column.left) / row.size
    let isIndented = LayoutMeasures.isIndent(indent)
    if let last = open, continues(last, row, isHeadline, isIndented, indent, column) {
      append(row, to: last, column)
      return last.block
    }
    if let last = interrupted,
      column.last == nil || open.map({ $0.row.size < last.row.size * 0.95 }) ?? true,
      resumes(last, row, isHeadline, isIndented, indent, column)
    {
      interrupted = nil
      append(row, to: last, column)
      return last.block
    }
    var block = Block(kind: isHeadline ? .heading : .paragraph, span: row.spans[0])
    for span in row.spans.dropFirst() {
      block.append(Block(kind: .paragraph, span: span), joiner: .none)
    }
    if isHeadline {
      block.flags.insert(.marked)
      block.rank = 2
    }
    if isIndented { block.flags.insert(.indented) }
    if indent > 4.6 || column.isApart(row) { block.flags.insert(.afterBlank) }
    if let last = open, last.row.ending == .open, isInterruption(row, of: last, indent, column) {
      interrupted = last
    } else if !(interrupted.map { isInterruption(row, of: $0, indent, column) } ?? false) {
      interrupted = nil
    }
    blocks.append(block)
    open = Open(
      block: blocks.count - 1, row: row, right: column.right, isAlone: column.isSingleRow,
      isHeadline: isHeadline)
    return blocks.count - 1
  }

  private mutating func append(_ row: LayoutRow, to last: Open, _ column: ColumnJoining) {
    var joiner = Span.Joiner.none
    let (before, after) = (last.row.end.last, row.start.first)
    if let before, let after, before.columns == 1, after.columns == 1 {
      joiner = .space
      if before == "-", last.row.end.count > 1, last.row.end[last.row.end.count - 2].isLatinLetter,
        after.isLatinLetter, after.properties.isLowercase
      {
        blocks[last.block].dropLastScalar()
        joiner = .none
      } else if before.isDigit, after.isDigit {
        joiner = .none
      }
    }
    // What a column's or a page's end has cut is mended; a line's end is how every paragraph stands.
    if column.last == nil { blocks[last.block].flags.insert(.repaired) }
    for (index, span) in row.spans.enumerated() {
      blocks[last.block].append(
        Block(kind: .paragraph, span: span), joiner: index == 0 ? joiner : .none)
    }
    open = Open(
      block: last.block, row: row, right: column.right, isAlone: column.isSingleRow,
      isHeadline: last.isHeadline)
  }

  // MARK: Rules

  private func continues(
    _ last: Open, _ row: LayoutRow, _ isHeadline: Bool, _ isIndented: Bool, _ indent: Float,
    _ column: ColumnJoining
  ) -> Bool {
    guard isHeadline == last.isHeadline, isAlike(last.row, row) else { return false }
    if isHeadline {
      return column.last != nil && column.pitch(row) < row.size * 2.2
    }
    if measures.usesIndent {
      if isIndented { return false }
    } else if row.beginsWithNumber, last.row.ending != .open {
      return false
    }
    guard indent < 4.6 || column.last == nil else { return false }
    guard isFull(last, row, in: column) else { return false }
    if column.last != nil {
      return !column.isApart(row)
    }
    return measures.usesIndent || last.row.ending == .open
  }

  /// Whether a row goes on with a paragraph after something that interrupts it.
  private func resumes(
    _ last: Open, _ row: LayoutRow, _ isHeadline: Bool, _ isIndented: Bool, _ indent: Float,
    _ column: ColumnJoining
  ) -> Bool {
    !isHeadline && !last.isHeadline && isAlike(last.row, row) && last.row.ending == .open
      && !(measures.usesIndent && isIndented) && indent < 1 && isFull(last, row, in: column)
      && !row.beginsWithNumber
  }

  private func isAlike(_ one: LayoutRow, _ other: LayoutRow) -> Bool {
    one.size < other.size * 1.12 && other.size < one.size * 1.12
  }

  /// Whether what follows had no room on the line.
  private func isFull(_ last: Open, _ next: LayoutRow, in column: ColumnJoining) -> Bool {
    // The only line of a page says nothing of how long lines are.
    let right = last.isAlone ? max(last.right, column.right) : last.right
    return right - last.row.box.right < last.row.size * (next.unit + 0.75)
  }

  /// A caption: smaller than the text, or a short line that stands in the middle of its column.
  private func isInterruption(
    _ row: LayoutRow, of last: Open, _ indent: Float, _ column: ColumnJoining
  ) -> Bool {
    if row.size < last.row.size * 0.95 { return true }
    let room = (column.right - row.box.right) / row.size
    return indent > 0.8 && abs(indent - room) < 1.2 && row.characters < 40 && row.ending == .open
  }
}

/// What the rows of a column are measured by.
struct ColumnJoining {
  let left: Float
  let right: Float
  /// Whether there is only one row.
  let isSingleRow: Bool
  /// The row before.
  var last: LayoutRow?
  /// The usual distance of one row from the next.
  private let usualPitch: Float

  init(_ column: LayoutColumn, _ end: Int, _ measures: LayoutMeasures) {
    (left, right) = measures.edges(of: column)
    isSingleRow = end < 2
    var pitches: [Float] = []
    for (above, below) in zip(column.rows[..<end], column.rows[..<end].dropFirst()) {
      guard let above = above.first, let below = below.first,
        above.size < below.size * 1.12, below.size < above.size * 1.12
      else { continue }
      pitches.append(below.box.middleY - above.box.middleY)
    }
    pitches.sort()
    let size = column.rows.first?.first?.size ?? 1
    usualPitch =
      pitches.count >= 3
      ? pitches[pitches.count / 4]
      : min(measures.pitch * size, pitches.first ?? .infinity)
  }

  /// The distance from the row before.
  func pitch(_ row: LayoutRow) -> Float {
    last.map { row.box.middleY - $0.box.middleY } ?? 0
  }

  /// Whether more than a line's usual distance parts a row from the one before.
  func isApart(_ row: LayoutRow) -> Bool {
    last != nil && pitch(row) > max(usualPitch * 1.3, usualPitch + row.size * 0.25)
  }
}
