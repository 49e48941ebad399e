import Archive
public import ArchiveModel
public import ArgumentParser
import ResultRendering

struct RequirementsCommand: AsyncParsableCommand, ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "requirements",
    abstract: say("列出要求：谁、要求谁、做什么、何时", "the list of requirements: by whom, of whom, what, by when"),
    discussion: say(
      "不写词语时按日期从新到旧列出；写法与 search 相同。到期的事：--due-since 2024-06 --due-until 2024-07 --sort due。",
      """
      Without words, all are listed, newest first; words are written as for search.
      What falls due: --due-since 2024-06 --due-until 2024-07 --sort due.
      """))

  @Argument(
    parsing: .remaining,
    help: ArgumentHelp(say("要找的词", "What to look for."), valueName: say("词", "query")))
  var query: [String] = []

  @OptionGroup var filters: FilterOptions
  @OptionGroup var archive: ArchiveOption

  @Option(
    help: ArgumentHelp(
      say(
        "要求谁：名称的一部分，=全名，- 为没有写明（可多次）",
        "Required of whom: part of the name, =whole name, - where none is stated (repeatable).")))
  var to: [String] = []

  @Option(help: ArgumentHelp(say("到期不早于", "Due no earlier than this date.")))
  var dueSince: String?

  @Option(help: ArgumentHelp(say("到期不晚于", "Due no later than this date.")))
  var dueUntil: String?

  @Option(
    help: ArgumentHelp(
      say(
        "期限：有日期、定期、推不出日期、没有（可多次）",
        "The kind of deadline: a date, again and again, no date follows, none (repeatable).")))
  var due: [DeadlineKind] = []

  @Option(help: ArgumentHelp(say("排序", "Order.")))
  var sort = RequirementRequest.Order.relevance

  @Option(
    help: ArgumentHelp(
      say(
        "列出几项（缺省：text、json 为 20，csv、jsonl 为全部）",
        "How many requirements (default: 20 in text and json, all in csv and jsonl).")))
  var limit: Int?

  @Option(help: ArgumentHelp(say("略过几项", "How many to pass over.")))
  var offset = 0

  @Option(help: ArgumentHelp(say("输出格式", "Form of the output.")))
  var format = OutputFormat.text

  private func request() throws -> RequirementRequest {
    var fields = filters.fields
    fields[.query] = query.map(ExcludedWord.restore)
    fields[.to] = to
    fields[.dueSince] = [dueSince].compactMap(\.self)
    fields[.dueUntil] = [dueUntil].compactMap(\.self)
    fields[.due] = due.map(\.rawValue)
    fields[.sort] = [sort.rawValue]
    fields[.limit] = limit.map { [String($0)] } ?? []
    fields[.offset] = [String(offset)]
    let isTable = format == .csv || format == .jsonl
    return try UsageProblem.told { () throws(RequestProblems) in
      try RequirementRequest(
        fields, largestLimit: RequirementRequest.noLimit,
        usualLimit: isTable ? RequirementRequest.noLimit : RequirementRequest().limit)
    }
  }

  func validate() throws { _ = try request() }

  func run() async throws {
    let request = try request()
    let table = try await archive.open().requirementTable(request)
    var output = OutputBuffer()
    var writer: RequirementText.Writer?
    var end = ""
    var shown = 0
    var completeness = Completeness()
    while let step = try await table.next() {
      switch step {
      case .working: continue
      case .begin(let response):
        switch format {
        case .text:
          let text = RequirementText.Writer(
            response, to: request, style: Terminal.style, language: Terminal.language)
          try output.write(text.begin())
          writer = text
        case .json:
          let frame = try RequirementJSON.frame(response, language: Terminal.language)
          try output.write(frame.begin)
          end = frame.end + "\n"
        case .jsonl: break
        case .csv: try output.write(RequirementCSV.header)
        }
        if format == .csv || format == .jsonl {
          completeness.isComplete = !response.notices.contains(.indexIncomplete)
          // The table has no place for it.
          for notice in RequirementText.notices(of: response, language: Terminal.language) {
            Terminal.message(notice)
          }
        }
      case .hits(let hits):
        for hit in hits {
          switch format {
          case .text: try output.write(writer?.hit(hit) ?? "")
          case .json: try output.write((shown > 0 ? "," : "") + (try RequirementJSON.hit(hit)))
          case .jsonl: try output.write(RequirementJSON.hit(hit) + "\n")
          case .csv: try output.write(RequirementCSV.row(hit))
          }
          shown += 1
        }
      }
    }
    try output.write((writer?.end() ?? "") + end)
    try output.flush()
    try completeness.finish()
    if shown == 0 { throw Outcome.nothingFound }
  }
}

extension RequirementRequest.Order: ExpressibleByArgument {}
extension DeadlineKind: ExpressibleByArgument {}
