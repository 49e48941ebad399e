import Foundation
import Glibc
import Testing

/// `chadang verify` as a shell sees it.
@Suite("Verifying an archive") struct VerifyCommandTests {
  private struct Report: Decodable {
    struct Finding: Decodable {
      var code: String
      var path: String
      var detail: String
      var advice: String?
      var accession: String?
    }
    struct Checked: Decodable {
      var files: Int
      var documents: Int
      var passages: Int
      var bytes: Int
    }
    var ok: Bool
    var checked: Checked
    var findings: [Finding]
    var notices: [Finding]
    var repairs: [String]
    var seconds: Double
    var codes: Set<String> { Set(findings.map(\.code)) }
  }

  /// The project's corpus, taken in, each with a description beside it.
  private func archive() throws -> TestArchive {
    let archive = try TestArchive()
    let outcome = try archive.run("add", "--by", "白露", Folders.corpus)
    #expect(outcome.exitCode == 0, "\(outcome.messages)")
    return archive
  }

  private func verify(_ archive: TestArchive, _ options: String..., exitCode: Int32) throws
    -> Report
  {
    let outcome = try Program.run(
      ["--archive", archive.folder, "verify", "--format", "json"] + options)
    #expect(outcome.exitCode == exitCode, "\(outcome.output.prefix(500))\(outcome.messages)")
    return try JSONDecoder.snakeCase.decode(Report.self, from: Data(outcome.output.utf8))
  }

  private func flip(_ path: String, at place: Int, bit: UInt8 = 0) throws {
    var bytes = try Data(contentsOf: URL(filePath: path))
    bytes[place % bytes.count] ^= 1 << bit
    try bytes.write(to: URL(filePath: path))
  }

  private func originals(_ archive: TestArchive) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: archive.corpus) {
      files[path] = FileManager.default.contents(atPath: archive.corpus + "/" + path)
    }
    return files
  }

  @Test func exitCodes() throws {
    let archive = try archive()
    let report = try verify(archive, exitCode: 0)
    #expect(report.ok && report.findings.isEmpty && report.checked.documents == 71)
    #expect(try archive.run("verify", "--format", "csv").exitCode == 2)
    let nowhere = try Program.run(["--archive", archive.folder + "/none", "verify"])
    #expect(nowhere.exitCode == 3 && nowhere.output.isEmpty && !nowhere.messages.isEmpty)
    try FileManager.default.removeItem(atPath: archive.indexFile)
    #expect(try verify(archive, exitCode: 1).codes == ["index_missing"])
    let repaired = try verify(archive, "--repair", exitCode: 0)
    #expect(repaired.repairs == ["rebuilt_index"])
  }

  @Test("Text in both languages names the file, its accession and what to do") func words() throws {
    let archive = try archive()
    let path = try #require(
      try FileManager.default.subpathsOfDirectory(atPath: archive.corpus).sorted()
        .first { $0.contains("/") && $0.hasSuffix(".txt") })
    try flip(archive.corpus + "/" + path, at: 40)
    let english = try archive.run("verify")
    #expect(english.exitCode == 1)
    #expect(english.output.contains("files that are not what they were (1):"))
    #expect(english.output.contains(path) && english.output.contains("accession 20"))
    #expect(english.output.contains(" add PATH"))
    let chinese = try archive.run("verify", environment: ["LANG": "zh_CN.UTF-8"])
    #expect(chinese.output.contains("与登记时不同的文件") && chinese.output.contains("接收号"))
    let finding = try #require(try verify(archive, exitCode: 1).findings.first)
    #expect(finding.code == "changed" && finding.path == path && finding.accession != nil)
    // What was meant is registered.
    #expect(try archive.run("add", archive.corpus + "/" + path).exitCode == 0)
    #expect(try verify(archive, exitCode: 0).ok)
  }

  @Test("Flips in originals, descriptions, manifest and register are all found")
  func flips() throws {
    let archive = try archive()
    var random = SystemRandomNumberGenerator()
    let paths = try FileManager.default.subpathsOfDirectory(atPath: archive.corpus).sorted()
      .filter { FileManager.default.contents(atPath: archive.corpus + "/" + $0)?.isEmpty == false }
    let chosen =
      paths.shuffled(using: &random).prefix(12) + ["manifest-sha256.txt", "register.jsonl"]
    for path in chosen {
      let file = archive.corpus + "/" + path
      let before = try Data(contentsOf: URL(filePath: file))
      try flip(
        file, at: .random(in: 0..<before.count, using: &random),
        bit: .random(in: 0..<8, using: &random))
      #expect(try !verify(archive, exitCode: 1).findings.isEmpty, "\(path)")
      try before.write(to: URL(filePath: file))
    }
    #expect(try verify(archive, exitCode: 0).ok)
  }

  @Test("Flips in the index file are all found or change nothing that is read")
  func indexFlips() throws {
    let archive = try archive()
    let whole = try Data(contentsOf: URL(filePath: archive.indexFile))
    let shown = try archive.run("search", "--format", "jsonl", "--limit", "100", "的")
    var found = 0
    for round in 0..<40 {
      try whole.write(to: URL(filePath: archive.indexFile))
      try flip(
        archive.indexFile, at: .random(in: 0..<whole.count), bit: .random(in: 0..<8))
      let outcome = try archive.run("verify", "--format", "json", "--deep")
      #expect(outcome.signal == nil && [0, 1].contains(outcome.exitCode), "\(round)")
      if outcome.exitCode == 1 {
        found += 1
      } else {
        let now = try archive.run("search", "--format", "jsonl", "--limit", "100", "的")
        #expect(now.output == shown.output)
      }
    }
    #expect(found > 15)
  }

  @Test("Repair leaves documents, descriptions and the register as they are") func repair() throws {
    let archive = try archive()
    let files = try FileManager.default.subpathsOfDirectory(atPath: archive.corpus).sorted()
    let path = try #require(files.first { $0.contains("/") && $0.hasSuffix(".txt") })
    try flip(archive.corpus + "/" + path, at: 60)
    try FileManager.default.removeItem(
      atPath: archive.corpus + "/" + (try #require(files.last { $0.hasSuffix(".md") })))
    let manifest = archive.corpus + "/manifest-sha256.txt"
    var lines = try String(contentsOfFile: manifest, encoding: .utf8).split(separator: "\n")
    let lost = try #require(lines.firstIndex { $0.hasSuffix(".csv") })
    lines.remove(at: lost)
    try lines.map { $0 + "\n" }.joined().write(
      toFile: manifest, atomically: true, encoding: .utf8)
    try flip(archive.indexFile, at: 20_000)
    let before = try originals(archive)
    #expect(
      try verify(archive, exitCode: 1).codes.isSuperset(
        of: ["changed", "missing", "manifest_line_lost"]))
    let repaired = try verify(archive, "--repair", exitCode: 1)
    #expect(repaired.codes.isSubset(of: ["changed", "missing"]))
    #expect(repaired.repairs.contains("rewrote_manifest"))
    var after = try originals(archive)
    #expect(after["manifest-sha256.txt"] != before["manifest-sha256.txt"])
    after["manifest-sha256.txt"] = before["manifest-sha256.txt"]
    #expect(after == before)
  }

  @Test("Describing, withdrawing and replacing leave nothing to find") func described() throws {
    let archive = try archive()
    let answer = try archive.search("防汛", "--limit", "3")
    let document = try #require(answer.results.first?.document)
    func run(_ arguments: String...) throws {
      let outcome = try Program.run(["--archive", archive.folder] + arguments)
      #expect(outcome.exitCode == 0, "\(arguments) \(outcome.output)\(outcome.messages)")
      #expect(try verify(archive, "--deep", exitCode: 0).ok, "\(arguments)")
    }
    try run("edit", document.id, "--set", "签发人=单知微")
    let description = archive.corpus + "/" + document.path + ".meta.yaml"
    let text = try String(contentsOfFile: description, encoding: .utf8)
    try (text + "主题: 手工补充\n").write(toFile: description, atomically: true, encoding: .utf8)
    #expect(try verify(archive, exitCode: 1).codes == ["changed"])
    try run("edit", document.id, "--set", "签发人=单知著")
    try run("edit", document.id, "--set", "主送机关=各乡镇")
    try run("withdraw", document.id, "--why", "含个人信息")
    try run("restore", document.id)
    try archive.folderWrite("关于防汛的后一版。\n", to: "后一版.txt")
    try run("add", "--replaces", document.id, archive.folder + "/后一版.txt")
  }

  @Test("A change that was cut off is told, and finished") func unfinished() throws {
    let archive = try archive()
    try FileManager.default.createDirectory(
      atPath: archive.corpus + "/.incoming/open", withIntermediateDirectories: true)
    try Data("x".utf8).write(to: URL(filePath: archive.corpus + "/.incoming/open/1"))
    #expect(try verify(archive, exitCode: 0).notices.map(\.code) == ["left_over"])
    let repaired = try verify(archive, "--repair", exitCode: 0)
    #expect(repaired.repairs == ["finished_transaction"] && repaired.notices.isEmpty)
  }

  @Test("Answered while a writer holds the lock; repair is not") func locked() throws {
    let archive = try archive()
    let path = archive.folder + "/index/writer.lock"
    let held = open(path, O_RDWR)
    defer { close(held) }
    #expect(flock(held, LOCK_EX) == 0)
    try Data("process 1, index, since 2026-01-01T00:00:00Z\n".utf8).write(
      to: URL(filePath: path), options: [])
    #expect(try verify(archive, exitCode: 0).notices.map(\.code) == ["writer_active"])
    let refused = try archive.run("verify", "--repair")
    #expect(refused.exitCode == 3 && refused.messages.contains("process 1"))
  }

  @Test("An index made anew answers with the same ids and scores in the same order")
  func madeAnew() throws {
    let archive = try archive()
    let queries = [
      "的", "县", "防汛", "巡察整改", "“防汛责任人”", "防汛责任人 类型:通知", "类型:讲话", "鹭汀水库汛限水位",
      "“整改” -“方案”", "岑望舟", "日期:2021..2022", "安全生产 隐患 OR 河长", "文号:12号", "标题:通知",
    ]
    func appearance() throws -> [String] {
      try queries.flatMap { query -> [String] in
        let answer = try archive.search(query, "--limit", "100")
        return answer.results.map {
          "\(query) \($0.rank) \($0.passageId) \($0.score) \($0.document.id) \($0.source?.ranges ?? [])"
        } + ["\(query) \(answer.total)"]
      } + [
        try archive.run("requirements", "--format", "jsonl", "--limit", "500").output,
        try archive.run("search", "--format", "csv", "--limit", "200", "县").output,
      ]
    }
    let before = try appearance()
    #expect(before.count > 200)
    try FileManager.default.removeItem(atPath: archive.folder + "/index")
    try archive.index()
    #expect(try appearance() == before)
    try FileManager.default.removeItem(atPath: archive.folder + "/index")
    #expect(try verify(archive, "--repair", exitCode: 0).repairs == ["rebuilt_index"])
    #expect(try appearance() == before)
  }
}

extension TestArchive {
  /// Writes a file beside the corpus.
  fileprivate func folderWrite(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(filePath: folder + "/" + name))
  }
}
