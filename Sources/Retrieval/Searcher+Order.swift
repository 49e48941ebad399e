import ArchiveIndex
import ArchiveModel
import TextAnalysis

extension Searcher {
  /// Documents strictly by date, those without one last; inside a document, best passages first.
  func sortByDate(_ ranking: inout Ranking, _ order: SearchRequest.Order) {
    ranking.sortAll(session)
    let placed = ranking.passages.enumerated().map { place, candidate in
      (document: session.document(ofPassage: candidate.passage), place: place)
    }
    let sorted = placed.sorted { left, right in
      guard left.document != right.document else { return left.place < right.place }
      return order == .dateAscending
        ? session.isOlder(left.document, than: right.document)
        : session.isNewer(left.document, than: right.document)
    }
    ranking.passages = sorted.map { ranking.passages[$0.place] }
  }

  /// A query that only filters lists documents, newest first, by their first passage.
  func listDocuments(_ allowed: DocumentSet?, _ ranking: inout Ranking) throws {
    let documents = session.documentsByDate(
      try allowed.map { try withoutExcluded($0, ranking.terms) })
    ranking.passages = documents.map { Candidate(passage: $0.passage, score: 0) }
    ranking.sortedCount = documents.count
    ranking.total = documents.count
    for (document, _) in documents { ranking.documentCounts.add(document) }
  }

  /// The documents of a set that hold nothing of what the query excludes.
  func withoutExcluded(_ documents: DocumentSet, _ terms: QueryTerms) throws -> DocumentSet {
    guard !terms.excluded.isEmpty else { return documents }
    let found = try session.find(
      .any(terms.excluded.map(\.expression)), weights: [],
      parameters: weights.bm25, allowed: documents, countsDocuments: true,
      limits: IndexSession.Limits(capacity: 1, deadline: .now + Self.timeLimit))
    var excluded = DocumentSet()
    found.documentCounts?.forEach { document, _ in excluded.insert(document) }
    var remaining = documents
    remaining.subtract(excluded)
    return remaining
  }
}

extension DocumentFilter {
  /// The filter as the index compares it.
  func folded(by analyzer: Analyzer) -> IndexSession.FoldedFilter {
    var folded = IndexSession.FoldedFilter()
    folded.kinds = kinds
    folded.issuers = issuers.map { KeyTest(filter: $0, analyzer: analyzer) }
    folded.speakers = speakers.map { KeyTest(filter: $0, analyzer: analyzer) }
    folded.titles = titles.map { KeyTest(filter: $0, analyzer: analyzer) }
    for number in numbers {
      if let key = MatchingKey.number(number, analyzer: analyzer) {
        folded.numbers.append(key)
      } else {
        folded.numberParts.append(MatchingKey.numberPart(number, analyzer: analyzer))
      }
    }
    folded.pathPrefixes = pathPrefixes
    folded.firstDay = since?.dayRange?.lowerBound
    folded.lastDay = until?.dayRange?.upperBound
    folded.wantsUndated = wantsUndated
    return folded
  }
}

extension KeyTest {
  /// A filter's value: a part of the name, or with `=` before it the whole name.
  init(filter value: String, analyzer: Analyzer) {
    let isWhole = value.hasPrefix("=") || value.hasPrefix("＝")
    self.init(
      MatchingKey.text(isWhole ? String(value.dropFirst()) : value, analyzer: analyzer),
      isWhole: isWhole)
  }
}
