import Archive
public import ArchiveModel
public import ArgumentParser
import Foundation
import ResultRendering
import Retrieval

/// The options that narrow a search down.
struct FilterOptions: ParsableArguments {
  @Option(help: ArgumentHelp(words.kindFilter))
  var kind: [String] = []

  @Option(help: ArgumentHelp(words.issuerFilter))
  var issuer: [String] = []

  @Option(help: ArgumentHelp(words.speakerFilter))
  var speaker: [String] = []

  @Option(help: ArgumentHelp(words.sinceFilter))
  var since: String?

  @Option(help: ArgumentHelp(words.untilFilter))
  var until: String?

  @Option(help: ArgumentHelp(words.pathFilter))
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
    commandName: "search", abstract: words.searchAbstract,
    discussion: words.searchDiscussion)

  @Argument(
    parsing: .remaining,
    help: ArgumentHelp(words.queryHelp, valueName: words.valueOfQuery))
  var query: [String] = []

  @OptionGroup var filters: FilterOptions
  @OptionGroup var archive: ArchiveOption

  @Option(help: ArgumentHelp(words.orderHelp))
  var sort = SearchRequest.Order.relevance

  @Option(help: ArgumentHelp(words.searchLimit))
  var limit = 10

  @Option(help: ArgumentHelp(words.searchOffset))
  var offset = 0

  @Flag(help: ArgumentHelp(words.searchFacets))
  var facets = false

  @Flag(help: ArgumentHelp(words.searchExplain))
  var explain = false

  @Option(help: ArgumentHelp(words.outputFormatHelp))
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
    // Tables and lines have no place for them.
    if format == .jsonl || format == .csv {
      for notice in SearchResultText.notices(of: response, language: Terminal.language) {
        Terminal.message(notice)
      }
    }
    if response.hits.isEmpty { throw Outcome.nothingFound }
  }
}

extension SearchRequest.Order: ExpressibleByArgument {}
