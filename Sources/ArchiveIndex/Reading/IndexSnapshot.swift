internal import GRDB

/// An index as it is at one moment, for what is read in many steps: whatever is written meanwhile, the
/// steps belong together.
///
/// It has a connection of its own, so that a slow reader keeps no other one waiting; as long as it
/// lives, SQLite cannot empty the write-ahead log.
public final class IndexSnapshot: Sendable {
  private let database: DatabaseSnapshot
  private let tables: RankingTables
  private let file: IndexFile

  init(database: DatabaseSnapshot, tables: RankingTables, file: IndexFile) {
    (self.database, self.tables, self.file) = (database, tables, file)
  }

  /// Reads a step.
  ///
  /// - Throws: ``ArchiveIndexError``, and what `body` throws.
  public func read<Result>(_ body: (IndexSession) throws -> Result) throws -> Result {
    try file.translatingErrors {
      try database.read { try body(IndexSession(db: $0, tables: tables, file: file)) }
    }
  }
}
