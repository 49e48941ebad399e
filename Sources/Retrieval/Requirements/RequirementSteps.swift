import ArchiveIndex
import ArchiveModel
import TextAnalysis

/// A list of requirements in steps: first all are looked at, then they are handed out.
///
/// In memory are the numbers that order them (``RequirementTally/Entry``) and the texts of one step.
actor RequirementSteps: RequirementTable {
  /// How long a step takes, and how many requirements it hands out at most.
  private static let stepTime = Duration.milliseconds(10)
  private static let stepCount = 200

  private let request: RequirementRequest
  private let snapshot: IndexSnapshot
  private let weights: RankingWeights
  private let analyzer: Analyzer
  private let start = ContinuousClock.now
  /// What is being put together; `nil` before the first step and after the last look.
  private var collection: RequirementCollection?
  /// What is handed out; `nil` before it is put together.
  private var tally: RequirementTally?
  private var highlighter: Highlighter?
  /// The groups that are still to be handed out.
  private var rest = 0..<0
  private var reader = RequirementReader()

  init(_ request: RequirementRequest, of snapshot: IndexSnapshot, weights: RankingWeights) throws {
    self.request = request
    self.snapshot = snapshot
    self.weights = weights
    analyzer = try Analyzer()
  }

  func next() throws -> RequirementTableStep? {
    try Task.checkCancellation()
    return try snapshot.read { session in
      let searcher = Searcher(session: session, analyzer: analyzer, weights: weights)
      if tally != nil { return try handOut(searcher) }
      guard collection != nil else {
        collection = try RequirementCollection(request, in: searcher)
        return .working
      }
      return try look(searcher)
    }
  }

  private func look(_ searcher: Searcher) throws -> RequirementTableStep {
    try collection?.advance(in: searcher, until: .now + Self.stepTime)
    guard collection?.isComplete == true, let tally = collection?.finish(in: searcher.session),
      var response = collection?.response
    else { return .working }
    if let terms = collection?.terms, !terms.isEmpty { highlighter = Highlighter(terms) }
    collection = nil
    self.tally = tally
    let first = min(request.offset, tally.groups.count)
    rest = first..<(first + min(request.limit, tally.groups.count - first))
    response.tookMilliseconds = (ContinuousClock.now - start) / .milliseconds(1)
    return .begin(response)
  }

  private func handOut(_ searcher: Searcher) throws -> RequirementTableStep? {
    guard let tally, !rest.isEmpty else { return nil }
    let deadline = ContinuousClock.now + Self.stepTime
    var hits: [RequirementHit] = []
    repeat {
      let place = rest.removeFirst()
      hits.append(
        try reader.hit(
          tally.groups[place], of: tally, rank: place + 1, highlighter: highlighter, in: searcher))
    } while !rest.isEmpty && hits.count < Self.stepCount && ContinuousClock.now < deadline
    return .hits(hits)
  }
}
