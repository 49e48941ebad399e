package import ArchiveModel

/// Entries of the register, in words and in JSON.
package struct HistoryReport {
  private let entries: [RegisterEntry]
  private let badLines: [BadRegisterLine]
  private let phrases: Phrases

  package init(entries: [RegisterEntry], badLines: [BadRegisterLine], phrases: Phrases) {
    (self.entries, self.badLines, self.phrases) = (entries, badLines, phrases)
  }

  package var text: String {
    entries.flatMap(lines).map { OneLine.text($0) + "\n" }.joined()
  }

  private func lines(_ entry: RegisterEntry) -> [String] {
    let name = entry.record.map { "\(entry.path)#\($0)" } ?? entry.path
    let facts = [
      "\(entry.entry)", entry.at, entry.by, phrases.text(of: entry.action), entry.accession, name,
    ]
    var lines = [facts.compactMap(\.self).joined(separator: "  ")]
    lines += (entry.changes ?? []).map { "    " + phrases.change($0) }
    lines += phrases.facts(of: entry).map { "    " + $0 }
    return lines
  }

  /// One object a line.
  package func jsonLines() throws -> String { try entries.map(JSONText.line).joined() }

  private struct BadLineFields: Encodable { var line: String, reason: String }

  /// One object for all.
  package func json() throws -> String {
    let bad = try badLines.map {
      try JSONText.encode(BadLineFields(line: "\($0.line)", reason: $0.reason.rawValue))
    }
    let lines = try entries.map(JSONText.encode)
    return
      "{\"damaged\":[\(bad.joined(separator: ","))],\"entries\":[\(lines.joined(separator: ","))]}\n"
  }
}
