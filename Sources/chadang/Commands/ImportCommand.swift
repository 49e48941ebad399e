import Archive
import ArgumentParser
import Corpus
import Foundation
import Retrieval

struct ImportCommand: ParsableCommand, ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: say("由著录表（CSV）批量著录", "describe many documents from a table"),
    discussion: say(
      """
      第一行是列名：题名 责任者 文号 日期 文种 …（或英文）。每行按 id、接收号、路径、文件名或档号列找文档，没有这些列时按文号。
      空格子不改动任何内容。有问题的行逐行说明并跳过，其余照办。
      """,
      """
      The first row names the columns: title issuer number date kind … (or Chinese terms). A row's document is found
      by the columns id, accession, path or file, else by its document number. Empty cells say nothing.
      Rows with problems are told and left out, the others are carried out.
      """))

  @Option(help: ArgumentHelp(say("著录表，CSV", "The table, CSV."), valueName: say("文件", "file")))
  var metadata: String

  @OptionGroup var person: PersonOption

  @Flag(help: ArgumentHelp(say("只说明会怎样，不做改动", "Tell what would happen; change nothing.")))
  var dryRun = false

  @Option(help: ArgumentHelp(say("输出格式：text、json 或 jsonl", "text, json or jsonl")))
  var format = RecordFormat.text

  @OptionGroup var archive: ArchiveOption

  func run() throws {
    let archive = archive.open()
    let table = try MetadataTable(try Self.bytes(of: metadata), path: metadata)
    // Damaged lines of the register are told.
    if table.hasFields { _ = try archive.accessions() }
    let result = try IndexingNotes.change {
      try archive.importDescriptions(
        table, isPreview: dryRun, by: person.attribution, progress: $0)
    }
    if let indexing = result.indexing { IndexingNotes.tell(indexing) }
    let report = ImportReport(table: table, isDryRun: dryRun, outcomes: result.outcomes)
    if let refusal = result.refusal {
      Terminal.report(try report.rendered(format))
      throw refusal
    }
    Terminal.report(try report.rendered(format))
    if report.hasProblems { throw Outcome.badInput }
  }

  private static func bytes(of path: String) throws -> [UInt8] {
    if path == "-" { return try StandardInput.bytes(limit: 256 << 20) }
    return try InputFile(path: path).bytes
  }
}
