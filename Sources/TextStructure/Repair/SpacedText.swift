/// Takes out the spaces that character recognition leaves between Han characters (`安 全 生 产`).
///
/// One wide space between a name's two characters (`龚 正`) or a title's words is how people write;
/// it goes only where single spaced characters follow one another in number. In a block that is spaced
/// throughout, every space goes that does not part two words of letters, so that `3 0日` and `奖 励 5 0 0 元`
/// are whole too.
public struct SpacedText {
  let flow: Flow

  /// Closes the spaces of this flow's blocks.
  public init(flow: Flow) {
    self.flow = flow
  }

  /// How many single characters in a row, each set off by spaces, are spaced text.
  private static let leastRun = 4

  /// Takes the spaces out of the blocks that are spaced, in place.
  public func close(_ blocks: inout [Block]) {
    for index in blocks.indices {
      switch blocks[index].kind {
      case .code, .tableCell, .verse, .clutter: continue
      default: close(&blocks[index])
      }
    }
  }

  /// A block with this many pieces between spaces, nearly all of them single characters, is spaced
  /// throughout.
  private static let leastPieces = 6

  private func isSpacedThroughout(_ block: Block) -> Bool {
    var pieces = 0
    var singles = 0
    var hans = 0
    for index in 0..<block.spanCount {
      let span = block[span: index]
      var length = 0
      for place in span.start...span.end {
        guard place == span.end || flow.scalars[place].isBlank else {
          length += 1
          if flow.scalars[place].isHan { hans += 1 }
          continue
        }
        if length > 0 { pieces += 1 }
        if length == 1 { singles += 1 }
        length = 0
      }
    }
    return pieces >= Self.leastPieces && singles * 10 >= pieces * 8 && hans * 2 >= pieces
  }

  /// All white space inside a span, but for that between letters.
  private func everyGap(_ span: Span) -> [Range<Int>] {
    var gaps: [Range<Int>] = []
    var index = span.start
    while index < span.end {
      guard flow.scalars[index].isBlank else {
        index += 1
        continue
      }
      var end = index
      while end < span.end, flow.scalars[end].isBlank { end += 1 }
      let isBetweenLetters =
        index > span.start && end < span.end && flow.scalars[index - 1].isLatinLetter
        && flow.scalars[end].isLatinLetter
      if index > span.start, end < span.end, !isBetweenLetters { gaps.append(index..<end) }
      index = end
    }
    return gaps
  }

  private func close(_ block: inout Block) {
    var cuts: [[Range<Int>]] = []
    var found = false
    let isSpacedThroughout = isSpacedThroughout(block)
    for index in 0..<block.spanCount {
      let ranges = isSpacedThroughout ? everyGap(block[span: index]) : gaps(block[span: index])
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
