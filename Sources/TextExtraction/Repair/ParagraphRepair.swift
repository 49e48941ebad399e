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
  private static let leastNear = 1.0
  private static let leastFar = 3.5

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
        // `…带技术` ⏎ `揭榜` ⏎ `；…`: a mark belongs to the word directly before it.
        let word = next - 1
        if word > position, blocks[word].kind == .line, blocks[word].count <= 10,
          !blocks[next].flags.contains(.afterBlank), beginsWithMark(blocks[next])
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
    while index < blocks.count, between <= Self.reach {
      defer { index += 1 }
      if taken[index] || blocks[index].kind == .clutter { continue }
      let block = blocks[index]
      switch block.kind {
      case .heading, .title, .article, .runIn, .salutation, .code: return accepted(best)
      case .paragraph:
        var weight = evidence.weigh(head, block) - penalty
        if between == 0 { weight += 1.5 }
        let least = between == 0 ? Self.leastNear : Self.leastFar
        if weight >= least, weight > (best?.weight ?? -.infinity) + (between == 0 ? 0 : 1.5) {
          best = (index, weight)
        }
        penalty += isOpen(block) ? 1.5 : 0.5
      case .tableCell, .listItem, .verse: penalty += 1.5
      case .line, .byline, .dateLine, .clutter: penalty += 0.25
      }
      between += 1
    }
    return accepted(best)
  }

  private func accepted(_ best: (index: Int, weight: Double)?) -> Int? { best?.index }
}
