import ArchiveModel
import DocumentFormats
import ExtractionSupport
import Foundation
import Testing

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

  @Test(.enabled(if: Fixtures.hasTesseract, "tesseract with chi_sim is not installed"))
  func picturesAreReadWhereThatIsAskedFor() throws {
    let bytes = Fixtures.bytes("picture.pdf")
    #expect(throws: ExtractionError.self) { _ = try extract(bytes: bytes, path: "a.pdf") }
    let options = ExtractionOptions(scanLanguage: "chi_sim")
    var documents: [ExtractedDocument] = []
    let report = try Extractor(options: options).extract(bytes, path: "a.pdf") {
      documents.append($0)
    }
    #expect(report.problems.map(\.code) == [.readFromPictures])
    #expect(report.encoding == "tesseract chi_sim")
    let document = try #require(documents.first)
    #expect(document.passages.first?.text.contains("校园周边环境整治") == true)
    #expect(document.passages.first?.pages == 1...1)
    let again = ExtractionOptions.reading(encoding: report.encoding)
    #expect(again == options)
    expectContract(
      document, original: try decodedOriginal(bytes, path: "a.pdf", options: again).text)
    let other = ExtractionOptions(scanLanguage: "no_such")
    #expect {
      _ = try Extractor(options: other).extract(bytes, path: "a.pdf") { _ in }
    } throws: {
      ($0 as? ExtractionError)?.code == .programMissing
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
