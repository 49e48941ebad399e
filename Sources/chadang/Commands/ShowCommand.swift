import Archive
import ArchiveModel
import ArgumentParser
import Foundation
import ResultRendering

struct ShowCommand: AsyncParsableCommand, ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: say("显示一份文档，或一个段落及其前后", "a document, or a passage in its place"))

  @Argument(
    help: ArgumentHelp(
      say("文档或段落的编号，或 quote 给出的链接", "A document's or a passage's id, or a link that quote gave.")))
  var id: String

  @Flag(help: ArgumentHelp(say("原件的文字，未经修复", "The original's text, as it came in.")))
  var original = false

  @Option(help: ArgumentHelp(say("段落前后各几段", "Passages before and after.")))
  var around: Int?

  @Option(help: ArgumentHelp(say("输出格式：text 或 json", "text or json")))
  var format = ReportFormat.text

  @OptionGroup var archive: ArchiveOption

  func validate() throws {
    if let around, around < 0 { throw ValidationError("--around: 0…") }
  }

  func run() async throws {
    let archive = archive.open()
    if let link = QuoteLink(id) { return try await show(link, archive) }
    guard
      let view = try await archive.document(
        id: id, passages: around.map { .around($0) } ?? .all)
    else {
      Terminal.message(say("没有编号为 \(id) 的文档或段落", "no document or passage with the id \(id)"))
      archive.tellIncomplete()
      throw Outcome.nothingFound
    }
    if original {
      try Terminal.result(try archive.decodedOriginal(of: view))
    } else if format == .json {
      try Terminal.result(DocumentJSON.render(view))
    } else {
      try Terminal.result(
        DocumentText.render(
          view, focus: id.contains("-") ? id : nil, style: Terminal.style,
          language: Terminal.language))
    }
  }

  /// Shows the words that a link points at, or says that their document has changed.
  private func show(_ link: QuoteLink, _ archive: Archive) async throws {
    guard var view = try await archive.document(id: link.documentID, passages: .all) else {
      Terminal.message(
        say("库里没有这份文件，它可能已撤下", "the archive has no such document; it may have been withdrawn"))
      archive.tellIncomplete()
      throw Outcome.nothingFound
    }
    guard link.isCurrent(view) else {
      Terminal.message(
        say(
          "这份文件在引用之后改动过，链接所指的文字可能已经不同，请重新核对：chadang show \(link.documentID)",
          "this document has changed since it was quoted; the words may be others now, check again: chadang show \(link.documentID)"
        ))
      throw Outcome.nothingFound
    }
    let places = view.passages.indices.filter {
      !link.byteRanges(in: view.passages[$0].passage).isEmpty
    }
    let reach = around ?? 0
    let shown = Set(places.flatMap { ($0 - reach)...($0 + reach) })
    view.passages = view.passages.indices.filter(shown.contains).map { view.passages[$0] }
    try Terminal.result(
      format == .json
        ? try DocumentJSON.render(view)
        : DocumentText.render(
          view, link: link, style: Terminal.style, language: Terminal.language))
  }
}
