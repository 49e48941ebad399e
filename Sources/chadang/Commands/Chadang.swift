import ArgumentParser
import Corpus
import Foundation

/// The program: what is asked at the terminal.
struct Chadang: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chadang",
    abstract: say("查档：可检索、可引用的中文文献档案", "an archive of Chinese documents to search and quote"),
    discussion: say(
      """
      档案是一个文件夹：corpus/ 里是文件，index/ 是由它们生成的索引。
      退出码：0 找到或完成；1 没有找到，或核验发现问题；2 用法不对；3 输入有误、档案损坏，或读不到、写不出；4 清单不全，因为索引尚未完成。
      """,
      """
      An archive is a folder: corpus/ holds the documents, index/ what is made of them.
      Exit codes: 0 found or done, 1 nothing found or verification failed, 2 bad usage, 3 bad input, a damaged archive, or something that cannot be read or written, 4 a list that lacks something because the index is not complete.
      """),
    version: "0.1.0",
    subcommands: [
      InitCommand.self, AddCommand.self, WatchCommand.self, IndexCommand.self, VerifyCommand.self,
      SearchCommand.self,
      QuoteCommand.self, RequirementsCommand.self, ShowCommand.self, DiffCommand.self,
      ListCommand.self,
      StatsCommand.self, GapsCommand.self, EditCommand.self, ImportCommand.self,
      WithdrawCommand.self, RestoreCommand.self, HistoryCommand.self, BackupCommand.self,
      ExportCommand.self,
      AnalyzeCommand.self, EvaluateCommand.self, ServeCommand.self, DoctorCommand.self,
    ])

  @Option(
    name: .long,
    help: ArgumentHelp(
      say(
        "档案文件夹（缺省为 CHADANG_ARCHIVE，否则为当前文件夹）",
        "The archive's folder (default: $CHADANG_ARCHIVE, else the current folder)."),
      valueName: say("文件夹", "dir")))
  var archive: String?
}
