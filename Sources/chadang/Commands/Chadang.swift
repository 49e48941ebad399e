import ArgumentParser
import Corpus
import Foundation
import ResultRendering

/// The program: what is asked at the terminal.
struct Chadang: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chadang",
    abstract: words.programAbstract,
    discussion: words.programDiscussion,
    version: "0.1.0",
    subcommands: [
      InitCommand.self, AddCommand.self, WatchCommand.self, IndexCommand.self, VerifyCommand.self,
      SearchCommand.self,
      QuoteCommand.self, RequirementsCommand.self, ShowCommand.self, DiffCommand.self,
      ListCommand.self,
      StatsCommand.self, GapsCommand.self, EditCommand.self, ImportCommand.self,
      RenumberCommand.self,
      WithdrawCommand.self, RestoreCommand.self, HistoryCommand.self, BackupCommand.self,
      ExportCommand.self,
      AnalyzeCommand.self, EvaluateCommand.self, ServeCommand.self, DoctorCommand.self,
    ])

  @Option(
    name: .long,
    help: ArgumentHelp(
      words.archiveOption,
      valueName: words.valueOfDirectory))
  var archive: String?
}
