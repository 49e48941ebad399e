/// What is wrong with a backup, or with an entry of it.
public enum BackupFault: String, Sendable, Hashable, Codable, CaseIterable {
  /// It ends too early.
  case cutShort
  /// The header of an entry is damaged.
  case badHeader
  /// Bytes between the entries are damaged.
  case badPadding
  /// An entry is a link, a device or something else that is no file.
  case notAFile
  /// The system does not let it be read.
  case unreadable
  /// An entry follows the end of the backup.
  case afterEnd
  /// An entry occurs twice.
  case repeated
  /// An entry is too large to be what its name says.
  case tooLarge
  /// An entry's name is not one.
  case notAName
  /// An entry's name leads out of the folder.
  case leavesFolder
  /// An entry does not belong in a backup.
  case doesNotBelong
  /// An entry belongs to an unfinished change.
  case unfinishedChange
  /// An entry is not in the backup's list.
  case notListed
  /// An entry of the list is not in the backup.
  case missing
  /// An entry is not what the list says.
  case differs
  /// An entry cannot be read as what its name says.
  case malformed
}
