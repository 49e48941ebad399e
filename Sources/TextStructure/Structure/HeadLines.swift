/// Finds the lines about a text that are no part of its sentences: document numbers and addressees
/// at the head, captions anywhere.
struct HeadLines {
  let flow: Flow

  private static let reach = 16

  func mark(_ blocks: inout [Block]) {
    for index in blocks.indices where blocks[index].kind == .paragraph {
      if isCaption(blocks[index]) { blocks[index].kind = .line }
    }
    var seen = 0
    for index in blocks.indices.prefix(HeadMatter.reach) where blocks[index].kind != .clutter {
      seen += 1
      guard seen <= Self.reach else { return }
      let block = blocks[index]
      guard block.kind == .paragraph || block.kind == .verse || block.kind == .line else {
        continue
      }
      let shape = BlockShape(flow, block)
      if shape.innerSentenceEnds > 0 || shape.count > 150 { return }
      if block.count <= 160, AddresseeLine.name(in: flow.string(of: block)) != nil {
        blocks[index].kind = .salutation
      } else if shape.isLabel(limit: 60), flow.closesItsMarks(block.first),
        isNumber(block) || TitleWords.endsLikeTitle(WebClutter.plain(flow, block))
      {
        blocks[index].kind = .line
      }
    }
  }

  /// `云政办发〔2020〕12号`.
  private func isNumber(_ block: Block) -> Bool {
    let text = WebClutter.plain(flow, block)
    return text.hasSuffix("号") && text.unicodeScalars.count <= 30
      && text.unicodeScalars.contains { $0.isDigit }
      && text.unicodeScalars.contains { $0.isOpener }
  }

  /// `图为…`, `…　本报记者 尤思源 摄`.
  private func isCaption(_ block: Block) -> Bool {
    guard block.more.isEmpty, block.first.count <= 120 else { return false }
    let span = block.first
    let last = flow.scalars[span.end - 1]
    if last == "摄" || span.count > 1 && last.isCloser && flow.scalars[span.end - 2] == "摄" {
      let tail = Span(start: max(span.start, span.end - 24), end: span.end)
      return Self.photographers.contains { flow.contains($0, in: tail) }
        || flow.scalars[tail.start..<tail.end].contains(where: \.isBlank)
    }
    return Self.openings.contains { flow.starts(span, with: $0) }
  }

  private static let photographers = ["记者", "通讯员", "新华社"].map { Array($0.unicodeScalars) }
  private static let openings = ["图为", "图①", "上图", "下图", "左图", "右图"].map {
    Array($0.unicodeScalars)
  }
}
