import Archive
import ArchiveModel
import ArgumentParser
import ResultRendering

struct GapsCommand: ParsableCommand, ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "gaps",
    abstract: say("待补的著录：没有日期、文种或机关的文档，和读不出的文件", "what still has to be described"),
    discussion: say(
      "用 --format csv 导出，填好后由 import --metadata 导入。",
      "Written as CSV and filled in, the list is what import --metadata takes."))

  @Option(
    help: ArgumentHelp(
      say(
        "缺哪些项，以逗号分开（缺省 date,kind,issuer）；如 日期,文号",
        "Which fields, with commas (default: date,kind,issuer)."), valueName: say("项", "fields")))
  var missing: String?

  @OptionGroup var filters: FilterOptions

  @Option(help: ArgumentHelp(say("输出格式", "Form of the output.")))
  var format = OutputFormat.text

  @OptionGroup var archive: ArchiveOption

  func validate() throws {
    _ = try fields()
    _ = try filters.filter()
  }

  private func fields() throws -> [DocumentDescription.Field] {
    guard let missing else { return [.date, .kind, .issuer] }
    var fields: [DocumentDescription.Field] = []
    for name in missing.split(whereSeparator: { ",，、 ".contains($0) }) {
      guard let field = DocumentDescription.Field(name: name) else {
        throw ValidationError(say("--missing：没有这个著录项：\(name)", "--missing: no such field: \(name)"))
      }
      if !fields.contains(field) { fields.append(field) }
    }
    guard !fields.isEmpty else {
      throw ValidationError(say("--missing：请给出著录项", "--missing: name a field"))
    }
    return fields
  }

  func run() throws {
    let fields = try fields()
    var request = ListingRequest()
    request.filter = try filters.filter()
    request.missing = fields
    let archive = archive.open()
    // A filter by what is read in the text says nothing of files without any.
    var byPath = DocumentFilter()
    byPath.pathPrefixes = request.filter.pathPrefixes
    let failed =
      request.filter == byPath
      ? try archive.failedFiles(pathPrefixes: byPath.pathPrefixes) : []
    let counts = format == .text ? try archive.gapCounts(request) : [:]
    let list = GapList(fields: fields, style: Terminal.style, language: Terminal.language)
    var output = OutputBuffer()
    var (total, shown) = (0, 0)
    var completeness = Completeness()
    var group: [DocumentDescription.Field] = []
    try archive.list(
      request,
      begin: { count, isComplete in
        (total, completeness.isComplete) = (count, isComplete)
        switch format {
        case .text:
          try output.write(list.textHeader(documents: count, counts: counts, failed: failed.count))
        case .csv: try output.write(list.csvHeader)
        case .json: try output.write("{\"results\":[")
        case .jsonl: break
        }
      },
      each: { listed in
        shown += 1
        switch format {
        case .text:
          let lacking = listed.missing(fields)
          if lacking != group { try output.write(list.textGroup(lacking)) }
          group = lacking
          try output.write(list.text(listed))
        case .csv: try output.write(list.csv(listed))
        case .json: try output.write((shown > 1 ? "," : "") + (try list.json(listed)))
        case .jsonl: try output.write(list.json(listed) + "\n")
        }
      })
    switch format {
    case .text: try output.write(list.text(failed))
    case .csv: for file in failed { try output.write(list.csv(file)) }
    case .json:
      let lines = try failed.map(GapList.json)
      try output.write(
        "],\"failed\":[\(lines.joined(separator: ","))],\"notices\":\(completeness.json()),\"total\":\(total)}\n"
      )
    case .jsonl: for file in failed { try output.write(GapList.json(file) + "\n") }
    }
    try output.flush()
    completeness.tell()
    try completeness.finish()
    if total == 0, failed.isEmpty { throw Outcome.nothingFound }
  }
}
