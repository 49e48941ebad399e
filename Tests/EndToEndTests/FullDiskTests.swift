import Foundation
import Glibc
import Testing

/// A small disk of its own; `nil` where this machine lets nobody mount one.
private final class SmallDisk {
  let path: String

  init?(megabytes: Int) {
    path = NSTemporaryDirectory() + "chadang-disk-" + UUID().uuidString
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    guard mount("tmpfs", path, "tmpfs", 0, "size=\(megabytes)m") == 0 else {
      rmdir(path)
      return nil
    }
  }

  deinit {
    umount2(path, Int32(MNT_DETACH))
    rmdir(path)
  }

  static let isPermitted = SmallDisk(megabytes: 1) != nil
}

@Suite("A full disk", .enabled(if: SmallDisk.isPermitted, "nobody may mount a disk here"))
struct FullDiskTests {
  @Test("What was told as taken in is there; the rest comes in when there is room")
  func fillsUp() throws {
    let disk = try #require(SmallDisk(megabytes: 5))
    let source = NSTemporaryDirectory() + "chadang-source-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: source, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: source) }
    for number in 0..<80 {
      let line = "第\(number)项工作必须按时完成，不得拖延，编号\(number)。"
      let text = "关于第\(number)项工作的通知\n\n" + String(repeating: line, count: 400)
      try Data(text.utf8).write(to: URL(filePath: "\(source)/\(number).txt"))
    }
    let archive = disk.path + "/archive"
    _ = try Program.run(["init", archive])
    func run(_ arguments: String...) throws -> Program.Outcome {
      try Program.run(["--archive", archive] + arguments)
    }
    let filler = disk.path + "/filler"
    try Data(count: 3 << 20).write(to: URL(filePath: filler))
    let first = try run("add", source, "--format", "jsonl")
    #expect(first.exitCode == 3 && first.signal == nil, "\(first.messages)")
    #expect(
      first.messages.contains("No space left on device") || first.messages.contains("disk is full"),
      "\(first.messages)")
    for line in first.output.split(separator: "\n") {
      let told = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      let path = try #require(told["path"] as? String)
      let given = try #require(told["given"] as? String)
      #expect(
        FileManager.default.contentsEqual(atPath: archive + "/corpus/" + path, andPath: given))
    }
    try FileManager.default.removeItem(atPath: filler)
    // Room for the documents, not for their index: they come in, and the index is told as what failed.
    let second = try run("add", source)
    #expect(second.signal == nil && second.exitCode == 3, "\(second.messages)")
    #expect(mount("tmpfs", disk.path, "tmpfs", UInt(MS_REMOUNT), "size=64m") == 0)
    let third = try run("add", source)
    #expect(third.exitCode == 0, "\(third.messages)")
    let stats = try run("stats", "--format", "json")
    #expect(stats.output.contains("\"documents\":80"), "\(stats.output)")
    let register = try String(contentsOfFile: archive + "/corpus/register.jsonl", encoding: .utf8)
    #expect(register.split(separator: "\n").count == 80)
  }

  @Test("A restore whose index finds no room says that the documents are whole, and what to do")
  func restore() throws {
    let disk = try #require(SmallDisk(megabytes: 2))
    let source = try TestArchive()
    for number in 0..<40 {
      let line = "第\(number)项工作必须按时完成，不得拖延，编号\(number)。"
      try source.write(
        "关于第\(number)项工作的通知\n\n" + String(repeating: line, count: 400), to: "\(number).txt")
    }
    try source.index()
    let file = source.folder + "/a.tar"
    #expect(try source.run("backup", file, "--without-index").exitCode == 0)
    let target = disk.path + "/还原"
    let outcome = try Program.run(["restore", "--backup", file, "--to", target])
    #expect(outcome.exitCode == 3 && outcome.signal == nil)
    #expect(outcome.output.contains("restored: 40 files"))
    #expect(outcome.messages.contains("the documents are restored and whole"))
    #expect(outcome.messages.contains("run `chadang --archive \(target) index`"))
    for name in 0..<40 {
      #expect(
        FileManager.default.contentsEqual(
          atPath: "\(target)/corpus/\(name).txt", andPath: "\(source.corpus)/\(name).txt"))
    }
    #expect(mount("tmpfs", disk.path, "tmpfs", UInt(MS_REMOUNT), "size=64m") == 0)
    #expect(try Program.run(["--archive", target, "index"]).exitCode == 0)
    #expect(try Program.run(["--archive", target, "verify"]).exitCode == 0)
  }
}
