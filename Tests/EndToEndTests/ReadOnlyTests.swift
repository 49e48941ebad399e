import Foundation
import Glibc
import Testing

/// Archives on media that nobody writes to, and for users who may only read.
@Suite("Read-only archives") struct ReadOnlyTests {
  private func archive() throws -> TestArchive {
    let archive = try TestArchive()
    try archive.write("关于甲的通知\n\n各乡镇：要做好甲的工作，不得拖延。\n", to: "甲.txt")
    try archive.index()
    return archive
  }

  private static let commands = [
    ["search", "甲的工作"], ["quote", "要做好甲的工作"], ["list"], ["stats"], ["requirements"],
    ["export", "--format", "jsonl"],
  ]

  @Test("Every question is answered on a read-only medium", .enabled(if: ReadOnlyMount.isPermitted))
  func medium() throws {
    let archive = try archive()
    let mount = try #require(ReadOnlyMount(of: archive.folder))
    for arguments in Self.commands {
      let outcome = try Program.run(["--archive", mount.path] + arguments)
      #expect(outcome.exitCode == 0, "\(arguments): \(outcome.messages)")
    }
    let verified = try Program.run(["--archive", mount.path, "verify"])
    #expect(verified.exitCode == 0, "\(verified.output)\(verified.messages)")
    let backup = archive.folder + ".tar"
    defer { unlink(backup) }
    #expect(try Program.run(["--archive", mount.path, "backup", backup]).exitCode == 0)
  }

  private static let python = "/usr/bin/python3"

  @Test(
    "A log with content beside it is read, too, from a private copy that goes away",
    .enabled(if: ReadOnlyMount.isPermitted && access(python, X_OK) == 0))
  func log() throws {
    let archive = try archive()
    // A copy taken while somebody has the index open keeps its log.
    let copied = NSTemporaryDirectory() + "chadang-log-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: copied) }
    let script = """
      import shutil, sqlite3, sys
      c = sqlite3.connect(sys.argv[1] + '/index/archive.sqlite')
      c.execute('PRAGMA wal_autocheckpoint=0')
      c.execute("UPDATE documents SET title='改过的标题'"); c.commit()
      shutil.copytree(sys.argv[1], sys.argv[2])
      """
    try #require(Program.other(Self.python, ["-c", script, archive.folder, copied]).status == 0)
    try #require(FileManager.default.fileExists(atPath: copied + "/index/archive.sqlite-wal"))
    unlink(copied + "/index/archive.sqlite-shm")
    let mount = try #require(ReadOnlyMount(of: copied))
    let temporary = NSTemporaryDirectory() + "chadang-tmp-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: temporary, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: temporary) }
    let outcome = try Program.run(
      ["--archive", mount.path, "list", "--columns", "title"], environment: ["TMPDIR": temporary])
    #expect(outcome.exitCode == 0, "\(outcome.messages)")
    #expect(outcome.output.contains("改过的标题"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: temporary).isEmpty)
  }

  @Test(
    "A user who may only read is answered",
    .enabled(if: getuid() == 0 && access("/usr/bin/setpriv", X_OK) == 0))
  func user() throws {
    let archive = try archive()
    chmod(archive.folder, 0o755)
    let script = "chmod -R a+rX \"$0\" && exec setpriv --reuid 65534 --regid 65534 --clear-groups "
    for arguments in Self.commands {
      let outcome = try Program.other(
        "/bin/sh",
        ["-c", script + "\"$@\"", archive.folder, Program.path, "--archive", archive.folder]
          + arguments)
      #expect(outcome.status == 0 && !outcome.output.isEmpty, "\(arguments)")
    }
    // Nothing was left beside the index.
    let left = try FileManager.default.contentsOfDirectory(atPath: archive.folder + "/index")
    #expect(!left.contains { $0.hasSuffix("-wal") || $0.hasSuffix("-shm") }, "\(left)")
  }
}

/// A folder bound to another place, where it is read-only.
private final class ReadOnlyMount {
  let path: String

  init?(of folder: String) {
    path = NSTemporaryDirectory() + "chadang-ro-" + UUID().uuidString
    guard mkdir(path, 0o755) == 0 else { return nil }
    let flags = UInt(MS_BIND)
    let again = UInt(MS_REMOUNT) | UInt(MS_BIND) | UInt(MS_RDONLY)
    guard mount(folder, path, nil, flags, nil) == 0 else {
      rmdir(path)
      return nil
    }
    guard mount(nil, path, nil, again, nil) == 0 else {
      umount2(path, Int32(MNT_DETACH))
      rmdir(path)
      return nil
    }
  }

  deinit {
    umount2(path, Int32(MNT_DETACH))
    rmdir(path)
  }

  /// Whether this machine lets somebody mount.
  static let isPermitted = ReadOnlyMount(of: "/usr") != nil
}
