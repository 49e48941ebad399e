import Archive
import ArchiveModel
import ArgumentParser
import Corpus
import ResultRendering
import Retrieval

struct DoctorCommand: ParsableCommand, ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: words.doctorAbstract)

  @Flag(
    help: ArgumentHelp(
      words.doctorFix))
  var fix = false

  @Option(
    help: ArgumentHelp(
      words.doctorGroup,
      valueName: words.valueOfGroup))
  var group: String?

  @Option(help: ArgumentHelp(words.reportFormatHelp))
  var format = ReportFormat.text

  @OptionGroup var archive: ArchiveOption

  var toleratesBadSettings: Bool { true }

  func validate() throws {
    guard group == nil || fix else {
      throw ValidationError(words.groupNeedsFix)
    }
  }

  func run() throws {
    let archive = archive.open()
    if fix {
      try archive.requireCorpus()
      try archive.mendAccess(try group.map(ArchiveAccess.init(groupNamed:)))
    }
    let health = archive.health()
    let report = DoctorReport(
      health, archive: archive.path, version: Chadang.configuration.version,
      locale: Terminal.locale, phrases: words)
    let text = format == .json ? try report.json() : report.text
    if fix { Terminal.reportLine(text) } else { try Terminal.result(text) }
    if !health.cares.isEmpty { throw Outcome.nothingFound }
  }
}
