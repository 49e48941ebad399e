import ArchiveIndex
import ArchiveModel
import TextAnalysis

/// What orders equals: newer documents first, then ids, then the place in the document.
struct OrderKey: Comparable {
  var day: Int
  var identifier: String
  var passage: Int

  static func < (left: OrderKey, right: OrderKey) -> Bool {
    if left.day != right.day { return left.day > right.day }
    return (left.identifier, left.passage) < (right.identifier, right.passage)
  }
}

extension Searcher {
  func orderKey(_ passage: Int) throws -> OrderKey {
    let aspects = try session.aspects(ofDocument: session.document(ofPassage: passage))
    return OrderKey(day: aspects.lastDay ?? 0, identifier: aspects.identifier, passage: passage)
  }

  /// Newest documents first; inside a document, best passages first.
  func sortByDate(_ ranking: inout Ranking) throws {
    var keys: [Int: OrderKey] = [:]
    for candidate in ranking.passages {
      let document = session.document(ofPassage: candidate.passage)
      if keys[document] == nil {
        var key = try orderKey(candidate.passage)
        key.passage = 0
        keys[document] = key
      }
    }
    let places = ranking.passages.enumerated().map { place, candidate in
      (place, keys[session.document(ofPassage: candidate.passage)])
    }
    let order = places.sorted { left, right in
      guard let leftKey = left.1, let rightKey = right.1, leftKey != rightKey else {
        return left.0 < right.0
      }
      return leftKey < rightKey
    }
    ranking.passages = order.map { ranking.passages[$0.0] }
  }

  /// A query that only filters lists documents, newest first, by their first passage.
  func listDocuments(_ allowed: DocumentSet?, _ ranking: inout Ranking) throws {
    let documents = try session.documentsByDate(
      allowed.map { try withoutExcluded($0, ranking.terms) })
    ranking.passages = documents.map { Candidate(passage: $0.passage, score: 0) }
    ranking.total = documents.count
    ranking.documentCounts = Dictionary(
      documents.map { ($0.document, 1) }, uniquingKeysWith: { first, _ in first })
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
    for document in found.documentCounts.keys { excluded.insert(document) }
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
    let best = (ranking.passages.first?.score ?? 0) + 1
    let first = try session.documentsByDate(named)
      .filter { allowed?.contains($0.document) ?? true }
      // Not those of which only the month or the year is known.
      .filter {
        guard let day else { return true }
        let aspects = try session.aspects(ofDocument: $0.document)
        return aspects.firstDay == day && aspects.lastDay == day
      }
      .map { Candidate(passage: $0.passage, score: best) }
    guard !first.isEmpty else { return }
    let firstPassages = Set(first.map(\.passage))
    let others =
      ranking.isRelaxed ? [] : ranking.passages.filter { !firstPassages.contains($0.passage) }
    ranking.total =
      ranking.isRelaxed
      ? first.count : ranking.total + first.count - (ranking.passages.count - others.count)
    if ranking.isRelaxed { ranking.documentCounts = [:] }
    let known = Set(ranking.passages.map(\.passage))
    for candidate in first where ranking.isRelaxed || !known.contains(candidate.passage) {
      ranking.documentCounts[session.document(ofPassage: candidate.passage), default: 0] += 1
    }
    ranking.named = firstPassages
    ranking.passages = first + others
    ranking.isRelaxed = false
    ranking.isExact = true
  }
}

/// The units of titles and headings, each made once.
struct HeadingUnits {
  let analyzer: Analyzer
  private var titles: [Int: [UnitStream]] = [:]
  private var headings: [String: UnitStream] = [:]

  init(analyzer: Analyzer) { self.analyzer = analyzer }

  mutating func units(document: Int, headingPath: [String], session: IndexSession) throws
    -> [UnitStream]
  {
    var streams: [UnitStream]
    if let known = titles[document] {
      streams = known
    } else {
      let title = try session.title(ofDocument: document)
      streams = title.map { [analyzer.units(of: $0)] } ?? []
      titles[document] = streams
    }
    for heading in headingPath {
      if let known = headings[heading] {
        streams.append(known)
      } else {
        let stream = analyzer.units(of: heading)
        headings[heading] = stream
        streams.append(stream)
      }
    }
    return streams
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
