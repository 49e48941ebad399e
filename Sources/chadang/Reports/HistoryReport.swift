import ArchiveModel
import Corpus
import Foundation

/// Entries of the register, in words and in JSON.
struct HistoryReport {
  var entries: [RegisterEntry]
  var badLines: [Register.BadLine]

  func rendered(_ format: RecordFormat) throws -> String {
    if format == .text {
      return entries.flatMap(self.lines).map { OneLine.text($0) + "\n" }.joined()
    }
    let lines = try entries.map { try ReportJSON.line($0) }
    guard format == .json else { return lines.joined() }
    let bad = try badLines.map {
      try ReportJSON.line(["line": "\($0.line)", "reason": $0.reason.rawValue]).dropLast()
    }
    return
      "{\"damaged\":[\(bad.joined(separator: ","))],\"entries\":[\(lines.map { $0.dropLast() }.joined(separator: ","))]}\n"
  }

  private func lines(_ entry: RegisterEntry) -> [String] {
    let name = entry.record.map { "\(entry.path)#\($0)" } ?? entry.path
    let facts = [
      "\(entry.entry)", entry.at, entry.by, Self.words(entry.action), entry.accession, name,
    ]
    var lines = [facts.compactMap(\.self).joined(separator: "  ")]
    lines += (entry.changes ?? []).map { "    " + EditReport.line($0) }
    func add(_ chinese: String, _ english: String, _ value: String?) {
      if let value { lines.append("    \(say(chinese, english)) \(value)") }
    }
    add("原因：", "why:", entry.why)
    add("原文件名：", "original name:", entry.originalName)
    add("来自：", "from:", entry.source)
    if entry.action == .add {
      add("取代：", "replaces:", entry.version)
    } else {
      add("让位于：", "gave way to:", entry.version)
    }
    if let sha256 = entry.sha256 {
      lines.append(
        "    \(entry.size.map { say("\($0) 字节，", "\($0) bytes, ") } ?? "")SHA-256 \(sha256)")
    }
    return lines
  }

  static func words(_ action: RegisterEntry.Action) -> String {
    switch action {
    case .add: say("收入", "taken in")
    case .register: say("登记", "registered")
    case .accept: say("承认手工改动", "change by hand taken over")
    case .edit: say("著录", "described")
    case .withdraw: say("撤下", "withdrawn")
    case .restore: say("恢复", "put back")
    case .replace: say("被取代", "replaced")
    }
  }

  static func words(_ reason: Register.BadLine.Reason) -> String {
    switch reason {
    case .malformed: say("不是登记条目", "not an entry")
    case .chainBroken:
      say(
        "与上一行衔接不上：上一行被改过，或少了一行", "does not fit the line before: that was changed, or one is missing"
      )
    case .misnumbered: say("编号不连续", "misnumbered")
    case .cutShort: say("最后一行不完整", "the last line is cut short")
    }
  }
}
