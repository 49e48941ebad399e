import ArchiveModel
import DocumentFormats
import ExtractionSupport
import Testing

/// Files as real programs write them.
@Suite struct FixtureTests {
  @Test(arguments: [
    "notice-pandoc.docx", "notice-office.docx", "notice-pandoc.odt", "notice-office.odt",
    "easyofd.ofd",
  ])
  func theNotice(name: String) throws {
    let extraction = try extract(bytes: Fixtures.bytes(name), path: name)
    expectNotice(extraction)
    #expect(extraction.report.problems.isEmpty, "\(extraction.report.problems)")
    #expect(extraction.report.documentCount == 1)
  }

  @Test func theNoticeAsABook() throws {
    let extraction = try extract(bytes: Fixtures.bytes("notice.epub"), path: "notice.epub")
    #expect(extraction.description.title == "关于做好汛期安全生产工作的通知")
    #expect(extraction.description.byline == ["岑望舟"])
    #expect(extraction.description.date == PartialDate(year: 2021, month: 5, day: 28))
    #expect(extraction.passages.contains { $0.headingPath == ["二、严格值班值守"] })
  }

  @Test func listsAndTablesInOrder() throws {
    for name in ["notice-office.docx", "notice-pandoc.odt"] {
      let text = try decodedOriginal(Fixtures.bytes(name), path: name).text
      #expect(
        text.contains("1. 水库由乡镇负责同志包保。\n2. 山塘由村（居）负责同志包保。\n每日巡查一次；\n"), "\(name)")
      #expect(text.contains("序号\t责任单位\t联系电话\n1\t县应急管理局\t0791-3300112\n"), "\(name)")
    }
  }

  @Test func aBatchWithNamesInGBK() throws {
    let extraction = try extract(bytes: Fixtures.bytes("batch.zip"), path: "batch.zip")
    #expect(
      extraction.documents.map(\.recordID) == ["通知/notice-office.docx", "通知/notice-office.odt"])
    #expect(extraction.documents.allSatisfy { $0.description.kind == .notice })
    for document in extraction.documents {
      expectContract(
        document,
        original: try decodedOriginal(
          Fixtures.bytes("batch.zip"), path: "batch.zip", recordID: document.recordID
        ).text)
    }
  }
}
