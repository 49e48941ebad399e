package import ArchiveModel

/// What a table of descriptions changed, in words and in JSON.
package struct ImportReport {
  private let ignoredColumns: [String]
  private let repeatedColumns: [String]
  private let isDryRun: Bool
  private let outcomes: [RowOutcome]
  private let phrases: Phrases

  /// - Parameters:
  ///   - ignoredColumns: the names of the columns that say nothing the archive keeps.
  ///   - repeatedColumns: those whose field another column has.
  package init(
    outcomes: [RowOutcome], ignoredColumns: [String], repeatedColumns: [String], isDryRun: Bool,
    phrases: Phrases
  ) {
    (self.outcomes, self.isDryRun, self.phrases) = (outcomes, isDryRun, phrases)
    (self.ignoredColumns, self.repeatedColumns) = (ignoredColumns, repeatedColumns)
  }

  package var hasProblems: Bool { failed > 0 }

  private var changed: Int { outcomes.count { $0.problems.isEmpty && !$0.changes.isEmpty } }
  private var unchanged: Int { outcomes.count { $0.problems.isEmpty && $0.changes.isEmpty } }
  private var failed: Int { outcomes.count { !$0.problems.isEmpty } }

  // MARK: Text

  package var text: String {
    var lines: [String] = []
    if !ignoredColumns.isEmpty { lines.append(phrases.columnsIgnored(ignoredColumns)) }
    if !repeatedColumns.isEmpty { lines.append(phrases.columnsRepeated(repeatedColumns)) }
    for outcome in outcomes where !outcome.problems.isEmpty || !outcome.changes.isEmpty {
      let names = [phrases.row(outcome.row), outcome.document?.id, outcome.document?.name]
      lines.append(names.compactMap(\.self).joined(separator: "  "))
      lines += outcome.problems.map { "    " + phrases.rowProblem($0) }
      if outcome.problems.isEmpty {
        lines += outcome.changes.map { "    " + phrases.change($0) }
        if let number = outcome.oddNumber { lines.append("    " + phrases.oddNumber(number)) }
      }
    }
    lines.append(
      phrases.rowCounts(
        changed: changed, unchanged: unchanged, failed: failed, isDryRun: isDryRun))
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
  }

  private func fields(_ outcome: RowOutcome) -> RowFields {
    RowFields(
      row: outcome.row, id: outcome.document?.id, path: outcome.document?.path,
      record: outcome.document?.record,
      changes: outcome.problems.isEmpty ? outcome.changes : [],
      problems: outcome.problems.map { .init(code: $0.code, message: phrases.text(of: $0)) },
      warnings: outcome.oddNumber.map { [phrases.oddNumber($0)] } ?? [], done: outcome.isDone)
  }

  /// One object a row.
  package func jsonLines() throws -> String {
    try outcomes.map { try JSONText.line(fields($0)) }.joined()
  }

  /// One object for all.
  package func json() throws -> String {
    try JSONText.line(
      Fields(
        dryRun: isDryRun, ignoredColumns: ignoredColumns, repeatedColumns: repeatedColumns,
        changed: changed, unchanged: unchanged, failed: failed, rows: outcomes.map(fields)))
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
}
