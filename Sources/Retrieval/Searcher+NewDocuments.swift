import ArchiveIndex
public import ArchiveModel
public import Corpus
import Foundation
import TextAnalysis

extension Searcher {
  /// The documents that came in last and hold all words of a request's query.
  ///
  /// - Parameters:
  ///   - request: the query and the filter; the rest does not count.
  ///   - accessions: when each file came in, by the bytes of its path.
  ///   - lastChange: when a file was last changed, in seconds since 1970.
  /// - Throws: ``ArchiveIndexError`` for a damaged index; never for what the query says.
  public func newDocuments(
    _ request: SearchRequest, accessions: [[UInt8]: AccessionLog.Entry],
    lastChange: (String) -> Int?
  ) throws -> NewDocuments {
    var request = SearchRequest(query: request.query, filter: request.filter, matching: .all)
    let query = ParsedQuery(request.query, fold: analyzer.folding.fold)
    var answer = NewDocuments(notices: query.notices)
    if try !session.isComplete() { answer.notices.append(.indexIncomplete) }
    let allowed = try allowedDocuments(query, request)
    // Counted whole, so that no candidate's score decides which documents there are.
    request.wantsFacets = true
    let ranking = try rank(query, request, allowed: allowed)
    if ranking.deadlineReached { answer.notices.append(.deadlineReached) }
    // A blank query asks for all there is, one of signs alone for nothing.
    let isBlank = request.query.unicodeScalars.allSatisfy(\.properties.isWhitespace)
    if ranking.terms.isEmpty, allowed == nil, !isBlank {
      answer.notices.append(.nothingToLookFor)
      return answer
    }
    let newest = try session.files(of: documents(ranking, allowed))
      .map { Arrival($0, accessions[$0.path]) }.sorted().prefix(NewDocuments.most)
    var hits: [String: Hit] = [:]
    if !ranking.terms.isEmpty {
      var chosen = DocumentSet()
      for arrival in newest { chosen.insert(arrival.document) }
      chosen.partial = allowed?.partial
      for hit in try bestHits(query, request, in: chosen) { hits[hit.document.id] = hit }
    }
    answer.entries = try newest.map { arrival in
      let document = try session.document(number: arrival.document)
      let time =
        arrival.time
        ?? Date(timeIntervalSince1970: Double(lastChange(document.path) ?? 0))
      return NewDocuments.Entry(
        document: document, time: time.formatted(.iso8601), hit: hits[document.id])
    }
    return answer
  }

  /// The documents that answer; `nil` for all.
  private func documents(_ ranking: Ranking, _ allowed: DocumentSet?) throws -> DocumentSet? {
    guard !ranking.terms.isEmpty else {
      return try allowed.map { try withoutExcluded($0, ranking.terms) }
    }
    var found = DocumentSet()
    ranking.documentCounts.forEach { document, _ in found.insert(document) }
    return found
  }

  /// The best passage of each document.
  private func bestHits(_ query: ParsedQuery, _ request: SearchRequest, in documents: DocumentSet)
    throws -> [Hit]
  {
    var request = request
    request.order = .date
    request.limit = NewDocuments.most
    request.passagesPerDocument = nil
    var ranking = try rank(query, request, allowed: documents)
    var best: [Int: Candidate] = [:]
    for candidate in ranking.passages {
      let document = session.document(ofPassage: candidate.passage)
      let known = best[document]
      // Of equal ones the first in the document.
      if let known, (known.score, candidate.passage) >= (candidate.score, known.passage) {
        continue
      }
      best[document] = candidate
    }
    ranking.passages = Array(best.values)
    ranking.sortedCount = 0
    return try hits(&ranking, request)
  }
}

/// A document's coming in; the newest is the least.
private struct Arrival: Comparable {
  var document: Int
  /// Its accession; `nil` where it is not registered.
  private var accession: AccessionLog.Entry?

  init(_ file: IndexSession.DocumentFile, _ accession: AccessionLog.Entry?) {
    (document, self.accession) = (file.document, accession)
  }

  /// The time of the accession. The register may have been written by hand, and what stands there be none.
  var time: Date? { accession.flatMap { try? Date($0.at, strategy: .iso8601) } }

  /// Those that are not registered come last, the last indexed of them first; the records of one file in its order.
  static func < (left: Arrival, right: Arrival) -> Bool {
    switch (left.accession?.place, right.accession?.place) {
    case (let first?, let second?):
      first == second ? left.document < right.document : first > second
    case (_?, nil): true
    case (nil, _?): false
    case (nil, nil): left.document > right.document
    }
  }
}

extension LiveArchive {
  /// The documents that came in last and hold all words of a query.
  public func newDocuments(_ request: SearchRequest) async throws -> NewDocuments {
    let accessions = try accessions.read()
    return try withSearcher {
      try $0.newDocuments(request, accessions: accessions, lastChange: corpus.lastChange)
    }
  }
}
