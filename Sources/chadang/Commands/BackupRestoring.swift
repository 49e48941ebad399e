import Archive
internal import ArchiveModel
import ArgumentParser
import Corpus
import ResultRendering

/// What `restore` does with a backup: checks it, or makes an archive of it.
struct BackupRestoring: ParsableArguments {
  @Option(
    name: .customLong("backup"),
    help: ArgumentHelp(words.restoreBackup, valueName: words.valueOfFile))
  var file: String?

  @Option(
    help: ArgumentHelp(
      words.restoreTo,
      valueName: words.valueOfDirectory))
  var to: String?

  @Flag(help: ArgumentHelp(words.restoreCheck))
  var check = false

  var isWanted: Bool { file != nil || to != nil || check }

  func validate() throws {
    guard isWanted else { return }
    guard file != nil else {
      throw ValidationError(
        words.backupNotNamed)
    }
    guard check == (to == nil) else {
      throw ValidationError(
        words.toOrCheck)
    }
  }

  func run() throws {
    guard let file else { return }
    let line = CountLine { words.readingBackup($0) }
    defer { line.close() }
    let contents =
      if let to {
        try Archive.restore(backup: file, to: to, progress: line.show)
      } else {
        try Archive.check(backup: file, progress: line.show)
      }
    line.close()
    Terminal.reportLine(
      words.readBackup(
        isRestored: to != nil, files: contents.fileCount, bytes: contents.byteCount,
        withIndex: contents.hasIndex, at: contents.at, by: contents.by))
    if let to {
      let progress = ProgressLine()
      defer { progress.close() }
      do {
        let summary = try Archive(folder: to).index { progress.show($0) }
        progress.close()
        Terminal.reportLine(IndexingReport.text(summary, words))
      } catch {
        progress.close()
        let command = Advice(archive: to).command("index")
        Terminal.message(
          words.restoredNotIndexed(command))
        throw error
      }
    }
    if contents.badManifestLines + contents.badRegisterLines > 0 {
      Terminal.message(
        words.damagedWhenBackedUp(
          manifestLines: contents.badManifestLines, registerLines: contents.badRegisterLines))
    }
    _ = CopyReport.tell(missing: contents.missing, differing: contents.differing)
    if !contents.wasSound { throw Outcome.nothingFound }
  }
}
