import Archive
import ArchiveModel
import ArgumentParser
import Corpus

struct BackupCommand: ParsableCommand, ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: say("把整个档案备份成一个文件", "the whole archive in one file"),
    discussion: say(
      "备份时可以照常收文、检索、建立索引。文件是普通的 tar，末尾有每一项的 SHA-256。",
      """
      The archive can be searched and added to meanwhile. The file is a plain tar, with the SHA-256 of \
      every entry at its end.
      """))

  @Argument(
    help: ArgumentHelp(
      say("备份文件，如 云岫-2026-11-21.tar", "The file to be made."), valueName: say("文件", "file")))
  var file: String

  @Flag(
    help: ArgumentHelp(
      say("不含索引：文件小得多，还原时重新建立", "Leave the index out; restoring makes it again.")))
  var withoutIndex = false

  @Flag(help: ArgumentHelp(say("同名文件可以覆盖", "Let a file of that name give way.")))
  var force = false

  @OptionGroup var person: PersonOption
  @OptionGroup var archive: ArchiveOption

  func run() throws {
    let archive = archive.open()
    let line = CountLine { say("备份：\($0) 个文件", "backing up: \($0) files") }
    defer { line.close() }
    let result = try archive.backup(
      to: file, by: person.attribution, withoutIndex: withoutIndex, replaces: force,
      progress: line.show)
    let (summary, hasIndex) = (result.summary, result.hasIndex)
    line.close()
    let size = oneDecimal(Double(summary.size) / 1e6)
    Terminal.reportLine(
      say(
        "已备份 \(summary.corpus.fileCount) 个文件\(hasIndex ? "和索引" : "")，\(size) MB：\(file)",
        "backed up \(summary.corpus.fileCount) files\(hasIndex ? " and the index" : ""), \(size) MB: \(file)"
      ))
    CopyReport.section(
      say("已清除中断的备份留下的文件", "removed what backups that were cut off had left"),
      summary.removedLeftovers)
    if !withoutIndex, !hasIndex {
      Terminal.message(say("还没有索引，备份里不含索引", "there is no index yet; none is in the backup"))
    }
    if CopyReport.tell(summary.corpus) { throw Outcome.nothingFound }
  }
}

/// Tells what is wrong with a corpus that was copied.
enum CopyReport {
  /// Writes the messages.
  ///
  /// - Returns: whether the corpus is not as its manifest says.
  static func tell(_ summary: CorpusCopySummary) -> Bool {
    section(
      say("没有备份（不是普通文件）", "left out (no regular files)"), summary.leftOut.map(\.path))
    return tell(missing: summary.missing, differing: summary.differing)
  }

  /// Writes what is missing and what differs.
  static func tell(missing: [String], differing: [String]) -> Bool {
    section(say("已登记但不在 corpus/ 里", "registered, and not in corpus/"), missing)
    section(
      say("与登记时的内容不同（照现状收入）", "not as registered (taken as they are)"), differing)
    return !missing.isEmpty || !differing.isEmpty
  }

  static func section(_ title: String, _ entries: [String]) {
    guard !entries.isEmpty else { return }
    Terminal.message("\(title) (\(entries.count)):")
    for entry in entries { Terminal.message("  " + OneLine.text(entry)) }
  }
}
