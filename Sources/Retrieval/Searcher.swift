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
  /// The most documents counted for facets; beyond, the counts are of the first ones.
  public static let facetDocumentLimit = 20_000

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

  /// The passages found for a request, before they are made into hits.
  struct Ranking {
    var passages: [Candidate] = []
    var total = 0
    var isExact = true
    var isRelaxed = false
    var deadlineReached = false
    var documentCounts: [Int: Int] = [:]
    /// The passages put first because the query is their document's number or date.
    var named: Set<Int> = []
    /// Whether a relaxed answer's passages still hold the exact words.
    var holdsExactWords = false
    var terms = QueryTerms()
    var weighted: WeightedTerms?
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
    if request.order == .date { try sortByDate(&ranking) }
    response.total = ranking.total
    response.totalIsExact = ranking.isExact && !ranking.deadlineReached
    response.relaxed = ranking.isRelaxed
    response.hits = try hits(ranking, request)
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
    let complete = Set(ranking.passages.map(\.passage))
    if try request.matching == .any || isTooLittle(ranking, query) {
      try findAny(weighted, &ranking, request, allowed, limits, wanted: wanted)
    }
    try judge(weighted, &ranking)
    if ranking.isRelaxed, !complete.isEmpty {
      // What holds every word comes before what holds some.
      ranking.passages =
        ranking.passages.filter { complete.contains($0.passage) }
        + ranking.passages.filter { !complete.contains($0.passage) }
    }
    try putNamedFirst(query, &ranking, allowed: allowed)
    return ranking
  }

  /// Whether what was found by all words is too little to be the answer.
  private func isTooLittle(_ ranking: Ranking, _ query: ParsedQuery) throws -> Bool {
    guard ranking.total > 0 else { return true }
    if ranking.total >= Self.tooFew || query.hasExactWords { return false }
    guard let whole = ranking.terms.whole else { return true }
    return try !ranking.passages.contains { candidate in
      let text = try session.judgedText(ofPassage: candidate.passage).text
      return !UnitMatcher.matches(of: whole, in: analyzer.units(of: text).units).isEmpty
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
      return PhraseWeights(words: 0, grams: weight, heading: weights.heading * weight)
    }
    let found = try session.find(
      expression, weights: phraseWeights, parameters: weights.bm25, allowed: allowed,
      countsDocuments: request.wantsFacets, limits: limits)
    ranking.passages = found.candidates
    ranking.total = found.total
    ranking.documentCounts = found.documentCounts
    ranking.deadlineReached = found.deadlineReached
  }

  /// The passages that hold any of the terms; rare ones find, all of them judge.
  private func findAny(
    _ weighted: WeightedTerms, _ ranking: inout Ranking, _ request: SearchRequest,
    _ allowed: DocumentSet?, _ limits: IndexSession.Limits, wanted: Int
  ) throws {
    let finders = weighted.finders(weights, passageCount: session.passageCount)
    let all = weighted.terms.filter { $0.frequency.largest > 0 }
    guard !finders.isEmpty else { return }
    var found = try findAny(finders, ranking.terms, request, allowed, limits)
    var isExact = finders.count == all.count
    if found.total < wanted, !isExact {
      found = try findAny(all, ranking.terms, request, allowed, limits)
      isExact = true
    }
    guard found.total > ranking.total else { return }
    // With one word wanted, as in a question of one word, any is all: nothing was relaxed.
    ranking.isRelaxed = request.matching == .allThenAny
    ranking.passages = found.candidates
    ranking.total = found.total
    ranking.isExact = isExact
    ranking.documentCounts = found.documentCounts
    ranking.deadlineReached = ranking.deadlineReached || found.deadlineReached
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
          words: $0.words, grams: $0.grams, heading: weights.heading * max($0.words, $0.grams))
      },
      parameters: weights.bm25, allowed: allowed, countsDocuments: request.wantsFacets,
      limits: limits)
  }

  /// Judges the best candidates by all terms, and puts them in order; the others follow in the order
  /// in which they were found.
  private func judge(_ weighted: WeightedTerms, _ ranking: inout Ranking) throws {
    let scorer = PassageScorer(
      ranking.terms, weighted, weights: weights, meanLength: session.meanLength)
    var headings = HeadingUnits(analyzer: analyzer)
    var noExplanation: [TermContribution]?
    let judged = try ranking.passages.prefix(weights.judgedCandidates).map { candidate in
      let text = try session.judgedText(ofPassage: candidate.passage)
      let analyzed = AnalyzedText(
        stream: analyzer.units(of: text.text), wordStarts: WordStarts(bytes: text.wordStarts))
      let score = scorer.score(
        analyzed,
        heading: try headings.units(
          document: session.document(ofPassage: candidate.passage), headingPath: text.headingPath,
          session: session),
        explanation: &noExplanation)
      return Candidate(passage: candidate.passage, score: score)
    }
    ranking.passages.replaceSubrange(..<judged.count, with: try inOrder(judged))
  }

  /// Best first; of equals the newest document first, then by id and place.
  private func inOrder(_ candidates: [Candidate]) throws -> [Candidate] {
    var sorted = candidates.sorted { ($0.score, $1.passage) > ($1.score, $0.passage) }
    var start = 0
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, sorted[end].score == sorted[start].score { end += 1 }
      if end - start > 1 {
        let keyed = try sorted[start..<end].map { ($0, try orderKey($0.passage)) }
        sorted.replaceSubrange(start..<end, with: keyed.sorted { $0.1 < $1.1 }.map(\.0))
      }
      start = end
    }
    return sorted
  }
}
