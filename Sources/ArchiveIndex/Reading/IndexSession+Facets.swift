public import ArchiveModel
internal import GRDB

extension IndexSession {
  /// Counts of found passages by what their documents are: every kind and year, and the `limit`
  /// issuers and speakers with the most.
  ///
  /// - Parameter counts: how many passages of each document were found.
  public func facets(of counts: DocumentCounts, limit: Int) throws -> Facets {
    var kinds: [UInt32: Int] = [:], issuers: [UInt32: Int] = [:], speakers: [UInt32: Int] = [:]
    var years: [Int: Int] = [:]
    let table = documents
    counts.forEach { document, count in
      guard document < table.count else { return }
      kinds[table.kinds[document], default: 0] += count
      issuers[table.issuers[document], default: 0] += count
      speakers[table.speakers[document], default: 0] += count
      years[Int(table.firstDays[document]) / 10_000, default: 0] += count
    }
    let undated = years.removeValue(forKey: 0) ?? 0
    return try file.translatingErrors {
      Facets(
        kinds: try named(kinds, limit: Int.max), issuers: try named(issuers, limit: limit),
        years: years.sorted { $0.key > $1.key }.map {
          Facets.Count(value: String($0.key), count: $0.value)
        },
        speakers: try named(speakers, limit: limit), undatedCount: undated)
    }
  }

  /// Who speaks in a whole document; `nil` where that is not known.
  public func speaker(ofDocument document: Int) throws -> String? {
    guard document < documents.count, documents.speakers[document] != 0 else { return nil }
    return try file.translatingErrors {
      try String.fetchOne(
        db.cachedStatement(sql: "SELECT value FROM names WHERE id = ?"),
        arguments: [Int(documents.speakers[document])])
    }
  }

  /// The counts of names, most first, of equals by the name.
  private func named(_ counts: [UInt32: Int], limit: Int) throws -> [Facets.Count] {
    var counts = counts
    counts[0] = nil
    let least = counts.values.sorted(by: >).prefix(limit).last ?? 0
    let named = try counts.filter { $0.value >= least }.map { number, count in
      let name = try String.fetchOne(
        db.cachedStatement(sql: "SELECT value FROM names WHERE id = ?"), arguments: [Int(number)])
      guard let name else {
        throw ArchiveIndexError(
          code: .damaged, path: file.path, detail: .item(.name, Int64(number)))
      }
      return Facets.Count(value: name, count: count)
    }
    return Array(
      named.sorted { ($1.count, $0.value) < ($0.count, $1.value) }.prefix(limit))
  }
}
