/// What went wrong with the corpus folder or a file in it.
public struct CorpusError: Error, Sendable {
  /// What could not be done.
  public enum Code: String, Sendable {
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

  /// What could not be done.
  public let code: Code
  /// The path, as the person knows it.
  public let path: String
  /// The system's error number, where the system refused.
  public let errorNumber: Int32?
  /// Where in the file, and what about it, where that is known.
  public let detail: String?

  /// Makes an error of its facts.
  public init(code: Code, path: String, errorNumber: Int32? = nil, detail: String? = nil) {
    self.code = code
    self.path = path
    self.errorNumber = errorNumber
    self.detail = detail
  }
}

extension CorpusError: CustomStringConvertible {
  /// The error in one line.
  public var description: String {
    var text = "\(path): "
    switch code {
    case .noCorpus: text += "no such corpus folder"
    case .folderUnreadable: text += "cannot list folder"
    case .fileUnreadable: text += "cannot read file"
    case .fileTooLarge: text += "file is too large"
    case .fileChanging: text += "file was changed while it was read"
    case .descriptionInvalid: text += "description is not valid"
    case .tableUnreadable: text += "cannot be read as a table"
    case .notWritable: text += "cannot write"
    case .locked: text += "another process is writing"
    case .registerInvalid: text += "register is damaged"
    case .manifestInvalid: text += "manifest is damaged"
    case .backupForeign: text += "not a backup of chadang"
    case .backupDamaged: text += "backup is damaged"
    case .targetExists: text += "there already"
    case .targetInside: text += "lies in the corpus itself"
    case .transactionStuck: text += "recorded, but not finished; the next writer does it"
    }
    if let errorNumber { text += ": \(systemMessage(errorNumber))" }
    if let detail { text += ": \(detail)" }
    return text
  }
}
