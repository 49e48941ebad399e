import ArchiveModel
import Corpus
import Foundation

/// What was changed in a description, in words and in JSON.
struct EditReport {
  var document: DescribedDocument
  var isDryRun: Bool
  var changes: [RegisterEntry.Change] = []
  var warnings: [String] = []
  /// The number of the register's entry.
  var entry: Int?

  func rendered(_ format: ReportFormat) throws -> String {
    guard format == .json else {
      for warning in warnings { Terminal.message(OneLine.text(warning)) }
      return text
    }
    return try ReportJSON.line(
      Fields(
        dryRun: isDryRun, id: document.id, path: document.path, record: document.record,
        entry: entry, changes: changes, warnings: warnings))
  }

  private var text: String {
    guard !changes.isEmpty else {
      return say("没有改动：", "nothing changed: ") + OneLine.text(document.name) + "\n"
    }
    var lines = ["\(document.id)  \(document.name)"]
    lines += changes.map { "    " + Self.line($0) }
    if isDryRun { lines.append(say("（预览，未作改动）", "(a preview; nothing was changed)")) }
    return lines.map { OneLine.text($0) + "\n" }.joined()
  }

  /// A change in one line.
  static func line(_ change: RegisterEntry.Change) -> String {
    let note = change.fromExtracted == true ? say("（自动提取）", " (read in the text)") : ""
    let from = change.from.map { "\($0)\(note)" } ?? say("（无）", "(none)")
    let to = change.to ?? say("（收回）", "(taken back)")
    return "\(fieldName(change.field)): \(from) → \(to)"
  }

  private struct Fields: Encodable {
    var dryRun: Bool
    var id: String
    var path: String
    var record: String?
    var entry: Int?
    var changes: [RegisterEntry.Change]
    var warnings: [String]
  }
}
