/// Takes out the spaces that character recognition leaves between Han characters (`安 全 生 产`).
///
/// One wide space between a name's two characters (`龚 正`) or a title's words is how people write;
/// it goes only where single spaced characters follow one another in number.
struct SpacedText {
  let flow: Flow

  /// How many single characters in a row, each set off by spaces, are spaced text.
  private static let leastRun = 4

  func close(_ blocks: inout [Block]) {
    for index in blocks.indices {
      switch blocks[index].kind {
      case .code, .tableCell, .verse, .clutter: continue
      default: close(&blocks[index])
      }
    }
  }

  private func close(_ block: inout Block) {
    var cuts: [[Range<Int>]] = []
    var found = false
    for index in 0..<block.spanCount {
      let ranges = gaps(block[span: index])
      found = found || !ranges.isEmpty
      cuts.append(ranges)
    }
    guard found else { return }
    var spans: [Span] = []
    for index in 0..<block.spanCount {
      let span = block[span: index]
      var start = span.start
      var joiner = span.joiner
      for gap in cuts[index] {
        spans.append(Span(start: start, end: gap.lowerBound, joiner: joiner))
        start = gap.upperBound
        joiner = .none
      }
      spans.append(Span(start: start, end: span.end, joiner: joiner))
    }
    block.first = spans[0]
    block.more = Array(spans.dropFirst())
    block.flags.insert(.repaired)
  }

  /// The white space to take out of a span.
  private func gaps(_ span: Span) -> [Range<Int>] {
    var gaps: [Range<Int>] = []
    var run: [Range<Int>] = []
    var runLength = 0
    var hanCount = 0
    var tokenStart = span.start
    var index = span.start
    func isSingle(_ start: Int, _ end: Int) -> Bool {
      guard end > start, end - start <= 2 else { return false }
      guard flow.scalars[start].isHan else {
        return end - start == 1 && !flow.scalars[start].isLatinLetter
      }
      hanCount += 1
      // A punctuation mark may cling to the character.
      return end - start == 1 || !flow.scalars[end - 1].isHan
    }
    func close() {
      if runLength >= Self.leastRun, hanCount >= Self.leastRun - 1 { gaps.append(contentsOf: run) }
      run.removeAll(keepingCapacity: true)
      runLength = 0
      hanCount = 0
    }
    while index <= span.end {
      guard index == span.end || flow.scalars[index].isBlank else {
        index += 1
        continue
      }
      let tokenEnd = index
      var next = index
      while next < span.end, flow.scalars[next].isBlank { next += 1 }
      if isSingle(tokenStart, tokenEnd) {
        runLength += 1
        if next < span.end { run.append(tokenEnd..<next) }
      } else if runLength > 0 {
        // The gap before a longer word closes only with Chinese on both sides.
        if !run.isEmpty, tokenStart < span.end, !flow.scalars[tokenStart].isHan { run.removeLast() }
        close()
      }
      tokenStart = next
      index = max(next, index + 1)
    }
    close()
    return gaps
  }
}
