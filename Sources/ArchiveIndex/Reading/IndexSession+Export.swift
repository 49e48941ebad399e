internal import GRDB

extension IndexSession {
  /// Goes through every document, those that are not found among them, by path and then in the
  /// order of their container; one at a time is in memory.
  ///
  /// - Throws: ``ArchiveIndexError`` for a damaged index, and what `body` throws.
  public func forEachDocument(_ body: (DocumentRow) throws -> Void) throws {
    try file.translatingErrors {
      let rows = try Row.fetchCursor(
        db.cachedStatement(
          sql: """
            SELECT \(Self.documentColumns)
            FROM files JOIN documents ON documents.file = files.id
            ORDER BY files.path, documents.id
            """))
      while let row = try rows.next() { try body(documentRow(row)) }
    }
  }
}
