import ArchiveIndex
import ArchiveModel
import TextAnalysis

extension Searcher {
  /// How the answer goes on after the passages that hold all words.
  enum Relaxation {
    /// There are enough.
    case none
    /// With passages that hold some of the words, or the words of what is typed together apart.
    case someWords
    /// No passage holds all words: with whatever has most of their characters.
    case resembling
  }

  /// How the answer goes on. Filters do not decide it: what is enough in the archive is enough in a part
  /// of it.
  func relaxation(of ranking: Ranking, _ search: Search) throws -> Relaxation {
    let isStrict = search.hasExactWords || search.request.order != .relevance
    guard ranking.total < (isStrict ? 1 : Self.fewestTogether), !ranking.deadlineReached else {
      return .none
    }
    var all = ranking
    if search.allowed != nil { try findAll(search.unfiltered, &all) }
    if all.total == 0 { return .resembling }
    guard !isStrict, all.total < Self.fewestTogether else { return .none }
    if search.terms.apart != nil { return .someWords }
    guard all.total < Self.tooFew,
      search.terms.groups.count > 1 || !search.terms.apartOfAdded.isEmpty
    else { return .none }
    guard let whole = search.terms.whole else { return .someWords }
    var judged = try JudgedPassages(session: session, tokenizer: analyzer.tokenizer)
    let holdsWhole = try all.passages.contains { candidate in
      try judged.read(candidate.passage)
      return UnitMatcher.contains(whole.codes, in: judged.analyzed.stream.units)
    }
    return holdsWhole ? .none : .someWords
  }

  /// Lets passages in that hold some of the words: after those that hold all of them come documents
  /// that do, by a passage for each word, then passages with all exact words, then the others.
  func relax(_ search: Search, _ relaxation: Relaxation, _ ranking: inout Ranking) throws {
    let full = try judge(ranking.passages, search)
    // Who quotes wants the quoted: where exact words stand somewhere, nothing that resembles them.
    let isResembling =
      try relaxation == .resembling
      && !(search.hasExactWords
        && has(
          .any(search.terms.groups.map(\.expression)), until: search.limits.deadline))
    let some = try foundSome(search, orResembling: isResembling)
    try noteExactWords(some.alternatives, search, &ranking)
    if isResembling {
      let count = search.weighted.terms.count { $0.frequency.largest > 0 }
      ranking.isExact = finders(search).count == count
    }
    ranking.take(some)
    let words = Array(some.alternatives.prefix(search.terms.groups.count))
    var holdings = WordHoldings(words, session: session)
    holdings.add(ranking.acrossPassages, session: session)
    let answers = try documentAnswers(holdings, except: Set(full.map(\.passage)), search, some)
    ranking.holdings = holdings
    ranking.documentAnswers = Set(answers.map(\.passage))
    let leading = full + answers
    let known = Set(leading.map(\.passage))
    ranking.passages.removeAll { known.contains($0.passage) }
    // Spans over a passage's end are answers that no phrase finds.
    for answer in answers
    where !some.alternatives.contains(where: { $0.contains(answer.passage) }) {
      ranking.total += 1
      ranking.documentCounts.add(session.document(ofPassage: answer.passage))
    }
    try putExactWordsFirst(search, words, &ranking)
    ranking.passages.insert(contentsOf: leading, at: 0)
    ranking.sortedCount += leading.count
    ranking.isRelaxed = ranking.total > full.count
  }

  /// The rare terms. They do not depend on filters.
  private func finders(_ search: Search) -> [WeightedTerms.Term] {
    search.weighted.finders(
      postings: max(
        weights.findingPostings, Int(weights.findingShare * Double(session.passageCount))))
  }

  /// The passages that hold some of the words, ordered by what the rare terms tell: words typed together
  /// in a question are long, and which of them stand says less than which characters do.
  ///
  /// - Parameter orResembling: whether those are let in that hold only a rare term.
  private func foundSome(_ search: Search, orResembling: Bool = false) throws
    -> IndexSession.Found
  {
    let finders = finders(search)
    let terms = finders.map {
      MatchExpression.phrase([$0.sequence.text], columns: [.words, .grams, .heading])
    }
    let others =
      (orResembling ? terms : [search.terms.apart].compactMap(\.self))
      + search.terms.apartOfAdded
    let expression = search.terms.excluding(
      from: .any(search.terms.groups.map(\.expression) + others))
    let none = PhraseWeights(words: 0, grams: 0, heading: 0)
    return try session.find(
      expression, scoring: .any(terms),
      weights: expression.phrases.map { _ in none }
        + finders.map {
          PhraseWeights(words: $0.words, grams: $0.grams, heading: weights.heading)
        }, parameters: weights.bm25, allowed: search.allowed,
      countsDocuments: search.request.wantsFacets, keepsAlternatives: true, limits: search.limits)
  }

  /// Judges the rest, those with more of the exact words first.
  private func putExactWordsFirst(
    _ search: Search, _ alternatives: [PassageSet], _ ranking: inout Ranking
  ) throws {
    let phrases = zip(search.terms.groups, alternatives).filter { $0.0.isPhrase }.map(\.1)
    guard !phrases.isEmpty else { return try judge(search, &ranking) }
    var tiers: [[Candidate]] = Array(repeating: [], count: phrases.count + 1)
    for candidate in ranking.passages {
      tiers[phrases.count { $0.contains(candidate.passage) }].append(candidate)
    }
    var ordered: [Candidate] = []
    var sortedCount = 0
    for held in tiers.indices.reversed() where !tiers[held].isEmpty {
      ranking.passages = tiers[held]
      ranking.sortedCount = 0
      try judge(search, &ranking)
      // Only what follows the last tier may be left unordered.
      if held > 0 { ranking.sortAll(session) }
      sortedCount = ordered.count + ranking.sortedCount
      ordered += ranking.passages
    }
    (ranking.passages, ranking.sortedCount) = (ordered, sortedCount)
  }

  // MARK: Documents that hold all words

  /// The most documents that hold all words in different passages that are put before the rest.
  private static let mostDocumentAnswers = 200

  /// The documents that hold every word, though no passage does: of each a passage for each word,
  /// together in the document's order; the best document first.
  private func documentAnswers(
    _ holdings: WordHoldings, except full: Set<Int>, _ search: Search, _ some: IndexSession.Found
  ) throws -> [Candidate] {
    guard search.terms.groups.count > 1 || !holdings.spans.isEmpty else { return [] }
    let fullDocuments = Set(full.map { session.document(ofPassage: $0) })
    let complete = holdings.completeDocuments.filter { !fullDocuments.contains($0) }
    guard !complete.isEmpty else { return [] }
    var scores: [Int: Double] = [:]
    for candidate in some.candidates { scores[candidate.passage] = candidate.score }
    let chosen = holdings.bestPassages(of: Set(complete)) { scores[$0] ?? 0 }
    let ranked = chosen.map { document, passages in
      (document, passages, passages.reduce(0) { $0 + (scores[$1] ?? 0) })
    }.sorted { left, right in
      if left.2 != right.2 { return left.2 > right.2 }
      return session.isNewer(left.0, than: right.0)
    }.prefix(Self.mostDocumentAnswers)
    let judged = try judge(
      ranked.prefix(weights.judgedCandidates).flatMap { $0.1 }.map {
        Candidate(passage: $0, score: scores[$0] ?? 0)
      }, search)
    var judgedScores: [Int: Double] = [:]
    for candidate in judged { judgedScores[candidate.passage] = candidate.score }
    return ranked.flatMap { _, passages, _ in
      passages.map {
        Candidate(passage: $0, score: judgedScores[$0] ?? scores[$0] ?? 0)
      }
    }
  }
}
