import ArchiveIndex
import ArchiveModel
import TextAnalysis

extension Searcher {
  /// Finds out what is to be told of exact words that no passage has all of: which stand nowhere, which
  /// stand over the end of a passage, and whether all stand somewhere and never together.
  ///
  /// - Parameter alternatives: the passages in which each group stands.
  func noteExactWords(
    _ alternatives: [PassageSet], _ search: Search, _ ranking: inout Ranking
  ) throws {
    guard search.hasExactWords else { return }
    var nowhere: [String] = []
    var across: [String] = []
    var somewhere: [String] = []
    for (word, group) in search.terms.groups.enumerated() where group.isPhrase {
      if try !alternatives[word].isEmpty
        || search.allowed != nil && has(group.expression, until: search.limits.deadline)
      {
        somewhere.append(group.typed)
        continue
      }
      let spans = try spans(of: group, word: word, search)
      if spans.isEmpty {
        nowhere.append(group.typed)
      } else {
        across.append(group.typed)
        ranking.acrossPassages += spans
      }
    }
    if !nowhere.isEmpty { ranking.notices.append(.exactWordsNotFound(nowhere)) }
    if !across.isEmpty { ranking.notices.append(.exactWordsAcrossPassages(across)) }
    if nowhere.isEmpty, somewhere.count > 1 {
      ranking.notices.append(.exactWordsApart(somewhere))
    }
  }

  /// Where exact words stand over the end of a passage.
  private func spans(of group: QueryTerms.Group, word: Int, _ search: Search) throws
    -> [WordHoldings.Span]
  {
    guard group.alternatives.count == 1, let sequence = group.alternatives[0].sequences.first,
      let quotation = try? Quotation(sequence.text, analyzer: analyzer)
    else { return [] }
    let reader = StretchReader(session: session, analyzer: analyzer)
    var finder = ExactFinder(
      quotation.whole, reader: reader, deadline: search.limits.deadline ?? .now + Self.timeLimit,
      capacity: QuoteChecker.leastCapacity)
    try finder.run()
    return finder.places.filter { $0.passages.count > 1 }.compactMap { place in
      let document = session.document(ofPassage: place.passage)
      guard search.allowed?.contains(document) ?? true else { return nil }
      return WordHoldings.Span(word: word, document: document, passages: place.passages)
    }
  }
}
