internal import ArchiveModel

/// Finds the title, and what a web page puts before it and after the text.
public struct HeadMatter {
  let flow: Flow

  /// How many blocks from the start (and the end) are looked at.
  public static let reach = 60
  /// How far a headline is looked for behind a page's menus.
  static let farReach = 240

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
      guard let issued = issuingTitle(blocks, before: marked) ?? issuingTitle(blocks, below: marked)
      else {
        blocks[marked].kind = .title
        return
      }
      blocks[issued].kind = .title
      return
    }
    if blocks.indices.prefix(Self.reach).contains(where: { blocks[$0].kind == .title }) { return }
    var found = orderedTitle(blocks) ?? titleIndex(blocks)
    if blocks.count > 40,
      found.map({ !TitleWords.endsLikeTitle(WebClutter.plain(flow, blocks[$0])) }) ?? true
    {
      found = repeatedTitle(blocks) ?? found
    }
    guard let first = found else { return }
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

  /// The title of the notice that issues what a page's heading names, where it stands below that heading.
  private func issuingTitle(_ blocks: [Block], below marked: Int) -> Int? {
    let named = WebClutter.plain(flow, blocks[marked])
    guard named.unicodeScalars.count >= 6 else { return nil }
    return blocks.indices.suffix(from: marked + 1).prefix(12).first { index in
      guard blocks[index].kind != .clutter, (10...160).contains(blocks[index].count) else {
        return false
      }
      let text = WebClutter.plain(flow, blocks[index])
      return text.hasSuffix("的通知") && text.contains("关于") && text.contains("《" + named + "》")
    }
  }

  /// The title of what an order publishes: the line that repeats what stands in 《》 below the order's head.
  private func orderedTitle(_ blocks: [Block]) -> Int? {
    let shown = blocks.indices.prefix(Self.reach).filter { blocks[$0].kind != .clutter }
    guard let head = shown.first, blocks[head].count <= 60,
      NumberRules.isOrderHead(WebClutter.plain(flow, blocks[head]))
    else { return nil }
    for index in shown.dropFirst().prefix(4) {
      let text = WebClutter.plain(flow, blocks[index])
      guard let open = text.firstIndex(of: "《") else { continue }
      // The title may hold a quoted one: 《关于修改〈…〉的决定》.
      let inner = text[text.index(after: open)...].prefix { $0 != "》" }
      let named = inner.map { $0 == "〈" ? "《" : $0 == "〉" ? "》" : $0 }
      return shown.first {
        $0 > index && blocks[$0].count <= 120
          && WebClutter.plain(flow, blocks[$0]).elementsEqual(named)
      }
    }
    return nil
  }

  /// A title behind a page's menus: a line that ends like one and stands there twice, or between the way to the page
  /// and what it says of its publication.
  private func repeatedTitle(_ blocks: [Block]) -> Int? {
    var seen: Set<String> = []
    var first: Int?
    for index in blocks.indices.prefix(Self.farReach * 2)
    where (14...120).contains(blocks[index].count) {
      let text = WebClutter.plain(flow, blocks[index])
      guard text.contains("关于"), TitleWords.endsLikeTitle(text), !TitleWords.isNoTitle(text),
        !text.contains("【"), BlockShape(flow, blocks[index]).innerSentenceEnds == 0
      else { continue }
      if index < Self.farReach, first == nil { first = index }
      guard seen.insert(text).inserted else { return index < Self.farReach ? index : first }
    }
    return first.flatMap { isBeforeAddressee(blocks, $0) ? $0 : nil }
  }

  /// Whether an addressee or a document number stands right below a line.
  private func isBeforeAddressee(_ blocks: [Block], _ index: Int) -> Bool {
    blocks.indices.suffix(from: index + 1).prefix(4).contains { next in
      guard blocks[next].count <= 160 else { return false }
      let text = flow.string(of: blocks[next])
      return AddresseeLine.name(in: text) != nil || DocumentNumber(text) != nil
    }
  }

  /// The line above that of source and time, behind a page's menus.
  private func abovePublication(_ blocks: [Block]) -> Int? {
    let labels = ["发布时间：", "发表时间：", "发布日期：", "来源：", "信息来源：", "时间：", "索引号：", "发文机关："]
    let near = blocks.indices.prefix(Self.farReach)
    for index in near where blocks[index].count <= 80 {
      let text = WebClutter.plain(flow, blocks[index])
      guard labels.contains(where: { text.hasPrefix($0) }) else { continue }
      let above = blocks.indices.prefix(index).suffix(4).last {
        blocks[$0].count >= 8 && blocks[$0].kind != .clutter
          && BlockShape(flow, blocks[$0]).count <= 80
          && !TitleWords.isNoTitle(WebClutter.plain(flow, blocks[$0]))
      }
      if let above { return above }
    }
    return nil
  }

  private func nextIndex(after index: Int, _ blocks: [Block]) -> Int? {
    blocks.indices.suffix(from: index + 1).prefix(3).first { blocks[$0].kind != .clutter }
  }

  /// The first line that looks like a title, a line with a title's own words preferred.
  private func titleIndex(_ blocks: [Block]) -> Int? {
    var candidate: Int?
    var passedOver: Int?
    var seen = 0
    var leaf = ""
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
      // The way to a page ends with its headline, which stands below once more.
      if text.count(where: { $0 == ">" }) >= 2, let last = text.split(separator: ">").last {
        leaf = String(last)
      } else if !leaf.isEmpty, text == leaf {
        return index
      }
      guard !TitleWords.isNoTitle(text) else { continue }
      let endsLikeTitle = TitleWords.endsLikeTitle(text)
      guard endsLikeTitle || !text.contains(where: { $0 == "，" || $0 == "," }) else { continue }
      if endsLikeTitle {
        // `…人民政府` on one line, `关于…的通知` on the next, are one title.
        if let known = candidate,
          known == index - 1
            && (text.hasPrefix("关于") || !TitleWords.startsLikeTitle(text))
            || known >= index - 3 && isOpen(blocks[known])
        {
          return known
        }
        return index
      }
      let written = flow.string(of: block)
      if TitleWords.isSlogan(written) || TitleWords.isColumnHead(text) {
        passedOver = passedOver ?? index
      } else if candidate == nil {
        candidate = index
      }
    }
    if blocks.count > 30, let above = abovePublication(blocks), above > (candidate ?? 0) {
      return above
    }
    return candidate ?? passedOver
  }

  /// Whether a line breaks off: `…人民政府关于`, `…关于印发…规划`, `…关于2025年`.
  private func isOpen(_ block: Block) -> Bool {
    let text = WebClutter.plain(flow, block)
    return text.contains("关于") && !text.hasSuffix("的通知") || text.contains("關於")
  }

  private func isTitleContinuation(_ blocks: [Block], _ first: Int, _ last: Int, _ next: Int)
    -> Bool
  {
    let begun = WebClutter.plain(flow, blocks[first])
    // `关于印发…规划` goes on with `实施方案的通知`.
    let mayGoOn =
      !TitleWords.endsLikeTitle(begun)
      || ["关于印发", "关于转发", "关于批转", "关于下达"].contains(where: begun.contains)
        && !["通知", "意见", "函", "决定"].contains(where: begun.hasSuffix)
    guard mayGoOn, next == last + 1, blocks[first].count < 90 else { return false }
    let block = blocks[next]
    guard block.kind == .line || block.kind == .paragraph || block.kind == .verse else {
      return false
    }
    let shape = BlockShape(flow, block)
    let text = WebClutter.plain(flow, block)
    guard shape.isLabel(limit: 50), !TitleWords.isNoTitle(text) else { return false }
    if TitleWords.endsLikeTitle(begun), !text.hasSuffix("的通知") { return false }
    if TitleWords.endsLikeTitle(text) || TitleWords.endsLikeTitle(begun + text) { return true }
    // A middle line, where the one after it ends the title.
    guard begun.contains("关于") || begun.contains("關於"), shape.clauseMarks == 0,
      let after = nextIndex(after: next, blocks), after == next + 1
    else { return false }
    let last = WebClutter.plain(flow, blocks[after])
    return BlockShape(flow, blocks[after]).isLabel(limit: 50) && !TitleWords.isNoTitle(last)
      && ["通知", "意见", "函", "决定", "批复", "公告", "通告", "报告", "请示", "规定"].contains {
        last.hasSuffix($0)
      }
  }
}
