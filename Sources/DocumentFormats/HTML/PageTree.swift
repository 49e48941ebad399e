import TextStructure

/// Sums over the elements of a page, each with all it holds. Elements are in the order of the page, so
/// those that an element holds follow it.
struct PageTree {
  let nodes: [PageNode]
  /// How many elements each holds, itself included.
  private(set) var size: [Int]
  /// How many characters there are.
  private(set) var count: [Int]
  /// How many characters stand in links.
  private(set) var linked: [Int]
  /// How many links there are.
  private(set) var linkCount: [Int]
  /// How many characters stand in paragraphs of sentences.
  private(set) var prose: [Int]
  /// The blocks in each.
  private(set) var blocks: [Range<Int>]
  /// How many lines of a foot there are: registrations and rights.
  private(set) var feet: [Int]
  /// How many paragraphs of sentences stand before each block.
  private var proseBefore = [0]
  /// The innermost table that each stands in; `-1` where there is none.
  private(set) var table: [Int]

  init(
    blocks: [Block], facts: [PageFacts], nodes: [PageNode], isProse: (Int) -> Bool,
    isFoot: (Int) -> Bool
  ) {
    self.nodes = nodes
    let none = Array(repeating: 0, count: nodes.count)
    feet = none
    (size, count, linked, linkCount, prose) = (none.map { _ in 1 }, none, none, none, none)
    self.blocks = none.map { _ in Int.max..<Int.max }
    table = none.map { _ in -1 }
    for index in blocks.indices {
      let node = facts[index].node
      count[node] += blocks[index].first.count
      linked[node] += facts[index].linkedCount
      linkCount[node] += facts[index].linkCount
      if isProse(index) { prose[node] += blocks[index].first.count }
      if isFoot(index) { feet[node] += 1 }
      proseBefore.append((proseBefore.last ?? 0) + (isProse(index) ? 1 : 0))
      hold(index..<(index + 1), in: node)
    }
    for node in nodes.indices.dropFirst().reversed() {
      let parent = nodes[node].parent
      size[parent] += size[node]
      count[parent] += count[node]
      linked[parent] += linked[node]
      linkCount[parent] += linkCount[node]
      prose[parent] += prose[node]
      feet[parent] += feet[node]
      hold(self.blocks[node], in: parent)
    }
    for node in nodes.indices.dropFirst() {
      table[node] = nodes[node].signs.contains(.table) ? node : table[nodes[node].parent]
    }
  }

  private mutating func hold(_ range: Range<Int>, in node: Int) {
    guard range.lowerBound < Int.max else { return }
    let known = blocks[node]
    blocks[node] =
      known.lowerBound == Int.max
      ? range
      : min(known.lowerBound, range.lowerBound)..<max(known.upperBound, range.upperBound)
  }

  /// Whether an element is, or holds, another.
  func holds(_ node: Int, _ other: Int) -> Bool { other >= node && other < node + size[node] }

  /// Whether an element holds a block.
  func contains(_ node: Int, _ block: Int?) -> Bool {
    block.map { blocks[node].contains($0) } ?? false
  }

  /// How many paragraphs of sentences are among some blocks.
  func proseCount(in range: Range<Int>) -> Int {
    proseBefore[range.upperBound] - proseBefore[range.lowerBound]
  }

  /// The blocks that an element holds.
  func members(of node: Int) -> Range<Int> {
    blocks[node].lowerBound == Int.max ? 0..<0 : blocks[node]
  }
}
