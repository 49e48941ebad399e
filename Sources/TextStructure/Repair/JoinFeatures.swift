/// The evidence for one join, as numbers.
struct JoinFeatures {
  /// What stands between the two sides.
  struct Between {
    var paragraphs = 0
    var headings = 0
    var lines = 0
    var unfinished = 0
    /// Whether the block before the tail is another unfinished one.
    var followsUnfinished = false
  }

  static let count = 48

  let pairs: PairCounts
  let words: WordEvidence
  let usesIndent: Bool

  func values(_ head: JoinFacts, _ tail: JoinFacts, _ tailIsIndented: Bool, _ between: Between)
    -> [Double]
  {
    var values = [Double](repeating: 0, count: Self.count)
    guard let last = head.end.last, let first = tail.start.first else { return values }
    let second = tail.start.count > 1 ? tail.start[1] : " "
    values[0] = 1
    values[1] = between.paragraphs == 0 ? 1 : 0
    values[2] = logarithm(1 + between.paragraphs)
    values[3] = between.headings > 0 ? 1 : 0
    values[4] = Double(min(3, between.unfinished))
    values[5] = between.lines > 0 ? 1 : 0
    values[6] = between.followsUnfinished ? 1 : 0
    values[7] = head.ending == .closer ? 1 : 0
    if first.isClauseEnd || first.isSentenceEnd || first.isCloser && first != "\"" {
      values[8] = 1
    } else {
      values[9] = StartingPairs.logOdds(first, second) ?? SentenceStarts.logOdds(of: first)
      values[10] = SentenceStarts.logOdds(of: first) <= -3 ? 1 : 0
      values[11] = tail.opensWithLabel || SentenceStarts.opens(tail.start) ? 1 : 0
      values[12] = first == "—" || first == "―" ? 1 : 0
      values[13] = first == "“" ? 1 : 0
      values[14] = first.isOpener && first != "“" ? 1 : 0
      if last.isHan, first.isHan { weighJoint(head, tail, last, first, &values) }
      if last.isDigit {
        let goesOn =
          first.isDigit || "年月日号个%％.万亿人家项元时米公户次条分名倍届".unicodeScalars.contains(first)
        values[goesOn ? 22 : 23] = 1
      } else if first.isDigit {
        // `2022年` ⏎ `4月底前`.
        let isDate =
          last == "年" && tail.start.prefix(3).contains("月")
          || last == "月" && tail.start.prefix(3).contains("日")
        values[isDate ? 22 : 24] = 1
      }
      if last.isLatinLetter, first.isLatinLetter { values[25] = 1 }
    }
    values[26] = tail.opensWithTopic ? 1 : 0
    if let open = head.marks.open {
      values[tail.marks.unmatchedCloser == open ? 27 : 28] = 1
    } else if tail.marks.unmatchedCloser != nil {
      values[29] = 1
    }
    if usesIndent { values[tailIsIndented ? 30 : 31] = 1 }
    values[32] = head.looksLikeProse ? 0 : 1
    values[33] = tail.hasHan ? 0 : 1
    values[34] = logarithm(1 + head.endPairs.intersection(tail.startPairs).count)
    values[35] = head.end.suffix(2) == tail.end.suffix(2) ? 1 : 0
    values[36] = tail.ending == .announced ? 1 : 0
    if tail.count < 14 { values[tail.ending == .final ? 37 : 42] = 1 }
    let clause = head.lastClause + tail.firstClause
    values[43] = clause < 5 ? 1 : 0
    if tail.firstClause < tail.count, values[11] == 0 {
      // `心。岑望舟在会商时要求,…`: no paragraph begins with so short a sentence.
      values[45] = tail.firstClause == 1 ? 1 : 0
      values[46] = tail.firstClause == 2 ? 1 : 0
      values[47] = tail.firstClause == 3 ? 1 : 0
    }
    values[44] = Double(min(30, max(0, clause - 20))) / 10
    if head.lastItem > 0, tail.firstItem > 0 {
      values[38] = tail.firstItem == head.lastItem + 1 ? 1 : -1
    }
    values[39] = "的和与及在对把将为是以或向从被于由并".unicodeScalars.contains(last) ? 1 : 0
    return values
  }

  private func weighJoint(
    _ head: JoinFacts, _ tail: JoinFacts, _ last: Unicode.Scalar, _ first: Unicode.Scalar,
    _ values: inout [Double]
  ) {
    let count = pairs.count(last, first)
    values[15] = count > 0 ? 1 : 0
    values[16] = logarithm(1 + count)
    let level = CommonPairs.level(last, first)
    values[17] = level > 0 ? 1 : 0
    values[40] = level > 1 ? 1 : 0
    values[41] = Double(max(0, pairs.longestMatch(head.end, tail.start) - 2))
    let finding = words.finding(head.end, tail.start)
    values[18] = finding.spanning > 0 ? 1 : 0
    values[19] = finding.spanning > 2 ? 1 : 0
    values[20] = Double(min(3, max(-1, finding.saved)))
    values[21] = finding.spanning > 0 && count > 0 ? 1 : 0
  }

  /// Good enough for small numbers, and free of Foundation.
  private func logarithm(_ count: Int) -> Double {
    var (value, power) = (0.0, 1)
    while power * 2 <= count {
      power *= 2
      value += 1
    }
    return value + Double(count - power) / Double(power)
  }
}
