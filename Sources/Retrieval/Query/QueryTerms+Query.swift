import TextAnalysis

/// What the archive knows of words: decides where words typed together are parted.
struct WordKnowledge {
  /// Whether two characters stand together somewhere.
  var hasGram: (String) throws -> Bool = { _ in true }
  /// Whether a sequence stands somewhere.
  var has: (UnitSequence) throws -> Bool = { _ in true }
}

extension QueryTerms {
  /// The terms of a query.
  ///
  /// - Parameters:
  ///   - isQuestion: whether its words are wanted one by one, as of a question: any of them finds.
  ///   - archive: what stands in the archive.
  init(
    _ query: ParsedQuery, analyzer: Analyzer, isQuestion: Bool = false,
    archive: WordKnowledge = WordKnowledge()
  ) throws {
    let reader = WordParting(analyzer: analyzer, archive: archive)
    var stopWords: [Group] = []
    for group in query.groups {
      var parts: [[WordParting.Part]] = []
      // Not in the order of typing, on which nothing about alternatives may depend.
      for wanted in group.sorted(by: { $0.text < $1.text }) {
        let analyzed = try analyzer.analyze(wanted.text)
        guard !analyzed.stream.units.isEmpty else { continue }
        addScoring(analyzed, isPhrase: wanted.isPhrase)
        parts.append(
          try isQuestion
            ? reader.words(of: wanted).map {
              WordParting.Part(text: $0.text, isStopWord: StopWords.all.contains($0.text))
            } : reader.parts(of: wanted, analyzed))
      }
      guard !parts.isEmpty else { continue }
      let made = try Self.groups(group, parts, analyzer)
      if parts.allSatisfy({ $0.allSatisfy(\.isStopWord) }) {
        stopWords += made
      } else {
        groups += made
        try addNeighbours(group, reader)
      }
    }
    // A query of nothing but stop words looks for these.
    if groups.isEmpty { groups = stopWords }
    groups = Self.once(groups) { $0.alternatives }
    neighbours = Self.once(neighbours) { $0 }
    for unwanted in query.excluded {
      // As it stands: a passage with its words here and there is not what was excluded.
      excluded += try Self.sequences(of: unwanted.text, isPhrase: true, analyzer)
    }
    for sequence in groups.flatMap(\.alternatives).filter({ !$0.isAsTyped }).flatMap(\.sequences) {
      try addScoringGrams(of: sequence.text, analyzer)
    }
    let hasAlternatives = query.groups.contains { $0.count > 1 }
    let text = try analyzer.analyze(query.wantedText)
    if neighbours.count > 1, text.stream.units.count > 2, !hasAlternatives {
      whole = UnitSequence(text, isPhrase: true)
    }
  }

  /// The groups that one part of the query makes: one for each part of words that are parted, one for
  /// all alternatives.
  private static func groups(
    _ typed: [ParsedQuery.Wanted], _ parts: [[WordParting.Part]], _ analyzer: Analyzer
  ) throws -> [Group] {
    if parts.count == 1 {
      let carrying = parts[0].filter { !$0.isStopWord }
      return try (carrying.isEmpty ? parts[0] : carrying).map { part in
        Group(
          typed: parts[0].count == 1 ? typed[0].typed : part.text,
          alternatives: try spellings(of: part, analyzer))
      }
    }
    var alternatives: [Alternative] = []
    for parts in parts {
      let carrying = parts.filter { !$0.isStopWord }
      if let part = carrying.first, carrying.count == 1 {
        alternatives += try spellings(of: part, analyzer)
      } else {
        let sequences = try (carrying.isEmpty ? parts : carrying).flatMap {
          try Self.sequences(of: $0.text, isPhrase: $0.isPhrase, analyzer).prefix(1)
        }
        alternatives.append(Alternative(sequences: sequences, isAsTyped: true))
      }
    }
    alternatives = once(alternatives) { $0 }
    alternatives.sort { key($0) < key($1) }
    return [Group(typed: typed.map(\.typed).joined(separator: " OR "), alternatives: alternatives)]
  }

  private static func key(_ alternative: Alternative) -> String {
    alternative.sequences.map(\.text).joined(separator: " ")
  }

  /// A part as typed, then its other spellings.
  private static func spellings(of part: WordParting.Part, _ analyzer: Analyzer) throws
    -> [Alternative]
  {
    var spellings = try sequences(of: part.text, isPhrase: part.isPhrase, analyzer).enumerated()
      .map { Alternative(sequences: [$1], isAsTyped: $0 == 0) }
    if !part.isPhrase {
      for spelling in NumberSpellings.others(of: part.text) {
        spellings += try sequences(of: spelling, isPhrase: false, analyzer).map {
          var sequence = $0
          sequence.standsAlone = sequence.hasNumeralEnds
          return Alternative(sequences: [sequence], isAsTyped: false)
        }
      }
    }
    return once(spellings) { $0.sequences.map(\.codes) }
  }

  /// A text as a sequence; as two where a character's form is decided by nothing in it.
  private static func sequences(of text: String, isPhrase: Bool, _ analyzer: Analyzer) throws
    -> [UnitSequence]
  {
    let analyzed = try analyzer.analyze(text)
    guard !analyzed.stream.units.isEmpty else { return [] }
    let asWritten = UnitSequence(analyzed, isPhrase: isPhrase)
    guard analyzed.stream.hasUndecidedForms else { return [asWritten] }
    let simplified = try analyzer.analyze(text, undecided: .simplified)
    return once([asWritten, UnitSequence(simplified, isPhrase: isPhrase)]) { $0 }
  }

  private static func once<Element, Key: Hashable>(
    _ elements: [Element], by key: (Element) -> Key
  ) -> [Element] {
    var seen: Set<Key> = []
    return elements.filter { seen.insert(key($0)).inserted }
  }

  // MARK: Scoring

  /// Takes the words of a part of the query for nearness.
  private mutating func addNeighbours(_ group: [ParsedQuery.Wanted], _ reader: WordParting) throws {
    let words = try group.map {
      try reader.words(of: $0).filter { !StopWords.all.contains($0.text) }
    }
    if group.count == 1 {
      neighbours += words[0].map { [$0] }
    } else {
      let all = Set(words.flatMap(\.self)).sorted { $0.text < $1.text }
      if !all.isEmpty { neighbours.append(all) }
    }
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
    addGrams(of: analyzed, isPhrase: isPhrase) { (range: Range<Int>) in
      range.allSatisfy(stopUnits.contains)
    }
  }

  /// Takes the grams of another spelling for scoring.
  private mutating func addScoringGrams(of text: String, _ analyzer: Analyzer) throws {
    addGrams(of: try analyzer.analyze(text), isPhrase: true) { _ in false }
  }

  private mutating func addGrams(
    of analyzed: AnalyzedText, isPhrase: Bool, except isLeftOut: (Range<Int>) -> Bool
  ) {
    let units = analyzed.stream.units
    for index in units.indices {
      let length = analyzed.gramLength(at: index)
      if length == 2 {
        guard units[index + 1].gap == .none || isPhrase else { continue }
      } else if units[index].isIdeograph {
        continue
      }
      if isLeftOut(index..<(index + length)) { continue }
      let gram = UnitSequence(analyzed, index..<(index + length), isPhrase: false)
      if !grams.contains(gram) { grams.append(gram) }
    }
  }
}
