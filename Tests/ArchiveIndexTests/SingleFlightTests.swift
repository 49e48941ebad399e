import ArchiveModel
import Foundation
import Glibc
import Synchronization
import Testing

@testable import ArchiveIndex

@Suite("What is done once for all who wait") struct SingleFlightTests {
  private final class Counts: Sendable {
    private let counts = Mutex((now: 0, most: 0, done: 0))
    var most: Int { counts.withLock(\.most) }
    var done: Int { counts.withLock(\.done) }

    func begin() {
      counts.withLock {
        $0.now += 1
        $0.most = max($0.most, $0.now)
      }
    }

    func end() {
      counts.withLock {
        $0.now -= 1
        $0.done += 1
      }
    }
  }

  @Test("One thread at a time works, the others wait") func alone() {
    let flight = SingleFlight()
    let counts = Counts()
    DispatchQueue.concurrentPerform(iterations: 8) { _ in
      try? flight.alone {
        counts.begin()
        usleep(2000)
        counts.end()
      }
    }
    #expect(counts.most == 1 && counts.done == 8)
  }

  @Test("Whoever waits ends at the time it has; an error lets the next one in") func limit() {
    let flight = SingleFlight()
    let begun = DispatchSemaphore(value: 0)
    let end = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      try? flight.alone {
        begun.signal()
        end.wait()
      }
    }
    begun.wait()
    WorkLimit.$deadline.withValue(.now + .milliseconds(100)) {
      #expect(throws: WorkOverdue.self) { try flight.alone {} }
    }
    end.signal()
    struct Wrong: Error {}
    #expect(throws: Wrong.self) { try flight.alone { throw Wrong() } }
    #expect(throws: Never.self) { try flight.alone {} }
  }

  @Test("Many who ask after a change share one reading of the tables") func tables() throws {
    let archive = try TemporaryArchive()
    try archive.write("关于防汛值守的通知\n\n请各单位加强防汛值守。\n", to: "甲.txt")
    try archive.index()
    let reader = IndexReader(folder: archive.indexFolder)
    let found = Mutex<[ObjectIdentifier]>([])
    DispatchQueue.concurrentPerform(iterations: 8) { _ in
      try? reader.read { session in found.withLock { $0.append(ObjectIdentifier(session.tables)) } }
    }
    #expect(found.withLock(\.count) == 8)
    #expect(Set(found.withLock { $0 }).count == 1)
  }

  @Test("A log that cannot be read is no file that cannot be written") func unreadableLog() throws {
    let archive = try TemporaryArchive()
    try archive.write("关于防汛值守的通知\n\n请各单位加强防汛值守。\n", to: "甲.txt")
    try archive.index()
    let path = "\(archive.indexFolder)/\(IndexFile.name)"
    for suffix in ["-wal", "-shm"] { unlink(path + suffix) }
    // A folder can be opened, and not be read as a file.
    try FileManager.default.createDirectory(
      atPath: path + "-wal/x", withIntermediateDirectories: true)
    let error = #expect(throws: ArchiveIndexError.self) {
      try ReadableFile.of(IndexFile(path: path), after: 14)
    }
    #expect(error?.code == .unreadable && error?.errorNumber == EISDIR)
    #expect(error?.path == path + "-wal")
  }
}
