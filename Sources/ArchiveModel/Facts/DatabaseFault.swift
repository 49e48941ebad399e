/// What SQLite's result codes (https://sqlite.org/rescode.html) say.
public enum DatabaseFault: String, Sendable, Hashable, Codable, CaseIterable {
  /// `SQLITE_BUSY`, `SQLITE_LOCKED`.
  case inUse
  /// `SQLITE_CANTOPEN`.
  case cannotOpen
  /// `SQLITE_CORRUPT`.
  case corrupt
  /// `SQLITE_FULL`.
  case diskFull
  /// `SQLITE_INTERRUPT`.
  case interrupted
  /// `SQLITE_IOERR`.
  case diskFailed
  /// `SQLITE_NOMEM`.
  case outOfMemory
  /// `SQLITE_NOTADB`.
  case notADatabase
  /// `SQLITE_PERM`, `SQLITE_AUTH`.
  case notPermitted
  /// `SQLITE_READONLY`.
  case readOnly
  /// `SQLITE_TOOBIG`.
  case valueTooLarge
}
