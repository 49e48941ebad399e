import ArchiveModel
import Corpus
import GRDB
import Testing

@testable import ArchiveIndex

@Suite("The limit of a task's work") struct WorkLimitTests {
  private func count(_ reader: IndexReader, to end: Int) throws -> Int? {
    try reader.read { session in
      try Int.fetchOne(
        session.db,
        sql: """
          WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?)
          SELECT count(*) FROM numbers
          """, arguments: [end])
    }
  }

  @Test("ends a statement of SQLite at the deadline, and the index can be read on")
  func deadline() throws {
    let archive = try TemporaryArchive(["a.txt": "安全生产责任制"])
    try archive.index()
    let reader = IndexReader(folder: archive.indexFolder)
    let time = ContinuousClock().measure {
      #expect(throws: WorkOverdue.self) {
        try WorkLimit.$deadline.withValue(.now + .milliseconds(50)) {
          try count(reader, to: 1_000_000_000)
        }
      }
    }
    #expect(time < .seconds(5))
    #expect(try count(reader, to: 1000) == 1000)
  }

  @Test("ends a statement of SQLite when the task is cancelled") func cancelled() async throws {
    let archive = try TemporaryArchive(["a.txt": "安全生产责任制"])
    try archive.index()
    let reader = IndexReader(folder: archive.indexFolder)
    let task = Task.detached { try count(reader, to: 1_000_000_000) }
    try await Task.sleep(for: .milliseconds(50))
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(try count(reader, to: 1000) == 1000)
  }
}
