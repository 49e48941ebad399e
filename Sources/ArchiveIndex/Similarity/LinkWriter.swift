import ArchiveModel
internal import GRDB
import TextAnalysis

/// Compares the texts of documents that may be alike, and keeps `document_links` right.
struct LinkWriter {
  /// A link as it is stored, seen from the first document.
  private struct Link {
    var relation: Int
    /// In thousandths.
    var resemblance: Int
    var containment: Int

    init?(_ likeness: ShingleSet.Likeness) {
      guard let relation = LinkRules.relation(likeness) else { return nil }
      self.relation = relation.number
      resemblance = Self.thousandths(likeness.resemblance)
      containment = Self.thousandths(likeness.containment)
    }

    init?(stored row: Row) {
      guard let relation = row.decoded("relation") as Int?,
        let resemblance = row.decoded("resemblance") as Int?,
        let containment = row.decoded("containment") as Int?
      else { return nil }
      (self.relation, self.resemblance, self.containment) = (relation, resemblance, containment)
    }

    private static func thousandths(_ share: Double) -> Int { Int((share * 1000).rounded()) }
  }

  let db: Database
  private let texts: StoredShingles

  init(db: Database) {
    self.db = db
    texts = StoredShingles(db: db)
  }

  /// Takes a document's links out, from both sides.
  static func removeLinks(of document: Int, in db: Database) throws {
    let others = try Int.fetchAll(
      db.cachedStatement(sql: "SELECT other FROM document_links WHERE document = ?"),
      arguments: [document])
    guard !others.isEmpty else { return }
    let delete = try db.cachedStatement(
      sql: "DELETE FROM document_links WHERE document = ? AND other = ?")
    for other in others {
      try delete.execute(arguments: [document, other])
      try delete.execute(arguments: [other, document])
    }
  }

  /// Makes all links anew.
  func linkEverything() throws {
    try db.execute(sql: "DELETE FROM document_links")
    let finder = LinkFinder(
      everythingIn: try SketchTable(reading: db), identifier: identifier(ofDocument:))
    for pair in try finder.pairs() { try write(try link(pair), pair) }
  }

  /// Links what a run changed.
  func link(_ changes: SketchWriter) throws {
    guard !changes.added.isEmpty || !changes.removed.isEmpty else { return }
    let finder = LinkFinder(
      try SketchTable(reading: db), added: changes.added, removed: changes.removed,
      identifier: identifier(ofDocument:))
    // What was compared before is not compared again.
    var known: [LinkFinder.Pair: Link] = [:]
    for document in finder.documents where !changes.added.contains(document) {
      let rows = try Row.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT other, relation, resemblance, containment FROM document_links
            WHERE document = ?
            """), arguments: [document])
      for row in rows {
        guard let other = row.decoded("other") as Int?, let link = Link(stored: row) else {
          continue
        }
        // Links from the larger number are those of the smaller seen from the other side.
        if document < other { known[LinkFinder.Pair(first: document, second: other)] = link }
        if document > other, let reversed = reversed(link) {
          known[LinkFinder.Pair(first: other, second: document)] = reversed
        }
      }
      try Self.removeLinks(of: document, in: db)
    }
    for pair in try finder.pairs() { try write(try known[pair] ?? link(pair), pair) }
  }

  private func reversed(_ link: Link) -> Link? {
    guard let relation = LinkedDocument.Relation(number: link.relation) else { return nil }
    var reversed = link
    reversed.relation = relation.reversed.number
    return reversed
  }

  private func link(_ pair: LinkFinder.Pair) throws -> Link? {
    let first = try texts.shingles(ofDocument: pair.first)
    return Link(first.likeness(to: try texts.shingles(ofDocument: pair.second)))
  }

  private func write(_ link: Link?, _ pair: LinkFinder.Pair) throws {
    guard let link, let other = reversed(link) else { return }
    let insert = try db.cachedStatement(
      sql: """
        INSERT INTO document_links (document, other, relation, resemblance, containment)
        VALUES (?, ?, ?, ?, ?)
        """)
    for (document, target, link) in [
      (pair.first, pair.second, link), (pair.second, pair.first, other),
    ] {
      try insert.execute(arguments: [
        document, target, link.relation, link.resemblance, link.containment,
      ])
    }
  }

  private func identifier(ofDocument number: Int) throws -> String {
    try String.fetchOne(
      db.cachedStatement(sql: "SELECT identifier FROM documents WHERE id = ?"),
      arguments: [number]) ?? ""
  }
}
