public import ArchiveModel
internal import GRDBSQLite
internal import TextAnalysis

/// How an index is, for those who look after an archive.
public enum IndexHealth {
  /// Whether it can be used.
  public enum State: Sendable, Hashable {
    /// It is of this version of the program, and whole.
    case current
    /// A run was cut off, or is under way.
    case incomplete
    /// There is none.
    case missing
    /// It was made by another version: which, and which is wanted.
    case otherVersion(Fact)
    /// It is not of use: the code of an ``ArchiveIndexError`` and what SQLite says.
    case unusable(ArchiveIndexError.Code, detail: Fact?)
  }

  /// The version of the tables and of the analysis that this program makes.
  public static var schemaVersion: Int { Int(IndexSchema.version) }
  /// The version of SQLite.
  public static var sqliteVersion: String { String(cString: sqlite3_libversion()) }
}

extension IndexReader {
  /// How the index is; nothing is thrown, an error is a state.
  public func health() -> (IndexHealth.State, ArchiveStatus?) {
    do {
      let status = try read { try $0.status(analysisVersion: Analyzer.version) }
      return (status.isComplete ? .current : .incomplete, status)
    } catch let error as ArchiveIndexError {
      switch error.code {
      case .missing where error.sqliteCode == nil: return (.missing, nil)
      case .otherVersion: return (.otherVersion(error.detail ?? .unreadable), nil)
      default:
        return (.unusable(error.code, detail: error.cause ?? error.detail), nil)
      }
    } catch { return (.unusable(.damaged, detail: .failed("\(type(of: error))")), nil) }
  }
}
