import Archive
public import ArchiveModel
public import ArgumentParser
import Foundation
import ResultRendering
import Retrieval

/// The options that narrow a search down.
struct FilterOptions: ParsableArguments {
  @Option(help: ArgumentHelp(say("文种，如 通知（可多次）", "Kind, e.g. notice (repeatable).")))
  var kind: [String] = []

  @Option(help: ArgumentHelp(say("发文机关的部分名称（可多次）", "Part of the issuer's name (repeatable).")))
  var issuer: [String] = []

  @Option(help: ArgumentHelp(say("讲话人或记者（可多次）", "Speaker or reporter (repeatable).")))
  var speaker: [String] = []

  @Option(help: ArgumentHelp(say("不早于：2020、2020-10、2020年10月26日", "No earlier than this date.")))
  var since: String?

  @Option(help: ArgumentHelp(say("不晚于", "No later than this date.")))
  var until: String?

  @Option(help: ArgumentHelp(say("corpus/ 下路径的开头（可多次）", "Beginning of the path below corpus/.")))
  var path: [String] = []

  func filter() throws -> DocumentFilter {
    var filter = DocumentFilter()
    filter.kinds = try kind.map { name in
      guard let kind = DocumentKind(name: name) else {
        let names = DocumentKind.allCases.map {
          Terminal.language == .chinese ? $0.rawValue : $0.englishName
        }
        throw ValidationError(
          say("没有这种文种：\(name)；可用：", "no such kind: \(name); there are: ")
            + names.joined(separator: say("、", ", ")))
      }
      return kind
    }
    filter.issuers = issuer
    filter.speakers = speaker
    filter.pathPrefixes = path
    filter.since = try date(since, option: "--since")
    filter.until = try date(until, option: "--until")
    try Self.checkOrder(filter.since, filter.until, options: ("--since", "--until"))
    return filter
  }

  /// Refuses a period that ends before it begins: nothing can be of it.
  static func checkOrder(
    _ since: PartialDate?, _ until: PartialDate?, options: (since: String, until: String)
  ) throws {
    guard let first = since?.dayRange?.lowerBound, let last = until?.dayRange?.upperBound,
      first > last
    else { return }
    throw ValidationError(
      say(
        "\(options.until) 早于 \(options.since)",
        "\(options.until) is earlier than \(options.since)"))
  }

  private func date(_ text: String?, option: String) throws -> PartialDate? {
    try Self.date(text, option: option)
  }

  /// A date with a year.
  static func date(_ text: String?, option: String) throws -> PartialDate? {
    guard let text else { return nil }
    guard let date = PartialDate(chinese: text), date.year != nil else {
      throw ValidationError(
        say("\(option)：不是带年份的日期：\(text)", "\(option): not a date with a year: \(text)"))
    }
    return date
  }
}

struct SearchCommand: AsyncParsableCommand, ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: say("检索，按相关度列出段落", "ranked passages"),
    discussion: say(
      """
      几个词表示都要有；"…"、“…”、「…」 里是原文；-词 排除；甲 OR 乙、甲 | 乙 任一；
      字段：类型:通知 单位:… 讲话人:… 日期:2019..2021 文号:… 标题:…
      """,
      """
      Several words: all are wanted. "…" exact words; -word excludes; A OR B; fields:
      kind:notice issuer:… speaker:… date:2019..2021 number:… title:…
      """))

  @Argument(
    parsing: .remaining,
    help: ArgumentHelp(say("要找的词", "What to look for."), valueName: say("词", "query")))
  var query: [String] = []

  @OptionGroup var filters: FilterOptions
  @OptionGroup var archive: ArchiveOption

  @Option(help: ArgumentHelp(say("排序", "Order.")))
  var sort = SearchRequest.Order.relevance

  @Option(help: ArgumentHelp(say("列出几条", "How many results.")))
  var limit = 10

  @Option(help: ArgumentHelp(say("略过几条", "How many to pass over.")))
  var offset = 0

  @Flag(help: ArgumentHelp(say("按文种、机关、年份计数", "Counts by kind, issuer and year.")))
  var facets = false

  @Flag(help: ArgumentHelp(say("说明每个词的得分", "What each term gave to the score.")))
  var explain = false

  @Option(help: ArgumentHelp(say("输出格式", "Form of the output.")))
  var format = OutputFormat.text

  func validate() throws {
    guard (1...SearchRequest.largestLimit).contains(limit) else {
      throw ValidationError("--limit: 1…\(SearchRequest.largestLimit)")
    }
    guard (0...SearchRequest.largestOffset).contains(offset) else {
      throw ValidationError("--offset: 0…\(SearchRequest.largestOffset)")
    }
  }

  func run() async throws {
    let request = SearchRequest(
      query: query.map(ExcludedWord.restore).joined(separator: " "), filter: try filters.filter(),
      order: sort,
      limit: limit, offset: offset, wantsFacets: facets, wantsExplanation: explain)
    let response = try await archive.open().search(request)
    switch format {
    case .text:
      try Terminal.result(
        SearchResultText.render(response, style: Terminal.style, language: Terminal.language))
    case .json:
      try Terminal.result(SearchResultJSON.render(response, language: Terminal.language))
    case .jsonl:
      if !response.hits.isEmpty {
        try Terminal.result(SearchResultJSON.renderLines(response))
      }
    case .csv: try Terminal.result(SearchResultCSV.render(response))
    }
    // The table has no place for it.
    if format == .jsonl || format == .csv {
      Completeness(isComplete: !response.notices.contains(.indexIncomplete)).tell()
    }
    if response.hits.isEmpty { throw Outcome.nothingFound }
  }
}

extension SearchRequest.Order: ExpressibleByArgument {}
