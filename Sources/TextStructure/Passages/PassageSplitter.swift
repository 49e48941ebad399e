/// Cuts a block that is longer than a passage into blocks that are not.
///
/// Cuts fall after sentences (closing marks taken along), else after clauses, else hard. One pass.
struct PassageSplitter {
  let flow: Flow
  let limit: Int

  func split(_ block: Block) -> [Block] {
    let count = block.count
    guard count > limit else { return [block] }
    let text = flow.text(of: block)
    let ends = cuts(text)
    return pieces(block, ends)
  }

  /// Where the pieces of a text end. Pieces are near equal rather than full with a rest.
  func cuts(_ text: [Unicode.Scalar]) -> [Int] {
    var ends: [Int] = []
    var start = 0
    while text.count - start > limit {
      let parts = (text.count - start + limit - 1) / limit
      let target = start + (text.count - start + parts - 1) / parts
      let end = cut(text, start, target: target)
      ends.append(end)
      start = end
    }
    ends.append(text.count)
    return ends
  }

  /// The best cut in `start+1...start+limit`: the sentence end nearest to `target`, else the last
  /// clause end, else the limit.
  private func cut(_ text: [Unicode.Scalar], _ start: Int, target: Int) -> Int {
    var sentence: Int?
    var clause: Int?
    var quoted: Int?
    var depth = 0
    var index = start
    let end = start + limit
    while index < end {
      let scalar = text[index]
      index += 1
      if scalar == "“" || scalar == "「" || scalar == "『" { depth += 1 }
      if scalar == "”" || scalar == "」" || scalar == "』" { depth = max(0, depth - 1) }
      if scalar.isSentenceEnd || isFullStop(text, index - 1) {
        var closed = depth
        while index < text.count, text[index].isSentenceEnd || text[index].isCloser {
          if text[index] == "”" || text[index] == "」" { closed = max(0, closed - 1) }
          index += 1
        }
        depth = closed
        guard index <= end else { break }
        if depth > 0 {
          quoted = nearer(quoted, index, target)
        } else {
          sentence = nearer(sentence, index, target)
        }
      } else if scalar.isClauseEnd || scalar.isTrimmed {
        if scalar == "；" || scalar == ";" || clause.map({ index - $0 > 40 }) ?? true {
          clause = index
        }
      }
    }
    if let sentence, sentence - start >= limit / 10 { return sentence }
    if let quoted, quoted - start >= limit / 10 { return quoted }
    return sentence ?? clause ?? hardCut(text, start)
  }

  private func nearer(_ known: Int?, _ index: Int, _ target: Int) -> Int {
    guard let known else { return index }
    return abs(index - target) <= abs(known - target) ? index : known
  }

  /// Never between a character and the marks that combine with it.
  private func hardCut(_ text: [Unicode.Scalar], _ start: Int) -> Int {
    var end = start + limit
    var steps = 0
    while steps < 16, end > start + 1, isJoining(text[end]) || text[end - 1] == "\u{200D}" {
      end -= 1
      steps += 1
    }
    return steps == 16 ? start + limit : end
  }

  private func isJoining(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x300...0x36F, 0xFE00...0xFE0F, 0x200D, 0xE0100...0xE01EF, 0x1F3FB...0x1F3FF: true
    default: false
    }
  }

  /// A Latin full stop: before white space and a letter, after a letter.
  private func isFullStop(_ text: [Unicode.Scalar], _ index: Int) -> Bool {
    text[index] == "." && index > 0 && index + 1 < text.count && text[index + 1].isTrimmed
      && (text[index - 1].isLatinLetter || text[index - 1].isCloser)
  }

  /// The block cut at the given ends, which count scalars of its text.
  private func pieces(_ block: Block, _ ends: [Int]) -> [Block] {
    var pieces: [Block] = []
    pieces.reserveCapacity(ends.count)
    var span = block.first
    var spanIndex = 0
    var offset = 0
    var isFirst = true
    for end in ends {
      var spans: [Span] = []
      while offset < end, spanIndex < block.spanCount {
        if span.joiner != .none, !spans.isEmpty || offset > 0 {
          offset += 1
          if spans.isEmpty { span.joiner = .none }
        }
        let take = min(span.count, end - offset)
        if take > 0 {
          spans.append(Span(start: span.start, end: span.start + take, joiner: span.joiner))
          offset += take
          span.start += take
          span.joiner = .none
        }
        if span.count == 0 {
          spanIndex += 1
          if spanIndex < block.spanCount { span = block[span: spanIndex] }
        } else if take <= 0 {
          break
        }
      }
      trim(&spans)
      guard var first = spans.first else { continue }
      first.joiner = .none
      var piece = Block(kind: block.kind, span: first, rank: block.rank, flags: block.flags)
      piece.more = Array(spans.dropFirst())
      if isFirst { piece.headingCount = block.headingCount }
      isFirst = false
      pieces.append(piece)
    }
    return pieces
  }

  /// White space at a cut goes to neither side.
  private func trim(_ spans: inout [Span]) {
    while let first = spans.first, first.count == 0 || flow.scalars[first.start].isTrimmed {
      if first.count <= 1 { spans.removeFirst() } else { spans[0].start += 1 }
    }
    while let last = spans.last, last.count == 0 || flow.scalars[last.end - 1].isTrimmed {
      if last.count <= 1 { spans.removeLast() } else { spans[spans.count - 1].end -= 1 }
    }
  }
}
