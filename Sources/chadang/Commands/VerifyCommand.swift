import Archive
import ArchiveIndex
import ArchiveModel
import ArgumentParser
import Foundation

struct VerifyCommand: ParsableCommand, ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: say(
      "核验：文件与清单、登记册，索引的完好，两者是否一致",
      "check the files against manifest and register, the index, and that both agree"))

  @Flag(
    help: ArgumentHelp(
      say(
        "修复可以再生的：做完中断的改动、补写清单、重建索引；原件、著录、登记册不动",
        "Mend what is derived: finish cut-off changes, write lost manifest lines, make the index anew; documents, descriptions and register are left alone."
      )))
  var repair = false

  @Flag(
    help: ArgumentHelp(
      say(
        "另把索引的词表与段落逐字重新比对，并重新识别图像页",
        "Also compare the posting lists with the passages' terms made anew, and read pictures again."
      )))
  var deep = false

  @Option(help: ArgumentHelp(say("输出格式：text 或 json", "text or json")))
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
    let shown = VerificationReportText(report: report)
    let text = format == .json ? try shown.json : shown.text
    if repair { Terminal.reportLine(text) } else { try Terminal.result(text) }
    if !report.isOK { throw Outcome.nothingFound }
  }
}

/// How far a verification is, on a terminal.
final class VerificationProgress {
  private let line = StatusLine()

  func show(_ done: Int, of total: Int) {
    line.show(say("核验 \(done)/\(total)", "verifying \(done)/\(total)"))
  }

  func close() { line.close() }
}
