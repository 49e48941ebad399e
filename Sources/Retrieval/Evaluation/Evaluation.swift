import ArchiveIndex
public import ArchiveModel
import Foundation

/// Measures of a ranking over judged queries.
public struct EvaluationResult: Sendable {
  /// How many queries have a relevant document and were counted.
  public var judgedQueryCount = 0
  /// How many queries were run.
  public var queryCount = 0
  /// The mean reciprocal rank of the first relevant document among the first 10.
  public var reciprocalRank = 0.0
  /// The mean normalized discounted cumulative gain of the first 10 (Järvelin & Kekäläinen 2002,
  /// gains 2^rel - 1).
  public var gain = 0.0
  /// The mean share of the relevant documents among the first 10 and the first 100.
  public var recallAt10 = 0.0, recallAt100 = 0.0
  /// The time of each query in milliseconds, ascending.
  public var latencies: [Double] = []

  /// The latency that a share of the queries does not exceed.
  public func latency(percentile: Double) -> Double {
    guard !latencies.isEmpty else { return 0 }
    return latencies[min(latencies.count - 1, Int(Double(latencies.count) * percentile))]
  }
}

/// Runs judged queries against an archive.
public struct Evaluation {
  private let archive: LiveArchive
  private let depth: Int

  /// An evaluation of the first `depth` documents of each query.
  public init(archive: LiveArchive, depth: Int = 100) {
    self.archive = archive
    self.depth = max(10, depth)
  }

  /// A document in a ranking.
  public struct RankedDocument: Sendable, Hashable {
    /// Its external id, or else its id.
    public var id: String
    /// The score of its best passage.
    public var score: Double
  }

  /// Runs the queries, as ranked OR.
  ///
  /// - Parameters:
  ///   - collection: the queries and judgements.
  ///   - matching: which passages answer.
  ///   - record: called with each query and its ranking.
  /// - Throws: what searching throws.
  public func run(
    _ collection: JudgedQueries, matching: SearchRequest.Matching = .any,
    record: (JudgedQueries.Query, [RankedDocument]) throws -> Void = { _, _ in }
  ) throws -> EvaluationResult {
    var result = EvaluationResult()
    for query in collection.queries {
      let start = ContinuousClock.now
      let ranking = try archive.withSearcher {
        try $0.rankedDocuments(query.text, matching: matching, depth: depth)
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
  /// The documents that answer a query, by their best passage.
  func rankedDocuments(_ text: String, matching: SearchRequest.Matching, depth: Int) throws
    -> [Evaluation.RankedDocument]
  {
    let request = SearchRequest(
      query: text, matching: matching, limit: SearchRequest.largestLimit)
    let ranking = try rank(ParsedQuery(text, asQuestion: matching == .any), request, allowed: nil)
    var seen: Set<Int> = []
    var documents: [Evaluation.RankedDocument] = []
    for candidate in ranking.passages {
      let document = session.document(ofPassage: candidate.passage)
      guard seen.insert(document).inserted else { continue }
      documents.append(
        Evaluation.RankedDocument(
          id: try session.externalID(ofDocument: document), score: candidate.score))
      if documents.count == depth { break }
    }
    return documents
  }
}
