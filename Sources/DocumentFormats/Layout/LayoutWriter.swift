import TextStructure

/// Writes the text of pages in their order, and makes their blocks: paragraphs joined over lines, columns
/// and pages, rows of tables, headlines, notes behind the paragraphs that refer to them.
struct LayoutWriter {
  let measures: LayoutMeasures
  private(set) var scalars: [Unicode.Scalar] = []
  private(set) var isTooLong = false
  private var pages: [Flow.PageStart] = []
  private var empty: [Int] = []
  /// Where words that were recognised in pictures stand.
  private var recognitions: [Flow.Recognition] = []
  private var paragraphs: ParagraphJoining
  /// The first rows of tables, which repeat on the next pages.
  private var tableHeads: Set<[Unicode.Scalar]> = []
  /// The blocks whose marks refer to notes of the page at hand.
  private var references: [String: Int] = [:]

  init(measures: LayoutMeasures) {
    self.measures = measures
    paragraphs = ParagraphJoining(measures: measures)
  }

  /// What was written.
  func text() -> LayoutText {
    LayoutText(
      scalars: scalars, blocks: paragraphs.finished(), pages: pages, empty: empty,
      recognitions: recognitions, isTooLong: isTooLong)
  }

  /// Writes a page.
  mutating func write(_ page: OrderedPage) {
    pages.append(Flow.PageStart(scalarOffset: scalars.count, number: pages.count + 1))
    let start = scalars.count
    references = [:]
    writeApart(page.head, of: page.outside, kind: .clutter)
    writeApart(page.above, of: page.outside, kind: .paragraph)
    let notes = Notes(page)
    var hasText = false
    for (index, part) in page.parts.enumerated() {
      defer { hasText = true }
      switch part {
      case .table(let rows): write(rows, of: page.page, isFirst: !hasText)
      case .column(let column):
        let firstNote = notes.firstRows[index] ?? column.rows.count
        write(column, upTo: firstNote, page, labels: notes.labels)
        writeNotes(column.rows[firstNote...], of: page.page)
      }
    }
    writeApart(page.below, of: page.outside, kind: .paragraph)
    writeApart(page.foot, of: page.outside, kind: .clutter)
    if scalars.count == start { empty.append(pages.count) }
    scalars.append("\u{0C}")
    if scalars.count > OriginalWriter.longest { isTooLong = true }
  }

  // MARK: Columns

  private mutating func write(
    _ column: LayoutColumn, upTo end: Int, _ page: OrderedPage, labels: Set<String>
  ) {
    guard end > 0 else { return }
    var joining = ColumnJoining(column, end, measures)
    for row in column.rows[..<end] {
      let row = append(row, of: page.page, labels: labels)
      let isHeadline =
        page.hasHeadlines && row.size >= page.size * PageOrder.headline
        && (2...60).contains(row.characters) && row.ending == .open
      let index = paragraphs.add(row, isHeadline: isHeadline, in: &joining)
      for label in row.marks { references[label] = index }
    }
  }

  /// Writes a row, and what of it is not the mark of one of the page's notes.
  private mutating func append(_ lines: [LayoutLine], of page: LayoutPage, labels: Set<String>)
    -> LayoutRow
  {
    var spans: [Span] = []
    var marks: [String] = []
    var start = scalars.count
    let first = start
    var box = lines.first?.box ?? LayoutBox(left: 0, top: 0, right: 0, bottom: 0)
    var size: Float = 0
    var characters = 0
    var right: Float?
    for line in lines {
      if line.characters > characters || size == 0 { size = line.size }
      characters += line.characters
      if let right {
        let gap = (line.box.left - right) / line.size
        if gap > 0.2 { scalars.append(gap > 1.5 ? "\t" : gap > 0.75 ? "\u{3000}" : " ") }
      }
      right = line.box.right
      box.formUnion(line.box)
      let spacing = page.spacing(of: line)
      var previous: LayoutWord?
      for index in line.words {
        let word = page.words[Int(index)]
        let text = page.text(word)
        if let previous, let blank = page.blank(between: previous, word, spacing: spacing) {
          scalars.append(blank)
        }
        previous = word
        noteRecognition(word, page)
        if !labels.isEmpty, let label = NoteMark.label(word, text, in: line), labels.contains(label)
        {
          if scalars.count > start { spans.append(Span(start: start, end: scalars.count)) }
          scalars += text
          start = scalars.count
          marks.append(label)
        } else {
          scalars += text
        }
      }
    }
    if scalars.count > start { spans.append(Span(start: start, end: scalars.count)) }
    scalars.append("\n")
    let text = scalars[first..<scalars.count - 1]
    if spans.isEmpty { spans = [Span(start: first, end: scalars.count - 1)] }
    return LayoutRow(
      spans: spans, marks: marks, size: size, box: box, characters: characters,
      start: Array(text.prefix(24)), end: Array(text.suffix(8)))
  }

  /// Notes where a word is about to be written, where it was recognised in a picture.
  private mutating func noteRecognition(_ word: LayoutWord, _ page: LayoutPage) {
    guard page.isPicture else { return }
    recognitions.append(
      Flow.Recognition(
        start: scalars.count, count: Int(word.count), confidence: Double(word.confidence)))
  }

  private mutating func noteRecognition(_ line: LayoutLine, _ page: LayoutPage) {
    guard page.isPicture, !line.words.isEmpty else { return }
    let confidence = line.words.reduce(0.0) { $0 + Double(page.words[Int($1)].confidence) }
    recognitions.append(
      Flow.Recognition(
        start: scalars.count, count: page.text(line).count,
        confidence: confidence / Double(line.words.count)))
  }

  // MARK: Tables, notes, and what stands apart

  private mutating func write(_ rows: [[[LayoutLine]]], of page: LayoutPage, isFirst: Bool) {
    var mayContinue = isFirst
    for (number, row) in rows.enumerated() {
      let written = writeCells(row, of: page)
      guard let span = written.row else { continue }
      if number == 0, !tableHeads.insert(Array(scalars[span.start..<span.end])).inserted {
        paragraphs.addApart(Block(kind: .clutter, span: span, flags: .marked))
        continue
      }
      // A row that a page's end has cut goes on without its number.
      if mayContinue, let last = lastRow, last.cells.count == row.count, row[0].isEmpty,
        pages.count == last.page + 1
      {
        let cells = zip(last.cells, written.cells).map { $0 + $1 }
        paragraphs.replace(last.block, with: Self.block(of: cells, in: scalars))
        lastRow = TableRow(block: last.block, page: pages.count, cells: cells)
      } else {
        let block = paragraphs.addApart(Block(kind: .tableCell, span: span, flags: .marked))
        lastRow = TableRow(block: block, page: pages.count, cells: written.cells)
      }
      mayContinue = false
    }
  }

  /// A row of a table that may go on on the next page.
  private struct TableRow {
    var block: Int
    var page: Int
    /// The stretches of each cell.
    var cells: [[Span]]
  }

  private var lastRow: TableRow?

  private mutating func writeCells(_ row: [[LayoutLine]], of page: LayoutPage) -> (
    row: Span?, cells: [[Span]]
  ) {
    let start = scalars.count
    var cells: [[Span]] = []
    for (index, cell) in row.enumerated() {
      if index > 0 { scalars.append("\t") }
      let cellStart = scalars.count
      for (place, line) in cell.enumerated() {
        let text = page.text(line)
        if place > 0, let last = scalars.last, let next = text.first, last.columns == 1,
          next.columns == 1
        {
          scalars.append(" ")
        }
        noteRecognition(line, page)
        scalars += text
      }
      cells.append(
        scalars.count > cellStart ? [Span(start: cellStart, end: scalars.count)] : [])
    }
    var span = Span(start: start, end: scalars.count)
    scalars.append("\n")
    while span.count > 0, scalars[span.start].isTrimmed { span.start += 1 }
    while span.count > 0, scalars[span.end - 1].isTrimmed { span.end -= 1 }
    return (span.count > 0 ? span : nil, cells)
  }

  /// The block of a row whose cells lie in several stretches.
  private static func block(of cells: [[Span]], in scalars: [Unicode.Scalar]) -> Block {
    var block: Block?
    for cell in cells {
      for (index, span) in cell.enumerated() {
        let piece = Block(kind: .tableCell, span: span, flags: .marked)
        if block == nil {
          block = piece
        } else {
          block?.append(piece, joiner: index == 0 ? .space : .none)
        }
      }
    }
    var whole = block ?? Block(kind: .tableCell, span: Span(start: 0, end: 0), flags: .marked)
    whole.flags.insert(.repaired)
    return whole
  }

  /// Writes the notes of a page; each goes behind the paragraph that has its mark.
  private mutating func writeNotes(_ rows: ArraySlice<[LayoutLine]>, of page: LayoutPage) {
    var note: Block?
    var label: String?
    for lines in rows {
      let row = append(lines, of: page, labels: [])
      let own = NoteMark.label(atStartOf: row.start)
      if own != nil || note == nil {
        if let note { paragraphs.addNote(note, after: label.flatMap { references[$0] }) }
        note = Block(kind: .listItem, span: row.spans[0], flags: .marked)
        label = own
      } else if var open = note {
        let line = Block(kind: .listItem, span: row.spans[0])
        let joiner = LineLayout.joiner(Flow(original: scalars), after: &open, line)
        open.append(line, joiner: joiner)
        note = open
      }
    }
    if let note { paragraphs.addNote(note, after: label.flatMap { references[$0] }) }
  }

  private mutating func writeApart(_ lines: [LayoutLine], of page: LayoutPage, kind: BlockKind) {
    for row in PageOrder.rows(lines) {
      let row = append(row, of: page, labels: [])
      var block = Block(kind: kind, span: row.spans[0], flags: kind == .clutter ? .marked : [])
      if kind != .clutter { block.flags.insert(.afterBlank) }
      paragraphs.addApart(block)
    }
  }
}

/// The notes at the foot of a page's columns: rows that are smaller than the text, from the first that
/// begins with a label.
private struct Notes {
  /// By the index of a part, its first row that is a note's.
  private(set) var firstRows: [Int: Int] = [:]
  private(set) var labels: Set<String> = []

  init(_ page: OrderedPage) {
    for (index, part) in page.parts.enumerated() {
      guard case .column(let column) = part else { continue }
      var first = column.rows.count
      while first > 0, let line = column.rows[first - 1].first,
        line.size < page.size * 0.94
      {
        first -= 1
      }
      while first < column.rows.count {
        if NoteMark.label(atStartOf: Self.start(column.rows[first], page.page)) != nil { break }
        first += 1
      }
      guard first < column.rows.count else { continue }
      firstRows[index] = first
      for row in column.rows[first...] {
        if let label = NoteMark.label(atStartOf: Self.start(row, page.page)) {
          labels.insert(label)
        }
      }
    }
  }

  private static func start(_ row: [LayoutLine], _ page: LayoutPage) -> [Unicode.Scalar] {
    var text: [Unicode.Scalar] = []
    for line in row {
      for index in line.words where text.count < 12 { text += page.text(page.words[Int(index)]) }
    }
    return Array(text.prefix(12))
  }
}
