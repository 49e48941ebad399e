internal import ArchiveModel
internal import TextAnalysis
import TextStructure

/// Reads `.rtf` (1.9.1).
///
/// The original is the text of the body in reading order, list numbers as the file has them, then
/// the notes. Headers, footers, comments and hidden or deleted text are no part of it.
struct RTFReader {
  let path: String

  func read(_ bytes: [UInt8]) throws -> FormattedText {
    let start = bytes.first == 0xEF ? 3 : 0
    guard bytes.count > start, DocumentFormat.rtf.isSigned(bytes[start...]) else {
      throw ExtractionError(.badArchive, path: path, detail: .notOfFormat("RTF"))
    }
    var body = RTFBody()
    var scanner = RTFScanner(bytes, from: start)
    while let token = scanner.next() {
      if case .word("bin", let count) = token { scanner.skip(count ?? 0) }
      body.take(token)
    }
    guard body.depth == 0 else {
      throw ExtractionError(.badArchive, path: path, detail: .endsInMiddle)
    }
    body.finish()
    guard !body.writer.isTooLong else {
      throw ExtractionError(.tooLarge, path: path, detail: .longerOriginal)
    }
    return FormattedText(
      flow: body.writer.flow(hasPages: false), blocks: HeadingLevels.arranged(body.writer.blocks),
      properties: body.properties)
  }
}

extension FormatReader {
  /// Reads `.rtf`.
  static let rtf = FormatReader.document { file, bytes, _ in
    try RTFReader(path: file.path).read(bytes)
  }
}

/// What the tokens of a text make.
struct RTFBody {
  private(set) var writer = OriginalWriter()
  private(set) var properties = EmbeddedProperties()
  var depth: Int { stack.count }

  /// Where the text of a group goes.
  private enum Destination {
    case text, note, fonts, styles, title, author, nowhere
  }

  /// What a group inherits and restores.
  private struct Group {
    var destination = Destination.text
    var font = 0
    var skippedAfterUnicode = 1
    var isHidden = false
    var isDeleted = false
  }

  private struct Paragraph {
    var style = 0
    var outlineLevel: Int?
    var isInTable = false
  }

  private var stack: [Group] = []
  private var group = Group()
  private var paragraph = Paragraph()
  private var draft = ParagraphDraft()
  private var notes: [(isEndnote: Bool, paragraphs: [ParagraphDraft])] = []
  private var pending: [UInt8] = []
  private var toSkip = 0
  private var highSurrogate: UInt32?
  private var isAfterStar = false
  private var encodings: [Int: RTFEncoding?] = [:]
  private var defaultEncoding: RTFEncoding?
  private var fontInTable = 0
  private var styles: [Int: (level: Int?, name: String)] = [:]
  private var styleInTable = 0
  private var collected: [UInt8] = []
  /// How many cells of the row ended since the last text in it.
  private var endedCells = 0
  private var rowHasText = false
  private var hasTextInCell = false
  private var bodyDraft: ParagraphDraft?

  mutating func take(_ token: RTFScanner.Token) {
    switch token {
    case .open:
      flush()
      toSkip = 0
      stack.append(group)
    case .close: close()
    case .word(let name, let number):
      toSkip = 0
      word(name, number)
    case .symbol(let symbol):
      toSkip = 0
      self.symbol(symbol)
    case .hexadecimal(let byte): take(byte)
    case .byte(let byte): take(byte)
    }
  }

  // MARK: Text

  private mutating func take(_ byte: UInt8) {
    if toSkip > 0 {
      toSkip -= 1
      return
    }
    pending.append(byte)
    if pending.count > 1 << 16 { flush() }
  }

  private mutating func flush() {
    guard !pending.isEmpty else { return }
    defer { pending.removeAll(keepingCapacity: true) }
    switch group.destination {
    case .text, .note:
      guard !group.isHidden, !group.isDeleted else { return }
      for scalar in decoded() { draft.append(scalar) }
    case .fonts, .nowhere: break
    case .styles, .title, .author:
      if collected.count < 4096 {
        for scalar in decoded() { collected += UTF8.encode(scalar).map(Array.init) ?? [] }
      }
    }
  }

  private func decoded() -> [Unicode.Scalar] {
    if pending.allSatisfy({ $0 < 0x80 }) { return pending.map { Unicode.Scalar($0) } }
    let encoding = encodings[group.font] ?? nil
    if let encoding = encoding ?? defaultEncoding {
      return encoding.decode(pending)
    }
    // A font of western characters in a Chinese text: who wrote it mostly meant Chinese ones.
    if let guessed = try? TextDecoder.decode(pending), guessed.replacementCount == 0 {
      return guessed.scalars
    }
    return pending.map { Unicode.Scalar($0) }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    flush()
    let isText = group.destination == .text || group.destination == .note
    if isText, !group.isHidden, !group.isDeleted {
      if scalar == "\n" { draft.lineBreak() } else { draft.append(scalar) }
    }
  }

  private mutating func unicode(_ number: Int) {
    flush()
    let value = UInt32(truncatingIfNeeded: number) & 0xFFFF
    toSkip = group.skippedAfterUnicode
    if (0xD800..<0xDC00).contains(value) {
      highSurrogate = value
      return
    }
    var whole = value
    if (0xDC00..<0xE000).contains(value), let high = highSurrogate {
      whole = 0x10000 + (high - 0xD800) << 10 + (value - 0xDC00)
    }
    highSurrogate = nil
    let scalar = Unicode.Scalar(whole) ?? "\u{FFFD}"
    switch group.destination {
    case .text, .note:
      if !group.isHidden, !group.isDeleted { draft.append(scalar) }
    case .styles, .title, .author: collected += UTF8.encode(scalar).map(Array.init) ?? []
    case .fonts, .nowhere: break
    }
  }

  // MARK: Groups

  private mutating func close() {
    flush()
    toSkip = 0
    guard let outer = stack.popLast() else { return }
    let ended = group
    group = outer
    guard ended.destination != outer.destination else {
      if ended.destination == .styles { nameStyle() }
      return
    }
    switch ended.destination {
    case .note:
      endParagraph()
      draft = bodyDraft ?? ParagraphDraft()
      bodyDraft = nil
    case .title: properties.take(.title, takeCollected())
    case .author: properties.take(.byline, takeCollected())
    default: break
    }
  }

  private mutating func takeCollected() -> String {
    defer { collected = [] }
    return String(decoding: collected, as: UTF8.self)
  }

  private mutating func nameStyle() {
    let name = takeCollected().filter { $0 != ";" }
    styles[styleInTable, default: (nil, "")].name = String(name.drop { $0 == " " })
  }

  // MARK: Control words

  private mutating func symbol(_ symbol: UInt8) {
    switch symbol {
    case 0x2A: isAfterStar = true
    case 0x7E: append("\u{A0}")
    case 0x5F: append("-")
    case 0x5C, 0x7B, 0x7D: take(symbol)
    default: break
    }
  }

  private mutating func word(_ name: String, _ number: Int?) {
    let isIgnorable = isAfterStar
    isAfterStar = false
    if destination(name, isIgnorable) { return }
    flush()
    switch name {
    case "u": if let number { unicode(number) }
    case "uc": group.skippedAfterUnicode = max(0, min(number ?? 1, 10))
    case "ansicpg": defaultEncoding = RTFEncoding(codePage: number ?? 0)
    case "f":
      if group.destination == .fonts { fontInTable = number ?? 0 } else { group.font = number ?? 0 }
    case "fcharset":
      if group.destination == .fonts {
        encodings[fontInTable] = RTFEncoding(charset: number ?? 0)
      }
    case "plain": (group.isHidden, group.isDeleted) = (false, false)
    case "v": group.isHidden = number != 0
    case "deleted": group.isDeleted = number != 0
    case "pard": paragraph = Paragraph()
    case "s":
      if group.destination == .styles {
        styleInTable = number ?? 0
      } else {
        paragraph.style = number ?? 0
      }
    case "outlinelevel":
      if group.destination == .styles {
        styles[styleInTable, default: (nil, "")].level = number
      } else {
        paragraph.outlineLevel = number
      }
    case "intbl": paragraph.isInTable = true
    default: layout(name)
    }
  }

  private mutating func layout(_ name: String) {
    switch name {
    case "par", "sect", "page": if group.destination != .nowhere { endParagraph() }
    case "cell", "nestcell":
      if group.destination != .nowhere {
        endParagraph()
        hasTextInCell = false
        endedCells += 1
      }
    case "row", "nestrow":
      if rowHasText { writer.endRow(emptyCells: endedCells - 1) }
      (endedCells, rowHasText, hasTextInCell) = (0, false, false)
    case "line": append("\n")
    case "tab": append("\t")
    case "emdash": append("—")
    case "endash": append("–")
    case "lquote": append("‘")
    case "rquote": append("’")
    case "ldblquote": append("“")
    case "rdblquote": append("”")
    case "bullet": append("•")
    case "emspace", "enspace", "qmspace": append(" ")
    default: break
    }
  }

  /// Whether a word says where its group's text goes.
  private mutating func destination(_ name: String, _ isIgnorable: Bool) -> Bool {
    guard group.destination != .nowhere else { return name != "bin" }
    switch name {
    case "ftnalt" where group.destination == .note:
      if let last = notes.indices.last { notes[last].isEndnote = true }
    case "fonttbl": group.destination = .fonts
    case "stylesheet": group.destination = .styles
    case "title" where !isIgnorable: group.destination = .title
    case "author" where !isIgnorable: group.destination = .author
    case "footnote":
      flush()
      bodyDraft = draft
      draft = ParagraphDraft()
      notes.append((false, []))
      group.destination = .note
    case "info", "shpinst", "shptxt", "field", "fldrslt", "listtext", "pntext", "result", "object",
      "cs", "shp", "ds", "ts":
      return isIgnorable && (name == "cs" || name == "ds" || name == "ts")
    case "colortbl", "pict", "header", "headerl", "headerr", "headerf", "footer", "footerl",
      "footerr", "footerf", "fldinst", "objdata", "annotation", "atnid", "atnauthor", "xe", "tc",
      "nonshppict", "sp", "shprslt", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "subject",
      "operator", "keywords", "comment", "doccomm", "company", "manager", "category", "creatim",
      "revtim", "printim", "private", "pnseclvl", "upr":
      group.destination = .nowhere
    default:
      guard isIgnorable else { return false }
      group.destination = .nowhere
    }
    return true
  }

  // MARK: Paragraphs

  private mutating func endParagraph() {
    flush()
    var done = draft
    draft = ParagraphDraft()
    guard !done.scalars.allSatisfy(\.isTrimmed) else { return }
    if group.destination == .note || bodyDraft != nil {
      if !notes.isEmpty { notes[notes.count - 1].paragraphs.append(done) }
      return
    }
    let style = styles[paragraph.style]
    let plain = style?.name.lowercased() ?? ""
    let level =
      paragraph.outlineLevel ?? style?.level ?? style.flatMap { WordStyles.headingLevel($0.name) }
    if plain == "title" || plain == "标题" {
      done.kind = .title
    } else if let level, (0...8).contains(level) {
      (done.kind, done.rank) = (.heading, UInt8(level + 1))
    } else if paragraph.isInTable {
      done.kind = .tableCell
      if !hasTextInCell {
        done.followsCell = rowHasText
        done.emptyCells = rowHasText ? max(0, endedCells - 1) : endedCells
      }
    }
    if !writer.write(done).isEmpty, done.kind == .tableCell {
      (endedCells, rowHasText, hasTextInCell) = (0, true, true)
    }
  }

  mutating func finish() {
    endParagraph()
    writer.joinTitle()
    for isEndnote in [false, true] {
      for (index, note) in notes.filter({ $0.isEndnote == isEndnote }).enumerated() {
        let label = NoteLabel.text(index + 1, isEndnote: isEndnote)
        for (place, paragraph) in note.paragraphs.enumerated() {
          var draft = paragraph
          draft.scalars.removeFirst(draft.scalars.firstIndex { !$0.isTrimmed } ?? 0)
          draft.makeNote(label: place == 0 ? label : nil, page: nil)
          writer.write(draft)
        }
      }
    }
  }
}
