import TextStructure

/// Finds a page's headline among its blocks.
struct PageHeadline {
  let flow: Flow
  let blocks: [Block]
  let lines: [PageArticle.Line]
  /// Whether each block is left out of the article.
  let isLeftOut: [Bool]
  /// The titles that the page states.
  let stated: [String]
  let titleSpan: Span?

  /// The headline's block: that which a `meta` element or the page's title repeats, else the first heading
  /// of the first rank, else what stands above the line of source and time.
  func index(beside core: PageCore) -> Int? {
    let reach = blocks.indices.prefix { $0 <= core.first + 2 }
    let stated = (stated + [titleText].compactMap(\.self)).map { Self.squeezed($0.lowercased()) }
    let first = blocks.firstIndex { $0.kind == .heading && $0.rank == 1 }
    func repeats(_ index: Int) -> Bool {
      let text = lines[index].text
      guard text.count >= 4 else { return false }
      return stated.contains {
        Self.begins($0, with: text) || text.count >= 6 && Self.parts($0, end: text)
      }
    }
    let repeated = reach.filter { repeats($0) && !lines[$0].isProse && !isLeftOut[$0] }
    // The longest; of equal ones that which is nearest to the text, since a menu may name it, too.
    let best = repeated.max { left, right in
      let (one, other) = (blocks[left].first.count, blocks[right].first.count)
      return one == other ? rank(left) < rank(right) : one < other
    }
    if let best, first == nil || !repeats(first ?? best) { return best }
    if let first { return first }
    if let second = reach.first(where: { blocks[$0].kind == .heading && blocks[$0].rank == 2 }),
      blocks.filter({ $0.kind == .heading && $0.rank == 2 }).count == 1
    {
      return second
    }
    return abovePublication(core)
  }

  private func rank(_ index: Int) -> Int {
    (blocks[index].kind == .heading ? 1 << 30 : 0) + (lines[index].isLinked ? 0 : 1 << 29) + index
  }

  /// The line above that of source and time, before the text.
  private func abovePublication(_ core: PageCore) -> Int? {
    guard
      let published = blocks.indices.prefix(core.first).last(where: {
        !lines[$0].isProse && PageWords.isPublication(lines[$0].text)
      })
    else { return nil }
    return blocks.indices.prefix(published).suffix(4).last { index in
      let line = lines[index]
      return line.words == nil && !line.isLinked && !line.isProse
        && (5...80).contains(blocks[index].first.count) && !PageWords.isPublication(line.text)
    }
  }

  /// The blocks that are kept, with the title marked.
  func titled(_ all: [Block], keeping kept: [Bool], at title: Int? = nil, core: PageCore? = nil)
    -> [Block]
  {
    var blocks = all
    if let title {
      for index in blocks.indices
      where index != title && blocks[index].kind == .heading && blocks[index].rank == 1
        && (index < title || blocks[title].rank != 1)
      {
        blocks[index].rank = 2
      }
      if blocks[title].kind != .heading || blocks[title].rank != 1 { blocks[title].kind = .title }
      blocks[title].flags.insert(.marked)
    }
    let hasTitle =
      title != nil
      || all.indices.contains { kept[$0] && all[$0].kind == .heading && all[$0].rank == 1 }
    var result = blocks.indices.filter { kept[$0] || $0 == title }.map { blocks[$0] }
    if !hasTitle, let titleSpan, core == nil || !(titleText.map(Self.namesSite) ?? true) {
      result.insert(Block(kind: .title, span: titleSpan, flags: [.marked, .afterBlank]), at: 0)
    }
    return result
  }

  private var titleText: String? {
    titleSpan.map { span in
      var text = String.UnicodeScalarView()
      text.append(contentsOf: flow.scalars[span.start..<span.end])
      return String(text)
    }
  }

  private static func squeezed(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { !$0.isTrimmed }
  }

  /// Whether a title begins with a text that is most of it, or that a mark parts from the site's name. A beginning
  /// alone may be the issuing body's name.
  private static func begins(_ title: [Unicode.Scalar], with text: [Unicode.Scalar]) -> Bool {
    guard title.starts(with: text) else { return false }
    return text.count * 2 > title.count || marks.contains(title[text.count])
  }

  private static let marks = "-_|—–·:：".unicodeScalars

  /// Whether a title ends with a text, after a mark that parts it from the site's name: `清河日报-…`.
  private static func parts(_ title: [Unicode.Scalar], end text: [Unicode.Scalar]) -> Bool {
    guard title.count > text.count, title.suffix(text.count).elementsEqual(text) else {
      return false
    }
    return marks.contains(title[title.count - text.count - 1])
  }

  /// Whether a title is a site's name and not an article's.
  private static func namesSite(_ title: String) -> Bool {
    let title = title.filter { !$0.isWhitespace }
    return title.isEmpty
      || ["网", "网站", "门户", "首页", "平台", "人民政府", "主页", "频道", "门户网站", "欢迎您", "欢迎您！", "-首页"].contains {
        title.hasSuffix($0)
      } && !title.contains("_") && !title.contains("-") && !title.contains("|")
  }
}
