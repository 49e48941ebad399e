import ArchiveModel
import Corpus
import Foundation
import Testing

@testable import ArchiveIndex

/// A run that was cut off leaves what the next run finishes.
@Suite struct InterruptedIndexingTests {
  /// Copies the index as it lies on the disk, as a process that is killed leaves it.
  private static func copy(_ folder: String, to copy: String) throws {
    try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
    for name in ["archive.sqlite", "archive.sqlite-wal"]
    where FileManager.default.fileExists(atPath: "\(folder)/\(name)") {
      try FileManager.default.copyItem(atPath: "\(folder)/\(name)", toPath: "\(copy)/\(name)")
    }
  }

  /// Runs the indexer and copies the index at every step; the copies' folders.
  private static func killedCopies(_ archive: TemporaryArchive) throws -> [String] {
    var indexer = archive.indexer
    indexer.transactionBytes = 100
    var copies: [String] = []
    _ = try indexer.run { _ in
      let folder = "\(archive.path)/killed-\(copies.count)"
      do {
        try copy(archive.indexFolder, to: folder)
        copies.append(folder)
      } catch { Issue.record(error) }
    }
    return copies
  }

  private static func makeArchive() throws -> TemporaryArchive {
    let archive = try TemporaryArchive()
    for number in 0..<6 {
      let text = String(repeating: "安全生产第\(number)号责任制，", count: 12) + "。"
      try archive.write("# 第\(number)个标题\n\n\(text)\n\n\(text)\n", to: "\(number).md")
    }
    try archive.write(
      (0..<8).map { #"{"id": "\#($0)", "text": "第\#($0)条记录防汛抗旱。"}"# }.joined(separator: "\n"),
      to: "records.jsonl")
    try archive.age()
    return archive
  }

  private func check(_ copies: [String], of archive: TemporaryArchive) throws {
    let clean = try archive.cleanDump()
    #expect(copies.count > 7)
    for folder in copies {
      let isComplete = try IndexReader(folder: folder).read { try $0.isComplete() }
      #expect(!isComplete)
      let summary = try Indexer(corpus: archive.corpus, folder: folder).run()
      #expect(summary.rebuiltBecause == nil)
      let dump = try IndexDump(folder: folder)
      #expect(dump.complaints == [])
      #expect(dump.differences(from: clean) == [], "\(folder)")
      #expect(try Indexer(corpus: archive.corpus, folder: folder).run().changedFileCount == 0)
    }
  }

  @Test func aFirstRunCutOffAnywhereIsFinished() throws {
    let archive = try Self.makeArchive()
    try check(Self.killedCopies(archive), of: archive)
  }

  @Test func aLaterRunCutOffAnywhereIsFinished() throws {
    let archive = try Self.makeArchive()
    try archive.index()
    for number in 0..<6 {
      try archive.write("改了第\(number)号。" + String(repeating: "整改，", count: 60), to: "\(number).md")
    }
    try archive.write(#"{"id": "3", "text": "只剩一条。"}"#, to: "records.jsonl")
    try archive.write("新的。", to: "new.txt")
    try archive.remove("0.md")
    try archive.write("title: 题", to: "1.md.meta.yaml")
    let copies = try Self.killedCopies(archive)
    try check(copies, of: archive)
  }

  /// What the cut-off run did is not done again.
  @Test func finishedFilesAreNotReadAgain() throws {
    let archive = try Self.makeArchive()
    let last = try #require(Self.killedCopies(archive).dropLast(2).last)
    let summary = try Indexer(corpus: archive.corpus, folder: last).run()
    #expect(summary.filesUnchanged > 0)
  }

  @Test func aCutOffRunIsSeenByReaders() throws {
    let archive = try Self.makeArchive()
    var wasComplete: [Bool] = []
    let reader = IndexReader(folder: archive.indexFolder)
    var indexer = archive.indexer
    indexer.transactionBytes = 100
    _ = try indexer.run { _ in
      do { wasComplete.append(try reader.read { try $0.isComplete() }) } catch {
        Issue.record(error)
      }
    }
    #expect(!wasComplete.isEmpty && wasComplete.allSatisfy { !$0 })
    #expect(try reader.read { try $0.isComplete() })
    #expect(try reader.read { $0.passageCount } == archive.dump().passages.count)
  }
}
