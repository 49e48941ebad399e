import ArchiveIndex
public import ArchiveModel
import Corpus
import TextAnalysis

/// Answers requests for requirements, in one read transaction of an index.
///
/// With words, the passages are found and ranked as a search ranks them; then each of their items
/// must itself fit. Without words, all that pass the filters are listed, newest first.
public struct RequirementSearcher {
  /// How many of the best passages are looked through.
  static let mostPassages = 3_000

  let searcher: Searcher
  private var session: IndexSession { searcher.session }
  private var analyzer: Analyzer { searcher.analyzer }

  /// A searcher for requirements, beside one for passages.
  public init(_ searcher: Searcher) { self.searcher = searcher }

  /// Answers a request.
  ///
  /// - Throws: ``ArchiveIndexError`` for a damaged index; never for what the query says.
  public func search(_ request: RequirementRequest) throws -> RequirementResponse {
    let start = ContinuousClock.now
    let query = ParsedQuery(request.query, fold: analyzer.folding.fold)
    var response = RequirementResponse(query: request.query, notices: query.notices)
    if try !session.isComplete() { response.notices.append(.indexIncomplete) }
    let scope = try scope(request, query)
    let terms = try QueryTerms(query, analyzer: analyzer, archive: searcher.knowledge)
    var list = FoundList()
    if terms.isEmpty {
      let asksForNothing =
        request.query.unicodeScalars.contains { !$0.properties.isWhitespace }
        && query.filter.isEmpty && query.excludedFilters.isEmpty
      if asksForNothing {
        response.notices.append(.nothingToLookFor)
      } else {
        list = try newestFirst(scope)
      }
    } else {
      list = try ranked(query, request, scope)
    }
    response.relaxed = list.isRelaxed
    response.totalIsExact = list.isExact
    if list.deadlineReached { response.notices.append(.deadlineReached) }
    let groups = list.groups()
    response.total = groups.count
    response.hits = try hits(groups, request, terms)
    response.tookMilliseconds = (ContinuousClock.now - start) / .milliseconds(1)
    return response
  }

  // MARK: Filters

  /// What the filters leave.
  struct Scope {
    /// The documents; `nil` for all.
    var documents: DocumentSet?
    /// Whose requirements; `nil` for everybody's.
    var voices: IndexSession.Voices?
    /// Folded parts of addressees' names.
    var addressees: [String] = []
    /// The documents addressed to them.
    var addressed = DocumentSet()
  }

  private func scope(_ request: RequirementRequest, _ query: ParsedQuery) throws -> Scope {
    var filter = request.filter.combined(with: query.filter)
    var scope = Scope()
    let speakers = filter.speakers.map { KeyTest(filter: $0, analyzer: analyzer) }
    filter.speakers = []
    if !filter.isEmpty || !query.excludedFilters.isEmpty {
      var documents = try session.documents(passing: filter.folded(by: analyzer))
      for excluded in query.excludedFilters {
        documents.subtract(try session.documents(passing: excluded.folded(by: analyzer)))
      }
      scope.documents = documents
    }
    if !speakers.isEmpty { scope.voices = try session.voices(of: speakers.filter { !$0.key.isEmpty }) }
    scope.addressees = request.addressees.map { MatchingKey.text($0, analyzer: analyzer) }
      .filter { !$0.isEmpty }
    if !request.addressees.isEmpty {
      for (document, addressee) in try session.addressees() where matches(addressee, scope) {
        scope.addressed.insert(document)
      }
    }
    return scope
  }

  private func matches(_ addressee: String, _ scope: Scope) -> Bool {
    let key = MatchingKey.text(addressee, analyzer: analyzer)
    return scope.addressees.contains { key.contains($0) }
  }

  /// Whether a requirement is for one of those asked for.
  private func isAddressed(
    _ requirement: Requirement, in passage: Passage, document: Int, _ scope: Scope
  ) -> Bool {
    let named = requirement.addresseeByteRanges
    guard !named.isEmpty else { return scope.addressed.contains(document) }
    return named.contains { matches(passage.text(in: $0), scope) }
  }

  // MARK: Finding

  /// The requirements found, in order, before repetitions are put together.
  struct FoundList {
    var heads: [IndexSession.RequirementHead] = []
    var isRelaxed = false
    var isExact = true
    var deadlineReached = false

    /// The heads of each requirement, in the order of the first of each.
    func groups() -> [[IndexSession.RequirementHead]] {
      var groups: [[IndexSession.RequirementHead]] = []
      var places: [UInt64: Int] = [:]
      for head in heads {
        if let place = places[head.key] {
          groups[place].append(head)
        } else {
          places[head.key] = groups.count
          groups.append([head])
        }
      }
      return groups
    }
  }

  private func newestFirst(_ scope: Scope) throws -> FoundList {
    var heads = try session.requirementHeads(allowed: scope.documents, voices: scope.voices)
    if !scope.addressees.isEmpty {
      let known = try passages(naming: scope.addressees)
      heads = try heads.filter { head in
        let document = session.document(ofPassage: head.passage)
        guard known.contains(head.passage) || scope.addressed.contains(document) else {
          return false
        }
        let row = try session.passage(number: head.passage)
        let statements = try session.statements(of: row)
        return isAddressed(
          statements.requirements[head.place], in: row.passage, document: document, scope)
      }
    }
    var order: [Int: Int] = [:]
    for (place, entry) in session.documentsByDate(scope.documents).enumerated() {
      order[entry.document] = place
    }
    func place(_ head: IndexSession.RequirementHead) -> (Int, Int, Int) {
      (order[session.document(ofPassage: head.passage)] ?? .max, head.passage, head.place)
    }
    return FoundList(
      heads: heads.map { ($0, place($0)) }.sorted { $0.1 < $1.1 }.map(\.0))
  }

  /// The passages in which one of the folded texts stands.
  private func passages(naming texts: [String]) throws -> Set<Int> {
    var passages: Set<Int> = []
    for text in texts {
      let stream = analyzer.units(of: text)
      guard !stream.units.isEmpty else { continue }
      let analyzed = AnalyzedText(
        stream: stream, wordStarts: WordStarts(unitCount: stream.units.count))
      let sequence = UnitSequence(analyzed, 0..<stream.units.count, isPhrase: true)
      let found = try session.find(
        sequence.expression, weights: [], parameters: searcher.weights.bm25, allowed: nil,
        limits: IndexSession.Limits(capacity: .max))
      passages.formUnion(found.candidates.map(\.passage))
    }
    return passages
  }

  private func ranked(_ query: ParsedQuery, _ request: RequirementRequest, _ scope: Scope) throws
    -> FoundList
  {
    var allowed = scope.documents
    if let voices = scope.voices {
      var speaking = DocumentSet()
      for document in voices.keys where allowed?.contains(document) ?? true {
        speaking.insert(document)
      }
      allowed = speaking
    }
    let passageRequest = SearchRequest(query: request.query, limit: SearchRequest.largestLimit)
    var ranking = try searcher.rank(query, passageRequest, allowed: allowed)
    ranking.sortAll(session)
    var list = FoundList()
    list.isExact = ranking.isExact && !ranking.deadlineReached
    list.deadlineReached = ranking.deadlineReached
    let fitter = RequirementFitter(ranking.terms, weights: ranking.weighted?.wantedWeights ?? [:])
    var fits: [(head: IndexSession.RequirementHead, fit: RequirementFitter.Fit, place: Int)] = []
    var looked = 0
    for (place, candidate) in ranking.passages.enumerated() {
      let heads = try session.requirementHeads(ofPassage: candidate.passage, voices: scope.voices)
      guard !heads.isEmpty else { continue }
      looked += 1
      if looked > Self.mostPassages {
        list.isExact = false
        break
      }
      let row = try session.passage(number: candidate.passage)
      let statements = try session.statements(of: row)
      let stream = analyzer.units(of: row.passage.text)
      let context = try context(of: row)
      for head in heads where head.place < statements.requirements.count {
        let requirement = statements.requirements[head.place]
        if !scope.addressees.isEmpty,
          !isAddressed(requirement, in: row.passage, document: row.document, scope)
        {
          continue
        }
        let names = names(of: requirement, in: row.passage)
        if let fit = fitter.fit(
          item: stream.units, byteRange: requirement.byteRange, names: names, context: context)
        {
          fits.append((head, fit, place))
        }
      }
    }
    let complete = fits.filter { $0.fit.isComplete }
    let shown: [(head: IndexSession.RequirementHead, fit: RequirementFitter.Fit, place: Int)]
    if !complete.isEmpty || query.hasExactWords {
      shown = complete
    } else {
      shown = fits.filter { $0.fit.isNear }
      list.isRelaxed = !shown.isEmpty
    }
    list.heads = shown.sorted { left, right in
      if left.fit.rank != right.fit.rank { return left.fit.rank > right.fit.rank }
      if left.place != right.place { return left.place < right.place }
      return left.head.place < right.head.place
    }.map(\.head)
    return list
  }

  private func context(of row: IndexSession.PassageRow) throws -> [UnitStream] {
    var texts = row.passage.headingPath
    if let title = try session.title(ofDocument: row.document) { texts.append(title) }
    return texts.map { analyzer.units(of: $0) }
  }

  /// Who requires, and of whom: part of the requirement, as its words are.
  private func names(of requirement: Requirement, in passage: Passage) -> [UnitStream] {
    let texts =
      [requirement.speaker?.name].compactMap(\.self)
      + requirement.addresseeByteRanges.map { passage.text(in: $0) }
    return texts.map { analyzer.units(of: $0) }
  }

  // MARK: Showing

  private func hits(
    _ groups: [[IndexSession.RequirementHead]], _ request: RequirementRequest, _ terms: QueryTerms
  ) throws -> [RequirementHit] {
    let highlighter = Highlighter(terms)
    return try groups.dropFirst(request.offset).prefix(request.limit).enumerated().map {
      index, heads in
      let ordered = heads.map { ($0, earliestKey($0)) }.sorted { $0.1 < $1.1 }
      let places = try ordered.prefix(RequirementHit.mostPlaces).map { try place($0.0) }
      let first = places[0]
      let range = first.requirement.byteRange
      let units = analyzer.units(of: first.passage.text).units.filter {
        $0.byteStart >= range.lowerBound && $0.byteEnd <= range.upperBound
      }
      return RequirementHit(
        rank: request.offset + index + 1, places: places,
        furtherPlaceCount: ordered.count - places.count,
        highlightByteRanges: terms.isEmpty ? [] : highlighter.highlights(in: units))
    }
  }

  /// Earliest first: those without a date last.
  private func earliestKey(_ head: IndexSession.RequirementHead) -> (Int, UInt64, Int) {
    let document = session.document(ofPassage: head.passage)
    return (
      session.days(ofDocument: document)?.lowerBound ?? .max,
      session.identifierNumber(ofDocument: document), head.passage << 8 | head.place
    )
  }

  private func place(_ head: IndexSession.RequirementHead) throws -> RequirementPlace {
    let row = try session.passage(number: head.passage)
    let statements = try session.statements(of: row)
    let passageID = Identifiers.passage(row)
    return RequirementPlace(
      id: "\(passageID).\(head.place + 1)", passageID: passageID,
      document: try session.document(number: row.document), passage: row.passage,
      requirement: statements.requirements[head.place])
  }
}

extension LiveArchive {
  /// Lists requirements.
  public func requirements(_ request: RequirementRequest) async throws -> RequirementResponse {
    try withSearcher { try RequirementSearcher($0).search(request) }
  }
}
