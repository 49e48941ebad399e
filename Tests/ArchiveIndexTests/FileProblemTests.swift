import ArchiveIndex
import ArchiveModel
import Corpus
import Glibc
import Testing

/// Every file ends in exactly one recorded state, with its reason.
@Suite struct FileProblemTests {
  private let broken = "id,text\n1,安全生产\n2,\"没有结束的引号\n"

  @Test func aFileThatFailsAtItsEndLeavesNothing() throws {
    let archive = try TemporaryArchive(["a.csv": broken, "b.txt": "好。"])
    let summary = try archive.index()
    #expect(summary.failed.map(\.path) == ["a.csv"])
    // What stands for it says what its name says, and nothing of its text.
    #expect(summary.documentCount == 2)
    let dump = try archive.dump()
    #expect(dump.complaints == [])
    #expect(dump.terms.allSatisfy { !$0.contains("安全") })
    #expect(dump.files.contains { $0.hasPrefix("a.csv|failed|") })
  }

  @Test func aFailedFileKeepsItsReasonUntilItChanges() throws {
    let archive = try TemporaryArchive(["a.csv": broken])
    try archive.age()
    let first = try archive.index()
    let reason = try #require(first.failed.first?.reason)
    guard case .file(let fact) = reason else {
      Issue.record("\(reason)")
      return
    }
    #expect(fact.code == .reading(.badQuoting) && fact.part == nil)
    let second = try archive.index()
    #expect(second.failed == first.failed)
    #expect(second.bytesRead == 0 && second.filesUnchanged == 1)
    #expect(try archive.index(rereadsEverything: true).failed == first.failed)
    try archive.write(broken + "\"\n", to: "a.csv")
    let third = try archive.index()
    #expect(third.failed.isEmpty && third.documentCount == 2)
    try archive.write(broken, to: "a.csv")
    #expect(try archive.index().failed == first.failed)
    #expect(try archive.dump().differences(from: archive.cleanDump()) == [])
    try archive.remove("a.csv")
    #expect(try archive.index().failed.isEmpty)
  }

  @Test func aBadRecordIsAProblemOfTheFile() throws {
    let archive = try TemporaryArchive([
      "a.jsonl": "{\"id\": \"1\", \"text\": \"好。\"}\n{\"id\": \"2\", \"text\": \"坏"
    ])
    let summary = try archive.index()
    #expect(summary.failed.isEmpty && summary.documentCount == 1)
    #expect(summary.problems.map(\.path) == ["a.jsonl"])
    guard case .file(let fact) = summary.problems.first?.reason else {
      Issue.record("\(summary.problems)")
      return
    }
    #expect(fact.code == .content(.badRecord) && fact.line == 2)
    #expect(try archive.index().problems == summary.problems)
    let status = try IndexReader(folder: archive.indexFolder).read {
      try $0.status(analysisVersion: "x")
    }
    #expect(status.problemCount == 1 && status.isComplete && status.documentCount == 1)
  }

  @Test func documentsWithoutTextAreDocuments() throws {
    let archive = try TemporaryArchive(["a.txt": "", "b.md": "\n\n", "c.txt": "安全。"])
    let summary = try archive.index()
    #expect(summary.documentCount == 3 && summary.passageCount == 3)
    #expect(summary.problems.map(\.path) == ["a.txt", "b.md"])
    let dump = try archive.dump()
    #expect(dump.complaints == [])
    let reader = IndexReader(folder: archive.indexFolder)
    let empty = try reader.read {
      try $0.document(identifier: Identifiers.document(path: "a.txt", recordID: nil))
    }
    #expect(empty?.passages.count == 1 && empty?.summary.contentState == .noText)
    #expect(try reader.read { $0.documentsByDate(nil).count } == 3)
    try archive.write("有了。", to: "a.txt")
    try archive.index()
    #expect(try archive.dump().differences(from: archive.cleanDump()) == [])
  }

  @Test func textsWithNULsAreWhole() throws {
    let archive = try TemporaryArchive([
      "a.txt": "安全\0生产，前半。\0\0后半在这里。" + String(repeating: "安全生产工作要抓好。", count: 40),
      "b.jsonl": #"{"id": "x\u0000y", "title": "甲\u0000乙", "text": "丙\u0000丁。"}"#,
      "c.md": "---\ntitle: \"甲\\0乙\"\nauthor: [\"丙\\0丁\"]\n---\n正文。\n",
    ])
    let summary = try archive.index()
    #expect(summary.documentCount == 3)
    let dump = try archive.dump()
    #expect(dump.passages.contains { $0.contains("后半在这里。") })
    #expect(dump.documents.filter { $0.contains("甲乙") }.count == 2)
    for name in ["a.txt", "b.jsonl", "c.md"] { try archive.remove(name) }
    try archive.index()
    #expect(try archive.dump().terms == [])
  }

  @Test func strangeCharactersComeBackAsTheyWere() throws {
    let text = "𠮷\u{FE0F}野家\u{E000}\u{10FFFD}e\u{301}\u{200D}👩‍👩‍👧ﬁ\u{2028}①。"
    let archive = try TemporaryArchive(["a.txt": text])
    try archive.index()
    let passage = try IndexReader(folder: archive.indexFolder).read { session in
      let row = try session.document(identifier: Identifiers.document(path: "a.txt", recordID: nil))
      return try session.passage(number: row?.passages.lowerBound ?? 0).passage
    }
    let original = Array(text.unicodeScalars)
    var rebuilt = String.UnicodeScalarView()
    for range in passage.sourceMap.sourceScalarRanges(
      ofTextBytes: 0..<passage.text.utf8.count, in: passage.text)
    {
      rebuilt.append(contentsOf: original[range])
    }
    #expect(rebuilt.contains("\u{E000}") && rebuilt.contains("\u{10FFFD}"))
    #expect(
      passage.text.unicodeScalars.filter { !$0.properties.isWhitespace }
        .elementsEqual(rebuilt.filter { !$0.properties.isWhitespace }))
  }

  @Test func aDescriptionThatCannotBeReadLosesNoDocument() throws {
    let archive = try TemporaryArchive(["a.txt": "安全。", "a.txt.meta.yaml": "title: 题"])
    try archive.index()
    #expect(
      truncate(archive.corpus.fullPath("a.txt.meta.yaml"), CorpusReader.largestFile + 1) == 0)
    let summary = try archive.index()
    #expect(summary.failed.isEmpty && summary.documentCount == 1)
    #expect(summary.problems.count == 1)
    guard case .file(let fact) = summary.problems.first?.reason else {
      Issue.record("\(summary.problems)")
      return
    }
    #expect(fact.code == .corpus(.fileTooLarge) && fact.part == "a.txt.meta.yaml")
    #expect(try archive.dump().differences(from: archive.cleanDump()) == [])
  }

  @Test func whatIsNoDocumentIsReportedEachTime() throws {
    let archive = try TemporaryArchive(["a.tmp": "x", "b.txt": "文。"])
    #expect(
      try archive.index().passedOver == [
        PassedOverFile(
          path: "a.tmp", reason: .leftover, errorNumber: nil, isRefused: false)
      ])
    #expect(try archive.index().passedOver.count == 1)
  }
}
