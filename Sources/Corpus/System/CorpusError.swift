public import ArchiveModel

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

  /// Whether the system refused to show something that is there.
  public var isRefusal: Bool {
    guard code == .fileUnreadable || code == .folderUnreadable, let errorNumber else {
      return false
    }
    return !isMissingNumber(errorNumber)
  }

  /// Makes an error of its facts.
  public init(code: Code, path: String, errorNumber: Int32? = nil, detail: String? = nil) {
    self.code = code
    self.path = path
    self.errorNumber = errorNumber
    self.detail = detail
  }
}

extension CorpusError: CustomStringConvertible {
  /// The error in English, in one line, the path first.
  public var description: String { "\(path): \(wording.english)" }

  /// The error in words, without the path.
  public var wording: Wording {
    var words: Wording =
      switch code {
      case .noCorpus: .say("没有这个 corpus 文件夹", "no such corpus folder")
      case .folderUnreadable: .say("不能列出文件夹", "cannot list folder")
      case .fileUnreadable: .say("读不到这个文件", "cannot read file")
      case .fileTooLarge: .say("文件太大", "file is too large")
      case .fileChanging: .say("读的时候文件变了", "file was changed while it was read")
      case .descriptionInvalid: .say("著录文件有误", "description is not valid")
      case .tableUnreadable: .say("不能作为表格读取", "cannot be read as a table")
      case .notWritable: .say("无法写入", "cannot write")
      case .locked: .say("另一个进程正在写入", "another process is writing")
      case .registerInvalid: .say("登记册有损坏", "register is damaged")
      case .manifestInvalid: .say("校验清单有损坏", "manifest is damaged")
      case .backupForeign: .say("不是查档的备份", "not a backup of chadang")
      case .backupDamaged: .say("备份已损坏", "backup is damaged")
      case .targetExists: .say("已经存在", "there already")
      case .targetInside: .say("在 corpus/ 里面", "lies in the corpus itself")
      case .transactionStuck:
        .say("已经记下，但没有做完；下一次写入时会做完", "recorded, but not finished; the next writer does it")
      }
    words.add(errorNumber) {
      let system = SystemWords.of($0)
      return Wording(english: ": \(system.english)", chinese: "：\(system.chinese)")
    }
    words.add(detail) { Wording(english: ": \($0)", chinese: "：\($0)") }
    return words
  }

  /// The error in words where it is told beside a path: with its own path where that is another one.
  public func wording(of path: String) -> Wording {
    self.path == path ? wording : wording.after("\(self.path): ")
  }
}
