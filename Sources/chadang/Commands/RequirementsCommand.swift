import Archive
public import ArchiveModel
public import ArgumentParser
import ResultRendering

struct RequirementsCommand: AsyncParsableCommand, ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "requirements",
    abstract: words.requirementsAbstract,
    discussion: words.requirementsDiscussion)

  @Argument(
    parsing: .remaining,
    help: ArgumentHelp(words.queryHelp, valueName: words.valueOfQuery))
  var query: [String] = []

  @OptionGroup var filters: FilterOptions
  @OptionGroup var archive: ArchiveOption

  @Option(
    help: ArgumentHelp(
      words.requirementsTo))
  var to: [String] = []

  @Option(help: ArgumentHelp(words.requirementsDueSince))
  var dueSince: String?

  @Option(help: ArgumentHelp(words.requirementsDueUntil))
  var dueUntil: String?

  @Option(
    help: ArgumentHelp(
      words.requirementsDue))
  var due: [DeadlineKind] = []

  @Option(help: ArgumentHelp(words.orderHelp))
  var sort = RequirementRequest.Order.relevance

  @Option(
    help: ArgumentHelp(
      words.requirementsLimit))
  var limit: Int?

  @Option(help: ArgumentHelp(words.requirementsOffset))
  var offset = 0

  @Option(help: ArgumentHelp(words.outputFormatHelp))
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
