import ArgumentParser

struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: say("恢复一份撤下的文档", "put a withdrawn document back"))

  @Argument(
    help: ArgumentHelp(say("文档编号，或 corpus/ 下的路径", "The document's id, or its path below corpus/.")))
  var id: String?

  @OptionGroup var person: PersonOption
  @OptionGroup var archive: ArchiveOption

  func validate() throws {
    guard id != nil else {
      throw ValidationError(say("请给出文档编号", "name the document by its id"))
    }
  }

  func run() throws {
    guard let id else { return }
    try WithdrawnDocument.restore(id, folder: archive.folder, attribution: person.attribution)
  }
}
