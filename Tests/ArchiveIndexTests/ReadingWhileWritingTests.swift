import ArchiveModel
import Foundation
import GRDB
import Testing

@testable import ArchiveIndex

@Suite("Reading while a run writes") struct ReadingWhileWritingTests {
  /// What a reader holds in memory belongs to the transaction it reads in: a document that a run has
  /// taken out is neither listed nor asked for its passages.
  @Test func everyListedDocumentCanBeRead() throws {
    let archive = try TemporaryArchive()
    for number in 0..<20 {
      try archive.write("# 第\(number)号通知\n\n请各单位做好防汛工作。", to: "\(number).md")
    }
    try archive.index()
    let reader = IndexReader(folder: archive.indexFolder)
    let first = try listed(reader)
    #expect(first == 20)
    for number in 0..<10 {
      try archive.write("# 第\(number)号通知\n\n改过的：请各单位做好抗旱工作。", to: "\(number).md")
    }
    for number in 10..<15 { try archive.remove("\(number).md") }
    var indexer = archive.indexer
    indexer.transactionBytes = 1
    var counts: [Int] = []
    var failures: [any Error] = []
    _ = try indexer.run(IndexingOptions(jobs: 1)) { _ in
      do { counts.append(try listed(reader)) } catch { failures.append(error) }
    }
    #expect(failures.isEmpty, "\(failures)")
    #expect(counts.min() ?? 0 < 20 && counts.count > 10)
    #expect(try listed(reader) == 15)
  }

  /// How many documents are listed; reads the first passage of each.
  private func listed(_ reader: IndexReader) throws -> Int {
    try reader.read { session in
      let documents = session.documentsByDate(nil)
      for (document, passage) in documents {
        let row = try session.passage(number: passage)
        #expect(row.document == document)
      }
      return documents.count
    }
  }

  @Test("A block far beyond the others is damage, not a table of billions of rows")
  func distantBlock() throws {
    let archive = try TemporaryArchive(["a.md": "请各单位做好防汛工作。"])
    try archive.index()
    let queue = try DatabaseQueue(path: archive.indexFile)
    try queue.write { db in
      try db.execute(
        sql: "INSERT INTO passage_blocks SELECT 900000, columns FROM passage_blocks WHERE block = 0"
      )
    }
    try queue.close()
    #expect(throws: ArchiveIndexError.self) {
      try IndexReader(folder: archive.indexFolder).read { $0.passageCount }
    }
  }
}
