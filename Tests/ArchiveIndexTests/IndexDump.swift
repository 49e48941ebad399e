import ArchiveModel
import GRDB
import TextAnalysis

@testable import ArchiveIndex

/// All that an index says, by identifiers: the numbers of rows, which differ from index to index,
/// are left out.
struct IndexDump {
  var files: [String] = []
  var documents: [String] = []
  var passages: [String] = []
  /// Every occurrence of every term: the passage, the column, the place, the term.
  var terms: [String] = []
  /// Who speaks in each document, and what is said and required in each passage.
  var statements: [String] = []
  /// Which documents are alike, and how; of each document, its sketch.
  var links: [String] = []
  /// What the passage table says of each passage.
  var table: [String] = []
  /// Rows of `common_terms` that do not agree with the posting lists.
  var wrongCounts: [String] = []
  var isComplete = false

  init(folder: String) throws {
    var configuration = Configuration()
    configuration.prepareDatabase { db in
      // FTS5 writes nothing here but its answer; the connection is a writing one.
      try db.execute(sql: "PRAGMA query_only = OFF")
    }
    let queue = try DatabaseQueue(path: folder + "/archive.sqlite", configuration: configuration)
    var passageNames: [Int: String] = [:]
    try queue.writeWithoutTransaction { db in
      try db.execute(
        sql: """
          INSERT INTO passage_terms (passage_terms) VALUES ('integrity-check');
          CREATE VIRTUAL TABLE temp.instances USING fts5vocab (main, passage_terms, instance);
          """)
      files = try Self.lines(
        db,
        """
        SELECT path, state, hex(sha256), hex(description_sha256), format, encoding, reason, problems
        FROM files ORDER BY path
        """)
      documents = try Self.lines(
        db,
        """
        SELECT identifier, path, external_id, hex(content), scalar_count, passage_count, title, kind,
          issuer, number, date, byline, addressee, signer, speaker, source, secrecy, stated,
          first_day, last_day, title_key, people_key, number_key
        FROM documents JOIN files ON files.id = file ORDER BY identifier
        """)
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT passages.id, identifier || '-' || (passages.id - first_passage),
            text || '|' || ifnull(heading_path, '') || '|' || repaired || '|' ||
            ifnull(first_page, '') || '|' || hex(word_starts) || '|' || hex(source_map)
          FROM passages JOIN documents ON documents.id = document
          """)
      for row in rows {
        let name: String = row[1]
        passageNames[row[0]] = name
        passages.append("\(name) \(row[2] as String)")
      }
      passages.sort()
      statements = try Self.lines(
        db,
        """
        SELECT identifier, voices.number, voices.kind, name, office, verb, key
        FROM voices JOIN documents ON documents.id = document
        """)
      statements += try Self.lines(
        db,
        """
        SELECT identifier, addressees.number, recipient, key
        FROM addressees JOIN documents ON documents.id = document
        """)
      for row in try Row.fetchAll(db, sql: "SELECT passage, hex(data) FROM statements") {
        let passage: Int = row[0]
        statements.append("\(passageNames[passage] ?? "?\(passage)") \(row[1] as String)")
      }
      let lost = try Int.fetchOne(
        db, sql: "SELECT count(*) FROM voices WHERE document NOT IN (SELECT id FROM documents)")
      if lost != 0 { statements.append("?voices") }
      let lostAddressees = try Int.fetchOne(
        db,
        sql: "SELECT count(*) FROM addressees WHERE document NOT IN (SELECT id FROM documents)")
      if lostAddressees != 0 { statements.append("?addressees") }
      statements.sort()
      links = try Self.lines(
        db,
        """
        SELECT ifnull(a.identifier, '?'), ifnull(b.identifier, '?'), relation, resemblance,
          containment
        FROM document_links LEFT JOIN documents a ON a.id = document
          LEFT JOIN documents b ON b.id = other
        """)
      let table = try SketchTable(reading: db)
      for place in table.documents.indices {
        let identifier = try String.fetchOne(
          db, sql: "SELECT identifier FROM documents WHERE id = ?",
          arguments: [table.documents[place]])
        links.append("\(identifier ?? "?") \(table.values[table.range(place)])")
      }
      links.sort()
      for row in try Row.fetchAll(db, sql: "SELECT doc, col, offset, term FROM instances") {
        let passage: Int = row[0]
        terms.append(
          "\(passageNames[passage] ?? "?\(passage)") \(row[1] as String) \(row[2] as Int) "
            + (row[3] as String))
      }
      terms.sort()
      wrongCounts = try Self.lines(
        db,
        """
        SELECT term, words, grams, heading FROM common_terms WHERE
          words <> ifnull((SELECT doc FROM term_counts t WHERE t.term = common_terms.term AND col = 'words'), 0)
          OR grams <> ifnull((SELECT doc FROM term_counts t WHERE t.term = common_terms.term AND col = 'grams'), 0)
          OR heading <> ifnull((SELECT doc FROM term_counts t WHERE t.term = common_terms.term AND col = 'heading'), 0)
        """)
    }
    try queue.close()
    let analyzer = try Analyzer()
    let reader = IndexReader(folder: folder)
    try reader.read { session in
      isComplete = try session.isComplete()
      table.append("\(session.passageCount) passages")
      for (number, name) in passageNames {
        let row = try session.passage(number: number)
        let isRight =
          session.document(ofPassage: number) == row.document
          && session.length(ofPassage: number)
            == analyzer.units(of: row.passage.text).units.count
        table.append("\(name) \(isRight)")
      }
    }
    table.sort()
  }

  private static func lines(_ db: Database, _ sql: String) throws -> [String] {
    try Row.fetchAll(db, sql: sql).map { row in
      row.databaseValues.map { value in
        value.isNull
          ? "-"
          : String.fromDatabaseValue(value) ?? Int.fromDatabaseValue(value).map(String.init) ?? "?"
      }.joined(separator: "|")
    }
  }

  /// What is wrong with the index by itself: nothing.
  var complaints: [String] {
    wrongCounts + table.filter { $0.hasSuffix("false") } + terms.filter { $0.hasPrefix("?") }
      + statements.filter { $0.hasPrefix("?") } + links.filter { $0.contains("?") }
      + (table.contains("\(passages.count) passages") ? [] : ["passage table"])
      + (isComplete ? [] : ["incomplete"])
  }

  /// What differs from another index, shortened.
  func differences(from other: IndexDump) -> [String] {
    // By bytes: lines that are equal to String may be different ones.
    func isSame(_ one: String, _ two: String) -> Bool { one.utf8.elementsEqual(two.utf8) }
    func compare(_ mine: [String], _ others: [String]) -> [String] {
      mine.difference(from: others, by: isSame).prefix(4).map { change in
        switch change {
        case .insert(_, let line, _): "+ \(line.prefix(200))"
        case .remove(_, let line, _): "- \(line.prefix(200))"
        }
      }
    }
    return compare(links, other.links) + compare(files, other.files)
      + compare(documents, other.documents)
      + compare(passages, other.passages)
      + (terms.elementsEqual(other.terms, by: isSame) ? [] : compare(terms, other.terms))
      + compare(statements, other.statements) + compare(table, other.table)
  }
}
