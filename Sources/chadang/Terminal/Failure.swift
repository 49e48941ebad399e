import ArchiveIndex
import Corpus
import Foundation
import Retrieval

/// What a person is told when a command cannot be carried out, and the exit code.
struct Failure {
  var text: String
  var exitCode: Int32

  /// The failure behind an error of the rooms; `nil` for the argument parser's.
  init?(_ error: any Error) {
    exitCode = Outcome.badInput.exitCode
    switch error {
    case let error as ArchiveIndexError: text = Self.text(error)
    case let error as CorpusError: text = Self.text(error)
    case let error as DraftError:
      text =
        error.path
        + (error.code == .noQuotations
          ? say(": 文稿里没有引文：没有用引号引起来的话", ": no quotations: nothing stands in quotation marks")
          : say(
            ": 只有后引号，没有前引号，找不出引文", ": closing quotation marks only; no quotation begins anywhere"))
    case let error as RetrievalError: text = "\(error)"
    case let error as UserError: (text, exitCode) = (error.text, error.outcome.exitCode)
    default:
      let type = "\(type(of: error))"
      guard !type.hasPrefix("CommandError"), !type.hasPrefix("CleanExit"),
        !type.hasPrefix("ValidationError"), !type.hasPrefix("ExitCode"),
        !type.hasPrefix("ParserError")
      else { return nil }
      text = "\(error)"
    }
  }

  private static func text(_ error: ArchiveIndexError) -> String {
    let words =
      switch error.code {
      case .missing:
        say("还没有索引，请先运行 chadang index", "there is no index yet; run `chadang index`")
      case .foreign: say("不是查档的索引文件，未作改动", "not an index of chadang; left alone")
      case .otherVersion:
        say("索引由另一版本生成，请运行 chadang index 重建", "index of another version; run `chadang index`")
      case .damaged:
        say("索引已损坏，请删除后运行 chadang index", "index is damaged; delete it and run `chadang index`")
      case .locked: say("另一个进程正在写入", "another process is writing")
      case .notWritable: say("无法写入", "cannot write")
      case .deadlineReached: say("超过时限", "time ran out")
      }
    return "\(error.path): \(words)" + (error.detail.map { " (\($0))" } ?? "")
  }

  private static func text(_ error: CorpusError) -> String {
    let words: String
    switch error.code {
    case .noCorpus:
      words = say(
        "没有这个文件夹；用 chadang init 建立档案，或用 --archive 指明",
        "no such folder; make an archive with `chadang init`, or name one by --archive")
    case .locked: words = say("另一个进程正在写入", "another process is writing")
    case .notWritable: words = say("无法写入", "cannot write")
    case .fileUnreadable: words = say("读不到这个文件", "cannot read file")
    case .descriptionInvalid: words = say("著录文件有误", "description is not valid")
    case .tableUnreadable:
      words = say(
        "不能作为表格读取；电子表格请另存为 CSV", "cannot be read as a table; save spreadsheets as CSV")
    case .registerInvalid:
      words = say(
        "登记册有损坏，未作改动；请运行 chadang verify",
        "register is damaged, nothing was done; run `chadang verify`")
    case .manifestInvalid:
      words = say(
        "校验清单有损坏，未作改动；请运行 chadang verify",
        "manifest is damaged, nothing was done; run `chadang verify`")
    case .transactionStuck:
      words = say(
        "已经记下，但没有做完；排除原因后，下一次写入时会接着做完",
        "recorded, but not finished; once the cause is gone, the next writer finishes it")
    case .backupForeign: words = say("不是查档的备份", "not a backup of chadang")
    case .backupDamaged:
      words = say("备份已损坏，没有还原", "backup is damaged; nothing was restored")
    case .targetExists:
      words = say(
        "已经存在，未作改动（文件可加 --force，文件夹须是空的）",
        "there already, left alone (a file gives way with --force; a folder must be empty)")
    case .targetInside:
      words = say("在 corpus/ 里面，请写到别处", "lies in corpus/ itself; write it elsewhere")
    default: return "\(error.path): \(say(error.wording))"
    }
    let facts = [error.errorNumber.map { String(cString: strerror($0)) }, error.detail]
      .compactMap(\.self)
    return "\(error.path): \(words)" + (facts.isEmpty ? "" : " (\(facts.joined(separator: "; ")))")
  }
}

/// Something a person asked for that cannot be done as asked.
struct UserError: Error {
  var text: String
  var outcome: Outcome = .badInput
}
