import ArchiveModel
import ArgumentParser
import ResultRendering
import Retrieval

struct RequirementsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "requirements",
    abstract: say("列出要求：谁、要求谁、做什么、何时", "the list of requirements: by whom, of whom, what, by when"),
    discussion: say(
      "不写词语时按日期从新到旧列出；写法与 search 相同。",
      "Without words, all are listed, newest first; words are written as for search."))

  @Argument(
    parsing: .remaining,
    help: ArgumentHelp(say("要找的词", "What to look for."), valueName: say("词", "query")))
  var query: [String] = []

  @OptionGroup var filters: FilterOptions
  @OptionGroup var archive: ArchiveOption

  @Option(
    help: ArgumentHelp(say("要求谁，名称的一部分（可多次）", "Required of whom: part of the name (repeatable).")))
  var to: [String] = []

  @Option(help: ArgumentHelp(say("列出几项", "How many requirements.")))
  var limit = 20

  @Option(help: ArgumentHelp(say("略过几项", "How many to pass over.")))
  var offset = 0

  @Option(help: ArgumentHelp(say("输出格式", "Form of the output.")))
  var format = OutputFormat.text

  func validate() throws {
    guard (1...RequirementRequest.largestLimit).contains(limit) else {
      throw ValidationError("--limit: 1…\(RequirementRequest.largestLimit)")
    }
    guard (0...SearchRequest.largestOffset).contains(offset) else {
      throw ValidationError("--offset: 0…\(SearchRequest.largestOffset)")
    }
  }

  func run() async throws {
    let filter = try filters.filter()
    if let since = filter.since?.dayRange, let until = filter.until?.dayRange,
      since.lowerBound > until.upperBound
    {
      throw ValidationError(
        say("--until 早于 --since", "--until is earlier than --since"))
    }
    let request = RequirementRequest(
      query: query.map(ExcludedWord.restore).joined(separator: " "), filter: filter, addressees: to,
      limit: limit, offset: offset)
    let response = try await archive.folder.live.requirements(request)
    switch format {
    case .text:
      Terminal.result(
        RequirementText.render(response, style: Terminal.style, language: Terminal.language))
    case .json:
      Terminal.result(try RequirementJSON.render(response, language: Terminal.language))
    case .jsonl:
      if !response.hits.isEmpty { Terminal.result(try RequirementJSON.renderLines(response)) }
    case .csv: Terminal.result(RequirementCSV.render(response))
    }
    if response.hits.isEmpty { throw Outcome.nothingFound }
  }
}
