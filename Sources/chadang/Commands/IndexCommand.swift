import ArchiveIndex
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
    try ArchiveFolder.requireNone(at: path)
    func command(_ words: String) -> String {
      Advice.command(words, archive: path == "." ? nil : path)
    }
    let access = try group.map(ArchiveAccess.init(groupNamed:)) ?? .owner
    access.adopt()
    for name in ["corpus", "index"] {
      do {
        let isThere = FileManager.default.fileExists(atPath: "\(path)/\(name)")
        let hasFolder = FileManager.default.fileExists(atPath: path)
        try FileManager.default.createDirectory(
          atPath: "\(path)/\(name)", withIntermediateDirectories: true)
        if !hasFolder { ArchiveAccess.give(path: path) }
        if !isThere { ArchiveAccess.give(path: "\(path)/\(name)") }
      } catch {
        throw CorpusError(
          code: .notWritable, path: "\(path)/\(name)", errorNumber: Failure.errorNumber(of: error))
      }
    }
    if let refusal = AccessCheck(archive: path, access: access).mend() {
      throw CorpusError(
        code: .notWritable, path: refusal.paths[0], errorNumber: refusal.errorNumber)
    }
    try ArchiveSettings(access: access).write(toArchive: path)
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
    let summary = try archive.folder.indexer.run(
      IndexingOptions(
        rereadsEverything: full, jobs: jobs,
        scanLanguage: ocr ? ocrLanguage : nil)
    ) { line.show($0) }
    line.close()
    Terminal.reportLine(IndexingReport.text(summary))
    if summary.hasRefusals { throw Outcome.badInput }
  }
}

/// What an indexing run did, in words.
enum IndexingReport {
  static func text(_ summary: IndexingSummary) -> String {
    var lines: [String] = []
    if let reason = summary.rebuiltBecause {
      lines.append(say("索引已重建：\(reason)", "index made anew: \(reason)"))
    }
    lines.append(
      say(
        "新增 \(summary.filesAdded)，改动 \(summary.filesChanged)，删除 \(summary.filesRemoved)，未变 \(summary.filesUnchanged) 个文件",
        "\(summary.filesAdded) new, \(summary.filesChanged) changed, \(summary.filesRemoved) removed, \(summary.filesUnchanged) unchanged files"
      ))
    let size = oneDecimal(Double(summary.indexBytes) / 1e6)
    let time = String(format: "%.2f", summary.seconds)
    lines.append(
      say(
        "现有 \(summary.documentCount) 份文档、\(summary.passageCount) 个段落；索引 \(size) MB；用时 \(time) 秒",
        "\(summary.documentCount) documents, \(summary.passageCount) passages; index \(size) MB; \(time) s"
      ))
    lines += section(
      say("未能读取", "not read"), summary.failed.map { "\($0.path): \(say($0.reason))" })
    lines += section(
      say("读不到，索引里仍是以前的内容", "cannot be read; the index has what it had"),
      summary.kept.map { "\($0.path): \(say($0.reason))" })
    lines += section(
      say("读取时的问题", "read with problems"), summary.problems.map { "\($0.path): \(say($0.reason))" })
    lines += section(
      say("不是文档，已略过", "passed over"),
      summary.passedOver.map { file in
        "\(file.path): \(words(file.reason))"
          + (file.errorNumber.map { " (\(say(SystemWords.of($0))))" } ?? "")
      })
    return lines.joined(separator: "\n")
  }

  private static func section(_ title: String, _ entries: [String]) -> [String] {
    guard !entries.isEmpty else { return [] }
    return ["\(title) (\(entries.count)):"] + entries.map { "  " + oneLine($0) }
  }

  /// A text without control characters: paths and reasons come from files.
  static func oneLine(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }))
  }

  static func words(_ reason: PassedOverFile.Reason) -> String {
    switch reason {
    case .formatNotRead: say("不读这种格式", "format not read")
    case .symbolicLink: say("符号链接，不跟随", "symbolic link, not followed")
    case .notAFile: say("不是普通文件", "not a regular file")
    case .nameNotUTF8: say("文件名不是 UTF-8", "name is not UTF-8")
    case .unreadable: say("读不到", "cannot be read")
    case .folderUnreadable: say("文件夹打不开", "folder cannot be listed")
    case .descriptionWithoutDocument: say("没有它所描述的文档", "describes no document")
    }
  }
}
