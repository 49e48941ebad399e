public import ArchiveModel
internal import TextAnalysis

/// Reads files: bytes in, documents of repaired passages out.
public struct Extractor: Sendable {
  private let options: ExtractionOptions

  /// Makes an extractor.
  public init(options: ExtractionOptions = ExtractionOptions()) { self.options = options }

  /// The format by the path's ending: md, markdown, txt, text, html, htm, xhtml, jsonl, ndjson,
  /// csv; `nil` for any other, which is not a document we read.
  public static func format(forPath path: String) -> DocumentFormat? { DocumentFormat(path: path) }

  /// Extracts every document of a file.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - path: its path, which tells the format and stands in errors.
  ///   - emit: gets the documents one by one, in order; what it throws ends the extraction.
  /// - Returns: how the file was read, with what in it was wrong but not fatal.
  /// - Throws: `ExtractionError` where the file as a whole cannot be read, and what `emit` throws.
  public func extract(
    _ bytes: [UInt8], path: String, emit: (ExtractedDocument) throws -> Void
  ) throws -> ExtractionReport {
    guard let format = DocumentFormat(path: path) else {
      throw ExtractionError(.unknownFormat, path: path)
    }
    var report = ExtractionReport(format: format)
    let text = try decode(bytes, path: path, format: format, report: &report)
    switch format {
    case .text, .markdown: try emit(document(text, path: path, format: format, report: &report))
    case .html: try emit(htmlDocument(text, path: path, report: &report))
    case .jsonLines:
      var reader = JSONLinesReader(path: path)
      try reader.read(text, report: &report, emit: emit)
    case .csv:
      var reader = CSVReader(path: path, textColumn: options.textColumn)
      try reader.read(text, report: &report, emit: emit)
    }
    if format.isContainer == false { report.documentCount = 1 }
    return report
  }

  private func decode(
    _ bytes: [UInt8], path: String, format: DocumentFormat, report: inout ExtractionReport
  ) throws -> [Unicode.Scalar] {
    do throws(TextDecodingError) {
      let hint = format == .html ? HTMLCharsetHint.encoding(in: bytes) : nil
      let decoded = try TextDecoder.decode(bytes, hint: hint)
      report.encoding = decoded.encoding.rawValue
      report.hasByteOrderMark = decoded.hasByteOrderMark
      if decoded.replacementCount > 0 {
        report.note(
          ExtractionProblem(
            .replacedBytes, byteOffset: decoded.firstReplacementByteOffset,
            count: decoded.replacementCount))
      }
      return decoded.scalars
    } catch {
      throw ExtractionError(error, path: path)
    }
  }

  private func document(
    _ text: [Unicode.Scalar], path: String, format: DocumentFormat, report: inout ExtractionReport
  ) -> ExtractedDocument {
    let flow = Flow(original: text)
    var blocks: [Block]
    if format == .markdown {
      let found = FrontMatterScanner.scan(text)
      report.frontMatter = found?.frontMatter
      var reader = MarkdownReader(flow: flow)
      blocks = reader.blocks(from: found?.end ?? 0)
    } else {
      blocks = PlainTextReader(flow: flow).blocks()
    }
    LineLayout(flow: flow).join(&blocks)
    return assemble(flow, &blocks, path: path, report: &report)
  }

  private func htmlDocument(
    _ text: [Unicode.Scalar], path: String, report: inout ExtractionReport
  ) throws -> ExtractedDocument {
    var (flow, blocks) = try HTMLReader(path: path).read(text)
    return assemble(flow, &blocks, path: path, report: &report)
  }

  private func assemble(
    _ flow: Flow, _ blocks: inout [Block], path: String, report: inout ExtractionReport
  ) -> ExtractedDocument {
    let controls = flow.scalars.reduce(0) { $0 + ($1.isInvisible && $1.value < 0xA0 ? 1 : 0) }
    if controls > 0 { report.note(ExtractionProblem(.controlCharacters, count: controls)) }
    let assembler = DocumentAssembler(flow: flow)
    let structure = assembler.structure(&blocks)
    var document = ExtractedDocument(sourceScalarCount: flow.sourceScalarCount)
    document.description = DescriptionReader(flow: flow, structure: structure, path: path).read(
      blocks)
    document.passages = PassageBuilder.passages(flow: flow, blocks: blocks)
    if document.passages.isEmpty { report.note(ExtractionProblem(.empty)) }
    return document
  }
}

/// The decoded original text of a plain file: what source offsets count in.
///
/// - Returns: the text without a leading byte order mark, and the encoding's IANA name.
/// - Throws: `ExtractionError`, as `Extractor.extract` does.
public func decodedOriginal(_ bytes: [UInt8], path: String) throws -> (
  text: String, encoding: String
) {
  do throws(TextDecodingError) {
    let isHTML = DocumentFormat(path: path) == .html
    let decoded = try TextDecoder.decode(
      bytes, hint: isHTML ? HTMLCharsetHint.encoding(in: bytes) : nil)
    var text = String.UnicodeScalarView()
    text.append(contentsOf: decoded.scalars)
    return (String(text), decoded.encoding.rawValue)
  } catch {
    throw ExtractionError(error, path: path)
  }
}
