import ArchiveModel
import Foundation
internal import GRDB
import Synchronization
import TextAnalysis

/// Reads an index, and notices when it was written to or made anew.
public final class IndexReader: Sendable {
  /// An opened file, and what was read of it.
  private struct Opened {
    var pool: DatabasePool
    var fileNumber: UInt64
    var table: PassageTable
    var generation: Int
  }

  /// The path of `archive.sqlite`.
  public let path: String
  private let file: IndexFile
  private let opened = Mutex<Opened?>(nil)

  /// A reader of the index in a folder. The file is opened when it is first needed.
  ///
  /// - Parameter folder: the archive's `index` folder.
  public init(folder: String) {
    path = "\(folder)/\(IndexFile.name)"
    file = IndexFile(path: path)
  }

  /// Reads, in one transaction: what is read belongs together.
  ///
  /// - Throws: ``ArchiveIndexError``, and what `body` throws.
  public func read<Result>(_ body: (IndexSession) throws -> Result) throws -> Result {
    try file.translatingErrors {
      let pool = try currentPool()
      return try pool.read { db in
        let table = try currentTable(db, of: pool)
        return try body(IndexSession(db: db, table: table, file: file))
      }
    }
  }

  /// The pool of the file that now lies at the path.
  private func currentPool() throws -> DatabasePool {
    guard
      let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      let number = (attributes[.systemFileNumber] as? NSNumber)?.uint64Value
    else { throw ArchiveIndexError(code: .missing, path: path) }
    guard attributes[.type] as? FileAttributeType == .typeRegular else {
      throw ArchiveIndexError(code: .foreign, path: path, detail: "not a file")
    }
    // An empty file is what a run leaves that was cut off at its very beginning.
    guard attributes[.size] as? Int != 0 else {
      throw ArchiveIndexError(code: .missing, path: path)
    }
    return try opened.withLock { opened in
      if let opened, opened.fileNumber == number { return opened.pool }
      let pool = try open()
      opened = Opened(pool: pool, fileNumber: number, table: PassageTable(), generation: -1)
      return pool
    }
  }

  private func open() throws -> DatabasePool {
    let pool = try DatabasePool(path: path, configuration: file.configuration(readonly: true))
    try pool.read { try file.checkIdentity($0, analysisVersion: Analyzer.version) }
    return pool
  }

  /// The passage table as of the transaction.
  private func currentTable(_ db: Database, of pool: DatabasePool) throws -> PassageTable {
    let generation: Int = try db.setting(.generation) ?? 0
    let known = opened.withLock { opened -> PassageTable? in
      guard let opened, opened.pool === pool, opened.generation == generation else { return nil }
      return opened.table
    }
    if let known { return known }
    var table = PassageTable()
    let rows = try Row.fetchCursor(
      db, sql: "SELECT block, lengths, documents, keys FROM passage_blocks ORDER BY block")
    while let row = try rows.next() {
      guard let block = row.decoded(0) as Int?, let lengths = row.decoded(1) as DatabaseBlob?,
        let documents = row.decoded(2) as DatabaseBlob?,
        let keys = row.decoded(3) as DatabaseBlob?,
        table.append(
          block: block, lengths: lengths.bytes, documents: documents.bytes, keys: keys.bytes)
      else { throw ArchiveIndexError(code: .damaged, path: path, detail: "passage_blocks") }
    }
    opened.withLock { opened in
      guard let current = opened, current.pool === pool else { return }
      opened?.table = table
      opened?.generation = generation
    }
    return table
  }
}
