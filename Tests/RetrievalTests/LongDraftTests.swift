import ArchiveModel
import Testing

@testable import Retrieval

@Suite("Long articles within a time limit") struct LongDraftTests {
  private static let files = ["会议.md": "# 会议\n\n县委书记季崇远强调，“宁可听骂声，不愿听哭声”。"]

  private static let line = "季崇远说：“宁可听骂声，不愿听哭声。”各单位要认真落实。"

  private func report(_ text: String, within limit: Duration) throws -> DraftReport {
    let archive = try SampleArchive(Self.files)
    return try archive.live.withQuoteChecker {
      try $0.check(draft: Array(text.utf8), name: "", path: "-.txt", until: .now + limit)
    }
  }

  @Test("Every quotation is counted, and what was not checked is told", arguments: ["\n", ""])
  func counts(between lines: String) throws {
    let text = Array(repeating: Self.line, count: 9000).joined(separator: lines)
    let report = try report(text, within: .milliseconds(200))
    #expect(report.total == 9000)
    #expect(report.overdueCount > 0)
    #expect(report.items.count(where: \.isOutOfTime) <= 50)
    #expect(
      report.items.count - report.items.count(where: \.isOutOfTime) + report.overdueCount == 9000)
    let isConfirmed = report.isConfirmed
    #expect(!isConfirmed)
  }

  @Test("What there is time for is checked whole") func short() throws {
    let text = Array(repeating: Self.line, count: 20).joined(separator: "\n")
    let report = try report(text, within: .seconds(60))
    #expect(report.total == 20)
    #expect(report.overdueCount == 0)
    let confirmed = report.items.count { $0.verdict?.isConfirmed == true }
    #expect(confirmed == 20)
  }
}
