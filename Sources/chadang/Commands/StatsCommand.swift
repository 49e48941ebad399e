import Archive
import ArchiveModel
import ArgumentParser
import Corpus
import ResultRendering

struct StatsCommand: ParsableCommand, ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: say("档案的概况", "what is in the archive"))

  @Option(help: ArgumentHelp(say("输出格式：text 或 json", "text or json")))
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
        say(
          "登记册第 \(bad.line) 行有损坏，接收号可能不全；请运行 \(Advice.command("history"))",
          "the register is damaged in line \(bad.line), accession numbers may be missing; run `\(Advice.command("history"))`"
        ))
    }
    return Accessions(register.entries)
  }
}
