import ArchiveIndex
import ArchiveModel
import Corpus
import Foundation
import ResultRendering

/// What became of files that were to be taken in, in words and in JSON.
struct AccessionReport {
  var outcomes: [AccessionOutcome]
  let isDryRun: Bool
  /// Why the text of a file is not in the index, by path.
  private var unread: [String: Fact] = [:]

  init(outcomes: [AccessionOutcome], isDryRun: Bool) {
    (self.outcomes, self.isDryRun) = (outcomes, isDryRun)
  }

  /// Notes what the index says of the files.
  mutating func note(_ summary: IndexingSummary) {
    for failed in summary.failed { unread[failed.path] = failed.reason }
  }

  /// How the command ends: with 3 where a file or a description was refused.
  var outcome: Outcome? {
    outcomes.contains {
      if case .refused = $0.state { return true }
      return $0.refusedDescription != nil
    } ? .badInput : nil
  }

  /// The most refusals that messages name one by one.
  private static let refusalsNamed = 20

  /// Why files and descriptions were refused, a line each.
  var refusals: [String] {
    let lines = outcomes.flatMap { outcome -> [String] in
      let isRefused = if case .refused = outcome.state { true } else { false }
      return (isRefused ? stateLines(outcome) : []) + descriptionLines(outcome)
    }
    let named = lines.prefix(Self.refusalsNamed).map(OneLine.text)
    let rest = lines.count - named.count
    return rest > 0 ? named + [say("另有 \(rest) 条", "and \(rest) more")] : named
  }

  /// What became of some files: told as soon as it is settled. Nothing in JSON, which comes whole.
  static func rendered(_ outcomes: some Sequence<AccessionOutcome>, _ format: RecordFormat) throws
    -> String
  {
    let report = AccessionReport(outcomes: Array(outcomes), isDryRun: false)
    switch format {
    case .text: return report.outcomes.flatMap(report.lines).map(Self.line).joined()
    case .jsonl: return try report.jsonLines().map { $0 + "\n" }.joined()
    case .json: return ""
    }
  }

  /// What stands at the end: the counts, and files whose text is not in the index; in JSON all of it.
  func rendered(_ format: RecordFormat) throws -> String {
    switch format {
    case .text: return summary
    case .jsonl: return ""
    case .json:
      return "{\"dry_run\":\(isDryRun),\"results\":[\(try jsonLines().joined(separator: ","))]}\n"
    }
  }

  private static func line(_ text: String) -> String { OneLine.text(text) + "\n" }

  private func jsonLines() throws -> [String] {
    try outcomes.map { try ReportJSON.text(fields($0)) }
  }

  // MARK: Text

  /// Why a file was refused; `nil` for one that was not.
  static func refusal(_ outcome: AccessionOutcome) -> String? {
    guard case .refused(let reason, let detail) = outcome.state else { return nil }
    return words(reason) + (detail.map { say("（\(say($0))）", " (\(say($0)))") } ?? "")
  }

  private var summary: String {
    var lines: [String] = []
    for taken in outcomes.compactMap(\.takenIn) where taken.unread == nil {
      guard let reason = unread[taken.path] else { continue }
      lines.append(taken.path + say("：文字读不出：", ": text not read: ") + say(reason))
    }
    func count(_ matches: (AccessionOutcome.State) -> Bool) -> Int {
      outcomes.count { matches($0.state) }
    }
    let added = count { if case .added = $0 { true } else { false } }
    let registered = count {
      switch $0 {
      case .registered, .accepted: true
      default: false
      }
    }
    let known = count { if case .alreadyThere = $0 { true } else { false } }
    let refused = count { if case .refused = $0 { true } else { false } }
    let passed = count { $0 == .passedOver }
    lines.append(
      say(
        "\(isDryRun ? "将" : "")收入 \(added)，登记 \(registered)，库里已有 \(known)，未收 \(refused)，略过 \(passed)",
        "\(added) \(isDryRun ? "would be taken in" : "taken in"), \(registered) registered, \(known) there already, \(refused) refused, \(passed) passed over"
      ))
    return lines.map(Self.line).joined()
  }

  private func lines(_ outcome: AccessionOutcome) -> [String] {
    stateLines(outcome) + descriptionLines(outcome).map { "    " + $0 }
  }

  /// Why the description beside a file was refused.
  private func descriptionLines(_ outcome: AccessionOutcome) -> [String] {
    guard let refused = outcome.refusedDescription else { return [] }
    let detail = say(refused.detail)
    return [
      say(
        "著录文件未收：\(refused.path)：\(detail)；改正后用 \(Advice.command("edit")) 著录，或放到收入的文件旁边再运行 \(Advice.command("index"))",
        "description refused: \(refused.path): \(detail); mend it and use `\(Advice.command("edit"))`, or put it beside the file in corpus/ and run `\(Advice.command("index"))`"
      )
    ]
  }

  private func stateLines(_ outcome: AccessionOutcome) -> [String] {
    switch outcome.state {
    case .added(let taken): return lines(taken, say("收入", "taken in"), from: outcome.given)
    case .registered(let taken): return lines(taken, say("登记", "registered"), from: nil)
    case .accepted(let taken):
      return lines(taken, say("改动已登记", "change registered"), from: nil)
    case .alreadyThere(let path):
      let isItself = outcome.given.hasSuffix(path)
      return [
        isItself
          ? say("已有：\(path)（已登记，没有改动）", "there already: \(path) (registered, unchanged)")
          : say(
            "已有：\(outcome.given) 与 \(path) 内容相同",
            "there already: \(outcome.given) is the same as \(path)")
      ]
    case .refused:
      return [say("未收：", "refused: ") + "\(outcome.given): \(Self.refusal(outcome) ?? "")"]
    case .passedOver: return []
    }
  }

  private func lines(_ taken: AccessionOutcome.TakenIn, _ verb: String, from given: String?)
    -> [String]
  {
    let facts = [taken.accession, taken.document].compactMap(\.self).joined(separator: " · ")
    var lines = ["\(verb)\(say("：", ": "))\(taken.path)  \(facts)"]
    if let given { lines.append("    \(say("来自", "from")) \(given)") }
    var described: [String] = []
    for field in [DocumentDescription.Field.title, .kind, .issuer, .number, .date] {
      described += taken.description.values(of: field)
    }
    if !described.isEmpty { lines.append("    " + described.joined(separator: " · ")) }
    if taken.documentCount > 1 {
      lines.append("    " + say("含 \(taken.documentCount) 份文档", "\(taken.documentCount) documents"))
    }
    if let reason = taken.unread {
      lines.append("    " + say("文字读不出：", "text not read: ") + say(reason))
    }
    return lines
  }

  private static func words(_ reason: AccessionOutcome.Reason) -> String {
    switch reason {
    case .missing: say("没有这个文件", "no such file")
    case .unreadable: say("读不到", "cannot be read")
    case .changing: say("正在被写入，请稍后再试", "is being written; try again later")
    case .tooLarge: say("文件太大", "too large")
    case .empty: say("空文件", "empty")
    case .formatNotRead: say("不读这种格式", "format not read")
    case .damaged: say("文字读不出", "text cannot be read")
    case .descriptionInvalid: say("著录有误", "the description is not valid")
    case .notAFile: say("不是普通文件", "not a regular file")
    case .sameAsEarlier: say("与要取代的那一版内容相同", "the same as the version to be replaced")
    }
  }

  // MARK: JSON

  private struct Fields: Encodable {
    var given: String
    var state: String
    var accession: String?
    var path: String?
    var document: String?
    var sha256: String?
    var size: Int?
    var documents: Int?
    var title: String?
    var kind: String?
    var issuer: String?
    var number: String?
    var date: String?
    var unread: String?
    var reason: String?
    var detail: String?
  }

  private func fields(_ outcome: AccessionOutcome) -> Fields {
    var fields = Fields(given: outcome.given, state: "")
    switch outcome.state {
    case .added: fields.state = "added"
    case .registered: fields.state = "registered"
    case .accepted: fields.state = "accepted"
    case .alreadyThere(let path): (fields.state, fields.path) = ("already_there", path)
    case .refused(let reason, let detail):
      (fields.state, fields.reason, fields.detail) = (
        "refused", reason.rawValue, detail.map(Language.english.of)
      )
    case .passedOver: fields.state = "passed_over"
    }
    if let refused = outcome.refusedDescription {
      fields.reason = AccessionOutcome.Reason.descriptionInvalid.rawValue
      fields.detail = "\(refused.path): \(Language.english.of(refused.detail))"
    }
    guard let taken = outcome.takenIn else { return fields }
    (fields.accession, fields.path) = (taken.accession, taken.path)
    (fields.document, fields.sha256) = (taken.document, taken.sha256)
    (fields.size, fields.documents) = (taken.size, taken.documentCount)
    (fields.title, fields.kind) = (taken.description.title, taken.description.kind?.rawValue)
    (fields.issuer, fields.number) = (taken.description.issuer, taken.description.number)
    fields.date = taken.description.date?.description
    fields.unread = (unread[taken.path] ?? taken.unread).map(Language.english.of)
    return fields
  }
}
