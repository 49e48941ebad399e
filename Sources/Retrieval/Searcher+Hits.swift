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
      try judged.read(row.number)
      let words = words(
        of: terms, in: judged, document: row.document, ranking.holdings,
        isNamed: named.contains(row.number))
      if request.wantsExplanation, scorer != nil {
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
        explanation: explanation ?? [], missing: words.missing,
        documentMissing: words.documentMissing, otherSpellings: words.otherSpellings,
        furtherPassageCount: shown.further, alsoIn: alsoIn)
    }
  }

  /// Which of the query's words a passage and its document lack, and which stand in another spelling.
  private func words(
    of terms: QueryTerms, in judged: JudgedPassages, document: Int, _ holdings: WordHoldings?,
    isNamed: Bool
  ) -> (missing: [String], documentMissing: [String], otherSpellings: [OtherSpelling]) {
    var (missing, documentMissing): ([String], [String]) = ([], [])
    var otherSpellings: [OtherSpelling] = []
    // What is asked for by its number or date is the answer, whatever words it has.
    guard !isNamed else { return ([], [], []) }
    let (text, headings) = (judged.analyzed.stream.units, judged.headings.units)
    for (word, group) in terms.groups.enumerated() {
      guard let alternative = group.standing(in: text, headings: headings) else {
        missing.append(group.typed)
        if !(holdings?.holds(word, document: document) ?? false) {
          documentMissing.append(group.typed)
        }
        continue
      }
      if !alternative.isAsTyped || alternative.added != nil {
        let found =
          alternative.added ?? alternative.sequences.map(\.text).joined(separator: " ")
        otherSpellings.append(OtherSpelling(typed: group.typed, found: found))
      }
    }
    return (missing, documentMissing, otherSpellings)
  }

  /// The passages of the page asked for. Those of a document beyond what the request allows come
  /// after all others, so that one long report does not fill the first pages and nothing is lost.
  private func shownPassages(_ ranking: inout Ranking, _ request: SearchRequest) -> [(
    candidate: Candidate, further: Int
  )] {
    let end = request.offset + request.limit
    guard let most = request.passagesPerDocument, request.order == .relevance else {
      ranking.sort(first: end, session)
      return ranking.passages.dropFirst(request.offset).prefix(request.limit).map { ($0, 0) }
    }
    let answers = ranking.documentAnswers
    var shown = firstPassages(
      ranking.passages[..<ranking.sortedCount], answers, most: most, end: end)
    if shown.first.count < end, ranking.sortedCount < ranking.passages.count {
      ranking.sortAll(session)
      shown = firstPassages(ranking.passages[...], answers, most: most, end: end)
    }
    let page = (shown.first + shown.further).dropFirst(request.offset).prefix(request.limit)
    let counts = passageCounts(of: page, in: ranking.passages)
    return page.map { candidate in
      (candidate, max(0, counts[session.document(ofPassage: candidate.passage)] - most))
    }
  }

  /// The passages in order, up to `end` of them, of each document at most `most`; and the others that
  /// were come upon. Those that answer together as one document are not parted.
  private func firstPassages(
    _ passages: ArraySlice<Candidate>, _ answers: Set<Int>, most: Int, end: Int
  ) -> (first: [Candidate], further: [Candidate]) {
    var counts = DocumentCounts()
    var first: [Candidate] = []
    var further: [Candidate] = []
    for candidate in passages {
      let document = session.document(ofPassage: candidate.passage)
      counts.add(document)
      if counts[document] <= most || answers.contains(candidate.passage) {
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
    facets.speakers = try speakerCounts(ranking, of: facets.speakers.map(\.value))
    facets.speakersAreExact = facets.isExact
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
