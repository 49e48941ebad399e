import ArchiveModel
import Corpus
import Foundation
import GRDB
import Testing
import TextAnalysis

@testable import ArchiveIndex

/// The index file: what it is, and what happens where it is not what it should be.
@Suite struct IndexFileTests {
  private func makeArchive() throws -> TemporaryArchive {
    try TemporaryArchive(["a.txt": "安全生产。", "b.md": "# 题\n\n防汛抗旱工作。"])
  }

  private func bytes(_ path: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: URL(filePath: path)))
  }

  @Test func isMadeAsItWasMeant() throws {
    let archive = try makeArchive()
    let summary = try archive.index()
    #expect(summary.rebuiltBecause == nil)
    let queue = try DatabaseQueue(path: archive.indexFile)
    func pragma(_ name: String) throws -> String? {
      try queue.read { db in
        try DatabaseValue.fetchOne(db, sql: "PRAGMA \(name)").flatMap {
          String.fromDatabaseValue($0) ?? Int.fromDatabaseValue($0).map(String.init)
        }
      }
    }
    #expect(try pragma("encoding") == "UTF-16le")
    #expect(try pragma("page_size") == "8192")
    #expect(try pragma("auto_vacuum") == "2")
    #expect(try pragma("application_id") == "\(0x4348_4447)")
    #expect(try pragma("user_version") == "14")
    #expect(try pragma("journal_mode") == "wal")
    #expect(try pragma("integrity_check") == "ok")
    let version: String? = try queue.read { try $0.setting(.analysisVersion) }
    #expect(version == Analyzer.version)
    #expect(try summary.indexBytes == bytes(archive.indexFile).count)
    #expect(!FileManager.default.fileExists(atPath: archive.indexFile + ".new"))
  }

  @Test func anotherProgramsDatabaseIsLeftAlone() throws {
    let archive = try makeArchive()
    try FileManager.default.createDirectory(
      atPath: archive.indexFolder, withIntermediateDirectories: true)
    do {
      let queue = try DatabaseQueue(path: archive.indexFile)
      try queue.write { try $0.execute(sql: "CREATE TABLE mine (x); INSERT INTO mine VALUES (1)") }
      try queue.close()
    }
    let before = try bytes(archive.indexFile)
    let error = #expect(throws: ArchiveIndexError.self) { try archive.index() }
    #expect(error?.code == .foreign)
    #expect(try bytes(archive.indexFile) == before)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: archive.indexFolder).sorted()
        == ["archive.sqlite", "writer.lock"])
    let read = #expect(throws: ArchiveIndexError.self) {
      try IndexReader(folder: archive.indexFolder).read { $0.passageCount }
    }
    #expect(read?.code == .foreign)
    #expect(try bytes(archive.indexFile) == before)
  }

  @Test func garbageIsSetAsideAndTheIndexMade() throws {
    let garbage = [UInt8](repeating: 0x5A, count: 20_000)
    let archive = try makeArchive()
    try FileManager.default.createDirectory(
      atPath: archive.indexFolder, withIntermediateDirectories: true)
    try Data(garbage).write(to: URL(filePath: archive.indexFile))
    let read = #expect(throws: ArchiveIndexError.self) {
      try IndexReader(folder: archive.indexFolder).read { $0.passageCount }
    }
    #expect(read?.code == .foreign)
    let summary = try archive.index()
    #expect(summary.rebuiltBecause != nil && summary.documentCount == 2)
    #expect(try bytes(archive.indexFile + ".set-aside") == garbage)
    #expect(try archive.dump().differences(from: archive.cleanDump()) == [])
  }

  @Test func anEmptyFileIsFilled() throws {
    let archive = try makeArchive()
    try FileManager.default.createDirectory(
      atPath: archive.indexFolder, withIntermediateDirectories: true)
    try Data().write(to: URL(filePath: archive.indexFile))
    #expect(try archive.index().documentCount == 2)
    #expect(try archive.dump().complaints == [])
  }

  /// Cut short anywhere: made anew, or refused as damaged; never taken for whole.
  @Test(arguments: [1, 50, 100, 4096, 8192, 10_000, 40_000])
  func aTruncatedFileIsNotTakenForWhole(size: Int) throws {
    let archive = try makeArchive()
    try archive.index()
    let whole = try bytes(archive.indexFile)
    #expect(whole.count > size)
    try Data(whole.prefix(size)).write(to: URL(filePath: archive.indexFile))
    #expect(throws: ArchiveIndexError.self) {
      try IndexReader(folder: archive.indexFolder).read { _ = try $0.passage(number: 1) }
    }
    let summary = try archive.index()
    #expect(summary.rebuiltBecause != nil && summary.documentCount == 2)
    #expect(try archive.dump().differences(from: archive.cleanDump()) == [])
  }

  @Test func damagedBytesAreAnErrorOrNothing() throws {
    let archive = try makeArchive()
    try archive.index()
    let whole = try bytes(archive.indexFile)
    var random = SeededRandom(3)
    for _ in 0..<60 {
      var damaged = whole
      for _ in 0..<20 {
        damaged[Int.random(in: 100..<whole.count, using: &random)] = .random(
          in: 0...255, using: &random)
      }
      try? FileManager.default.removeItem(atPath: archive.indexFolder)
      try FileManager.default.createDirectory(
        atPath: archive.indexFolder, withIntermediateDirectories: true)
      try Data(damaged).write(to: URL(filePath: archive.indexFile))
      do {
        try IndexReader(folder: archive.indexFolder).read { session in
          for passage in 0..<4 { _ = try? session.passage(number: passage) }
          _ = try session.find(
            .phrase(["安全"], columns: [.grams]), weights: [.init(words: 1, grams: 1, heading: 1)],
            parameters: BM25Parameters(k1: 1, b: 1), allowed: nil, limits: .init(capacity: 5))
          _ = session.documentsByDate(nil)
        }
      } catch is ArchiveIndexError {}
    }
  }

  @Test(arguments: [
    "UPDATE settings SET value = '0+icu1' WHERE key = 'analysis_version'",
    "DELETE FROM settings WHERE key = 'analysis_version'", "PRAGMA user_version = 99",
    "DROP TABLE settings",
  ])
  func anotherVersionIsMadeAnew(change: String) throws {
    let archive = try makeArchive()
    try archive.index()
    do {
      let queue = try DatabaseQueue(path: archive.indexFile)
      try queue.writeWithoutTransaction { try $0.execute(sql: change) }
      try queue.close()
    }
    let error = #expect(throws: ArchiveIndexError.self) {
      try IndexReader(folder: archive.indexFolder).read { $0.passageCount }
    }
    #expect(error?.code == .otherVersion || error?.code == .damaged)
    let summary = try archive.index()
    #expect(summary.rebuiltBecause != nil && summary.filesAdded == 2)
    #expect(try archive.dump().differences(from: archive.cleanDump()) == [])
    #expect(try archive.index().rebuiltBecause == nil)
  }

  @Test func onlyOneWritesAtATime() throws {
    let archive = try makeArchive()
    try archive.index()
    do {
      let lock = try WriterLock(folder: archive.indexFolder, purpose: "test")
      let error = #expect(throws: CorpusError.self) { try archive.index() }
      #expect(error?.code == .locked)
      let own = Int(ProcessInfo.processInfo.processIdentifier)
      guard case .writer(own, command: "test", let since) = error?.detail else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(since.hasPrefix("20"))
      withExtendedLifetime(lock) {}
    }
    #expect(try archive.index().changedFileCount == 0)
  }

  @Test func aMissingCorpusOrIndexIsAnError() throws {
    let archive = try makeArchive()
    let error = #expect(throws: ArchiveIndexError.self) {
      try IndexReader(folder: archive.indexFolder).read { $0.passageCount }
    }
    #expect(error?.code == .missing)
    try FileManager.default.removeItem(atPath: archive.corpus.path)
    #expect(throws: (any Error).self) { try archive.index() }
    #expect(!FileManager.default.fileExists(atPath: archive.indexFile))
    try Data().write(to: URL(filePath: archive.indexFolder))
    try FileManager.default.createDirectory(
      atPath: archive.corpus.path, withIntermediateDirectories: true)
    let unwritable = #expect(throws: CorpusError.self) { try archive.index() }
    #expect(unwritable?.code == .notWritable)
  }

  @Test func readersSeeNewRunsAndNewFiles() throws {
    let archive = try makeArchive()
    try archive.index()
    let reader = IndexReader(folder: archive.indexFolder)
    func found(_ term: String) throws -> Int {
      try reader.read { session in
        try session.find(
          .phrase([term], columns: [.grams]), weights: [], parameters: BM25Parameters(k1: 1, b: 0),
          allowed: nil, limits: .init(capacity: 10)
        ).total
      }
    }
    #expect(try found("巡察") == 0)
    try archive.write("巡察整改。", to: "c.txt")
    try archive.index()
    #expect(try found("巡察") == 1)
    try FileManager.default.removeItem(atPath: archive.indexFolder)
    #expect(throws: ArchiveIndexError.self) { try found("巡察") }
    try archive.remove("a.txt")
    try archive.index()
    #expect(try found("巡察") == 1)
    #expect(try found("安全") == 0)
    #expect(try reader.read { $0.passageCount } == 2)
  }
}
