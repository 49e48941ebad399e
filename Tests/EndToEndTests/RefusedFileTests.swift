import Foundation
import Glibc
import Testing

/// What the system refuses to show keeps the standing it had: a withdrawn document does not come back, and
/// nothing is lost.
@Suite("What the system refuses to show") struct RefusedFileTests {
  private static let launcher = "/usr/bin/setpriv"
  private static let other: uid_t = 65534
  private static var canTry: Bool {
    getuid() != 0 || FileManager.default.isExecutableFile(atPath: launcher)
  }

  /// An archive that belongs to another user, where this one is root, as whom the program runs.
  private final class Archive {
    let archive: TestArchive

    init(_ files: [String: String]) throws {
      archive = try TestArchive()
      for (path, text) in files { try archive.write(text, to: path) }
      try give()
    }

    func give() throws {
      guard getuid() == 0 else { return }
      chmod(archive.folder, 0o755)
      let paths = FileManager.default.enumerator(atPath: archive.folder)?.allObjects ?? []
      for path in [""] + paths.compactMap({ $0 as? String }) {
        #expect(lchown(archive.folder + "/" + path, RefusedFileTests.other, 65534) == 0)
      }
    }

    func run(_ arguments: String...) throws -> Program.Outcome {
      let command =
        (getuid() == 0
          ? [
            RefusedFileTests.launcher, "--reuid", String(RefusedFileTests.other), "--clear-groups",
          ]
          : []) + [Program.path, "--archive", archive.folder] + arguments
      return try Program.run(command: command, environment: ["LANG": "C.UTF-8"])
    }

    func finds(_ words: String) throws -> Bool { try run("search", words).exitCode == 0 }

    func setMode(_ path: String, _ mode: mode_t) {
      #expect(chmod(archive.corpus + "/" + path, mode) == 0)
    }
  }

  private static let files = [
    "撤.txt": "关于水库除险加固的通知\n\n水库除险加固名单另行通知。\n",
    "撤.txt.meta.yaml": "撤下: 含个人信息\n",
    "普.txt": "关于防汛值守的通知\n\n请各单位加强防汛值守。\n",
    "夹/内.txt": "关于秋收秋种的通知\n\n各村做好秋收秋种。\n",
  ]

  @Test("A withdrawn document stays withdrawn, and is told", .enabled(if: canTry))
  func withdrawn() throws {
    let archive = try Archive(Self.files)
    #expect(try archive.run("index").exitCode == 0)
    #expect(try !archive.finds("除险加固"))
    archive.setMode("撤.txt.meta.yaml", 0)
    for arguments in [["index"], ["index", "--full"]] {
      let outcome =
        arguments.count == 1 ? try archive.run("index") : try archive.run("index", "--full")
      #expect(outcome.exitCode == 3)
      #expect(outcome.output.contains("撤.txt"))
      #expect(outcome.output.contains("Permission denied"))
      #expect(try !archive.finds("除险加固"))
      #expect(try archive.finds("防汛值守"))
    }
    archive.setMode("撤.txt.meta.yaml", 0o600)
    #expect(try archive.run("index").exitCode == 0)
    #expect(try !archive.finds("除险加固"))
    #expect(try archive.run("verify").exitCode == 0)
  }

  @Test("A new document is not found before its description can be read", .enabled(if: canTry))
  func unknown() throws {
    let archive = try Archive(Self.files)
    archive.setMode("撤.txt.meta.yaml", 0)
    #expect(try archive.run("index").exitCode == 3)
    #expect(try !archive.finds("除险加固"))
    archive.setMode("撤.txt.meta.yaml", 0o600)
    #expect(try archive.run("index").exitCode == 0)
    #expect(try !archive.finds("除险加固"))
    #expect(try archive.run("list", "--withdrawn").output.contains("撤.txt"))
  }

  @Test(
    "What was in the index stays there", .enabled(if: canTry),
    arguments: [("普.txt", "防汛值守", mode_t(0o600)), ("夹", "秋收秋种", mode_t(0o700))])
  func kept(path: String, words: String, mode: mode_t) throws {
    let archive = try Archive(Self.files)
    #expect(try archive.run("index").exitCode == 0)
    archive.setMode(path, 0)
    let outcome = try archive.run("index")
    #expect(outcome.exitCode == 3)
    #expect(outcome.output.contains("the index has what it had"))
    // Whoever sends the report elsewhere is told why on standard error.
    #expect(outcome.messages.contains(path) && outcome.messages.contains("Permission denied"))
    #expect(try archive.finds(words))
    archive.setMode(path, mode)
    #expect(try archive.run("index").exitCode == 0)
    #expect(try archive.finds(words))
    #expect(try archive.run("verify").exitCode == 0)
  }

  @Test("A file that came unreadable is tried again", .enabled(if: canTry)) func retried() throws {
    let archive = try Archive(Self.files)
    archive.setMode("普.txt", 0)
    let outcome = try archive.run("index")
    #expect(outcome.exitCode == 3 && outcome.messages.contains("普.txt: "))
    #expect(try !archive.finds("防汛值守"))
    archive.setMode("普.txt", 0o600)
    #expect(try archive.run("index").exitCode == 0)
    #expect(try archive.finds("防汛值守"))
  }

  @Test("A register that may not be read is not an empty one", .enabled(if: canTry))
  func register() throws {
    let archive = try Archive(Self.files)
    #expect(try archive.run("index").exitCode == 0)
    try archive.archive.write("", to: "register.jsonl")
    try archive.give()
    #expect(try archive.run("stats").exitCode == 0)
    // The file itself, and the folder that it lies in.
    for (path, mode) in [("register.jsonl", mode_t(0o600)), ("", mode_t(0o700))] {
      archive.setMode(path, path.isEmpty ? 0o600 : 0)
      for command in ["stats", "history"] {
        let outcome = try archive.run(command)
        #expect(outcome.exitCode == 3, "\(path) \(command)")
        #expect(outcome.messages.contains("Permission denied"), "\(path) \(command)")
      }
      archive.setMode(path, mode)
    }
  }

  @Test(
    "A folder that may not be listed is told on standard error, too, whatever the format",
    .enabled(if: canTry), arguments: ["text", "json", "jsonl"])
  func folder(format: String) throws {
    let archive = try Archive(Self.files)
    #expect(try archive.run("index").exitCode == 0)
    let folder = archive.archive.folder + "/送"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try archive.give()
    #expect(chmod(folder, 0) == 0)
    let outcome = try archive.run("add", folder, "--format", format)
    #expect(chmod(folder, 0o700) == 0)
    #expect(outcome.exitCode == 3)
    for text in [outcome.output, outcome.messages] {
      #expect(text.contains(folder) && text.contains("Permission denied"), "\(text)")
    }
  }

  @Test(
    "A file whose description may not be read is refused, not stored without it",
    .enabled(if: canTry))
  func added() throws {
    let archive = try Archive(Self.files)
    #expect(try archive.run("index").exitCode == 0)
    let folder = archive.archive.folder + "/送"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (name, text) in [("新.txt", "关于秸秆禁烧的通知\n\n各村做好秸秆禁烧。\n"), ("新.txt.meta.yaml", "密级: 机密\n")] {
      try Data(text.utf8).write(to: URL(filePath: folder + "/" + name))
    }
    try archive.give()
    #expect(chmod(folder + "/新.txt.meta.yaml", 0) == 0)
    let outcome = try archive.run("add", folder)
    #expect(outcome.exitCode == 3)
    #expect((outcome.output + outcome.messages).contains("Permission denied"))
    #expect(try !archive.finds("秸秆禁烧"))
    #expect(chmod(folder + "/新.txt.meta.yaml", 0o600) == 0)
    #expect(try archive.run("add", folder).exitCode == 0)
    #expect(try archive.finds("秸秆禁烧"))
  }
}
