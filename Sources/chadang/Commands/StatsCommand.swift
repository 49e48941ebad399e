import Archive
import ArchiveModel
import ArgumentParser
import Corpus
import ResultRendering

struct StatsCommand: ParsableCommand, ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: words.statsAbstract)

  @Option(help: ArgumentHelp(words.reportFormatHelp))
  var format = ReportFormat.text

  @OptionGroup var archive: ArchiveOption

  func run() throws {
    let archive = archive.open()
    var statistics = try archive.statistics()
    statistics.accessionCount = try archive.accessions().count
    try Terminal.result(
      format == .json
        ? try StatisticsJSON.render(statistics, language: Terminal.language)
        : StatisticsText.render(
          statistics, style: Terminal.style, language: Terminal.language))
    let completeness = Completeness(isComplete: statistics.status.isComplete)
    completeness.tell()
    try completeness.finish()
  }
}

extension Archive {
  /// The register's accession numbers; lines of it that are damaged are told.
  func accessions() throws -> Accessions {
    let register = try register()
    if let bad = register.badLines.first {
      Terminal.message(
        words.registerDamaged(line: bad.line))
    }
    return Accessions(register.entries)
  }
}
