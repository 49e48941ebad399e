import Foundation
import Glibc
import Testing

@Suite("Exports, loaded elsewhere") struct ExportTests {
  static let office: Result<TestArchive, any Error> = Result {
    let archive = try TestArchive(copying: Folders.corpus)
    try archive.index()
    // One that is kept and not found, one with a name of its own.
    let old = archive.corpus + "/通知/2020/关于印发云岫县2020年城镇老旧小区改造实施方案的通知.md"
    try Data("撤下: 含个人信息\n".utf8).write(to: URL(filePath: old + ".meta.yaml"))
    try archive.index()
    return archive
  }

  private var office: TestArchive { get throws { try Self.office.get() } }

  private func export(_ archive: TestArchive, _ arguments: String...) throws -> String {
    let outcome = try Program.run(["--archive", archive.folder, "export"] + arguments)
    #expect(outcome.exitCode == 0, "\(outcome.messages)")
    return outcome.output
  }

  private func objects(_ lines: String) throws -> [[String: Any]] {
    try lines.utf8.split(separator: 0x0A).map {
      try #require(try JSONSerialization.jsonObject(with: Data($0)) as? [String: Any])
    }
  }

  /// The texts of each document's passages, by the document's first id.
  private func passages(_ archive: TestArchive, _ key: String) throws -> [String: [String]] {
    let lines = try objects(try export(archive, "--format", "es-bulk"))
    var texts: [String: [String]] = [:]
    for line in lines where line["index"] == nil {
      texts[try #require(line[key] as? String), default: []].append(
        try #require(line["text"] as? String))
    }
    return texts
  }

  @Test(
    "What is read again has the same passages, where the text is plain or Markdown",
    arguments: ["jsonl", "csv"])
  func roundTrip(format: String) throws {
    let again = try TestArchive()
    let file = again.corpus + "/导出.\(format)"
    _ = try export(office, "--format", format, "--output", file)
    try again.index()
    let before = try passages(office, "document_id")
    let after = try passages(again, "external_id")
    #expect(before.count == after.count && before.count > 60)
    let documents = try objects(try export(office, "--format", "jsonl"))
    var compared = 0
    for document in documents where document["text_format"] != nil {
      let id = try #require(document["id"] as? String)
      #expect(before[id] == after[id], "\(document["path"] ?? "")")
      compared += 1
    }
    #expect(compared > 35)
    let described = try objects(try export(again, "--format", "jsonl"))
    let keys = ["title", "kind", "issuer", "number", "date", "speaker", "addressee"]
    let known = Dictionary(
      uniqueKeysWithValues: documents.map { ($0["id"] as? String ?? "", $0) })
    for document in described {
      let first = try #require(known[document["external_id"] as? String ?? ""])
      for key in keys { #expect(document[key] as? String == first[key] as? String, "\(key)") }
    }
  }

  @Test("Filters choose, withdrawn documents come when wanted") func choice() throws {
    let all = try objects(try export(office, "--format", "jsonl"))
    let withdrawn = try objects(try export(office, "--format", "jsonl", "--with-withdrawn"))
    #expect(withdrawn.count == all.count + 1)
    #expect(withdrawn.count { $0["standing"] != nil } == 1)
    let speeches = try objects(try export(office, "--format", "jsonl", "--kind", "讲话"))
    #expect(!speeches.isEmpty && speeches.allSatisfy { $0["kind"] as? String == "讲话" })
    #expect(speeches.count == all.count { $0["kind"] as? String == "讲话" })
    let notices = ["--format", "jsonl", "--kind", "通知", "--since", "2020", "--until", "2020"]
    let few = try objects(
      try Program.run(["--archive", office.folder, "export"] + notices).output)
    let more = try objects(
      try Program.run(["--archive", office.folder, "export", "--with-withdrawn"] + notices).output)
    #expect(few.count > 0 && more.count == few.count + 1)
    let none = try office.run("export", "--format", "jsonl", "--path", "没有/")
    #expect(none.exitCode == 1 && none.output.isEmpty)
    #expect(try office.run("export", "--format", "bagit").exitCode == 2)
    #expect(try office.run("export", "--format", "es-bulk", "--index-name", "A b").exitCode == 2)
  }

  @Test("A file gets its name when it is whole") func output() throws {
    let archive = try office
    let file = NSTemporaryDirectory() + "chadang-export-" + UUID().uuidString
    defer { unlink(file) }
    _ = try export(archive, "--format", "dc-xml", "--output", file)
    let refused = try archive.run("export", "--format", "jsonl", "--output", file)
    #expect(refused.exitCode == 3 && refused.messages.contains("there already"))
    _ = try export(archive, "--format", "jsonl", "--output", file, "--force")
    #expect(try objects(String(contentsOfFile: file, encoding: .utf8)).count > 60)
    let nowhere = try archive.run("export", "--format", "jsonl", "--output", "/proc/x/y")
    #expect(nowhere.exitCode == 3 && nowhere.messages.contains("cannot write"))
  }

  @Test(
    "xmllint takes the Dublin Core, and the records under DA/T 18's names",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/xmllint")))
  func xml() throws {
    let archive = try TestArchive()
    try archive.write(
      "控\u{1}制\u{8}<b>&amp;]]>\r\n\u{FFFE}字符 的通知\n\n正文在此，各单位执行。\n", to: "a&<b>'\"\u{1}.txt")
    try archive.index()
    for (archive, expected) in [(archive, 1), (try office, 71)] {
      let file = archive.folder + "/dc.xml"
      _ = try export(archive, "--format", "dc-xml", "--with-withdrawn", "--output", file, "--force")
      let count = "count(//*[local-name()='dc'][*[local-name()='title']])"
      let found = try Program.other("/usr/bin/xmllint", ["--xpath", count, file])
      let output = String(decoding: found.output, as: UTF8.self)
      #expect(found.status == 0 && output.hasPrefix("\(expected)"), "\(output)")
      _ = try export(archive, "--format", "da-xml", "--with-withdrawn", "--output", file, "--force")
      let titled = try Program.other(
        "/usr/bin/xmllint", ["--xpath", "count(/档案著录/条目[正题名][数字摘要值])", file])
      let titles = String(decoding: titled.output, as: UTF8.self)
      #expect(titled.status == 0 && titles.hasPrefix("\(expected)"), "\(titles)")
    }
  }

  @Test("A bag holds the corpus as it is") func bag() throws {
    let archive = try office
    let folder = NSTemporaryDirectory() + "chadang-bag-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let made = try archive.run("export", "--format", "bagit", "--output", folder)
    #expect(made.exitCode == 0 && made.output.contains("packed"), "\(made.messages)")
    let payload = try FileManager.default.subpathsOfDirectory(atPath: folder + "/data")
    let corpus = try FileManager.default.subpathsOfDirectory(atPath: archive.corpus)
    #expect(Set(payload) == Set(corpus) && !payload.isEmpty)
    let again = try archive.run("export", "--format", "bagit", "--output", folder)
    #expect(again.exitCode == 3 && again.messages.contains("there already"))
  }

  @Test(
    "A bag of a folder holds its documents, their descriptions, versions and lines of the register")
  func bagOfSome() throws {
    let archive = try TestArchive()
    try archive.write("云山县防汛通知，一版。", to: "../in/防汛.txt")
    try archive.write("云山县防汛通知，二版。", to: "../in/防汛二.txt")
    try archive.write("别的文件。", to: "../in/别的.txt")
    for (file, folder) in [("防汛", "旧"), ("别的", "别")] {
      #expect(
        try archive.run("add", archive.folder + "/in/\(file).txt", "--into", folder).exitCode == 0)
    }
    let replaced = try archive.run(
      "add", archive.folder + "/in/防汛二.txt", "--into", "新", "--replaces", "旧/防汛.txt")
    #expect(replaced.exitCode == 0, "\(replaced.messages)")
    let folder = NSTemporaryDirectory() + "chadang-bag-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let made = try archive.run("export", "--format", "bagit", "--output", folder, "--path", "新/")
    #expect(made.exitCode == 0, "\(made.messages)")
    let payload = try FileManager.default.subpathsOfDirectory(atPath: folder + "/data")
    #expect(
      Set(payload) == [
        "新", "新/防汛二.txt", "新/防汛二.txt.meta.yaml", "旧", "旧/防汛.txt", "旧/防汛.txt.meta.yaml",
      ])
    let lines = try String(contentsOfFile: folder + "/register.jsonl", encoding: .utf8)
      .split(separator: "\n")
    #expect(lines.count == 3 && !lines.contains { $0.contains("别的") })
    let none = try archive.run(
      "export", "--format", "bagit", "--output", folder + "2", "--path", "无/")
    #expect(none.exitCode == 1 && !FileManager.default.fileExists(atPath: folder + "2"))
  }
}
