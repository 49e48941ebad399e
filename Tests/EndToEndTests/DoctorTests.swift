import Foundation
import Glibc
import Testing

@Suite("Doctor") struct DoctorTests {
  private struct Report: Decodable {
    struct Care: Decodable { var code: String, text: String }
    struct Archive: Decodable { var index: String, documents: Int?, unfinishedChange: Bool }
    struct Program: Decodable { var name: String, path: String?, confined: Bool }
    var version: String, icu: String, sqlite: String
    var isWell: Bool
    var care: [Care]
    var archive: Archive
    var programs: [Program]
  }

  private func report(_ archive: TestArchive) throws -> (Report, Int32) {
    let outcome = try archive.run("doctor", "--format", "json")
    return (
      try JSONDecoder.snakeCase.decode(Report.self, from: Data(outcome.output.utf8)),
      outcome.exitCode
    )
  }

  @Test("A whole archive is told as one, and what is wrong by its code") func states() throws {
    let archive = try TestArchive()
    chmod(archive.folder, 0o700)
    try archive.write("关于甲的通知\n", to: "甲.txt")
    var (report, code) = try report(archive)
    #expect(report.care.contains { $0.code == "no_index" } && code == 1)
    try archive.index()
    (report, code) = try self.report(archive)
    // The machine may lack a sandbox, or room; nothing else is wrong.
    let ofTheMachine = [
      "sandbox_missing", "sandbox_refused", "program_not_confined", "little_room",
    ]
    let other = report.care.filter { !ofTheMachine.contains($0.code) }
    #expect(other.isEmpty, "\(other)")
    #expect(code == (report.isWell ? 0 : 1) && report.isWell == report.care.isEmpty)
    #expect(report.archive.index == "complete" && report.archive.documents == 1)
    #expect(!report.icu.isEmpty && report.sqlite.hasPrefix("3."))
    #expect(report.programs.count >= 6)

    try FileManager.default.createDirectory(
      atPath: archive.corpus + "/.incoming/commit", withIntermediateDirectories: true)
    try Data("{}".utf8).write(to: URL(filePath: archive.corpus + "/.incoming/commit/plan.json"))
    (report, code) = try self.report(archive)
    #expect(report.care.contains { $0.code == "transaction_unfinished" } && code == 1)
    try FileManager.default.removeItem(atPath: archive.corpus + "/.incoming")

    try Data(repeating: 1, count: 8192).write(to: URL(filePath: archive.indexFile))
    (report, code) = try self.report(archive)
    #expect(report.care.contains { $0.code == "index_unusable" } && code == 1)
  }

  @Test("It speaks the language of the terminal") func languages() throws {
    let archive = try TestArchive()
    let chinese = try archive.run("doctor", environment: ["LANG": "zh_CN.UTF-8"])
    #expect(chinese.output.contains("版本：") && chinese.output.contains("还没有索引"))
    #expect(try archive.run("doctor").output.contains("no index yet"))
  }
}
