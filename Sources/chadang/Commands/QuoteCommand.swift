import Archive
import ArchiveModel
public import ArgumentParser
import Foundation
public import ResultRendering
import Retrieval

struct QuoteCommand: AsyncParsableCommand, ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "quote",
    abstract: say("核对引文：原文有没有这句话", "whether words stand in a document as quoted"),
    discussion: say(
      """
      五种结论：一字不差；仅标点或空格不同；仅字形、全半角或换行不同；有改动；没有找到。
      引文中省去的地方用 …… 表示。退出码：0 原文有；1 有改动或没有；2 用法不对；3 输入有误。
      """,
      """
      Five verdicts: identical; same but for punctuation or spacing; same but for script, width or
      line breaks; changed; not found. …… stands for what the quotation leaves out.
      Exit codes: 0 the words stand there, 1 changed or not found, 2 bad usage, 3 bad input.
      """))

  @Argument(
    parsing: .remaining,
    help: ArgumentHelp(say("引文", "The quotation."), valueName: say("引文", "text")))
  var text: [String] = []

  @Option(
    help: ArgumentHelp(
      say("引文在文件里；- 为标准输入", "A file that holds the quotation; - for standard input."),
      valueName: say("文件", "file")))
  var file: String?

  @Option(
    help: ArgumentHelp(
      say(
        "一行一条引文的文件，逐行核对；- 为标准输入（--format jsonl 或 csv）",
        "A file with one quotation a line; - for standard input (--format jsonl or csv)."),
      valueName: say("文件", "file")))
  var batch: String?

  @Option(
    help: ArgumentHelp(
      say("文稿，核对其中每一处引文", "An article; every quotation in it is checked."),
      valueName: say("文稿", "article")))
  var draft: String?

  @Option(
    help: ArgumentHelp(
      say("核对报告（html）里的链接指向的查档地址", "The address that links of the report (html) lead to."),
      valueName: say("网址", "url")))
  var linkBase = DraftReportPage.defaultLinkBase

  @Option(help: ArgumentHelp(say("引用格式", "How citations are written.")))
  var cite = Citation.Style.gbt7714

  @Option(help: ArgumentHelp(say("列出几处", "How many places.")))
  var limit = 10

  @Option(
    help: ArgumentHelp(say("输出格式；html 只用于 --draft", "Form of the output; html with --draft only.")))
  var format: QuoteFormat?

  @OptionGroup var archive: ArchiveOption

  func validate() throws {
    guard (1...QuoteRequest.largestLimit).contains(limit) else {
      throw ValidationError("--limit: 1…\(QuoteRequest.largestLimit)")
    }
    let sources = [!text.isEmpty, file != nil, batch != nil, draft != nil].filter(\.self).count
    guard sources == 1 else {
      throw ValidationError(
        say(
          "请给出引文，或 --file、--batch、--draft 之一",
          "give a quotation, or one of --file, --batch, --draft"))
    }
    guard linkBase.hasPrefix("http://") || linkBase.hasPrefix("https://") else {
      throw ValidationError("--link-base: http://… , https://…")
    }
    let allowed: [QuoteFormat] =
      batch != nil
      ? [.jsonl, .csv] : draft != nil ? [.text, .json, .html] : [.text, .json, .jsonl, .csv]
    if let format, !allowed.contains(format) {
      let names = allowed.map(\.rawValue).joined(separator: say("、", ", "))
      throw ValidationError(say("--format 在这里可以是：", "--format may be here: ") + names)
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
        text: say("有的行不是引文，见输出", "some lines are no quotations; see the output"))
    }
    if isMissing { throw Outcome.nothingFound }
  }
}
