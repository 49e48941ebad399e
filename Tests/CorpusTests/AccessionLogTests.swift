import ArchiveModel
import Foundation
import Testing

@testable import Corpus

@Suite("The log of accessions") struct AccessionLogTests {
  private let folder = NSTemporaryDirectory() + "accessions-" + UUID().uuidString
  private var register: URL { URL(filePath: folder + "/" + Register.fileName) }

  private func lines(_ paths: [String], at: String, after end: Register.End) throws
    -> (bytes: [UInt8], end: Register.End)
  {
    var entries = paths.map { RegisterEntry(at: at, by: "陆知秋", action: .add, path: $0) }
    return try Register.lines(&entries, after: end)
  }

  @Test("It follows the register as it grows, and reads another one from its beginning")
  func follow() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let log = AccessionLog(folder: CorpusFolder(path: folder))
    #expect(try log.read().isEmpty)
    let first = try lines(["甲", "乙"], at: "2026-01-01T00:00:00Z", after: Register.End())
    // A line that is being written is not read yet.
    let second = try lines(["丙"], at: "2026-01-02T00:00:00Z", after: first.end)
    try Data(first.bytes + second.bytes.dropLast(9)).write(to: register)
    #expect(try log.read().count == 2)
    try Data(first.bytes + second.bytes).write(to: register)
    #expect(try log.read()[Array("丙".utf8)] == .init(place: 3, at: "2026-01-02T00:00:00Z"))
    // A longer one that does not begin with the same lines.
    let other = try lines(
      ["丁", "戊", "己", "庚", "辛"], at: "2025-01-01T00:00:00Z", after: Register.End())
    try Data(other.bytes).write(to: register)
    #expect(try log.read()[Array("丁".utf8)]?.place == 1)
    #expect(try log.read()[Array("甲".utf8)] == nil)
    // What is no entry is passed over.
    try Data(Array("x\n".utf8) + first.bytes).write(to: register)
    #expect(try log.read().count == 2)
  }

  @Test("What was read when the time ran out is kept") func deadline() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let paths = (0..<2_000).map { "通知/第\($0)号.txt" }
    try Data(lines(paths, at: "2026-01-01T00:00:00Z", after: Register.End()).bytes)
      .write(to: register)
    let log = AccessionLog(folder: CorpusFolder(path: folder))
    var overdue = 0
    for _ in 0..<100 {
      do {
        let known = try WorkLimit.$deadline.withValue(.now) { try log.read() }
        #expect(known.count == paths.count)
        break
      } catch is WorkOverdue { overdue += 1 }
    }
    #expect((1..<100).contains(overdue))
  }
}
