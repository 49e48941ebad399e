internal import ArchiveModel
import TextStructure

/// Reads `.docx` (ECMA-376, WordprocessingML).
///
/// The original is the text of the body in reading order, with the numbers that Word writes before
/// numbered paragraphs, then the footnotes and endnotes. Headers, footers and comments are no part of
/// it. Files of other formats that stand in the text (`w:altChunk`) are read in their place; embedded files
/// are documents of their own (``FileReader/extractEmbedded(_:report:emit:)``).
struct WordReader {
  let file: FileReader
  private var path: String { file.path }

  init(file: FileReader) { self.file = file }

  func read(_ bytes: [UInt8], report: inout ExtractionReport) throws -> FormattedText {
    try ZIPArchive.withArchive(bytes, budget: file.budget, path: path) { try read($0, &report) }
  }

  private func read(_ archive: ZIPArchive, _ report: inout ExtractionReport) throws
    -> FormattedText
  {
    let relationships = PackageRelationships()
    try parse(archive, "_rels/.rels", into: relationships)
    let main = PackageRelationships.path(
      relationships.targets["officeDocument"] ?? "word/document.xml", in: "")
    let folder = main.lastIndex(of: "/").map { String(main[...$0]) } ?? ""
    let styles = WordStyles()
    try parse(archive, folder + "styles.xml", into: styles)
    let numbering = WordNumbering()
    try parse(archive, folder + "numbering.xml", into: numbering)
    let properties = OfficeProperties()
    for part in ["core", "app", "custom"] {
      try PackagePart.parseBeside(
        archive, "docProps/\(part).xml", path: path, report: &report, into: properties)
    }
    let chunks = WordChunks(file: file, archive: archive, mainPart: main)
    let sink = WordTextSink(styles: styles, numbering: numbering, chunk: chunks.text)
    guard try parse(archive, main, into: sink) else {
      throw ArchiveFailure(.missing, .noEntry(main))
    }
    sink.finish()
    for problem in chunks.problems { report.note(problem) }
    if sink.lostReferences > 0 {
      report.note(ExtractionProblem(.referenceLost, count: sink.lostReferences))
    }
    try writeNotes(archive, folder, styles, numbering, into: sink)
    guard !sink.writer.isTooLong else {
      throw ArchiveFailure(.tooLarge, .longerOriginal)
    }
    let flow = sink.writer.flow(
      hasPages: sink.hasRenderedPages || properties.pageCount == 1)
    return FormattedText(
      flow: flow, blocks: HeadingLevels.arranged(sink.writer.blocks),
      properties: properties.properties)
  }

  private func writeNotes(
    _ archive: ZIPArchive, _ folder: String, _ styles: WordStyles, _ numbering: WordNumbering,
    into sink: WordTextSink
  ) throws {
    for (isEndnote, part) in [(false, "footnotes.xml"), (true, "endnotes.xml")] {
      let references = sink.noteReferences.filter { $0.isEndnote == isEndnote }
      guard !references.isEmpty else { continue }
      let notes = WordTextSink(styles: styles, numbering: numbering)
      try parse(archive, folder + part, into: notes)
      guard !notes.writer.isTooLong else { throw ArchiveFailure(.tooLarge) }
      var written: Set<String> = []
      for (index, reference) in references.enumerated()
      where written.insert(reference.id).inserted {
        sink.write(
          notes.notes[reference.id] ?? [],
          label: NoteLabel.text(index + 1, isEndnote: isEndnote), page: reference.page)
      }
    }
  }

  /// - Returns: whether there is such a part.
  @discardableResult
  private func parse(_ archive: ZIPArchive, _ name: String, into handler: any XMLEventHandler)
    throws -> Bool
  {
    try PackagePart.parse(archive, name, path: path, into: handler)
  }
}

extension FormatReader {
  /// Reads `.docx`.
  static let word = FormatReader.document { file, bytes, report in
    try WordReader(file: file).read(bytes, report: &report)
  }
}

/// A part of a package in XML.
enum PackagePart {
  /// Parses a part, where there is one.
  ///
  /// - Returns: whether there is such a part.
  static func parse(
    _ archive: ZIPArchive, _ name: String, path: String, into handler: any XMLEventHandler
  ) throws -> Bool {
    guard let bytes = try archive.read(named: name) else { return false }
    do throws(XMLFailure) {
      try XMLReader.read(bytes, into: handler)
    } catch {
      throw ExtractionError(
        .badMarkup, path: path, line: error.line, detail: .part(name, error.detail))
    }
    return true
  }
}

extension PackagePart {
  /// Parses a part that the text does not need: a damaged one is a problem and does not keep the rest from being
  /// read. A document type declaration without an internal subset is passed over.
  static func parseBeside(
    _ archive: ZIPArchive, _ name: String, path: String, report: inout ExtractionReport,
    into handler: any XMLEventHandler
  ) throws {
    guard let bytes = try archive.read(named: name) else { return }
    do throws(XMLFailure) {
      try XMLReader.read(bytes, ignoresDoctype: true, into: handler)
    } catch {
      report.note(
        ExtractionProblem(.badEntry, entry: name, line: error.line, detail: error.detail))
    }
  }
}

/// Which of a document's marked headings is its title.
enum HeadingLevels {
  /// A first heading with no other of its level, before everything but lines, is the title; where
  /// there is none, no heading may be taken for it: the levels go one down.
  static func arranged(_ blocks: [Block]) -> [Block] {
    let top = blocks.indices.filter { blocks[$0].kind == .heading && blocks[$0].rank == 1 }
    let hasTitle = blocks.contains { $0.kind == .title }
    if !hasTitle, top.count == 1, top[0] == 0 { return blocks }
    return blocks.map { block in
      guard block.kind == .heading else { return block }
      var lower = block
      lower.rank = min(block.rank + 1, Numbering.Style.book.rawValue - 1)
      return lower
    }
  }
}
