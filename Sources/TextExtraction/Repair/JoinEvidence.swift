/// Weighs whether one block continues another: positive for, negative against.
struct JoinEvidence {
  let flow: Flow
  let pairs: PairCounts
  /// Whether most paragraphs of the document begin with an indentation.
  let usesIndent: Bool

  /// What is known of an unfinished block.
  struct Head {
    var last: Unicode.Scalar
    var ending: BlockShape.Ending
    /// The bracket or quotation mark left open, innermost.
    var open: Unicode.Scalar?
    var looksLikeProse: Bool
  }

  /// The head of a join, or `nil` where the block is finished.
  func head(_ block: Block) -> Head? {
    let ending = BlockShape.ending(flow, block)
    guard ending == .open || ending == .comma || ending == .closer else { return nil }
    guard let last = lastVisible(block) else { return nil }
    let shape = BlockShape(flow, block)
    guard shape.count > 10, !isFormula(block) else { return nil }
    let open = openMark(block)
    let prose =
      open != nil || shape.clauseMarks > 0 || shape.innerSentenceEnds > 0
      || (shape.count > 30 && block.kind == .paragraph)
    return Head(last: last, ending: ending, open: open, looksLikeProse: prose)
  }

  /// A line of arithmetic (`日工资：月工资收入÷月计薪天数`) is whole without a full stop.
  private func isFormula(_ block: Block) -> Bool {
    block.count < 60
      && flow.scalars[block.first.start..<block.first.end].contains {
        $0 == "＝" || $0 == "=" || $0 == "÷"
      }
  }

  private func lastVisible(_ block: Block) -> Unicode.Scalar? {
    let span = block.last
    return flow.scalars[span.start..<span.end].last { !$0.isTrimmed }
  }

  /// The innermost mark a block leaves open: looked for in its last 400 characters.
  private func openMark(_ block: Block) -> Unicode.Scalar? {
    var stack: [Unicode.Scalar] = []
    for index in 0..<block.spanCount {
      let span = block[span: index]
      for position in max(span.start, span.end - 400)..<span.end {
        let scalar = flow.scalars[position]
        if let partner = Self.partner[scalar] {
          stack.append(partner)
        } else if scalar == stack.last {
          stack.removeLast()
        }
      }
    }
    return stack.last
  }

  private static let partner: [Unicode.Scalar: Unicode.Scalar] = [
    "“": "”", "‘": "’", "《": "》", "「": "」", "『": "』", "（": "）", "(": ")", "〔": "〕", "【": "】",
  ]
  private static let closing: Set<Unicode.Scalar> = Set(partner.values)

  /// The first closing mark of a block that it did not open itself.
  private func unmatchedCloser(_ block: Block) -> Unicode.Scalar? {
    var stack: [Unicode.Scalar] = []
    let span = block.first
    for position in span.start..<min(span.end, span.start + 400) {
      let scalar = flow.scalars[position]
      if let partner = Self.partner[scalar] {
        stack.append(partner)
      } else if Self.closing.contains(scalar) {
        if stack.last == scalar {
          stack.removeLast()
        } else if stack.isEmpty {
          return scalar
        }
      }
    }
    return nil
  }

  /// The evidence that `block` continues a text with this head.
  func weigh(_ head: Head, _ block: Block) -> Double {
    var weight = head.looksLikeProse ? 0.0 : -3
    let first = flow.scalars[block.first.start]
    if first.isClauseEnd || first.isSentenceEnd || first.isCloser && first != "\"" {
      weight += head.ending == .comma ? -1 : 6
    } else {
      weight += weighStart(head, first, block)
    }
    if !flow.scalars[block.first.start..<block.first.end].contains(where: \.isHan) { weight -= 3 }
    let closer = unmatchedCloser(block)
    if let open = head.open {
      weight += closer == open ? 4 : -1.5
    } else if closer != nil {
      weight -= 2
    }
    if usesIndent { weight += block.flags.contains(.indented) ? -5 : 2 }
    if head.ending == .closer { weight -= 1 }
    return weight
  }

  private func weighStart(_ head: Head, _ first: Unicode.Scalar, _ block: Block) -> Double {
    var weight = 0.0
    if SentenceStarts.openings.contains(where: { flow.starts(block.first, with: $0) }) {
      weight -= 3
    }
    // At a comma any clause may follow, so what the continuation begins with tells less.
    let isClauseBoundary = head.ending == .comma
    let second = block.first.count > 1 ? flow.scalars[block.first.start + 1] : " "
    let odds = StartingPairs.logOdds(first, second) ?? SentenceStarts.logOdds(of: first)
    weight -= odds * (isClauseBoundary ? 0.6 : 0.9)
    if opensWithTopicSentence(block) { weight -= 1.5 }
    if first == "—" || first == "―" { weight -= 2.5 }
    if isClauseBoundary {
      weight += 1.5
    } else if head.last.isHan, first.isHan {
      let count = pairs.count(head.last, first)
      weight += count == 0 ? -0.8 : min(2.5, 1 + Double(count) / 3)
      weight += CommonPairs.contains(head.last, first) ? 2.2 : -0.9
    } else if head.last.isDigit {
      weight += first.isDigit || "年月日号个%％.万亿人家项元".unicodeScalars.contains(first) ? 2.5 : 0.5
    } else if head.last.isLatinLetter, first.isLatinLetter {
      weight += 1
    }
    if first.isOpener { weight -= first == "“" ? 1 : 0.5 }
    return weight
  }

  /// Whether a word may follow the head directly: the document writes the pair elsewhere, or the
  /// word is no Chinese.
  func adjoins(_ head: Head, _ word: Block) -> Bool {
    let first = flow.scalars[word.first.start]
    return !first.isHan || pairs.count(head.last, first) > 0
      || CommonPairs.contains(head.last, first)
  }

  /// `大力推动城市更新。坚持…`: a short sentence without a comma opens many a paragraph of a report.
  private func opensWithTopicSentence(_ block: Block) -> Bool {
    let span = block.first
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
