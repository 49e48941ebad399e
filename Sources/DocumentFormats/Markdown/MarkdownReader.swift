import TextStructure

/// Reads Markdown (CommonMark's blocks, with tables): lines become blocks, marks are left out of
/// their spans.
struct MarkdownReader {
  let flow: Flow
  private var inline: MarkdownInline

  init(flow: Flow) {
    self.flow = flow
    inline = MarkdownInline(flow.scalars)
  }

  /// The blocks of the text from `start` on (front matter stands before it).
  mutating func blocks(from start: Int = 0) -> [Block] {
    var scanner = LineScanner(flow.scalars, range: start..<flow.scalars.count)
    var blocks: [Block] = []
    var afterBlank = false
    var fence: (scalar: Unicode.Scalar, count: Int)?
    var inComment = false
    while let line = scanner.next() {
      guard !line.isBlank else {
        afterBlank = true
        continue
      }
      var span = Span(start: line.start, end: line.end)
      if let (scalar, count) = fenceMark(span), fence.map({ $0 == scalar && count >= $1 }) ?? true {
        fence = fence == nil ? (scalar, count) : nil
        afterBlank = true
        continue
      }
      var flags: Block.Flags = afterBlank ? .afterBlank : []
      if line.indent >= 2, flow.scalars[line.start].isHan || line.indent < 4 {
        flags.insert(.indented)
      }
      afterBlank = false
      if fence != nil {
        blocks.append(Block(kind: .code, span: span, flags: flags.union(.marked)))
        continue
      }
      if !dropComments(&span, &inComment) {
        afterBlank = true
        continue
      }
      append(span, flags, to: &blocks)
    }
    return blocks
  }

  private mutating func append(_ line: Span, _ lineFlags: Block.Flags, to blocks: inout [Block]) {
    var (span, flags) = (line, lineFlags)
    let scalars = flow.scalars
    while span.count > 0, scalars[span.start] == ">" {
      span = trimmed(Span(start: span.start + 1, end: span.end))
    }
    guard span.count > 0, !isRule(span) else {
      // `===` or `---` under a line makes that line a heading.
      if span.count >= 3, let last = blocks.indices.last, !flags.contains(.afterBlank),
        blocks[last].kind == .paragraph, scalars[span.start] == "=" || scalars[span.start] == "-"
      {
        blocks[last].kind = .heading
        blocks[last].rank = scalars[span.start] == "=" ? 1 : 2
        blocks[last].flags.insert(.marked)
      }
      return
    }
    if let (rank, text) = heading(span) {
      guard text.count > 0 else { return }
      var block = Block(kind: .heading, span: text, rank: rank, flags: flags.union(.marked))
      inline.strip(&block)
      blocks.append(block)
      return
    }
    if scalars[span.start] == "|" {
      appendCells(span, flags, to: &blocks)
      return
    }
    let isItem = dropBullet(&span)
    if isItem { flags.insert(.marked) }
    guard span.count > 0 else { return }
    var block = Block(kind: isItem ? .listItem : .paragraph, span: span, flags: flags)
    inline.strip(&block)
    if block.count > 0 { blocks.append(block) }
  }

  private func trimmed(_ span: Span) -> Span {
    var span = span
    while span.count > 0, flow.scalars[span.start].isTrimmed { span.start += 1 }
    while span.count > 0, flow.scalars[span.end - 1].isTrimmed { span.end -= 1 }
    return span
  }

  private func fenceMark(_ span: Span) -> (Unicode.Scalar, Int)? {
    let first = flow.scalars[span.start]
    guard first == "`" || first == "~" else { return nil }
    var end = span.start
    while end < span.end, flow.scalars[end] == first { end += 1 }
    guard end - span.start >= 3 else { return nil }
    return (first, end - span.start)
  }

  /// `***`, `---`, `___` and `===` lines.
  private func isRule(_ span: Span) -> Bool {
    let first = flow.scalars[span.start]
    guard first == "*" || first == "-" || first == "_" || first == "=", span.count >= 3 else {
      return false
    }
    return flow.scalars[span.start..<span.end].allSatisfy { $0 == first || $0.isBlank }
  }

  private func heading(_ span: Span) -> (rank: UInt8, text: Span)? {
    var index = span.start
    while index < span.end, flow.scalars[index] == "#" { index += 1 }
    let level = index - span.start
    guard (1...6).contains(level), index == span.end || flow.scalars[index].isBlank else {
      return nil
    }
    var text = trimmed(Span(start: index, end: span.end))
    var end = text.end
    while end > text.start, flow.scalars[end - 1] == "#" { end -= 1 }
    if end == text.start || (end < text.end && flow.scalars[end - 1].isBlank) {
      text = trimmed(Span(start: text.start, end: end))
    }
    return (UInt8(level), text)
  }

  private func dropBullet(_ span: inout Span) -> Bool {
    let first = flow.scalars[span.start]
    guard first == "-" || first == "*" || first == "+", span.count >= 2,
      flow.scalars[span.start + 1].isBlank
    else { return false }
    span = trimmed(Span(start: span.start + 1, end: span.end))
    return true
  }

  private mutating func appendCells(_ span: Span, _ flags: Block.Flags, to blocks: inout [Block]) {
    let scalars = flow.scalars
    if scalars[span.start..<span.end].allSatisfy({
      $0 == "|" || $0 == "-" || $0 == ":" || $0.isBlank
    }) {
      return
    }
    var start = span.start
    var flags = flags.union(.marked)
    for index in span.start...span.end
    where index == span.end || (scalars[index] == "|" && scalars[max(0, index - 1)] != "\\") {
      let cell = trimmed(Span(start: start, end: index))
      start = min(index + 1, span.end)
      guard cell.count > 0 else { continue }
      var block = Block(kind: .tableCell, span: cell, flags: flags)
      inline.strip(&block)
      if block.count > 0 { blocks.append(block) }
      flags.remove(.afterBlank)
    }
  }

  /// Takes HTML comments out of a line (they may go on for many); `false` where nothing is left.
  private func dropComments(_ span: inout Span, _ inComment: inout Bool) -> Bool {
    let scalars = flow.scalars
    func find(_ mark: [Unicode.Scalar], from start: Int) -> Int? {
      guard span.end - start >= mark.count else { return nil }
      return (start...(span.end - mark.count)).first { position in
        mark.indices.allSatisfy { scalars[position + $0] == mark[$0] }
      }
    }
    if inComment {
      guard let end = find(["-", "-", ">"], from: span.start) else { return false }
      inComment = false
      span = trimmed(Span(start: end + 3, end: span.end))
      if span.count == 0 { return false }
    }
    guard scalars[span.start] == "<", find(["<", "!", "-", "-"], from: span.start) == span.start
    else { return true }
    guard let end = find(["-", "-", ">"], from: span.start + 2) else {
      inComment = true
      return false
    }
    span = trimmed(Span(start: end + 3, end: span.end))
    return span.count > 0
  }
}

extension FormatReader {
  /// Reads Markdown.
  static let markdown = FormatReader.text(
    TextFormat(isReadInParts: true) { _, text, isContinued in
      .markdown(text, isContinued: isContinued)
    })
}

extension FormattedText {
  /// A text in Markdown.
  ///
  /// - Parameter isContinued: whether it goes on from a part before, so that no front matter can begin it.
  static func markdown(_ text: [Unicode.Scalar], isContinued: Bool = false) -> FormattedText {
    let flow = Flow(original: text)
    let found = isContinued ? nil : FrontMatterScanner.scan(text)
    var reader = MarkdownReader(flow: flow)
    var blocks = reader.blocks(from: found?.end ?? 0)
    LineLayout(flow: flow).join(&blocks)
    return FormattedText(flow: flow, blocks: blocks, frontMatter: found?.frontMatter)
  }
}
