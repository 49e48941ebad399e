import ArchiveModel
import Corpus
import Foundation
import Glibc
import Testing

@Suite struct CorpusReaderTests {
  private let folder: TemporaryFolder
  private var reader: CorpusReader { CorpusReader(folder: CorpusFolder(path: folder.path)) }

  init() throws { folder = try TemporaryFolder() }

  private func extract(_ path: String) throws -> (
    documents: [ExtractedDocument], reading: CorpusReader.Reading
  ) {
    let file = try #require(
      CorpusFolder(path: folder.path).scan().files.first { $0.path == path })
    var documents: [ExtractedDocument] = []
    let reading = try reader.extract(reader.content(ofFile: path), of: file) {
      documents.append($0)
    }
    return (documents, reading)
  }

  private let body = "# 正文的标题\n\n各乡镇人民政府，县政府各部门：\n\n2001年2月3日\n"

  @Test func frontMatterOverridesTheTextAndTheDescriptionBesideBoth() throws {
    try folder.write("---\ntitle: 前言的标题\n文种: 通知\n日期: 2020-10\n---\n" + body, to: "a.md")
    try folder.write("title: 旁边的标题\nissuer: [甲局, 乙局]\n", to: "a.md.meta.yaml")
    let (documents, reading) = try extract("a.md")
    let description = try #require(documents.first?.description)
    #expect(documents.count == 1)
    #expect(description.title == "旁边的标题")
    #expect(description.kind == .notice)
    #expect(description.date == PartialDate(year: 2020, month: 10))
    #expect(description.issuer == "甲局、乙局")
    #expect(description.stated == [.title, .kind, .date, .issuer])
    #expect(reading.descriptionProblems.isEmpty)
    try folder.write(body, to: "b.md")
    let plain = try #require(extract("b.md").documents.first?.description)
    #expect(plain.title == "正文的标题" && plain.stated.isEmpty)
  }

  @Test func aDescriptionDescribesEveryRecordOfAContainer() throws {
    try folder.write(
      #"""
      {"id": "1", "text": "甲文。", "title": "甲"}
      {"id": "2", "text": "乙文。"}
      {"id": "3", "text": "丙文。"}
      """#, to: "a.jsonl")
    try folder.write("来源: 甲报\n标题: 同一标题\n", to: "a.jsonl.meta.yaml")
    let documents = try extract("a.jsonl").documents
    #expect(documents.map(\.recordID) == ["1", "2", "3"])
    #expect(documents.map(\.description.source) == ["甲报", "甲报", "甲报"])
    #expect(documents.map(\.description.title) == ["同一标题", "同一标题", "同一标题"])
  }

  @Test(
    arguments: [
      ("title: [甲\nkind: 通知\n", nil), ("title: 甲\n\tkind: 通知\n", nil),
      ("- 甲\n- 乙\n", .line(1, .not(.keysAndValues))),
      (
        "title: 甲\nkind: notises\n",
        .line(2, .fieldProblem("kind", FieldProblem(.unknownKind, value: "notises")))
      ),
      (
        "title: 甲\n\n日期: 2020年2月30日\n",
        .line(3, .fieldProblem("日期", FieldProblem(.notADate, value: "2020年2月30日")))
      ),
      ("title: {甲: 乙}\n", .line(1, .notAText("title"))),
      ("只是文字", .line(1, .not(.keysAndValues))), ("a: &x [*x]\n\u{0}", nil),
      ("%YAML 9.9\n---\nx: 1\n", nil),
    ] as [(String, Fact?)])
  func aWrongDescriptionIsNamedWithItsLine(_ yaml: String, detail: Fact?) throws {
    try folder.write(body, to: "a.md")
    try folder.write(yaml, to: "a.md.meta.yaml")
    let (documents, reading) = try extract("a.md")
    #expect(documents.first?.description.title == "正文的标题")
    let problem = try #require(reading.descriptionProblems.first)
    #expect(problem.code == .descriptionInvalid && problem.path == "a.md.meta.yaml")
    #expect(problem.detail != nil && (detail == nil || problem.detail == detail))
  }

  @Test func frontMatterLinesCountFromTheFilesStart() throws {
    try folder.write("---\ntitle: 甲\nkind: notises\n---\n" + body, to: "a.md")
    let (documents, reading) = try extract("a.md")
    #expect(documents.first?.description.title == "正文的标题")
    #expect(
      reading.descriptionProblems.map(\.detail)
        == [.line(3, .fieldProblem("kind", FieldProblem(.unknownKind, value: "notises")))])
  }

  @Test func anEmptyDescriptionSaysNothing() throws {
    try folder.write(body, to: "a.md")
    for yaml in [
      "", "\n", "# 批注\n", "title:\nkind: ~\nissuer: []\n", "别的: 值\n颜色: [红]\n", "---\n...\n",
    ] {
      try folder.write(yaml, to: "a.md.meta.yaml")
      let (documents, reading) = try extract("a.md")
      #expect(reading.descriptionProblems.isEmpty, "\(yaml)")
      #expect(documents.first?.description.stated.isEmpty == true)
    }
  }

  @Test func hostileDescriptionsAreAnswered() throws {
    try folder.write(body, to: "a.md")
    let bombs = [
      Array(String(repeating: "[", count: 100_000).utf8),
      Array(("title: " + String(repeating: "{a: ", count: 20_000)).utf8),
      Array("a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\ntitle: *c\n".utf8), [0xFF, 0xFE, 0x00],
      Array("title: \"甲\\0乙\"\n".utf8),
    ]
    for bomb in bombs {
      try folder.write(bomb, to: "a.md.meta.yaml")
      #expect(try extract("a.md").documents.count == 1)
    }
  }

  @Test func aDescriptionOfMegabytesIsRefused() throws {
    try folder.write(body, to: "a.md")
    try folder.write(
      "title: [" + String(repeating: "x,", count: 1 << 19) + "]", to: "a.md.meta.yaml")
    #expect(
      try extract("a.md").reading.descriptionProblems.map(\.detail)
        == [.moreThan(1, .mebibytes)])
  }

  @Test func readsBytesWithTheirDigestAndFingerprint() throws {
    try folder.write("abc", to: "a.txt")
    let content = try reader.content(ofFile: "a.txt")
    #expect(try content.source.allBytes() == Array("abc".utf8))
    #expect(content.digest == ContentDigest(of: "abc"))
    #expect(try content.fingerprint == CorpusFolder(path: folder.path).scan().files[0].fingerprint)
    #expect(content.isFresh)
    var times = [timeval(tv_sec: 1_000_000, tv_usec: 0), timeval(tv_sec: 1_000_000, tv_usec: 0)]
    #expect(utimes(folder.path + "/a.txt", &times) == 0)
    #expect(try !reader.content(ofFile: "a.txt").isFresh)
    try folder.write("", to: "empty.txt")
    #expect(try reader.content(ofFile: "empty.txt").source.allBytes().isEmpty)
  }

  @Test func refusesWhatItCannotRead() throws {
    let missing = #expect(throws: CorpusError.self) { try reader.content(ofFile: "none.txt") }
    #expect(missing?.code == .fileUnreadable && missing?.errorNumber == ENOENT)
    try folder.write("x", to: "large.txt")
    #expect(truncate(folder.path + "/large.txt", CorpusReader.largestFile + 1) == 0)
    let large = #expect(throws: CorpusError.self) { try reader.content(ofFile: "large.txt") }
    #expect(large?.code == .fileTooLarge)
  }

  /// A file that grows while it is read is never passed off as whole.
  @Test func aFileBeingWrittenIsNotTakenForWhole() async throws {
    let path = folder.path + "/growing.txt"
    try folder.write(Array(repeating: 0x61, count: 4 << 20), to: "growing.txt")
    let writer = Task.detached {
      guard let file = FileHandle(forWritingAtPath: path) else { return }
      for _ in 0..<2000 where !Task.isCancelled {
        file.seekToEndOfFile()
        file.write(Data([0x61]))
      }
    }
    for _ in 0..<20 {
      do {
        let content = try reader.content(ofFile: "growing.txt")
        #expect(content.source.count == content.fingerprint.size)
      } catch let error as CorpusError {
        #expect(error.code == .fileChanging)
      }
    }
    writer.cancel()
    await writer.value
  }

  /// A file too large to be held is read again for its text: what changes in between is not taken for it.
  @Test func aLargeFileThatChangesAfterItsDigestIsNotRead() throws {
    let bytes: [UInt8] = Array(repeating: 0x0A, count: 17 << 20)
    try folder.write(bytes, to: "large.txt")
    let file = try #require(CorpusFolder(path: folder.path).scan().files.first)
    let content = try reader.content(ofFile: "large.txt")
    #expect(content.digest == ContentDigest(of: bytes) && content.source.count == bytes.count)
    #expect(try content.source.bytes(in: 5..<9) == [0x0A, 0x0A, 0x0A, 0x0A])
    #expect(truncate(folder.path + "/large.txt", 16 << 20) == 0)
    let cut = #expect(throws: CorpusError.self) {
      try reader.extract(content, of: file) { _ in }
    }
    #expect(cut?.code == .fileChanging && cut?.path == "large.txt")
    #expect(truncate(folder.path + "/large.txt", 17 << 20) == 0)
    let changed = #expect(throws: CorpusError.self) {
      try reader.extract(content, of: file) { _ in }
    }
    #expect(changed?.code == .fileChanging)
  }

  @Test func decodesTheOriginal() throws {
    try folder.write(
      [0xB0, 0xB2, 0xC8, 0xAB, 0xC9, 0xFA, 0xB2, 0xFA, 0xB9, 0xA4, 0xD7, 0xF7], to: "a.txt")
    let original = try reader.decodedOriginal(ofFile: "a.txt")
    #expect(original.text == "安全生产工作")
    #expect(original.encoding?.uppercased() == "GB18030")
  }
}
