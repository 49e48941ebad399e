public import ArchiveModel
import Corpus
internal import GRDB

extension IndexSession {
  /// What is in the archive, in numbers; accessions are not the index's to tell.
  public func statistics(analysisVersion: String) throws -> ArchiveStatistics {
    var statistics = ArchiveStatistics(status: try status(analysisVersion: analysisVersion))
    try file.translatingErrors {
      statistics.kinds = try counts(of: "kind")
      statistics.formats = try counts(of: "format")
      statistics.years = try counts(of: "CAST(first_day / 10000 AS TEXT)")
        .sorted { ($0.value ?? "") > ($1.value ?? "") }
      let states = try Row.fetchCursor(
        db,
        sql:
          "SELECT content_state AS value, count(*) AS count FROM files GROUP BY 1 ORDER BY 2 DESC, 1"
      )
      while let row = try states.next() {
        statistics.contentStates.append(
          .init(value: row.decoded("value"), count: row.decoded("count") ?? 0))
      }
      statistics.withdrawnCount = try count("documents WHERE standing = 'withdrawn'")
      statistics.replacedCount = try count("documents WHERE standing = 'replaced'")
      statistics.fileCount = try count("files")
      statistics.failedFileCount = try count("files WHERE state = 'failed'")
    }
    return statistics
  }

  private func count(_ rows: String) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM \(rows)") ?? 0
  }

  /// How many documents are found of each value, most first.
  private func counts(of column: String) throws -> [ArchiveStatistics.Count] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT \(column) AS value, count(*) AS count FROM documents JOIN files ON files.id = file
        WHERE standing IS NULL GROUP BY 1
        """)
    var counts: [ArchiveStatistics.Count] = []
    while let row = try rows.next() {
      counts.append(.init(value: row.decoded("value"), count: row.decoded("count") ?? 0))
    }
    return counts.sorted { ($1.count, $0.value ?? "") < ($0.count, $1.value ?? "") }
  }

  /// The files that could not be read, by path.
  ///
  /// - Parameter prefixes: beginnings of the path, one of which must hold; empty for all.
  public func failedFiles(pathPrefixes prefixes: [String] = []) throws -> [FailedFile] {
    try file.translatingErrors {
      let rows = try Row.fetchCursor(
        db, sql: "SELECT path, reason, content_state FROM files WHERE state = 'failed'")
      var failed: [FailedFile] = []
      while let row = try rows.next() {
        guard let path = row.decoded("path") as String? else { continue }
        guard prefixes.isEmpty || prefixes.contains(where: { path.utf8.starts(with: $0.utf8) })
        else { continue }
        failed.append(
          FailedFile(
            id: Identifiers.document(path: path, recordID: nil), path: path,
            reason: FactList.decode(row.decoded("reason") as String?).first ?? .unreadable,
            contentState: (row.decoded("content_state") as String?)
              .flatMap(ContentState.init(rawValue:))))
      }
      return failed.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }
  }
}
