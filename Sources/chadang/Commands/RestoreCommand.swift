import ArgumentParser
import Corpus

struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: say("用备份还原档案", "make an archive of a backup"))

  @OptionGroup var backup: BackupRestoring

  func validate() throws { try backup.validate() }

  func run() throws { try backup.run() }
}
