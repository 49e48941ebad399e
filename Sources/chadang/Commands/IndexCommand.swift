import Archive
import ArchiveIndex
import ArchiveModel
import ArgumentParser
import Corpus
import Foundation
import ResultRendering

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: words.initAbstract)

  @Argument(help: ArgumentHelp(words.initFolder))
  var folder: String?

  @Option(
    help: ArgumentHelp(
      words.initGroup,
      valueName: words.valueOfGroup))
  var group: String?

  @OptionGroup var archive: ArchiveOption

  func run() throws {
    let path = folder ?? archive.named ?? "."
    let advice = Advice(archive: path == "." ? nil : path)
    try Archive.requireNone(at: path)
    _ = try Archive.make(at: path, access: try group.map(ArchiveAccess.init(groupNamed:)) ?? .owner)
    Terminal.reportLine(
      words.archiveMade(path, add: advice.command("add"), index: advice.command("index")))
  }
}

struct IndexCommand: ParsableCommand, ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "index",
    abstract: words.indexAbstract)

  @Flag(help: ArgumentHelp(words.indexFull))
  var full = false

  @Option(
    help: ArgumentHelp(
      words.indexJobs, valueName: words.valueOfNumber))
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @Flag(
    help: ArgumentHelp(
      words.indexOCR))
  var ocr = false

  @Option(
    help: ArgumentHelp(
      words.indexOCRLanguage,
      valueName: words.valueOfLanguage))
  var ocrLanguage: String?

  @OptionGroup var passwordFile: PasswordOption
  @OptionGroup var person: PersonOption
  @OptionGroup var archive: ArchiveOption

  func validate() throws {
    guard ocrLanguage.map(ArchiveSettings.isScanLanguage) ?? true else {
      throw ValidationError(
        words.ocrLanguageNotValid)
    }
    guard (1...64).contains(jobs) else {
      throw ValidationError(words.jobsNotInRange)
    }
  }

  func run() throws {
    let line = ProgressLine()
    defer { line.close() }
    let opened = archive.open()
    let language = ocrLanguage ?? opened.scanLanguage ?? ArchiveSettings.usualScanLanguage
    var options = IndexingOptions(
      rereadsEverything: full, jobs: jobs, scanLanguage: ocr ? language : nil,
      attribution: person.attribution)
    options.passwords = try passwordFile.read()
    let summary = try opened.index(options) { line.show($0) }
    line.close()
    Terminal.reportLine(IndexingReport.text(summary, words))
    guard summary.hasRefusals else { return }
    // Whoever looks at the exit code finds the reason where reasons are; a person has just read it.
    if !Terminal.outputIsTerminal {
      for line in IndexingReport.refusals(summary, words) { Terminal.message(line) }
    }
    throw Outcome.badInput
  }
}
