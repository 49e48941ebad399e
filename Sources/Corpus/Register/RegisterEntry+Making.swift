public import ArchiveModel

extension RegisterEntry {
  /// Makes an entry; number and chain are the register's to give.
  public init(at: String, by: String, action: Action, path: String, record: String? = nil) {
    self.init(
      at: at, by: by, action: action, path: path, record: record,
      document: Identifiers.document(path: path, recordID: record))
  }
}

extension Attribution {
  /// Names a person, now.
  public init(by: String) { self.init(by: by, at: currentTimestamp()) }

  func entry(_ action: RegisterEntry.Action, path: String, record: String? = nil) -> RegisterEntry {
    RegisterEntry(at: at, by: by, action: action, path: path, record: record)
  }
}
