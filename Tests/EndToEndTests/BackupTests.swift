import Foundation
import Glibc
import Testing

@Suite("Backups, made and restored", .serialized) struct BackupTests {
  private static let queries = ["巡察整改", "“整改不能在纸上画钩”", "类型:讲话", "防汛 日期:2021..2022", "岑望舟"]

  /// What a person sees of an archive, without times.
  private func appearance(_ archive: String) throws -> [String] {
    try Self.queries.flatMap { query in
      let outcome = try Program.run(
        ["--archive", archive, "search", "--format", "jsonl", "--limit", "30", "--", query])
      #expect(outcome.exitCode == 0, "\(query): \(outcome.messages)")
      return outcome.output.split(separator: "\n").map(String.init)
    }
  }

  private func path(_ archive: TestArchive, _ name: String) -> String {
    archive.folder + "/" + name
  }

  private func office() throws -> TestArchive {
    let archive = try TestArchive(copying: Folders.corpus)
    try archive.index()
    return archive
  }

  @Test("What is restored answers as before, with and without the index") func same() throws {
    let archive = try office()
    let before = try appearance(archive.folder)
    #expect(before.count > 50)
    for (name, options) in [("a", []), ("b", ["--without-index"])] {
      let file = path(archive, name + ".tar"), target = path(archive, name)
      let made = try Program.run(
        ["--archive", archive.folder, "backup", file, "--by", "白露"] + options)
      #expect(made.exitCode == 0 && made.output.contains("backed up"), "\(made.messages)")
      let checked = try Program.run(["restore", "--backup", file, "--check"])
      #expect(checked.exitCode == 0 && checked.output.contains("白露"), "\(checked.messages)")
      let restored = try Program.run(["restore", "--backup", file, "--to", target])
      #expect(restored.exitCode == 0, "\(restored.messages)")
      // The index came along, or was made anew.
      #expect(restored.output.contains(name == "a" ? "0 new, 0 changed" : "45 new"))
      #expect(try appearance(target) == before)
    }
    let again = try archive.run("backup", path(archive, "a.tar"))
    #expect(again.exitCode == 3 && again.messages.contains("there already"))
    let over = try Program.run([
      "restore", "--backup", path(archive, "a.tar"), "--to", archive.folder,
    ])
    #expect(over.exitCode == 3 && over.messages.contains("there already"))
    #expect(try Program.run(["restore", "--backup", archive.indexFile, "--check"]).exitCode == 3)
    #expect(try Program.run(["restore"]).exitCode == 2)
    #expect(try Program.run(["restore", "--backup", "x"]).exitCode == 2)
  }

  @Test("What killed backups left is cleared away by the next, and nothing else")
  func leftovers() throws {
    let archive = try office()
    let folder = path(archive, "备份")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    func file(_ name: String) -> String { folder + "/" + name }
    #expect(try archive.run("backup", file("一.tar")).exitCode == 0)
    let whole = try Data(contentsOf: URL(filePath: file("一.tar")))
    // Cut off early and late, with and without the copy of the index beside it.
    try whole.prefix(512).write(to: URL(filePath: file("二.tar.partial")))
    try whole.prefix(9000).write(to: URL(filePath: file("三.tar.partial")))
    try Data("x".utf8).write(to: URL(filePath: file("三.tar.partial-index")))
    // Somebody else's, one without content, a folder, and one that is being made.
    let kept = [
      "电影.mkv.partial": Data("film".utf8), "空.partial": Data(), "四.tar.partial": whole,
      "下载.tar.partial": Data(count: 2048), "另.partial-index": Data("x".utf8),
    ]
    for (name, bytes) in kept { try bytes.write(to: URL(filePath: file(name))) }
    try FileManager.default.createDirectory(
      atPath: file("夹.partial"), withIntermediateDirectories: true)
    let making = open(file("四.tar.partial"), O_RDWR)
    defer { close(making) }
    #expect(flock(making, LOCK_EX | LOCK_NB) == 0)
    let next = try archive.run("backup", file("五.tar"))
    #expect(next.exitCode == 0)
    #expect(next.messages.contains("二.tar.partial") && next.messages.contains("三.tar.partial"))
    #expect(
      try Set(FileManager.default.contentsOfDirectory(atPath: folder))
        == Set(kept.keys).union(["一.tar", "五.tar", "夹.partial"]))
    #expect(try Program.run(["restore", "--backup", file("五.tar"), "--check"]).exitCode == 0)
    #expect(try archive.run("backup", file("六.tar")).messages.isEmpty)
  }

  @Test("Backups killed at any moment leave no content after the next one")
  func killedOnes() throws {
    let archive = try office()
    let folder = path(archive, "备份")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for round in 1...8 {
      let running = try Program.start([
        "--archive", archive.folder, "backup", "\(folder)/\(round).tar",
      ])
      usleep(UInt32(round) * 12_000)
      kill(running.pid, SIGKILL)
      _ = running.wait()
    }
    #expect(try archive.run("backup", folder + "/最后.tar").exitCode == 0)
    // One killed in the instant before its first block leaves a file without content, which may be anybody's.
    let left = try FileManager.default.contentsOfDirectory(atPath: folder).filter { name in
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
      return !name.hasSuffix(".tar") && attributes[.size] as? Int != 0
    }
    #expect(left.isEmpty, "\(left)")
  }

  @Test(
    "While documents come in, what is saved is whole and of one moment", .timeLimit(.minutes(30)))
  func whileAdding() throws {
    let archive = try office()
    let incoming = archive.folder + "-incoming"
    defer { try? FileManager.default.removeItem(atPath: incoming) }
    try FileManager.default.createDirectory(atPath: incoming, withIntermediateDirectories: true)
    for number in 0..<12 {
      let text = "关于第\(number)次防汛检查的通知\n\n　　各单位要在第\(number)次检查之前完成自查，自查情况要公开。\n"
      try Data(text.utf8).write(to: URL(filePath: "\(incoming)/\(number).txt"))
    }
    // One after the other, as a person or a script would.
    let script =
      "for n in 0 1 2 3 4 5 6 7 8 9 10 11; do \"$0\" --archive \"$1\" add \"$2/$n.txt\" --title \"第${n}次\" --by t >/dev/null 2>&1 || sleep 0.05; \"$0\" --archive \"$1\" index >/dev/null 2>&1; done"
    let adding = Process()
    adding.executableURL = URL(filePath: "/bin/sh")
    adding.arguments = ["-c", script, Program.path, archive.folder, incoming]
    adding.standardInput = FileHandle.nullDevice
    try adding.run()
    var counts: [String] = []
    for number in 0..<4 {
      let file = path(archive, "\(number).tar"), target = path(archive, "r\(number)")
      let made = try archive.run("backup", file)
      #expect(made.exitCode == 0, "\(made.messages)")
      let restored = try Program.run(["restore", "--backup", file, "--to", target])
      // 1 would say that register and files do not agree.
      #expect(restored.exitCode == 0, "\(restored.messages)")
      let register =
        (try? String(contentsOfFile: target + "/corpus/register.jsonl", encoding: .utf8)) ?? ""
      let entries = register.split(separator: "\n").count
      let found = try Program.run(
        ["--archive", target, "search", "--format", "json", "--limit", "1", "第 次防汛检查 标题:次"])
      #expect(found.signal == nil)
      counts.append("\(entries)")
      let files = try FileManager.default.subpathsOfDirectory(atPath: target + "/corpus")
      #expect(files.filter { $0.hasSuffix(".txt.meta.yaml") }.count <= entries)
    }
    adding.waitUntilExit()
    #expect(counts == counts.sorted { Int($0) ?? 0 < Int($1) ?? 0 })
  }

  @Test("Killed while it restores, it leaves no archive, or a whole one", .timeLimit(.minutes(30)))
  func killed() throws {
    let archive = try TestArchive()
    for number in 1...12 {
      try FileManager.default.copyItem(
        atPath: Folders.corpus, toPath: archive.corpus + "/\(number)")
    }
    let file = path(archive, "b.tar"), target = path(archive, "r")
    #expect(try archive.run("backup", file).exitCode == 0)
    var killedCount = 0
    for delay in stride(from: UInt32(2), through: 60, by: 4) {
      let running = try Program.start(["restore", "--backup", file, "--to", target])
      usleep(delay * 1000)
      kill(running.pid, SIGKILL)
      if running.wait().signal == SIGKILL { killedCount += 1 }
      guard FileManager.default.fileExists(atPath: target) else { continue }
      let files = try FileManager.default.subpathsOfDirectory(atPath: target + "/corpus")
      let original = try FileManager.default.subpathsOfDirectory(atPath: archive.corpus)
      #expect(Set(files) == Set(original), "\(delay) ms")
      try FileManager.default.removeItem(atPath: target)
    }
    #expect(killedCount > 0)
    let last = try Program.run(["restore", "--backup", file, "--to", target])
    #expect(last.exitCode == 0, "\(last.messages)")
    #expect(!FileManager.default.fileExists(atPath: path(archive, ".r.partial")))
  }

  @Test("Killed while it saves, it leaves no file of that name; the next attempt makes it")
  func killedSaving() throws {
    let archive = try office()
    let file = path(archive, "b.tar")
    for delay in [UInt32(5), 10, 20, 40] {
      let running = try Program.start(["--archive", archive.folder, "backup", file])
      usleep(delay * 1000)
      kill(running.pid, SIGKILL)
      if running.wait().signal == SIGKILL, FileManager.default.fileExists(atPath: file) {
        #expect(try Program.run(["restore", "--backup", file, "--check"]).exitCode == 0)
      }
      try? FileManager.default.removeItem(atPath: file)
    }
    #expect(try archive.run("backup", file).exitCode == 0)
    #expect(try Program.run(["restore", "--backup", file, "--check"]).exitCode == 0)
    let left = try FileManager.default.contentsOfDirectory(atPath: archive.folder)
      .filter { $0.contains("partial") }
    #expect(left.isEmpty, "\(left)")
  }
}
