import ArchiveModel
import DocumentFormats
import ExtractionSupport
import Testing

@Suite struct EPUBTests {
  static func book(
    pages: KeyValuePairs<String, String>, metadata: String = "", encryption: String = ""
  ) -> [UInt8] {
    var builder = ArchiveBuilder()
    builder.add(
      "META-INF/container.xml",
      "<container><rootfiles><rootfile full-path=\"OEBPS/book.opf\"/></rootfiles></container>")
    let items = pages.enumerated().map { index, page in
      "<item id=\"p\(index)\" href=\"\(page.key)\" media-type=\"application/xhtml+xml\"/>"
    }
    let spine = pages.indices.map { "<itemref idref=\"p\($0)\"/>" }
    builder.add(
      "OEBPS/book.opf",
      "<package xmlns:dc=\"urn:dc\"><metadata>\(metadata)</metadata><manifest>\(items.joined())"
        + "<item id=\"n\" href=\"nav.xhtml\" properties=\"nav\" media-type=\"application/xhtml+xml\"/>"
        + "</manifest><spine><itemref idref=\"n\"/>\(spine.joined())</spine></package>")
    builder.add("OEBPS/nav.xhtml", "<html><body><p>目录</p></body></html>")
    for (name, text) in pages {
      let plain = name.split(separator: "%20").joined(separator: " ")
      builder.add(
        "OEBPS/\(plain)",
        "<?xml version=\"1.0\"?><!DOCTYPE html><html><head><title>页</title></head><body>\(text)</body></html>"
      )
    }
    if !encryption.isEmpty { builder.add("META-INF/encryption.xml", encryption) }
    return builder.bytes
  }

  private func extract(_ bytes: [UInt8]) throws -> Extraction {
    try ExtractionSupport.extract(bytes: bytes, path: "书.epub")
  }

  @Test func pagesInTheOrderOfTheSpine() throws {
    let long = String(repeating: "春水初涨，渡口的石阶没了三级。", count: 20)
    let bytes = Self.book(
      pages: [
        "text/b%20.xhtml": "<h1>第一章 渡口</h1><p>\(long)</p>",
        "text/a.xhtml": "<h1>第二章 归人</h1><p>甲&nbsp;乙。</p><p>\(long)</p>",
      ],
      metadata: "<dc:title>渡口纪事</dc:title><dc:creator>苗晓禾</dc:creator>"
        + "<dc:creator>程一诺</dc:creator><dc:date>2019-03-06T00:00:00Z</dc:date>"
        + "<dc:publisher>云岫出版社</dc:publisher>")
    let extraction = try extract(bytes)
    #expect(extraction.description.title == "渡口纪事")
    #expect(extraction.description.byline == ["苗晓禾", "程一诺"])
    #expect(extraction.description.date == PartialDate(year: 2019, month: 3, day: 6))
    #expect(extraction.description.source == "云岫出版社")
    #expect(extraction.passages.map(\.headingPath) == [["第一章 渡口"], ["第二章 归人"]])
    #expect(
      try decodedOriginal(bytes, path: "书.epub").text
        == "第一章 渡口\n\(long)\n第二章 归人\n甲\u{A0}乙。\n\(long)\n")
  }

  /// A few bytes for each would make a file of megabytes one of gigabytes.
  @Test func aPageNamedTwiceIsReadOnce() throws {
    var builder = ArchiveBuilder()
    builder.add(
      "META-INF/container.xml", "<container><rootfile full-path=\"book.opf\"/></container>")
    builder.add(
      "book.opf",
      "<package><manifest><item id=\"a\" href=\"a.xhtml\"/><item id=\"b\" href=\"./a.xhtml#b\"/></manifest>"
        + "<spine><itemref idref=\"a\"/><itemref idref=\"a\"/><itemref idref=\"b\"/></spine></package>"
    )
    builder.add("a.xhtml", "<html><body><p>一句。</p></body></html>")
    #expect(try decodedOriginal(builder.bytes, path: "书.epub").text == "一句。\n")
  }

  @Test func encryptedPagesAndMissingOnesAreNamed() {
    let encryption =
      "<encryption><CipherReference URI=\"OEBPS/a.xhtml\"/><CipherReference URI=\"OEBPS/f.otf\"/></encryption>"
    for (bytes, code) in [
      (Self.book(pages: ["a.xhtml": "甲"], encryption: encryption), ExtractionError.Code.encrypted),
      (Self.book(pages: ["../../b.xhtml": "甲"]), .badArchive),
      (ArchiveBuilder.archive(["a.xhtml": "甲"]), .badArchive),
    ] {
      #expect { _ = try extract(bytes) } throws: { ($0 as? ExtractionError)?.code == code }
    }
  }
}
