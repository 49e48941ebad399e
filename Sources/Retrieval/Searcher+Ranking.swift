import ArchiveIndex
import ArchiveModel
import Corpus
import TextAnalysis

extension Searcher {
  /// What is looked for, and where.
  struct Search {
    var terms: QueryTerms
    var weighted: WeightedTerms
    var request: SearchRequest
    /// The documents looked at; `nil` for all.
    var allowed: DocumentSet?
    var limits: IndexSession.Limits
    var hasExactWords: Bool

    /// The same in the whole archive.
    var unfiltered: Search {
      var search = self
      search.allowed = nil
      return search
    }
  }

  func rank(_ query: ParsedQuery, _ request: SearchRequest, allowed: DocumentSet?) throws
    -> Ranking
  {
    // One for all steps, however many pieces a query has.
    let deadline = ContinuousClock.now + Self.timeLimit
    var ranking = Ranking()
    var (query, knowledge) = (query, knowledge(until: deadline))
    if request.matching == .allThenAny, let synonyms = synonyms.prepared {
      query = synonyms.joined(query, analyzer)
      knowledge.synonyms = { try synonyms.others(than: $0, analyzer) }
    }
    ranking.terms = try QueryTerms(
      query, analyzer: analyzer, isQuestion: request.matching == .any, archive: knowledge)
    if ranking.terms.isEmpty {
      if allowed != nil { try listDocuments(allowed, &ranking) }
      return ranking
    }
    if let allowed, allowed.count == 0 { return ranking }
    var hasAllSpellings = true
    if request.matching != .any {
      hasAllSpellings = try settleSpellings(&ranking.terms, until: deadline)
    }
    let weighted = try WeightedTerms(ranking.terms, weights: weights, session: session)
    ranking.weighted = weighted
    // Not by what the page needs: the order must be one, whichever page is asked for.
    let search = Search(
      terms: ranking.terms, weighted: weighted, request: request, allowed: allowed,
      limits: IndexSession.Limits(
        capacity: request.order == .relevance ? Self.mostRanked : Self.mostDated,
        deadline: deadline), hasExactWords: query.hasExactWords)
    switch request.matching {
    case .any:
      try findAny(search, &ranking)
      try judge(search, &ranking)
    case .all: try findAll(search, &ranking)
    case .allThenAny:
      try findAll(search, &ranking)
      switch try relaxation(of: ranking, search) {
      case .none:
        try judge(search, &ranking)
        try putTypedSpellingFirst(search, &ranking)
      case let relaxation: try relax(search, relaxation, &ranking)
      }
    }
    try putNamedFirst(query.asTyped, &ranking, allowed: allowed)
    if !hasAllSpellings { ranking.isExact = false }
    return ranking
  }

  /// What decides where words typed together are parted.
  func knowledge(until deadline: ContinuousClock.Instant) -> WordKnowledge {
    WordKnowledge(
      hasGram: { try session.frequency(ofTerm: $0).grams > 0 },
      has: { try has($0.expression, until: deadline) })
  }

  /// Whether something stands anywhere in the archive.
  func has(_ expression: MatchExpression, until deadline: ContinuousClock.Instant?) throws -> Bool {
    try session.find(
      expression, weights: [], parameters: weights.bm25, allowed: nil,
      limits: IndexSession.Limits(capacity: 1, deadline: deadline)
    ).total > 0
  }

  // MARK: Spellings

  /// The most passages of a spelling that are read to see whether it stands there.
  private static let mostSpellingPassages = 5_000

  /// Leaves out spellings that stand nowhere, and finds out where a number stands that may be the
  /// beginning or end of another.
  ///
  /// - Returns: whether all passages of all spellings were read; else some are not found.
  func settleSpellings(_ terms: inout QueryTerms, until deadline: ContinuousClock.Instant) throws
    -> Bool
  {
    var isComplete = true
    for group in terms.groups.indices {
      terms.groups[group].alternatives = try terms.groups[group].alternatives.compactMap {
        alternative in
        guard !alternative.isAsTyped, let sequence = alternative.sequences.first else {
          return alternative
        }
        let found = try session.find(
          sequence.expression, weights: [], parameters: weights.bm25, allowed: nil,
          limits: IndexSession.Limits(
            capacity: Self.mostSpellingPassages, deadline: deadline))
        guard found.total > 0 else { return nil }
        guard sequence.standsAlone else { return alternative }
        if found.total > found.candidates.count || found.deadlineReached { isComplete = false }
        var settled = alternative
        settled.passages = try passages(found.candidates, holding: alternative)
        return settled.passages?.isEmpty == true ? nil : settled
      }
    }
    return isComplete
  }

  private func passages(_ candidates: [Candidate], holding alternative: QueryTerms.Alternative)
    throws -> [UInt32]
  {
    var judged = try JudgedPassages(session: session, tokenizer: analyzer.tokenizer)
    return try candidates.map(\.passage).sorted().filter { passage in
      try judged.read(passage)
      return alternative.stands(
        in: judged.analyzed.stream.units, headings: judged.headings.units)
    }.map(UInt32.init)
  }

  /// Of the judged passages, those that hold the words as typed before those with another spelling.
  private func putTypedSpellingFirst(_ search: Search, _ ranking: inout Ranking) throws {
    guard search.terms.groups.contains(where: { $0.alternatives.contains { !$0.isAsTyped } })
    else { return }
    let holds = try passagesAsTyped(search, ranking)
    let judged = ranking.passages[..<ranking.sortedCount]
    let first = judged.filter { holds.contains($0.passage) }
    let others = judged.filter { !holds.contains($0.passage) }
    ranking.passages.replaceSubrange(..<ranking.sortedCount, with: first + others)
  }

  private func passagesAsTyped(_ search: Search, _ ranking: Ranking) throws -> Set<Int> {
    var judged = try JudgedPassages(session: session, tokenizer: analyzer.tokenizer)
    var holding: Set<Int> = []
    for candidate in ranking.passages[..<ranking.sortedCount] {
      try judged.read(candidate.passage)
      let (text, headings) = (judged.analyzed.stream.units, judged.headings.units)
      let isAsTyped = search.terms.groups.allSatisfy {
        $0.standing(in: text, headings: headings)?.isAsTyped ?? false
      }
      if isAsTyped { holding.insert(candidate.passage) }
    }
    return holding
  }

  // MARK: Finding

  /// The passages that hold every wanted word.
  func findAll(_ search: Search, _ ranking: inout Ranking) throws {
    ranking.take(try found(search.terms.allExpression, search))
  }

  /// The passages that an expression of the query's groups finds.
  private func found(_ expression: MatchExpression, _ search: Search) throws
    -> IndexSession.Found
  {
    let phraseWeights = search.terms.phraseSequences.map { sequence in
      // In how many passages one ideograph alone stands is not known; any weight orders them.
      let weight =
        sequence.codes.count == 1 && sequence.lastIsPrefix
        ? 1 : search.weighted.wantedWeights[sequence] ?? 0
      return PhraseWeights(words: 0, grams: weight, heading: weights.heading)
    }
    return try session.find(
      search.terms.excluding(from: expression), weights: phraseWeights, parameters: weights.bm25,
      allowed: search.allowed, countsDocuments: search.request.wantsFacets, limits: search.limits)
  }

  /// The passages that hold any of the terms; rare ones find, all of them judge.
  func findAny(_ search: Search, _ ranking: inout Ranking) throws {
    let terms = search.weighted.terms
    let count = terms.count { $0.frequency.largest > 0 }
    guard count > 0 else { return }
    var postings = max(
      weights.findingPostings, Int(weights.findingShare * Double(session.passageCount)))
    var finders = search.weighted.finders(postings: postings)
    var found = try findAny(finders, search)
    let wanted = search.request.offset + search.request.limit
    while found.total < wanted, finders.count < count, !found.deadlineReached {
      // Too few: many passages have several of them. Behind a filter there may be few in all.
      repeat {
        postings = search.allowed == nil ? postings * 8 : .max
        let more = search.weighted.finders(postings: postings)
        guard more.count == finders.count else {
          finders = more
          break
        }
      } while finders.count < count
      found = try findAny(finders, search)
    }
    ranking.take(found)
    ranking.isExact = finders.count == count
  }

  private func findAny(_ finders: [WeightedTerms.Term], _ search: Search) throws
    -> IndexSession.Found
  {
    let expression = MatchExpression.any(
      finders.map { .phrase([$0.sequence.text], columns: [.words, .grams, .heading]) })
    return try session.find(
      search.terms.excluding(from: expression),
      weights: finders.map {
        PhraseWeights(words: $0.words, grams: $0.grams, heading: weights.heading)
      },
      parameters: weights.bm25, allowed: search.allowed,
      countsDocuments: search.request.wantsFacets, limits: search.limits)
  }

  // MARK: Judging

  /// Judges the best candidates by all terms, and puts them in order; the others follow by what the
  /// finding terms tell.
  func judge(_ search: Search, _ ranking: inout Ranking) throws {
    ranking.sort(first: weights.judgedCandidates, session)
    let count = min(weights.judgedCandidates, ranking.passages.count)
    let judged = try judge(Array(ranking.passages[..<count]), search)
    ranking.passages.replaceSubrange(..<count, with: judged)
    ranking.sortedCount = max(ranking.sortedCount, count)
  }

  /// Judges candidates by all terms, and puts them in order.
  func judge(_ candidates: [Candidate], _ search: Search) throws -> [Candidate] {
    var scorer = PassageScorer(
      search.terms, search.weighted, weights: weights, meanLength: session.meanLength)
    var passages = try JudgedPassages(session: session, tokenizer: analyzer.tokenizer)
    var noExplanation: [TermContribution]?
    // Read in the order in which they lie.
    var judged = candidates.sorted { $0.passage < $1.passage }
    for index in judged.indices {
      try passages.read(judged[index].passage)
      judged[index].score = scorer.score(
        passages.analyzed, headings: passages.headings, explanation: &noExplanation)
    }
    session.sort(&judged, first: judged.count)
    return judged
  }
}
