import TextStructure

/// Tells a page's article from what the site puts around it: menus, the way to the page, tools, links
/// to other articles, the foot.
///
/// Text is left out only on a sign: links, words, names of elements, the place before the headline.
/// Sentences stay, except in parts that plainly lead to other articles. A page with hardly any text
/// that is no link stays whole.
struct PageArticle {
  let flow: Flow
  private(set) var blocks: [Block]
  let facts: [PageFacts]
  let nodes: [PageNode]
  /// What the page says of its article.
  private(set) var particulars: PageParticulars
  /// Whether the page has an article, and is not only links.
  private(set) var isArticle = false

  /// A page of more blocks stays whole.
  static let mostBlocks = 50_000

  /// What is known of a block by its text.
  struct Line {
    /// Its text without white space, its Latin letters small; of a long block the beginning.
    var text: [Unicode.Scalar] = []
    /// What its words say.
    var words: PageWords.Line?
    /// Whether it is a paragraph of sentences.
    var isProse = false
    /// Whether it ends as a sentence does.
    var isSentence = false
    /// Whether nearly all of it is links to other pages.
    var isLinked = false
    /// Whether it is a mark or a number, which are clutter beside other clutter only.
    var isFragment = false
    /// Whether it names a file to be fetched.
    var isAttachment = false
  }

  private(set) var lines: [Line] = []
  private var isClutter: [Bool] = []
  private var isLeftOut: [Bool] = []

  init(
    flow: Flow, blocks: [Block], facts: [PageFacts], nodes: [PageNode], particulars: PageParticulars
  ) {
    (self.flow, self.blocks, self.facts) = (flow, blocks, facts)
    (self.nodes, self.particulars) = (nodes, particulars)
  }

  /// The blocks of the article, with its title; lines that only the description reads are marked as
  /// clutter.
  mutating func arranged(titleSpan: Span?) -> [Block] {
    guard blocks.count <= Self.mostBlocks else {
      for index in blocks.indices { blocks[index].flags.insert(.kept) }
      return blocks
    }
    lines = blocks.indices.map { line($0) }
    if !lines.contains(where: \.isProse) { takeCellsForProse() }
    isClutter = Array(repeating: false, count: blocks.count)
    isLeftOut = isClutter
    let core = PageCore(blocks: blocks, lines: lines, facts: facts, nodes: nodes)
    if core.isArticle { readTable(core) }
    let headline = PageHeadline(
      flow: flow, blocks: blocks, lines: lines, isLeftOut: isLeftOut, stated: particulars.titles,
      titleSpan: titleSpan)
    isArticle = core.isArticle
    guard isArticle else {
      for index in blocks.indices { blocks[index].flags.insert(.kept) }
      return headline.titled(blocks, keeping: isLeftOut.map { !$0 })
    }
    let title = headline.index(beside: core)
    markOthers(core, title)
    markRegions(core, title)
    markLines(core, title)
    unwrapCells(core)
    let kept = blocks.indices.map { !isLeftOut[$0] }
    for index in blocks.indices {
      if isClutter[index] {
        blocks[index].kind = .clutter
        blocks[index].flags.insert(.marked)
      } else if index >= title ?? core.first {
        blocks[index].flags.insert(.kept)
      }
    }
    return headline.titled(blocks, keeping: kept, at: title, core: core)
  }

  private func line(_ index: Int) -> Line {
    let block = blocks[index]
    var line = Line(text: shortened(block))
    let count = block.first.count
    let linked = facts[index].linkedCount
    line.isLinked = linked * 5 >= count * 4
    var marks = 0
    for scalar in flow.scalars[block.first.start..<block.first.end] where scalar.isPageMark {
      marks += 1
    }
    let last = flow.scalars[block.first.end - 1]
    line.isSentence =
      !line.isLinked && count >= 4 && "。！？；…!?".unicodeScalars.contains(last)
    line.words = line.isSentence && count > 60 ? nil : PageWords.line(line.text)
    line.isProse =
      linked * 2 <= count && marks > 0 && (count >= 25 || line.isSentence && count >= 12)
      && line.words == nil
    line.isFragment = count <= 8 && WebClutter.isFragment(flow.string(of: block))
    line.isAttachment =
      Self.attachments.length(in: line.text, at: 0, end: line.text.count) > 0
      || Self.fileEndings.contains { line.text.suffix($0.count).elementsEqual($0) }
    return line
  }

  /// The first 240 characters of a block without white space, its Latin letters small.
  private func shortened(_ block: Block) -> [Unicode.Scalar] {
    var text: [Unicode.Scalar] = []
    for scalar in flow.scalars[block.first.start..<min(block.first.end, block.first.start + 240)]
    where !scalar.isTrimmed {
      let isCapital = (0x41...0x5A).contains(scalar.value)
      text.append(isCapital ? Unicode.Scalar(UInt8(scalar.value + 0x20)) : scalar)
    }
    return text
  }

  private static let attachments = WordSet("附件 【附件】")

  private static let fileEndings = [
    ".doc", ".docx", ".xls", ".xlsx", ".pdf", ".zip", ".rar", ".wps", ".et", ".ofd", ".jpg", ".ppt",
    ".pptx", ".txt",
  ].map { Array($0.unicodeScalars) }

  /// A page without sentences may hold a table or a list: where most of its text is no link, that is the
  /// article.
  private mutating func takeCellsForProse() {
    var (plain, linked) = (0, 0)
    for index in blocks.indices {
      linked += facts[index].linkedCount
      if lines[index].words == nil { plain += blocks[index].first.count - facts[index].linkedCount }
    }
    guard plain >= linked else { return }
    for index in blocks.indices
    where facts[index].linkCount == 0 && lines[index].words == nil && blocks[index].kind != .heading
    {
      lines[index].isProse = true
    }
  }

  // MARK: Particulars

  /// The table of particulars above or beside the article, which the description reads and no passage holds:
  /// three labels or more, one after the other, each with its value.
  private mutating func readTable(_ core: PageCore) {
    var run: [(label: String, value: String)] = []
    var members: [Int] = []
    func isValue(_ index: Int) -> Bool {
      blocks.indices.contains(index) && !lines[index].isProse && blocks[index].first.count <= 120
        && PageParticulars.label(lines[index].text) == nil
        && Self.labelled(text(index)) == nil && blocks[index].kind != .heading
    }
    var index = 0
    func close(_ article: inout PageArticle) {
      let isInText = members.last.map { $0 > core.first && core.isInside($0) } ?? true
      if Set(run.map(\.label)).count >= 3, !isInText {
        for (label, value) in run { article.particulars.take(label: label, value) }
        for member in members { article.isLeftOut[member] = true }
      }
      run.removeAll()
      members.removeAll()
    }
    while index < blocks.count {
      if let (label, value) = Self.labelled(text(index)), !lines[index].isProse {
        run.append((label, value))
        members.append(index)
        index += 1
      } else if let label = PageParticulars.label(lines[index].text) {
        members.append(index)
        let isFollowed = isValue(index + 1) && facts[index + 1].node != facts[index].node
        if isFollowed {
          run.append((label, text(index + 1)))
          members.append(index + 1)
        }
        index += isFollowed ? 2 : 1
      } else {
        close(&self)
        index += 1
      }
    }
    close(&self)
  }

  private func text(_ index: Int) -> String { flow.string(of: blocks[index]) }

  /// `索引号：0123/2023-1` in one block.
  private static func labelled(_ text: String) -> (label: String, value: String)? {
    guard text.unicodeScalars.count <= 120 else { return nil }
    let end = text.firstIndex { $0 == "：" || $0 == ":" || $0 == "】" }
    guard let end, let label = PageParticulars.label(String(text[...end])) else { return nil }
    var value = text[text.index(after: end)...].trimmingBlanks()
    while let first = value.first, first == "：" || first == ":" {
      value = value.dropFirst().trimmingBlanks()
    }
    // Two labels on one line are the line under a headline.
    guard !value.isEmpty, !value.contains("："), value.filter({ $0 == ":" }).count <= 2 else {
      return nil
    }
    return (label, String(value))
  }

  // MARK: What is left out

  /// Parts that lead to other articles: a label such as 推荐阅读 above links, or an element so named.
  private mutating func markOthers(_ core: PageCore, _ title: Int?) {
    let tree = core.tree
    let firstProse = title.flatMap { title in
      lines.indices.suffix(from: title).first { lines[$0].isProse }
    }
    /// Whether an element holds links to other articles, and the article stands outside it.
    func leadsAway(_ node: Int) -> Bool {
      guard tree.linkCount[node] >= 2, !tree.contains(node, title),
        tree.linked[node] * 4 >= tree.count[node]
      else { return false }
      let isAfterText = firstProse.map { $0 < tree.members(of: node).lowerBound } ?? false
      return isAfterText || tree.prose[node] * 10 <= tree.prose[0] * 3
    }
    for index in blocks.indices
    where lines[index].words == .others && index != title && !isLeftOut[index] {
      var node = facts[index].node
      for _ in 0..<3 where tree.linkCount[node] < 2 && nodes[node].parent > 0 {
        node = nodes[node].parent
      }
      let above = tree.members(of: node).lowerBound
      if tree.proseCount(in: min(above, index)..<index) == 0, leadsAway(node) {
        leaveOut(node, tree)
      }
    }
    for node in nodes.indices where nodes[node].signs.contains(.others) {
      if !core.isInside(node: node), leadsAway(node) { leaveOut(node, tree) }
    }
  }

  /// Parts without headline and sentences that are mostly links, or have the words or the name of a
  /// menu or a foot.
  private mutating func markRegions(_ core: PageCore, _ title: Int?) {
    let tree = core.tree
    let regions = PageRegions(
      tree: tree, blocks: blocks, facts: facts,
      isAnchor: { index in
        index == title || lines[index].isProse && !isLeftOut[index] && !core.isInFoot(index)
      })
    for region in regions.nodes where !core.isNamed(node: region) {
      let members = regions.members(of: region).filter { !isLeftOut[$0] }
      guard !members.isEmpty else { continue }
      let count = members.reduce(0) { $0 + blocks[$1].first.count }
      let linked = members.reduce(0) { $0 + facts[$1].linkedCount }
      let links = members.reduce(0) { $0 + facts[$1].linkCount }
      let isAttached = members.contains { lines[$0].isAttachment }
      let isDense = links >= 2 && linked * 5 >= count * 2 && !isAttached
      let isPlainlyAround = members.contains { index in
        switch lines[index].words {
        case .breadcrumb, .foot, .owner, .today: true
        case .tool, .neighbour, .others: links > 0 || members.count <= 3
        case nil: false
        }
      }
      let isNamed = members.allSatisfy { regions.isAround(facts[$0].node) }
      let isInside = core.isInside(node: region)
      guard isNamed && !isAttached || isDense || isPlainlyAround && !isInside else { continue }
      for index in members {
        if lines[index].isSentence, !isNamed, lines[index].words == nil, !core.isInFoot(index) {
          continue
        }
        if isAttached, lines[index].words == nil { continue }
        isLeftOut[index] = true
      }
    }
  }

  private mutating func markLines(_ core: PageCore, _ title: Int?) {
    let first = core.first
    for index in blocks.indices where index != title && !isLeftOut[index] {
      let line = lines[index]
      if core.isNamed(index) {
        switch line.words {
        case .tool, .foot: isLeftOut[index] = !line.isProse
        case .breadcrumb, .today: isLeftOut[index] = index < first
        case .neighbour: isLeftOut[index] = line.isLinked
        case .owner, .others, nil: break
        }
        continue
      }
      if line.isProse { continue }
      let isBesideTitle = title.map { core.isBeside(index, $0) } ?? false
      let isBefore = title.map { index < $0 } ?? (index < first)
      if core.isAmongText(index), !line.isLinked { continue }
      if line.words != nil {
        isLeftOut[index] = true
      } else if line.isLinked, !line.isAttachment, !core.isInside(index) || isBefore {
        isLeftOut[index] = true
      } else if let title, isBefore, index + 2 < title || !isBesideTitle, !core.isInside(index) {
        isLeftOut[index] = true
      } else if isBefore, line.isFragment {
        isLeftOut[index] = true
      } else if index < first || !core.isInside(index), PageWords.isPublication(line.text) {
        isClutter[index] = true
      } else if line.isFragment, !core.isInside(index) {
        isLeftOut[index] = true
      }
    }
  }

  private mutating func leaveOut(_ node: Int, _ tree: PageTree) {
    let members = tree.members(of: node)
    guard let first = members.first, !isLeftOut[first] else { return }
    for index in members {
      // An abstract stands below the link to its article; other paragraphs stay.
      let isAbstract = index > first && lines[index - 1].isLinked || facts[index].linkCount > 0
      if !lines[index].isProse || isAbstract { isLeftOut[index] = true }
    }
  }

  /// The cells of tables that only lay out the page are no cells.
  private mutating func unwrapCells(_ core: PageCore) {
    for index in blocks.indices
    where blocks[index].kind == .tableCell && core.isLaidOut(facts[index].node) {
      blocks[index].kind = .paragraph
      blocks[index].flags.remove(.marked)
    }
  }
}

extension Unicode.Scalar {
  /// A mark of sentences, which menus have none of.
  fileprivate var isPageMark: Bool { "。！？；，,".unicodeScalars.contains(self) }
}
