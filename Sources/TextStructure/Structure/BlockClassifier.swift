internal import ArchiveModel

/// Says of each block what part it plays: heading, article, item, byline, salutation, plain text.
public struct BlockClassifier {
  let flow: Flow

  /// Classifies the blocks of this flow.
  public init(flow: Flow) {
    self.flow = flow
  }

  private static let longestHeading = 50
  private static let longestRunIn = 44

  /// Classifies all blocks that the format itself has not marked.
  public func classify(_ blocks: inout [Block]) {
    for index in blocks.indices where !blocks[index].flags.contains(.marked) {
      classify(&blocks[index])
    }
    demoteEmptyHeadings(&blocks)
    markVerse(&blocks)
  }

  private func classify(_ block: inout Block) {
    let span = block.first
    let shape = BlockShape(flow, block)
    if let numbering = Numbering(flow.scalars, in: span.start..<span.end) {
      if classify(&block, numbering, shape) { return }
    }
    if shape.ending != .final, startsWithDate(span) {
      block.kind = .dateLine
      return
    }
    guard shape.count <= 60 else { return }
    if isSalutation(block, shape) {
      block.kind = .salutation
    } else if isByline(span) {
      block.kind = .byline
    } else if isDateLine(block, shape) {
      block.kind = .dateLine
    } else if shape.isLabel(limit: 30), shape.clauseMarks == 0,
      flow.closesItsMarks(block.first)
    {
      block.kind = .line
    } else if isListMark(span) {
      block.kind = .listItem
    }
  }

  /// Whether the numbering made something of the block.
  private func classify(_ block: inout Block, _ numbering: Numbering, _ shape: BlockShape) -> Bool {
    block.rank = numbering.rank
    let isShort = shape.isLabel(limit: Self.longestHeading) && block.more.isEmpty
    switch numbering.style {
    case .book, .part, .chapter, .section:
      guard isShort, shape.clauseMarks <= 2 else { return false }
      block.kind = .heading
    case .article:
      // `第五条第二款规定的…` in the middle of a broken sentence begins no article.
      let next = block.first.start + numbering.length
      if next < block.first.end {
        let scalar = flow.scalars[next]
        guard scalar.isBlank || !(scalar.isHan || scalar.isClauseEnd || scalar.isCloser) else {
          return false
        }
      }
      block.kind = .article
      block.headingCount = Int32(numbering.length)
    case .chinese, .parenthesizedChinese, .arabic, .parenthesizedArabic, .circled:
      if shape.count == numbering.length { return false }
      if isShort, numbering.style != .circled {
        block.kind = .heading
      } else if shape.innerSentenceEnds > 0, shape.firstSentenceCount <= Self.longestRunIn,
        numbering.rank <= Numbering.Style.arabic.rawValue
      {
        block.kind = .runIn
        block.headingCount = Int32(shape.firstSentenceCount)
      } else {
        block.kind = .listItem
      }
    }
    return true
  }

  /// Short numbered lines in a row are a list, not headings with nothing under them.
  private func demoteEmptyHeadings(_ blocks: inout [Block]) {
    var previousIsItem = false
    for index in blocks.indices {
      let block = blocks[index]
      guard block.kind == .heading, !block.flags.contains(.marked),
        block.rank >= Numbering.Style.chinese.rawValue
      else {
        if block.kind != .clutter { previousIsItem = false }
        continue
      }
      let isFollowed =
        index + 1 < blocks.count && blocks[index + 1].rank == block.rank
        && [.heading, .listItem].contains(blocks[index + 1].kind)
      let followsItem =
        index > 0 && blocks[index - 1].rank == block.rank
        && (previousIsItem || blocks[index - 1].kind == .listItem)
      if isFollowed || followsItem {
        blocks[index].kind = .listItem
        previousIsItem = true
      } else {
        previousIsItem = false
      }
    }
  }

  /// Three or more short lines of like length, set one below the other, are verse or a list of
  /// names: never one paragraph.
  private func markVerse(_ blocks: inout [Block]) {
    var start = 0
    func close(at end: Int) {
      guard end - start >= 3 else { return }
      let counts = blocks[start..<end].map(\.first.count)
      guard let shortest = counts.min(), let longest = counts.max(), longest - shortest <= 4 else {
        return
      }
      for index in start..<end { blocks[index].kind = .verse }
    }
    for index in blocks.indices {
      let block = blocks[index]
      let isVerse =
        (block.kind == .paragraph || block.kind == .line) && block.more.isEmpty
        && block.first.count <= 20
      if isVerse, index == start || !block.flags.contains(.afterBlank) { continue }
      close(at: index)
      start = isVerse ? index : index + 1
    }
    close(at: blocks.count)
  }

  private func isSalutation(_ block: Block, _ shape: BlockShape) -> Bool {
    guard shape.count <= 60, let last = flow.scalars[block.last.start..<block.last.end].last else {
      return false
    }
    guard last == "：" || last == ":" || last == "！" || last == "!" || last == "，" else {
      return false
    }
    return salutationWords.contains { flow.contains($0, in: block.first) }
      && shape.innerSentenceEnds == 0 && shape.clauseMarks <= 6
  }

  private func isByline(_ span: Span) -> Bool {
    guard span.count <= 40, let last = flow.scalars[span.start..<span.end].last,
      !last.isSentenceEnd
    else { return false }
    var start = span.start
    while start < span.end, flow.scalars[start].isOpener || flow.scalars[start] == "□" {
      start += 1
    }
    let rest = Span(start: start, end: span.end)
    return bylineWords.contains { flow.starts(rest, with: $0) }
      && !flow.scalars[rest.start..<rest.end].contains { $0 == "，" || $0 == "," || $0 == "。" }
  }

  private func isDateLine(_ block: Block, _ shape: BlockShape) -> Bool {
    guard shape.count <= 24, shape.innerSentenceEnds == 0, shape.ending != .final else {
      return false
    }
    var (years, others, letters) = (0, 0, 0)
    for scalar in flow.scalars[block.first.start..<block.first.end] {
      switch RadicalDigits.unified(scalar) {
      case "年", "月", "日", "号", "-", "/", ".", "．", "／", ":", "（", "）", "(", ")", "时", "分":
        years += 1
      case "〇", "○", "零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "號": break
      // What stands for 〇 (`二O二三`), and the era (公元, 民国).
      case "O", "o", "О", "о", "Ο", "Ｏ", "◯", "⭕", "公", "元", "民", "国", "國", "中", "华", "華", "廿", "百":
        letters += 1
      default: if !scalar.isDigit, !scalar.isBlank { others += 1 }
      }
    }
    guard years >= 2, others == 0 else { return false }
    return letters == 0 || PartialDate(chinese: flow.string(of: block)) != nil
  }

  /// `2016年4月28日 第十二届全国人民代表大会常务委员会第二十次会议通过`: a date, then white space.
  private func startsWithDate(_ span: Span) -> Bool {
    var marks = 0
    for index in span.start..<min(span.end, span.start + 20) {
      let scalar = flow.scalars[index]
      if scalar.isBlank { return marks == 3 }
      if scalar == "年" || scalar == "月" || scalar == "日" {
        marks += 1
      } else if !scalar.isDigit, !"〇○零一二三四五六七八九十OoОοＯ◯".unicodeScalars.contains(scalar) {
        return false
      }
    }
    return false
  }

  private func isListMark(_ span: Span) -> Bool {
    let first = flow.scalars[span.start]
    switch first {
    case "•", "●", "■", "◆", "▲", "★", "※", "·", "○", "□", "◇": return true
    default: return false
    }
  }
}

private let salutationWords: [[Unicode.Scalar]] = [
  "各位", "同志们", "同志", "朋友们", "先生", "女士", "代表", "委员",
].map { Array($0.unicodeScalars) }

private let bylineWords: [[Unicode.Scalar]] = [
  "记者", "本报记者", "本报通讯员", "通讯员", "特约记者", "实习记者", "见习记者", "文/", "文／", "作者：",
  "作者:", "图/", "摄影", "责任编辑", "编辑：", "编辑:", "本报讯记者", "撰稿", "全媒体记者",
].map { Array($0.unicodeScalars) }

extension Flow {
  /// Whether a stretch begins with `prefix`.
  public func starts(_ span: Span, with prefix: [Unicode.Scalar]) -> Bool {
    guard span.count >= prefix.count else { return false }
    for (offset, scalar) in prefix.enumerated() where scalars[span.start + offset] != scalar {
      return false
    }
    return true
  }

  /// Whether every mark a stretch opens is closed in it: half a sentence is no label.
  func closesItsMarks(_ span: Span) -> Bool {
    var depth = 0
    for scalar in scalars[span.start..<span.end] {
      if scalar.isOpener { depth += 1 }
      if scalar.isCloser { depth -= 1 }
    }
    return depth <= 0
  }

  /// Whether a stretch holds `part`. For short stretches only.
  public func contains(_ part: [Unicode.Scalar], in span: Span) -> Bool {
    guard span.count >= part.count else { return false }
    for start in span.start...(span.end - part.count)
    where starts(Span(start: start, end: span.end), with: part) { return true }
    return false
  }
}
