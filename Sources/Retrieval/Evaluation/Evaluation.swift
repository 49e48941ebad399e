import ArchiveIndex
public import ArchiveModel
import Foundation

/// Runs judged queries against an archive.
public struct Evaluation {
  private let archive: LiveArchive
  private let depth: Int

  /// An evaluation of the first `depth` documents of each query.
  public init(archive: LiveArchive, depth: Int = 100) {
    self.archive = archive
    self.depth = max(10, depth)
  }

  /// How a query is run.
  public enum Mode: Sendable, Hashable {
    /// As a question in natural language: any word finds, and only the ranking is made.
    case question
    /// As the search box runs it, with filters and phrases, up to the hits of a page.
    case search(limit: Int, offset: Int)
  }

  /// A document in a ranking.
  public struct RankedDocument: Sendable, Hashable {
    /// Its external id, or else its id.
    public var id: String
    /// The score of its best passage.
    public var score: Double
  }

  /// Runs the queries, one after the other.
  ///
  /// - Parameters:
  ///   - collection: the queries and judgements.
  ///   - mode: how each is run.
  ///   - record: called with each query and its ranking.
  /// - Throws: what searching throws.
  public func run(
    _ collection: JudgedQueries, as mode: Mode = .question,
    record: (JudgedQueries.Query, [RankedDocument]) throws -> Void = { _, _ in }
  ) throws -> EvaluationResult {
    var result = EvaluationResult()
    for query in collection.queries {
      let start = ContinuousClock.now
      let ranking = try archive.withSearcher { searcher in
        switch mode {
        case .question: try searcher.rankedDocuments(query.text, depth: depth)
        case .search(let limit, let offset):
          try searcher.foundDocuments(query.text, limit: limit, offset: offset)
        }
      }
      result.latencies.append((ContinuousClock.now - start) / .milliseconds(1))
      result.queryCount += 1
      try record(query, ranking)
      if let judgements = collection.judgements[query.id] {
        Self.count(ranking, judgements, into: &result)
      }
    }
    let count = Double(max(1, result.judgedQueryCount))
    result.reciprocalRank /= count
    result.gain /= count
    result.recallAt10 /= count
    result.recallAt100 /= count
    result.latencies.sort()
    return result
  }

  private static func count(
    _ ranking: [RankedDocument], _ judgements: [String: Int], into result: inout EvaluationResult
  ) {
    let relevant = judgements.filter { $0.value > 0 }
    guard !relevant.isEmpty else { return }
    result.judgedQueryCount += 1
    var gain = 0.0
    var found10 = 0, found100 = 0
    var firstRank: Int?
    for (index, document) in ranking.prefix(100).enumerated() {
      guard let grade = relevant[document.id] else { continue }
      if index < 10 {
        if firstRank == nil { firstRank = index + 1 }
        gain += Self.gain(grade, rank: index + 1)
        found10 += 1
      }
      found100 += 1
    }
    if let firstRank { result.reciprocalRank += 1 / Double(firstRank) }
    let ideal = relevant.values.sorted(by: >).prefix(10).enumerated()
      .reduce(0) { $0 + Self.gain($1.element, rank: $1.offset + 1) }
    result.gain += gain / ideal
    result.recallAt10 += Double(found10) / Double(relevant.count)
    result.recallAt100 += Double(found100) / Double(relevant.count)
  }

  private static func gain(_ grade: Int, rank: Int) -> Double {
    (pow(2, Double(grade)) - 1) / log2(Double(rank) + 1)
  }
}

extension Searcher {
  /// The documents that answer a question, by their best passage.
  func rankedDocuments(_ text: String, depth: Int) throws -> [Evaluation.RankedDocument] {
    let request = SearchRequest(
      query: text, matching: .any, limit: min(SearchRequest.largestLimit, 2 * depth))
    var ranking = try rank(ParsedQuery(text, asQuestion: true), request, allowed: nil)
    var documents = try ranked(ranking.passages[..<ranking.sortedCount], depth: depth)
    if documents.count < depth, ranking.sortedCount < ranking.passages.count {
      ranking.sortAll(session)
      documents = try ranked(ranking.passages[...], depth: depth)
    }
    return documents
  }

  private func ranked(_ passages: ArraySlice<Candidate>, depth: Int) throws
    -> [Evaluation.RankedDocument]
  {
    var seen: Set<Int> = []
    var documents: [Evaluation.RankedDocument] = []
    for candidate in passages {
      let document = session.document(ofPassage: candidate.passage)
      guard seen.insert(document).inserted else { continue }
      documents.append(
        Evaluation.RankedDocument(
          id: try session.externalID(ofDocument: document), score: candidate.score))
      if documents.count == depth { break }
    }
    return documents
  }

  /// The documents on a page of results, each once.
  func foundDocuments(_ text: String, limit: Int, offset: Int) throws
    -> [Evaluation.RankedDocument]
  {
    var seen: Set<String> = []
    return try search(SearchRequest(query: text, limit: limit, offset: offset)).hits.compactMap {
      let id = $0.document.externalID ?? $0.document.id
      return seen.insert(id).inserted ? Evaluation.RankedDocument(id: id, score: $0.score) : nil
    }
  }
}
