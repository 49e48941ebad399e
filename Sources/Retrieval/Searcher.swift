public import ArchiveIndex
public import ArchiveModel
import Corpus
public import TextAnalysis

/// Answers requests in one read transaction of an index.
public struct Searcher {
  /// A query of words whose all-words matches are fewer than this is relaxed, unless one of them
  /// holds the query as it was typed. One with exact words is relaxed only
  /// when these stand nowhere, and the answer says so: who quotes wants the quoted.
  public static let tooFew = 3
  /// How many of the best passages are put in order, and how many where dates order them.
  static let mostRanked = SearchRequest.largestOffset + SearchRequest.largestLimit
  static let mostDated = 100_000
  /// How long candidates may be looked for.
  public static let timeLimit = Duration.milliseconds(900)
  /// The most issuers and speakers told in facets.
  public static let facetLimit = 50
  /// The most documents with much the same text told of with a result.
  static let linksTold = 3

  let session: IndexSession
  let analyzer: Analyzer
  let weights: RankingWeights

  /// A searcher.
  public init(
    session: IndexSession, analyzer: Analyzer, weights: RankingWeights = RankingWeights()
  ) {
    self.session = session
    self.analyzer = analyzer
    self.weights = weights
  }

  /// Answers a request.
  ///
  /// - Throws: ``ArchiveIndexError`` for a damaged index; never for what the query says.
  public func search(_ request: SearchRequest) throws -> SearchResponse {
    let start = ContinuousClock.now
    let query = ParsedQuery(request.query, fold: analyzer.folding.fold)
    var response = SearchResponse(query: request.query, notices: query.notices)
    if try !session.isComplete() { response.notices.append(.indexIncomplete) }
    let allowed = try allowedDocuments(query, request)
    var ranking = try rank(query, request, allowed: allowed)
    if ranking.terms.isEmpty, ranking.passages.isEmpty, allowed == nil {
      response.notices.append(.nothingToLookFor)
    }
    if ranking.isRelaxed, query.hasExactWords, !ranking.holdsExactWords {
      response.notices.append(.exactWordsNotFound)
    }
    if ranking.deadlineReached { response.notices.append(.deadlineReached) }
    if request.order == .date { sortByDate(&ranking) }
    response.total = ranking.total
    response.totalIsExact = ranking.isExact && !ranking.deadlineReached
    response.relaxed = ranking.isRelaxed
    response.hits = try hits(&ranking, request)
    if request.wantsFacets { response.facets = try facets(ranking) }
    response.tookMilliseconds = (ContinuousClock.now - start) / .milliseconds(1)
    return response
  }

  private func allowedDocuments(_ query: ParsedQuery, _ request: SearchRequest) throws
    -> DocumentSet?
  {
    let filter = request.filter.combined(with: query.filter)
    guard !filter.isEmpty || !query.excludedFilters.isEmpty else { return nil }
    var allowed = try session.documentsOrPassages(passing: filter.folded(by: analyzer))
    for excluded in query.excludedFilters {
      allowed.subtract(try session.documents(passing: excluded.folded(by: analyzer)))
    }
    return allowed
  }

  // MARK: Ranking

  func rank(_ query: ParsedQuery, _ request: SearchRequest, allowed: DocumentSet?) throws
    -> Ranking
  {
    var ranking = Ranking()
    ranking.terms = try QueryTerms(
      query, analyzer: analyzer, stands: { try session.frequency(ofTerm: $0).grams > 0 })
    if ranking.terms.isEmpty {
      if allowed != nil { try listDocuments(allowed, &ranking) }
      return ranking
    }
    if let allowed, allowed.count == 0 { return ranking }
    let weighted = try WeightedTerms(ranking.terms, weights: weights, session: session)
    ranking.weighted = weighted
    let wanted = request.offset + request.limit
    // Not by what the page needs: the order must be one, whichever page is asked for.
    let limits = IndexSession.Limits(
      capacity: request.order == .date ? Self.mostDated : Self.mostRanked,
      deadline: .now + Self.timeLimit)
    if request.matching == .allThenAny {
      try findAll(ranking.terms, weighted, &ranking, request, allowed, limits)
      if ranking.total == 0, let exact = ranking.terms.exactOnly {
        try findAll(exact, weighted, &ranking, request, allowed, limits)
        ranking.isRelaxed = ranking.total > 0
        ranking.holdsExactWords = ranking.total > 0
      }
    }
    var complete: Set<Int> = []
    if try request.matching == .any || isTooLittle(ranking, query) {
      complete = Set(ranking.passages.map(\.passage))
      try findAny(weighted, &ranking, request, allowed, limits, wanted: wanted)
    }
    if ranking.isRelaxed, !complete.isEmpty {
      // What holds every word comes before what holds some.
      let first = try judge(
        ranking.passages.filter { complete.contains($0.passage) }, weighted, ranking.terms)
      ranking.passages.removeAll { complete.contains($0.passage) }
      try judge(weighted, &ranking)
      ranking.passages.insert(contentsOf: first, at: 0)
      ranking.sortedCount += first.count
    } else {
      try judge(weighted, &ranking)
    }
    try putNamedFirst(query, &ranking, allowed: allowed)
    return ranking
  }

  /// Whether what was found by all words is too little to be the answer.
  private func isTooLittle(_ ranking: Ranking, _ query: ParsedQuery) throws -> Bool {
    guard ranking.total > 0 else { return true }
    if ranking.total >= Self.tooFew || query.hasExactWords { return false }
    guard let whole = ranking.terms.whole else { return true }
    var judged = try JudgedPassages(session: session, tokenizer: analyzer.tokenizer)
    return try !ranking.passages.contains { candidate in
      try judged.read(candidate.passage)
      return UnitMatcher.contains(whole.codes, in: judged.analyzed.stream.units)
    }
  }

  /// The passages that hold every wanted word.
  private func findAll(
    _ terms: QueryTerms, _ weighted: WeightedTerms, _ ranking: inout Ranking,
    _ request: SearchRequest,
    _ allowed: DocumentSet?, _ limits: IndexSession.Limits
  ) throws {
    let expression = terms.excluding(from: terms.allExpression)
    let phraseWeights = terms.groups.flatMap { $0.flatMap(\.self) }.map {
      // In how many passages one ideograph alone stands is not known; any weight orders them.
      let weight = $0.codes.count == 1 && $0.lastIsPrefix ? 1 : weighted.wantedWeights[$0] ?? 0
      return PhraseWeights(words: 0, grams: weight, heading: weights.heading)
    }
    let found = try session.find(
      expression, weights: phraseWeights, parameters: weights.bm25, allowed: allowed,
      countsDocuments: request.wantsFacets, limits: limits)
    ranking.take(found)
  }

  /// The passages that hold any of the terms; rare ones find, all of them judge.
  private func findAny(
    _ weighted: WeightedTerms, _ ranking: inout Ranking, _ request: SearchRequest,
    _ allowed: DocumentSet?, _ limits: IndexSession.Limits, wanted: Int
  ) throws {
    let count = weighted.terms.count { $0.frequency.largest > 0 }
    guard count > 0 else { return }
    var postings = max(
      weights.findingPostings, Int(weights.findingShare * Double(session.passageCount)))
    var finders = weighted.finders(postings: postings)
    var found = try findAny(finders, ranking.terms, request, allowed, limits)
    while found.total < wanted, finders.count < count, !found.deadlineReached {
      // Too few: many passages have several of them. Behind a filter there may be few in all.
      repeat {
        postings = allowed == nil ? postings * 8 : .max
        let more = weighted.finders(postings: postings)
        guard more.count == finders.count else {
          finders = more
          break
        }
      } while finders.count < count
      found = try findAny(finders, ranking.terms, request, allowed, limits)
    }
    let isExact = finders.count == count
    guard found.total > ranking.total else { return }
    // With one word wanted, as in a question of one word, any is all: nothing was relaxed.
    ranking.isRelaxed = request.matching == .allThenAny
    ranking.take(found)
    ranking.isExact = isExact
  }

  private func findAny(
    _ terms: [WeightedTerms.Term], _ query: QueryTerms, _ request: SearchRequest,
    _ allowed: DocumentSet?, _ limits: IndexSession.Limits
  ) throws -> IndexSession.Found {
    let expression = MatchExpression.any(
      terms.map { .phrase([$0.sequence.text], columns: [.words, .grams, .heading]) })
    return try session.find(
      query.excluding(from: expression),
      weights: terms.map {
        PhraseWeights(
          words: $0.words, grams: $0.grams, heading: weights.heading)
      },
      parameters: weights.bm25, allowed: allowed,
      countsDocuments: request.wantsFacets, limits: limits)
  }

  /// Judges the best candidates by all terms, and puts them in order; the others follow by what the
  /// finding terms tell.
  private func judge(_ weighted: WeightedTerms, _ ranking: inout Ranking) throws {
    ranking.sort(first: weights.judgedCandidates, session)
    let count = min(weights.judgedCandidates, ranking.passages.count)
    let judged = try judge(Array(ranking.passages[..<count]), weighted, ranking.terms)
    ranking.passages.replaceSubrange(..<count, with: judged)
    ranking.sortedCount = max(ranking.sortedCount, count)
  }

  /// Judges candidates by all terms, and puts them in order.
  private func judge(
    _ candidates: [Candidate], _ weighted: WeightedTerms, _ terms: QueryTerms
  ) throws -> [Candidate] {
    var scorer = PassageScorer(terms, weighted, weights: weights, meanLength: session.meanLength)
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
