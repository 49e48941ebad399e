import Archive
import ArchiveModel
import ArgumentParser
import Foundation
import ResultRendering

struct ShowCommand: AsyncParsableCommand, ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: words.showAbstract)

  @Argument(
    help: ArgumentHelp(
      words.showID))
  var id: String

  @Flag(help: ArgumentHelp(words.showOriginal))
  var original = false

  @Option(help: ArgumentHelp(words.showAround))
  var around: Int?

  @Option(help: ArgumentHelp(words.reportFormatHelp))
  var format = ReportFormat.text

  @OptionGroup var archive: ArchiveOption

  func validate() throws {
    if let around, around < 0 { throw ValidationError(words.notInRange("--around", 0, nil)) }
  }

  func run() async throws {
    let archive = archive.open()
    if let link = QuoteLink(id) { return try await show(link, archive) }
    guard let view = try await view(archive) else {
      Terminal.message(words.noDocumentOrPassage(id))
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

  /// The document of an id, or of another name that a person knows it by: its path, its reference code (档号).
  private func view(_ archive: Archive) async throws -> DocumentView? {
    let passages = around.map { PassageSelection.around($0) } ?? .all
    if let view = try await archive.document(id: id, passages: passages) { return view }
    do {
      return try await archive.document(id: try archive.described(id).id, passages: passages)
    } catch let error as ArchiveError where error.code == .noSuchDocument { return nil }
  }

  /// Shows the words that a link points at, or says that their document has changed.
  private func show(_ link: QuoteLink, _ archive: Archive) async throws {
    guard var view = try await archive.document(id: link.documentID, passages: .all) else {
      Terminal.message(
        words.noDocumentOfLink)
      archive.tellIncomplete()
      throw Outcome.nothingFound
    }
    guard link.isCurrent(view) else {
      Terminal.message(
        words.documentOfLinkChanged(link.documentID))
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
