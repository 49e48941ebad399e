import ArchiveModel
internal import GRDB

/// One read transaction of an index.
public struct IndexSession {
  let db: Database
  let table: PassageTable
  let file: IndexFile

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
    /// The best, best first.
    public var candidates: [Candidate]
    /// How many passages match.
    public var total: Int
    /// How many passages of each document match, by document number, where that was wanted.
    public var documentCounts: [Int: Int]
    /// Whether the time ran out before all was seen.
    public var deadlineReached: Bool
  }

  /// The number of passages in the index.
  public var passageCount: Int { table.passageCount }
  /// The mean length of a passage, in units.
  public var meanLength: Double { table.meanLength }

  /// The number of units of a passage.
  public func length(ofPassage passage: Int) -> Int {
    passage < table.lengths.count ? Int(table.lengths[passage]) : 0
  }

  /// The document a passage stands in, by its number.
  public func document(ofPassage passage: Int) -> Int {
    passage < table.documents.count ? Int(table.documents[passage]) : 0
  }

  /// Finds the passages that an expression matches.
  ///
  /// - Parameters:
  ///   - expression: what to look for.
  ///   - weights: one for each of the expression's phrases that scores, in their order.
  ///   - parameters: BM25's.
  ///   - allowed: the documents looked at; `nil` for all.
  ///   - countsDocuments: whether the matches of each document are counted.
  ///   - limits: how many, and for how long.
  /// - Throws: ``ArchiveIndexError`` for a damaged index.
  public func find(
    _ expression: MatchExpression, weights: [PhraseWeights], parameters: BM25Parameters,
    allowed: DocumentSet?, countsDocuments: Bool = false, limits: Limits
  ) throws -> Found {
    let collector = CandidateCollector(
      table: table, weights: weights, parameters: parameters, capacity: limits.capacity,
      allowed: allowed, countsDocuments: countsDocuments, deadline: limits.deadline)
    let handle = Int64(Int(bitPattern: Unmanaged.passUnretained(collector).toOpaque()))
    do {
      _ = try withExtendedLifetime(collector) {
        try Int.fetchOne(
          db.cachedStatement(
            sql: """
              SELECT rowid FROM passage_terms
              WHERE passage_terms MATCH ? AND collect(passage_terms, ?)
              """), arguments: [expression.fts5Syntax, handle])
      }
    } catch let error as DatabaseError {
      guard collector.deadlineReached else { throw file.translated(error) }
    }
    return Found(
      candidates: collector.best(), total: collector.total,
      documentCounts: collector.documentCounts, deadlineReached: collector.deadlineReached)
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
    try file.translatingErrors {
      var frequency = TermFrequency()
      if let row = try Row.fetchOne(
        db.cachedStatement(sql: "SELECT words, grams, heading FROM common_terms WHERE term = ?"),
        arguments: [term])
      {
        frequency.words = row.decoded(0) as Int? ?? 0
        frequency.grams = row.decoded(1) as Int? ?? 0
        frequency.heading = row.decoded(2) as Int? ?? 0
        return frequency
      }
      let rows = try Row.fetchCursor(
        db.cachedStatement(sql: "SELECT col, doc FROM term_counts WHERE term = ?"),
        arguments: [term])
      while let row = try rows.next() {
        guard let column = row.decoded(0) as String?, let count = row.decoded(1) as Int? else {
          continue
        }
        switch MatchExpression.Column(rawValue: column) {
        case .words: frequency.words = count
        case .grams: frequency.grams = count
        case .heading: frequency.heading = count
        case nil: break
        }
      }
      return frequency
    }
  }
}
