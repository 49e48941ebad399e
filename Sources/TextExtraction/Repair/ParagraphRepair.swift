/// Makes paragraphs whole that a column's or a page's end has cut.
///
/// An unfinished paragraph is joined with the following block that continues it best, over blocks
/// that stand whole in between (another article's paragraph, a caption). A finished paragraph, a
/// heading, a byline is never joined to anything. Work is linear: only a few following blocks are
/// weighed for each unfinished one.
struct ParagraphRepair {
  let flow: Flow

  /// How many blocks ahead a continuation is looked for.
  private static let reach = 6
  /// The least evidence for joining neighbours, and blocks with others between them.
  private static let leastNear = -1.6
  private static let leastFar = 0.4
  /// What it weighs that nothing but captions stands between.
  private static let nearness = 1.5

  func repair(_ blocks: inout [Block]) {
    let open = blocks.indices.filter { index in
      mayBeContinued(blocks[index]) && isOpen(blocks[index])
    }
    guard !open.isEmpty else { return }
    let indented = blocks.reduce(0) { $0 + ($1.flags.contains(.indented) ? 1 : 0) }
    let evidence = JoinEvidence(
      flow: flow,
      pairs: PairCounts(
        flow: flow, blocks: blocks,
        lastScalars: Set(open.map { flow.scalars[blocks[$0].last.end - 1] })),
      usesIndent: indented * 2 > blocks.count && indented >= 3)
    var taken = [Bool](repeating: false, count: blocks.count)
    for index in open where !taken[index] {
      var position = index
      while let head = evidence.head(blocks[index]),
        let next = continuation(of: head, after: position, blocks, taken, evidence)
      {
        // `…带技术` ⏎ `揭榜` ⏎ `；…`, `PM` ⏎ `2.5` ⏎ `年平均浓度…`: a web page's link or subscript.
        let word = next - 1
        if word == position + 1, isFragment(blocks[word], before: blocks[next]),
          beginsWithMark(blocks[next]) || evidence.adjoins(head, blocks[word])
        {
          blocks[index].append(blocks[word], joiner: .none)
          taken[word] = true
        }
        let tail = blocks[next]
        let joiner = LineLayout.joiner(flow, after: &blocks[index], tail)
        blocks[index].append(tail, joiner: joiner)
        taken[next] = true
        position = next
      }
    }
    var index = -1
    blocks.removeAll { _ in
      index += 1
      return taken[index]
    }
  }

  /// A word on a line of its own, no empty line before or after it.
  private func isFragment(_ word: Block, before next: Block) -> Bool {
    word.kind == .line && word.count <= 10 && !word.flags.contains(.afterBlank)
      && !next.flags.contains(.afterBlank)
  }

  private func beginsWithMark(_ block: Block) -> Bool {
    let first = flow.scalars[block.first.start]
    return first.isClauseEnd || first.isSentenceEnd
  }

  private func mayBeContinued(_ block: Block) -> Bool {
    switch block.kind {
    case .paragraph, .article, .runIn: true
    case .listItem: block.first.count > 12
    default: false
    }
  }

  private func isOpen(_ block: Block) -> Bool {
    switch BlockShape.ending(flow, block) {
    case .open, .comma, .closer: true
    case .final, .announced: false
    }
  }

  private func continuation(
    of head: JoinEvidence.Head, after position: Int, _ blocks: [Block], _ taken: [Bool],
    _ evidence: JoinEvidence
  ) -> Int? {
    var best: (index: Int, weight: Double)?
    var between = 0
    var penalty = 0.0
    var index = position + 1
    while index < blocks.count, between <= Self.reach, index <= position + 3 * Self.reach {
      defer { index += 1 }
      if taken[index] || blocks[index].kind == .clutter { continue }
      let block = blocks[index]
      switch block.kind {
      case .heading, .title, .article, .runIn, .salutation, .code: return accepted(best)
      case .paragraph:
        let weight = evidence.weigh(head, block) - penalty + (between == 0 ? Self.nearness : 0)
        let least = between == 0 ? Self.leastNear : Self.leastFar
        if weight >= least, weight > (best?.weight ?? -.infinity) { best = (index, weight) }
        penalty += isOpen(block) ? 1.5 : 0.5
      case .tableCell, .listItem, .verse: penalty += 1.5
      case .line, .byline, .dateLine, .clutter:
        // A caption hardly stands in the way.
        penalty += 0.5
        continue
      }
      between += 1
    }
    return accepted(best)
  }

  private func accepted(_ best: (index: Int, weight: Double)?) -> Int? { best?.index }
}
