internal import ArchiveModel
internal import CLibXML2
import TextStructure

/// Reads HTML with libxml2's parser, and learns from it where each piece of text stands.
struct HTMLReader {
  let path: String

  /// A page's article: the text between the tags, its blocks, and what the page says of it.
  ///
  /// - Throws: `badMarkup` where the elements are nested so badly that parsing would take more than
  ///   linear time, or the parser gives up before the end.
  func readPage(_ text: [Unicode.Scalar]) throws -> FormattedText {
    let seen = try page(text)
    // Some sites hide the whole article until a script has run.
    guard !seen.isArticle, seen.hasInvisibleText else { return seen.text }
    let all = try page(text, showsInvisible: true)
    return all.isArticle ? all.text : seen.text
  }

  private func page(_ text: [Unicode.Scalar], showsInvisible: Bool = false) throws -> (
    text: FormattedText, isArticle: Bool, hasInvisibleText: Bool
  ) {
    let (flow, sink, blocks) = try parse(text, showsInvisible: showsInvisible)
    var page = PageArticle(
      flow: flow, blocks: blocks, facts: sink.facts, nodes: sink.nodes,
      particulars: sink.particulars)
    let arranged = page.arranged(titleSpan: sink.titleSpan)
    let text = FormattedText(flow: flow, blocks: arranged, properties: page.particulars.properties)
    return (text, page.isArticle, sink.hasInvisibleText)
  }

  /// A page of a book, which has no site around it and no title of its own.
  func readBody(_ text: [Unicode.Scalar]) throws -> (Flow, [Block]) {
    let (flow, _, blocks) = try parse(text)
    return (flow, blocks)
  }

  private func parse(_ text: [Unicode.Scalar], showsInvisible: Bool = false) throws -> (
    Flow, HTMLEventSink, [Block]
  ) {
    let bytes = HTMLSource.bytes(text)
    let sink = HTMLEventSink(source: bytes, original: text, showsInvisible: showsInvisible)
    try bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress, !buffer.isEmpty else { return }
      guard
        let context = htmlCreateMemoryParserCtxt(
          base.assumingMemoryBound(to: CChar.self), Int32(clamping: buffer.count))
      else { throw ExtractionError(.badMarkup, path: path) }
      defer { htmlFreeParserCtxt(context) }
      parse(context, into: sink)
    }
    if sink.isTooComplex {
      throw ExtractionError(
        .badMarkup, path: path, detail: .elementsTangled)
    }
    let (scalars, segments, blocks) = sink.finish()
    let flow = Flow(scalars: scalars, segments: segments, sourceScalarCount: text.count)
    return (flow, sink, blocks)
  }

  private func parse(_ context: htmlParserCtxtPtr, into sink: HTMLEventSink) {
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
    htmlCtxtUseOptions(context, Int32(bitPattern: options))
    // The bytes are UTF-8 already; without this the parser would guess Latin-1.
    context.pointee.charset = XML_CHAR_ENCODING_UTF8.rawValue
    guard let handler = context.pointee.sax else { return }
    handler.pointee = htmlSAXHandler()
    handler.pointee.initialized = 0xDEED_BEAF  // XML_SAX2_MAGIC: `serror` is looked at
    handler.pointee.startElement = { data, name, attributes in
      HTMLEventSink.from(data)?.start(name, attributes)
    }
    handler.pointee.endElement = { data, name in HTMLEventSink.from(data)?.end(name) }
    handler.pointee.characters = { data, text, count in
      HTMLEventSink.from(data)?.characters(text, count)
    }
    handler.pointee.comment = { data, text in HTMLEventSink.from(data)?.comment(text) }
    handler.pointee.ignorableWhitespace = handler.pointee.characters
    handler.pointee.serror = { data, _ in HTMLEventSink.from(data)?.noteError() }
    sink.context = context
    context.pointee.userData = Unmanaged.passUnretained(sink).toOpaque()
    withExtendedLifetime(sink) { _ = htmlParseDocument(context) }
  }
}

extension FormatReader {
  /// Reads HTML.
  static let html = FormatReader.text(
    TextFormat(hint: HTMLCharsetHint.encoding, isVerbatim: false) { file, text, _ in
      try HTMLReader(path: file.path).readPage(text)
    })
}
