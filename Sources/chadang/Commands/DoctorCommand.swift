import Archive
import ArgumentParser
import Corpus
import Retrieval

struct DoctorCommand: ParsableCommand, ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: say(
      "体检：版本、外部程序、索引、权限、磁盘、语言环境",
      "reports versions, external programs, index state, file modes, disk space and locale"))

  @Flag(
    help: ArgumentHelp(
      say(
        "改正文件权限：只有自己（或 --group 的组）能读",
        "Mend the modes of the archive's files: the owner's alone, or readable to its group.")))
  var fix = false

  @Option(
    help: ArgumentHelp(
      say("改正时让这个用户组也能读", "Mending the modes, a group that may read, too."),
      valueName: say("组名", "name")))
  var group: String?

  @Option(help: ArgumentHelp(say("输出格式：text 或 json", "text or json")))
  var format = ReportFormat.text

  @OptionGroup var archive: ArchiveOption

  func validate() throws {
    guard group == nil || fix else {
      throw ValidationError(say("--group 要与 --fix 同用", "--group needs --fix"))
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
      health: health, archive: archive.path, version: Chadang.configuration.version)
    let text = format == .json ? try report.json : report.text
    if fix { Terminal.reportLine(text) } else { try Terminal.result(text) }
    if !health.cares.isEmpty { throw Outcome.nothingFound }
  }
}
