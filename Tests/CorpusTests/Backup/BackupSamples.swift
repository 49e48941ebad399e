import ArchiveModel
import Foundation
import Glibc
import Testing

@testable import Corpus

/// Programs that tests ask for a second opinion.
enum Tool {
  private static let searchPath: [String] = {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return path.split(separator: ":").map(String.init)
  }()

  static func path(_ name: String) -> String? {
    (searchPath + ["/usr/sbin", "/sbin"]).map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Runs a program, its output and messages in one text.
  static func run(_ name: String, _ arguments: [String], in folder: String = "/") throws -> (
    status: Int32, output: String
  ) {
    let process = Process()
    process.executableURL = URL(filePath: try #require(path(name), "\(name)"))
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder)
    process.environment = ["PATH": searchPath.joined(separator: ":"), "LC_ALL": "C.UTF-8"]
    // Into a file: a pipe's end would be inherited by whatever other tests start meanwhile.
    let output = NSTemporaryDirectory() + "chadang-tool-" + UUID().uuidString
    defer { unlink(output) }
    try Data().write(to: URL(filePath: output))
    let handle = try #require(FileHandle(forWritingAtPath: output))
    process.standardOutput = handle
    process.standardError = handle
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let text = FileManager.default.contents(atPath: output) ?? Data()
    return (process.terminationStatus, String(decoding: text, as: UTF8.self))
  }

  /// Whether `python3` has bagit.py.
  static let hasBagit: Bool = {
    guard path("python3") != nil else { return false }
    return (try? run("python3", ["-c", "import bagit"]).status) == 0
  }()
}

/// A small file system of its own, in memory; gone with the object.
final class SmallDisk: Sendable {
  let path: String

  /// `nil` where mounting is not permitted.
  init?(size: String, options: String = "") {
    path = NSTemporaryDirectory() + "chadang-disk-" + UUID().uuidString
    mkdir(path, 0o755)
    let mounted = try? Tool.run(
      "mount", ["-t", "tmpfs", "-o", "size=\(size)\(options)", "tmpfs", path])
    guard mounted?.status == 0 else {
      rmdir(path)
      return nil
    }
  }

  func makeReadOnly() throws { _ = try Tool.run("mount", ["-o", "remount,ro", path]) }

  deinit {
    _ = try? Tool.run("umount", [path])
    rmdir(path)
  }

  static let isPermitted = SmallDisk(size: "64k") != nil
}

extension WrittenArchive {
  /// Names that are hard on a format: percent signs, line ends, spaces, long ones, `é` in one
  /// character and in two.
  static let hardNames = [
    "通知/100%.md", "通知/a%0Ab.md", "行\n尾.md", "回\r车.md", " 前 后 .md", "\u{E9}.md", "e\u{301}.md",
    "\(String(repeating: "长", count: 70))/\(String(repeating: "名", count: 70)).md", "-rf.md",
    "𠮷.md",
    "制\u{1}表\t.md", "反\\斜.md", ".隐藏.md",
  ]

  /// An archive whose files are registered.
  static func registered(_ names: [String]) throws -> WrittenArchive {
    let archive = try WrittenArchive()
    let writer = try archive.writer()
    var transaction = try writer.begin()
    for name in names {
      transaction.place(try transaction.stage(Array("云岫县 \(name)".utf8)), at: name)
      transaction.entries.append(Attribution(by: "白露").entry(.add, path: name))
    }
    try writer.commit(transaction)
    return archive
  }

  @discardableResult
  func backUp(to path: String, index: String? = nil, replaces: Bool = false) throws
    -> BackupSummary
  {
    try Backup.write(
      to: path, of: corpus, lockFolder: folder.path + "/index",
      attribution: Attribution(by: "白露"), replaces: replaces,
      copyIndex: index.map { text in { try Data(text.utf8).write(to: URL(filePath: $0)) } },
      progress: { _ in })
  }

  /// The files of the corpus by the bytes of their paths.
  static func files(_ folder: String) throws -> [[UInt8]: Data] {
    var files: [[UInt8]: Data] = [:]
    func walk(_ path: String, _ below: [UInt8]) throws {
      for name in try namesInFolder(path) {
        let child = "\(path)/\(String(decoding: name, as: UTF8.self))"
        switch FileStatus.of(child) {
        case .success(let status) where status.kind == .folder:
          try walk(child, below + name + [0x2F])
        default: files[below + name] = FileManager.default.contents(atPath: child)
        }
      }
    }
    try walk(folder, [])
    return files
  }
}

/// Whether what was copied is what the manifest says.
func agrees(_ copy: CorpusCopySummary) -> Bool { copy.missing.isEmpty && copy.differing.isEmpty }
