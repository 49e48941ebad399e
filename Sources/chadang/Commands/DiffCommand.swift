import Archive
import ArchiveModel
import ArgumentParser
import ResultRendering

struct DiffCommand: AsyncParsableCommand, ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: say("逐段比较两件文档", "in what two documents differ, passage by passage"),
    discussion: say(
      "字形、全半角、标点、空格和换行不计。退出码：0 文字相同；1 不同；2 用法不对；3 没有这件文档，或档案损坏。",
      """
      Script, width, punctuation, spaces and line breaks make no difference.
      Exit codes: 0 the same text, 1 different, 2 bad usage, 3 no such document, or a damaged archive.
      """))

  @Argument(
    help: ArgumentHelp(
      say("第一件文档的编号", "The first document's id."), valueName: say("编号一", "id")))
  var first: String

  @Argument(
    help: ArgumentHelp(
      say("第二件文档的编号", "The second document's id."), valueName: say("编号二", "other-id")))
  var second: String

  @Option(help: ArgumentHelp(say("输出格式：text 或 json", "text or json")))
  var format = ReportFormat.text

  @OptionGroup var archive: ArchiveOption

  func run() async throws {
    let archive = archive.open()
    for id in [first, second] where try await archive.document(id: id, passages: .around(0)) == nil
    {
      archive.tellIncomplete()
      throw UserError(
        text: say("没有编号为 \(id) 的文档或段落", "no document or passage with the id \(id)"))
    }
    // Somebody may have taken it out in between.
    guard let difference = try await archive.difference(from: first, to: second) else {
      throw UserError(text: say("文档已撤下", "a document was withdrawn"))
    }
    try Terminal.result(
      format == .json
        ? try DocumentDifferenceJSON.render(difference)
        : DocumentDifferenceText.render(
          difference, style: Terminal.style, language: Terminal.language))
    if !difference.isSame { throw Outcome.nothingFound }
  }
}
