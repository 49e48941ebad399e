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

  /// Nothing measured.
  public init() {}

  /// The latency that a share of the queries does not exceed.
  public func latency(percentile: Double) -> Double {
    guard !latencies.isEmpty else { return 0 }
    return latencies[min(latencies.count - 1, Int(Double(latencies.count) * percentile))]
  }
}
