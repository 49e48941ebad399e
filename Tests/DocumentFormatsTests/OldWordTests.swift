import ArchiveModel
import DocumentFormats
import ExtractionSupport
import Testing

@Suite struct OldWordTests {
  @Test(.enabled(if: Fixtures.has("catdoc"), "catdoc is not installed"))
  func theNotice() throws {
    let extraction = try extract(bytes: Fixtures.bytes("notice.doc"), path: "notice.doc")
    expectNotice(extraction)
    #expect(!extraction.text.contains("PAGE"))
  }

  @Test func otherFormatsUnderThisEnding() throws {
    let word = WordSamples.document(WordSamples.paragraph("其实是新格式。"))
    let page = "<html><head><meta charset=\"utf-8\"></head><body><p>其实是网页。</p></body></html>"
    for (bytes, text) in [
      (word, "其实是新格式。"), (Array("{\\rtf1 \\u23433?\\par}".utf8), "安"), (Array(page.utf8), "其实是网页。"),
    ] {
      #expect(try extract(bytes: bytes, path: "a.doc").texts == [text])
    }
  }

  @Test func whatIsNone() {
    for bytes in [[], Array("正文".utf8), [0xD0, 0xCF, 0x11, 0xE0], [0x89, 0x50, 0x4E, 0x47]] {
      #expect { _ = try extract(bytes: bytes, path: "a.doc") } throws: {
        "\($0)".hasPrefix("a.doc: ")
      }
    }
  }
}
