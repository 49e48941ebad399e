import Archive
import ArgumentParser

struct RestoreCommand: ParsableCommand, ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: say(
      "恢复一份撤下的文档；或用备份还原档案", "put a withdrawn document back; or make an archive of a backup"))

  @Argument(
    help: ArgumentHelp(say("文档编号，或 corpus/ 下的路径", "The document's id, or its path below corpus/.")))
  var id: String?

  @OptionGroup var backup: BackupRestoring
  @OptionGroup var person: PersonOption
  @OptionGroup var archive: ArchiveOption

  /// A restored archive is its owner's, whatever the one at hand is.
  var isOfArchive: Bool { !backup.isWanted }

  func validate() throws {
    guard (id == nil) == backup.isWanted else {
      throw ValidationError(
        say(
          "给出撤下的文档的编号，或用 --backup 指明备份文件",
          "name a withdrawn document by its id, or a backup by --backup"))
    }
  }

  func run() throws {
    guard let id else { return try backup.run() }
    try Withdrawal.restore(id, archive: archive.open(), attribution: person.attribution)
  }
}
