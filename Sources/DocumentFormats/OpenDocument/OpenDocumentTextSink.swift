import TextStructure

/// Gathers the paragraphs of an OpenDocument text (`content.xml`).
///
/// Tracked deletions stand apart in the file and are left out, as are comments, hidden text and
/// readings above characters; notes stand at the end; a frame's text stands after the paragraph it is
/// anchored in.
final class OpenDocumentTextSink: XMLEventHandler {
  private struct OpenParagraph {
    var draft = ParagraphDraft()
    var isNote = false
    var deferred: [ParagraphDraft] = []
    var styleName: String?
    var headingLevel: Int?
    var label: String?
    var isBullet = false
    /// Whether the paragraph is hidden by a field in it, and which of the spans around the place at hand hide
    /// their text; the first is the paragraph's style.
    var isHidden = false
    var hidingSpans: [Bool] = []
    /// Whether white space comes next that collapses with what stands before.
    var endsInSpace = true
  }

  private struct OpenList {
    var style: String?
    /// Whether the item's first paragraph is still to come: it alone bears the number.
    var isItemFresh = false
    var id: String?
    var itemStart: Int?
  }

  private let styles: ListStyles
  private(set) var writer = OriginalWriter()
  private(set) var hasSoftPages = false
  private var open: [OpenParagraph] = []
  private var lists: [OpenList] = []
  private var tables = OpenTables()
  private var counters: [String: [Int: Int]] = [:]
  private var countersOfList: [String: [Int: Int]] = [:]
  private var headingCounters: [Int: Int] = [:]
  private var skipped = 0
  private var contentsDepth = 0
  private var noteDepth = 0
  private var notes: [(isEndnote: Bool, page: Int, paragraphs: [ParagraphDraft])] = []

  init(styles: ListStyles) { self.styles = styles }

  // MARK: Events

  func start(_ name: String, _ attributes: XMLAttributes) {
    if skipped > 0 {
      skipped += 1
      return
    }
    switch name {
    case "hidden-text": if attributes["is-hidden"] != "false" { skipped = 1 }
    case "hidden-paragraph":
      if attributes["is-hidden"] != "false" { mutate { $0.isHidden = true } }
    case "section":
      // A condition that holds hides it as well.
      if attributes["display"] == "none" || attributes["is-hidden"] == "true" { skipped = 1 }
    case "span": startSpan(attributes)
    case "tracked-changes", "annotation", "note-citation", "ruby-text", "forms", "script",
      "sequence-decls", "variable-decls", "object-ole", "automatic-styles",
      "font-face-decls", "index-title-template", "desc", "title":
      skipped = 1
    case "p", "h": startParagraph(name, attributes)
    case "list": startList(attributes)
    case "list-item", "list-header":
      if let last = lists.indices.last {
        lists[last].isItemFresh = name == "list-item"
        lists[last].itemStart = attributes.number("start-value", in: 0...1_000_000)
      }
    case "table": tables.startTable(at: writer.blocks.count)
    case "table-row": tables.startRow()
    case "table-cell": tables.startCell()
    case "text-box": tables.startBox()
    case "note":
      notes.append(
        (isEndnote: attributes["note-class"] == "endnote", page: pageAtHand, paragraphs: []))
    case "note-body": noteDepth += 1
    case "table-of-content", "table-index", "illustration-index", "alphabetical-index":
      contentsDepth += 1
    case "soft-page-break": breakPage()
    default: if !open.isEmpty { startInParagraph(name, attributes) }
    }
  }

  /// A style may say whether text is shown, and takes back what one around it says.
  private func startSpan(_ attributes: XMLAttributes) {
    let isHidden = styles.isHidden(attributes["style-name"], family: "text")
    mutate { $0.hidingSpans.append(isHidden ?? $0.hidingSpans.last ?? false) }
  }

  private func startInParagraph(_ name: String, _ attributes: XMLAttributes) {
    guard open.last?.hidingSpans.last != true else { return }
    switch name {
    case "s":
      let count = attributes.number("c", in: 1...100) ?? 1
      mutate {
        for _ in 0..<count { $0.draft.append(" ") }
        $0.endsInSpace = true
      }
    case "tab":
      mutate {
        $0.draft.append("\t")
        $0.endsInSpace = true
      }
    case "line-break":
      mutate {
        $0.draft.lineBreak()
        $0.endsInSpace = true
      }
    default: break
    }
  }

  func end(_ name: String) {
    if skipped > 0 {
      skipped -= 1
      return
    }
    switch name {
    case "p", "h": endParagraph()
    case "span": mutate { if $0.hidingSpans.count > 1 { $0.hidingSpans.removeLast() } }
    case "list":
      if let list = lists.popLast(), lists.isEmpty, let style = list.style, let id = list.id {
        countersOfList[id] = counters[style]
      }
    case "table": tables.endTable(in: &writer)
    case "table-row": tables.endRow(in: &writer)
    case "text-box": tables.endBox()
    case "note-body": noteDepth -= 1
    case "table-of-content", "table-index", "illustration-index", "alphabetical-index":
      contentsDepth -= 1
    default: break
    }
  }

  /// White space collapses (1.3 part 3, 6.1.2); spaces that count are elements.
  func characters(_ text: UnsafeBufferPointer<UInt8>) {
    guard skipped == 0, let last = open.indices.last, open[last].hidingSpans.last != true else {
      return
    }
    var piece = ParagraphDraft()
    piece.append(text)
    for scalar in piece.scalars {
      let isSpace = scalar == " " || scalar == "\t"
      if isSpace, open[last].endsInSpace { continue }
      open[last].draft.append(isSpace ? " " : scalar)
      open[last].endsInSpace = isSpace
    }
  }

  // MARK: Paragraphs

  private var pageAtHand: Int {
    writer.page + open.reduce(0) { $0 + $1.draft.pageBreaks.count }
  }

  private func mutate(_ body: (inout OpenParagraph) -> Void) {
    guard let last = open.indices.last else { return }
    body(&open[last])
  }

  private func breakPage() {
    hasSoftPages = true
    if open.isEmpty {
      writer.beginPage()
    } else {
      mutate { $0.draft.pageBreaks.append($0.draft.scalars.count) }
    }
  }

  private func startParagraph(_ name: String, _ attributes: XMLAttributes) {
    var paragraph = OpenParagraph()
    paragraph.styleName = attributes["style-name"]
    paragraph.isNote = noteDepth > 0
    paragraph.hidingSpans = [
      styles.isHidden(paragraph.styleName, family: "paragraph") ?? false
    ]
    if name == "h" {
      let level = attributes.number("outline-level", in: 1...9) ?? 1
      paragraph.headingLevel = level
      if lists.isEmpty { paragraph.label = headingLabel(level) }
    }
    if !lists.isEmpty, lists[lists.count - 1].isItemFresh, !paragraph.isNote {
      lists[lists.count - 1].isItemFresh = false
      number(&paragraph)
    }
    open.append(paragraph)
  }

  /// A list counts from the start, unless it says that it continues another (19.780, 19.781).
  private func startList(_ attributes: XMLAttributes) {
    let style = attributes["style-name"] ?? lists.last?.style
    if lists.isEmpty, let style {
      if let other = attributes["continue-list"] {
        counters[style] = countersOfList[other]
      } else if attributes["continue-numbering"] != "true" {
        counters[style] = nil
      }
    }
    lists.append(OpenList(style: style, id: attributes["id"]))
  }

  private func number(_ paragraph: inout OpenParagraph) {
    let depth = lists.count
    let name = lists.last?.style ?? styles.list(ofParagraphStyle: paragraph.styleName)
    guard let name, let level = styles.levels[name]?[depth] else { return }
    if level.isBullet {
      paragraph.isBullet = true
      return
    }
    var counts = counters[name] ?? [:]
    counts[depth] =
      lists.last?.itemStart ?? counts[depth].map { min($0 + 1, 1_000_000) } ?? level.start
    for lower in counts.keys where lower > depth { counts[lower] = nil }
    counters[name] = counts
    paragraph.label = label(level, depth, counts) { styles.levels[name]?[$0] }
  }

  private func headingLabel(_ depth: Int) -> String? {
    guard let level = styles.outline[depth], level.form != .none else { return nil }
    headingCounters[depth] = headingCounters[depth].map { $0 + 1 } ?? level.start
    for lower in headingCounters.keys where lower > depth { headingCounters[lower] = nil }
    return label(level, depth, headingCounters) { styles.outline[$0] }
  }

  private func label(
    _ level: ListStyles.Level, _ depth: Int, _ counts: [Int: Int],
    _ settings: (Int) -> ListStyles.Level?
  ) -> String? {
    guard level.form != .none else { return nil }
    let first = max(1, depth - level.shown + 1)
    let numbers = (first...depth).compactMap { index -> String? in
      guard let found = settings(index), found.form != .none, !found.isBullet else { return nil }
      return ListNumber.text(counts[index] ?? found.start, found.form)
    }
    var text = level.prefix + numbers.joined(separator: ".") + level.suffix
    if level.hasGap, text.unicodeScalars.last.map({ $0.value < 0x2000 }) == true { text += " " }
    return text
  }

  private func endParagraph() {
    guard var paragraph = open.popLast() else { return }
    if paragraph.isHidden { paragraph.draft.scalars = [] }
    while paragraph.draft.scalars.last == " " { paragraph.draft.scalars.removeLast() }
    finish(&paragraph)
    if paragraph.isNote {
      if !notes.isEmpty { notes[notes.count - 1].paragraphs.append(paragraph.draft) }
    } else if open.isEmpty {
      write(paragraph.draft)
      for draft in paragraph.deferred { write(draft) }
    } else {
      open[open.count - 1].deferred.append(paragraph.draft)
      open[open.count - 1].deferred += paragraph.deferred
    }
  }

  private func write(_ draft: ParagraphDraft) { tables.write(draft, to: &writer) }

  private func finish(_ paragraph: inout OpenParagraph) {
    if let label = paragraph.label, !paragraph.draft.scalars.allSatisfy(\.isTrimmed),
      writer.takesLabel(of: label.unicodeScalars.count)
    {
      paragraph.draft.insert(label: label, at: 0)
    }
    if contentsDepth > 0 {
      paragraph.draft.kind = .clutter
    } else if styles.isNamed(paragraph.styleName, { $0 == "Title" || $0 == "标题" }) {
      paragraph.draft.kind = .title
    } else if let level = paragraph.headingLevel {
      (paragraph.draft.kind, paragraph.draft.rank) = (.heading, UInt8(level))
    } else if styles.isNamed(paragraph.styleName, { $0 == "Subtitle" || $0 == "副标题" }) {
      paragraph.draft.kind = .line
    } else if !tables.mark(&paragraph.draft), paragraph.isBullet {
      paragraph.draft.kind = .listItem
    }
  }

  /// Ends the text: the notes come last.
  func finish() {
    writer.joinTitle()
    for isEndnote in [false, true] {
      for (index, note) in notes.filter({ $0.isEndnote == isEndnote }).enumerated() {
        let label = NoteLabel.text(index + 1, isEndnote: isEndnote)
        for (place, paragraph) in note.paragraphs.enumerated() {
          var draft = paragraph
          draft.makeNote(label: place == 0 ? label : nil, page: note.page)
          writer.write(draft)
        }
      }
    }
  }
}
