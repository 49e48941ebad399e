/// Reads plain text: each line is a block, until `LineLayout` finds that lines are not paragraphs.
public struct PlainTextReader {
  let flow: Flow

  /// Reads this flow.
  public init(flow: Flow) {
    self.flow = flow
  }

  /// The paragraphs, one for each stretch of lines.
  public func blocks() -> [Block] {
    var scanner = LineScanner(flow.scalars, range: 0..<flow.scalars.count)
    var blocks: [Block] = []
    var afterBlank = false
    var afterPage = false
    while let line = scanner.next() {
      afterPage = afterPage || line.afterPage
      guard !line.isBlank else {
        afterBlank = true
        continue
      }
      var block = Block(kind: .paragraph, span: Span(start: line.start, end: line.end))
      if line.indent >= 2 { block.flags.insert(.indented) }
      if afterBlank { block.flags.insert(.afterBlank) }
      if afterPage { block.flags.insert(.afterPage) }
      blocks.append(block)
      (afterBlank, afterPage) = (false, false)
    }
    return blocks
  }
}
