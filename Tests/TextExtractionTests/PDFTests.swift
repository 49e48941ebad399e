import ArchiveModel
import Foundation
import Testing
import TextExtraction

@Suite(.enabled(if: Fixtures.hasPoppler, "poppler-utils and poppler-data are not installed"))
struct PDFTests {
  @Test func aNoticeThatAnOfficeProgramPrinted() throws {
    let extraction = try extract(bytes: Fixtures.bytes("notice.pdf"), path: "通知.pdf")
    expectNotice(extraction)
    #expect(extraction.passages.first?.pages?.lowerBound == 1)
    let last = try #require(extraction.passages.last)
    #expect(last.pages?.upperBound == 3)
    #expect(
      try decodedOriginal(Fixtures.bytes("notice.pdf"), path: "a.pdf").text.contains("\u{0C}"))
  }

  @Test func fontsThatAreNotEmbedded() throws {
    let extraction = try extract(bytes: Fixtures.bytes("song.pdf"), path: "宋体.pdf")
    #expect(extraction.text.contains("各单位要认真执行"))
    #expect(extraction.passages.map(\.pages) == [1...2])
  }

  @Test func scansAndEncryptedOnesAreNamed() {
    for (name, code) in [
      ("scan.pdf", ExtractionError.Code.noTextLayer), ("locked.pdf", .encrypted),
    ] {
      #expect {
        _ = try extract(bytes: Fixtures.bytes(name), path: name)
      } throws: {
        ($0 as? ExtractionError)?.code == code && "\($0)".hasPrefix("\(name): ")
      }
    }
  }

  @Test func whatIsNoPDF() {
    for bytes in [[], Array("正文".utf8), Array("%PDF-1.4\n乱".utf8)] {
      #expect {
        _ = try extract(bytes: bytes, path: "a.pdf")
      } throws: {
        ($0 as? ExtractionError)?.code == .badArchive
      }
    }
  }
}
