import Archive
import ArchiveIndex
import ArchiveModel
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
    case let error as any FileError: text = "\(error.place): \(say(error.fact))"
    case let error as ArchiveError:
      let words = ArchiveErrorWords(error: error)
      (text, exitCode) = (words.text, words.outcome.exitCode)
    case let error as UserError: (text, exitCode) = (error.text, error.outcome.exitCode)
    default:
      let type = "\(type(of: error))"
      guard !type.hasPrefix("CommandError"), !type.hasPrefix("CleanExit"),
        !type.hasPrefix("ValidationError"), !type.hasPrefix("ExitCode"),
        !type.hasPrefix("ParserError")
      else { return nil }
      text = Self.text(ofUnexpected: error, type)
    }
  }

  /// What no room makes an error of its own of: the system's words where it is the system that refused,
  /// never what the error says of itself.
  private static func text(ofUnexpected error: any Error, _ type: String) -> String {
    let cocoa = error as NSError
    let path = (cocoa.userInfo[NSFilePathErrorKey] as? String).map { "\($0): " } ?? ""
    return path
      + (systemErrorNumber(of: error).map { say(.system($0)) }
        ?? say("程序出了差错（\(type)）", "the program failed (\(type))"))
  }

  private static func text(_ error: ArchiveIndexError) -> String {
    let index = Advice.command("index")
    let folder = ((error.path as NSString).deletingLastPathComponent as NSString)
      .deletingLastPathComponent
    if error.code == .missing,
      !FileManager.default.fileExists(atPath: folder.isEmpty ? "corpus" : folder + "/corpus")
    {
      return noArchive(folder)
    }
    let words =
      switch error.code {
      case .missing:
        say("还没有索引，请先运行 \(index)", "there is no index yet; run `\(index)`")
      case .foreign: say("不是查档的索引文件，未作改动", "not an index of chadang; left alone")
      case .otherVersion:
        say("索引由另一版本生成，请运行 \(index) 重建", "index of another version; run `\(index)`")
      case .damaged:
        say("索引已损坏，请删除后运行 \(index)", "index is damaged; delete it and run `\(index)`")
      case .locked: say("另一个进程正在写入", "another process is writing")
      case .unreadable: say("索引读不到", "cannot read the index")
      case .notWritable: say("无法写入", "cannot write")
      case .deadlineReached: say("超过时限", "time ran out")
      }
    let facts = [error.cause, error.detail].compactMap(\.self).map { say($0) }
    return "\(error.path): \(words)" + (facts.isEmpty ? "" : " (\(facts.joined(separator: "; ")))")
  }

  /// - Parameter folder: where there is no archive; empty for the current folder.
  private static func noArchive(_ folder: String) -> String {
    guard !folder.isEmpty, folder != "." else {
      return say(
        "这里不是档案（没有 corpus 文件夹），上级文件夹也都不是；用 chadang init 建立档案，或用 --archive 指明",
        "no archive here (no corpus folder), nor in the folders above; make one with `chadang init`, or name one by --archive"
      )
    }
    if let outer = ArchivePlace.enclosing(ArchivePlace.realPath(folder)) {
      return say(
        "\(folder)：不是档案，而是在档案 \(outer) 里面；请用 --archive 指明那个档案",
        "\(folder): no archive, but a folder in the archive \(outer); name that by --archive")
    }
    return say(
      "\(folder)/corpus：没有这个文件夹，那里不是档案；用 chadang init \(folder) 建立，或用 --archive 指明别处",
      "\(folder)/corpus: no such folder, so no archive is there; make one with `chadang init \(folder)`, or name another by --archive"
    )
  }

  private static func text(_ error: CorpusError) -> String {
    let words: String
    switch error.code {
    case .noCorpus: return noArchive((error.path as NSString).deletingLastPathComponent)
    case .locked: words = say("另一个进程正在写入", "another process is writing")
    case .notWritable: words = say("无法写入", "cannot write")
    case .fileUnreadable: words = say("读不到这个文件", "cannot read file")
    case .descriptionInvalid: words = say("著录文件有误", "description is not valid")
    case .tableUnreadable:
      words = say(
        "不能作为表格读取；电子表格请另存为 CSV", "cannot be read as a table; save spreadsheets as CSV")
    case .registerInvalid:
      words = say(
        "登记册有损坏，未作改动；请运行 \(Advice.command("verify"))",
        "register is damaged, nothing was done; run `\(Advice.command("verify"))`")
    case .manifestInvalid:
      words = say(
        "校验清单有损坏，未作改动；请运行 \(Advice.command("verify"))",
        "manifest is damaged, nothing was done; run `\(Advice.command("verify"))`")
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
    default: return "\(error.path): \(say(error.fact))"
    }
    let facts = [error.errorNumber.map { Fact.system($0) }, error.detail]
      .compactMap(\.self).map { say($0) }
    return "\(error.path): \(words)" + (facts.isEmpty ? "" : " (\(facts.joined(separator: "; ")))")
  }
}

/// Something a person asked for that cannot be done as asked.
struct UserError: Error {
  var text: String
  var outcome: Outcome = .badInput
}
