internal import ArchiveModel
import TextStructure

extension FileReader {
  /// Extracts a file's documents, a large text's a stretch at a time.
  ///
  /// - Parameter naming: called, before its document is given, for a file that is one document.
  func extract(
    _ source: some ByteSource, naming: (DocumentNaming) -> Void = { _ in },
    emit: (ExtractedDocument) throws -> Void
  ) throws -> ExtractionReport {
    var report = ExtractionReport(format: format)
    guard !isReadInParts(size: source.count) else {
      try LargeTextReader(file: self, source: source).read(report: &report, emit: emit)
      return report
    }
    let source = try readable(source)
    switch format.traits.reader {
    case .records(let records): try records.read(self, source, &report, emit)
    case .archive(let archive):
      try requireRoom(for: source.count)
      try archive.read(self, source.allBytes(), &report, emit)
      try extractEmbedded(source, report: &report, emit: emit)
    case .text, .document, .stretches:
      var text = try formattedText(source, report: &report)
      // One with embedded files is not just one document.
      let holdsEmbedded = holdsEmbedded(source)
      var document = document(
        of: &text, report: &report, naming: holdsEmbedded ? { _ in } : naming)
      document.contentState = ContentState(
        problems: report.problems.lazy.map(\.code), hasPassages: true)
      try emit(document)
      if holdsEmbedded { try extractEmbedded(source, report: &report, emit: emit) }
    }
    return report
  }

  /// The original of a file, or of a record in it.
  func original(_ source: some ByteSource, recordID: String?) throws -> (
    text: String, encoding: String?
  ) {
    if isReadInParts(size: source.count) {
      return try LargeTextReader(file: self, source: source).original(recordID: recordID)
    }
    if let recordID, let original = try originalOfEmbedded(readable(source), recordID: recordID) {
      return original
    }
    if case .archive(let archive) = format.traits.reader {
      let source = try readable(source)
      try requireRoom(for: source.count)
      return try archive.original(self, source.allBytes(), recordID)
    }
    var report = ExtractionReport(format: format)
    if case .records(let records) = format.traits.reader,
      let text = try records.original(self, source, &report)
    {
      return (text, report.encoding)
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: try originalScalars(source, report: &report))
    return (String(text), report.encoding)
  }

  /// The original of a file that is one document, or text.
  func originalScalars(_ source: some ByteSource, report: inout ExtractionReport) throws
    -> [Unicode.Scalar]
  {
    format.isText
      ? try decode(source.allBytes(), report: &report)
      : try formattedText(readable(source), report: &report).flow.scalars
  }

  /// The text and the blocks of a file that is one document.
  func formattedText(_ source: any ByteSource, report: inout ExtractionReport) throws
    -> FormattedText
  {
    switch format.traits.reader {
    case .text(let text):
      try requireRoom(for: source.count)
      return try text.read(self, decode(source.allBytes(), report: &report), false)
    case .document(let read):
      try requireRoom(for: source.count)
      return try read(self, source.allBytes(), &report)
    case .stretches(let read): return try read(self, source, &report)
    case .records, .archive:
      throw ExtractionError(.unknownFormat, path: path)
    }
  }

  /// The document that a text makes.
  ///
  /// - Parameter naming: called with what describes it by its name.
  func document(
    of text: inout FormattedText, report: inout ExtractionReport,
    naming: (DocumentNaming) -> Void = { _ in }
  ) -> ExtractedDocument {
    let flow = text.flow
    let controls = flow.scalars.reduce(0) { $0 + ($1.isInvisible && $1.value < 0xA0 ? 1 : 0) }
    if controls > 0 { report.note(ExtractionProblem(.controlCharacters, count: controls)) }
    let structure = DocumentAssembler(flow: flow).structure(&text.blocks)
    var document = ExtractedDocument(sourceScalarCount: flow.sourceScalarCount)
    let names = DocumentNaming(text: text, structure: structure)
    document.description = names.description(path: path)
    naming(names)
    document.passages = PassageBuilder.passages(flow: flow, blocks: text.blocks)
    if document.passages.isEmpty { report.note(ExtractionProblem(.empty)) }
    document.frontMatter = text.frontMatter
    report.documentCount += 1
    return document
  }
}
