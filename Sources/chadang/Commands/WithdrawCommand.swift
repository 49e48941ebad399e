import Archive
import ArgumentParser

struct WithdrawCommand: ParsableCommand, ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw",
    abstract: say("撤下一份文档：保留原件，不再检索到", "take a document out of search; it is kept"))

  @Argument(
    help: ArgumentHelp(say("文档编号，或 corpus/ 下的路径", "The document's id, or its path below corpus/.")))
  var id: String

  @Option(
    help: ArgumentHelp(say("撤下的原因，记入登记册", "Why, for the register."), valueName: say("原因", "text")))
  var why: String

  @OptionGroup var person: PersonOption
  @OptionGroup var archive: ArchiveOption

  func validate() throws {
    guard !why.allSatisfy(\.isWhitespace) else {
      throw ValidationError(say("--why：请写明原因", "--why: say why"))
    }
  }

  func run() throws {
    try Withdrawal.withdraw(
      id, why: why, archive: archive.open(), attribution: person.attribution)
  }
}
