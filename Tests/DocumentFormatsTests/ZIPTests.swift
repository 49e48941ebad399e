import ArchiveModel
import DocumentFormats
import ExtractionSupport
import Testing

@Suite struct ZIPTests {
  private func extract(_ bytes: [UInt8]) throws -> Extraction {
    try ExtractionSupport.extract(bytes: bytes, path: "批次.zip")
  }

  @Test func eachEntryIsADocument() throws {
    var builder = ArchiveBuilder()
    builder.add("通知/甲.md", "---\ntitle: 题名\n---\n# 关于检查的通知\n\n请认真执行。\n")
    builder.add("通知/", "")
    builder.add("乙.docx", WordSamples.document(WordSamples.paragraph("第二份文件。")))
    builder.add("丙.jsonl", "{\"id\": \"7\", \"text\": \"第三份。\"}\n坏行\n")
    builder.add("图.png", "x")
    builder.add("__MACOSX/._甲.md", "x")
    builder.add("坏.docx", [0x50, 0x4B, 3, 4, 0, 0])
    let extraction = try extract(builder.bytes)
    #expect(extraction.documents.map(\.recordID) == ["通知/甲.md", "乙.docx", "丙.jsonl//7"])
    for (document, text) in zip(extraction.documents, ["请认真执行。", "第二份文件。", "第三份。"]) {
      #expect(document.passages.last?.text.hasSuffix(text) == true)
    }
    #expect(extraction.documents[0].frontMatter?.yaml == "title: 题名\n")
    #expect(extraction.report.documentCount == 3)
    #expect(
      extraction.report.problems.map(\.code) == [.badRecord, .passedOver, .badEntry])
    #expect(extraction.report.problems.map(\.entry) == ["丙.jsonl", "图.png", "坏.docx"])
    #expect(extraction.report.problems.last?.fault == "badArchive")
  }

  @Test func originalsOfEntries() throws {
    let inner = ArchiveBuilder.archive(["丁.txt": "里面的话。"])
    var builder = ArchiveBuilder()
    builder.add("a.txt", "外面的话。")
    builder.add("内.zip", inner)
    let ids = try extract(builder.bytes).documents.map(\.recordID)
    #expect(ids == ["a.txt", "内.zip//丁.txt"])
    for (id, text) in [("a.txt", "外面的话。"), ("内.zip//丁.txt", "里面的话。"), ("内.zip", "丁.txt\n")] {
      #expect(try decodedOriginal(builder.bytes, path: "批次.zip", recordID: id).text == text)
    }
    #expect(try decodedOriginal(builder.bytes, path: "批次.zip").text == "a.txt\n内.zip\n")
    #expect(throws: ExtractionError.self) {
      _ = try decodedOriginal(builder.bytes, path: "批次.zip", recordID: "b.txt")
    }
  }

  @Test func everyEntryKeepsTheContract() throws {
    var builder = ArchiveBuilder()
    let long = String(repeating: "各乡镇要落实防汛责任，", count: 30) + "不得有误。\n第二段。"
    for ending in ["txt", "md", "html"] { builder.add("a.\(ending)", long) }
    builder.add("a.docx", WordSamples.document(WordSamples.paragraph(long)))
    for document in try extract(builder.bytes).documents {
      expectContract(
        document,
        original: try decodedOriginal(
          builder.bytes, path: "批次.zip", recordID: document.recordID
        ).text)
    }
  }

  @Test func namesInGB18030AndNamesThatLeave() throws {
    var builder = ArchiveBuilder()
    let gbk: [UInt8] = [0xCD, 0xA8, 0xD6, 0xAA, 0x2E, 0x74, 0x78, 0x74]
    builder.add(gbk, Array("甲。".utf8))
    builder.add("../../etc/外.txt", "乙。")
    builder.add("/绝对.txt", "丙。")
    builder.add("C:\\文件\\丁.txt", "丁。")
    builder.add("同名.txt", "戊。")
    builder.add("同名.txt", "己。")
    builder.add("a//b/./c.txt", "庚。")
    builder.add("换\n行.txt", "辛。")
    let ids = try extract(builder.bytes).documents.map { $0.recordID ?? "" }
    #expect(
      ids == [
        "通知.txt", "etc/外.txt", "绝对.txt", "C:/文件/丁.txt", "同名.txt", "同名-2.txt", "a/b/c.txt",
        "换\u{FFFD}行.txt",
      ])
  }

  @Test func encryptedLinkedAndStrangelyPackedEntriesAreReported() throws {
    var builder = ArchiveBuilder()
    builder.add("密.txt", Array("x".utf8), .init(isEncrypted: true))
    builder.add("链.txt", Array("/etc/passwd".utf8), .init(isSymbolicLink: true))
    builder.add("怪.txt", Array("x".utf8), .init(method: 97))
    builder.add("好.txt", "好。")
    let extraction = try extract(builder.bytes)
    #expect(extraction.documents.map(\.recordID) == ["好.txt"])
    #expect(
      extraction.report.problems.map(\.entry) == ["密.txt", "链.txt", "怪.txt"])
    #expect(
      extraction.report.problems.map(\.fault) == ["encrypted", nil, "methodNotKnown"])
    #expect(extraction.report.problems[1].detail == .symbolicLink)
  }

  @Test func bombsAreRefusedAndTheRestGoesIn() throws {
    var builder = ArchiveBuilder()
    builder.addZeros("大.txt", 80 << 20)
    builder.add("好.txt", "好。")
    builder.add("谎.txt", Array("一".utf8), .init(statedSize: 1 << 31))
    let extraction = try extract(builder.bytes)
    #expect(extraction.documents.map(\.recordID) == ["好.txt"])
    #expect(
      extraction.report.problems.map(\.code) == [.badEntry, .badEntry],
      "\(extraction.report.problems)")
    // Many small bombs: what is unpacked in all is bounded too.
    var many = ArchiveBuilder()
    many.addZeros("a.txt", 20 << 20)
    var outer = ArchiveBuilder()
    for index in 0..<8 { outer.add("\(index).zip", many.bytes) }
    let bounded = try extract(outer.bytes)
    #expect(bounded.documents.isEmpty)
    #expect(bounded.report.problems.contains { $0.fault == "tooLarge" })
  }

  @Test func archivesInArchivesEndSomewhere() throws {
    var bytes = ArchiveBuilder.archive(["底.txt": "底。"])
    for depth in 1...5 {
      var builder = ArchiveBuilder()
      builder.add("\(depth).zip", bytes)
      builder.add("\(depth).txt", "第\(depth)层。")
      bytes = builder.bytes
    }
    let extraction = try extract(bytes)
    #expect(
      extraction.documents.map(\.recordID) == ["5.zip//4.zip//3.txt", "5.zip//4.txt", "5.txt"])
    #expect(extraction.report.problems.map(\.entry) == ["5.zip//4.zip//3.zip"])
    #expect(extraction.report.problems.first?.fault == "nestedTooDeep")
  }

  /// A directory may name the same place any number of times, so that a small file is a large one.
  @Test func anEntryThatStandsForManyIsReadOnce() throws {
    var builder = ArchiveBuilder()
    builder.add("a.txt", String(repeating: "河水自北向南流。", count: 500))
    let one = builder.bytes
    let directory = 30 + 5 + 12_000
    let entry = Array(one[directory..<(one.count - 22)])
    var end = Array(one.suffix(22))
    (end[8], end[10]) = (100, 100)
    let size = entry.count * 100
    (end[12], end[13]) = (UInt8(size & 0xFF), UInt8(size >> 8))
    let many = one[..<directory] + Array(repeating: entry, count: 100).joined() + end
    let extraction = try extract(Array(many))
    #expect(extraction.documents.map(\.recordID) == ["a.txt"])
    #expect(extraction.report.problems.map(\.code) == Array(repeating: .badEntry, count: 99))
  }

  @Test func manyEntriesOfOneName() throws {
    var builder = ArchiveBuilder()
    for _ in 0..<20_000 { builder.add("a.png", "") }
    builder.add("b.txt", "甲")
    builder.add("b.txt", "乙")
    #expect(try extract(builder.bytes).documents.map(\.recordID) == ["b.txt", "b-2.txt"])
  }

  @Test func tooManyEntriesAreRefusedBeforeTheyAreListed() {
    var builder = ArchiveBuilder()
    for index in 0..<50_001 { builder.add("\(index)", "") }
    #expect { _ = try extract(builder.bytes) } throws: {
      ($0 as? ExtractionError)?.code == .tooLarge
    }
  }

  @Test func emitEndsTheExtraction() {
    struct Stop: Error {}
    let bytes = ArchiveBuilder.archive(["a.txt": "甲。", "b.txt": "乙。"])
    var count = 0
    #expect(throws: Stop.self) {
      _ = try Extractor().extract(bytes, path: "a.zip") { _ in
        count += 1
        throw Stop()
      }
    }
    #expect(count == 1)
  }
}
