import ArchiveModel
import Foundation
import Testing

@testable import Corpus

/// An archive in a temporary folder, written to by the rooms themselves.
struct WrittenArchive {
  let folder: TemporaryFolder
  let corpus: CorpusFolder
  let lock: WriterLock

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/corpus", withIntermediateDirectories: true)
    corpus = CorpusFolder(path: folder.path + "/corpus")
    lock = try WriterLock(folder: folder.path + "/index", purpose: "test")
  }

  func writer() throws -> CorpusWriter { try CorpusWriter(folder: corpus, holding: lock) }

  func contents(_ path: String) -> String? {
    (try? Data(contentsOf: URL(filePath: corpus.fullPath(path)))).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  var register: Register {
    Register(bytes: Array((contents(Register.fileName) ?? "").utf8))
  }
  var manifest: Manifest {
    Manifest(bytes: Array((contents(Manifest.fileName) ?? "").utf8))
  }

  /// Every file and its content, by path.
  func everything() throws -> [String: Data] {
    var files: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      var isFolder: ObjCBool = false
      let full = folder.path + "/" + path
      if FileManager.default.fileExists(atPath: full, isDirectory: &isFolder), !isFolder.boolValue,
        !path.hasSuffix("writer.lock")
      {
        files[path] = FileManager.default.contents(atPath: full)
      }
    }
    return files
  }

  /// Two files placed by one transaction.
  func stageTwo(_ writer: CorpusWriter, _ suffix: String = "") throws -> CorpusTransaction {
    var transaction = try writer.begin()
    for name in ["甲\(suffix).md", "深/处/乙\(suffix).md"] {
      let staged = try transaction.stage(Array("内容 \(name)".utf8))
      transaction.place(staged, at: name)
      var entry = Attribution(by: "白露").entry(.add, path: name)
      entry.document = Identifiers.document(path: name, recordID: nil)
      (entry.sha256, entry.size) = (staged.digest.hexadecimal, staged.size)
      transaction.entries.append(entry)
    }
    return transaction
  }
}

@Suite("Writing to the corpus") struct CorpusWriterTests {
  @Test("A transaction brings files, register and manifest together") func commit() throws {
    let archive = try WrittenArchive()
    let writer = try archive.writer()
    let entries = try writer.commit(try archive.stageTwo(writer))
    #expect(entries.compactMap(\.accession).count == 2)
    #expect(archive.contents("深/处/乙.md") == "内容 深/处/乙.md")
    #expect(archive.register.entries == entries && archive.register.badLines.isEmpty)
    #expect(archive.manifest["甲.md"] == ContentDigest(of: Array("内容 甲.md".utf8)))
    #expect(try archive.corpus.scan().files.count == 2)
    try writer.commit(try archive.stageTwo(writer, "2"))
    #expect(archive.manifest.count == 4 && archive.register.entries.count == 4)
  }

  @Test("What is not committed leaves nothing") func abandoned() throws {
    let archive = try WrittenArchive()
    _ = try archive.stageTwo(try archive.writer())
    _ = try archive.writer()
    #expect(try archive.everything().isEmpty)
  }

  /// The corpus as a cut at any moment after the commit leaves it: the plan there, and any of its
  /// steps done, the last of them in part.
  @Test("What is committed is finished by the next writer, wherever it was cut")
  func cutAnywhere() throws {
    let clean = try WrittenArchive()
    let first = try clean.writer()
    try first.commit(try clean.stageTwo(first, "0"))
    let before = try clean.everything()
    try first.commit(try clean.stageTwo(first))
    let after = try clean.everything()
    for movesDone in 0...2 {
      for registerShare in [0.0, 0.3, 1] {
        for manifestShare in [0.0, 0.5, 1] {
          guard movesDone == 2 || registerShare == 0, registerShare == 1 || manifestShare == 0
          else { continue }
          let archive = try WrittenArchive()
          let writer = try archive.writer()
          try writer.commit(try archive.stageTwo(writer, "0"))
          let transaction = try archive.stageTwo(writer)
          try archive.cut(
            transaction, movesDone: movesDone, registerShare: registerShare,
            manifestShare: manifestShare)
          #expect(CorpusWriter.isUnfinished(archive.corpus))
          #expect(try archive.findings() == [.transactionUnfinished])
          _ = try archive.writer()
          #expect(!CorpusWriter.isUnfinished(archive.corpus))
          let found = try archive.everything()
          #expect(Set(found.keys) == Set(after.keys))
          #expect(archive.register.badLines.isEmpty && archive.register.entries.count == 4)
          #expect(archive.manifest.badLines.isEmpty && archive.manifest.count == 4)
          #expect(try archive.findings() == [])
          _ = try archive.writer()
          #expect(try archive.everything() == found)
        }
      }
    }
    #expect(before.count == 4)
  }

  @Test("That a file was moved is recorded as a whole, wherever it was cut") func cutMove() throws {
    for registerShare in [0.0, 0.3, 1] {
      let archive = try WrittenArchive()
      let writer = try archive.writer()
      try writer.commit(try archive.stageTwo(writer, "0"))
      let digest = try #require(writer.manifest["甲0.md"])
      let id = try #require(archive.register.entries.first { $0.path == "甲0.md" }?.document)
      try FileManager.default.moveItem(
        atPath: archive.corpus.fullPath("甲0.md"), toPath: archive.corpus.fullPath("移开.md"))
      var transaction = try writer.begin()
      var entry = Attribution(by: "白露").entry(.move, path: "移开.md")
      (entry.document, entry.movedFrom) = (id, "甲0.md")
      entry.sha256 = digest.hexadecimal
      entry.size = try #require(archive.contents("移开.md")).utf8.count
      transaction.entries = [entry]
      transaction.register("移开.md", digest: digest)
      transaction.forget("甲0.md")
      try archive.cut(transaction, movesDone: 0, registerShare: registerShare, manifestShare: 0)
      #expect(try archive.findings() == [.transactionUnfinished])
      let next = try archive.writer()
      #expect(next.accessionPaths.path("移开.md") == "甲0.md")
      #expect(next.manifest["甲0.md"] == nil && next.manifest["移开.md"] == digest)
      #expect(try archive.findings() == [])
    }
  }

  @Test("Beside a change that was cut off, what is wrong is found all the same")
  func wrongBesideCut() throws {
    let archive = try WrittenArchive()
    let writer = try archive.writer()
    try writer.commit(try archive.stageTwo(writer, "0"))
    try archive.cut(
      try archive.stageTwo(writer), movesDone: 1, registerShare: 0, manifestShare: 0)
    // One that was there before, and one that waits.
    try archive.folder.write("别的内容", to: "corpus/甲0.md")
    let waiting = archive.corpus.fullPath(CorpusWriter.waitingFolder) + "/commit/2"
    try Data("坏了".utf8).write(to: URL(filePath: waiting))
    #expect(try archive.findings() == [.changed, .missing, .transactionUnfinished])
  }

  @Test("A file put in its place by hand is not overwritten") func placeTaken() throws {
    let archive = try WrittenArchive()
    let writer = try archive.writer()
    let transaction = try archive.stageTwo(writer)
    try archive.folder.write("别人的", to: "corpus/甲.md")
    let error = #expect(throws: CorpusError.self) { try writer.commit(transaction) }
    #expect(error?.code == .transactionStuck)
    #expect(archive.contents("甲.md") == "别人的")
    try FileManager.default.moveItem(
      atPath: archive.corpus.fullPath("甲.md"), toPath: archive.corpus.fullPath("移开.md"))
    _ = try archive.writer()
    #expect(archive.contents("甲.md") == "内容 甲.md" && archive.register.entries.count == 2)
  }

  @Test("A damaged register or manifest is not written to") func damaged() throws {
    for name in [Register.fileName, Manifest.fileName] {
      let archive = try WrittenArchive()
      let writer = try archive.writer()
      try writer.commit(try archive.stageTwo(writer))
      let text = try #require(archive.contents(name))
      try archive.folder.write(String(text.dropLast(9)), to: "corpus/" + name)
      #expect(throws: CorpusError.self) { try archive.writer() }
      #expect(archive.contents(name) == String(text.dropLast(9)))
    }
  }
}

extension WrittenArchive {
  /// What verification finds, notices left out.
  fileprivate func findings() throws -> [VerificationFinding.Code] {
    let verification = try CorpusVerification(folder: corpus)
    var fixity: [[UInt8]: CorpusVerification.Fixity] = [:]
    for path in verification.paths {
      fixity[Array(path.utf8)] = verification.content(ofFile: path).fixity
    }
    return verification.findings(fixity, registerEnd: nil).map(\.code).filter { !$0.isNotice }
      .sorted { $0.rawValue < $1.rawValue }
  }

  /// Leaves the corpus as a cut during a commit does.
  fileprivate func cut(
    _ transaction: CorpusTransaction, movesDone: Int, registerShare: Double, manifestShare: Double
  ) throws {
    let files = FileManager.default
    var entries = transaction.entries
    let registerBytes = Array((contents(Register.fileName) ?? "").utf8)
    let end = try #require(Register.end(of: registerBytes))
    let (lines, _) = try Register.lines(&entries, after: end)
    let plan = TransactionPlan(
      moves: transaction.moves,
      manifest: transaction.manifest.map { .init(path: $0.path, sha256: $0.digest.hexadecimal) },
      forgotten: transaction.forgotten, register: String(decoding: lines, as: UTF8.self),
      registerLength: registerBytes.count)
    let waiting = corpus.fullPath(CorpusWriter.waitingFolder)
    try Data(plan.encoded()).write(to: URL(filePath: waiting + "/open/plan.json"))
    try files.moveItem(atPath: waiting + "/open", toPath: waiting + "/commit")
    for move in plan.moves.prefix(movesDone) {
      let target = corpus.fullPath(move.to)
      try files.createDirectory(
        atPath: (target as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try files.copyItem(atPath: waiting + "/commit/" + move.from, toPath: target)
    }
    func append(_ bytes: [UInt8], share: Double, to name: String) throws {
      let present = Array((contents(name) ?? "").utf8)
      let part = bytes.prefix(Int(Double(bytes.count) * share))
      try Data(present + part).write(to: URL(filePath: corpus.fullPath(name)))
    }
    try append(lines, share: registerShare, to: Register.fileName)
    let manifestLines = transaction.manifest.flatMap {
      Manifest.line(path: $0.path, digest: $0.digest)
    }
    try append(manifestLines, share: manifestShare, to: Manifest.fileName)
  }
}
