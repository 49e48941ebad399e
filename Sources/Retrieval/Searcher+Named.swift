import ArchiveIndex
import ArchiveModel
import TextAnalysis

extension Searcher {
  /// A document number, a date or an article of a law typed alone goes straight to it: the document's
  /// first passage, or the article, is put before everything else.
  func putNamedFirst(_ query: ParsedQuery, _ ranking: inout Ranking, allowed: DocumentSet?) throws {
    let named = try named(query).filter { passage in
      let document = session.document(ofPassage: passage)
      return allowed?.contains(document) ?? true
    }
    guard !named.isEmpty else { return }
    ranking.sort(first: 1, session)
    let best = (ranking.passages.first?.score ?? 0) + 1
    let first = named.map { Candidate(passage: $0, score: best) }
    let firstPassages = Set(named)
    if ranking.isRelaxed {
      ranking.passages = []
      ranking.sortedCount = 0
      ranking.total = 0
      ranking.documentCounts = DocumentCounts()
      ranking.documentAnswers = []
      ranking.found = nil
      ranking.notices = []
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

  /// The passages that a query names, in their order.
  private func named(_ query: ParsedQuery) throws -> [Int] {
    guard query.groups.allSatisfy({ $0.count == 1 && !$0[0].isPhrase }), !query.groups.isEmpty
    else {
      return []
    }
    let text = query.groups.flatMap { $0.map(\.text) }.joined(separator: " ")
    if let key = MatchingKey.number(text, analyzer: analyzer) {
      var filter = IndexSession.FoldedFilter()
      filter.numbers = [key]
      return try session.documentsByDate(session.documents(passing: filter)).map(\.passage)
    }
    if let date = PartialDate(chinese: text), date.precision == .day, let days = date.dayRange {
      var filter = IndexSession.FoldedFilter()
      filter.firstDay = days.lowerBound
      filter.lastDay = days.upperBound
      // Not those of which only the month or the year is known.
      return try session.documentsByDate(session.documents(passing: filter))
        .filter { session.days(ofDocument: $0.document) == days }.map(\.passage)
    }
    guard let citation = ArticleCitation(query, analyzer: analyzer) else { return [] }
    return try passages(of: citation)
  }

  /// The passages of an article of a law, the newest version of the law first.
  private func passages(of citation: ArticleCitation) throws -> [Int] {
    let law = citation.law
    let titles = [
      [KeyTest(law, isWhole: true), KeyTest("中华人民共和国" + law, isWhole: true)], [KeyTest(law)],
    ]
    let heading = try analyzer.analyze(citation.article)
    let article = UnitSequence(heading, isPhrase: true)
    for tests in titles {
      var filter = IndexSession.FoldedFilter()
      filter.titles = tests
      let documents = try session.documents(passing: filter)
      guard documents.count > 0 else { continue }
      let found = try session.find(
        article.expression, weights: [], parameters: weights.bm25, allowed: documents,
        limits: IndexSession.Limits(
          capacity: SearchRequest.largestLimit, deadline: .now + Self.timeLimit))
      var judged = try JudgedPassages(session: session, tokenizer: analyzer.tokenizer)
      let passages = try found.candidates.map(\.passage).filter { passage in
        try judged.read(passage)
        return Self.isHeaded(by: article.codes, judged)
      }
      guard !passages.isEmpty else { continue }
      return passages.sorted { left, right in
        let (first, second) = (
          session.document(ofPassage: left), session.document(ofPassage: right)
        )
        return first == second ? left < right : session.isNewer(first, than: second)
      }
    }
    return []
  }

  /// Whether a passage begins with a heading or stands under it.
  private static func isHeaded(by codes: [UInt32], _ judged: JudgedPassages) -> Bool {
    if judged.analyzed.stream.units.prefix(codes.count).map(\.code) == codes { return true }
    // One heading is parted from the next by a unit that is none.
    return judged.headings.units.split { $0.code == 0 }.dropFirst()
      .contains { $0.prefix(codes.count).map(\.code) == codes }
  }
}
