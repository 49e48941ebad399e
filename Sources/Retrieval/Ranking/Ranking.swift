import ArchiveIndex
import ArchiveModel

/// The passages found for a request, before they are made into hits.
struct Ranking {
  /// The first ``sortedCount`` in their order, then the others in none: most pages never need them.
  var passages: [Candidate] = []
  var sortedCount = 0
  var total = 0
  var isExact = true
  var isRelaxed = false
  var deadlineReached = false
  var documentCounts = DocumentCounts()
  /// All passages found, where counts are wanted; `nil` where only documents were looked for.
  var found: PassageSet?
  /// The passages put first because the query is their document's number or date.
  var named: Set<Int> = []
  /// The passages of documents that hold all words in different passages.
  var documentAnswers: Set<Int> = []
  /// Exact words that stand over the end of a passage.
  var acrossPassages: [WordHoldings.Span] = []
  /// Which words stand in which documents, where some passages hold only some of them.
  var holdings: WordHoldings?
  /// What to tell of the words.
  var notices: [SearchResponse.Notice] = []
  var terms = QueryTerms()
  var weighted: WeightedTerms?

  /// Takes over what was found.
  mutating func take(_ found: IndexSession.Found) {
    passages = found.candidates
    sortedCount = 0
    total = found.total
    documentCounts = found.documentCounts ?? DocumentCounts()
    self.found = found.passages
    deadlineReached = deadlineReached || found.deadlineReached
  }

  /// Puts the first `count` passages in order; what is in order stays.
  mutating func sort(first count: Int, _ session: IndexSession) {
    guard count > sortedCount, sortedCount < passages.count else { return }
    var rest = Array(passages[sortedCount...])
    session.sort(&rest, first: count - sortedCount)
    passages.replaceSubrange(sortedCount..., with: rest)
    sortedCount = min(count, passages.count)
  }

  /// Puts all passages in order.
  mutating func sortAll(_ session: IndexSession) { sort(first: passages.count, session) }
}
