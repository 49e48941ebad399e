import ArchiveModel
import Foundation
import Glibc
import Synchronization
import Testing

@testable import Corpus

@Suite("Backups") struct BackupTests {
  /// The entry that an error names.
  private func entry(_ error: CorpusError?) -> String? {
    guard case .part(let entry, _) = error?.detail else { return nil }
    return entry
  }

  @Test("What is restored is what was there, hard names among it") func restore() throws {
    let archive = try WrittenArchive.registered(WrittenArchive.hardNames)
    try archive.folder.write("未登记", to: "corpus/手放.txt")
    symlink("/etc/passwd", archive.corpus.fullPath("链接.txt"))
    let file = archive.folder.path + "/备份.tar"
    let summary = try archive.backUp(to: file, index: "an index")
    #expect(agrees(summary.corpus) && summary.corpus.unregisteredCount == 1)
    #expect(summary.corpus.leftOut.map(\.path) == ["链接.txt"])
    let contents = try BackupReader(path: file).check()
    #expect(contents.wasSound && contents.hasIndex)
    #expect(contents.fileCount == WrittenArchive.hardNames.count + 3)
    #expect(contents.by == "白露")
    let target = archive.folder.path + "/还原"
    _ = try BackupReader(path: file).restore(to: target)
    unlink(archive.corpus.fullPath("链接.txt"))
    let original = try WrittenArchive.files(archive.corpus.path)
      .filter { !$0.key.starts(with: CorpusWriter.waitingFolder.utf8) }
    #expect(try WrittenArchive.files(target + "/corpus") == original)
    #expect(
      FileManager.default.contents(atPath: target + "/index/archive.sqlite")
        == Data("an index".utf8))
    #expect(try namesInFolder(target).count == 2)
    // And it can be written to.
    let lock = try WriterLock(folder: target + "/index", purpose: "test")
    let writer = try CorpusWriter(folder: CorpusFolder(path: target + "/corpus"), holding: lock)
    #expect(writer.manifest.count == WrittenArchive.hardNames.count)
  }

  @Test("Only into a folder that is missing or empty, and a file gives way only when told")
  func neverOver() throws {
    let archive = try WrittenArchive.registered(["甲.md"])
    let file = archive.folder.path + "/b.tar"
    try archive.backUp(to: file)
    let before = try Data(contentsOf: URL(filePath: file))
    #expect(throws: CorpusError.self) { try archive.backUp(to: file) }
    #expect(try Data(contentsOf: URL(filePath: file)) == before)
    try archive.backUp(to: file, replaces: true)
    #expect(throws: CorpusError.self) {
      _ = try BackupReader(path: file).restore(to: archive.folder.path)
    }
    #expect(throws: CorpusError.self) { try archive.backUp(to: archive.corpus.fullPath("b.tar")) }
    let empty = archive.folder.path + "/空"
    mkdir(empty, 0o755)
    _ = try BackupReader(path: file).restore(to: empty + "/")
    #expect(FileManager.default.fileExists(atPath: empty + "/corpus/甲.md"))
  }

  @Test("A flipped bit anywhere is found, and so is every cut") func damaged() throws {
    let archive = try WrittenArchive.registered(["甲.md", "é.md"])
    let path = archive.folder.path + "/b.tar"
    try archive.backUp(to: path, index: "索引")
    let whole = Array(try Data(contentsOf: URL(filePath: path)))
    let descriptor = open(path, O_RDWR)
    defer { close(descriptor) }
    var missed: [Int] = []
    for offset in whole.indices {
      var byte = whole[offset] ^ (1 << UInt8(offset % 8))
      pwrite(descriptor, &byte, 1, off_t(offset))
      // The bytes that say when a file was written, and whose it was, count for nothing; a header's
      // sum covers them all the same.
      do {
        _ = try BackupReader(path: path).check()
        missed.append(offset)
      } catch {
        #expect(error is CorpusError)
      }
      byte = whole[offset]
      pwrite(descriptor, &byte, 1, off_t(offset))
    }
    #expect(missed.isEmpty, "\(missed.prefix(20))")
    for size in stride(from: 0, to: whole.count, by: 100) {
      try Data(whole[..<size]).write(to: URL(filePath: path + ".cut"))
      #expect(throws: CorpusError.self, "\(size)") {
        _ = try BackupReader(path: path + ".cut").check()
      }
    }
    let target = archive.folder.path + "/out"
    var broken = whole
    let place = try #require(whole.firstRange(of: Array("云岫县 甲.md".utf8))?.lowerBound)
    broken[place] ^= 1
    try Data(broken).write(to: URL(filePath: path + ".bad"))
    let error = #expect(throws: CorpusError.self) {
      _ = try BackupReader(path: path + ".bad").restore(to: target)
    }
    #expect(error?.code == .backupDamaged && entry(error) == "corpus/甲.md")
    #expect(try namesInFolder(archive.folder.path).allSatisfy { !$0.starts(with: ".out".utf8) })
    #expect(!FileManager.default.fileExists(atPath: target))
  }

  @Test(
    "Entries that would leave the folder, or that a writer would carry out, are refused",
    arguments: [
      "../外.md", "corpus/../../外.md", "/tmp/外.md", "corpus//甲.md", "corpus/./甲.md", "外/甲.md",
      "corpus/.incoming/commit/plan.json", "corpus", "index/other.sqlite",
    ])
  func hostile(name: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/b.tar"
    let descriptor = open(path, O_RDWR | O_CREAT, 0o644)
    let tar = TarWriter(descriptor: descriptor)
    let json = Array(
      #"{"format":"chadang-backup","version":1,"by":"x","at":"2026","index":false}"#.utf8)
    var list: [UInt8] = []
    for (entry, bytes) in [("backup.json", json), (name, Array("{}".utf8))] {
      list += Manifest.line(path: entry, digest: try tar.add(bytes, as: entry, modified: 0))
    }
    _ = try tar.add(list, as: Manifest.fileName, modified: 0)
    try tar.finish()
    close(descriptor)
    let error = #expect(throws: CorpusError.self) {
      _ = try BackupReader(path: path).restore(to: folder.path + "/a/b")
    }
    #expect(error?.code == .backupDamaged && entry(error)?.contains(name) == true)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/a/b"))
  }

  @Test("What is wrong with the archive already is told, and saved as it is") func unsound() throws
  {
    let archive = try WrittenArchive.registered(["甲.md", "乙.md", "丙.md"])
    try Data("手改".utf8).write(to: URL(filePath: archive.corpus.fullPath("甲.md")))
    unlink(archive.corpus.fullPath("乙.md"))
    let path = archive.folder.path + "/b.tar"
    let summary = try archive.backUp(to: path)
    #expect(summary.corpus.differing == ["甲.md"] && summary.corpus.missing == ["乙.md"])
    let contents = try BackupReader(path: path).check()
    #expect(contents.differing == ["甲.md"] && contents.missing == ["乙.md"] && !contents.wasSound)
  }

  @Test("A change that was cut off is finished first") func unfinished() throws {
    var archive: WrittenArchive? = try WrittenArchive.registered(["甲.md"])
    let folder = try #require(archive?.folder), corpus = try #require(archive?.corpus)
    let plan = """
      {"moves":[{"from":"1","to":"乙.md","replaces":false}],"manifest":[{"path":"乙.md","sha256":\
      "\(ContentDigest(of: Array("乙".utf8)).hexadecimal)"}],"register":"","register_length":0}
      """
    try folder.write("乙", to: "corpus/.incoming/commit/1")
    try folder.write(plan, to: "corpus/.incoming/commit/plan.json")
    archive = nil
    let path = folder.path + "/b.tar"
    let summary = try Backup.write(
      to: path, of: corpus, lockFolder: folder.path + "/index", attribution: Attribution(by: "x"),
      replaces: false, copyIndex: nil, progress: { _ in })
    #expect(agrees(summary.corpus) && summary.corpus.unregisteredCount == 0)
    #expect(try BackupReader(path: path).check().fileCount == 4)
  }

  @Test(
    "While a writer adds and describes, every backup agrees with itself", .timeLimit(.minutes(30)))
  func whileWriting() throws {
    let archive = try WrittenArchive.registered((0..<50).map { "起/\($0).md" })
    let described = "起/0.md" + CorpusFolder.descriptionSuffix
    let isDone = Mutex(false)
    let failure = Mutex<String?>(nil)
    let rounds = Mutex(0)
    let writer = Thread {
      do {
        let writer = try archive.writer()
        while !isDone.withLock({ $0 }) {
          let round = rounds.withLock { round in
            round += 1
            return round
          }
          var transaction = try writer.begin()
          transaction.place(
            try transaction.stage(Array("标题: \(round)\n".utf8)), at: described, replacing: round > 1
          )
          transaction.place(try transaction.stage(Array("新 \(round)".utf8)), at: "新/\(round).md")
          transaction.entries.append(Attribution(by: "白露").entry(.add, path: "新/\(round).md"))
          try writer.commit(transaction)
          // A writer that never pauses leaves no moment in which descriptions and register agree.
          usleep(50_000)
        }
      } catch {
        failure.withLock { $0 = "\(error)" }
      }
      isDone.withLock { $0 = true }
    }
    writer.start()
    var registers: [Int] = []
    for number in 0..<12 {
      let path = archive.folder.path + "/\(number).tar"
      let summary = try archive.backUp(to: path)
      #expect(agrees(summary.corpus) && summary.corpus.unregisteredCount == 0)
      let target = archive.folder.path + "/r\(number)"
      let contents = try BackupReader(path: path).restore(to: target)
      #expect(contents.wasSound, "\(contents)")
      let register = Register(
        bytes: Array(
          FileManager.default.contents(atPath: target + "/corpus/register.jsonl") ?? Data()))
      registers.append(register.entries.count)
      let present = try WrittenArchive.files(target + "/corpus").count
      // Each round: one document and its entry; beside them 1 description, register, manifest.
      #expect(present == register.entries.count + (register.entries.count > 50 ? 3 : 2))
    }
    isDone.withLock { $0 = true }
    while !writer.isFinished { usleep(1000) }
    #expect(failure.withLock { $0 } == nil)
    #expect(try #require(registers.last) > 50, "the writer wrote meanwhile")
  }
}

@Suite("Backups on a disk that fails", .serialized, .enabled(if: SmallDisk.isPermitted))
struct BackupDiskTests {
  @Test("A full disk leaves no file", arguments: ["64k", "128k", "200k"])
  func full(size: String) throws {
    let archive = try WrittenArchive.registered((0..<200).map { "\($0).md" })
    let disk = try #require(SmallDisk(size: size))
    let text = String(repeating: "索引", count: 20_000)
    let error = #expect(throws: CorpusError.self) {
      try archive.backUp(to: disk.path + "/b.tar", index: size == "64k" ? nil : text)
    }
    #expect([ENOSPC, nil].contains(error?.errorNumber) && error?.code == .notWritable)
    #expect(try namesInFolder(disk.path).isEmpty)
  }

  @Test("A full disk leaves no folder") func fullRestore() throws {
    let archive = try WrittenArchive.registered((0..<200).map { "\($0).md" })
    let path = archive.folder.path + "/b.tar"
    try archive.backUp(to: path)
    let disk = try #require(SmallDisk(size: "200k"))
    let error = #expect(throws: CorpusError.self) {
      _ = try BackupReader(path: path).restore(to: disk.path + "/a")
    }
    #expect(error?.code == .notWritable && error?.errorNumber == ENOSPC)
    #expect(try namesInFolder(disk.path).isEmpty)
  }

  @Test("A disk that cannot be written to is told; an archive on one can be saved") func readOnly()
    throws
  {
    let archive = try WrittenArchive.registered(["甲.md"])
    let disk = try #require(SmallDisk(size: "4m"))
    let path = archive.folder.path + "/b.tar"
    try archive.backUp(to: path)
    _ = try BackupReader(path: path).restore(to: disk.path + "/a")
    try disk.makeReadOnly()
    let error = #expect(throws: CorpusError.self) { try archive.backUp(to: disk.path + "/b.tar") }
    #expect(error?.code == .notWritable && error?.errorNumber == EROFS)
    let corpus = CorpusFolder(path: disk.path + "/a/corpus")
    let summary = try Backup.write(
      to: archive.folder.path + "/c.tar", of: corpus, lockFolder: disk.path + "/a/index",
      attribution: Attribution(by: "x"), replaces: false, copyIndex: nil, progress: { _ in })
    #expect(agrees(summary.corpus) && summary.corpus.fileCount == 3)
  }
}
