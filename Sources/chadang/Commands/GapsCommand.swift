import Archive
import ArchiveModel
import ArgumentParser
import ResultRendering

struct GapsCommand: ParsableCommand, ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "gaps",
    abstract: words.gapsAbstract,
    discussion: words.gapsDiscussion)

  @Option(
    help: ArgumentHelp(
      words.gapsMissing, valueName: words.valueOfFields))
  var missing: String?

  @OptionGroup var filters: FilterOptions

  @Option(help: ArgumentHelp(words.outputFormatHelp))
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
        throw ValidationError(words.noFieldMissing(String(name)))
      }
      if !fields.contains(field) { fields.append(field) }
    }
    guard !fields.isEmpty else {
      throw ValidationError(words.missingNeedsField)
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
    // A file that could not be read is named once, as a document where it lacks something else, too.
    var unread = Dictionary(
      failed.map { ($0.id, $0.reason) }, uniquingKeysWith: { first, _ in first })
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
        case .csv:
          try output.write(
            list.csv(listed, unread: unread.removeValue(forKey: listed.summary.id)))
        case .json:
          try output.write(
            (shown > 1 ? "," : "")
              + (try list.json(listed, unread: unread[listed.summary.id])))
        case .jsonl:
          try output.write(
            list.json(listed, unread: unread.removeValue(forKey: listed.summary.id)) + "\n")
        }
      })
    let others = failed.filter { unread[$0.id] != nil }
    switch format {
    case .text: try output.write(list.text(failed))
    case .csv: for file in others { try output.write(list.csv(file)) }
    case .json:
      let lines = try failed.map(GapList.json)
      try output.write(
        "],\"failed\":[\(lines.joined(separator: ","))],\"notices\":\(completeness.json()),\"total\":\(total)}\n"
      )
    case .jsonl: for file in others { try output.write(GapList.json(file) + "\n") }
    }
    try output.flush()
    completeness.tell()
    try completeness.finish()
    if total == 0, failed.isEmpty { throw Outcome.nothingFound }
  }
}
