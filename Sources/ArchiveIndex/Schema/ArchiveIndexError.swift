public import ArchiveModel
internal import GRDBSQLite

/// What went wrong with the index.
public struct ArchiveIndexError: Error, Sendable {
  /// What could not be done.
  public typealias Code = IndexFault

  /// What could not be done.
  public let code: Code
  /// The path of the file.
  public let path: String
  /// SQLite's extended result code, where it refused.
  public let sqliteCode: Int32?
  /// The system's error number, where it refused.
  public let errorNumber: Int32?
  /// What else is known: the version found, who holds the lock.
  public let detail: Fact?

  /// Makes an error of its facts.
  public init(
    code: Code, path: String, sqliteCode: Int32? = nil, errorNumber: Int32? = nil,
    detail: Fact? = nil
  ) {
    self.code = code
    self.path = path
    self.sqliteCode = sqliteCode
    self.errorNumber = errorNumber
    self.detail = detail
  }

  /// What the system or SQLite refused; `nil` where neither did.
  public var cause: Fact? {
    errorNumber.map { .system($0) }
      ?? sqliteCode.flatMap { DatabaseFault($0) }.map { .database($0) }
  }

  /// All that is known beside the code.
  public var known: Fact? {
    guard let cause, let detail else { return cause ?? detail }
    return .both(cause, detail)
  }
}

extension ArchiveIndexError: FileError {
  /// The path of the file.
  public var place: String { path }

  /// What is the matter with it.
  public var fact: Fact { .file(FileFact(.index(code), detail: known)) }
}

extension DatabaseFault {
  /// The fault of a result code of SQLite; `nil` for those that say nothing to a person.
  init?(_ code: Int32) {
    switch code & 0xFF {
    case SQLITE_BUSY, SQLITE_LOCKED: self = .inUse
    case SQLITE_CANTOPEN: self = .cannotOpen
    case SQLITE_CORRUPT: self = .corrupt
    case SQLITE_FULL: self = .diskFull
    case SQLITE_INTERRUPT: self = .interrupted
    case SQLITE_IOERR: self = .diskFailed
    case SQLITE_NOMEM: self = .outOfMemory
    case SQLITE_NOTADB: self = .notADatabase
    case SQLITE_PERM, SQLITE_AUTH: self = .notPermitted
    case SQLITE_READONLY: self = .readOnly
    case SQLITE_TOOBIG: self = .valueTooLarge
    default: return nil
    }
  }
}
