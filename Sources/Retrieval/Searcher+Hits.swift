import ArchiveIndex
import ArchiveModel
import Corpus
import TextAnalysis

extension Searcher {
  /// The hits of the page asked for.
  func hits(_ ranking: Ranking, _ request: SearchRequest) throws -> [Hit] {
    let shown = shownPassages(ranking, request)
    let highlighter = Highlighter(ranking.terms)
    let scorer = ranking.weighted.map {
      PassageScorer(ranking.terms, $0, weights: weights, meanLength: session.meanLength)
    }
    var headings = HeadingUnits(analyzer: analyzer)
    var documents: [Int: DocumentSummary] = [:]
    return try shown.enumerated().map { index, shown in
      let row = try session.passage(number: shown.candidate.passage)
      let stream = analyzer.units(of: row.passage.text)
      let highlights = highlighter.highlights(in: stream.units)
      let document = try documents[row.document] ?? session.document(number: row.document)
      documents[row.document] = document
      var explanation: [TermContribution]? = request.wantsExplanation ? [] : nil
      if request.wantsExplanation, let scorer {
        let score = scorer.score(
          AnalyzedText(stream: stream, wordStarts: WordStarts(bytes: row.wordStarts)),
          heading: try headings.units(
            document: row.document, headingPath: row.passage.headingPath, session: session),
          explanation: &explanation)
        // What was put first by its number or date, or found beyond the judged candidates.
        let rest = shown.candidate.score - score
        if abs(rest) > 1e-9 {
          let isNamed = ranking.named.contains(shown.candidate.passage)
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
        explanation: explanation ?? [], furtherPassageCount: shown.further)
    }
  }

  /// The passages of the page asked for. Those of a document beyond what the request allows come
  /// after all others, so that one long report does not fill the first pages and nothing is lost.
  private func shownPassages(_ ranking: Ranking, _ request: SearchRequest) -> [(
    candidate: Candidate, further: Int
  )] {
    guard let most = request.passagesPerDocument else {
      return ranking.passages.dropFirst(request.offset).prefix(request.limit).map { ($0, 0) }
    }
    var counts: [Int: Int] = [:]
    var first: [Candidate] = []
    var further: [Candidate] = []
    for candidate in ranking.passages {
      let document = session.document(ofPassage: candidate.passage)
      counts[document, default: 0] += 1
      if counts[document, default: 0] <= most {
        first.append(candidate)
      } else {
        further.append(candidate)
      }
    }
    return (first + further).dropFirst(request.offset).prefix(request.limit).map { candidate in
      let count = counts[session.document(ofPassage: candidate.passage)] ?? 0
      return (candidate, max(0, count - most))
    }
  }

  /// Counts of the matching passages by what their documents are.
  func facets(_ ranking: Ranking) throws -> Facets {
    var kinds: [String: Int] = [:], issuers: [String: Int] = [:]
    var years: [String: Int] = [:], speakers: [String: Int] = [:]
    var looked = 0
    for (document, count) in ranking.documentCounts {
      if looked == Self.facetDocumentLimit { break }
      looked += 1
      let aspects = try session.aspects(ofDocument: document)
      if let kind = aspects.kind { kinds[kind, default: 0] += count }
      if let issuer = aspects.issuer { issuers[issuer, default: 0] += count }
      if let speaker = aspects.speaker { speakers[speaker, default: 0] += count }
      if let day = aspects.firstDay { years[String(day / 10000), default: 0] += count }
    }
    let hasAllSpeakers = try addPassageSpeakers(ranking, to: &speakers)
    func mostFirst(_ counts: [String: Int]) -> [Facets.Count] {
      counts.map { Facets.Count(value: $0.key, count: $0.value) }
        .sorted { ($1.count, $0.value) < ($0.count, $1.value) }
    }
    return Facets(
      kinds: mostFirst(kinds), issuers: Array(mostFirst(issuers).prefix(50)),
      years: mostFirst(years).sorted { $0.value > $1.value },
      speakers: Array(mostFirst(speakers).prefix(50)),
      isExact: ranking.isExact && !ranking.deadlineReached
        && looked == ranking.documentCounts.count && hasAllSpeakers)
  }
}

extension Identifiers {
  /// The id of a passage in the index.
  static func passage(_ row: IndexSession.PassageRow) -> String {
    guard let content = ContentDigest(bytes: row.contentDigest) else {
      return "\(row.documentIdentifier)--\(row.passage.ordinal)"
    }
    return passage(
      documentID: row.documentIdentifier, content: content, ordinal: row.passage.ordinal)
  }
}
