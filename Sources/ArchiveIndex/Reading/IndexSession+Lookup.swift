public import ArchiveModel
public import Corpus
internal import GRDB
public import TextAnalysis

extension IndexSession {
  /// The document of an id, as its description is changed: a document, a container as a whole, or a
  /// file that could not be read.
  public func described(identifier: String) throws -> DescribedDocument? {
    if let row = try document(identifier: identifier) { return Self.described(row.summary) }
    return try file.translatingErrors {
      let paths = try String.fetchCursor(db, sql: "SELECT path FROM files")
      while let path = try paths.next() {
        if Identifiers.document(path: path, recordID: nil) == identifier {
          return DescribedDocument(path: path, record: nil)
        }
      }
      return nil
    }
  }

  /// What a file's content was when it was indexed; `nil` where it was not, or not to its end.
  ///
  /// - Parameter path: the path below the corpus.
  public func indexedContent(path: String) throws -> KnownContent? {
    try file.translatingErrors {
      let row = try Row.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT size, modified, changed, sha256 FROM files WHERE path = ? AND state <> 'indexing'
            """), arguments: [path])
      guard let row, let digest = ContentDigest(bytes: row.bytes("sha256"))
      else { return nil }
      return KnownContent(
        fingerprint: FileFingerprint(
          size: row.decoded("size") as Int? ?? -1,
          modifiedNanoseconds: row.decoded("modified") as Int64? ?? -1,
          changedNanoseconds: row.decoded("changed") as Int64? ?? -1), digest: digest)
    }
  }

  /// The documents of a file: one, those of a container, or the file itself where it could not be read.
  public func described(path: String) throws -> [DescribedDocument] {
    try file.translatingErrors {
      let found = try described("WHERE files.path = ?", [path])
      guard found.isEmpty else { return found }
      let file = try String.fetchOne(
        db.cachedStatement(sql: "SELECT path FROM files WHERE path = ?"), arguments: [path])
      return file.map { [DescribedDocument(path: $0, record: nil)] } ?? []
    }
  }

  /// The documents with a document number, in whatever form it is written.
  public func described(number: String, analyzer: Analyzer) throws -> [DescribedDocument] {
    try file.translatingErrors {
      guard let key = MatchingKey.number(number, analyzer: analyzer) else {
        return try described("WHERE number = ?", [number])
      }
      // Versions that gave way have the same number; who names it means the one that is found.
      return try described("WHERE number_key = ? AND standing IS NOT 'replaced'", [key])
    }
  }

  /// The documents with a reference code (档号) of the archive's own.
  public func described(archivalCode: String) throws -> [DescribedDocument] {
    try file.translatingErrors { try described("WHERE archival_code = ?", [archivalCode]) }
  }

  private func described(_ condition: String, _ arguments: StatementArguments) throws
    -> [DescribedDocument]
  {
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT \(Self.summaryColumns) FROM documents JOIN files ON files.id = file
          \(condition) ORDER BY documents.id LIMIT 20
          """), arguments: arguments)
    var found: [DescribedDocument] = []
    while let row = try rows.next() { found.append(Self.described(summary(row))) }
    return found
  }

  private static func described(_ summary: DocumentSummary) -> DescribedDocument {
    DescribedDocument(
      id: summary.id, path: summary.path, record: summary.externalID,
      description: summary.description)
  }

  /// The paths of all files.
  public func filePaths() throws -> [String] {
    try file.translatingErrors { try String.fetchAll(db, sql: "SELECT path FROM files") }
  }

  /// Whether a document of a file was withdrawn.
  public func holdsWithdrawn(path: String) throws -> Bool {
    try file.translatingErrors {
      try Bool.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT EXISTS (SELECT 1 FROM documents JOIN files ON files.id = file
              WHERE files.path = ? AND standing = 'withdrawn')
            """), arguments: [path]) ?? false
    }
  }

  /// The versions that a document belongs with: the later one it gave way to, and the earlier one that
  /// gave way to it.
  public func versions(of document: DocumentSummary) throws -> DocumentVersions {
    try file.translatingErrors {
      var versions = DocumentVersions()
      if let path = document.standing.replacedBy {
        versions.later = try version(
          "WHERE ? IN (files.path, files.accession_path)", [path], path: path)
      }
      if let path = document.standing.replaces {
        versions.earlier = try version(
          """
          WHERE ? IN (files.path, files.accession_path) AND standing = 'replaced'
            AND standing_note IN (
              ?, (SELECT accession_path FROM files WHERE path = ?))
          """,
          [path, document.path, document.path], path: path)
      }
      return versions
    }
  }

  private func version(_ condition: String, _ arguments: StatementArguments, path: String) throws
    -> DocumentVersions.Version?
  {
    if try withholds(fileAt: path) { return nil }
    let identifier = try String.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT identifier FROM documents JOIN files ON files.id = file \(condition)
          ORDER BY documents.id
          """), arguments: arguments)
    return .init(
      id: identifier ?? Identifiers.document(path: path, recordID: nil), path: path)
  }
}
