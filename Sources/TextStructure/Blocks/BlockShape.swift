/// What one pass over a block's text tells of it.
struct BlockShape {
  /// How a text ends, closing quotation marks and brackets looked through.
  enum Ending {
    /// 。！？… or a full stop.
    case final
    /// ；or ：, which end an item or announce one.
    case announced
    /// ，or 、: something must follow.
    case comma
    /// A closing mark with no sentence end before it.
    case closer
    /// In the middle of a clause.
    case open
  }

  var count = 0
  var ending = Ending.open
  /// Sentence ends that stand before the block's last character.
  var innerSentenceEnds = 0
  var clauseMarks = 0
  var digitCount = 0
  /// The scalars up to and with the first sentence end (its closing marks included), or 0.
  var firstSentenceCount = 0

  init(_ flow: Flow, _ block: Block) {
    for index in 0..<block.spanCount { scan(flow.scalars, block[span: index]) }
    ending = Self.ending(flow, block)
    if ending == .final, innerSentenceEnds > 0 { innerSentenceEnds -= 1 }
  }

  private mutating func scan(_ scalars: [Unicode.Scalar], _ span: Span) {
    var index = span.start
    while index < span.end {
      let scalar = scalars[index]
      index += 1
      if scalar.isHan { continue }
      if scalar.isSentenceEnd {
        while index < span.end, scalars[index].isSentenceEnd || scalars[index].isCloser {
          index += 1
        }
        innerSentenceEnds += 1
        if firstSentenceCount == 0 { firstSentenceCount = count + index - span.start }
      } else if scalar.isClauseEnd {
        clauseMarks += 1
      } else if scalar.isDigit {
        digitCount += 1
      }
    }
    count += span.count
  }

  static func ending(_ flow: Flow, _ block: Block) -> Ending {
    let span = block.last
    var index = span.end
    var closed = false
    while index > span.start {
      index -= 1
      let scalar = flow.scalars[index]
      // Private-use characters are what a font's own symbols became.
      if scalar.isTrimmed || (0xE000...0xF8FF).contains(scalar.value) { continue }
      if scalar.isSentenceEnd { return .final }
      if scalar.isCloser {
        closed = true
        continue
      }
      if closed { return .closer }
      switch scalar {
      case "；", ";", "：", ":": return .announced
      case "，", ",", "、": return .comma
      case ".":
        return index > span.start && !flow.scalars[index - 1].isHan ? .final : .open
      default: return .open
      }
    }
    return .open
  }

  /// Whether it is a short line that no sentence is: at most `limit` characters, no sentence end.
  func isLabel(limit: Int) -> Bool {
    count <= limit && innerSentenceEnds == 0 && ending != .final && ending != .announced
      && ending != .comma
  }
}
