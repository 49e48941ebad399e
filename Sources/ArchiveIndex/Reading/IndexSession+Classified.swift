internal import GRDB

extension IndexSession {
  /// How many documents this session keeps to itself, because they bear a level of secrecy.
  public var withheldCount: Int { tables.hidden.count }

  /// Whether this session keeps a document of a file to itself.
  public func withholds(fileAt path: String) throws -> Bool {
    guard file.withholdsClassified, tables.hidden.count > 0 else { return false }
    return try file.translatingErrors { try ClassifiedDocuments.areIn(fileAt: path, db) }
  }
}
