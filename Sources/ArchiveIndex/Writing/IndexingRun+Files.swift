import ArchiveModel
import Corpus
import DocumentFormats
internal import GRDB

/// The rows of `files`.
extension IndexingRun {
  /// Makes or empties the file's row; it stays in the state `indexing` until its end.
  mutating func beginFile(_ task: Int) throws -> Int64 {
    let file = tasks[task].file
    let origin = accessionPaths.path(file.path)
    let accessionPath = origin == file.path ? nil : origin
    if let known = tasks[task].known {
      try writer.removeDocuments(ofFile: known)
      try db.cachedStatement(
        sql: """
          UPDATE files SET state = 'indexing', sha256 = NULL, problems = NULL, accession_path = ?
          WHERE id = ?
          """
      ).execute(arguments: [accessionPath, known])
      return known
    }
    try db.cachedStatement(
      sql: """
        INSERT INTO files (path, accession_path, size, modified, changed, state)
        VALUES (?, ?, ?, ?, ?, 'indexing')
        """
    ).execute(arguments: [
      file.path, accessionPath, file.fingerprint.size, file.fingerprint.modifiedNanoseconds,
      file.fingerprint.changedNanoseconds,
    ])
    return db.lastInsertedRowID
  }

  mutating func endFile(
    _ task: Int, _ ending: IndexingEvent.Ending, _ reading: CorpusReader.Reading
  ) throws {
    guard let number = fileNumbers.removeValue(forKey: task) else { return }
    try writeFingerprint(task, number: number, ending)
    try db.cachedStatement(
      sql: """
        UPDATE files SET state = ?, sha256 = ?, description_sha256 = ?, format = ?,
          encoding = ?, reason = ?, problems = ?, content_state = ?, scan_language = ?
        WHERE id = ?
        """
    ).execute(arguments: [
      reading.unread == nil ? "indexed" : "failed", DatabaseBlob(ending.digest),
      ending.descriptionDigest.map(DatabaseBlob.init), reading.format, reading.encoding,
      reading.unread.map { FactList.encode([$0.reason]) },
      FactList.encode(
        reading.problems
          + reading.descriptionProblems.map { $0.fact(of: tasks[task].file.path) }),
      reading.contentState.rawValue, reading.scanLanguage, number,
    ])
  }

  /// - Parameter isRefused: whether the system refused to show it, so that the next run tries again.
  mutating func failFile(
    _ task: Int, number: Int64, reason: Fact, isRefused: Bool = false
  ) throws {
    fileNumbers[task] = nil
    var file = tasks[task].file
    // No file has this size.
    if isRefused { file.fingerprint.size = -1 }
    try db.cachedStatement(
      sql: """
        UPDATE files SET state = 'failed', size = ?, modified = ?, changed = ?,
          description_size = ?, description_modified = ?, description_changed = ?,
          sha256 = NULL, description_sha256 = NULL, format = NULL, encoding = NULL, reason = ?,
          problems = NULL, content_state = NULL, scan_language = NULL
        WHERE id = ?
        """
    ).execute(arguments: [
      file.fingerprint.size, file.fingerprint.modifiedNanoseconds,
      file.fingerprint.changedNanoseconds, file.descriptionFingerprint?.size,
      file.descriptionFingerprint?.modifiedNanoseconds,
      file.descriptionFingerprint?.changedNanoseconds, FactList.encode([reason]), number,
    ])
  }

  func updateFingerprint(task: Int, _ ending: IndexingEvent.Ending) throws {
    guard let number = tasks[task].known else { return }
    try writeFingerprint(task, number: number, ending)
  }

  func writeFingerprint(_ task: Int, number: Int64, _ ending: IndexingEvent.Ending) throws {
    let description = tasks[task].file.descriptionFingerprint
    try db.cachedStatement(
      sql: """
        UPDATE files SET size = ?, modified = ?, changed = ?, description_size = ?,
          description_modified = ?, description_changed = ?
        WHERE id = ?
        """
    ).execute(arguments: [
      ending.fingerprint.size,
      // A file written a moment ago may be written again in the same tick of the clock: it is read
      // again next time.
      ending.isFresh ? -1 : ending.fingerprint.modifiedNanoseconds,
      ending.fingerprint.changedNanoseconds, description?.size, description?.modifiedNanoseconds,
      description?.changedNanoseconds, number,
    ])
  }
}
