import ArchiveModel
internal import GRDB
import Glibc
import Synchronization
import TextAnalysis

/// Reads an index, and notices when it was written to or made anew.
public final class IndexReader: Sendable {
  /// An opened file, and what was read of it.
  private struct Opened {
    var pool: DatabasePool
    var fileNumber: UInt64
    /// How the file is read where it could not be opened as usual.
    var readable: ReadableFile?
    var tables: RankingTables
    var revision: Int
  }

  /// The path of `archive.sqlite`.
  public let path: String
  private let file: IndexFile
  private let opened = Mutex<Opened?>(nil)
  /// Opening may mean to copy the file, and the tables take half a second of a large one: once for all who
  /// wait, and not under the lock, where they could not give up.
  private let opening = SingleFlight()
  private let loading = SingleFlight()

  /// A reader of the index in a folder. The file is opened when it is first needed.
  ///
  /// - Parameters:
  ///   - folder: the archive's `index` folder.
  ///   - withholdsClassified: whether documents that bear a level of secrecy (密级) are left out of
  ///     everything.
  public init(folder: String, withholdsClassified: Bool = false) {
    path = "\(folder)/\(IndexFile.name)"
    file = IndexFile(path: path, withholdsClassified: withholdsClassified)
  }

  /// Reads, in one transaction: what is read belongs together.
  ///
  /// - Throws: ``ArchiveIndexError``, and what `body` throws.
  public func read<Result>(_ body: (IndexSession) throws -> Result) throws -> Result {
    try file.translatingErrors {
      let pool = try currentPool()
      return try pool.read { db in
        let tables = try currentTables(db, of: pool)
        return try body(IndexSession(db: db, tables: tables, file: file))
      }
    }
  }

  /// The index as it is now.
  ///
  /// - Throws: ``ArchiveIndexError``.
  public func snapshot() throws -> IndexSnapshot {
    try file.translatingErrors {
      let pool = try currentPool()
      let snapshot = try pool.makeSnapshot()
      let tables = try snapshot.read { try currentTables($0, of: pool) }
      return IndexSnapshot(database: snapshot, tables: tables, file: file)
    }
  }

  /// The pool of the file that now lies at the path.
  private func currentPool() throws -> DatabasePool {
    let number = try fileNumber()
    if let pool = openedPool(number) { return pool }
    return try opening.alone {
      // Whoever waited may find another file.
      let number = try fileNumber()
      if let pool = openedPool(number) { return pool }
      let (pool, readable) = try open()
      // Another file may have come while this one was opened: then its number is not this one's.
      guard try fileNumber() == number else { return pool }
      opened.withLock {
        $0 = Opened(
          pool: pool, fileNumber: number, readable: readable, tables: RankingTables(), revision: -1)
      }
      return pool
    }
  }

  /// The number that the file system gives the file that lies at the path.
  private func fileNumber() throws -> UInt64 {
    // Not by Foundation, which makes a dictionary of all there is to know: this is done for every
    // question.
    var status = stat()
    guard stat(path, &status) == 0 else {
      let number = errno
      throw IndexFile.isMissing(number)
        ? ArchiveIndexError(code: .missing, path: path)
        : ArchiveIndexError(code: .unreadable, path: path, errorNumber: number)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw ArchiveIndexError(code: .foreign, path: path, detail: .notAFile)
    }
    // An empty file is what a run leaves that was cut off at its very beginning.
    guard status.st_size != 0 else { throw ArchiveIndexError(code: .missing, path: path) }
    return UInt64(status.st_ino)
  }

  /// The pool that was opened, where it is still of the file that lies there.
  private func openedPool(_ number: UInt64) -> DatabasePool? {
    guard let opened = opened.withLock({ $0 }), opened.fileNumber == number else { return nil }
    // Nobody tells those who read a file as it lies that it has changed.
    if let readable = opened.readable, readable.state != ReadableFile.State(of: path) {
      return nil
    }
    return opened.pool
  }

  private func open() throws -> (DatabasePool, ReadableFile?) {
    do { return (try open(path, file.configuration(readonly: true)), nil) } catch let error
      as DatabaseError
    {
      guard let readable = try ReadableFile.of(file, after: error.resultCode.rawValue) else {
        throw error
      }
      var configuration = file.configuration(readonly: true)
      configuration.prepareDatabase { try $0.execute(sql: "PRAGMA mmap_size = 0") }
      return (try open(readable.address, configuration), readable)
    }
  }

  private func open(_ address: String, _ configuration: Configuration) throws -> DatabasePool {
    let pool = try DatabasePool(path: address, configuration: configuration)
    try pool.read { try file.checkIdentity($0, analysisVersion: Analyzer.version) }
    return pool
  }

  /// The tables as of the transaction.
  private func currentTables(_ db: Database, of pool: DatabasePool) throws -> RankingTables {
    let revision: Int = try db.setting(.revision) ?? 0
    if let known = knownTables(revision, of: pool) { return known }
    return try loading.alone {
      if let known = knownTables(revision, of: pool) { return known }
      let tables = try RankingTables(reading: db, hiding: file.withholdsClassified)
      opened.withLock { opened in
        // A transaction that began before the last change keeps its tables for itself.
        guard let current = opened, current.pool === pool, current.revision <= revision else {
          return
        }
        opened?.tables = tables
        opened?.revision = revision
      }
      return tables
    }
  }

  private func knownTables(_ revision: Int, of pool: DatabasePool) -> RankingTables? {
    opened.withLock { opened in
      guard let opened, opened.pool === pool, opened.revision == revision else { return nil }
      return opened.tables
    }
  }
}
