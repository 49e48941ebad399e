import ArchiveIndex
import ArchiveModel
import Corpus
import Foundation

/// What a verification found, in words and in JSON.
struct VerificationReportText {
  let report: VerificationReport

  /// How many of one kind are listed; JSON has all.
  private static let mostShown = 20

  // MARK: Text

  var text: String {
    var lines = report.repairs.map { say("已修复：", "repaired: ") + Self.words($0) }
    lines += sections(report.findings)
    lines += sections(report.notices)
    let checked = report.checked
    let size = oneDecimal(Double(checked.bytes) / 1e6)
    let time = String(format: "%.2f", report.seconds)
    lines.append(
      say(
        "核验了 \(checked.files) 个文件（\(size) MB）、\(checked.documents) 份文档、\(checked.passages) 个段落；用时 \(time) 秒",
        "\(checked.files) files (\(size) MB), \(checked.documents) documents, \(checked.passages) passages checked; \(time) s"
      ))
    let isMoving = report.notices.contains { $0.code == .writerActive && $0.count != nil }
    lines.append(
      report.isOK
        ? isMoving
          ? say("已经做完的部分没有发现问题", "nothing is wrong with what is finished")
          : say("没有发现问题", "nothing is wrong")
        : say("发现 \(report.findings.count) 处问题", "\(report.findings.count) findings"))
    return lines.map { OneLine.text($0) }.joined(separator: "\n")
  }

  private func sections(_ findings: [VerificationFinding]) -> [String] {
    var lines: [String] = []
    for code in VerificationFinding.Code.allCases {
      let found = findings.filter { $0.code == code }
      guard !found.isEmpty else { continue }
      lines.append("\(VerificationWords.title(code)) (\(found.count)):")
      for finding in found.prefix(Self.mostShown) {
        let facts = VerificationWords.detail(finding)
        lines.append("  " + finding.path + (facts.isEmpty ? "" : "  \(facts)"))
      }
      if found.count > Self.mostShown {
        lines.append(
          say(
            "  另有 \(found.count - Self.mostShown) 个，--format json 列出全部",
            "  and \(found.count - Self.mostShown) more; --format json lists all"))
      }
      if let advice = VerificationWords.advice(code) { lines.append("  → " + advice) }
    }
    return lines
  }

  private static func words(_ repair: VerificationReport.Repair) -> String {
    switch repair {
    case .finishedTransaction:
      say(
        "中断的改动已做完，遗留的临时文件已清除", "a change that was cut off is finished, what was left over removed")
    case .rewroteManifest:
      say("清单中丢失或损坏的行已补写", "lost or damaged lines of the manifest are written again")
    case .updatedIndex: say("索引已更新", "the index is brought up to date")
    case .rebuiltIndex: say("索引已重建", "the index is made anew")
    }
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

      init(_ finding: VerificationFinding) {
        (code, path) = (finding.code.rawValue, finding.path)
        let facts = VerificationWords.detail(finding)
        detail =
          VerificationWords.title(finding.code) + (facts.isEmpty ? "" : say("：", ": ") + facts)
        advice = VerificationWords.advice(finding.code)
        (line, accession, count) = (finding.line, finding.accession, finding.count)
        (expected, found) = (finding.expected, finding.found)
      }
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
    var seconds: Double
  }

  var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      let checked = report.checked
      let fields = Fields(
        ok: report.isOK,
        checked: .init(
          files: checked.files, documents: checked.documents, passages: checked.passages,
          bytes: checked.bytes),
        findings: report.findings.map(Fields.Finding.init),
        notices: report.notices.map(Fields.Finding.init), repairs: report.repairs.map(\.rawValue),
        seconds: (report.seconds * 1000).rounded() / 1000)
      return String(decoding: try encoder.encode(fields), as: UTF8.self)
    }
  }
}
