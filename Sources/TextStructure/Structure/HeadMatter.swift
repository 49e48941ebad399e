/// Finds the title, and what a web page puts before it and after the text.
public struct HeadMatter {
  let flow: Flow

  /// How many blocks from the start (and the end) are looked at.
  public static let reach = 60

  func mark(_ blocks: inout [Block]) {
    markClutterAtStart(&blocks)
    markTitle(&blocks)
    markHeadLines(&blocks)
    markClutterAtEnd(&blocks)
  }

  // MARK: Clutter

  private func markClutterAtStart(_ blocks: inout [Block]) {
    var lastClutter = -10
    var inBreadcrumb = false
    for index in blocks.indices.prefix(Self.reach) {
      let block = blocks[index]
      if block.flags.contains(.kept) { return }
      guard !block.flags.contains(.marked) || block.flags.contains(.linked), block.kind != .heading,
        block.kind != .article
      else {
        if block.kind == .article { return }
        continue
      }
      if block.kind == .salutation || block.kind == .runIn || block.first.count > 60 { return }
      let text = WebClutter.plain(flow, block)
      let isClutter: Bool
      if WebClutter.startsBreadcrumb(text) {
        inBreadcrumb = true
        isClutter = true
      } else if inBreadcrumb, text == ">" || text == "›" || text == "»" {
        isClutter = true
      } else if inBreadcrumb, text.unicodeScalars.count <= 8, lastClutter == index - 1 {
        isClutter = true
      } else {
        inBreadcrumb = false
        isClutter =
          WebClutter.isClutter(text) || WebClutter.isToolbar(flow.string(of: block))
          || (lastClutter >= index - 4 && lastClutter >= 0 && WebClutter.isFragment(text))
      }
      if isClutter {
        blocks[index].kind = .clutter
        lastClutter = index
      }
    }
  }

  private func markClutterAtEnd(_ blocks: inout [Block]) {
    var seen = 0
    for index in blocks.indices.reversed() {
      seen += 1
      let block = blocks[index]
      if block.kind == .clutter { continue }
      if block.flags.contains(.kept) { return }
      let text = WebClutter.plain(flow, block)
      if seen <= 12, WebClutter.isFooter(text) || block.flags.contains(.linked) {
        blocks[index].kind = .clutter
        continue
      }
      if WebClutter.isClutter(text)
        || block.count <= 60 && WebClutter.isToolbar(flow.string(of: block)),
        seen <= 12, block.kind != .title
      {
        blocks[index].kind = .clutter
        continue
      }
      guard seen <= 12, !block.flags.contains(.marked), block.kind != .title,
        block.first.count <= 40
      else { return }
      if WebClutter.isClutter(text) || (seen <= 6 && WebClutter.isFragment(text)) {
        blocks[index].kind = .clutter
      }
    }
  }

  // MARK: Title

  /// Subtitle, source, time and speaker between the title and the text are lines of their own.
  private func markHeadLines(_ blocks: inout [Block]) {
    guard let title = blocks.indices.prefix(Self.reach).first(where: { blocks[$0].kind == .title })
    else { return }
    for index in blocks.indices.suffix(from: title + 1).prefix(12) {
      let block = blocks[index]
      switch block.kind {
      case .line, .clutter, .dateLine, .byline: continue
      case .paragraph, .verse:
        let shape = BlockShape(flow, block)
        guard shape.count <= 60, shape.innerSentenceEnds == 0, shape.ending != .final,
          shape.ending != .comma,
          !flow.scalars[block.first.start..<block.first.end].contains(where: {
            $0 == "，" || $0 == ","
          })
        else { return }
        if shape.ending != .announced { blocks[index].kind = .line }
      default: return
      }
    }
  }

  private func markTitle(_ blocks: inout [Block]) {
    if let marked = blocks.indices.prefix(Self.reach).first(where: {
      blocks[$0].flags.contains(.marked) && blocks[$0].kind == .heading && blocks[$0].rank == 1
    }) {
      guard let issued = issuingTitle(blocks, before: marked) else {
        blocks[marked].kind = .title
        return
      }
      blocks[issued].kind = .title
      return
    }
    if blocks.indices.prefix(Self.reach).contains(where: { blocks[$0].kind == .title }) { return }
    guard let first = titleIndex(blocks) else { return }
    blocks[first].kind = .title
    var last = first
    while let next = nextIndex(after: last, blocks), isTitleContinuation(blocks, first, last, next)
    {
      // `…人民政府办公室` and `关于…的通知` are two lines of one title, not a broken one.
      let isLine = flow.starts(blocks[next].first, with: ["关", "于"])
      blocks[first].append(blocks[next], joiner: isLine ? .lineFeed : .none)
      if !isLine { blocks[first].flags.insert(.repaired) }
      blocks[next].kind = .clutter
      blocks[next].flags.insert(.marked)
      last = next
    }
  }

  /// The title of a notice that issues the document whose heading comes below: a line that ends like
  /// a title, an addressee between the two.
  private func issuingTitle(_ blocks: [Block], before marked: Int) -> Int? {
    let addressee = blocks.indices.prefix(marked).first { index in
      blocks[index].count <= 160 && AddresseeLine.name(in: flow.string(of: blocks[index])) != nil
    }
    guard let addressee else { return nil }
    return blocks.indices.prefix(addressee).first { index in
      BlockShape(flow, blocks[index]).isLabel(limit: 60)
        && TitleWords.endsLikeTitle(WebClutter.plain(flow, blocks[index]))
        && !TitleWords.isNoTitle(WebClutter.plain(flow, blocks[index]))
    }
  }

  private func nextIndex(after index: Int, _ blocks: [Block]) -> Int? {
    blocks.indices.suffix(from: index + 1).prefix(3).first { blocks[$0].kind != .clutter }
  }

  /// The first line that looks like a title, a line with a title's own words preferred.
  private func titleIndex(_ blocks: [Block]) -> Int? {
    var candidate: Int?
    var seen = 0
    for index in blocks.indices.prefix(Self.reach) where blocks[index].kind != .clutter {
      seen += 1
      guard seen <= 10 else { break }
      let block = blocks[index]
      let shape = BlockShape(flow, block)
      guard block.kind == .line || block.kind == .paragraph || block.kind == .verse else {
        if block.kind == .dateLine || block.kind == .byline { continue }
        break
      }
      guard shape.isLabel(limit: 60), shape.count >= 2, flow.closesItsMarks(block.first) else {
        if shape.count > 60 || shape.innerSentenceEnds > 1 { break }
        continue
      }
      let text = WebClutter.plain(flow, block)
      guard !TitleWords.isNoTitle(text) else { continue }
      let endsLikeTitle = TitleWords.endsLikeTitle(text)
      guard endsLikeTitle || !text.contains(where: { $0 == "，" || $0 == "," }) else { continue }
      if endsLikeTitle {
        // `…人民政府` on one line, `关于…的通知` on the next, are one title.
        if let known = candidate, known == index - 1,
          text.hasPrefix("关于") || !TitleWords.startsLikeTitle(text)
        {
          return known
        }
        return index
      }
      if candidate == nil { candidate = index }
    }
    return candidate
  }

  private func isTitleContinuation(_ blocks: [Block], _ first: Int, _ last: Int, _ next: Int)
    -> Bool
  {
    guard !TitleWords.endsLikeTitle(WebClutter.plain(flow, blocks[first])), next == last + 1,
      blocks[first].count < 60
    else { return false }
    let block = blocks[next]
    guard block.kind == .line || block.kind == .paragraph else { return false }
    let shape = BlockShape(flow, block)
    let text = WebClutter.plain(flow, block)
    return shape.isLabel(limit: 50) && !TitleWords.isNoTitle(text)
      && TitleWords.endsLikeTitle(text)
  }
}
