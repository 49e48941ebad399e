import Archive
import ArchiveModel
import ResultRendering
import Retrieval

/// Checks every quotation of an article.
struct QuoteDraft {
  let command: QuoteCommand

  func run(_ file: InputFile) throws {
    let report = try command.archive.open().withQuoteChecker { try $0.check(draft: file) }
    switch command.format ?? .text {
    case .json:
      try Terminal.result(
        try DraftReportJSON.render(report, citation: command.cite, language: Terminal.language))
    case .html:
      try Terminal.result(
        try DraftReportPage.render(
          report, citation: command.cite, linkBase: command.linkBase, language: Terminal.language))
    case .text, .jsonl, .csv:
      try Terminal.result(
        DraftReportText.render(
          report, citation: command.cite, style: Terminal.style, language: Terminal.language))
    }
    if !report.isConfirmed { throw Outcome.nothingFound }
  }
}
