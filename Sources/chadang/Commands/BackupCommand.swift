import Archive
import ArchiveModel
import ArgumentParser
import Corpus
import ResultRendering

struct BackupCommand: ParsableCommand, ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: words.backupAbstract,
    discussion: words.backupDiscussion)

  @Argument(
    help: ArgumentHelp(
      words.backupFile, valueName: words.valueOfFile))
  var file: String

  @Flag(
    help: ArgumentHelp(
      words.backupWithoutIndex))
  var withoutIndex = false

  @Flag(help: ArgumentHelp(words.forceHelp))
  var force = false

  @OptionGroup var person: PersonOption
  @OptionGroup var archive: ArchiveOption

  func run() throws {
    let archive = archive.open()
    let line = CountLine { words.backingUp($0) }
    defer { line.close() }
    let summary = try archive.backup(
      to: file, by: person.attribution, withoutIndex: withoutIndex, replaces: force,
      progress: line.show)
    line.close()
    Terminal.reportLine(
      words.backedUp(
        summary.corpus.fileCount, withIndex: summary.hasIndex, bytes: summary.size, file: file)
    )
    CopyReport.section(
      words.leftoversRemoved,
      summary.removedLeftovers)
    if !withoutIndex, !summary.hasIndex {
      Terminal.message(words.noIndexInBackup)
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
      words.leftOutOfCopy, summary.leftOut.map(\.path))
    return tell(missing: summary.missing, differing: summary.differing)
  }

  /// Writes what is missing and what differs.
  static func tell(missing: [String], differing: [String]) -> Bool {
    section(words.registeredAndGone, missing)
    section(
      words.notAsRegistered, differing)
    return !missing.isEmpty || !differing.isEmpty
  }

  static func section(_ title: String, _ entries: [String]) {
    guard !entries.isEmpty else { return }
    Terminal.message("\(title) (\(entries.count)):")
    for entry in entries { Terminal.message("  " + OneLine.text(entry)) }
  }
}
