import Archive
import ArgumentParser
import Corpus
import Foundation
import ResultRendering
import Retrieval

struct ImportCommand: ParsableCommand, ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: words.importAbstract,
    discussion: words.importDiscussion)

  @Option(help: ArgumentHelp(words.importMetadata, valueName: words.valueOfFile))
  var metadata: String

  @OptionGroup var person: PersonOption

  @Flag(help: ArgumentHelp(words.importConfirm))
  var confirm = false

  @Flag(help: ArgumentHelp(words.dryRunHelp))
  var dryRun = false

  @Option(help: ArgumentHelp(words.recordFormatHelp))
  var format = RecordFormat.text

  @OptionGroup var archive: ArchiveOption

  func run() throws {
    let archive = archive.open()
    let table = try MetadataTable(try Self.bytes(of: metadata), path: metadata)
    // Damaged lines of the register are told.
    if table.hasFields { _ = try archive.accessions() }
    let result = try IndexingNotes.change {
      try archive.importDescriptions(
        table, isPreview: dryRun, confirmsEqualValues: confirm, by: person.attribution, progress: $0
      )
    }
    if let indexing = result.indexing { IndexingNotes.tell(indexing) }
    let report = ImportReport(
      outcomes: result.outcomes, ignoredColumns: table.ignoredColumns,
      repeatedColumns: table.repeatedColumns, isDryRun: dryRun, phrases: words)
    switch format {
    case .text: Terminal.report(report.text)
    case .json: Terminal.report(try report.json())
    case .jsonl: Terminal.report(try report.jsonLines())
    }
    if let refusal = result.refusal { throw refusal }
    if report.hasProblems { throw Outcome.badInput }
  }

  private static func bytes(of path: String) throws -> [UInt8] {
    if path == "-" { return try StandardInput.bytes(limit: 256 << 20) }
    return try InputFile(path: path).bytes
  }
}
