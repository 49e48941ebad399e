import Archive
import ArgumentParser
import ResultRendering

struct WithdrawCommand: ParsableCommand, ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw",
    abstract: words.withdrawAbstract)

  @Argument(
    help: ArgumentHelp(words.documentHelp))
  var id: String

  @Option(
    help: ArgumentHelp(words.withdrawWhy, valueName: words.valueOfReason))
  var why: String

  @OptionGroup var person: PersonOption
  @OptionGroup var archive: ArchiveOption

  func validate() throws {
    guard !why.allSatisfy(\.isWhitespace) else {
      throw ValidationError(words.whyMissing)
    }
  }

  func run() throws {
    try Withdrawal.withdraw(
      id, why: why, archive: archive.open(), attribution: person.attribution)
  }
}
