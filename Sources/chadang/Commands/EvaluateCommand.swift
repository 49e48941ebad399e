import Archive
import ArchiveModel
import ArgumentParser
import Corpus
import Foundation
import ResultRendering
import Retrieval

struct EvaluateCommand: ParsableCommand, ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: words.evaluateAbstract,
    discussion: words.evaluateDiscussion)

  @Option(help: ArgumentHelp("qid<TAB>text", valueName: "tsv"))
  var queries: String

  @Option(help: ArgumentHelp("qid<TAB>docid<TAB>rel", valueName: "tsv"))
  var qrels: String?

  @Option(
    name: .customLong("run"),
    help: ArgumentHelp(words.evaluateRun, valueName: "trec"))
  var runPath: String?

  @Option(help: ArgumentHelp(words.evaluateDepth))
  var depth = 100

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      words.evaluateMode))
  var mode = Mode.question

  @Option(help: ArgumentHelp(words.evaluateLimit))
  var limit = 10

  @Option(help: ArgumentHelp(words.evaluateOffset))
  var offset = 0

  @Option(help: ArgumentHelp(words.reportFormatHelp))
  var format = ReportFormat.text

  @Option(
    help: ArgumentHelp(
      words.evaluateWeight,
      valueName: words.valueOfWeight))
  var weight: [String] = []

  @OptionGroup var archive: ArchiveOption

  enum Mode: String, ExpressibleByArgument, CaseIterable {
    case question, search
  }

  private func weights() throws -> RankingWeights {
    var weights = RankingWeights()
    for setting in weight {
      let parts = setting.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, let value = Double(parts[1]), value.isFinite, value >= 0,
        value <= 1_000_000, weights.set(String(parts[0]), to: value)
      else {
        throw ValidationError(words.noSuchWeight(setting, of: RankingWeights.names))
      }
    }
    return weights
  }

  func validate() throws {
    _ = try weights()
    guard (10...1000).contains(depth) else {
      throw ValidationError(words.notInRange("--depth", 10, 1000))
    }
    guard (1...SearchRequest.largestLimit).contains(limit) else {
      throw ValidationError(words.notInRange("--limit", 1, SearchRequest.largestLimit))
    }
    guard (0...SearchRequest.largestOffset).contains(offset) else {
      throw ValidationError(words.notInRange("--offset", 0, SearchRequest.largestOffset))
    }
  }

  func run() throws {
    let collection = try JudgedQueries(queriesPath: queries, qrelsPath: qrels)
    guard !collection.queries.isEmpty else {
      throw RetrievalError(
        code: .queriesInvalid, path: queries, detail: .noQueries)
    }
    var lines: [String] = []
    let archive = archive.open(weights: try weights())
    let result = try archive.evaluate(
      collection, as: mode == .question ? .question : .search(limit: limit, offset: offset),
      depth: depth
    ) { query, ranking in
      guard runPath != nil else { return }
      for (index, document) in ranking.enumerated() {
        lines.append("\(query.id) Q0 \(document.id) \(index + 1) \(document.score) chadang")
      }
    }
    archive.tellIncomplete()
    if let runPath {
      let file = try OutputFile(path: runPath, replaces: true)
      try file.write(Array(lines.map { $0 + "\n" }.joined().utf8))
      try file.finish()
    }
    try Terminal.result(
      format == .json ? try EvaluationReport.json(result) : EvaluationReport.text(result))
  }
}
