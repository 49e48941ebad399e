import Archive
import ArchiveModel
import ArgumentParser
import ResultRendering

struct DiffCommand: AsyncParsableCommand, ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: words.diffAbstract,
    discussion: words.diffDiscussion)

  @Argument(
    help: ArgumentHelp(
      words.diffFirst, valueName: words.valueOfFirstID))
  var first: String

  @Argument(
    help: ArgumentHelp(
      words.diffSecond, valueName: words.valueOfSecondID))
  var second: String

  @Option(help: ArgumentHelp(words.reportFormatHelp))
  var format = ReportFormat.text

  @OptionGroup var archive: ArchiveOption

  func run() async throws {
    let archive = archive.open()
    for id in [first, second] where try await archive.document(id: id, passages: .around(0)) == nil
    {
      archive.tellIncomplete()
      throw UserError(
        text: words.noDocumentOrPassage(id))
    }
    // Somebody may have taken it out in between.
    guard let difference = try await archive.difference(from: first, to: second) else {
      throw UserError(text: words.documentWithdrawnMeanwhile)
    }
    try Terminal.result(
      format == .json
        ? try DocumentDifferenceJSON.render(difference)
        : DocumentDifferenceText.render(
          difference, style: Terminal.style, language: Terminal.language))
    if !difference.isSame { throw Outcome.nothingFound }
  }
}
