import TextAnalysis

extension WordParting {
  /// The words of a part of the query, for nearness: exact words as one, else each word. Ideographs that
  /// ICU leaves alone beside each other (`整改`, most names) are one word it does not know; more than
  /// two are parted where no passage has them together.
  func words(of wanted: ParsedQuery.Wanted) throws -> [UnitSequence] {
    let analyzed = try analyzer.analyze(wanted.text)
    let units = analyzed.stream.units
    guard !units.isEmpty else { return [] }
    if wanted.isPhrase { return [UnitSequence(analyzed, isPhrase: true)] }
    var ranges: [Range<Int>] = []
    var singles: Set<Range<Int>> = []
    var lastIsSingle = false
    analyzed.forEachWord { range in
      let isSingle =
        range.count == 1 && units[range.lowerBound].isIdeograph
        && !StopWords.all.contains(analyzed.term(range))
      if isSingle, lastIsSingle, units[range.lowerBound].gap == .none {
        let joined = ranges[ranges.count - 1].lowerBound..<range.upperBound
        ranges[ranges.count - 1] = joined
        singles.insert(joined)
      } else {
        ranges.append(range)
      }
      lastIsSingle = isSingle
    }
    let words = try singlesJoined(
      NumberSequences.joined(ranges, analyzed.stream, text: wanted.text), analyzed)
    return try words.flatMap { range -> [UnitSequence] in
      guard range.count > 2, singles.contains(range) else {
        return [UnitSequence(analyzed, range, isPhrase: false)]
      }
      var parts: [UnitSequence] = []
      var start = range.lowerBound
      for index in range.dropFirst()
      where try !archive.hasGram(analyzed.term((index - 1)..<(index + 1))) {
        parts.append(UnitSequence(analyzed, start..<index, isPhrase: false))
        start = index
      }
      return parts + [UnitSequence(analyzed, start..<range.upperBound, isPhrase: false)]
    }
  }

  /// Joins an ideograph that is left alone to the word that it is typed together with (`未`|`成年人`,
  /// `不`|`合格`), where some passage has them so. It belongs to what follows rather than to what
  /// precedes.
  private func singlesJoined(_ words: [Range<Int>], _ analyzed: AnalyzedText) throws
    -> [Range<Int>]
  {
    let units = analyzed.stream.units
    func isWord(_ range: Range<Int>) -> Bool {
      units[range].allSatisfy(\.isIdeograph) && !StopWords.all.contains(analyzed.term(range))
    }
    func areTogether(_ left: Range<Int>, _ right: Range<Int>) throws -> Bool {
      guard left.upperBound == right.lowerBound, units[right.lowerBound].gap == .none, isWord(left),
        isWord(right)
      else { return false }
      return try archive.hasGram(analyzed.term((left.upperBound - 1)..<(right.lowerBound + 1)))
    }
    var joined: [Range<Int>] = []
    var index = 0
    while index < words.count {
      var range = words[index]
      index += 1
      if range.count == 1, isWord(range) {
        if index < words.count, try areTogether(range, words[index]) {
          range = range.lowerBound..<words[index].upperBound
          index += 1
        } else if let last = joined.last, try areTogether(last, range) {
          joined[joined.count - 1] = last.lowerBound..<range.upperBound
          continue
        }
      }
      joined.append(range)
    }
    return joined
  }
}
