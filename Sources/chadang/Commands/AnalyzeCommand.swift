import ArgumentParser
import Foundation
import ResultRendering
import TextAnalysis

struct AnalyzeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: words.analyzeAbstract)

  @Argument(
    parsing: .remaining,
    help: ArgumentHelp(words.analyzeText))
  var text: [String] = []

  @Option(help: ArgumentHelp(words.reportFormatHelp))
  var format = ReportFormat.text

  /// The most bytes read from standard input.
  private static let largestInput = 1 << 20

  func run() throws {
    var text = self.text.joined(separator: " ")
    if text.isEmpty {
      let bytes = try StandardInput.bytes(limit: Self.largestInput)
      guard let decoded = String(validating: bytes, as: UTF8.self) else {
        throw UserError(text: words.notUTF8)
      }
      text = decoded
    }
    let analyzer = try Analyzer()
    let analyzed = try analyzer.analyze(text)
    switch format {
    case .json: try Terminal.result(Self.json(text, analyzed, analyzer))
    default: try Terminal.result(Self.table(text, analyzed, analyzer))
    }
  }

  private static func table(_ text: String, _ analyzed: AnalyzedText, _ analyzer: Analyzer)
    -> String
  {
    var lines = ["version  \(Analyzer.version)", "folded   \(analyzer.folding.fold(text))"]
    for view in AnalyzedText.View.allCases {
      let tokens = analyzed.tokens(of: view).map {
        "\($0.term)[\($0.byteRange.lowerBound),\($0.byteRange.upperBound))"
      }
      lines.append(
        "\(view.rawValue.padding(toLength: 8, withPad: " ", startingAt: 0)) "
          + tokens.joined(separator: " "))
    }
    return lines.map(OneLine.text).joined(separator: "\n")
  }

  private struct TokenJSON: Encodable {
    var term: String
    var bytes: [Int]
  }

  private struct AnalysisJSON: Encodable {
    var version: String
    var folded: String
    var words: [TokenJSON]
    var grams: [TokenJSON]
  }

  private static func json(_ text: String, _ analyzed: AnalyzedText, _ analyzer: Analyzer) throws
    -> String
  {
    func tokens(_ view: AnalyzedText.View) -> [TokenJSON] {
      analyzed.tokens(of: view).map {
        TokenJSON(term: $0.term, bytes: [$0.byteRange.lowerBound, $0.byteRange.upperBound])
      }
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let data = try encoder.encode(
      AnalysisJSON(
        version: Analyzer.version, folded: analyzer.folding.fold(text), words: tokens(.words),
        grams: tokens(.grams)))
    return String(decoding: data, as: UTF8.self)
  }
}
