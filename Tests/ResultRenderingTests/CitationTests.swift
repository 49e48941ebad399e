import ArchiveModel
import Testing

@testable import ResultRendering

@Suite struct CitationTests {
  private func cite(
    pages: ClosedRange<Int>? = nil, _ fill: (inout DocumentDescription) -> Void
  ) -> String {
    var description = DocumentDescription()
    fill(&description)
    let passage = Passage(ordinal: 0, text: "", sourceMap: SourceMap(), pages: pages)
    return Citation.gbt7714(
      DocumentSummary(id: "d", path: "a/b.txt", description: description), passage: passage)
  }

  @Test func officialDocumentsCarryTheirNumber() {
    #expect(
      Citation.gbt7714(Samples.document())
        == "清溪县人民政府办公室. 关于切实做好安全生产工作的通知:清政办发〔2020〕12号[A]. 2020-11-05.")
  }

  @Test func newspapersCarryTheirEdition() {
    let citation = cite(pages: 1...1) {
      ($0.title, $0.kind, $0.source) = ("见闻", .news, "清溪日报")
      $0.byline = ["甲", "乙", "丙", "丁"]
      $0.date = PartialDate(year: 2019, month: 7, day: 18)
    }
    #expect(citation == "甲, 乙, 丙, 等. 见闻[N]. 清溪日报, 2019-07-18(1).")
  }

  @Test("A known 版次 goes before the pages of the file", arguments: ["3", "03", "第3版"])
  func knownEdition(_ edition: String) {
    let fill = { (description: inout DocumentDescription) in
      (description.title, description.kind, description.source) = ("见闻", .news, "清溪日报")
      description.date = PartialDate(year: 2019, month: 7, day: 18)
      _ = description.state(.edition, [edition])
    }
    #expect(cite(pages: 1...1, fill) == "见闻[N]. 清溪日报, 2019-07-18(3).")
    #expect(cite(fill) == "见闻[N]. 清溪日报, 2019-07-18(3).")
  }

  @Test func whatIsNotKnownIsLeftOut() {
    #expect(cite { _ in } == "a/b.txt[Z].")
    #expect(cite { $0.kind = .news } == "a/b.txt[N].")
    #expect(
      cite(pages: 3...4) {
        ($0.kind, $0.title, $0.issuer) = (.report, "工作报告", "县政府")
        $0.date = PartialDate(year: 2020)
      } == "县政府. 工作报告[R]. 2020:3-4.")
  }

  @Test func speechesAreTheSpeakers() {
    #expect(
      cite { ($0.kind, $0.title, $0.speaker, $0.issuer) = (.speech, "讲话", "顾维山", "县委") }
        == "顾维山. 讲话[Z].")
  }

  @Test func standsOnOneLine() {
    let citation = Citation.gbt7714(Samples.hostileDocument())
    #expect(!citation.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202E })
  }
}
