import ArchiveModel
import DocumentFormats
import Foundation
import Testing

@testable import Retrieval

@Suite("Drafts") struct DraftTests {
  @Test(
    "Quotations of a paragraph",
    arguments: [
      ("他说：“甲乙。”又说「丙丁」", ["甲乙。", "丙丁"]), ("说“甲‘乙’丙”", ["甲‘乙’丙"]), ("说\"甲乙\"和\"丙\"", ["甲乙", "丙"]),
      ("「甲「乙」丙」", ["甲「乙」丙"]), ("没有引号", []), ("“”", []), ("“甲乙", ["甲乙"]), ("『甲』", ["甲"]),
      ("it’s", []),
    ])
  func quotations(paragraph: String, texts: [String]) {
    let found = DraftQuotations(in: paragraph).found.map {
      String(decoding: Array(paragraph.utf8)[$0.byteRange], as: UTF8.self)
    }
    #expect(found == texts)
  }

  @Test func unbalancedMarksAreTold() {
    #expect(DraftQuotations(in: "“甲乙").found.first?.isUnclosed == true)
    #expect(DraftQuotations(in: "甲乙”，丙").strayMarkCount == 1)
  }

  @Test(arguments: [("会上，县长祝清越说：“甲”", "会上，县长祝清越说："), ("好。他说“甲”", "他说"), ("“甲”“乙”", "")])
  func leadIns(paragraph: String, lead: String) throws {
    let found = try #require(DraftQuotations(in: paragraph).found.last)
    #expect(DraftQuotations.leadIn(of: found.byteRange, in: paragraph) == lead)
  }

  private func check(_ draft: String, name: String = "稿.md") throws -> DraftReport {
    let archive = try QuotedTexts.archive()
    let path = archive.folder + "/" + name
    try Data(draft.utf8).write(to: URL(filePath: path))
    return try archive.live.withQuoteChecker { try $0.check(draft: InputFile(path: path)) }
  }

  @Test("Each quotation of a draft has its verdict and its line")
  func report() throws {
    let draft = """
      # 防汛稿

      县领导说：“责任人必须在5月1日前到岗。”他还说，“编织袋储备不少于16万条”。

      村民说：「今年的雨真大呀没见过」，“。”
      """
    let report = try check(draft)
    #expect(report.items.map(\.verdict) == [.punctuation, .changed, .notFound, nil])
    #expect(report.items.map(\.line) == [3, 3, 5, 5])
    #expect(report.items.first?.leadIn == "县领导说：")
    #expect(report.items.last?.refusal == .onlyPunctuation)
    #expect(!report.isConfirmed)
    let scalars = Array(draft.unicodeScalars)
    for item in report.items {
      let range = try #require(item.sourceRange)
      #expect(String(String.UnicodeScalarView(scalars[range])) == item.text)
    }
  }

  @Test("A draft without quotations, or that is no text, is refused")
  func refused() throws {
    #expect(throws: DraftError(code: .noQuotations, path: "")) {
      do { _ = try check("没有引号的稿子。") } catch let error as DraftError {
        throw DraftError(code: error.code, path: "")
      }
    }
    #expect(throws: DraftError.self) { try check("只有后引号”的稿子。") }
    #expect(throws: ExtractionError.self) { try check("“甲乙”", name: "稿.xyz") }
    #expect(throws: ExtractionError.self) { try check("\0\0\0“甲乙”\0\0\0\u{1}\u{2}", name: "稿.txt") }
    #expect(throws: RetrievalError.self) {
      _ = try InputFile(path: "/nowhere/稿.md")
    }
  }
}
