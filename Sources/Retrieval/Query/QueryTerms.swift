import ArchiveIndex
import TextAnalysis

/// A run of units that is looked for as a whole: a word, or exact words.
struct UnitSequence: Hashable {
  /// The units' codes.
  var codes: [UInt32]
  /// The folded text.
  var text: String
  /// Its grams, as the index has them; the last one is the beginning of a gram where the sequence
  /// is one ideograph alone.
  var grams: [String]
  var lastIsPrefix: Bool
  var isPhrase: Bool

  init(_ analyzed: AnalyzedText, _ range: Range<Int>, isPhrase: Bool) {
    let units = analyzed.stream.units
    codes = units[range].map(\.code)
    text = analyzed.term(range)
    self.isPhrase = isPhrase
    var grams: [String] = []
    for index in range {
      let length = min(analyzed.gramLength(at: index), range.upperBound - index)
      // A last ideograph begins a gram that the text goes on with; it is in the gram before it.
      if index == range.upperBound - 1, units[index].isIdeograph, index > range.lowerBound,
        units[index - 1].isIdeograph
      {
        break
      }
      grams.append(analyzed.term(index..<(index + length)))
    }
    self.grams = grams
    lastIsPrefix =
      units[range.upperBound - 1].isIdeograph
      && (range.count == 1 || !units[range.upperBound - 2].isIdeograph)
  }

  /// The sequence as the index finds it.
  var expression: MatchExpression {
    .phrase(grams, columns: [.grams, .heading], lastIsPrefix: lastIsPrefix)
  }
}

/// What a query looks for, in terms.
struct QueryTerms {
  /// Each group must be found, by one of its alternatives; an alternative is all of its sequences.
  var groups: [[[UnitSequence]]] = []
  /// What must not be found.
  var excluded: [[UnitSequence]] = []
  /// The words that score, each once.
  var words: [UnitSequence] = []
  /// The two-character grams and runs that score, each once.
  var grams: [UnitSequence] = []
  /// The query's exact words in their order, as one sequence, where it has more than one word.
  var whole: UnitSequence?

  /// Whether there is nothing to look for.
  var isEmpty: Bool { groups.isEmpty }

  /// Everything that must be found, without the excluded.
  var allExpression: MatchExpression {
    .all(
      groups.map { alternatives in
        .any(alternatives.map { .all($0.map(\.expression)) })
      })
  }

  /// An expression without what must not be found.
  func excluding(from expression: MatchExpression) -> MatchExpression {
    guard !excluded.isEmpty else { return expression }
    return .without(expression, .any(excluded.map { .all($0.map(\.expression)) }))
  }

  /// The same query with its exact words alone wanted; `nil` where it has none, or nothing else.
  var exactOnly: QueryTerms? {
    var terms = self
    terms.groups = groups.filter { $0.contains { $0.contains(where: \.isPhrase) } }
    return terms.groups.isEmpty || terms.groups.count == groups.count ? nil : terms
  }

  /// The sequences that are wanted, each once.
  var wanted: [UnitSequence] {
    var seen: Set<UnitSequence> = []
    return groups.flatMap { $0.flatMap(\.self) }.filter { seen.insert($0).inserted }
  }
}

extension QueryTerms {
  /// The terms of a query.
  ///
  /// - Parameter stands: whether a gram stands in the archive.
  init(
    _ query: ParsedQuery, analyzer: Analyzer, stands: (String) throws -> Bool = { _ in true }
  ) throws {
    var groupsWithStopWords: [[[UnitSequence]]] = []
    for group in query.groups {
      var alternatives: [[UnitSequence]] = []
      var alternativesWithStopWords: [[UnitSequence]] = []
      for wanted in group {
        let analyzed = try analyzer.analyze(wanted.text)
        guard !analyzed.stream.units.isEmpty else { continue }
        addScoring(analyzed, isPhrase: wanted.isPhrase)
        let sequences = try Self.sequences(
          analyzed, text: wanted.text, isPhrase: wanted.isPhrase, stands: stands)
        let carrying = sequences.filter { $0.isPhrase || !StopWords.all.contains($0.text) }
        alternativesWithStopWords.append(sequences)
        if !carrying.isEmpty { alternatives.append(carrying) }
      }
      if !alternatives.isEmpty { groups.append(alternatives) }
      if !alternativesWithStopWords.isEmpty {
        groupsWithStopWords.append(alternativesWithStopWords)
      }
    }
    // A query of nothing but stop words looks for these.
    if groups.isEmpty { groups = groupsWithStopWords }
    for unwanted in query.excluded {
      let analyzed = try analyzer.analyze(unwanted.text)
      guard !analyzed.stream.units.isEmpty else { continue }
      // As it stands: a passage with its words here and there is not what was excluded.
      excluded.append([
        UnitSequence(analyzed, 0..<analyzed.stream.units.count, isPhrase: true)
      ])
    }
    let text = try analyzer.analyze(query.wantedText)
    if wanted.count > 1, text.stream.units.count > 2 {
      whole = UnitSequence(text, 0..<text.stream.units.count, isPhrase: true)
    }
  }

  /// What must be found of a part of the query: exact words as one sequence, else each word.
  /// Ideographs that ICU leaves alone beside each other (`整改`, most names) are one word it does not
  /// know; more than two are parted where no passage has them together.
  private static func sequences(
    _ analyzed: AnalyzedText, text: String, isPhrase: Bool, stands: (String) throws -> Bool
  ) throws -> [UnitSequence] {
    if isPhrase {
      return [UnitSequence(analyzed, 0..<analyzed.stream.units.count, isPhrase: true)]
    }
    let units = analyzed.stream.units
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
      NumberSequences.joined(ranges, analyzed.stream, text: text), analyzed, stands: stands)
    return try words.flatMap { range -> [UnitSequence] in
      guard range.count > 2, singles.contains(range) else {
        return [UnitSequence(analyzed, range, isPhrase: false)]
      }
      var parts: [UnitSequence] = []
      var start = range.lowerBound
      for index in range.dropFirst() where try !stands(analyzed.term((index - 1)..<(index + 1))) {
        parts.append(UnitSequence(analyzed, start..<index, isPhrase: false))
        start = index
      }
      return parts + [UnitSequence(analyzed, start..<range.upperBound, isPhrase: false)]
    }
  }

  /// Joins an ideograph that is left alone to the word that it is typed together with (`未`|`成年人`,
  /// `不`|`合格`), where some passage has them so: by itself it stands almost everywhere, and says
  /// little. It belongs to what follows rather than to what precedes.
  private static func singlesJoined(
    _ words: [Range<Int>], _ analyzed: AnalyzedText, stands: (String) throws -> Bool
  ) throws -> [Range<Int>] {
    let units = analyzed.stream.units
    func isWord(_ range: Range<Int>) -> Bool {
      units[range].allSatisfy(\.isIdeograph) && !StopWords.all.contains(analyzed.term(range))
    }
    func areTogether(_ left: Range<Int>, _ right: Range<Int>) throws -> Bool {
      guard left.upperBound == right.lowerBound, units[right.lowerBound].gap == .none, isWord(left),
        isWord(right)
      else { return false }
      return try stands(analyzed.term((left.upperBound - 1)..<(right.lowerBound + 1)))
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

  /// Takes the words and grams of a part of the query for scoring. Grams do not cross punctuation or
  /// white space between the query's words.
  private mutating func addScoring(_ analyzed: AnalyzedText, isPhrase: Bool) {
    var stopUnits: Set<Int> = []
    analyzed.forEachWord { range in
      let word = UnitSequence(analyzed, range, isPhrase: false)
      if StopWords.all.contains(word.text) {
        stopUnits.formUnion(range)
      } else if !words.contains(word) {
        words.append(word)
      }
    }
    let units = analyzed.stream.units
    for index in units.indices {
      let length = analyzed.gramLength(at: index)
      if length == 2 {
        guard units[index + 1].gap == .none || isPhrase else { continue }
      } else if units[index].isIdeograph {
        continue
      }
      if (index..<(index + length)).allSatisfy(stopUnits.contains) { continue }
      let gram = UnitSequence(analyzed, index..<(index + length), isPhrase: false)
      if !grams.contains(gram) { grams.append(gram) }
    }
  }
}
