import Archive
import ArchiveModel
public import ArgumentParser
import Foundation
public import ResultRendering
import Retrieval

struct QuoteCommand: AsyncParsableCommand, ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "quote",
    abstract: words.quoteAbstract,
    discussion: words.quoteDiscussion)

  @Argument(
    parsing: .remaining,
    help: ArgumentHelp(words.quoteText, valueName: words.valueOfQuotation))
  var text: [String] = []

  @Option(
    help: ArgumentHelp(
      words.quoteFile,
      valueName: words.valueOfFile))
  var file: String?

  @Option(
    help: ArgumentHelp(
      words.quoteBatch,
      valueName: words.valueOfFile))
  var batch: String?

  @Option(
    help: ArgumentHelp(
      words.quoteDraft,
      valueName: words.valueOfArticle))
  var draft: String?

  @Option(
    help: ArgumentHelp(
      words.quoteLinkBase,
      valueName: words.valueOfAddress))
  var linkBase = DraftReportPage.defaultLinkBase

  @Option(help: ArgumentHelp(words.quoteCite))
  var cite = Citation.Style.gbt7714

  @Option(help: ArgumentHelp(words.quoteLimit))
  var limit = 10

  @Option(
    help: ArgumentHelp(words.quoteFormat))
  var format: QuoteFormat?

  @OptionGroup var archive: ArchiveOption

  func validate() throws {
    guard (1...QuoteRequest.largestLimit).contains(limit) else {
      throw ValidationError(words.notInRange("--limit", 1, QuoteRequest.largestLimit))
    }
    let sources = [!text.isEmpty, file != nil, batch != nil, draft != nil].filter(\.self).count
    guard sources == 1 else {
      throw ValidationError(
        words.quotationNotGiven)
    }
    guard linkBase.hasPrefix("http://") || linkBase.hasPrefix("https://") else {
      throw ValidationError(words.linkBaseNotValid)
    }
    let allowed: [QuoteFormat] =
      batch != nil
      ? [.jsonl, .csv] : draft != nil ? [.text, .json, .html] : [.text, .json, .jsonl, .csv]
    if let format, !allowed.contains(format) {
      throw ValidationError(words.formatsHere(allowed.map(\.rawValue)))
    }
  }

  func run() async throws {
    do {
      if let batch {
        try QuoteBatch(command: self).run(InputFile(path: batch))
      } else if let draft {
        try QuoteDraft(command: self).run(InputFile(path: draft))
      } else {
        try check(
          try file.map { try InputFile(path: $0).text() }
            ?? text.map(ExcludedWord.restore).joined(separator: " "))
      }
    } catch let refusal as QuoteRequest.Refusal {
      throw UserError(text: QuoteRefusalText.render(refusal, language: Terminal.language))
    }
  }

  private func check(_ quotation: String) throws {
    let request = QuoteRequest(text: quotation, limit: limit)
    let response = try archive.open().withQuoteChecker { try $0.check(request) }
    switch format ?? .text {
    case .text, .html:
      try Terminal.result(
        QuoteResultText.render(
          response, citation: cite, style: Terminal.style, language: Terminal.language))
    case .json, .jsonl:
      try Terminal.result(
        try QuoteResultJSON.render(response, citation: cite, language: Terminal.language))
    case .csv:
      try Terminal.result(QuoteResultCSV.render(response, citation: cite))
      // The table has no place for them.
      for notice in QuoteResultText.notices(of: response, language: Terminal.language) {
        Terminal.message(notice)
      }
    }
    if !response.verdict.isConfirmed { throw Outcome.nothingFound }
  }
}

/// The forms that answers to quotations are printed in.
enum QuoteFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, jsonl, csv, html
}

extension Citation.Style: ExpressibleByArgument {}

/// Checks one quotation a line, and answers each in its turn.
struct QuoteBatch {
  let command: QuoteCommand

  func run(_ file: InputFile) throws {
    let text = try file.text()
    var lines = text.unicodeScalars.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" })
    if lines.last?.isEmpty == true { lines.removeLast() }
    guard !lines.isEmpty else { throw QuoteRequest.Refusal.empty }
    var (isRefused, isMissing) = (false, false)
    var told: Set<String> = []
    let isTable = command.format == .csv
    if isTable { try Terminal.write(QuoteResultCSV.header) }
    try command.archive.open().withQuoteChecker { checker in
      for (index, line) in lines.enumerated() {
        let quotation = String(String.UnicodeScalarView(line.last == "\r" ? line.dropLast() : line))
        do {
          let response = try checker.check(QuoteRequest(text: quotation, limit: command.limit))
          isMissing = isMissing || !response.verdict.isConfirmed
          if isTable {
            for notice in QuoteResultText.notices(of: response, language: Terminal.language)
            where told.insert(notice).inserted { Terminal.message(notice) }
          }
          try Terminal.write(
            isTable
              ? QuoteResultCSV.rows(response, number: index + 1, citation: command.cite)
              : try QuoteResultJSON.render(
                response, citation: command.cite, language: Terminal.language) + "\n")
        } catch let refusal as QuoteRequest.Refusal {
          isRefused = true
          try Terminal.write(
            isTable
              ? QuoteResultCSV.row(refusal, of: quotation, number: index + 1)
              : try QuoteResultJSON.render(refusal, of: quotation, language: Terminal.language)
                + "\n")
        }
      }
    }
    if isRefused {
      throw UserError(
        text: words.someLinesAreNoQuotations)
    }
    if isMissing { throw Outcome.nothingFound }
  }
}
