import ArchiveModel
import Corpus
internal import GRDB
internal import GRDBSQLite
import TextAnalysis

/// Puts documents into the index and takes them out. Lives inside one write access.
struct IndexWriter {
  let db: Database
  private var preparation: PassagePreparation
  private var passageBlocks = BlockWriter(table: "passage_blocks", widths: PassageTable.widths)
  private var documentBlocks = BlockWriter(table: "document_blocks", widths: DocumentTable.widths)
  private var names = NameWriter()
  private let seals: SealWriter
  private var sealStream = SealStream()
  private var sketches = SketchWriter()
  private var nextPassage: Int
  /// How often each term of the rows put in (or, negative, taken out) stands there, as long as
  /// these are few enough to be added up one by one.
  private(set) var termChanges = TermChanges()

  private let insertPassage: Statement
  private let insertTerms: Statement
  private let deleteTerms: Statement

  init(db: Database) throws {
    self.db = db
    seals = try SealWriter(db: db)
    preparation = try PassagePreparation()
    nextPassage = try db.setting(.nextPassage) ?? 1
    insertPassage = try db.makeStatement(
      sql: """
        INSERT INTO passages
          (id, document, text, heading_path, repaired, first_page, last_page, word_starts, source_map,
           recognized)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    insertTerms = try db.makeStatement(
      sql: "INSERT INTO passage_terms (rowid, words, grams, heading) VALUES (?, ?, ?, ?)")
    deleteTerms = try db.makeStatement(
      sql: """
        INSERT INTO passage_terms (passage_terms, rowid, words, grams, heading)
        VALUES ('delete', ?, ?, ?, ?)
        """)
  }

  /// The number of passages put in or taken out so far.
  private(set) var changedPassageCount = 0

  /// Terms are counted anew at the end, not added up.
  mutating func stopCountingTerms() { termChanges.stopCounting() }

  // MARK: Putting in

  /// Puts a document in. Passages that were not prepared are prepared here.
  mutating func insert(
    _ document: ExtractedDocument, identifier: String, content: ContentDigest, file: Int64,
    prepared: [PreparedPassage]?, statements: PreparedStatements, sketch: ShingleSketch?
  ) throws {
    let first = nextPassage
    let (row, values) = try insertRow(
      document, identifier: identifier, content: content, file: file, firstPassage: first)
    sealStream.append(document: values)
    for (index, passage) in document.passages.enumerated() {
      let terms =
        try prepared?[index]
        ?? preparation.prepare(passage, title: document.description.title)
      try insert(
        passage, terms, number: first + index, document: row,
        isFound: document.standing.isCurrent)
      sealStream.append(passage, wordStarts: terms.wordStarts, sourceMap: terms.sourceMap)
    }
    if document.standing.isCurrent {
      try insert(statements, document: row, firstPassage: first)
      sealStream.append(statements)
    }
    // What is not found is not named beside what is.
    try sketches.insert(document.standing.isCurrent ? sketch : nil, of: row, in: db)
    try seals.seal(document: row, sealStream.finish())
    nextPassage += document.passages.count
  }

  private mutating func insertRow(
    _ document: ExtractedDocument, identifier: String, content: ContentDigest, file: Int64,
    firstPassage: Int
  ) throws -> (number: Int, values: [DatabaseValue]) {
    let description = document.description
    let keys = DescriptionKeys(description, analyzer: preparation.analyzer)
    let arguments: [(any DatabaseValueConvertible)?] = [
      identifier, file, document.recordID, DatabaseBlob(content.bytes), document.sourceScalarCount,
      firstPassage, document.passages.count, description.title, description.kind?.rawValue,
      description.issuer, description.number, description.date?.description,
      TextList.encode(description.byline), description.addressee, description.signer,
      description.speaker, description.source, description.secrecy,
      FurtherFields.encode(description.further),
      TextList.encode(description.stated.map(\.rawValue).sorted()),
      description.date?.dayRange?.lowerBound, description.date?.dayRange?.upperBound, keys.title,
      keys.people, keys.number, description.further[.archivalCode]?.first, document.standing.column,
      document.standing.note,
      document.standing.replaces, document.contentState.rawValue,
    ]
    let values = arguments.map { $0?.databaseValue ?? .null }
    try db.cachedStatement(
      sql: """
        INSERT INTO documents
          (identifier, file, external_id, content, scalar_count, first_passage, passage_count,
           title, kind, issuer, number, date, byline, addressee, signer, speaker, source, secrecy,
           further, stated, first_day, last_day, title_key, people_key, number_key, archival_code,
           standing, standing_note, replaces, content_state)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: StatementArguments(values))
    let number = Int(db.lastInsertedRowID)
    guard document.standing.isCurrent else {
      try documentBlocks.set(number, DocumentTable.noRow, in: db)
      return (number, values)
    }
    let row = DocumentTable.Row(
      identifier: identifier,
      kind: try names.number(description.kind?.rawValue, field: "kind", key: nil, in: db),
      issuer: try names.number(description.issuer, field: "issuer", key: keys.issuer, in: db),
      speaker: try names.number(description.speaker, field: "speaker", key: keys.speaker, in: db),
      firstDay: description.date?.dayRange?.lowerBound,
      lastDay: description.date?.dayRange?.upperBound,
      firstPassage: document.passages.isEmpty ? nil : firstPassage)
    try documentBlocks.set(number, row.numbers, in: db)
    return (number, values)
  }

  private mutating func insert(
    _ passage: Passage, _ terms: PreparedPassage, number: Int, document: Int, isFound: Bool
  ) throws {
    let row = insertPassage.sqliteStatement
    sqlite3_bind_int64(row, 1, Int64(number))
    sqlite3_bind_int64(row, 2, Int64(document))
    try run(insertPassage) { next in
      bind(passage.text, to: row, 3) {
        bind(TextList.encode(passage.headingPath), to: row, 4) {
          sqlite3_bind_int64(row, 5, passage.isRepaired ? 1 : 0)
          bind(passage.pages?.lowerBound, to: row, 6)
          bind(passage.pages?.upperBound, to: row, 7)
          bind(passage.recognitionConfidence, to: row, 10)
          return bindBlob(terms.wordStarts, to: row, 8) {
            bindBlob(terms.sourceMap, to: row, 9, next)
          }
        }
      }
    }
    guard isFound else {
      try passageBlocks.set(number, PassageTable.row(length: 0, document: 0), in: db)
      return
    }
    try execute(insertTerms, number: number, terms: terms)
    try passageBlocks.set(
      number, PassageTable.row(length: terms.unitCount, document: document), in: db)
    termChanges.add(terms, sign: 1)
    changedPassageCount += 1
  }

  private func execute(_ statement: Statement, number: Int, terms: PreparedPassage) throws {
    let row = statement.sqliteStatement
    sqlite3_bind_int64(row, 1, Int64(number))
    try run(statement) { next in
      bindText(terms.words, to: row, 2) {
        bindText(terms.grams, to: row, 3) { bindText(terms.heading, to: row, 4, next) }
      }
    }
  }

  /// Runs a statement whose values `bind` binds for as long as it calls its argument.
  private func run(_ statement: Statement, bind: (() -> Int32) -> Int32) throws {
    let row = statement.sqliteStatement
    let code = bind {
      let code = sqlite3_step(row)
      sqlite3_reset(row)
      return code
    }
    guard code == SQLITE_DONE else {
      throw DatabaseError(
        resultCode: ResultCode(rawValue: sqlite3_extended_errcode(db.sqliteConnection)),
        message: String(cString: sqlite3_errmsg(db.sqliteConnection)), sql: statement.sql)
    }
  }

  // MARK: Taking out

  /// Takes a file's documents out, with all that was made of them.
  mutating func removeDocuments(ofFile file: Int64) throws {
    let documents = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT id, first_passage, passage_count, title, standing FROM documents WHERE file = ?
          """),
      arguments: [file])
    for document in documents {
      guard let row = document.decoded("id") as Int?,
        let first = document.decoded("first_passage") as Int?,
        let count = document.decoded("passage_count") as Int?
      else { continue }
      try removeStatements(document: row, passages: first..<(first + count))
      let title = document.decoded("title") as String?
      let isFound = document.decoded("standing") as String? == nil
      let passages = try Row.fetchCursor(
        db.cachedStatement(
          sql: """
            SELECT id, text, word_starts, heading_path FROM passages
            WHERE id >= ? AND id < ? ORDER BY id
            """), arguments: [first, first + count])
      while isFound, let passage = try passages.next() {
        let terms = preparation.terms(
          text: passage.decoded("text") ?? "",
          wordStarts: passage.bytes("word_starts"), title: title,
          headingPath: TextList.decode(passage.decoded("heading_path")))
        guard let number = passage.decoded("id") as Int? else { continue }
        try execute(deleteTerms, number: number, terms: terms)
        try passageBlocks.set(number, PassageTable.row(length: 0, document: 0), in: db)
        termChanges.add(terms, sign: -1)
        changedPassageCount += 1
      }
      try db.cachedStatement(sql: "DELETE FROM passages WHERE id >= ? AND id < ?")
        .execute(arguments: [first, first + count])
      try documentBlocks.set(row, DocumentTable.noRow, in: db)
      try LinkWriter.removeLinks(of: row, in: db)
      try sketches.remove(document: row, in: db)
      try seals.unseal(document: row)
    }
    try db.cachedStatement(sql: "DELETE FROM documents WHERE file = ?").execute(arguments: [file])
  }

  /// Writes what is kept back until the end of a transaction.
  mutating func flush() throws {
    try passageBlocks.flush(to: db)
    try documentBlocks.flush(to: db)
    try sketches.flush(to: db)
    try db.setSetting(.nextPassage, nextPassage)
    try db.setSetting(.revision, (db.setting(.revision) ?? 0) + 1)
  }

  /// Links the documents that are alike, once all are in.
  ///
  /// - Parameter isRecovering: whether a run before was cut off, so that what it changed is not known.
  func linkDocuments(isRecovering: Bool) throws {
    let links = LinkWriter(db: db)
    if isRecovering { try links.linkEverything() } else { try links.link(sketches) }
  }

  /// Seals what the transaction changed. To be called after all else.
  func sealChanges() throws { try seals.write() }
}

extension DocumentStanding {
  /// What `documents.standing` holds.
  fileprivate var column: String? {
    switch state {
    case .current: nil
    case .withdrawn: "withdrawn"
    case .replaced: "replaced"
    }
  }

  /// What `documents.standing_note` holds.
  fileprivate var note: String? { withdrawnWhy ?? replacedBy }
}
