import TextStructure

/// Writes slides as an original: a title is a heading, the rows of a table are rows, other paragraphs are items.
struct SlideWriter {
  private var writer = OriginalWriter()
  private var number = 0
  private var hasTitle = false
  private var hasHeading = false

  /// What may be a heading where a slide has no title, in characters.
  private static let longestHeading = 40

  /// Whether no slide has text.
  var isEmpty: Bool { writer.blocks.isEmpty }
  /// Whether it is longer than an original may be.
  var isTooLong: Bool { writer.isTooLong }

  /// Begins a slide, from 1; the slides are the pages.
  mutating func beginSlide(_ number: Int) {
    if number > 1 { writer.beginPage() }
    self.number = number
  }

  mutating func write(_ slide: Slide) {
    guard !slide.shapes.isEmpty || !slide.notes.isEmpty else { return }
    var shapes = slide.shapes[...]
    if let first = shapes.first, first.isTitle || isHeading(first) {
      shapes.removeFirst()
      writeHeading(first)
    } else if hasHeading {
      // What stands on it is not below the title of the slide before.
      var draft = ParagraphDraft()
      draft.append("第\(number)页")
      (draft.kind, draft.rank) = (.heading, 1)
      writer.write(draft)
    }
    for shape in shapes {
      if shape.paragraphs.contains(where: { $0.cell != nil }) {
        writeTable(shape)
      } else {
        for paragraph in shape.paragraphs {
          var draft = paragraph.draft
          draft.kind = .listItem
          writer.write(draft)
        }
      }
    }
    for note in slide.notes {
      var draft = note.draft
      draft.insert(label: "备注：", at: 0)
      draft.kind = .listItem
      writer.write(draft)
    }
  }

  /// Many slides have their title in a text box: a single short line at the top.
  private func isHeading(_ shape: SlideShape) -> Bool {
    guard shape.paragraphs.count == 1, let paragraph = shape.paragraphs.first, paragraph.cell == nil
    else { return false }
    let scalars = paragraph.draft.scalars
    return scalars.count <= Self.longestHeading
      && !scalars.contains { "。；：！？\n".unicodeScalars.contains($0) }
  }

  /// The first title is the document's, those of later slides are its headings.
  private mutating func writeHeading(_ shape: SlideShape) {
    var draft = ParagraphDraft()
    for paragraph in shape.paragraphs {
      // A line end in a title is for its looks.
      if let last = draft.scalars.last, !last.isHan { draft.append(" ") }
      for scalar in paragraph.draft.scalars { draft.append(scalar) }
    }
    if writer.blocks.isEmpty, !hasTitle {
      (draft.kind, hasTitle) = (.title, true)
    } else {
      (draft.kind, draft.rank, hasHeading) = (.heading, 1, true)
    }
    writer.write(draft)
  }

  private mutating func writeTable(_ shape: SlideShape) {
    var tables = OpenTables()
    tables.startTable(at: writer.blocks.count)
    var place: (row: Int, column: Int)?
    for paragraph in shape.paragraphs {
      guard let cell = paragraph.cell else { continue }
      var column = place?.column ?? -1
      if place?.row != cell.row {
        if place != nil { tables.endRow(in: &writer) }
        tables.startRow()
        column = -1
      }
      // Cells without text are cells, too.
      for _ in column..<cell.column { tables.startCell() }
      place = cell
      var draft = paragraph.draft
      _ = tables.mark(&draft)
      tables.write(draft, to: &writer)
    }
    tables.endRow(in: &writer)
    tables.endTable(in: &writer)
  }

  /// The text of all slides.
  func text(properties: EmbeddedProperties) -> FormattedText {
    FormattedText(
      flow: writer.flow(hasPages: true), blocks: HeadingLevels.arranged(writer.blocks),
      properties: properties)
  }
}
