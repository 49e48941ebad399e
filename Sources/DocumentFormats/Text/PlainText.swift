import TextStructure

extension FormatReader {
  /// Reads `.txt`: as Markdown where the content has its marks, else as plain text.
  static let plainText = FormatReader.text(
    TextFormat(isReadInParts: true) { _, text, isContinued in
      MarkdownSigns.stand(in: text) ? .markdown(text, isContinued: isContinued) : .plain(text)
    })
}

extension FormattedText {
  /// A text without markup, whose lines and paragraphs are found by how it is set.
  static func plain(_ text: [Unicode.Scalar]) -> FormattedText {
    let flow = Flow(original: text)
    var blocks = PlainTextReader(flow: flow).blocks()
    LineLayout(flow: flow).join(&blocks)
    return FormattedText(flow: flow, blocks: blocks)
  }
}
