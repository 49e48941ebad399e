import ArchiveIndex
import ArchiveModel
import Corpus
import TextAnalysis

extension Searcher {
  /// The hits of the page asked for.
  func hits(_ ranking: inout Ranking, _ request: SearchRequest) throws -> [Hit] {
    let shown = shownPassages(&ranking, request)
    let (terms, named) = (ranking.terms, ranking.named)
    let highlighter = Highlighter(terms)
    var scorer = ranking.weighted.map {
      PassageScorer(terms, $0, weights: weights, meanLength: session.meanLength)
    }
    var judged = try JudgedPassages(session: session, tokenizer: analyzer.tokenizer)
    var documents: [Int: DocumentSummary] = [:]
    var links: [Int: DocumentLinks] = [:]
    return try shown.enumerated().map { index, shown in
      let row = try session.passage(number: shown.candidate.passage)
      let stream = analyzer.units(of: row.passage.text)
      let highlights = highlighter.highlights(in: stream.units)
      let document = try documents[row.document] ?? session.document(number: row.document)
      documents[row.document] = document
      let alsoIn =
        try links[row.document]
        ?? session.links(ofDocument: row.document, limit: Self.linksTold)
      links[row.document] = alsoIn
      var explanation: [TermContribution]? = request.wantsExplanation ? [] : nil
      if request.wantsExplanation, scorer != nil {
        try judged.read(row.number)
        let score =
          scorer?.score(judged.analyzed, headings: judged.headings, explanation: &explanation) ?? 0
        // What was put first by its number or date, or found beyond the judged candidates.
        let rest = shown.candidate.score - score
        if abs(rest) > 1e-9 {
          let isNamed = named.contains(shown.candidate.passage)
          explanation?.append(
            TermContribution(
              term: isNamed ? "named" : "not judged", view: .whole, frequency: 1,
              documentFrequency: 0, score: rest))
        }
      }
      return Hit(
        rank: request.offset + index + 1, score: shown.candidate.score,
        passageID: Identifiers.passage(row), document: document, passage: row.passage,
        highlightByteRanges: highlights,
        snippetByteRange: highlighter.snippet(
          in: stream.units, of: row.passage.text, highlights: highlights),
        explanation: explanation ?? [], furtherPassageCount: shown.further, alsoIn: alsoIn)
    }
  }

  /// The passages of the page asked for. Those of a document beyond what the request allows come
  /// after all others, so that one long report does not fill the first pages and nothing is lost.
  private func shownPassages(_ ranking: inout Ranking, _ request: SearchRequest) -> [(
    candidate: Candidate, further: Int
  )] {
    let end = request.offset + request.limit
    guard let most = request.passagesPerDocument else {
      ranking.sort(first: end, session)
      return ranking.passages.dropFirst(request.offset).prefix(request.limit).map { ($0, 0) }
    }
    var shown = firstPassages(ranking.passages[..<ranking.sortedCount], most: most, end: end)
    if shown.first.count < end, ranking.sortedCount < ranking.passages.count {
      ranking.sortAll(session)
      shown = firstPassages(ranking.passages[...], most: most, end: end)
    }
    let page = (shown.first + shown.further).dropFirst(request.offset).prefix(request.limit)
    let counts = passageCounts(of: page, in: ranking.passages)
    return page.map { candidate in
      (candidate, max(0, counts[session.document(ofPassage: candidate.passage)] - most))
    }
  }

  /// The passages in order, up to `end` of them, of each document at most `most`; and the others that
  /// were come upon.
  private func firstPassages(_ passages: ArraySlice<Candidate>, most: Int, end: Int) -> (
    first: [Candidate], further: [Candidate]
  ) {
    var counts = DocumentCounts()
    var first: [Candidate] = []
    var further: [Candidate] = []
    for candidate in passages {
      let document = session.document(ofPassage: candidate.passage)
      counts.add(document)
      if counts[document] <= most {
        first.append(candidate)
        if first.count == end { break }
      } else {
        further.append(candidate)
      }
    }
    return (first, first.count == end ? [] : further)
  }

  /// How many passages were found of the documents on a page.
  private func passageCounts(of page: ArraySlice<Candidate>, in passages: [Candidate])
    -> DocumentCounts
  {
    var documents = DocumentSet()
    for candidate in page { documents.insert(session.document(ofPassage: candidate.passage)) }
    var counts = DocumentCounts()
    for candidate in passages {
      let document = session.document(ofPassage: candidate.passage)
      if documents.contains(document) { counts.add(document) }
    }
    return counts
  }

  /// Counts of the matching passages by what their documents are.
  func facets(_ ranking: Ranking) throws -> Facets {
    var facets = try session.facets(of: ranking.documentCounts, limit: Self.facetLimit)
    facets.isExact = ranking.isExact && !ranking.deadlineReached
    try addPassageSpeakers(ranking, to: &facets)
    return facets
  }
}

extension Identifiers {
  /// The id of a passage in the index.
  static func passage(_ row: IndexSession.PassageRow) -> String {
    passage(row.documentIdentifier, row.contentDigest, row.passage.ordinal)
  }

  /// The id of a passage of a document in the index.
  static func passage(_ document: IndexSession.DocumentRow, _ ordinal: Int) -> String {
    passage(document.summary.id, document.contentDigest, ordinal)
  }

  private static func passage(_ document: String, _ digest: [UInt8], _ ordinal: Int) -> String {
    guard let content = ContentDigest(bytes: digest) else { return "\(document)--\(ordinal)" }
    return passage(documentID: document, content: content, ordinal: ordinal)
  }
}
