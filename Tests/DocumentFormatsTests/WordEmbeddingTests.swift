import ArchiveModel
import DocumentFormats
import ExtractionSupport
import Testing

@Suite("Files embedded in documents, and references that are lost") struct WordEmbeddingTests {
  private typealias W = WordSamples

  private func extract(_ bytes: [UInt8]) throws -> Extraction {
    try ExtractionSupport.extract(bytes: bytes, path: "文件.docx")
  }

  @Test("Embedded files are documents of their own; others are named") func embedded() throws {
    let inner = W.document(W.paragraph("附件的正文。"))
    let bytes = W.document(
      W.paragraph("正文。"),
      more: [
        ("word/embeddings/附件.docx", inner), ("word/embeddings/表.xlsx", [1]),
        ("word/embeddings/oleObject1.bin", [1]), ("word/media/a.png", [1]),
      ])
    let extraction = try extract(bytes)
    #expect(extraction.documents.map(\.recordID) == [nil, "word/embeddings/附件.docx"])
    #expect(extraction.documents.map { $0.passages.map(\.text) } == [["正文。"], ["附件的正文。"]])
    #expect(
      extraction.report.problems.map(\.entry) == [
        "word/embeddings/表.xlsx", "word/embeddings/oleObject1.bin",
      ])
    #expect(extraction.report.problems.map(\.code) == [.badEntry, .passedOver])
    #expect(extraction.report.contentState == .partial)
    let original = try decodedOriginal(bytes, path: "a.docx", recordID: "word/embeddings/附件.docx")
    #expect(original.text == "附件的正文。\n")
    #expect(throws: ExtractionError.self) {
      _ = try decodedOriginal(bytes, path: "a.docx", recordID: "word/embeddings/无.docx")
    }
    // The passages of several documents stand in several originals.
    #expect(try originalScalars(bytes, path: "a.docx") == nil)
    // In an archive they are records of its entry, as those of other containers.
    var builder = ArchiveBuilder()
    builder.add("甲.docx", bytes)
    var packed: [String?] = []
    _ = try Extractor().extract(builder.bytes, path: "a.zip") { packed.append($0.recordID) }
    #expect(packed == ["甲.docx", "甲.docx//word/embeddings/附件.docx"])
  }

  @Test("What a document embeds in itself ends") func embeddedInItself() throws {
    var bytes = W.document(W.paragraph("底"))
    for _ in 0..<6 {
      bytes = W.document(W.paragraph("层"), more: [("word/embeddings/a.docx", bytes)])
    }
    let extraction = try extract(bytes)
    #expect(extraction.documents.count == 4)
    #expect(extraction.report.problems.map(\.code) == [.badEntry])
  }

  @Test("The error that LibreOffice puts in place of a reference is no word of the document")
  func lostReference() throws {
    func field(_ result: String) -> String {
      let parts = [
        "<w:fldChar w:fldCharType=\"begin\"/>", "<w:instrText> REF _Ref1 \\h </w:instrText>",
        "<w:fldChar w:fldCharType=\"separate\"/>", "<w:t>\(result)</w:t>",
        "<w:fldChar w:fldCharType=\"end\"/>",
      ]
      return parts.map { "<w:r>\($0)</w:r>" }.joined()
    }
    func paragraph(_ result: String) -> String {
      "<w:p><w:r><w:t>名单见</w:t></w:r>\(field(result))<w:r><w:t>。</w:t></w:r></w:p>"
    }
    let lost = try extract(W.document(paragraph("Error: Reference source not found")))
    #expect(lost.texts == ["名单见\u{FFFD}。"])
    #expect(lost.report.problems.map(\.code) == [.referenceLost])
    #expect(lost.report.contentState == .partial)
    let kept = try extract(W.document(paragraph("第三条")))
    #expect(kept.texts == ["名单见第三条。"] && kept.report.problems.isEmpty)
    // Outside a field it is a person's words.
    let quoted = try extract(W.document(W.paragraph("Error: Reference source not found")))
    #expect(quoted.texts == ["Error: Reference source not found"])
  }
}
