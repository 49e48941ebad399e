import ArchiveModel
import Foundation
import Glibc
import Testing

@testable import Corpus

@Suite("Tape archives") struct TarTests {
  private func write(_ path: String, _ body: (TarWriter) throws -> Void) throws {
    let descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC, 0o644)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    let writer = TarWriter(descriptor: descriptor)
    try body(writer)
    try writer.finish()
  }

  private func read(_ path: String) throws -> [(entry: TarReader.Entry, bytes: [UInt8])] {
    let descriptor = open(path, O_RDONLY)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    let reader = TarReader(descriptor: descriptor)
    var entries: [(TarReader.Entry, [UInt8])] = []
    while let entry = try reader.next() {
      var bytes: [UInt8] = []
      try reader.content(of: entry) { bytes += $0 }
      entries.append((entry, bytes))
    }
    return entries
  }

  @Test("Every name and content comes back, byte for byte") func roundTrip() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.tar"
    let contents = WrittenArchive.hardNames.enumerated().map { index, name in
      (name, Array(repeating: UInt8(index), count: [0, 1, 511, 512, 513, 300_000][index % 6]))
    }
    try write(path) { writer in
      for (name, bytes) in contents { _ = try writer.add(bytes, as: name, modified: 1_700_000_000) }
    }
    let entries = try read(path)
    #expect(entries.map { $0.entry.path } == contents.map { Array($0.0.utf8) })
    #expect(entries.map(\.bytes) == contents.map(\.1))
    #expect(entries.allSatisfy { $0.entry.modified == 1_700_000_000 })
  }

  @Test(
    "GNU tar and Python read the same",
    .enabled(if: Tool.path("tar") != nil && Tool.path("python3") != nil))
  func others() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.tar"
    let names = WrittenArchive.hardNames
    try write(path) { writer in
      for name in names { _ = try writer.add(Array(name.utf8), as: name, modified: 1) }
    }
    mkdir(folder.path + "/out", 0o755)
    let unpacked = try Tool.run("tar", ["xf", path, "-C", folder.path + "/out"])
    #expect(unpacked.status == 0 && unpacked.output.isEmpty, "\(unpacked.output)")
    let files = try WrittenArchive.files(folder.path + "/out")
    #expect(Set(files.keys) == Set(names.map { Array($0.utf8) }))
    #expect(files.allSatisfy { Array($1) == $0 })
    let script =
      "import tarfile,sys\nfor m in tarfile.open(sys.argv[1]): print(m.name.encode().hex())"
    let listed = try Tool.run("python3", ["-c", script, path]).output.split(separator: "\n")
    #expect(
      listed.map(String.init)
        == names.map { $0.utf8.map { String(format: "%02x", $0) }.joined() })
  }

  @Test("Sizes of 8 GiB and more stand in an extended header") func large() throws {
    let header = TarHeader(path: Array("大".utf8), size: 9 << 30, modified: 0, kind: .file).blocks
    let records = try #require(
      TarHeader.records(Array(header[512...].prefix { $0 != 0 })))
    #expect(records["size"].map { String(decoding: $0, as: UTF8.self) } == String(9 << 30))
    #expect(records["path"] == Array("大".utf8))
  }

  @Test("What is no file, or no archive, is refused") func refused() throws {
    let folder = try TemporaryFolder()
    // A hard link, a symbolic link, a device, a pipe.
    for kind in "1246".utf8 {
      let path = folder.path + "/\(kind).tar"
      try write(path) { _ = try $0.add([], as: "a", modified: 0) }
      var bytes = Array(try Data(contentsOf: URL(filePath: path)))
      bytes[156] = kind
      let digits = Array(String(TarHeader.checksum(Array(bytes[..<512])), radix: 8).utf8)
      bytes.replaceSubrange(
        148..<154, with: Array(repeating: 0x30, count: 6 - digits.count) + digits)
      try Data(bytes).write(to: URL(filePath: path))
      let failure = #expect(throws: TarReader.Failure.self) { _ = try read(path) }
      #expect(failure?.reason == .notAFile && failure?.entry == "a")
    }
    try Data("not a tape archive".utf8).write(to: URL(filePath: folder.path + "/x"))
    #expect(throws: TarReader.Failure.self) { _ = try read(folder.path + "/x") }
  }
}
