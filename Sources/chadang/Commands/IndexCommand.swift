import Archive
import ArchiveIndex
import ArchiveModel
import ArgumentParser
import Corpus
import Foundation

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: say("建立一个空档案", "make an empty archive"))

  @Argument(help: ArgumentHelp(say("档案文件夹，缺省为当前文件夹", "The folder (default: the current one).")))
  var folder: String?

  @Option(
    help: ArgumentHelp(
      say(
        "也让这个用户组读（缺省只有自己能读）",
        "A group that may read the archive, too (default: nobody but the owner)."),
      valueName: say("组名", "name")))
  var group: String?

  @OptionGroup var archive: ArchiveOption

  func run() throws {
    let path = folder ?? archive.named ?? "."
    func command(_ words: String) -> String {
      Advice.command(words, archive: path == "." ? nil : path)
    }
    try Archive.requireNone(at: path)
    _ = try Archive.make(at: path, access: try group.map(ArchiveAccess.init(groupNamed:)) ?? .owner)
    Terminal.reportLine(
      say(
        "已建立档案：\(path)；收入文件用 \(command("add"))，或把文件放进 \(path)/corpus，再运行 \(command("index"))",
        "archive made: \(path); take documents in with `\(command("add"))`, or put them into \(path)/corpus and run `\(command("index"))`"
      ))
  }
}

struct IndexCommand: ParsableCommand, ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "index",
    abstract: say("使索引与 corpus/ 一致：新增、改动、删除", "bring the index up to date with corpus/"))

  @Flag(help: ArgumentHelp(say("重新读取每个文件，失败的也再试", "Read every file again, failed ones too.")))
  var full = false

  @Option(
    help: ArgumentHelp(
      say("读取和分析的线程数", "Threads that read and analyze."), valueName: say("数", "n")))
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @Flag(
    help: ArgumentHelp(
      say(
        "用 tesseract 识别 PDF 中没有文字的页；读不了的文件也再试",
        "Read pages of PDFs without text by tesseract; try failed files again.")))
  var ocr = false

  @Option(
    help: ArgumentHelp(
      say(
        "识别用的语言：chi_sim、chi_tra、chi_sim+chi_tra",
        "Their language: chi_sim, chi_tra, chi_sim+chi_tra."),
      valueName: say("语言", "language")))
  var ocrLanguage = "chi_sim"

  @OptionGroup var archive: ArchiveOption

  func validate() throws {
    guard !ocrLanguage.isEmpty,
      ocrLanguage.utf8.allSatisfy({ $0 == 0x2B || $0 == 0x5F || (0x61...0x7A).contains($0 | 0x20) })
    else {
      throw ValidationError(
        say(
          "--ocr-language 形如 chi_sim 或 chi_sim+chi_tra",
          "--ocr-language: like chi_sim or chi_sim+chi_tra"))
    }
    guard (1...64).contains(jobs) else {
      throw ValidationError(say("--jobs 应为 1 到 64", "--jobs takes 1 to 64"))
    }
  }

  func run() throws {
    let line = ProgressLine()
    defer { line.close() }
    let summary = try archive.open().index(
      IndexingOptions(
        rereadsEverything: full, jobs: jobs,
        scanLanguage: ocr ? ocrLanguage : nil)
    ) { line.show($0) }
    line.close()
    Terminal.reportLine(IndexingReport.text(summary))
    if summary.hasRefusals { throw Outcome.badInput }
  }
}
