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

  let pairs: PairCounts
  let words: WordEvidence
  let usesIndent: Bool

  func values(_ head: JoinFacts, _ tail: JoinFacts, _ tailIsIndented: Bool, _ between: Between)
    -> JoinFeatureValues
  {
    var values = JoinFeatureValues()
    guard let last = head.end.last, let first = tail.start.first else { return values }
    let second = tail.start.count > 1 ? tail.start[1] : " "
    values[.constant] = 1
    values[.isNear] = between.paragraphs == 0 ? 1 : 0
    values[.paragraphsBetween] = logarithm(1 + between.paragraphs)
    values[.headingBetween] = between.headings > 0 ? 1 : 0
    values[.unfinishedBetween] = Double(min(3, between.unfinished))
    values[.linesBetween] = between.lines > 0 ? 1 : 0
    values[.followsUnfinished] = between.followsUnfinished ? 1 : 0
    values[.headEndsWithCloser] = head.ending == .closer ? 1 : 0
    if first.isClauseEnd || first.isSentenceEnd || first.isCloser && first != "\"" {
      values[.tailStartsWithMark] = 1
    } else {
      values[.startOdds] = StartingPairs.logOdds(first, second) ?? SentenceStarts.logOdds(of: first)
      values[.rareStart] = SentenceStarts.logOdds(of: first) <= -3 ? 1 : 0
      values[.opensWithLabel] = tail.opensWithLabel || SentenceStarts.opens(tail.start) ? 1 : 0
      values[.startsWithDash] = first == "—" || first == "―" ? 1 : 0
      values[.startsWithQuote] = first == "“" ? 1 : 0
      values[.startsWithOtherOpener] = first.isOpener && first != "“" ? 1 : 0
      if last.isHan, first.isHan { weighJoint(head, tail, last, first, &values) }
      if last.isDigit {
        let goesOn =
          first.isDigit || "年月日号个%％.万亿人家项元时米公户次条分名倍届".unicodeScalars.contains(first)
        values[goesOn ? .numberGoesOn : .numberBreaksOff] = 1
      } else if first.isDigit {
        // `2022年` ⏎ `4月底前`.
        let isDate =
          last == "年" && tail.start.prefix(3).contains("月")
          || last == "月" && tail.start.prefix(3).contains("日")
        values[isDate ? .numberGoesOn : .startsWithDigit] = 1
      }
      if last.isLatinLetter, first.isLatinLetter { values[.latinGoesOn] = 1 }
    }
    values[.opensWithTopic] = tail.opensWithTopic ? 1 : 0
    if let open = head.marks.open {
      values[tail.marks.unmatchedCloser == open ? .closesOpenMark : .leavesOpenMark] = 1
    } else if tail.marks.unmatchedCloser != nil {
      values[.closesNothing] = 1
    }
    if usesIndent { values[tailIsIndented ? .tailIndented : .tailNotIndented] = 1 }
    values[.headIsNoProse] = head.looksLikeProse ? 0 : 1
    values[.tailHasNoHan] = tail.hasHan ? 0 : 1
    values[.sharedPairs] = logarithm(1 + head.endPairs.intersection(tail.startPairs).count)
    values[.sameEnd] = head.end.suffix(2) == tail.end.suffix(2) ? 1 : 0
    values[.tailAnnounces] = tail.ending == .announced ? 1 : 0
    if tail.count < 14 {
      values[tail.ending == .final ? .shortFinishedTail : .shortUnfinishedTail] = 1
    }
    let clause = head.lastClause + tail.firstClause
    values[.shortClause] = clause < 5 ? 1 : 0
    if tail.firstClause < tail.count, values[.opensWithLabel] == 0 {
      // `心。岑望舟在会商时要求,…`: no paragraph begins with so short a sentence.
      values[.sentenceOfOne] = tail.firstClause == 1 ? 1 : 0
      values[.sentenceOfTwo] = tail.firstClause == 2 ? 1 : 0
      values[.sentenceOfThree] = tail.firstClause == 3 ? 1 : 0
    }
    values[.longClause] = Double(min(30, max(0, clause - 20))) / 10
    if head.lastItem > 0, tail.firstItem > 0 {
      values[.listGoesOn] = tail.firstItem == head.lastItem + 1 ? 1 : -1
    }
    values[.headEndsWithParticle] = "的和与及在对把将为是以或向从被于由并".unicodeScalars.contains(last) ? 1 : 0
    return values
  }

  private func weighJoint(
    _ head: JoinFacts, _ tail: JoinFacts, _ last: Unicode.Scalar, _ first: Unicode.Scalar,
    _ values: inout JoinFeatureValues
  ) {
    let count = pairs.count(last, first)
    values[.jointKnown] = count > 0 ? 1 : 0
    values[.jointCount] = logarithm(1 + count)
    let level = CommonPairs.level(last, first)
    values[.jointCommon] = level > 0 ? 1 : 0
    values[.jointVeryCommon] = level > 1 ? 1 : 0
    values[.longestMatch] = Double(max(0, pairs.longestMatch(head.end, tail.start) - 2))
    let finding = words.finding(head.end, tail.start)
    values[.wordSpansJoint] = finding.spanning > 0 ? 1 : 0
    values[.longWordSpansJoint] = finding.spanning > 2 ? 1 : 0
    values[.wordsSaved] = Double(min(3, max(-1, finding.saved)))
    values[.wordAndJointKnown] = finding.spanning > 0 && count > 0 ? 1 : 0
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
