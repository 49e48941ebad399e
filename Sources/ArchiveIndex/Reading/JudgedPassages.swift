internal import ArchiveModel
internal import GRDB
internal import GRDBSQLite
public import TextAnalysis

/// Reads, one after the other, what candidates are judged by: the units of a passage, which of them
/// begin a word, and the units of its title and headings.
///
/// A question has a hundred candidates, so that what one row costs is most of what judging costs:
/// the values are taken where SQLite has them, and the memory for one passage serves the next.
public struct JudgedPassages {
  private let session: IndexSession
  private let tokenizer: UnitTokenizer
  private let statement: Statement
  /// The passage's units and words.
  public private(set) var analyzed = AnalyzedText(
    stream: UnitStream(), wordStarts: WordStarts(unitCount: 0))
  /// The units of its document's title and its headings; none of another's follows one of them
  /// directly.
  public private(set) var headings = UnitStream()

  /// A reader in a transaction.
  ///
  /// - Throws: ``ArchiveIndexError`` for a damaged index.
  public init(session: IndexSession, tokenizer: UnitTokenizer) throws {
    self.session = session
    self.tokenizer = tokenizer
    statement = try session.file.translatingErrors {
      try session.db.cachedStatement(
        sql: """
          SELECT text, word_starts, heading_path, title
          FROM passages JOIN documents ON documents.id = document WHERE passages.id = ?
          """)
    }
  }

  /// Reads a passage into ``analyzed`` and ``headings``.
  ///
  /// - Throws: ``ArchiveIndexError`` where the index has none of this number.
  public mutating func read(_ passage: Int) throws {
    let row = statement.sqliteStatement
    sqlite3_bind_int64(row, 1, Int64(passage))
    defer { sqlite3_reset(row) }
    guard sqlite3_step(row) == SQLITE_ROW, sqlite3_column_type(row, 0) == SQLITE_TEXT else {
      throw ArchiveIndexError(
        code: .damaged, path: session.file.path,
        sqliteCode: sqlite3_extended_errcode(session.db.sqliteConnection),
        detail: .item(.passage, Int64(passage)))
    }
    analyzed.stream.removeAll()
    tokenizer.appendUnits(ofUTF8: Self.bytes(of: row, 0), to: &analyzed.stream)
    analyzed.wordStarts.replace(
      bytes: UnsafeRawBufferPointer(
        start: sqlite3_column_blob(row, 1), count: Int(sqlite3_column_bytes(row, 1))))
    headings.removeAll()
    tokenizer.appendUnits(ofUTF8: Self.bytes(of: row, 3), to: &headings)
    for heading in Self.bytes(of: row, 2).split(separator: TextList.separator) {
      headings.appendBoundary()
      tokenizer.appendUnits(ofUTF8: UnsafeBufferPointer(rebasing: heading), to: &headings)
    }
  }

  private static func bytes(of row: OpaquePointer?, _ column: Int32) -> UnsafeBufferPointer<UInt8> {
    // First the text, which converts it; then its length.
    let text = sqlite3_column_text(row, column)
    return UnsafeBufferPointer(start: text, count: Int(sqlite3_column_bytes(row, column)))
  }
}
