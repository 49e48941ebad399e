internal import ArchiveModel
internal import TextAnalysis
import TextStructure

/// Reads one file, or an archive's entry, by its format.
struct FileReader {
  let path: String
  let format: DocumentFormat
  let options: ExtractionOptions
  let budget: DecompressionBudget
  /// How many archives it lies in.
  let depth: Int

  /// - Parameter fileSize: the file's size in bytes, which bounds what is unpacked of it.
  /// - Throws: `unknownFormat`.
  init(path: String, options: ExtractionOptions, fileSize: Int) throws {
    try self.init(
      path: path, options: options, budget: DecompressionBudget(forFileOf: fileSize), depth: 0)
  }

  init(path: String, options: ExtractionOptions, budget: DecompressionBudget, depth: Int) throws {
    guard let format = DocumentFormat(path: path) else {
      throw ExtractionError(.unknownFormat, path: path)
    }
    (self.path, self.format, self.options) = (path, format, options)
    (self.budget, self.depth) = (budget, depth)
  }

  /// Extracts a file's documents, a large text's a stretch at a time.
  ///
  /// - Parameter naming: called, before its document is given, for a file that is one document.
  func extract(
    _ source: some ByteSource, naming: (DocumentNaming) -> Void = { _ in },
    emit: (ExtractedDocument) throws -> Void
  ) throws -> ExtractionReport {
    var report = ExtractionReport(format: format)
    if format == .jsonLines {
      try readLines(source, report: &report, emit: emit)
      return report
    }
    guard !isReadInParts(size: source.count) else {
      try LargeTextReader(file: self, source: source).read(report: &report, emit: emit)
      return report
    }
    if format == .csv {
      try readTable(source, report: &report, emit: emit)
      return report
    }
    if format == .pdf {
      var text = try pdf(source, report: &report)
      try emit(document(of: &text, report: &report, naming: naming))
      return report
    }
    try requireRoom(for: source.count)
    let bytes = try source.allBytes()
    switch format {
    case .zip: try ZIPReader(file: self).read(bytes, report: &report, emit: emit)
    case .eml: try MailReader(file: self).read(bytes, report: &report, emit: emit)
    default:
      var text = try formattedText(bytes, report: &report)
      try emit(document(of: &text, report: &report, naming: naming))
    }
    return report
  }

  func original(_ source: some ByteSource, recordID: String?) throws -> (
    text: String, encoding: String?
  ) {
    if isReadInParts(size: source.count) {
      return try LargeTextReader(file: self, source: source).original(recordID: recordID)
    }
    if format == .pdf {
      var report = ExtractionReport(format: format)
      var text = String.UnicodeScalarView()
      text.append(contentsOf: try pdf(source, report: &report).flow.scalars)
      return (String(text), report.encoding)
    }
    if !format.isText { try requireRoom(for: source.count) }
    let bytes = try source.allBytes()
    if format == .zip { return try ZIPReader(file: self).original(bytes, recordID: recordID) }
    if format == .eml { return try MailReader(file: self).original(bytes, recordID: recordID) }
    var report = ExtractionReport(format: format)
    var text = String.UnicodeScalarView()
    text.append(contentsOf: try originalScalars(bytes, report: &report))
    return (String(text), report.encoding)
  }

  /// The text of a PDF, whose bytes need not lie in memory.
  func pdf(_ source: some ByteSource, report: inout ExtractionReport) throws -> FormattedText {
    try PDFReader(path: path, options: options).read(source, report: &report)
  }

  /// The original of a file that is one document, or text.
  func originalScalars(_ bytes: [UInt8], report: inout ExtractionReport) throws -> [Unicode.Scalar]
  {
    format.isText
      ? try decode(bytes, report: &report)
      : try formattedText(bytes, report: &report).flow.scalars
  }

  func decode(_ bytes: [UInt8], report: inout ExtractionReport) throws -> [Unicode.Scalar] {
    do throws(TextDecodingError) {
      let hint = format == .html ? HTMLCharsetHint.encoding(in: bytes) : nil
      return report.note(try TextDecoder.decode(bytes, hint: hint))
    } catch {
      throw ExtractionError(error, path: path)
    }
  }

  /// The text and the blocks of a file that is one document.
  private func formattedText(_ bytes: [UInt8], report: inout ExtractionReport) throws
    -> FormattedText
  {
    switch format {
    case .text, .jsonLines, .csv, .zip, .eml, .markdown:
      return formatted(try decode(bytes, report: &report))
    case .html:
      let (flow, blocks) = try HTMLReader(path: path).read(decode(bytes, report: &report))
      return FormattedText(flow: flow, blocks: blocks)
    case .docx: return try WordReader(path: path, budget: budget).read(bytes)
    case .odt: return try OpenDocumentReader(path: path, budget: budget).read(bytes)
    case .epub: return try EPUBReader(path: path, budget: budget).read(bytes)
    case .pdf: return try PDFReader(path: path, options: options).read(bytes, report: &report)
    case .ofd: return try OFDReader(path: path, budget: budget).read(bytes, report: &report)
    case .rtf: return try RTFReader(path: path).read(bytes)
    case .doc: return try OldWordReader(path: path, budget: budget).read(bytes)
    }
  }

  /// A text that is Markdown, where that is the format, or plain.
  func formatted(_ text: [Unicode.Scalar]) -> FormattedText {
    format == .markdown ? markdown(text) : plainText(text)
  }

  /// A text that goes on from one before it.
  func continued(_ text: [Unicode.Scalar]) -> FormattedText {
    format == .markdown ? markdown(text, isContinued: true) : plainText(text)
  }

  func plainText(_ text: [Unicode.Scalar]) -> FormattedText {
    let flow = Flow(original: text)
    var blocks = PlainTextReader(flow: flow).blocks()
    LineLayout(flow: flow).join(&blocks)
    return FormattedText(flow: flow, blocks: blocks)
  }

  private func markdown(_ text: [Unicode.Scalar], isContinued: Bool = false) -> FormattedText {
    let flow = Flow(original: text)
    let found = isContinued ? nil : FrontMatterScanner.scan(text)
    var reader = MarkdownReader(flow: flow)
    var blocks = reader.blocks(from: found?.end ?? 0)
    LineLayout(flow: flow).join(&blocks)
    return FormattedText(flow: flow, blocks: blocks, frontMatter: found?.frontMatter)
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
