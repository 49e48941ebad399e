/// What could not be done with the corpus folder or a file in it.
public enum CorpusFault: String, Sendable, Hashable, Codable, CaseIterable {
  /// There is no corpus folder.
  case noCorpus
  /// A folder could not be listed.
  case folderUnreadable
  /// A file could not be read.
  case fileUnreadable
  /// A file is larger than an archive takes.
  case fileTooLarge
  /// A file was changed while it was read.
  case fileChanging
  /// A description is not valid YAML, or not a list of keys and values.
  case descriptionInvalid
  /// A table of descriptions cannot be read.
  case tableUnreadable
  /// The file system refused to make or write something.
  case notWritable
  /// Another process is writing.
  case locked
  /// The register is damaged.
  case registerInvalid
  /// The manifest is damaged.
  case manifestInvalid
  /// A change was decided and recorded, and could not be carried out; the next writer does it.
  case transactionStuck
  /// The file is no backup, or of a version that is not known.
  case backupForeign
  /// The backup is damaged.
  case backupDamaged
  /// What was to be made is there already.
  case targetExists
  /// A copy would lie inside what is copied.
  case targetInside
}
