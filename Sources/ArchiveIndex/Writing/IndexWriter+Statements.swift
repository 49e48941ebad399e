import ArchiveModel
internal import GRDB
internal import GRDBSQLite

extension IndexWriter {
  /// Writes what is said and required in a document.
  func insert(_ statements: PreparedStatements, document: Int, firstPassage: Int) throws {
    let voice = try db.cachedStatement(
      sql: """
        INSERT INTO voices (document, number, kind, name, office, verb, key)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """)
    for (number, prepared) in statements.voices.enumerated() {
      let speaker = prepared.voice.speaker
      try voice.execute(arguments: [
        document, number, speaker.kind.rawValue, speaker.name, speaker.office, prepared.voice.verb,
        prepared.key,
      ])
    }
    let addressee = try db.cachedStatement(
      sql: "INSERT INTO addressees (document, number, recipient, key) VALUES (?, ?, ?, ?)")
    for (number, prepared) in statements.addressees.enumerated() {
      try addressee.execute(arguments: [document, number, prepared.isRecipient, prepared.key])
    }
    let passage = try db.cachedStatement(
      sql: "INSERT INTO statements (passage, data) VALUES (?, ?)")
    for (index, data) in statements.passages.enumerated() where !data.isEmpty {
      try passage.execute(arguments: [firstPassage + index, DatabaseBlob(data)])
    }
  }

  /// Takes out what is said and required in a document.
  func removeStatements(document: Int, passages: Range<Int>) throws {
    try db.cachedStatement(sql: "DELETE FROM statements WHERE passage >= ? AND passage < ?")
      .execute(arguments: [passages.lowerBound, passages.upperBound])
    for table in ["voices", "addressees"] {
      try db.cachedStatement(sql: "DELETE FROM \(table) WHERE document = ?")
        .execute(arguments: [document])
    }
  }
}
