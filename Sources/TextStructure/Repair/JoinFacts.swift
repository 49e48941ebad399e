/// What is known of a block that may be one side of a join.
struct JoinFacts {
  var ending: BlockShape.Ending
  var marks: OpenMarks
  /// The first characters, and the last, without white space at either end.
  var start: [Unicode.Scalar]
  var end: [Unicode.Scalar]
  var count: Int
  var looksLikeProse: Bool
  var opensWithTopic: Bool
  /// `主持人：…`, `问：…`: someone begins to speak.
  var opensWithLabel: Bool
  var hasHan: Bool
  /// The numerals of `一是`, `二是`…, lowest and highest, or 0.
  var firstItem = 0
  var lastItem = 0
  /// The pairs of Chinese characters, of the last and first 300 characters.
  var endPairs: Set<UInt64> = []
  var startPairs: Set<UInt64> = []

  /// The characters after the last mark, and before the first.
  var lastClause = 0
  var firstClause = 0

  private static let edge = 10

  init(_ flow: Flow, _ block: Block) {
    let shape = BlockShape(flow, block)
    ending = JoinEnding.ending(flow, block)
    marks = OpenMarks(flow, block)
    count = shape.count
    looksLikeProse =
      marks.open != nil || shape.innerSentenceEnds > 0
      || shape.clauseMarks > (Self.isLabelled(flow, block.first) ? 1 : 0)
      || (shape.count > 60 && block.kind == .paragraph)
    let (first, last) = (block.first, block.last)
    start = Array(flow.scalars[first.start..<min(first.end, first.start + Self.edge)])
    var end = last.end
    while end > last.start, flow.scalars[end - 1].isTrimmed { end -= 1 }
    self.end = Array(flow.scalars[max(last.start, end - Self.edge)..<end])
    hasHan = flow.scalars[first.start..<first.end].contains(where: \.isHan)
    opensWithLabel = Self.isLabelled(flow, first)
    opensWithTopic = Self.opensWithTopic(flow, first)
    scanItems(flow, block)
    let clauses = flow.scalars[first.start..<min(first.end, first.start + 60)]
    firstClause = clauses.prefix { !$0.isClauseEnd && !$0.isSentenceEnd }.count
    lastClause =
      flow.scalars[max(last.start, end - 60)..<end].reversed()
      .prefix { !$0.isClauseEnd && !$0.isSentenceEnd }.count
    startPairs = Self.pairs(flow, first.start, min(first.end, first.start + 300))
    endPairs = Self.pairs(flow, max(last.start, last.end - 300), last.end)
  }

  /// `附件三：…`, `联系人：…`: the colon makes no clause.
  private static func isLabelled(_ flow: Flow, _ span: Span) -> Bool {
    flow.scalars[span.start..<min(span.end, span.start + 6)].contains { $0 == "：" || $0 == ":" }
  }

  private static func pairs(_ flow: Flow, _ start: Int, _ end: Int) -> Set<UInt64> {
    var pairs: Set<UInt64> = []
    var position = start
    while position + 1 < end {
      let (first, second) = (flow.scalars[position], flow.scalars[position + 1])
      if first.isHan, second.isHan {
        pairs.insert(UInt64(first.value) << 32 | UInt64(second.value))
      }
      position += 1
    }
    return pairs
  }

  private mutating func scanItems(_ flow: Flow, _ block: Block) {
    for index in 0..<block.spanCount {
      let span = block[span: index]
      var position = span.start
      while position + 1 < span.end {
        if flow.scalars[position + 1] == "是" || flow.scalars[position + 1] == "要" {
          let value = Self.numeral(flow.scalars[position])
          if value > 0 {
            if firstItem == 0 { firstItem = value }
            lastItem = value
          }
        }
        position += 1
      }
    }
  }

  private static func numeral(_ scalar: Unicode.Scalar) -> Int {
    switch scalar {
    case "一": 1
    case "二": 2
    case "三": 3
    case "四": 4
    case "五": 5
    case "六": 6
    case "七": 7
    case "八": 8
    default: 0
    }
  }

  /// `大力推动城市更新。坚持…`: a short sentence without a comma opens many a paragraph of a report.
  private static func opensWithTopic(_ flow: Flow, _ span: Span) -> Bool {
    var count = 0
    for index in span.start..<min(span.end, span.start + 26) {
      let scalar = flow.scalars[index]
      if scalar.isClauseEnd { return false }
      if scalar.isSentenceEnd { return count >= 6 && index + 1 < span.end }
      count += 1
    }
    return false
  }
}

/// How a block ends, as far as a join is concerned.
enum JoinEnding {
  /// As `BlockShape.ending`, but a bracket that follows a finished sentence, or is all of the block,
  /// leaves nothing open.
  static func ending(_ flow: Flow, _ block: Block) -> BlockShape.Ending {
    let ending = BlockShape.ending(flow, block)
    guard ending == .closer else { return ending }
    let span = block.last
    var end = span.end
    while end > span.start, flow.scalars[end - 1].isTrimmed { end -= 1 }
    guard end > span.start, let opener = opener(of: flow.scalars[end - 1]) else { return ending }
    let closer = flow.scalars[end - 1]
    var depth = 0
    var index = end
    while index > span.start {
      index -= 1
      if flow.scalars[index] == closer { depth += 1 }
      if flow.scalars[index] == opener { depth -= 1 }
      guard depth == 0 else { continue }
      while index > span.start, flow.scalars[index - 1].isTrimmed { index -= 1 }
      if index == span.start, block.more.isEmpty { return .final }
      return index > span.start && flow.scalars[index - 1].isSentenceEnd ? .final : ending
    }
    return ending
  }

  private static func opener(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "）": "（"
    case ")": "("
    case "》": "《"
    case "】": "【"
    default: nil
    }
  }
}
