internal import ArchiveModel
internal import GRDB

/// Keeps documents that bear a level of secrecy out of everything that a connection answers.
///
/// A temporary view takes the place of the table `documents` in every statement, since SQLite looks a name
/// up among temporary objects first; and the tables in memory lose the rows of these documents and of
/// their passages, so that no posting list finds one. No query has to remember the condition.
enum ClassifiedDocuments {
  private static let function = DatabaseFunction("is_classified", argumentCount: 1, pure: true) {
    values in
    String.fromDatabaseValue(values[0]).flatMap(SecrecyLevel.init(in:)) != nil
  }

  /// Hides the documents from a connection.
  static func hide(in db: Database) throws {
    db.add(function: function)
    try db.execute(
      sql: """
        PRAGMA temp_store = MEMORY;
        CREATE TEMP VIEW documents AS
          SELECT * FROM main.documents WHERE secrecy IS NULL OR NOT is_classified(secrecy)
        """)
  }

  /// The documents that are hidden.
  static func numbers(in db: Database) throws -> DocumentSet {
    var hidden = DocumentSet()
    let rows = try Int.fetchCursor(
      db, sql: "SELECT id FROM main.documents WHERE secrecy IS NOT NULL AND is_classified(secrecy)")
    while let number = try rows.next() {
      if number >= 0 { hidden.insert(number) }
    }
    return hidden
  }

  /// Whether a document of a file is hidden.
  static func areIn(fileAt path: String, _ db: Database) throws -> Bool {
    try Bool.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT EXISTS (SELECT 1 FROM main.documents JOIN files ON files.id = file
            WHERE files.path = ? AND secrecy IS NOT NULL AND is_classified(secrecy))
          """), arguments: [path]) ?? false
  }
}
