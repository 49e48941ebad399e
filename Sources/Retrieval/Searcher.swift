public import ArchiveIndex
public import ArchiveModel
import Corpus
public import TextAnalysis

/// Answers requests in one read transaction of an index.
public struct Searcher {
  /// A query of several words whose all-words matches are fewer than this is relaxed, unless one of
  /// them holds the query as it was typed. One with exact words is relaxed only where nothing holds
  /// all of it: who quotes wants the quoted.
  public static let tooFew = 3
  /// Where fewer passages hold words as typed together, those that hold them apart follow.
  public static let fewestTogether = 10
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
  /// The archive's own synonyms, by which passages are found, and what keeps them from being used.
  var synonyms = SynonymFile<Synonyms>.Content()

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
    if let problem = synonyms.problem { response.notices.append(.synonymsUnusable(problem)) }
    if try !session.isComplete() { response.notices.append(.indexIncomplete) }
    let allowed = try allowedDocuments(query, request)
    var ranking = try rank(query, request, allowed: allowed)
    if ranking.total == 0, allowed != nil, !ranking.terms.isEmpty {
      let others = try rank(query, request, allowed: nil)
      if others.total > 0 { response.notices.append(.filteredOut(others.total)) }
    }
    if ranking.terms.isEmpty, ranking.passages.isEmpty, allowed == nil {
      response.notices.append(.nothingToLookFor)
    }
    if !ranking.terms.added.isEmpty { response.notices.append(.alsoSearched(ranking.terms.added)) }
    response.notices += ranking.notices
    if ranking.deadlineReached { response.notices.append(.deadlineReached) }
    if request.order != .relevance { sortByDate(&ranking, request.order) }
    response.total = ranking.total
    response.totalIsExact = ranking.isExact && !ranking.deadlineReached
    response.relaxed = ranking.isRelaxed
    response.hits = try hits(&ranking, request)
    if request.wantsFacets { response.facets = try facets(ranking) }
    response.tookMilliseconds = (ContinuousClock.now - start) / .milliseconds(1)
    return response
  }

  /// The documents that a request's filters let through; `nil` for all.
  func allowedDocuments(_ query: ParsedQuery, _ request: SearchRequest) throws
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
}
