import ArchiveIndex
import ArchiveModel
import TextAnalysis

/// Puts together the requirements that a request asks for, some at a time.
///
/// With words, the passages are found and ranked as a search ranks them; then each of their items must
/// itself fit. Without words all are looked at. What fits is counted by every filter but those of kind,
/// issuer, path and the like, so that a filter by whom, of whom or by date can say what states none.
struct RequirementCollection {
  /// What is known of the list as a whole.
  private(set) var response: RequirementResponse
  /// Whether all was looked at.
  private(set) var isComplete = false
  /// The terms of the query, for marking.
  let terms: QueryTerms

  /// Where to look next.
  private enum Source {
    case nothing
    /// All passages from a number on.
    case all(Int)
    /// Ranked passages from a place on; those from `others` on stand in documents that the filters leave
    /// out, and only tell whether some requirement has all the words.
    case ranked([UInt32], Int, others: Int)
  }

  /// How many passages are looked at between two looks at the clock.
  private static let stepCount = 512

  private let request: RequirementRequest
  private let conditions: RequirementConditions
  private let hasExactWords: Bool
  private let fitter: RequirementFitter?
  private var source = Source.nothing
  /// Those with all the words, and those with most of them.
  private var whole = RequirementTally()
  private var near = RequirementTally()
  private var reader = RequirementReader()
  private var context = ContextReader()

  /// Begins a list: filters are read, and passages with the words are found.
  init(_ request: RequirementRequest, in searcher: Searcher) throws {
    self.request = request
    let (session, analyzer) = (searcher.session, searcher.analyzer)
    let query = ParsedQuery(request.query, fold: analyzer.folding.fold)
    response = RequirementResponse(query: request.query, notices: query.notices)
    if try !session.isComplete() { response.notices.append(.indexIncomplete) }
    conditions = try RequirementConditions(request, query, in: searcher)
    hasExactWords = query.hasExactWords
    let deadline = ContinuousClock.now + Searcher.timeLimit
    func terms(_ query: ParsedQuery) throws -> QueryTerms {
      try QueryTerms(query, analyzer: analyzer, archive: searcher.knowledge(until: deadline))
    }
    self.terms = try terms(query)
    guard !self.terms.isEmpty else {
      fitter = nil
      let asksForNothing =
        request.query.unicodeScalars.contains { !$0.properties.isWhitespace }
        && query.filter.isEmpty && query.excludedFilters.isEmpty
      if asksForNothing { response.notices.append(.nothingToLookFor) } else { source = .all(0) }
      return
    }
    let typed = try TypedWords(query, analyzer: analyzer, terms: terms)
    let found = try Self.rankedPassages(query, request, in: searcher)
    fitter = RequirementFitter(typed, self.terms, weights: found.weights)
    if found.isCut {
      response.totalIsExact = false
      response.notices.append(.deadlineReached)
    }
    var passages: [UInt32] = []
    var others: [UInt32] = []
    for passage in found.passages {
      if conditions.allows(session.document(ofPassage: Int(passage))) {
        passages.append(passage)
      } else {
        others.append(passage)
      }
    }
    source = .ranked(passages + others, 0, others: passages.count)
  }

  /// All passages that a query finds, the best ranked first.
  private static func rankedPassages(
    _ query: ParsedQuery, _ request: RequirementRequest, in searcher: Searcher
  ) throws -> (passages: [UInt32], weights: [UnitSequence: Double], isCut: Bool) {
    let session = searcher.session
    let passageRequest = SearchRequest(query: request.query, limit: SearchRequest.largestLimit)
    var ranking = try searcher.rank(query, passageRequest, allowed: nil)
    ranking.sortAll(session)
    var isCut = ranking.deadlineReached
    var passages = ranking.passages.map { UInt32(clamping: $0.passage) }
    if !ranking.isRelaxed, ranking.total > passages.count, !isCut {
      // The ranking holds the best only; a list wants them all.
      let known = Set(passages)
      let found = try session.find(
        ranking.terms.excluding(from: ranking.terms.allExpression), weights: [],
        parameters: searcher.weights.bm25, allowed: nil,
        limits: IndexSession.Limits(capacity: .max, deadline: .now + Searcher.timeLimit))
      isCut = found.deadlineReached
      let rest = found.candidates.map { UInt32(clamping: $0.passage) }
        .filter { !known.contains($0) }
      passages += rest.sorted()
    } else if ranking.isRelaxed, ranking.total > passages.count {
      isCut = true
    }
    return (passages, ranking.weighted?.wantedWeights ?? [:], isCut)
  }

  // MARK: Looking

  /// Looks on until all was looked at or the time is over.
  ///
  /// - Throws: `CancellationError` where the task is cancelled, and ``ArchiveIndexError``.
  mutating func advance(in searcher: Searcher, until deadline: ContinuousClock.Instant) throws {
    switch source {
    case .nothing: isComplete = true
    case .all(let first): try lookAtAll(from: first, searcher.session, deadline)
    case .ranked(let passages, let first, let others):
      try look(at: passages, from: first, others: others, searcher, deadline)
    }
  }

  private mutating func lookAtAll(
    from first: Int, _ session: IndexSession, _ deadline: ContinuousClock.Instant
  ) throws {
    let conditions = conditions
    var next: Int? = first
    repeat {
      try Task.checkCancellation()
      next = try session.forEachRequirements(
        from: next ?? 0, most: Self.stepCount,
        in: { conditions.allows($0) && conditions.allows(session.days(ofDocument: $0)) }
      ) { document, heads in
        let days = session.days(ofDocument: document)
        for head in heads {
          whole.add(head, conditions.verdict(head, document: document, days: days))
        }
      }
    } while next != nil && ContinuousClock.now < deadline
    if let next { source = .all(next) } else { isComplete = true }
  }

  private mutating func look(
    at passages: [UInt32], from first: Int, others: Int, _ searcher: Searcher,
    _ deadline: ContinuousClock.Instant
  ) throws {
    var place = first
    while place < passages.count {
      if place >= others, !whole.isEmpty { break }
      try look(at: Int(passages[place]), place: place, countsOnly: place >= others, searcher)
      place += 1
      try Task.checkCancellation()
      if place < passages.count, ContinuousClock.now >= deadline {
        source = .ranked(passages, place, others: others)
        return
      }
    }
    isComplete = true
  }

  /// Looks at a ranked passage.
  ///
  /// - Parameter countsOnly: whether it only tells that some requirement has all the words.
  private mutating func look(
    at passage: Int, place: Int, countsOnly: Bool, _ searcher: Searcher
  ) throws {
    guard let fitter else { return }
    let (session, analyzer) = (searcher.session, searcher.analyzer)
    let heads = try session.requirementHeads(ofPassage: passage)
    guard !heads.isEmpty else { return }
    let read = try reader.passage(passage, in: session)
    let text = read.row.passage.text
    let worded = WordedText(text, analyzer.units(of: text).units)
    let context = try context.texts(of: read.row, in: searcher)
    let days = session.days(ofDocument: read.row.document)
    for head in heads where head.place < read.requirements.count {
      let requirement = read.requirements[head.place]
      let names =
        [requirement.speaker?.name].compactMap(\.self)
        + requirement.addresseeByteRanges.map { read.row.passage.text(in: $0) }
      guard
        let fit = fitter.fit(
          item: worded, byteRange: requirement.byteRange,
          names: names.map { WordedText($0, analyzer.units(of: $0).units) }, context: context)
      else { continue }
      if countsOnly {
        if fit.isComplete { whole.note() }
        continue
      }
      let verdict = conditions.verdict(head, document: read.row.document, days: days)
      if fit.isComplete {
        whole.add(head, verdict, rank: fit.rank, order: place)
      } else if whole.isEmpty, fit.isNear, !hasExactWords {
        near.add(head, verdict, rank: fit.rank, order: place)
      }
    }
  }

  // MARK: The list

  /// Puts what was found in order. A list that was not looked through to its end says so.
  ///
  /// - Returns: the list.
  mutating func finish(in session: IndexSession) -> RequirementTally {
    // Filters never relax: what some requirement has as it was typed is wanted as typed.
    let isRelaxed = whole.isEmpty && !near.isEmpty
    var tally = isRelaxed ? near : whole
    (whole, near) = (RequirementTally(), RequirementTally())
    source = .nothing
    tally.finish(request.order, hasWords: !terms.isEmpty, in: session)
    response.relaxed = isRelaxed && tally.total > 0
    response.total = tally.total
    response.withoutAddressee = tally.withoutAddressee
    response.withoutSpeaker = tally.withoutSpeaker
    response.withoutDate = tally.withoutDate
    response.deadlines = tally.deadlines
    if !isComplete {
      response.totalIsExact = false
      if !response.notices.contains(.deadlineReached) { response.notices.append(.deadlineReached) }
    }
    return tally
  }
}

/// Reads the headings above a passage and its document's title, with those read last at hand.
private struct ContextReader {
  private var document = -1
  private var title: [WordedText] = []
  private var path: [String] = []
  private var headings: [WordedText] = []

  mutating func texts(of row: IndexSession.PassageRow, in searcher: Searcher) throws
    -> [WordedText]
  {
    func worded(_ text: String) -> WordedText {
      WordedText(text, searcher.analyzer.units(of: text).units)
    }
    if document != row.document {
      title = try searcher.session.title(ofDocument: row.document).map { [worded($0)] } ?? []
      document = row.document
    }
    if path != row.passage.headingPath {
      path = row.passage.headingPath
      headings = path.map(worded)
    }
    return headings + title
  }
}
