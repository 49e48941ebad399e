import TextAnalysis

/// What the archive knows of words: decides where words typed together are parted.
struct WordKnowledge {
  /// Whether two characters stand together somewhere.
  var hasGram: (String) throws -> Bool = { _ in true }
  /// Whether a sequence stands somewhere.
  var has: (UnitSequence) throws -> Bool = { _ in true }
  /// The words that say the same as some words.
  var synonyms: (String) throws -> [String] = { _ in [] }
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
    for unwanted in query.excluded {
      // As it stands: a passage with its words here and there is not what was excluded.
      excluded += try Self.sequences(of: unwanted.text, isPhrase: true, analyzer)
    }
    var stopWords: [Group] = []
    for group in query.groups {
      var parts: [WantedParts] = []
      // Not in the order of typing, on which nothing about alternatives may depend.
      for wanted in group.sorted(by: { $0.text < $1.text }) {
        let analyzed = try analyzer.analyze(wanted.text)
        guard !analyzed.stream.units.isEmpty else { continue }
        if wanted.isAdded {
          guard try add(wanted.text, analyzer) else { continue }
          parts.append(WantedParts(wanted: wanted, parts: [WordParting.Part(text: wanted.text)]))
          continue
        }
        addScoring(analyzed, isPhrase: wanted.isPhrase)
        parts.append(
          WantedParts(
            wanted: wanted,
            parts: try isQuestion
              ? reader.words(of: wanted).map {
                WordParting.Part(text: $0.text, isStopWord: StopWords.all.contains($0.text))
              } : reader.parts(of: wanted, analyzed)))
      }
      try addSynonyms(to: &parts, reader)
      guard !parts.isEmpty else { continue }
      let made = try Self.groups(group, parts, analyzer)
      if parts.allSatisfy({ $0.parts.allSatisfy(\.isStopWord) }) {
        stopWords += made
      } else {
        groups += made
        try addNeighbours(parts, reader)
      }
    }
    // A query of nothing but stop words looks for these.
    if groups.isEmpty { groups = stopWords }
    groups = Self.once(groups) { $0.alternatives }
    neighbours = Self.once(neighbours) { $0 }
    typedNeighbours = Self.once(typedNeighbours) { $0 }
    for sequence in groups.flatMap(\.alternatives).filter({ !$0.isAsTyped }).flatMap(\.sequences) {
      try addScoringGrams(of: sequence.text, analyzer)
    }
    let hasAlternatives = query.groups.contains { $0.count > 1 }
    let text = try analyzer.analyze(query.wantedText)
    if neighbours.count > 1, text.stream.units.count > 2, !hasAlternatives {
      whole = UnitSequence(text, isPhrase: true)
    }
  }

  /// The pieces of something that is wanted, each with the synonyms that are looked for with it.
  private struct WantedParts {
    var wanted: ParsedQuery.Wanted
    var parts: [WordParting.Part]
    var synonyms: [[String]] = []

    /// What is wanted of the pieces: those that carry something, or else all.
    var carrying: [(part: WordParting.Part, synonyms: [String])] {
      let all = zip(parts, synonyms).map { (part: $0, synonyms: $1) }
      let carrying = all.filter { !$0.part.isStopWord }
      return carrying.isEmpty ? all : carrying
    }
  }

  /// Takes words that nobody typed.
  ///
  /// - Returns: whether they are looked for: not where they are excluded, or there are too many.
  private mutating func add(_ text: String, _ analyzer: Analyzer) throws -> Bool {
    let analyzed = try analyzer.analyze(text)
    let codes = analyzed.stream.units.map(\.code)
    guard !codes.isEmpty, !excluded.contains(where: { $0.codes == codes }) else { return false }
    if added.contains(text) { return true }
    guard added.count < Self.mostAdded else { return false }
    added.append(text)
    addScoring(analyzed, isPhrase: false)
    return true
  }

  /// Takes the synonyms of what is wanted: of each piece; of the whole where it is parted, for it stands
  /// nowhere, and a synonym of it stands somewhere.
  private mutating func addSynonyms(to wanted: inout [WantedParts], _ reader: WordParting) throws {
    let typed = wanted.map { UnitSequence.codes(of: $0.wanted.text, reader.analyzer) }
    func synonyms(_ text: String) throws -> [String] {
      try reader.archive.synonyms(text).filter {
        !typed.contains(UnitSequence.codes(of: $0, reader.analyzer))
      }
    }
    if wanted.count == 1, wanted[0].parts.count > 1 {
      for text in try synonyms(wanted[0].wanted.text) {
        let sequences = try Self.sequences(of: text, isPhrase: false, reader.analyzer)
        guard try sequences.contains(where: reader.archive.has), try add(text, reader.analyzer)
        else { continue }
        var added = ParsedQuery.Wanted(text: text, isPhrase: false)
        added.isAdded = true
        wanted.append(WantedParts(wanted: added, parts: [WordParting.Part(text: text)]))
      }
    }
    let isParted = wanted.count > 1
    for index in wanted.indices {
      let isAlone = !isParted || wanted[index].parts.count == 1
      for part in wanted[index].parts {
        let isKept = part.isPhrase || part.isStopWord || wanted[index].wanted.isAdded || !isAlone
        wanted[index].synonyms.append(
          isKept ? [] : try synonyms(part.text).filter { try add($0, reader.analyzer) })
      }
    }
  }

  /// The groups that one part of the query makes: one for each part of words that are parted, one for
  /// all alternatives.
  private static func groups(
    _ typed: [ParsedQuery.Wanted], _ parts: [WantedParts], _ analyzer: Analyzer
  ) throws -> [Group] {
    if parts.count == 1 {
      return try parts[0].carrying.map { part, synonyms in
        Group(
          typed: parts[0].parts.count == 1 ? typed[0].typed : part.text,
          alternatives: try Self.alternatives(part, synonyms, analyzer))
      }
    }
    var alternatives: [Alternative] = []
    // What was typed first: what was added and is the same is left out.
    for parts in parts.filter({ !$0.wanted.isAdded }) + parts.filter(\.wanted.isAdded) {
      let carrying = parts.carrying
      var made: [Alternative]
      if carrying.count == 1 {
        made = try Self.alternatives(carrying[0].part, carrying[0].synonyms, analyzer)
        if parts.wanted.isAdded {
          for index in made.indices { made[index].added = parts.wanted.text }
        }
      } else {
        let sequences = try carrying.flatMap {
          try Self.sequences(of: $0.part.text, isPhrase: $0.part.isPhrase, analyzer).prefix(1)
        }
        made = [Alternative(sequences: sequences, isAsTyped: true)]
      }
      alternatives += made.filter { new in
        !alternatives.contains { $0.sequences == new.sequences && (new.added != nil || $0 == new) }
      }
    }
    alternatives.sort { key($0) < key($1) }
    let words = typed.filter { !$0.isAdded }.map(\.typed).joined(separator: " OR ")
    return [Group(typed: words, alternatives: alternatives)]
  }

  /// A part as typed, its other spellings, and its synonyms.
  private static func alternatives(
    _ part: WordParting.Part, _ synonyms: [String], _ analyzer: Analyzer
  ) throws -> [Alternative] {
    var alternatives = try spellings(of: part, analyzer)
    for synonym in synonyms {
      for sequence in try sequences(of: synonym, isPhrase: false, analyzer)
      where !alternatives.contains(where: { $0.sequences == [sequence] }) {
        var alternative = Alternative(sequences: [sequence], isAsTyped: true)
        alternative.added = synonym
        alternatives.append(alternative)
      }
    }
    return alternatives
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
  private mutating func addNeighbours(_ wanted: [WantedParts], _ reader: WordParting) throws {
    func words(_ wanted: ParsedQuery.Wanted) throws -> [UnitSequence] {
      try reader.words(of: wanted).filter { !StopWords.all.contains($0.text) }
    }
    func words(_ texts: [String]) throws -> [[UnitSequence]] {
      try texts.map { try words(ParsedQuery.Wanted(text: $0, isPhrase: false)) }
    }
    let typed = wanted.filter { !$0.wanted.isAdded }
    let slots = Self.slots(try typed.map { try words($0.wanted) })
    typedNeighbours += slots
    let hasSynonyms = wanted.contains { $0.wanted.isAdded || $0.synonyms.contains { !$0.isEmpty } }
    if !hasSynonyms {
      neighbours += slots
    } else if wanted.count == 1 {
      for (part, synonyms) in wanted[0].carrying {
        neighbours += Self.slots(try words([part.text] + synonyms))
      }
    } else {
      neighbours += Self.slots(
        try wanted.map { try words($0.wanted) }
          + words(wanted.flatMap { $0.synonyms.flatMap(\.self) }))
      if typed.count == 1 {
        apartOfAdded += try typed[0].carrying.flatMap {
          try Self.sequences(of: $0.part.text, isPhrase: false, reader.analyzer).map(\.expression)
        }
      }
    }
  }

  /// The words of one part each for itself, those of alternatives all in one.
  private static func slots(_ alternatives: [[UnitSequence]]) -> [[UnitSequence]] {
    if alternatives.count == 1 { return alternatives[0].map { [$0] } }
    let all = Set(alternatives.flatMap(\.self)).sorted { $0.text < $1.text }
    return all.isEmpty ? [] : [all]
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
