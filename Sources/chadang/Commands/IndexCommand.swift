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
  var ocrLanguage = "chi_sim"

  @OptionGroup var person: PersonOption
  @OptionGroup var archive: ArchiveOption

  func validate() throws {
    guard !ocrLanguage.isEmpty,
      ocrLanguage.utf8.allSatisfy({ $0 == 0x2B || $0 == 0x5F || (0x61...0x7A).contains($0 | 0x20) })
    else {
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
    let summary = try archive.open().index(
      IndexingOptions(
        rereadsEverything: full, jobs: jobs,
        scanLanguage: ocr ? ocrLanguage : nil, attribution: person.attribution)
    ) { line.show($0) }
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
