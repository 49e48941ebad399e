public import ArchiveModel

extension RegisterEntry {
  /// Makes an entry; number and chain are the register's to give.
  public init(at: String, by: String, action: Action, path: String, record: String? = nil) {
    self.init(
      at: at, by: by, action: action, path: path, record: record,
      document: Identifiers.document(path: path, recordID: record))
  }

  /// The entry with what tells files only.
  var brief: RegisterEntry {
    var brief = self
    (brief.at, brief.by, brief.previous) = ("", "", "")
    (brief.originalName, brief.source, brief.format) = (nil, nil, nil)
    (brief.changes, brief.why) = (nil, nil)
    return brief
  }
}

extension Attribution {
  /// Names a person, now.
  public init(by: String) { self.init(by: by, at: currentTimestamp()) }

  func entry(_ action: RegisterEntry.Action, path: String, record: String? = nil) -> RegisterEntry {
    RegisterEntry(at: at, by: by, action: action, path: path, record: record)
  }
}
