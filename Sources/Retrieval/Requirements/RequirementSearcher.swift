import ArchiveIndex
public import ArchiveModel
import TextAnalysis

/// Answers requests for requirements, in one read transaction of an index.
public struct RequirementSearcher {
  /// How long requirements are looked at for an answer in one piece, counted from its beginning. A list
  /// that takes longer says so; as a table (``LiveArchive/requirementTable(_:)``) it is whole.
  static let timeLimit = Duration.milliseconds(950)

  /// What reading one of the results takes, and writing it as JSON: a long list stops looking earlier.
  private static let readingTime = Duration.microseconds(60)
  private static let renderingTime = Duration.microseconds(150)

  let searcher: Searcher

  /// A searcher for requirements, beside one for passages.
  public init(_ searcher: Searcher) { self.searcher = searcher }

  /// Answers a request.
  ///
  /// - Throws: ``ArchiveIndexError`` for a damaged index; never for what the query says.
  ///   `CancellationError` where the task is cancelled.
  public func search(_ request: RequirementRequest) throws -> RequirementResponse {
    let start = ContinuousClock.now
    var collection = try RequirementCollection(request, in: searcher)
    let shown = min(request.limit, RequirementRequest.largestLimit)
    let end = start + Self.timeLimit - Self.renderingTime * shown
    try collection.advance(in: searcher, until: end - Self.readingTime * shown)
    let tally = collection.finish(in: searcher.session)
    let highlighter = collection.terms.isEmpty ? nil : Highlighter(collection.terms)
    var reader = RequirementReader()
    var response = collection.response
    for group in tally.groups.dropFirst(request.offset).prefix(request.limit) {
      // One at least: whoever asks for the next ones must get on.
      if !response.hits.isEmpty, ContinuousClock.now >= end {
        // Further ones can be asked for from here on.
        if !response.notices.contains(.deadlineReached) {
          response.notices.append(.deadlineReached)
        }
        break
      }
      response.hits.append(
        try reader.hit(
          group, of: tally, rank: request.offset + response.hits.count + 1,
          highlighter: highlighter, in: searcher))
    }
    response.tookMilliseconds = (ContinuousClock.now - start) / .milliseconds(1)
    return response
  }
}

extension LiveArchive {
  /// Lists requirements.
  public func requirements(_ request: RequirementRequest) async throws -> RequirementResponse {
    try withSearcher { try RequirementSearcher($0).search(request) }
  }

  /// Lists requirements whole, some at a time, as the archive is now.
  public func requirementTable(_ request: RequirementRequest) async throws
    -> any RequirementTable
  {
    try RequirementSteps(request, of: reader.snapshot(), weights: weights)
  }
}
