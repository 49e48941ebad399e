internal import ArchiveModel
import TextStructure

/// Reads `.ofd` (GB/T 33190-2016).
///
/// The original is the text of the pages by its places on them: each line ended by a line feed, each
/// page by a form feed. Broken lines and paragraphs are then mended as those of plain text.
struct OFDReader {
  let path: String
  let budget: DecompressionBudget

  private static let mostPages = 20_000

  func read(_ bytes: [UInt8], report: inout ExtractionReport) throws -> FormattedText {
    try ZIPArchive.withArchive(bytes, budget: budget, path: path) { try read($0, &report) }
  }

  private func read(_ archive: ZIPArchive, _ report: inout ExtractionReport) throws -> FormattedText
  {
    if try archive.read(named: "Encryptions.xml") != nil { throw ArchiveFailure(.encrypted) }
    let root = OFDRoot()
    guard try PackagePart.parse(archive, "OFD.xml", path: path, into: root) else {
      throw ArchiveFailure(.missing, .noEntry("OFD.xml"))
    }
    var text = OFDText()
    var properties = root.properties
    for location in root.documents {
      let name = OFDLocation.resolved(location, from: "")
      let document = OFDDocument()
      guard try PackagePart.parse(archive, name, path: path, into: document) else {
        throw ArchiveFailure(.missing, .noEntry(name))
      }
      guard document.pages.count <= Self.mostPages else { throw ArchiveFailure(.tooLarge) }
      let textsByID = try read(document, name, archive, into: &text, &report)
      if let list = document.customTags {
        try readTags(
          OFDLocation.resolved(list, from: name), archive, textsByID, into: &properties)
      }
    }
    if text.emptyCount > 0 {
      guard text.emptyCount < text.pages.count else {
        throw ExtractionError(
          .noTextLayer, path: path, detail: .pages(text.pages.count))
      }
      report.note(ExtractionProblem(.pagesWithoutText, count: text.emptyCount))
    }
    var flow = Flow(original: text.scalars)
    flow.pages = text.pages
    var blocks = text.blocks
    LineLayout(flow: flow).join(&blocks)
    return FormattedText(flow: flow, blocks: blocks, properties: properties)
  }

  /// - Returns: the texts of the pages' objects by their ids.
  private func read(
    _ document: OFDDocument, _ name: String, _ archive: ZIPArchive, into text: inout OFDText,
    _ report: inout ExtractionReport
  ) throws -> [String: String] {
    var textsByID: [String: String] = [:]
    var templates: [String: [OFDPageText.Piece]] = [:]
    var templatePieceCount = 0
    for location in document.pages {
      let pageName = OFDLocation.resolved(location, from: name)
      let page = OFDPageText()
      guard try PackagePart.parse(archive, pageName, path: path, into: page) else {
        guard document.pages.count > 1 else { throw ArchiveFailure(.missing, .noEntry(pageName)) }
        report.note(
          ExtractionProblem(.badEntry, entry: pageName, detail: .noEntry(pageName)))
        text.add([])
        continue
      }
      var pieces: [OFDPageText.Piece] = []
      for id in Set(page.templates).sorted() {
        if templates[id] == nil {
          let template = try template(document.templates[id], name, archive, &report)
          templates[id] = template
          templatePieceCount += template.count
        }
        pieces += templates[id] ?? []
        guard max(pieces.count, templatePieceCount) <= OFDPageText.mostPieces else {
          throw ArchiveFailure(.tooLarge)
        }
      }
      let first = pieces.count
      pieces += page.pieces.map { piece in
        var piece = piece
        piece.order += first
        return piece
      }
      text.add(OFDLines.lines(of: pieces))
      guard !text.isTooLong else { throw ArchiveFailure(.tooLarge) }
      if textsByID.count < 100_000 { textsByID.merge(page.textsByID) { old, _ in old } }
    }
    return textsByID
  }

  private func template(
    _ location: String?, _ name: String, _ archive: ZIPArchive, _ report: inout ExtractionReport
  ) throws -> [OFDPageText.Piece] {
    guard let location else { return [] }
    let template = OFDPageText()
    let part = OFDLocation.resolved(location, from: name)
    if try !PackagePart.parse(archive, part, path: path, into: template) {
      report.note(ExtractionProblem(.badEntry, entry: part, detail: .noEntry(part)))
    }
    return template.pieces
  }

  /// What the tags of an official document say of its objects was stated by who made it.
  private func readTags(
    _ listName: String, _ archive: ZIPArchive, _ textsByID: [String: String],
    into properties: inout EmbeddedProperties
  ) throws {
    let list = OFDCustomTags()
    _ = try PackagePart.parse(archive, listName, path: path, into: list)
    for file in list.files.prefix(20) {
      let tags = OFDCustomTags()
      _ = try PackagePart.parse(
        archive, OFDLocation.resolved(file, from: listName), path: path, into: tags)
      for (field, ids) in tags.objects {
        var text = ""
        for id in ids where text.utf8.count <= OFDPageText.longestNamedText {
          text += textsByID[id] ?? ""
        }
        properties.take(field, text, isStated: true)
      }
    }
  }
}

/// The text of the pages, and its lines as blocks.
struct OFDText {
  private(set) var scalars: [Unicode.Scalar] = []
  private(set) var blocks: [Block] = []
  private(set) var pages: [Flow.PageStart] = []
  private(set) var emptyCount = 0
  private(set) var isTooLong = false

  /// Adds a page.
  mutating func add(_ lines: [OFDLines.Line]) {
    pages.append(Flow.PageStart(scalarOffset: scalars.count, number: pages.count + 1))
    if lines.isEmpty { emptyCount += 1 }
    let margin = lines.map(\.left).min() ?? 0
    var lastBaseline: Double?
    for (index, line) in lines.enumerated() {
      let text = line.text
      guard scalars.count + text.count < OriginalWriter.longest else {
        isTooLong = true
        return
      }
      var span = Span(start: scalars.count, end: scalars.count + text.count)
      scalars += text
      scalars.append("\n")
      while span.count > 0, scalars[span.start].isTrimmed { span.start += 1 }
      while span.count > 0, scalars[span.end - 1].isTrimmed { span.end -= 1 }
      guard span.count > 0 else { continue }
      var block = Block(kind: .paragraph, span: span)
      let indent = (line.left - margin) / max(line.size, 0.1)
      let leading = scalars[(span.start - min(2, span.start))..<span.start].contains("\u{3000}")
      // As far in as a paragraph's first line, or so far that it is set by itself.
      if leading || (1.2...4.5).contains(indent) { block.flags.insert(.indented) }
      let gap = lastBaseline.map { line.baseline - $0 } ?? 0
      if indent > 4.5 || gap > line.size * 3 { block.flags.insert(.afterBlank) }
      if index == 0, pages.count > 1 { block.flags.insert(.afterPage) }
      blocks.append(block)
      lastBaseline = line.baseline
    }
    scalars.append("\u{0C}")
  }
}

extension FormatReader {
  /// Reads `.ofd`.
  static let ofd = FormatReader.document { file, bytes, report in
    try OFDReader(path: file.path, budget: file.budget).read(bytes, report: &report)
  }
}
