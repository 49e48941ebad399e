import TextStructure

/// Tells a page's own text from what the site puts around it, and finds the title.
struct HTMLPage {
  let flow: Flow

  private static let siteWords = [
    "版权所有", "ICP备", "公安备", "Copyright", "©", "网站地图", "主办单位", "技术支持", "网站标识码",
  ]
  .map { Array($0.unicodeScalars) }

  /// The blocks with the site's own marked as clutter. The title is the first `h1`; else the line
  /// that the `title` element begins with; else the `title` element itself.
  func arranged(_ blocks: [Block], titleSpan: Span?) -> [Block] {
    var blocks = blocks
    for index in blocks.indices where isSiteText(blocks[index]) {
      blocks[index].kind = .clutter
      blocks[index].flags.insert(.marked)
    }
    let title = place(titleSpan, in: &blocks)
    if let title { markLinks(&blocks, before: title) }
    return blocks
  }

  private func isSiteText(_ block: Block) -> Bool {
    if block.flags.contains(.framed), block.flags.contains(.linked), block.kind != .heading {
      return true
    }
    guard block.first.count <= 80 else { return false }
    let text = block.first
    return block.flags.contains(.framed) && Self.siteWords.contains { flow.contains($0, in: text) }
  }

  private func place(_ titleSpan: Span?, in blocks: inout [Block]) -> Int? {
    if let heading = blocks.firstIndex(where: { $0.kind == .heading && $0.rank == 1 }) {
      return heading
    }
    guard let titleSpan else { return nil }
    let title = Array(flow.scalars[titleSpan.start..<titleSpan.end])
    let same = blocks.prefix(HeadMatter.reach).firstIndex { block in
      let text = flow.scalars[block.first.start..<block.first.end]
      return text.count >= 4 && text.count <= title.count && block.kind != .clutter
        && title.starts(with: text)
    }
    if let same {
      blocks[same].kind = .title
      blocks[same].flags.insert(.marked)
      return same
    }
    // A heading of the page's body says more than a site's name.
    if let heading = blocks.prefix(HeadMatter.reach).firstIndex(where: { $0.kind == .heading }),
      blocks[heading].rank == 2, blocks.filter({ $0.kind == .heading && $0.rank == 2 }).count == 1
    {
      blocks[heading].kind = .title
      return heading
    }
    let block = Block(kind: .title, span: titleSpan, flags: [.marked, .afterBlank])
    blocks.insert(block, at: 0)
    return 0
  }

  /// Menus before the title, and long runs of bare links, are the site's.
  private func markLinks(_ blocks: inout [Block], before title: Int) {
    var run: [Int] = []
    func isLink(_ block: Block) -> Bool {
      block.flags.contains(.linked) && block.first.count <= 20 && block.kind != .heading
    }
    for index in blocks.indices {
      if isLink(blocks[index]) {
        run.append(index)
        if index < title { blocks[index].kind = .clutter }
        if index < title { blocks[index].flags.insert(.marked) }
      } else {
        if run.count >= 6 {
          for link in run {
            blocks[link].kind = .clutter
            blocks[link].flags.insert(.marked)
          }
        }
        run.removeAll()
      }
    }
    if run.count >= 6 {
      for link in run {
        blocks[link].kind = .clutter
        blocks[link].flags.insert(.marked)
      }
    }
  }
}
