public import ArchiveModel
internal import GRDBSQLite
internal import TextAnalysis

/// How an index is, for those who look after an archive.
public enum IndexHealth {
  /// The version of the tables and of the analysis that this program makes.
  public static var schemaVersion: Int { Int(IndexSchema.version) }
  /// The version of SQLite.
  public static var sqliteVersion: String { String(cString: sqlite3_libversion()) }
}

extension IndexReader {
  /// How the index is; nothing is thrown, an error is a state.
  public func health() -> (ArchiveHealth.IndexState, ArchiveStatus?) {
    do {
      let status = try read { try $0.status(analysisVersion: Analyzer.version) }
      return (status.isComplete ? .current : .incomplete, status)
    } catch let error as ArchiveIndexError {
      switch error.code {
      case .missing where error.sqliteCode == nil: return (.missing, nil)
      case .otherVersion: return (.otherVersion(error.detail ?? .unreadable), nil)
      default:
        return (
          .unusable(
            isForeign: error.code == .foreign,
            detail: error.known), nil
        )
      }
    } catch { return (.unusable(isForeign: false, detail: .failed("\(type(of: error))")), nil) }
  }
}
