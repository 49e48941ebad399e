public import ArchiveModel
import Corpus

/// What went wrong with the index.
public struct ArchiveIndexError: Error, Sendable {
  /// What could not be done.
  public enum Code: String, Sendable {
    /// There is no index yet.
    case missing
    /// The file is not an index of this program.
    case foreign
    /// The index was made by another version of the program or of its analysis.
    case otherVersion
    /// The index is damaged.
    case damaged
    /// Another process is writing.
    case locked
    /// The system does not let the index be read: no permission, a failing disk.
    case unreadable
    /// The system does not let the index be written: no room, no permission, a failing disk.
    case notWritable
    /// The time for an answer ran out.
    case deadlineReached
  }

  /// What could not be done.
  public let code: Code
  /// The path of the file.
  public let path: String
  /// SQLite's extended result code, where it refused.
  public let sqliteCode: Int32?
  /// The system's error number, where it refused.
  public let errorNumber: Int32?
  /// What else is known: SQLite's words, the version found, who holds the lock.
  public let detail: String?

  /// Makes an error of its facts.
  public init(
    code: Code, path: String, sqliteCode: Int32? = nil, errorNumber: Int32? = nil,
    detail: String? = nil
  ) {
    self.code = code
    self.path = path
    self.sqliteCode = sqliteCode
    self.errorNumber = errorNumber
    self.detail = detail
  }

  /// What the system or SQLite says, in words; `nil` where neither refused.
  public var cause: Wording? {
    errorNumber.map(SystemWords.of) ?? sqliteCode.flatMap(SQLiteWords.of)
  }
}

extension ArchiveIndexError: CustomStringConvertible {
  /// The error in one line.
  public var description: String {
    var text = "\(path): "
    switch code {
    case .missing: text += "no index; run `chadang index`"
    case .foreign: text += "not an index of chadang"
    case .otherVersion: text += "index of another version; run `chadang index`"
    case .damaged: text += "index is damaged; delete it and run `chadang index`"
    case .locked: text += "another process is writing"
    case .unreadable: text += "cannot read"
    case .notWritable: text += "cannot write"
    case .deadlineReached: text += "time ran out"
    }
    let facts = [cause?.english, detail].compactMap(\.self)
    if !facts.isEmpty { text += " (\(facts.joined(separator: "; ")))" }
    return text
  }
}
