import ArgumentParser
import Corpus
import Retrieval

struct DoctorCommand: ParsableCommand {
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
    let folder = archive.folder
    if fix { try mendModes(folder) }
    let health = ArchiveHealth(
      archive: folder.path, corpus: folder.corpus, indexFolder: folder.indexFolder)
    let report = DoctorReport(
      health: health, archive: folder.path, version: Chadang.configuration.version)
    let text = format == .json ? try report.json : report.text
    if fix { Terminal.reportLine(text) } else { try Terminal.result(text) }
    if !health.cares.isEmpty { throw Outcome.nothingFound }
  }

  private func mendModes(_ folder: ArchiveFolder) throws {
    try folder.corpus.requireFolder()
    let lock = try WriterLock(folder: folder.indexFolder, purpose: "doctor")
    defer { withExtendedLifetime(lock) {} }
    if group == nil, let name = ArchiveSettings(ofArchive: folder.path)?.unknownGroup {
      throw UserError(
        text: say(
          "系统里现在没有用户组 \(name)，未作改动；确要改，请用 --group 指明",
          "the system does not know the group \(name) now, nothing was changed; name one by --group"
        ))
    }
    var access = ArchiveAccess(ofArchive: folder.path)
    if case .asFound = access { access = .owner }
    if let group { access = try ArchiveAccess(groupNamed: group) }
    access.adopt()
    if let refusal = AccessCheck(archive: folder.path, access: access).mend() {
      let count = refusal.paths.count - 1
      throw CorpusError(
        code: .notWritable, path: refusal.paths[0], errorNumber: refusal.errorNumber,
        detail: count > 0 ? say("另有 \(count) 个", "and \(count) more") : nil)
    }
    try ArchiveSettings(access: access).write(toArchive: folder.path)
  }
}
