internal import ArchiveModel

/// What became of a table of descriptions.
extension Phrases {
  func columnsIgnored(_ names: [String]) -> String {
    say("不收的列：", "columns passed over: ") + list(names)
  }
  func columnsRepeated(_ names: [String]) -> String {
    say("重复的列，不收：", "columns of a field that another has: ") + list(names)
  }
  func row(_ number: Int) -> String { say("第 \(number) 行", "row \(number)") }
  func rowProblem(_ problem: RowProblem) -> String {
    say("有误：", "problem: ") + text(of: problem)
  }
  func rowCounts(changed: Int, unchanged: Int, failed: Int, isDryRun: Bool) -> String {
    say(
      "\(isDryRun ? "将" : "已")改动 \(changed)，未变 \(unchanged)，有误 \(failed) 行",
      "\(changed) rows \(isDryRun ? "would change something" : "carried out"), \(unchanged) change nothing, \(failed) with problems"
    )
  }
  func text(of problem: RowProblem) -> String {
    switch problem {
    case .noDocumentNamed:
      say(
        "没有写明是哪份文档（id、接收号、路径、文件名或文号）",
        "does not say which document (id, accession, path, file or number)")
    case .noSuchDocument(let value): say("没有这份文档：\(value)", "no such document: \(value)")
    case .severalDocuments(let value, let names):
      say("“\(value)”对应不止一份文档：", "“\(value)” fits several documents: ") + list(names)
    case .value(let column, let problem): valueRefused(named: column, problem)
    case .tooManyCells(let count, let expected):
      say("有 \(count) 格，列名只有 \(expected) 个", "\(count) cells where the first row has \(expected)")
    case .sameAsRow(let row):
      say("与第 \(row) 行是同一份文档", "is of the same document as row \(row)")
    case .notEditable(let reason): text(of: reason)
    case .broken(let reason):
      say("从这一行起读不下去：\(text(of: reason))", "cannot be read from here on: \(text(of: reason))")
    }
  }
}
