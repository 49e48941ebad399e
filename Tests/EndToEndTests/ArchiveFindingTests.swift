import Foundation
import Testing

@Suite("The archive at hand") struct ArchiveFindingTests {
  private func made() throws -> TestArchive {
    let archive = try TestArchive()
    try archive.write("关于防汛值守的通知\n\n请各单位加强防汛值守。\n", to: "通知/2024/值守.txt")
    try archive.index()
    return archive
  }

  @Test("It is found from every folder in it, and there alone is what is added")
  func upwards() throws {
    let archive = try made()
    let inner = archive.corpus + "/通知/2024"
    for folder in [archive.folder, archive.corpus, inner, archive.folder + "/index"] {
      let outcome = try Program.run(["search", "防汛"], folder: folder)
      #expect(outcome.exitCode == 0 && outcome.output.contains("值守"), "\(folder)")
    }
    try Data("关于防火的通知\n\n请各单位防火。\n".utf8)
      .write(to: URL(filePath: archive.folder + "/防火.txt"))
    let added = try Program.run(
      ["add", "../../../防火.txt", "--by", "白露", "--into", "新"], folder: inner)
    #expect(added.exitCode == 0, "\(added.messages)")
    #expect(FileManager.default.fileExists(atPath: archive.corpus + "/新/防火.txt"))
    #expect(!FileManager.default.fileExists(atPath: inner + "/corpus"))
    #expect(!FileManager.default.fileExists(atPath: inner + "/index"))
  }

  @Test("A folder of documents may be called corpus") func namesake() throws {
    let archive = try TestArchive()
    try archive.write("关于防汛值守的通知\n\n请各单位加强防汛值守。\n", to: "corpus/甲/值守.txt")
    try archive.index()
    let outcome = try Program.run(["list", "--format", "csv"], folder: archive.corpus)
    #expect(outcome.exitCode == 0 && outcome.output.contains("corpus/甲/值守.txt"))
  }

  @Test("An archive whose index is deleted is one by its register") func records() throws {
    let archive = try TestArchive()
    let file = archive.folder + "/防火.txt"
    try Data("关于防火的通知\n\n请各单位防火。\n".utf8).write(to: URL(filePath: file))
    #expect(try archive.run("add", file).exitCode == 0)
    try FileManager.default.removeItem(atPath: archive.folder + "/index")
    let missing = try Program.run(["search", "防火"], folder: archive.corpus)
    #expect(missing.exitCode == 3 && missing.messages.contains("run `chadang index`"))
    #expect(try Program.run(["index"], folder: archive.corpus).exitCode == 0)
    #expect(FileManager.default.fileExists(atPath: archive.indexFile))
  }

  @Test("No archive is made in an archive, nor over one") func refused() throws {
    let archive = try made()
    let before = try FileManager.default.subpathsOfDirectory(atPath: archive.folder)
    for place in ["", "/corpus", "/corpus/通知/2024", "/index", "/new/deep"] {
      let path = archive.folder + place
      let byPath = try Program.run(["init", path])
      #expect(byPath.exitCode == 3 && byPath.output.isEmpty, "\(place)")
      #expect(byPath.messages.contains("archive"))
      guard FileManager.default.fileExists(atPath: path) else { continue }
      #expect(try Program.run(["init"], folder: path).exitCode == 3, "\(place)")
      #expect(try Program.run(["init", "neu"], folder: path).exitCode == 3, "\(place)")
    }
    #expect(try FileManager.default.subpathsOfDirectory(atPath: archive.folder) == before)
  }

  @Test("An archive that lies in the corpus all the same is found by verify") func inside() throws {
    let archive = try made()
    try archive.write("x", to: "通知/旧档/index/archive.sqlite")
    let outcome = try archive.run("verify", "--format", "json")
    #expect(outcome.exitCode == 1)
    #expect(outcome.output.contains(#""code":"archive_inside""#))
    #expect(outcome.output.contains(#""path":"通知/旧档/""#))
  }

  @Test("What is advised leads to the archive that is meant") func advice() throws {
    let empty = NSTemporaryDirectory() + "chadang-empty-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: empty) }
    for command in [["search", "防汛"], ["index"], ["list"], ["verify"], ["add", "/dev/null"]] {
      let outcome = try Program.run(command, folder: empty)
      #expect(outcome.exitCode == 3 && outcome.messages.contains("`chadang init`"), "\(command)")
      #expect(!outcome.messages.contains("chadang index"), "\(command)")
    }
    let archive = try made()
    let inside = try Program.run(["--archive", archive.corpus, "search", "防汛"])
    #expect(inside.exitCode == 3 && inside.messages.contains("in the archive \(archive.folder)"))
    try FileManager.default.removeItem(atPath: archive.folder + "/index")
    let missing = try archive.run("search", "防汛")
    #expect(missing.messages.contains("run `chadang --archive \(archive.folder) index`"))
  }
}

/// Files that the system does not let this user read: run as another user where this one is root.
@Suite("What may not be read") struct PermissionTests {
  private static let launcher = "/usr/bin/setpriv"
  private static var canTry: Bool {
    getuid() != 0 || FileManager.default.isExecutableFile(atPath: launcher)
  }

  private func run(_ archive: TestArchive, _ arguments: [String], language: String = "C.UTF-8")
    throws -> Program.Outcome
  {
    let command =
      (getuid() == 0 ? [Self.launcher, "--reuid", "65534", "--clear-groups"] : [])
      + [Program.path, "--archive", archive.folder] + arguments
    return try Program.run(command: command, environment: ["LANG": language])
  }

  @Test(
    "is not missing: the system's reason is given, in both languages",
    .enabled(if: canTry), arguments: ["index/archive.sqlite", "index", "corpus", ""])
  func unreadable(part: String) throws {
    let archive = try TestArchive()
    try archive.write("关于防汛值守的通知\n\n请各单位加强防汛值守。\n", to: "值守.txt")
    try archive.index()
    let path = archive.folder + "/" + part
    chmod(archive.folder, 0o755)
    let before = (try FileManager.default.attributesOfItem(atPath: path))[.posixPermissions]
    chmod(path, 0)
    defer {
      try? FileManager.default.setAttributes(
        [.posixPermissions: before ?? 0o755], ofItemAtPath: path)
    }
    let commands =
      part == "corpus"
      ? [["verify"], ["index"]]
      : [["search", "防汛"], ["list"], ["export", "--format", "csv"], ["stats"], ["index"]]
    for command in commands {
      let english = try run(archive, command)
      #expect(english.exitCode == 3, "\(command)")
      #expect(english.messages.contains("Permission denied"), "\(command): \(english.messages)")
      #expect(!english.messages.contains("no index"), "\(command): \(english.messages)")
      let chinese = try run(archive, command, language: "zh_CN.UTF-8")
      #expect(chinese.messages.contains("没有权限"), "\(command): \(chinese.messages)")
      #expect(!chinese.messages.contains("Permission"), "\(command): \(chinese.messages)")
    }
  }
}
