public import ArchiveIndex
public import ArchiveModel
public import TextAnalysis

/// Checks quotations against an index, in one read transaction.
///
/// Grams find where a quotation may stand; whether it stands there is decided on the document's text,
/// put together from its passages and headings. See `docs/quotations.md`.
public struct QuoteChecker {
  /// From this similarity on a place is the one that was meant, and changed; below, the quotation is
  /// not found. A sentence with a third of its characters remembered wrongly is still recognized.
  public static let leastSimilarity = 0.6
  /// Below this similarity two texts are alike by chance, and no nearest place is named.
  static let leastNear = 0.3
  /// How long a quotation may be looked for.
  public static let timeLimit = Duration.milliseconds(900)
  /// How many candidates are looked at, at least.
  static let leastCapacity = 200
  /// How many where the words are not identical in the first of them.
  static let largestCapacity = 4_000
  /// How much less alike than the nearest place another one may be.
  static let nearestMargin = 0.1
  /// How many nearest places are named for a quotation not found.
  static let mostNear = 3

  let reader: StretchReader
  /// Reads the decoded original of a document, where headings are to be found in it.
  let original: (DocumentSummary) -> String?
  /// What has become of a document's file since it was indexed.
  let fileChange: (DocumentSummary) -> QuoteResponse.FileChange?

  var session: IndexSession { reader.session }
  var analyzer: Analyzer { reader.analyzer }

  /// A checker.
  ///
  /// - Parameters:
  ///   - original: the decoded original of a document, `nil` where it cannot be read.
  ///   - fileChange: what has become of a document's file since it was indexed, `nil` for nothing.
  public init(
    session: IndexSession, analyzer: Analyzer,
    original: @escaping (DocumentSummary) -> String? = { _ in nil },
    fileChange: @escaping (DocumentSummary) -> QuoteResponse.FileChange? = { _ in nil }
  ) {
    reader = StretchReader(session: session, analyzer: analyzer)
    (self.original, self.fileChange) = (original, fileChange)
  }

  /// A place with its verdict, before it is made into a match.
  struct Candidate {
    var document: Int
    /// The first passage, for the order of places in one document.
    var passage: Int
    var verdict: QuoteVerdict
    var similarity: Double
    var folded: Set<QuoteFolding>
    /// The parts in their places, in order.
    var spans: [MatchSpan]
    var omissions: [String] = []
    var gaps: [QuoteGap] = []

    /// The characters of all parts of which no word says whether they are the same.
    var doubtful: [ScriptPair] {
      spans.flatMap(\.comparison.doubtful).reduce(into: []) { pairs, pair in
        if !pairs.contains(pair) { pairs.append(pair) }
      }
    }
  }

  /// Checks a quotation.
  ///
  /// - Throws: ``QuoteRequest/Refusal`` for a text that is no quotation, ``ArchiveIndexError`` for a
  ///   damaged index.
  public func check(_ request: QuoteRequest) throws -> QuoteResponse {
    try check(request, until: ContinuousClock.now + Self.timeLimit)
  }

  /// Checks a quotation, for at most ``timeLimit``.
  ///
  /// - Parameter limit: when the search ends at the latest.
  func check(_ request: QuoteRequest, until limit: ContinuousClock.Instant) throws -> QuoteResponse
  {
    let start = ContinuousClock.now
    let deadline = min(start + Self.timeLimit, limit)
    reader.forget()
    let quotation = try Quotation(request.text, analyzer: analyzer)
    var response = QuoteResponse(quote: request.text)
    if try !session.isComplete() { response.notices.append(.indexIncomplete) }
    var finder = ExactFinder(
      quotation.whole, reader: reader, deadline: deadline,
      capacity: max(Self.leastCapacity, request.limit))
    try finder.run()
    var candidates = try finder.places.map { try candidate(quotation.whole, at: $0) }
    var isExact = finder.isComplete
    var deadlineReached = finder.deadlineReached
    candidates.removeAll { !$0.verdict.isConfirmed }
    if candidates.isEmpty, finder.hasUndecidedForms {
      // A traditional document means another character by what is quoted: 看著 is 看着 there.
      var other = ExactFinder(
        quotation.whole, reader: reader, deadline: deadline,
        capacity: max(Self.leastCapacity, request.limit), undecided: .simplified)
      try other.run()
      candidates = try other.places.map { try candidate(quotation.whole, at: $0) }
        .filter(\.verdict.isConfirmed)
      deadlineReached = deadlineReached || other.deadlineReached
    }
    if !isExact, !deadlineReached, !candidates.contains(where: { $0.verdict == .identical }) {
      // The place meant may be among those not looked at.
      var wider = ExactFinder(
        quotation.whole, reader: reader, deadline: deadline, capacity: Self.largestCapacity)
      try wider.run()
      candidates = try wider.places.map { try candidate(quotation.whole, at: $0) }
        .filter(\.verdict.isConfirmed)
      (isExact, deadlineReached) = (wider.isComplete, wider.deadlineReached)
    }
    if candidates.isEmpty,
      quotation.parts.count > 1 || quotation.parts[0].text != quotation.whole.text
    {
      var parts = ElidedFinder(quotation.parts, checker: self, deadline: deadline)
      candidates = try parts.run()
      response.parts = quotation.parts.map(\.text)
      isExact = parts.isComplete
      deadlineReached = deadlineReached || parts.deadlineReached
    }
    if candidates.isEmpty {
      var near = NearFinder(
        quotation.whole, reader: reader, deadline: deadline, terms: finder.terms)
      candidates = try near.run().map { nearCandidate(quotation.whole, $0) }
      deadlineReached = deadlineReached || near.deadlineReached
    }
    let isConfirmed = candidates.contains { $0.verdict.isConfirmed }
    if deadlineReached {
      response.notices.append(.deadlineReached)
    } else if !isExact, !isConfirmed {
      response.notices.append(.searchLimited)
    }
    try conclude(&response, candidates, isExact: isExact && !deadlineReached, request)
    response.tookMilliseconds = (ContinuousClock.now - start) / .milliseconds(1)
    return response
  }

  private func conclude(
    _ response: inout QuoteResponse, _ candidates: [Candidate], isExact: Bool,
    _ request: QuoteRequest
  ) throws {
    let best = candidates.map(\.verdict).min() ?? .notFound
    response.verdict = best
    // Beside a place where the words stand, places where they do not are of no use; nor are those
    // that are much farther from them than the nearest.
    let nearest = candidates.map(\.similarity).max() ?? 0
    var shown = candidates.filter {
      best.isConfirmed
        ? $0.verdict.isConfirmed
        : $0.verdict == best && $0.similarity >= nearest - Self.nearestMargin
    }
    response.total = best == .notFound ? 0 : shown.count
    response.totalIsExact = best.isConfirmed ? isExact : best == .notFound && isExact
    if best == .notFound {
      shown = Array(shown.filter { $0.similarity >= Self.leastNear })
    }
    shown = inOrder(shown)
    let most = best == .notFound ? min(Self.mostNear, request.limit) : request.limit
    let builder = MatchBuilder(checker: self)
    response.matches = try shown.prefix(most).map { try builder.match($0) }
    for index in response.matches.indices {
      response.matches[index].fileChange = fileChange(response.matches[index].document)
    }
    let changed = response.matches.filter { $0.fileChange != nil }.map(\.document.path)
    if !changed.isEmpty {
      response.notices.append(
        .fileChanged(changed.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }))
    }
    response.folded = response.matches.first?.folded ?? []
    if response.matches.first?.gaps.contains(where: \.isWide) == true {
      response.notices.append(.partsApart)
    }
  }

  /// Best first; of equals what stands in the text before headings and titles, then the earliest
  /// document: whoever said it first.
  private func inOrder(_ candidates: [Candidate]) -> [Candidate] {
    var days: [Int: Int] = [:]
    for document in Set(candidates.map(\.document)) {
      days[document] = session.days(ofDocument: document)?.lowerBound ?? .max
    }
    func key(_ candidate: Candidate) -> (Int, Double, Int, Int, Int, Int) {
      let place: Int =
        switch candidate.spans[0].place {
        case .text: 0
        case .heading: 1
        case .title: 2
        }
      let verdict = QuoteVerdict.allCases.firstIndex(of: candidate.verdict) ?? 0
      return (
        verdict, -candidate.similarity, place, days[candidate.document] ?? .max,
        candidate.passage, candidate.spans[0].start.byteOffset
      )
    }
    return candidates.map { (key($0), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
  }

  // MARK: Judging

  /// How a part stands to a place where the same signs stand.
  func candidate(_ part: Quotation.Part, at place: ExactFinder.Place) throws -> Candidate {
    let document = reader.document(of: place.passage)
    if place.isTitle {
      let title = try session.title(ofDocument: document) ?? ""
      let compared = analyzer.compared(title)
      let start = compared.signs.firstIndex { Int($0.byteStart) >= place.byteOffset } ?? 0
      let comparison = PartComparer(part, text: title, compared: compared, analyzer: analyzer)
        .compare(run: start..<(start + part.signs.count))
      return made(document, part, comparison, MatchSpan(title: comparison, place.passage))
    }
    let isAlone = place.passages.count == 1 && place.headingDepth < 0
    let stretch = isAlone ? nil : try reader.stretch(place.passages)
    let text = try stretch?.text ?? reader.text(of: place.passage).text
    let compared = try stretch?.compared ?? reader.compared(of: place.passage)
    let origin =
      stretch?.pieces.first {
        $0.passage == place.passage && ($0.headingDepth ?? -1) == place.headingDepth
      }?.byteRange.lowerBound ?? 0
    let byte = origin + place.byteOffset
    let start = compared.signs.firstIndex { Int($0.byteStart) >= byte } ?? 0
    guard start + part.signs.count <= compared.signs.count else {
      return made(
        document, part, PartComparison(edits: 1, length: 1),
        MatchSpan(inPassage: place.passage, 0..<0, place: .text))
    }
    let comparison = PartComparer(part, text: text, compared: compared, analyzer: analyzer)
      .compare(run: start..<(start + part.signs.count))
    let span =
      stretch.map { MatchSpan($0, comparison) }
      ?? MatchSpan(inPassage: place.passage, comparison.byteRange, place: .text)
    return made(document, part, comparison, span.with(comparison))
  }

  func nearCandidate(_ part: Quotation.Part, _ near: NearFinder.Near) -> Candidate {
    let span = MatchSpan(near.stretch, near.comparison).with(near.comparison)
    return made(near.stretch.document, part, near.comparison, span)
  }

  private func made(
    _ document: Int, _ part: Quotation.Part, _ comparison: PartComparison, _ span: MatchSpan
  ) -> Candidate {
    var verdict = comparison.verdict
    if verdict == .changed, comparison.similarity < Self.leastSimilarity { verdict = .notFound }
    return Candidate(
      document: document, passage: span.start.passage, verdict: verdict,
      similarity: comparison.similarity, folded: comparison.folded, spans: [span])
  }
}
