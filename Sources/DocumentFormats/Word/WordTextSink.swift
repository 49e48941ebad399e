import TextStructure

/// Gathers the paragraphs of a Word document's text (`word/document.xml`) or of its notes.
///
/// Deletions and what was moved away are left out, insertions are kept; a text box stands after the
/// paragraph it is anchored in, and once, though the file has it twice; hidden text, field
/// instructions and readings above characters are left out.
final class WordTextSink: XMLEventHandler {
  /// A paragraph being read, with what decides what it is.
  private struct Open {
    var draft = ParagraphDraft()
    var styleID: String?
    var outlineLevel: Int?
    var numbering: String?
    var numberingLevel: Int?
    var isMarkDeleted = false
    var isInProperties = false
    var isInRun = false
    var isRunHidden = false
    /// Where the results begin of the fields that are open; `nil` before one's result.
    var results: [Int?] = []
    /// Whether its text box paragraphs are still to be written.
    var deferred: [ParagraphDraft] = []
  }

  /// A reference to a note, and the page it stands on.
  struct NoteReference: Equatable {
    var isEndnote: Bool
    var id: String
    var page: Int
  }

  private let styles: WordStyles
  private let numbering: WordNumbering
  private(set) var writer = OriginalWriter()
  private(set) var noteReferences: [NoteReference] = []
  /// Whether page breaks of the last layout were seen.
  private(set) var hasRenderedPages = false
  /// The paragraphs of notes by id, where notes are read.
  private(set) var notes: [String: [ParagraphDraft]] = [:]

  /// How many cross-references have an error in place of their text.
  private(set) var lostReferences = 0

  private var open: [Open] = []
  /// What a paragraph whose mark was deleted leaves to the next.
  private var carried: ParagraphDraft?
  private var tables = OpenTables()
  private var skipped = 0
  private var textDepth = 0
  private var contentsDepth: [Bool] = []
  private var noteID: String?

  /// What a file of another format says that stands in the text (`w:altChunk`), by the id of its relationship.
  private let chunk: (String) -> FormattedText?

  init(
    styles: WordStyles, numbering: WordNumbering,
    chunk: @escaping (String) -> FormattedText? = { _ in nil }
  ) {
    (self.styles, self.numbering, self.chunk) = (styles, numbering, chunk)
  }

  private func writeChunk(_ id: String) {
    guard open.isEmpty, noteID == nil, let text = chunk(id) else { return }
    writer.write(text.blocks, of: text.flow)
  }

  // MARK: Events

  func start(_ name: String, _ attributes: XMLAttributes) {
    if skipped > 0 {
      skipped += 1
      return
    }
    switch name {
    case "Fallback", "moveFrom", "delText", "instrText", "delInstrText", "rt", "binData":
      skipped = 1
    case "del": startDeletion()
    case "p": startParagraph()
    case "pPr": mutate { $0.isInProperties = true }
    case "r":
      let isHidden = styles.isHidden(open.last?.styleID ?? styles.defaultID) ?? false
      mutate { ($0.isInRun, $0.isRunHidden) = (true, isHidden) }
    case "altChunk": if let id = attributes["id"] { writeChunk(id) }
    case "t": textDepth += 1
    case "tbl": tables.startTable(at: writer.blocks.count)
    case "tr": tables.startRow()
    case "tc": tables.startCell()
    case "txbxContent": tables.startBox()
    case "sdt": contentsDepth.append(false)
    case "docPartGallery":
      if attributes["val"] == "Table of Contents", let last = contentsDepth.indices.last {
        contentsDepth[last] = true
      }
    case "footnote", "endnote":
      // Separators have a type.
      noteID = attributes["type"] == nil ? attributes["id"] : nil
    case "footnoteReference", "endnoteReference":
      if let id = attributes["id"] {
        noteReferences.append(
          NoteReference(isEndnote: name == "endnoteReference", id: id, page: pageAtHand))
      }
    default:
      if WordElements.isFormerProperties(name) {
        skipped = 1
      } else if !open.isEmpty {
        startInParagraph(name, attributes)
      }
    }
  }

  private func startInParagraph(_ name: String, _ attributes: XMLAttributes) {
    let value = attributes["val"]
    switch name {
    case "pStyle": mutate { $0.styleID = value }
    case "outlineLvl": mutate { $0.outlineLevel = attributes.number("val", in: -1...10) }
    case "numId": mutate { $0.numbering = value }
    case "ilvl": mutate { $0.numberingLevel = attributes.number("val", in: -1...10) }
    case "rStyle":
      if let isHidden = styles.isHidden(value) {
        mutate { if $0.isInRun { $0.isRunHidden = isHidden } }
      }
    case "vanish":
      mutate { if $0.isInRun { $0.isRunHidden = WordElements.isOn(value) } }
    case "tab", "ptab": add { if $0.isInRun { $0.draft.append("\t") } }
    case "cr": add { $0.draft.lineBreak() }
    case "br":
      if attributes["type"] == nil || attributes["type"] == "textWrapping" {
        add { $0.draft.lineBreak() }
      }
    case "fldChar": changeField(attributes["fldCharType"])
    case "noBreakHyphen": add { $0.draft.append("-") }
    case "lastRenderedPageBreak":
      hasRenderedPages = true
      mutate { $0.draft.pageBreaks.append($0.draft.scalars.count) }
    default: break
    }
  }

  func end(_ name: String) {
    if skipped > 0 {
      skipped -= 1
      return
    }
    switch name {
    case "p": endParagraph()
    case "pPr": mutate { $0.isInProperties = false }
    case "r": mutate { ($0.isInRun, $0.isRunHidden) = (false, false) }
    case "t": textDepth -= 1
    case "tbl": tables.endTable(in: &writer)
    case "tr": tables.endRow(in: &writer)
    case "txbxContent": tables.endBox()
    case "sdt": _ = contentsDepth.popLast()
    case "footnote", "endnote": noteID = nil
    default: break
    }
  }

  func characters(_ text: UnsafeBufferPointer<UInt8>) {
    guard skipped == 0, textDepth > 0 else { return }
    add { $0.draft.append(text) }
  }

  // MARK: Fields

  /// What LibreOffice puts in place of the stored text of a cross-reference whose bookmark is not in the file.
  private static let lostReference = Array("Error: Reference source not found".unicodeScalars)

  /// Begins a field, or its result, or ends it. An error of the program is no word of the document.
  private func changeField(_ type: String?) {
    switch type {
    case "begin": mutate { $0.results.append(nil) }
    case "separate":
      mutate { if let last = $0.results.indices.last { $0.results[last] = $0.draft.scalars.count } }
    case "end":
      var isLost = false
      mutate { paragraph in
        guard case let start?? = paragraph.results.popLast(),
          start <= paragraph.draft.scalars.count,
          paragraph.draft.scalars[start...].elementsEqual(Self.lostReference)
        else { return }
        isLost = true
        paragraph.draft.scalars.replaceSubrange(start..., with: ["\u{FFFD}"])
        for index in paragraph.draft.pageBreaks.indices {
          paragraph.draft.pageBreaks[index] = min(
            paragraph.draft.pageBreaks[index], paragraph.draft.scalars.count)
        }
      }
      if isLost { lostReferences += 1 }
    default: break
    }
  }

  // MARK: Paragraphs

  private var pageAtHand: Int {
    writer.page + open.reduce(0) { $0 + $1.draft.pageBreaks.count }
  }

  private func mutate(_ body: (inout Open) -> Void) {
    guard let last = open.indices.last else { return }
    body(&open[last])
  }

  private func add(_ body: (inout Open) -> Void) {
    mutate { if !$0.isRunHidden, !$0.isInProperties { body(&$0) } }
  }

  private func startDeletion() {
    // In a paragraph's properties it says that the paragraph's end was deleted.
    if open.last?.isInProperties == true { mutate { $0.isMarkDeleted = true } }
    skipped = 1
  }

  private func startParagraph() {
    var paragraph = Open()
    if open.isEmpty, let before = carried {
      paragraph.draft = before
      carried = nil
    }
    open.append(paragraph)
  }

  private func endParagraph() {
    guard var paragraph = open.popLast() else { return }
    if paragraph.isMarkDeleted, open.isEmpty, noteID == nil {
      carried = paragraph.draft
      return
    }
    finish(&paragraph)
    if noteID != nil {
      notes[noteID ?? "", default: []].append(paragraph.draft)
    } else if open.isEmpty {
      write(paragraph.draft)
      for draft in paragraph.deferred { write(draft) }
    } else {
      open[open.count - 1].deferred.append(paragraph.draft)
      open[open.count - 1].deferred += paragraph.deferred
    }
  }

  private func write(_ draft: ParagraphDraft) { tables.write(draft, to: &writer) }

  /// Decides what a paragraph is, and puts its number before it.
  private func finish(_ paragraph: inout Open) {
    let effect = styles.effect(of: paragraph.styleID)
    let isBlank = paragraph.draft.scalars.allSatisfy(\.isTrimmed)
    var isBullet = false
    if !isBlank, let instance = paragraph.numbering ?? effect.numbering, instance != "0",
      let label = numbering.label(
        instance: instance,
        level: paragraph.numberingLevel ?? effect.numberingLevel ?? 0)
    {
      switch label {
      case .bullet: isBullet = true
      case .number(let number) where writer.takesLabel(of: number.unicodeScalars.count):
        paragraph.draft.insert(
          label: number, at: paragraph.draft.scalars.firstIndex { !$0.isTrimmed } ?? 0)
      case .number: break
      }
    }
    let level = paragraph.outlineLevel ?? effect.outlineLevel
    if effect.isContents || contentsDepth.contains(true) {
      paragraph.draft.kind = .clutter
    } else if effect.isTitle {
      paragraph.draft.kind = .title
    } else if let level, level <= 8 {
      (paragraph.draft.kind, paragraph.draft.rank) = (.heading, UInt8(max(0, level) + 1))
    } else if effect.isSubtitle {
      paragraph.draft.kind = .line
    } else if !tables.mark(&paragraph.draft), isBullet {
      paragraph.draft.kind = .listItem
    }
  }

  // MARK: Notes

  /// Writes notes at the end of the text, each on the page of its mark.
  func write(_ drafts: [ParagraphDraft], label: String, page: Int) {
    for (index, draft) in drafts.enumerated() {
      var note = draft
      note.scalars.removeFirst(
        note.scalars.firstIndex { !$0.isTrimmed } ?? note.scalars.count)
      note.makeNote(label: index == 0 ? label : nil, page: page)
      writer.write(note)
    }
  }

  /// Ends the text of the body.
  func finish() {
    if let carried { write(carried) }
    carried = nil
    writer.joinTitle()
  }
}
