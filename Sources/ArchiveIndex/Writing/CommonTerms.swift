internal import GRDB

/// The document frequencies of frequent terms, in `common_terms`.
///
/// A row is exact at the end of every run; a term without a row is counted in its posting list when
/// a query needs it, which is quick as long as the list is short.
enum CommonTerms {
  /// From this many passages on a term is given a row when all terms are counted.
  static let threshold = 128

  /// Brings the rows up to date with what a run changed.
  static func update(_ db: Database, changes: TermChanges, passageCount: Int) throws {
    let counted: Int = try db.setting(.commonTermsPassages) ?? 0
    let grown = passageCount - counted
    if changes.isOverflowing || grown * 5 > passageCount {
      try countAll(db)
      try db.setSetting(.commonTermsPassages, passageCount)
      return
    }
    let update = try db.cachedStatement(
      sql: """
        UPDATE common_terms SET words = words + ?, grams = grams + ?, heading = heading + ?
        WHERE term = ?
        """)
    for (term, change) in changes.counts where change != TermChanges.Counts() {
      try update.execute(arguments: [
        change.words, change.grams, change.heading, String(decoding: term, as: UTF8.self),
      ])
    }
  }

  /// The columns of `fts5vocab`'s table: a term, a column of the index, and in how many rows it stands there.
  private enum Column: Int, SelectedColumn {
    case term, col, doc

    var sql: String { "\(self)" }
  }

  /// Counts every term anew.
  private static func countAll(_ db: Database) throws {
    try db.execute(sql: "DELETE FROM common_terms")
    let insert = try db.cachedStatement(
      sql: "INSERT INTO common_terms (term, words, grams, heading) VALUES (?, ?, ?, ?)")
    var term = ""
    var counts = TermChanges.Counts()
    func close() throws {
      guard max(counts.words, counts.grams, counts.heading) >= threshold else { return }
      try insert.execute(arguments: [term, counts.words, counts.grams, counts.heading])
    }
    // fts5vocab gives the terms in order, so a term's columns stand together.
    let rows = try Row.fetchCursor(db, sql: "SELECT \(Column.list) FROM term_counts")
    while let row = try rows.next() {
      guard let next = row[Column.term.rawValue] as String?,
        let column = row[Column.col.rawValue] as String?,
        let count = row[Column.doc.rawValue] as Int?
      else { continue }
      if !next.utf8.elementsEqual(term.utf8) {
        try close()
        (term, counts) = (next, TermChanges.Counts())
      }
      switch MatchExpression.Column(rawValue: column) {
      case .words: counts.words = count
      case .grams: counts.grams = count
      case .heading: counts.heading = count
      case nil: break
      }
    }
    try close()
  }
}
