public import ArchiveModel
internal import GRDB
public import TextAnalysis

extension IndexSession {
  /// The documents that pass a filter, as searches, lists, exports and counts of gaps mean it: those that
  /// are found by the index's tables, where one that names speakers passes by the passages in which they
  /// speak, too; others, of which the index holds no tables, by what is known of them.
  ///
  /// - Parameter analyzer: folds what is known of documents that are not found.
  public func documents(
    passing filter: FoldedFilter, scope: ListingRequest.Scope, analyzer: Analyzer
  ) throws -> DocumentSet {
    var set = scope == .notFound ? DocumentSet() : try documentsOrPassages(passing: filter)
    guard scope != .current else { return set }
    try file.translatingErrors {
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT \(Self.summaryColumns)
          FROM documents JOIN files ON files.id = file WHERE standing IS NOT NULL
          """)
      while let row = try rows.next() {
        guard let number = row.decoded(SummaryColumn.number) as Int?,
          filter.allows(summary(row), analyzer: analyzer)
        else { continue }
        guard (0...DocumentSet.largestNumber).contains(number) else {
          throw ArchiveIndexError(
            code: .damaged, path: file.path, detail: .item(.document, Int64(number)))
        }
        set.insert(number)
      }
    }
    return set
  }
}

extension IndexSession.FoldedFilter {
  /// Whether a document that is not found would pass: the index holds no tables of those.
  fileprivate func allows(_ document: DocumentSummary, analyzer: Analyzer) -> Bool {
    let description = document.description
    func holds(_ values: [String?], anyOf wanted: [KeyTest]) -> Bool {
      guard !wanted.isEmpty else { return true }
      let keys = values.compactMap { $0.map { MatchingKey.text($0, analyzer: analyzer) } }
      return keys.contains { key in wanted.contains { $0.passes(key) } }
    }
    if !kinds.isEmpty {
      guard let kind = description.kind, kinds.contains(kind) else { return false }
    }
    guard holds([description.issuer], anyOf: issuers),
      holds([description.speaker] + description.byline, anyOf: speakers),
      holds([description.title], anyOf: titles)
    else { return false }
    if !numbers.isEmpty || !numberParts.isEmpty {
      let key = description.number.flatMap { MatchingKey.number($0, analyzer: analyzer) }
      guard let key,
        numbers.contains(key) || numberParts.contains(where: { " \(key) ".contains($0) })
      else { return false }
    }
    if !pathPrefixes.isEmpty {
      guard pathPrefixes.contains(where: { document.path.utf8.starts(with: $0.utf8) }) else {
        return false
      }
    }
    guard firstDay != nil || lastDay != nil || wantsUndated else { return true }
    guard let days = description.date?.dayRange else { return wantsUndated }
    guard firstDay != nil || lastDay != nil else { return false }
    return days.upperBound >= firstDay ?? 0 && days.lowerBound <= lastDay ?? .max
  }
}
