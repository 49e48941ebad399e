import Archive
import ArchiveModel
import ArgumentParser
import ResultRendering

struct RenumberCommand: ParsableCommand, ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "renumber", abstract: words.renumberAbstract,
    discussion: words.renumberDiscussion)

  @OptionGroup var filters: FilterOptions

  @Option(help: ArgumentHelp(words.renumberCategory, valueName: words.valueOfCategory))
  var category = "WS"

  @Flag(help: ArgumentHelp(words.renumberAnew))
  var anew = false

  @OptionGroup var person: PersonOption

  @Flag(help: ArgumentHelp(words.dryRunHelp))
  var dryRun = false

  @Option(help: ArgumentHelp(words.reportFormatHelp))
  var format = ReportFormat.text

  @OptionGroup var archive: ArchiveOption

  func validate() throws {
    _ = try filters.filter()
    guard !category.isEmpty, category.allSatisfy({ $0.isLetter || $0.isNumber }) else {
      throw ValidationError(words.notACategory(category))
    }
  }

  func run() throws {
    let archive = archive.open()
    var request = NumberingRequest()
    request.filter = try filters.filter()
    (request.category, request.startsAnew) = (category, anew)
    let result: NumberingResult
    if dryRun {
      result = try archive.renumber(request, isPreview: true, by: person.attribution)
    } else {
      result = try IndexingNotes.change {
        try archive.renumber(request, by: person.attribution, progress: $0)
      }
      if let indexing = result.indexing { IndexingNotes.tell(indexing) }
    }
    let report = NumberingReport(
      numbered: result.numbered.map { ($0.document, $0.changes) },
      unchangedCount: result.unchangedCount, lacking: result.lacking, repeated: result.repeated,
      isDryRun: dryRun, phrases: words)
    Terminal.report(format == .json ? try report.json() : report.text)
    if !result.lacking.isEmpty || !result.repeated.isEmpty { throw Outcome.badInput }
  }
}
