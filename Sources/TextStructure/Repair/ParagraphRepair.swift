/// Makes paragraphs whole that a column's or a page's end has cut.
///
/// Each unfinished paragraph is weighed against the blocks that follow; the best pairs are joined,
/// best first, over what stands whole in between (another article's paragraph, a caption, a
/// heading). Titles, headings, addressees, captions, bylines are never part of a join. Work is
/// linear: only a few following blocks are weighed for each unfinished one.
public struct ParagraphRepair {
  let flow: Flow

  /// Repairs the paragraphs of this flow.
  public init(flow: Flow) {
    self.flow = flow
  }

  /// How many paragraphs may lie between.
  private static let reach = 8
  /// The least log odds with nothing, one paragraph, more between: joining what nobody wrote is
  /// worse than leaving a cut. The surest are joined first, so that what then lies between others
  /// stands whole.
  private static let rounds: [[Double]] = [
    [1.5, 2.5, 3], [1, 1, 2.5], [1, 1, 2.5], [1, 1, 2.5],
  ]

  /// Joins the paragraphs that were cut, in place.
  public func repair(_ blocks: inout [Block]) {
    for round in Self.rounds {
      let open = blocks.indices.filter { mayBeContinued(blocks[$0]) }
      guard !open.isEmpty else { return }
      var next = [Int](repeating: -1, count: blocks.count)
      var isTail = [Bool](repeating: false, count: blocks.count)
      let pairs = JoinContest.weigh(candidates(blocks, open))
        .filter { $0.weight >= round[min($0.distance, 2)] }
        .sorted { ($0.weight, $1.head) > ($1.weight, $0.head) }
      guard !pairs.isEmpty else { return }
      for pair in pairs where next[pair.head] < 0 && !isTail[pair.tail] {
        next[pair.head] = pair.tail
        isTail[pair.tail] = true
      }
      join(&blocks, next, isTail)
    }
  }

  /// Appends to each head what continues it, and what continues that.
  private func join(_ blocks: inout [Block], _ next: [Int], _ isTail: [Bool]) {
    var taken = isTail
    for index in blocks.indices where next[index] >= 0 && !isTail[index] {
      var (position, tail) = (index, next[index])
      while tail >= 0 {
        // `…带技术` ⏎ `揭榜` ⏎ `；…`, `PM` ⏎ `2.5` ⏎ `年平均浓度…`: a web page's link or subscript.
        let word = tail - 1
        if word == position + 1,
          isFragment(blocks[word], after: blocks[index], before: blocks[tail])
        {
          blocks[index].append(blocks[word], joiner: .none)
          taken[word] = true
        }
        let joiner = LineLayout.joiner(flow, after: &blocks[index], blocks[tail])
        blocks[index].append(blocks[tail], joiner: joiner)
        (position, tail) = (tail, next[tail])
      }
    }
    var index = -1
    blocks.removeAll { _ in
      index += 1
      return taken[index]
    }
  }

  /// All pairs within reach, weighed.
  public func candidates(_ blocks: [Block], _ open: [Int]) -> [JoinCandidate] {
    let features = features(blocks, open)
    let evidence = JoinEvidence(features: features)
    var candidates: [JoinCandidate] = []
    forEachPair(blocks, open) { head, tail, headFacts, tailFacts, between in
      let weight = evidence.weigh(
        headFacts, tailFacts, isIndented: blocks[tail].flags.contains(.indented), between)
      candidates.append(
        JoinCandidate(
          head: head, tail: tail, weight: weight, distance: between.paragraphs + between.headings
        ))
    }
    return candidates
  }

  func features(_ blocks: [Block], _ open: [Int]) -> JoinFeatures {
    let indented = blocks.reduce(0) { $0 + ($1.flags.contains(.indented) ? 1 : 0) }
    return JoinFeatures(
      pairs: PairCounts(
        flow: flow, blocks: blocks,
        lastScalars: Set(open.map { flow.scalars[blocks[$0].last.end - 1] })),
      words: WordEvidence(), usesIndent: indented * 2 > blocks.count && indented >= 3)
  }

  /// Calls `body` with every unfinished block and each paragraph within its reach.
  func forEachPair(
    _ blocks: [Block], _ open: [Int],
    _ body: (Int, Int, JoinFacts, JoinFacts, JoinFeatures.Between) -> Void
  ) {
    var known: [Int: JoinFacts] = [:]
    func facts(_ index: Int) -> JoinFacts {
      if let facts = known[index] { return facts }
      let facts = JoinFacts(flow, blocks[index])
      known[index] = facts
      return facts
    }
    for head in open {
      var between = JoinFeatures.Between()
      var index = head + 1
      search: while index < blocks.count, between.paragraphs <= Self.reach,
        index <= head + 4 * Self.reach
      {
        defer { index += 1 }
        let block = blocks[index]
        switch block.kind {
        case .clutter: continue
        case .heading:
          guard block.rank < Numbering.Style.book.rawValue else { break search }
          between.headings += 1
        case .title: between.headings += 1
        case .article, .runIn, .salutation, .code: break search
        case .paragraph:
          body(head, index, facts(head), facts(index), between)
          between.paragraphs += 1
          between.followsUnfinished = mayBeContinued(block)
          if between.followsUnfinished { between.unfinished += 1 }
        case .tableCell, .listItem, .verse: between.paragraphs += 1
        case .line, .byline, .dateLine: between.lines += 1
        }
      }
      if head % 64 == 0 { known = known.filter { $0.key >= head } }
    }
  }

  /// A word on a line of its own, no empty line before or after it, that may stand where it does.
  private func isFragment(_ word: Block, after head: Block, before next: Block) -> Bool {
    guard word.kind == .line, word.count <= 10, !word.flags.contains(.afterBlank),
      !next.flags.contains(.afterBlank)
    else { return false }
    let following = flow.scalars[next.first.start]
    let (last, first) = (flow.scalars[head.last.end - 1], flow.scalars[word.first.start])
    return following.isClauseEnd || following.isSentenceEnd || !first.isHan
      || CommonPairs.level(last, first) > 0
  }

  /// Whether a block is a piece of running text that has no end.
  func mayBeContinued(_ block: Block) -> Bool {
    switch block.kind {
    case .paragraph, .article, .runIn: break
    case .listItem: guard block.first.count > 12 else { return false }
    default: return false
    }
    guard block.count > 10, !JoinEvidence.isFormula(flow, block) else { return false }
    switch JoinEnding.ending(flow, block) {
    case .open, .comma, .closer: return true
    case .final, .announced: return false
    }
  }
}
