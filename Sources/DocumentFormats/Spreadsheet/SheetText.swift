internal import ArchiveModel
import TextStructure

/// A sheet as text: its original, and which lines of it are a passage.
///
/// A row below the heading is a line `列名：值；列名：值`, empty cells left out. Of any other row the cells are
/// separated by tabs.
struct SheetText {
  private var writer = OriginalWriter()
  /// The blocks of each passage.
  private var passageBlocks: [Range<Int>] = []
  /// The rows that are no records: what describes the sheet.
  private var about: [Int] = []
  private var isTable = false

  /// Whether the sheet has any text.
  var isEmpty: Bool { writer.blocks.isEmpty }
  /// Whether it is longer than an original may be.
  var isTooLong: Bool { writer.isTooLong }

  /// How many characters its original has.
  var scalarCount: Int { writer.scalars.count }
  /// How many lines its original has, each cell of a row counted.
  var lineCount: Int { writer.blocks.count }

  init(_ rows: [SheetRows.Row]) {
    let heading = SheetHeading(rows)
    isTable = heading != nil
    var unused = Set((heading?.names ?? [:]).values)
    for (index, row) in rows.enumerated() where !writer.isTooLong {
      guard let heading, index >= heading.rows.lowerBound else {
        writePlain(row)
        continue
      }
      if heading.rows.contains(index) || heading.isRepeated(row) {
        writeHeading(row)
      } else if isRemark(row, columns: heading.names.count) {
        writePlain(row)
      } else {
        writeRecord(row, heading.names)
        for value in row.values { heading.names[value.first].map { _ = unused.remove($0) } }
      }
    }
    // A name that no row uses would be found nowhere.
    if let heading, !unused.isEmpty { keepNames(heading, in: rows) }
  }

  // MARK: Rows

  /// A single text over several columns, or in the first of at least three, is a remark: a part's heading, a note.
  private func isRemark(_ row: SheetRows.Row, columns: Int) -> Bool {
    guard row.values.count == 1, let value = row.values.first else { return false }
    return value.last > value.first || value.isText && value.first == 1 && columns >= 3
  }

  private mutating func writePlain(_ row: SheetRows.Row) {
    let blocks = writeCells(row, .paragraph)
    passageBlocks.append(blocks)
    about += blocks
  }

  private var headingBlocks: [Range<Int>] = []

  private mutating func writeHeading(_ row: SheetRows.Row) {
    var own = row
    own.values.removeAll { $0.continues }
    headingBlocks.append(writeCells(own, .clutter))
  }

  private mutating func writeCells(_ row: SheetRows.Row, _ kind: BlockKind) -> Range<Int> {
    let start = writer.blocks.count
    for value in row.values {
      var draft = ParagraphDraft()
      // A number alone in its row is no page's.
      let isCell = row.values.count > 1 || !value.isText
      draft.kind = isCell && kind != .clutter ? .tableCell : kind
      draft.followsCell = writer.blocks.count > start
      Self.append(value.text, to: &draft)
      writer.write(draft)
    }
    return start..<writer.blocks.count
  }

  private mutating func writeRecord(_ row: SheetRows.Row, _ names: [Int32: String]) {
    var draft = ParagraphDraft()
    draft.kind = .tableCell
    for (index, value) in row.values.enumerated() {
      if index > 0 { draft.append("；") }
      if let name = names[value.first] {
        draft.append(name)
        draft.append("：")
      }
      Self.append(value.text, to: &draft)
    }
    passageBlocks.append(writer.write(draft))
  }

  /// Adds a cell's text; a line end in it is one that the author made.
  private static func append(_ text: String, to draft: inout ParagraphDraft) {
    var scalars = text.unicodeScalars[...]
    while let last = scalars.last, last.isTrimmed { scalars.removeLast() }
    var previous: Unicode.Scalar?
    for scalar in scalars.drop(while: { $0.isTrimmed }) {
      if scalar == "\n" {
        if previous != "\r" { draft.lineBreak() }
      } else if scalar == "\r" {
        draft.lineBreak()
      } else {
        draft.append(scalar)
      }
      previous = scalar
    }
  }

  private mutating func keepNames(_ heading: SheetHeading, in rows: [SheetRows.Row]) {
    let before = rows[..<heading.rows.lowerBound].count
    passageBlocks.insert(
      contentsOf: headingBlocks.prefix(heading.rows.count), at: min(before, passageBlocks.count))
  }

  // MARK: Documents

  /// The original.
  var flow: Flow { writer.flow(hasPages: false) }

  /// The original as a string.
  var original: String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: writer.scalars)
    return String(text)
  }

  /// The text without the rows that are records.
  func described(by properties: EmbeddedProperties) -> FormattedText {
    let blocks = isTable ? about.map { writer.blocks[$0] } : writer.blocks
    return FormattedText(flow: flow, blocks: blocks, properties: properties)
  }

  /// The passages: of a table each row; of other sheets what stands together. A sheet has no page numbers and
  /// nothing that a web page puts around a text, so all of it is kept.
  func passages() -> [Passage] {
    let flow = flow
    guard isTable else {
      var blocks = writer.blocks
      BlockClassifier(flow: flow).classify(&blocks)
      return PassageBuilder.passages(flow: flow, blocks: blocks)
    }
    var passages: [Passage] = []
    for range in passageBlocks {
      let blocks = writer.blocks[range].map { block in
        var block = block
        if block.kind == .clutter { block.kind = .tableCell }
        return block
      }
      let count = blocks.reduce(-1) { $0 + $1.count + 1 }
      let made =
        count <= PassageBuilder.longest
        ? PassageBuilder.singlePassage(flow: flow, blocks: blocks)
        : PassageBuilder.passages(flow: flow, blocks: blocks)
      for var passage in made {
        passage.ordinal = passages.count
        passages.append(passage)
      }
    }
    return passages
  }
}
