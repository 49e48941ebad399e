import Archive
import ArgumentParser
import ResultRendering

struct RestoreCommand: ParsableCommand, ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: words.restoreAbstract)

  @Argument(
    help: ArgumentHelp(words.documentHelp))
  var id: String?

  @OptionGroup var backup: BackupRestoring
  @OptionGroup var person: PersonOption
  @OptionGroup var archive: ArchiveOption

  /// A restored archive is its owner's, whatever the one at hand is.
  var isOfArchive: Bool { !backup.isWanted }

  func validate() throws {
    guard (id == nil) == backup.isWanted else {
      throw ValidationError(
        words.restoreWhat)
    }
  }

  func run() throws {
    guard let id else { return try backup.run() }
    try Withdrawal.restore(id, archive: archive.open(), attribution: person.attribution)
  }
}
