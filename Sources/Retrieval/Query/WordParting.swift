import TextAnalysis

/// Decides what of a query is one thing.
///
/// Characters typed together are wanted together: ICU's cuts say where words may be parted, the
/// archive whether they are. What stands in the archive as typed is not parted at all. Else the longest
/// pieces that stand there are wanted, each by itself; one character alone is never a piece, for by
/// itself it stands almost everywhere: 何建国 is not 何 and 建国. Particles bind nothing.
struct WordParting {
  /// A piece of what was typed.
  struct Part: Hashable {
    var text: String
    var isPhrase = false
    /// Whether it carries nothing.
    var isStopWord = false
  }

  let analyzer: Analyzer
  let archive: WordKnowledge

  /// How many words ahead are tried together.
  private static let longestRun = 8
  /// Marks between which words are typed apart.
  private static let cutting = Set("，。；！？、：,;:!?…\n".unicodeScalars)
  /// Particles: words are parted at them and they are not wanted, where the whole stands nowhere.
  private static let particles: Set<String> = ["的", "了", "吗", "呢", "吧", "啊", "呀", "嘛"]

  /// The pieces of a part of the query.
  func parts(of wanted: ParsedQuery.Wanted, _ analyzed: AnalyzedText) throws -> [Part] {
    if wanted.isPhrase { return [Part(text: wanted.text, isPhrase: true)] }
    let text = wanted.text
    var parts: [Part] = []
    for range in stretches(analyzed, text) {
      for citation in ArticleCitation.parted(range, analyzed) {
        parts += try self.parts(of: citation, analyzed, text)
      }
    }
    return parts
  }

  /// The ranges of units between marks at which words are typed apart.
  private func stretches(_ analyzed: AnalyzedText, _ text: String) -> [Range<Int>] {
    let units = analyzed.stream.units
    let bytes = Array(text.utf8)
    var ranges: [Range<Int>] = []
    var start = 0
    for index in units.indices.dropFirst() where units[index].gap >= .separator {
      let (last, next) = (units[index - 1], units[index])
      let between = String(decoding: bytes[last.byteRange(before: next)], as: UTF8.self)
      // Figures keep their points and commas.
      let isInFigure = !last.isIdeograph && !next.isIdeograph && between.utf8.count == 1
      if !isInFigure, between.unicodeScalars.contains(where: Self.cutting.contains) {
        ranges.append(start..<index)
        start = index
      }
    }
    if start < units.count { ranges.append(start..<units.count) }
    return ranges
  }

  private func part(_ range: Range<Int>, _ analyzed: AnalyzedText, _ text: String) -> Part {
    let units = analyzed.stream.units
    let (start, end) = (units[range.lowerBound].byteStart, units[range.upperBound - 1].byteEnd)
    let bytes = Array(text.utf8)[Int(start)..<Int(end)]
    return Part(
      text: String(decoding: bytes, as: UTF8.self),
      isStopWord: StopWords.all.contains(analyzed.term(range)))
  }

  /// Whether some units stand in the archive one after the other.
  private func stands(_ range: Range<Int>, _ analyzed: AnalyzedText) throws -> Bool {
    let sequence = UnitSequence(analyzed, range, isPhrase: false)
    let grams = sequence.lastIsPrefix ? sequence.grams.dropLast() : sequence.grams[...]
    for gram in grams where try !archive.hasGram(gram) { return false }
    return try sequence.grams.count < 2 || archive.has(sequence)
  }

  private func standsInOtherSpelling(_ part: Part) throws -> Bool {
    try NumberSpellings.others(of: part.text).contains { spelling in
      let analyzed = try analyzer.analyze(spelling)
      let count = analyzed.stream.units.count
      return try count > 0 && stands(0..<count, analyzed)
    }
  }

  private func parts(of range: Range<Int>, _ analyzed: AnalyzedText, _ text: String) throws
    -> [Part]
  {
    let whole = part(range, analyzed, text)
    if try stands(range, analyzed) || standsInOtherSpelling(whole) { return [whole] }
    let words = NumberSequences.joined(wordRanges(analyzed, in: range), analyzed.stream, text: text)
    var parts: [Part] = []
    var run: [Range<Int>] = []
    func isDropped(_ word: Range<Int>) -> Bool {
      let term = analyzed.term(word)
      return Self.particles.contains(term) || word.count > 1 && StopWords.all.contains(term)
    }
    for word in words {
      if isDropped(word) {
        parts += try longest(run, analyzed).map { part($0, analyzed, text) }
        run = []
      } else {
        run.append(word)
      }
    }
    parts += try longest(run, analyzed).map { part($0, analyzed, text) }
    return parts.isEmpty ? words.map { part($0, analyzed, text) } : parts
  }

  private func wordRanges(_ analyzed: AnalyzedText, in range: Range<Int>) -> [Range<Int>] {
    var words: [Range<Int>] = []
    analyzed.forEachWord { word in
      let word = word.clamped(to: range)
      if !word.isEmpty { words.append(word) }
    }
    return words
  }

  /// Words that carry nothing and are surnames, too.
  private static let surnames = Set("何于和时向从应都".unicodeScalars.map(\.value))

  /// The longest pieces of some words that stand in the archive; a single character that stands
  /// beside neither of its neighbours stays with the next one, or the last one with the one before. A
  /// preposition or pronoun that nothing binds is left out, unless it may be a surname before a name.
  private func longest(_ words: [Range<Int>], _ analyzed: AnalyzedText) throws -> [Range<Int>] {
    let units = analyzed.stream.units
    func isSingle(_ range: Range<Int>) -> Bool {
      range.count == 1 && units[range.lowerBound].isIdeograph
    }
    var pieces: [Range<Int>] = []
    var index = 0
    while index < words.count {
      var end = min(words.count, index + Self.longestRun)
      while end > index + 1,
        try !stands(words[index].lowerBound..<words[end - 1].upperBound, analyzed)
      {
        end -= 1
      }
      pieces.append(words[index].lowerBound..<words[end - 1].upperBound)
      index = end
    }
    var joined: [Range<Int>] = []
    var held: Int?
    for piece in pieces {
      if isSingle(piece), pieces.count > 1, StopWords.all.contains(analyzed.term(piece)),
        piece == pieces.last || !Self.surnames.contains(units[piece.lowerBound].code)
      {
        continue
      }
      if isSingle(piece), piece != pieces.last {
        held = held ?? piece.lowerBound
      } else if isSingle(piece), held == nil, let last = joined.last {
        joined[joined.count - 1] = last.lowerBound..<piece.upperBound
      } else {
        joined.append((held ?? piece.lowerBound)..<piece.upperBound)
        held = nil
      }
    }
    if let held, let last = words.last { joined.append(held..<last.upperBound) }
    return joined
  }
}
