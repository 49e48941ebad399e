import ArchiveModel
import DocumentFormats
import ExtractionSupport
import Foundation
import Testing

@Suite struct OldWordTests {
  @Test(.enabled(if: Fixtures.hasWriter, "libreoffice-writer-nogui is not installed"))
  func theNotice() throws {
    let extraction = try extract(bytes: Fixtures.bytes("notice.doc"), path: "notice.doc")
    expectNotice(extraction)
    #expect(!extraction.text.contains("PAGE"))
  }

  /// What is deleted, hidden, or the program's own is no text; what it writes before paragraphs is.
  @Test(.enabled(if: Fixtures.hasWriter, "libreoffice-writer-nogui is not installed"))
  func asItsTwin() throws {
    let folder = URL(filePath: #filePath).appending(path: "../../../../shared/cases/formats")
    let file = folder.standardized.path + "/all-features"
    guard let old = FileManager.default.contents(atPath: file + ".doc"),
      let new = FileManager.default.contents(atPath: file + ".docx")
    else { return }
    func lines(_ data: Data, _ path: String) throws -> [Substring] {
      try decodedOriginal([UInt8](data), path: path).text.split(separator: "\n")
        // LibreOffice, which the file was made by, does not find a bookmark.
        .filter { !$0.contains("网站已公布名单") }
    }
    #expect(try lines(old, "a.doc") == lines(new, "a.docx"))
    #expect(try lines(old, "a.docx") == lines(new, "a.docx"))
  }

  @Test func otherFormatsUnderThisEnding() throws {
    let word = WordSamples.document(WordSamples.paragraph("其实是新格式。"))
    let page =
      "<html><head><meta charset=\"utf-8\"></head><body><p>其实是网页。</p></body></html>"
    for (bytes, text) in [
      (word, "其实是新格式。"), (Array("{\\rtf1 \\u23433?\\par}".utf8), "安"),
      (Array(page.utf8), "其实是网页。"), (Array("其实是纯文本。".utf8), "其实是纯文本。"),
    ] {
      #expect(try extract(bytes: bytes, path: "a.doc").texts == [text])
    }
  }
}
