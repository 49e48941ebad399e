import ArchiveModel
internal import GRDB

/// One read transaction of an index.
public struct IndexSession {
  let db: Database
  let tables: RankingTables
  let file: IndexFile
  private let lazyPostings = LazyPostings()

  init(db: Database, tables: RankingTables, file: IndexFile) {
    (self.db, self.tables, self.file) = (db, tables, file)
  }

  /// How many candidates are looked for, and for how long.
  public struct Limits: Sendable {
    /// The most candidates wanted.
    public var capacity: Int
    /// When to stop, where there is a limit.
    public var deadline: ContinuousClock.Instant?

    /// Makes limits.
    public init(capacity: Int, deadline: ContinuousClock.Instant? = nil) {
      (self.capacity, self.deadline) = (capacity, deadline)
    }
  }

  /// What was found.
  public struct Found: Sendable {
    /// The best, in no order.
    public var candidates: [Candidate]
    /// How many passages match.
    public var total: Int
    /// How many passages of each document match, where that was wanted.
    public var documentCounts: DocumentCounts?
    /// All matching passages, where their documents are counted.
    public var passages: PassageSet?
    /// What each alternative of the expression matches by itself, where that was wanted.
    public var alternatives: [PassageSet] = []
    /// Whether the time ran out before all was seen.
    public var deadlineReached: Bool
  }

  var passages: PassageTable { tables.order.passages }
  var documents: DocumentTable { tables.order.documents }

  /// The number of passages in the index.
  public var passageCount: Int { passages.passageCount }
  /// The mean length of a passage, in units.
  public var meanLength: Double { passages.meanLength }

  /// The number of units of a passage; those of a very long one count as 65,535.
  public func length(ofPassage passage: Int) -> Int {
    passage < passages.lengths.count ? Int(passages.lengths[passage]) : 0
  }

  /// The document a passage stands in, by its number.
  public func document(ofPassage passage: Int) -> Int {
    passage < passages.documents.count ? Int(passages.documents[passage]) : 0
  }

  /// Puts the `count` best candidates in order before all others, which stay in no order: best
  /// first, of equals the newest document first, then by id and place.
  public func sort(_ candidates: inout [Candidate], first count: Int) {
    candidates.sort(first: count, by: tables.order.precedes)
  }

  /// Finds the passages that an expression matches.
  ///
  /// - Parameters:
  ///   - expression: what to look for.
  ///   - scoring: phrases that find nothing and score.
  ///   - weights: one for each of the expression's phrases that scores, in their order; where there are
  ///   scoring phrases, one for each phrase of the expression and one for each of those.
  ///   - parameters: BM25's.
  ///   - allowed: the documents looked at; `nil` for all.
  ///   - countsDocuments: whether the matches of each document are counted.
  ///   - keepsAlternatives: whether what each part of an `any` matches is wanted by itself.
  ///   - limits: how many, and for how long.
  /// - Throws: ``ArchiveIndexError`` for a damaged index.
  public func find(
    _ expression: MatchExpression, scoring: MatchExpression? = nil, weights: [PhraseWeights],
    parameters: BM25Parameters, allowed: DocumentSet?, countsDocuments: Bool = false,
    keepsAlternatives: Bool = false,
    limits: Limits
  ) throws -> Found {
    try file.translatingErrors {
      try passages.lengths.withUnsafeBufferPointer { lengths in
        try passages.documents.withUnsafeBufferPointer { documents in
          try weights.withUnsafeBufferPointer { weights in
            try (allowed ?? DocumentSet()).withBits { bits in
              let filter = PassageFilter(
                documents: documents, allowed: allowed == nil ? nil : bits,
                partial: allowed?.partial)
              var evaluation = MatchEvaluation(
                try postings(), filter: filter, scoringCount: weights.count,
                deadline: limits.deadline, frequency: { try frequency(ofTerm: $0).largest })
              let (found, alternatives) =
                keepsAlternatives
                ? try evaluation.alternatives(expression)
                : (try evaluation.passages(expression), [])
              if let scoring {
                _ = try evaluation.passages(
                  scoring, number: expression.phrases.count, within: found)
              }
              var collector = CandidateCollector(
                lengths: lengths, filter: filter, weights: weights, parameters: parameters,
                meanLength: meanLength, order: tables.order, capacity: limits.capacity,
                documentCounts: countsDocuments
                  ? DocumentCounts(capacity: self.documents.count) : nil)
              collector.collect(found, evaluation.matches)
              return Found(
                candidates: collector.candidates, total: collector.total,
                documentCounts: collector.documentCounts,
                passages: countsDocuments ? PassageSet(found) : nil,
                alternatives: alternatives.map(PassageSet.init),
                deadlineReached: evaluation.deadlineReached)
            }
          }
        }
      }
    }
  }

  /// In how many passages a term stands, by view.
  public struct TermFrequency: Sendable, Hashable {
    /// Among the words.
    public var words = 0
    /// Among the grams.
    public var grams = 0
    /// In the title or a heading.
    public var heading = 0

    /// The most in any view.
    public var largest: Int { max(words, grams, heading) }
  }

  /// In how many passages a term stands.
  public func frequency(ofTerm term: String) throws -> TermFrequency {
    if let known = tables.frequencies[term] { return known }
    let frequency = try file.translatingErrors { try countedFrequency(ofTerm: term) }
    tables.frequencies[term] = frequency
    return frequency
  }

  private func countedFrequency(ofTerm term: String) throws -> TermFrequency {
    var frequency = TermFrequency()
    if let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT words, grams, heading FROM common_terms WHERE term = ?"),
      arguments: [term])
    {
      frequency.words = row.decoded("words") as Int? ?? 0
      frequency.grams = row.decoded("grams") as Int? ?? 0
      frequency.heading = row.decoded("heading") as Int? ?? 0
      return frequency
    }
    let documents = passages.documents
    try postings().forEachPosting(of: .equal(Array(term.utf8))) { passage, positions in
      guard passage >= 0, passage < documents.count, documents[passage] != 0 else { return true }
      let counts = ColumnFrequencies(positions)
      if counts.words > 0 { frequency.words += 1 }
      if counts.grams > 0 { frequency.grams += 1 }
      if counts.heading > 0 { frequency.heading += 1 }
      return true
    }
    return frequency
  }

  /// The posting lists as of the transaction.
  private func postings() throws -> PostingReader {
    if let reader = lazyPostings.reader { return reader }
    let reader = try PostingReader(db, file: file)
    lazyPostings.reader = reader
    return reader
  }

  /// Made when it is first needed: most requests for documents never do.
  private final class LazyPostings { var reader: PostingReader? }
}
