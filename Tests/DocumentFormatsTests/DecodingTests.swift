import ArchiveModel
import DocumentFormats
import ExtractionSupport
import Testing

@Suite struct DecodingTests {
  @Test func utf8WithAndWithoutMark() throws {
    let plain = try extract("安全生产工作会议召开。")
    #expect(plain.report.encoding == "UTF-8")
    #expect(!plain.report.hasByteOrderMark)
    let marked = try extract("\u{FEFF}安全生产工作会议召开。")
    #expect(marked.report.hasByteOrderMark)
    #expect(marked.texts == ["安全生产工作会议召开。"])
    #expect(marked.passages.first?.sourceMap.runs.first?.sourceScalarOffset == 0)
  }

  @Test func gb18030() throws {
    let extraction = try extract(bytes: EncodedSamples.gb18030, path: "a.txt")
    #expect(extraction.report.encoding == "GB18030")
    #expect(extraction.text.contains("各乡镇人民政府，县直各单位："))
    #expect(extraction.report.problems.isEmpty)
  }

  @Test func big5() throws {
    let decoded = try decodedOriginal(EncodedSamples.big5, path: "a.txt")
    #expect(decoded.encoding == "Big5")
    #expect(decoded.text == EncodedSamples.traditional)
  }

  @Test(arguments: [true, false], [true, false])
  func utf16(littleEndian: Bool, mark: Bool) throws {
    let bytes = EncodedSamples.utf16(
      EncodedSamples.simplified, littleEndian: littleEndian, mark: mark)
    let decoded = try decodedOriginal(bytes, path: "a.txt")
    #expect(decoded.encoding == (littleEndian ? "UTF-16LE" : "UTF-16BE"))
    #expect(decoded.text == EncodedSamples.simplified)
  }

  @Test func latinUTF16WithoutMark() throws {
    let bytes = EncodedSamples.utf16("plain words only", littleEndian: true, mark: false)
    #expect(try decodedOriginal(bytes, path: "a.txt").text == "plain words only")
  }

  /// Two GB18030 characters are as many Greek ones to a general detector.
  @Test(arguments: [
    ([0xB9, 0xAB, 0xB8, 0xE6] as [UInt8], "公告"),
    ([0xCD, 0xA8, 0xD6, 0xAA], "通知"),
    (Array("No. 12 ".utf8) + [0xB9, 0xA4, 0xD7, 0xF7, 0xA1, 0xA3], "No. 12 工作。"),
  ])
  func shortGB18030(bytes: [UInt8], text: String) throws {
    let decoded = try decodedOriginal(bytes, path: "a.txt")
    #expect(decoded.encoding == "GB18030")
    #expect(decoded.text == text)
  }

  @Test func privateUseCharactersOfGB18030BecomeStandardOnes() throws {
    let bytes = EncodedSamples.gb18030 + [0xA6, 0xD9, 0xFE, 0x59, 0xFE, 0x51]
    let text = try decodedOriginal(bytes, path: "a.txt").text
    #expect(text.hasSuffix("\u{FE10}\u{9FB4}\u{20087}"))
  }

  @Test func strayBytesAreReplacedAndReported() throws {
    var bytes = Array(String(repeating: "安全生产责任重于泰山。", count: 20).utf8)
    bytes.insert(0xFF, at: 33)
    let extraction = try extract(bytes: bytes, path: "a.txt")
    let problem = try #require(extraction.report.problems.first)
    #expect(problem.code == .replacedBytes)
    #expect(problem.byteOffset == 33)
    #expect(problem.count == 1)
    #expect(extraction.text.contains("\u{FFFD}"))
  }

  @Test func strayBytesInGB18030() throws {
    var bytes: [UInt8] = []
    for _ in 0..<10 { bytes += EncodedSamples.gb18030 + [0x0A] }
    bytes.insert(0xFF, at: EncodedSamples.gb18030.count + 1)
    let extraction = try extract(bytes: bytes, path: "a.txt")
    #expect(extraction.report.encoding == "GB18030")
    #expect(extraction.report.problems.first?.byteOffset == EncodedSamples.gb18030.count + 1)
  }

  @Test func loneSurrogateInUTF16() throws {
    var bytes = EncodedSamples.utf16(EncodedSamples.simplified, littleEndian: true, mark: true)
    bytes.replaceSubrange(10..<12, with: [0x00, 0xD8])
    let extraction = try extract(bytes: bytes, path: "a.txt")
    #expect(extraction.report.problems.first?.code == .replacedBytes)
    #expect(extraction.report.problems.first?.byteOffset == 10)
  }

  @Test(arguments: [
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] as [UInt8],
    [0x50, 0x4B, 0x03, 0x04, 0x14, 0, 0, 0, 8, 0],
    [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0],
    [UInt8](repeating: 0, count: 1000),
    (0..<2000).map { UInt8(truncatingIfNeeded: $0 * 7 + $0 / 13) },
  ])
  func binaryIsAnError(bytes: [UInt8]) {
    do {
      _ = try extract(bytes: bytes, path: "图片.txt")
      Issue.record("binary was taken for text")
    } catch let error as ExtractionError {
      // What begins as a picture does is a damaged one.
      #expect([.notText, .undecodable, .badArchive].contains(error.code))
      #expect(error.description.contains("图片.txt"))
    } catch {
      Issue.record("unexpected error \(error)")
    }
  }

  @Test func mixedEncodingIsAnErrorThatNamesThePlace() {
    let bytes = Array("安全生产".utf8) + EncodedSamples.gb18030 + Array("安全生产责任".utf8)
    #expect {
      _ = try extract(bytes: bytes, path: "a.txt")
    } throws: { error in
      (error as? ExtractionError)?.code == .undecodable
        && (error as? ExtractionError)?.byteOffset != nil
    }
  }

  @Test func controlCharactersAndMarksInTheMiddle() throws {
    let extraction = try extract("安全\u{0}生产\u{FEFF}责任\u{200B}重于泰山。\r\n第二行。\u{2028}第三行。\r第四行。")
    #expect(extraction.texts == ["安全生产责任重于泰山。\n第二行。\n第三行。\n第四行。"])
    #expect(extraction.report.problems.contains { $0.code == .controlCharacters })
  }

  @Test(arguments: ["", "\u{FEFF}", "  \n\n　　\n"])
  func emptyFiles(text: String) throws {
    let extraction = try extract(text)
    #expect(extraction.documents.count == 1)
    #expect(extraction.passages.isEmpty)
    #expect(extraction.report.problems.map(\.code) == [.empty])
  }

  @Test func unknownEndingIsAnError() {
    #expect(Extractor.format(forPath: "a/b.exe") == nil)
    #expect(throws: ExtractionError.self) { _ = try extract(bytes: [], path: "b.exe") }
  }
}
