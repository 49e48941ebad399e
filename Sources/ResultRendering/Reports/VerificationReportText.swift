package import ArchiveModel

/// What a verification found, in words and in JSON.
package struct VerificationReportText {
  private let report: VerificationReport
  private let phrases: Phrases

  package init(_ report: VerificationReport, _ phrases: Phrases) {
    (self.report, self.phrases) = (report, phrases)
  }

  /// How many of one kind are listed; JSON has all.
  private static let mostShown = 20

  // MARK: Text

  package var text: String {
    var lines = report.repairs.map(phrases.repaired)
    lines += sections(report.findings)
    lines += sections(report.notices)
    lines += [phrases.checked(report), phrases.verdict(on: report)]
    return lines.map { OneLine.text($0) }.joined(separator: "\n")
  }

  private func sections(_ findings: [VerificationFinding]) -> [String] {
    var lines: [String] = []
    for code in VerificationFinding.Code.allCases {
      let found = findings.filter { $0.code == code }
      guard !found.isEmpty else { continue }
      lines.append("\(phrases.title(code)) (\(found.count)):")
      for finding in found.prefix(Self.mostShown) {
        let facts = phrases.detail(finding)
        lines.append("  " + finding.path + (facts.isEmpty ? "" : "  \(facts)"))
      }
      if found.count > Self.mostShown {
        lines.append("  " + phrases.moreFindings(found.count - Self.mostShown))
      }
      if let advice = phrases.advice(code) { lines.append("  → " + advice) }
    }
    return lines
  }

  // MARK: JSON

  private struct Fields: Encodable {
    struct Finding: Encodable {
      var code: String
      var path: String
      var detail: String
      var advice: String?
      var line: Int?
      var accession: String?
      var expected: String?
      var found: String?
      var count: Int?
    }

    struct Checked: Encodable {
      var files: Int
      var documents: Int
      var passages: Int
      var bytes: Int
    }

    var ok: Bool
    var checked: Checked
    var findings: [Finding]
    var notices: [Finding]
    var repairs: [String]
    var properties: [FourPropertiesText.Fields]
    var seconds: Double
  }

  package func json() throws -> String {
    let checked = report.checked
    return try JSONText.encode(
      Fields(
        ok: report.isOK,
        checked: .init(
          files: checked.files, documents: checked.documents, passages: checked.passages,
          bytes: checked.bytes),
        findings: report.findings.map(fields), notices: report.notices.map(fields),
        repairs: report.repairs.map(\.rawValue),
        properties: FourPropertiesText(report, phrases).fields,
        seconds: JSONText.thousandths(report.seconds)))
  }

  private func fields(_ finding: VerificationFinding) -> Fields.Finding {
    let facts = phrases.detail(finding)
    return Fields.Finding(
      code: finding.code.rawValue, path: finding.path,
      detail: phrases.title(finding.code) + (facts.isEmpty ? "" : phrases.colon + facts),
      advice: phrases.advice(finding.code), line: finding.line, accession: finding.accession,
      expected: finding.expected, found: finding.found, count: finding.count)
  }
}
