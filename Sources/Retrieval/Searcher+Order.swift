import ArchiveIndex
import ArchiveModel
import TextAnalysis

extension Searcher {
  /// Newest documents first; inside a document, best passages first.
  func sortByDate(_ ranking: inout Ranking) {
    ranking.sortAll(session)
    let placed = ranking.passages.enumerated().map { place, candidate in
      (document: session.document(ofPassage: candidate.passage), place: place)
    }
    let order = placed.sorted { left, right in
      left.document == right.document
        ? left.place < right.place : session.isNewer(left.document, than: right.document)
    }
    ranking.passages = order.map { ranking.passages[$0.place] }
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
  private func withoutExcluded(_ documents: DocumentSet, _ terms: QueryTerms) throws -> DocumentSet
  {
    guard !terms.excluded.isEmpty else { return documents }
    let found = try session.find(
      .any(terms.excluded.map { .all($0.map(\.expression)) }), weights: [],
      parameters: weights.bm25, allowed: documents, countsDocuments: true,
      limits: IndexSession.Limits(capacity: 1, deadline: .now + Self.timeLimit))
    var excluded = DocumentSet()
    found.documentCounts?.forEach { document, _ in excluded.insert(document) }
    var remaining = documents
    remaining.subtract(excluded)
    return remaining
  }

  /// A document number or a date typed alone goes straight to that document: its first passage is
  /// put before everything else.
  func putNamedFirst(_ query: ParsedQuery, _ ranking: inout Ranking, allowed: DocumentSet?) throws {
    guard query.groups.allSatisfy({ $0.count == 1 }) else { return }
    let text = query.groups.flatMap { $0.map(\.text) }.joined(separator: " ")
    var day: Int?
    var filter = IndexSession.FoldedFilter()
    if let key = MatchingKey.number(text, analyzer: analyzer) {
      filter.numbers = [key]
    } else if let date = PartialDate(chinese: text), date.precision == .day,
      let days = date.dayRange
    {
      filter.firstDay = days.lowerBound
      filter.lastDay = days.upperBound
      day = days.lowerBound
    } else {
      return
    }
    let named = try session.documents(passing: filter)
    guard named.count > 0 else { return }
    ranking.sort(first: 1, session)
    let best = (ranking.passages.first?.score ?? 0) + 1
    let first = session.documentsByDate(named)
      .filter { allowed?.contains($0.document) ?? true }
      // Not those of which only the month or the year is known.
      .filter {
        guard let day else { return true }
        return session.days(ofDocument: $0.document) == day...day
      }
      .map { Candidate(passage: $0.passage, score: best) }
    guard !first.isEmpty else { return }
    let firstPassages = Set(first.map(\.passage))
    if ranking.isRelaxed {
      ranking.passages = []
      ranking.sortedCount = 0
      ranking.total = 0
      ranking.documentCounts = DocumentCounts()
    }
    let others = ranking.passages.filter { !firstPassages.contains($0.passage) }
    let known = Set(ranking.passages.map(\.passage))
    for candidate in first where !known.contains(candidate.passage) {
      ranking.documentCounts.add(session.document(ofPassage: candidate.passage))
    }
    ranking.total += first.count - (ranking.passages.count - others.count)
    ranking.sortedCount = first.count + max(0, ranking.sortedCount - (known.count - others.count))
    ranking.named = firstPassages
    ranking.passages = first + others
    ranking.isRelaxed = false
    ranking.isExact = true
  }
}

extension DocumentFilter {
  /// The filter as the index compares it.
  func folded(by analyzer: Analyzer) -> IndexSession.FoldedFilter {
    var folded = IndexSession.FoldedFilter()
    folded.kinds = kinds
    folded.issuers = issuers.map { MatchingKey.text($0, analyzer: analyzer) }
    folded.speakers = speakers.map { MatchingKey.text($0, analyzer: analyzer) }
    folded.titles = titles.map { MatchingKey.text($0, analyzer: analyzer) }
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
    return folded
  }
}
