import ArchiveModel
import Corpus
import Foundation

/// What a table of descriptions changed, in words and in JSON.
struct ImportReport {
  let table: MetadataTable
  let isDryRun: Bool
  var outcomes: [MetadataImport.RowOutcome] = []

  var hasProblems: Bool { outcomes.contains { !$0.problems.isEmpty } }

  func rendered(_ format: RecordFormat) throws -> String {
    switch format {
    case .json:
      return try ReportJSON.line(
        Fields(
          dryRun: isDryRun, ignoredColumns: table.ignoredColumns,
          repeatedColumns: table.repeatedColumns, changed: changed, unchanged: unchanged,
          failed: failed, rows: outcomes.map(RowFields.init)))
    case .jsonl: return try outcomes.map { try ReportJSON.line(RowFields($0)) }.joined()
    default: return text
    }
  }

  private var changed: Int { outcomes.count { $0.problems.isEmpty && !$0.changes.isEmpty } }
  private var unchanged: Int { outcomes.count { $0.problems.isEmpty && $0.changes.isEmpty } }
  private var failed: Int { outcomes.count { !$0.problems.isEmpty } }

  // MARK: Text

  private var text: String {
    var lines: [String] = []
    if !table.ignoredColumns.isEmpty {
      lines.append(
        say("不收的列：", "columns passed over: ")
          + table.ignoredColumns.joined(separator: say("、", ", ")))
    }
    if !table.repeatedColumns.isEmpty {
      lines.append(
        say("重复的列，不收：", "columns of a field that another has: ")
          + table.repeatedColumns.joined(separator: say("、", ", ")))
    }
    for outcome in outcomes where !outcome.problems.isEmpty || !outcome.changes.isEmpty {
      let row = say("第 \(outcome.row) 行", "row \(outcome.row)")
      lines.append(
        [row, outcome.document?.id, outcome.document?.name].compactMap(\.self)
          .joined(separator: "  "))
      lines += outcome.problems.map { "    \(say("有误：", "problem: "))\($0.words)" }
      if outcome.problems.isEmpty {
        lines += outcome.changes.map { "    " + EditReport.line($0) }
        if let number = outcome.oddNumber { lines.append("    " + oddNumberWarning(number)) }
      }
    }
    lines.append(
      say(
        "\(isDryRun ? "将" : "已")改动 \(changed)，未变 \(unchanged)，有误 \(failed) 行",
        "\(changed) rows \(isDryRun ? "would change something" : "carried out"), \(unchanged) change nothing, \(failed) with problems"
      ))
    return lines.map { OneLine.text($0) + "\n" }.joined()
  }

  // MARK: JSON

  private struct Fields: Encodable {
    var dryRun: Bool
    var ignoredColumns: [String]
    var repeatedColumns: [String]
    var changed: Int
    var unchanged: Int
    var failed: Int
    var rows: [RowFields]
  }

  private struct RowFields: Encodable {
    struct ProblemFields: Encodable {
      var code: String
      var message: String
    }

    var row: Int
    var id: String?
    var path: String?
    var record: String?
    var changes: [RegisterEntry.Change]
    var problems: [ProblemFields]
    var warnings: [String]
    var done: Bool

    init(_ outcome: MetadataImport.RowOutcome) {
      (row, done) = (outcome.row, outcome.isDone)
      id = outcome.document?.id
      path = outcome.document?.path
      record = outcome.document?.record
      changes = outcome.problems.isEmpty ? outcome.changes : []
      problems = outcome.problems.map { ProblemFields(code: $0.code, message: $0.words) }
      warnings = outcome.oddNumber.map { [oddNumberWarning($0)] } ?? []
    }
  }
}

extension RowProblem {
  fileprivate var code: String {
    switch self {
    case .noDocumentNamed: "no_document_named"
    case .noSuchDocument: "no_such_document"
    case .severalDocuments: "several_documents"
    case .value(_, let problem): problem.code.rawValue
    case .tooManyCells: "too_many_cells"
    case .sameAsRow: "same_as_row"
    case .notEditable: "not_editable"
    case .broken: "broken"
    }
  }

  fileprivate var words: String {
    switch self {
    case .noDocumentNamed:
      say(
        "没有写明是哪份文档（id、接收号、路径、文件名或文号）",
        "does not say which document (id, accession, path, file or number)")
    case .noSuchDocument(let value): say("没有这份文档：\(value)", "no such document: \(value)")
    case .severalDocuments(let value, let names):
      say("“\(value)”对应不止一份文档：", "“\(value)” fits several documents: ")
        + names.joined(separator: say("、", ", "))
    case .value(let column, let problem): "\(column)\(say("：", ": "))\(problem.words)"
    case .tooManyCells(let count, let expected):
      say("有 \(count) 格，列名只有 \(expected) 个", "\(count) cells where the first row has \(expected)")
    case .sameAsRow(let row):
      say("与第 \(row) 行是同一份文档", "is of the same document as row \(row)")
    case .notEditable(let reason): say(reason)
    case .broken(let reason):
      say("从这一行起读不下去：\(reason)", "cannot be read from here on: \(reason)")
    }
  }
}
