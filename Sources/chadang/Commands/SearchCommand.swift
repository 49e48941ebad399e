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

  /// The options as fields of a request.
  var fields: RequestFields {
    var fields = RequestFields()
    fields[.kind] = kind
    fields[.issuer] = issuer
    fields[.speaker] = speaker
    fields[.path] = path
    fields[.since] = [since].compactMap(\.self)
    fields[.until] = [until].compactMap(\.self)
    return fields
  }

  func filter() throws -> DocumentFilter {
    try UsageProblem.told { () throws(RequestProblems) in try DocumentFilter(fields) }
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

  private func request() throws -> SearchRequest {
    var fields = filters.fields
    fields[.query] = query.map(ExcludedWord.restore)
    fields[.sort] = [sort.rawValue]
    fields[.limit] = [String(limit)]
    fields[.offset] = [String(offset)]
    fields[.facets] = [String(facets)]
    fields[.explain] = [String(explain)]
    return try UsageProblem.told { () throws(RequestProblems) in try SearchRequest(fields) }
  }

  func validate() throws { _ = try request() }

  func run() async throws {
    let request = try request()
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
