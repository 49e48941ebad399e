import ArchiveModel
import ExtractionSupport
import Synchronization
import Testing

@testable import DocumentFormats

@Suite("Files that another program converts", .serialized) struct ConversionTests {
  /// Keeps in memory, and counts.
  private final class Keeper: ConversionKeeping {
    let kept = Mutex<[[UInt8]: ConversionOutcome]>([:])

    func outcome(of bytes: [UInt8], by conversion: Conversion) -> ConversionOutcome? {
      kept.withLock { $0[bytes] }
    }

    func isKept(_ bytes: [UInt8], by conversion: Conversion) -> Bool {
      outcome(of: bytes, by: conversion) != nil
    }

    func keep(_ outcome: ConversionOutcome, of bytes: [UInt8], by conversion: Conversion) {
      kept.withLock { $0[bytes] = outcome }
    }
  }

  @Test(
    "Those of many files that are to be converted are, and read so",
    .enabled(if: Fixtures.hasWriter))
  func prepared() throws {
    let notice = Fixtures.bytes("notice.doc")
    let bad = CompoundSamples.file([("WordDocument", CompoundSamples.word())])
    let files: [(path: String, source: any ByteSource)] = [
      ("甲.doc", notice), ("乙.txt", Array("正文".utf8)), ("丙.doc", bad), ("丁.docx", notice + [0]),
      ("戊.docx", WordSamples.document("")),
    ]
    let keeper = Keeper()
    let conversions = Conversions(keeper: keeper)
    conversions.prepare(files)
    #expect(keeper.kept.withLock { Set($0.keys) } == [notice, bad, notice + [0]])
    guard case .failed = keeper.outcome(of: bad, by: .word) else {
      Issue.record("the head of a document alone was converted")
      return
    }
    // A second preparation converts nothing, and so does reading.
    let before = keeper.kept.withLock { $0 }
    conversions.prepare(files)
    var documents: [ExtractedDocument] = []
    _ = try Extractor(conversions: conversions).extract(notice + [0], path: "丁.docx") {
      documents.append($0)
    }
    #expect(documents.first?.description.title == "关于做好汛期安全生产工作的通知")
    #expect(keeper.kept.withLock { $0 } == before)
    #expect {
      _ = try Extractor(conversions: conversions).extract(bad, path: "丙.doc") { _ in }
    } throws: {
      ($0 as? ExtractionError)?.path == "丙.doc"
    }
  }

  @Test("What is kept is read without the program") func kept() throws {
    let keeper = Keeper()
    let bytes = CompoundSamples.file([("WordDocument", CompoundSamples.word())])
    keeper.keep(
      .converted(WordSamples.document(WordSamples.paragraph("换过格式的正文。"))), of: bytes, by: .word)
    var texts: [String] = []
    let report = try Extractor(conversions: Conversions(keeper: keeper)).extract(
      bytes, path: "甲.docx"
    ) { texts += $0.passages.map(\.text) }
    #expect(texts == ["换过格式的正文。"] && report.format == .doc)
    let original = try decodedOriginal(
      bytes, path: "甲.docx", conversions: Conversions(keeper: keeper))
    #expect(original.text == "换过格式的正文。\n")
  }
}
