package import ArchiveModel

/// The measures of a ranking, for people who compare rankings: the same in every language.
package enum EvaluationReport {
  package static func text(_ result: EvaluationResult) -> String {
    func number(_ value: Double, _ decimals: Int) -> String {
      Decimals.text(value, places: decimals)
    }
    var lines = ["queries  \(result.queryCount) (judged \(result.judgedQueryCount))"]
    if result.judgedQueryCount > 0 {
      lines.append("MRR@10   \(number(result.reciprocalRank, 4))")
      lines.append("nDCG@10  \(number(result.gain, 4))")
      lines.append("R@10     \(number(result.recallAt10, 4))")
      lines.append("R@100    \(number(result.recallAt100, 4))")
    }
    let latencies = [0.5, 0.95, 0.99].map { number(result.latency(percentile: $0), 2) }
    lines.append("latency  p50 \(latencies[0]) ms, p95 \(latencies[1]) ms, p99 \(latencies[2]) ms")
    return lines.joined(separator: "\n")
  }

  package static func json(_ result: EvaluationResult) throws -> String {
    let values: [String: Double] = [
      "queries": Double(result.queryCount), "judged": Double(result.judgedQueryCount),
      "mrr_at_10": result.reciprocalRank, "ndcg_at_10": result.gain,
      "recall_at_10": result.recallAt10, "recall_at_100": result.recallAt100,
      "latency_p50_ms": result.latency(percentile: 0.5),
      "latency_p95_ms": result.latency(percentile: 0.95),
      "latency_p99_ms": result.latency(percentile: 0.99),
    ]
    return try JSONText.encode(values)
  }
}
