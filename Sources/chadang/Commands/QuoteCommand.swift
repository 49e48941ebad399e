import ArchiveModel
import ArgumentParser
import Foundation
import ResultRendering
import Retrieval

struct QuoteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quote", abstract: say("核对引文：原文有没有这句话", "whether words stand in a document as quoted"))

  @Argument(
    parsing: .remaining,
    help: ArgumentHelp(say("引文", "The quotation."), valueName: say("引文", "text")))
  var text: [String] = []

  @Option(help: ArgumentHelp(say("列出几处", "How many places.")))
  var limit = 10

  @Option(help: ArgumentHelp(say("输出格式", "Form of the output.")))
  var format = OutputFormat.text

  @OptionGroup var archive: ArchiveOption

  func run() async throws {
    let response = try await archive.folder.live.quote(
      QuoteRequest(text: text.joined(separator: " "), limit: limit))
    Terminal.result(try QuoteResultJSON.render(response))
    if !response.verdict.isConfirmed { throw Outcome.nothingFound }
  }
}
