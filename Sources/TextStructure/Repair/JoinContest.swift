internal import Glibc

/// An unfinished block and one that may continue it.
public struct JoinCandidate {
  var head: Int
  var tail: Int
  /// The log odds that they belong together.
  var weight: Double
  /// How many paragraphs and headings lie between; captions and the like do not count.
  var distance: Int

  var isNear: Bool { distance == 0 }
}

/// Weighs each pair against those that would exclude it: a head has one continuation, and a
/// continuation one head.
enum JoinContest {
  /// The share of unfinished blocks that their neighbour continued in the pages the weights come
  /// from, and what is expected of a document before it is seen, as so many blocks.
  private static let trainedShare = 0.54
  private static let expectedShare = 0.6
  private static let expectedCount = 3.0

  /// Adds what a document's own habit tells: where most unfinished blocks go on in the next one,
  /// the others likely do too (expectation maximization over the share).
  static func adapt(_ candidates: [JoinCandidate]) -> [JoinCandidate] {
    let near = candidates.filter(\.isNear).map(\.weight)
    guard !near.isEmpty else { return candidates }
    var share = expectedShare
    for _ in 0..<6 {
      let shift = log(share / (1 - share)) - log(trainedShare / (1 - trainedShare))
      let sum = near.reduce(0) { $0 + 1 / (1 + exp(-$1 - shift)) }
      share =
        (sum + expectedShare * expectedCount) / (Double(near.count) + expectedCount)
    }
    share = min(0.8, max(0.1, share))
    let nearShift = log(share / (1 - share)) - log(trainedShare / (1 - trainedShare))
    let farShift = log((1 - share) / (1 - trainedShare))
    return candidates.map { candidate in
      var adapted = candidate
      adapted.weight += candidate.isNear ? nearShift : farShift
      return adapted
    }
  }

  static func weigh(_ given: [JoinCandidate]) -> [JoinCandidate] {
    let candidates = adapt(given)
    var heads: [Int: Double] = [:]
    var tails: [Int: Double] = [:]
    for candidate in candidates {
      let odds = odds(candidate)
      heads[candidate.head, default: 0] += odds
      tails[candidate.tail, default: 0] += odds
    }
    return candidates.map { candidate in
      let odds = odds(candidate)
      let weights = JoinWeights.contest(isNear: candidate.isNear)
      var weighed = candidate
      weighed.weight =
        weights[0] + weights[1] * candidate.weight
        + weights[2] * others(heads[candidate.head], odds)
        + weights[3] * others(tails[candidate.tail], odds)
      return weighed
    }
  }

  private static func odds(_ candidate: JoinCandidate) -> Double {
    exp(min(20, max(-20, candidate.weight)))
  }

  /// The log odds of all others together; a little is left for what is not on the page.
  private static func others(_ sum: Double?, _ odds: Double) -> Double {
    log(max(1e-9, (sum ?? 0) - odds) + 0.02)
  }
}
