import Archive
import ArgumentParser
import Corpus

/// What `restore` does with a backup: checks it, or makes an archive of it.
struct BackupRestoring: ParsableArguments {
  @Option(
    name: .customLong("backup"),
    help: ArgumentHelp(say("备份文件", "The backup."), valueName: say("文件", "file")))
  var file: String?

  @Option(
    help: ArgumentHelp(
      say("还原到的文件夹，须不存在或是空的", "The folder for the archive; missing or empty."),
      valueName: say("文件夹", "dir")))
  var to: String?

  @Flag(help: ArgumentHelp(say("只检查备份是否完好，不还原", "Only check the backup.")))
  var check = false

  var isWanted: Bool { file != nil || to != nil || check }

  func validate() throws {
    guard isWanted else { return }
    guard file != nil else {
      throw ValidationError(
        say(
          "用 --backup 指明备份文件，用 --to 指明还原到哪里",
          "name the backup by --backup, and where it goes by --to"))
    }
    guard check == (to == nil) else {
      throw ValidationError(
        say("--to 和 --check 只用其一", "either --to, for the archive's folder, or --check"))
    }
  }

  func run() throws {
    guard let file else { return }
    let line = CountLine { say("读取：\($0) 个文件", "reading: \($0) files") }
    defer { line.close() }
    let contents =
      if let to {
        try Archive.restore(backup: file, to: to, progress: line.show)
      } else {
        try Archive.check(backup: file, progress: line.show)
      }
    line.close()
    let size = oneDecimal(Double(contents.byteCount) / 1e6)
    let made = "\(contents.description.at)  \(contents.description.by)"
    Terminal.reportLine(
      say(
        "\(to == nil ? "备份完好" : "已还原")：\(contents.fileCount) 个文件，\(size) MB\(contents.hasIndex ? "，含索引" : "")；备份于 \(made)",
        "\(to == nil ? "backup is sound" : "restored"): \(contents.fileCount) files, \(size) MB\(contents.hasIndex ? ", and the index" : ""); made \(made)"
      ))
    if let to {
      let progress = ProgressLine()
      defer { progress.close() }
      do {
        let summary = try Archive(folder: to).index { progress.show($0) }
        progress.close()
        Terminal.reportLine(IndexingReport.text(summary))
      } catch {
        progress.close()
        let command = Advice.command("index", archive: to)
        Terminal.message(
          say(
            "文件已全部还原、完好无缺，只是索引没有更新完；排除下面的原因后运行 \(command)",
            "the documents are restored and whole; only the index is not up to date: once the cause below is gone, run `\(command)`"
          ))
        throw error
      }
    }
    if contents.badManifestLines + contents.badRegisterLines > 0 {
      Terminal.message(
        say(
          "备份时清单有 \(contents.badManifestLines) 行、登记册有 \(contents.badRegisterLines) 行已损坏",
          "when it was made, \(contents.badManifestLines) lines of the manifest and \(contents.badRegisterLines) of the register were damaged"
        ))
    }
    _ = CopyReport.tell(missing: contents.missing, differing: contents.differing)
    if !contents.wasSound { throw Outcome.nothingFound }
  }
}
