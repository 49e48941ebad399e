import ArgumentParser
import Corpus
import Retrieval

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: say(
      "体检：版本、外部程序、索引、权限、磁盘、语言环境",
      "how the archive and what it stands on are: versions, programs, index, modes, disk, locale"))

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
  var format = OutputFormat.text

  @OptionGroup var archive: ArchiveOption

  func validate() throws {
    guard format == .text || format == .json else {
      throw ValidationError(say("--format 只能是 text 或 json", "--format takes text or json"))
    }
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
    try Terminal.result(format == .json ? try report.json : report.text)
    if !health.cares.isEmpty { throw Outcome.nothingFound }
  }

  private func mendModes(_ folder: ArchiveFolder) throws {
    try folder.corpus.requireFolder()
    var access = ArchiveAccess(ofArchive: folder.path)
    if case .asFound = access { access = .owner }
    if let group { access = try ArchiveAccess(groupNamed: group) }
    access.adopt()
    try ArchiveSettings(access: access).write(toArchive: folder.path)
    let mended = AccessCheck(archive: folder.path, access: access).mend()
    if let first = mended.unchanged.first {
      throw CorpusError(
        code: .notWritable, path: first,
        detail: mended.unchanged.count > 1
          ? say("另有 \(mended.unchanged.count - 1) 个", "and \(mended.unchanged.count - 1) more")
          : nil)
    }
  }
}
