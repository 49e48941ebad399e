import ArchiveModel
import ArgumentParser
import Corpus
import Foundation
import ResultRendering
import Retrieval

struct ShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: say("显示一份文档，或一个段落及其前后", "a document, or a passage in its place"))

  @Argument(help: ArgumentHelp(say("文档或段落的编号", "A document's or a passage's id.")))
  var id: String

  @Flag(help: ArgumentHelp(say("原件的文字，未经修复", "The original's text, as it came in.")))
  var original = false

  @Option(help: ArgumentHelp(say("段落前后各几段", "Passages before and after.")))
  var around: Int?

  @Option(help: ArgumentHelp(say("输出格式：text 或 json", "text or json")))
  var format = OutputFormat.text

  @OptionGroup var archive: ArchiveOption

  func validate() throws {
    if let around, around < 0 { throw ValidationError("--around: 0…") }
    guard format == .text || format == .json else {
      throw ValidationError(say("--format 只能是 text 或 json", "--format takes text or json"))
    }
  }

  func run() async throws {
    let folder = archive.folder
    guard let view = try await folder.live.document(id: id, around: around) else {
      Terminal.message(say("没有编号为 \(id) 的文档或段落", "no document or passage with the id \(id)"))
      throw Outcome.nothingFound
    }
    if original {
      let reader = CorpusReader(folder: folder.corpus)
      Terminal.result(
        try reader.decodedOriginal(
          ofFile: view.document.path, recordID: view.document.externalID,
          encoding: view.encoding
        ).text)
    } else if format == .json {
      Terminal.result(try DocumentJSON.render(view))
    } else {
      Terminal.result(
        DocumentText.render(
          view, focus: id.contains("-") ? id : nil, style: Terminal.style,
          language: Terminal.language))
    }
  }
}

struct StatsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: say("档案的概况", "what is in the archive"))

  @Option(help: ArgumentHelp(say("输出格式：text 或 json", "text or json")))
  var format = OutputFormat.text

  @OptionGroup var archive: ArchiveOption

  func validate() throws {
    guard format == .text || format == .json else {
      throw ValidationError(say("--format 只能是 text 或 json", "--format takes text or json"))
    }
  }

  func run() async throws {
    let status = try await archive.folder.live.status()
    if format == .json {
      Terminal.result(try StatusJSON.render(status))
      return
    }
    Terminal.result(
      say(
        """
        文档 \(status.documentCount)，段落 \(status.passageCount)，有问题的文件 \(status.problemCount)
        分析版本 \(status.analysisVersion)\(status.isComplete ? "" : "；上次建立索引没有完成，请运行 chadang index")
        """,
        """
        \(status.documentCount) documents, \(status.passageCount) passages, \(status.problemCount) files with problems
        analysis \(status.analysisVersion)\(status.isComplete ? "" : "; the last run was cut off, run `chadang index`")
        """))
  }
}
