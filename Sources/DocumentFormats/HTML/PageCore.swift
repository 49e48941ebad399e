import TextStructure

/// The part of a page that holds the article: what the page names so, else the smallest element that
/// holds nearly all paragraphs of sentences.
struct PageCore {
  let tree: PageTree
  /// Whether the page has an article at all, and is not only links.
  let isArticle: Bool
  /// The first paragraph of the article.
  private(set) var first = 0
  private var last = 0
  private var isCore: [Bool]
  private var isNamedCore: [Bool]
  private var layoutTables: Set<Int> = []
  private let facts: [PageFacts]

  init(blocks: [Block], lines: [PageArticle.Line], facts: [PageFacts], nodes: [PageNode]) {
    let tree = PageTree(
      blocks: blocks, facts: facts, nodes: nodes, isProse: { lines[$0].isProse },
      isFoot: { lines[$0].words == .foot })
    (self.tree, self.facts) = (tree, facts)
    isCore = Array(repeating: false, count: nodes.count)
    isNamedCore = isCore
    let total = tree.prose[0]
    let isNamed = nodes.indices.contains {
      nodes[$0].signs.contains(.content) && tree.prose[$0] * 2 >= total
    }
    isArticle =
      total > 0
      && (isNamed || facts.contains { $0.isMarkedText } || total >= 300
        || total * 5 >= tree.linked[0]
        || lines.contains { !$0.isProse && PageWords.isPublication($0.text) })
    guard isArticle else { return }
    findCore(
      headings: blocks.indices.filter { blocks[$0].kind == .heading && blocks[$0].rank == 1 })
    findLayout()
    first = blocks.indices.first { lines[$0].isProse && isInside($0) } ?? 0
    last = blocks.indices.last { lines[$0].isProse && isInside($0) } ?? 0
  }

  private mutating func findCore(headings: [Int]) {
    let nodes = tree.nodes
    let total = tree.prose[0]
    var named: [Int] = []
    var node = 0
    while node < nodes.count {
      if nodes[node].signs.contains(.content), tree.prose[node] > 0 {
        named.append(node)
        node += tree.size[node]
      } else {
        node += 1
      }
    }
    if named.reduce(0, { $0 + tree.prose[$1] }) * 2 >= total {
      // What holds the headline, too, may hold anything.
      var next = headings[...]
      for node in named {
        let members = tree.members(of: node)
        next = next.drop { $0 < members.lowerBound }
        mark(node, isNamed: next.first.map { !members.contains($0) } ?? true)
      }
    } else {
      mark(path(share: 8).last { nodes[$0].signs.contains(.container) } ?? 0, isNamed: false)
    }
  }

  private mutating func mark(_ node: Int, isNamed: Bool) {
    for inner in node..<(node + tree.size[node]) {
      isCore[inner] = true
      if isNamed { isNamedCore[inner] = true }
    }
  }

  /// The elements, from the outermost on, that hold so many tenths of the sentences.
  private func path(share: Int) -> [Int] {
    var path = [0]
    var node = 0
    let total = tree.prose[0]
    var next = 1
    while next < node + tree.size[node] {
      if tree.prose[next] * 10 >= total * share {
        node = next
        path.append(node)
        next = node + 1
      } else {
        next += tree.size[next]
      }
    }
    return path
  }

  private mutating func findLayout() {
    for node in path(share: 6)
    where tree.nodes[node].signs.contains(.container) && tree.members(of: node).count > 1 {
      var table = tree.table[node]
      while table >= 0, layoutTables.insert(table).inserted {
        table = tree.table[tree.nodes[table].parent]
      }
    }
  }

  /// Whether a block stands in the article's part.
  func isInside(_ block: Int) -> Bool { isCore[facts[block].node] }
  /// Whether a block stands in the element around the headline's.
  func isBeside(_ block: Int, _ title: Int) -> Bool {
    var node = facts[title].node
    for _ in 0..<2 where tree.nodes[node].parent > 0 { node = tree.nodes[node].parent }
    return tree.holds(node, facts[block].node)
  }

  /// Whether a block stands in a foot: below the article, with the site's registrations or rights.
  func isInFoot(_ block: Int) -> Bool {
    guard block > last, !isInside(block) else { return false }
    var node = facts[block].node
    for _ in 0..<12 {
      let parent = tree.nodes[node].parent
      guard parent > 0, tree.members(of: parent).lowerBound > last else { break }
      node = parent
    }
    return tree.feet[node] > 0 && tree.count[node] <= 400
  }

  /// Whether a block stands between paragraphs of the article.
  func isAmongText(_ block: Int) -> Bool { first < block && block < last && isInside(block) }
  /// Whether an element stands in the article's part.
  func isInside(node: Int) -> Bool { isCore[node] }
  /// Whether a block stands in a part that the page itself names as the article's.
  func isNamed(_ block: Int) -> Bool { isNamedCore[facts[block].node] || facts[block].isMarkedText }
  /// Whether an element stands in a part that the page itself names as the article's.
  func isNamed(node: Int) -> Bool { isNamedCore[node] }
  /// Whether the innermost table around an element only lays out the page.
  func isLaidOut(_ node: Int) -> Bool { layoutTables.contains(tree.table[node]) }
}

/// The largest elements of a page that hold neither its headline nor a paragraph of sentences.
struct PageRegions {
  /// The elements.
  private(set) var nodes: [Int] = []
  private let tree: PageTree
  private var isAround: [Bool]

  init(tree: PageTree, blocks: [Block], facts: [PageFacts], isAnchor: (Int) -> Bool) {
    self.tree = tree
    var anchors = Array(repeating: 0, count: tree.nodes.count)
    for index in blocks.indices where isAnchor(index) { anchors[facts[index].node] += 1 }
    for node in tree.nodes.indices.dropFirst().reversed() {
      anchors[tree.nodes[node].parent] += anchors[node]
    }
    isAround = Array(repeating: false, count: tree.nodes.count)
    for node in tree.nodes.indices.dropFirst() where anchors[node] == 0 {
      let parent = tree.nodes[node].parent
      let isAlone = anchors[parent] > 0
      if isAlone, !tree.members(of: node).isEmpty { nodes.append(node) }
      isAround[node] =
        !tree.nodes[node].signs.isDisjoint(with: [.around, .others]) || !isAlone && isAround[parent]
    }
  }

  /// The blocks that a region holds.
  func members(of node: Int) -> Range<Int> { tree.members(of: node) }

  /// Whether an element of a region has the name of a menu, a foot or the like, or stands in one that has.
  func isAround(_ node: Int) -> Bool { isAround[node] }
}
