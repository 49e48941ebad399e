internal import ArchiveModel
import TextStructure

/// Reads `.ofd` (GB/T 33190-2016).
///
/// The text objects say where their characters stand; ``LayoutDocument`` makes lines, columns, tables and
/// paragraphs of them. The original is the text in that order: each line ended by a line feed, each page by
/// a form feed.
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
    var text = OFDPages()
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
    let written = text.layout.text()
    guard !written.isTooLong else { throw ArchiveFailure(.tooLarge) }
    if !written.empty.isEmpty {
      guard written.empty.count < written.pages.count else {
        throw ExtractionError(.noTextLayer, path: path, detail: .pages(written.pages.count))
      }
      report.note(ExtractionProblem(.pagesWithoutText, count: written.empty.count))
    }
    var flow = Flow(original: written.scalars)
    flow.pages = written.pages
    return FormattedText(flow: flow, blocks: written.blocks, properties: properties)
  }

  /// - Returns: the texts of the pages' objects by their ids.
  private func read(
    _ document: OFDDocument, _ name: String, _ archive: ZIPArchive, into text: inout OFDPages,
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
        text.add([], extent: nil)
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
      pieces += page.pieces
      text.add(pieces, extent: page.extent ?? document.extent)
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

/// The pages by where their words are.
private struct OFDPages {
  private(set) var layout = LayoutDocument()
  private(set) var isTooLong = false
  private var count = 0

  /// Adds a page; without an extent it is one of A4, or as large as its text needs.
  mutating func add(
    _ pieces: [OFDPageText.Piece], extent: (width: Double, height: Double)?
  ) {
    let bottom = pieces.map { $0.baseline + $0.size }.max() ?? 0
    var page = LayoutPage(
      width: Float(extent?.width ?? 210), height: Float(extent?.height ?? max(297, bottom)))
    for piece in pieces {
      count += piece.text.count
      // A Han character's square begins about an eighth of it below the baseline.
      let bottom = piece.baseline + piece.size * 0.12
      page.add(
        piece.text,
        box: LayoutBox(
          left: Float(piece.left), top: Float(bottom - piece.size), right: Float(piece.right),
          bottom: Float(bottom)),
        size: Float(piece.size))
    }
    isTooLong = isTooLong || count > OriginalWriter.longest
    layout.add(page)
  }
}

extension FormatReader {
  /// Reads `.ofd`.
  static let ofd = FormatReader.document { file, bytes, report in
    try OFDReader(path: file.path, budget: file.budget).read(bytes, report: &report)
  }
}
