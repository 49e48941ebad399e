import Foundation
import Glibc
import Testing

/// Who may read what the program makes.
@Suite("Modes of files") struct AccessTests {
  /// The modes of all files below a folder that the program made, those given by hand left out.
  private func modes(_ folder: String) throws -> [String: UInt32] {
    var modes: [String: UInt32] = [:]
    let entries = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    for entry in entries {
      var status = stat()
      guard lstat(folder + "/" + entry, &status) == 0 else { continue }
      // SQLite makes these for a reader, and takes them away.
      if entry.hasSuffix("-shm") || entry.hasSuffix("-wal") { continue }
      modes[entry] = UInt32(status.st_mode) & 0o7777
    }
    return modes
  }

  /// A folder with an archive in it on which every command that writes was run, under a mask.
  private func used(mask: String, _ options: [String] = []) throws -> String {
    let folder = NSTemporaryDirectory() + "chadang-access-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data("关于甲的通知\n\n各乡镇：请做好甲的工作。\n".utf8).write(to: URL(filePath: folder + "/in.txt"))
    let script = """
      set -e; umask \(mask); cd "$0"; p="$1"; shift
      "$p" init A "$@" || exit 9
      export CHADANG_ARCHIVE=A
      "$p" add in.txt; "$p" index --full
      id=$("$p" list --columns id | sed -n 2p)
      "$p" edit $id --set 标题=甲; "$p" withdraw $id --why x; "$p" restore $id
      mkdir A/inbox; echo 另一份内容 > A/inbox/b.txt; "$p" watch --once --settle 0.1
      "$p" backup b.tar; "$p" export --format jsonl --output e.jsonl
      "$p" export --format bagit --output bag; "$p" restore --backup b.tar --to R
      rm -rf A/index; "$p" index; "$p" verify
      rm -rf A/inbox in.txt
      """
    let outcome = try Program.other(
      "/bin/sh", ["-c", script, folder, Program.path] + options)
    #expect(outcome.status == 0)
    return folder
  }

  @Test("Everything is the owner's alone, whatever the mask", arguments: ["000", "022", "077"])
  func owner(mask: String) throws {
    let folder = try used(mask: mask)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let modes = try modes(folder)
    #expect(modes.count > 25)
    #expect(modes["A/index/archive.sqlite"] == 0o600 && modes["R/index/archive.sqlite"] == 0o600)
    for (path, mode) in modes where mode & 0o077 != 0 {
      Issue.record("\(path): \(String(mode, radix: 8))")
    }
  }

  /// Another group than one's own can be given by root alone.
  private static var canGiveGroups: Bool { getuid() == 0 && getgrnam("daemon") != nil }

  @Test(
    "A group reads what its archive keeps, and what is taken out of it",
    .enabled(if: canGiveGroups), arguments: ["000", "077"])
  func group(mask: String) throws {
    let folder = try used(mask: mask, ["--group", "daemon"])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (path, mode) in try modes(folder) {
      var status = stat()
      guard lstat(folder + "/" + path, &status) == 0 else { continue }
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      // A restored archive is its owner's until it is told otherwise.
      if path == "R" || path.hasPrefix("R/") {
        #expect(mode & 0o077 == 0, "\(path)")
      } else {
        #expect(mode & 0o777 == (isFolder ? 0o750 : 0o640), "\(path): \(String(mode, radix: 8))")
        #expect(status.st_gid == getgrnam("daemon")?.pointee.gr_gid, "\(path)")
      }
    }
  }

  @Test("A wider archive of old is left as it is, told by doctor, and mended by it") func wide()
    throws
  {
    let archive = try TestArchive(copying: nil)
    try archive.write("关于甲的通知\n\n各乡镇：请做好甲的工作。\n", to: "甲.txt")
    try archive.index()
    for path in ["", "/corpus", "/index"] { chmod(archive.folder + path, 0o755) }
    chmod(archive.indexFile, 0o644)
    #expect(try archive.run("add", Folders.corpus + "/汇编").exitCode == 0)
    let modes = try modes(archive.folder)
    #expect(modes["index/archive.sqlite"] == 0o644)
    // What comes in can be read by those who could read the rest.
    #expect(modes.contains { $0.key.hasPrefix("corpus/汇编/") && $0.value == 0o644 })
    let outcome = try archive.run("doctor", "--format", "json")
    #expect(outcome.exitCode == 1 && outcome.output.contains("\"too_wide\""))
    #expect(try self.modes(archive.folder) == modes)
    let mended = try archive.run("doctor", "--fix", "--format", "json").output
    #expect(!mended.contains("\"code\":\"too_wide\""))
    for (path, mode) in try self.modes(archive.folder) { #expect(mode & 0o077 == 0, "\(path)") }
    #expect(try archive.run("search", "甲").exitCode == 0)
  }

  @Test(
    "A group given by doctor gets through the archive's folder, too; one that is unknown changes nothing",
    .enabled(if: canGiveGroups)
  )
  func groupByDoctor() throws {
    let group = try #require(getgrnam("daemon")).pointee.gr_gid
    let archive = try TestArchive(copying: nil)
    try archive.write("关于甲的通知\n\n各乡镇：请做好甲的工作。\n", to: "甲.txt")
    try archive.index()
    chmod(archive.folder, 0o700)
    #expect(try !archive.run("doctor", "--fix", "--group", "daemon").output.contains("too_narrow"))
    var status = stat()
    #expect(stat(archive.folder, &status) == 0)
    #expect(status.st_gid == group && status.st_mode & 0o050 == 0o050)
    // The group's number is not known any more, as where the directory service does not answer.
    let settings = archive.folder + "/archive.json"
    try Data("{\"access\":\"group\",\"group\":\"no-such-group\"}\n".utf8).write(
      to: URL(filePath: settings))
    let before = try modes(archive.folder)
    let told = try archive.run("doctor", "--format", "json")
    #expect(told.exitCode == 1 && told.output.contains("unknown_group"))
    let refused = try archive.run("doctor", "--fix")
    #expect(refused.exitCode == 3 && refused.messages.contains("no-such-group"))
    #expect(try modes(archive.folder) == before)
    #expect(try String(contentsOfFile: settings, encoding: .utf8).contains("no-such-group"))
  }

  @Test("Settings that cannot be read are told") func damagedSettings() throws {
    let archive = try TestArchive(copying: nil)
    try archive.write("关于甲的通知\n\n各乡镇：请做好甲的工作。\n", to: "甲.txt")
    try archive.index()
    try Data("{\"access\":".utf8).write(to: URL(filePath: archive.folder + "/archive.json"))
    let told = try archive.run("doctor", "--format", "json")
    #expect(told.exitCode == 1 && told.output.contains("\"file_unusable\""))
    #expect(told.output.contains("archive.json"))
    for command in [["list"], ["search", "甲"], ["index"], ["verify"], ["add", "甲"]] {
      let refused = try Program.run(["--archive", archive.folder] + command)
      #expect(refused.exitCode == 3 && refused.messages.contains("archive.json"), "\(command)")
    }
  }

  @Test("An unknown group is bad usage") func unknownGroup() throws {
    let folder = NSTemporaryDirectory() + "chadang-none-" + UUID().uuidString
    let outcome = try Program.run(["init", folder, "--group", "no-such-group"])
    #expect(outcome.exitCode == 2 && outcome.messages.contains("no-such-group"))
    #expect(!FileManager.default.fileExists(atPath: folder))
  }
}
