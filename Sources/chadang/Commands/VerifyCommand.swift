import Archive
import ArchiveIndex
import ArchiveModel
import ArgumentParser
import Foundation
import ResultRendering

struct VerifyCommand: ParsableCommand, ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: words.verifyAbstract)

  @Flag(
    help: ArgumentHelp(
      words.verifyRepair))
  var repair = false

  @Flag(
    help: ArgumentHelp(
      words.verifyDeep))
  var deep = false

  @Flag(help: ArgumentHelp(words.verifyFourProperties))
  var fourProperties = false

  @Option(help: ArgumentHelp(words.reportFormatHelp))
  var format = ReportFormat.text

  @OptionGroup var archive: ArchiveOption

  func run() throws {
    let options = VerificationOptions(
      isDeep: deep, jobs: ProcessInfo.processInfo.activeProcessorCount)
    let archive = archive.open()
    let progress = VerificationProgress()
    let line = ProgressLine()
    let report: VerificationReport
    do {
      defer {
        progress.close()
        line.close()
      }
      report =
        repair
        ? try archive.repair(options, progress: progress.show) { line.show($0) }
        : try archive.verify(options, progress: progress.show)
    }
    let shown = VerificationReportText(report, words)
    let text =
      format == .json
      ? try shown.json()
      : fourProperties ? FourPropertiesText(report, words).text : shown.text
    if repair { Terminal.reportLine(text) } else { try Terminal.result(text) }
    let isFailed =
      fourProperties
      && VerificationCheck.allCases.contains {
        if case .failed = $0.outcome(in: report) { true } else { false }
      }
    if !report.isOK || isFailed { throw Outcome.nothingFound }
  }
}

/// How far a verification is, on a terminal.
final class VerificationProgress {
  private let line = StatusLine()

  func show(_ done: Int, of total: Int) {
    line.show(words.verifying(done, of: total))
  }

  func close() { line.close() }
}
