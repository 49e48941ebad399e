import ArchiveModel
import Foundation
import Testing

@testable import Corpus

/// What a corpus, its manifest and its register say of each other.
@Suite("Verifying the corpus") struct VerificationTests {
  /// An archive with two documents, one of them described, taken in.
  private func archive() throws -> WrittenArchive {
    let archive = try WrittenArchive()
    try archive.folder.write("第一份。", to: "given/甲.md")
    try archive.folder.write("第二份。", to: "given/乙.md")
    try archive.folder.write("标题: \"第二份\"\n", to: "given/乙.md.meta.yaml")
    var accession = try Accession(
      writer: try archive.writer(), request: AccessionRequest(), attribution: Attribution(by: "白露"))
    _ = try accession.take([archive.folder.path + "/given"])
    return archive
  }

  private struct Found {
    var findings: [VerificationFinding]
    var verification: CorpusVerification
    var fixity: [[UInt8]: CorpusVerification.Fixity] = [:]
    var codes: Set<VerificationFinding.Code> { Set(findings.map(\.code)) }
  }

  private func verify(_ archive: WrittenArchive, mark: String? = nil) throws -> Found {
    let verification = try CorpusVerification(folder: archive.corpus)
    var fixity: [[UInt8]: CorpusVerification.Fixity] = [:]
    for path in verification.paths {
      fixity[Array(path.utf8)] = verification.content(ofFile: path).fixity
    }
    let findings = verification.findings(fixity, registerEnd: mark).filter { !$0.code.isNotice }
    return Found(findings: findings, verification: verification, fixity: fixity)
  }

  private func path(_ archive: WrittenArchive, _ ending: String) throws -> String {
    try #require(archive.manifest.entries.map(\.path).first { $0.hasSuffix(ending) })
  }

  @Test func nothingIsWrong() throws {
    let archive = try archive()
    #expect(archive.manifest.count == 4)
    #expect(try verify(archive, mark: Register.endMark(of: archive.corpus)).findings == [])
  }

  @Test func changedAndMissing() throws {
    let archive = try archive()
    let changed = try path(archive, "甲.md")
    try archive.folder.write("第壹份。", to: "corpus/" + changed)
    var found = try verify(archive)
    #expect(found.findings.map(\.code) == [.changed] && found.findings[0].path == changed)
    #expect(found.findings.first?.accession?.contains("-0000") == true)
    try FileManager.default.removeItem(atPath: archive.corpus.fullPath(changed))
    found = try verify(archive)
    #expect(found.findings.map(\.code) == [.missing])
    let described = try path(archive, "乙.md.meta.yaml")
    try archive.folder.write("标题: \"第三份\"\n", to: "corpus/" + described)
    found = try verify(archive)
    #expect(found.codes == [.missing, .changed])
  }

  @Test func unregisteredIsANotice() throws {
    let archive = try archive()
    try archive.folder.write("放进来的。", to: "corpus/丙.md")
    let lines = (archive.contents(Manifest.fileName) ?? "").split(separator: "\n")
      .filter { !$0.hasSuffix("乙.md.meta.yaml") }
    try archive.folder.write(lines.map { $0 + "\n" }.joined(), to: "corpus/" + Manifest.fileName)
    let found = try verify(archive)
    #expect(found.findings == [])
    let all = found.verification.findings(found.fixity, registerEnd: nil)
    #expect(all.count { $0.code == .unregistered } == 2)
  }

  /// Every bit of the manifest.
  @Test func everyBitOfTheManifest() throws {
    let archive = try archive()
    let bytes = Array(
      try Data(contentsOf: URL(filePath: archive.corpus.fullPath(Manifest.fileName))))
    for place in bytes.indices {
      for bit in 0..<8 {
        var flipped = bytes
        flipped[place] ^= 1 << UInt8(bit)
        try archive.folder.write(flipped, to: "corpus/" + Manifest.fileName)
        #expect(try !verify(archive).findings.isEmpty, "byte \(place) bit \(bit)")
      }
    }
  }

  /// Every bit of the register, the last line's among them, where the index keeps its mark.
  @Test func everyBitOfTheRegister() throws {
    let archive = try archive()
    let mark = try Register.endMark(of: archive.corpus)
    let bytes = Array(
      try Data(contentsOf: URL(filePath: archive.corpus.fullPath(Register.fileName))))
    for place in bytes.indices {
      var flipped = bytes
      flipped[place] ^= 1 << UInt8(place % 8)
      try archive.folder.write(flipped, to: "corpus/" + Register.fileName)
      #expect(try !verify(archive, mark: mark).findings.isEmpty, "byte \(place)")
    }
  }

  @Test func aLongerRegisterAgreesWithItsMark() throws {
    let archive = try archive()
    let mark = try Register.endMark(of: archive.corpus)
    let writer = try archive.writer()
    try writer.commit(try archive.stageTwo(writer))
    #expect(try !verify(archive, mark: mark).codes.contains(.registerChanged))
    let empty = CheckedRegister(bytes: [])
    #expect(empty.agrees(withEndMark: "0 " + Register.noPrevious))
    #expect(!empty.agrees(withEndMark: mark) && !empty.agrees(withEndMark: "x"))
    // A mark within a line is none of this register.
    let parts = mark.split(separator: " ")
    let length = try #require(Int(parts[0]))
    let bytes = [UInt8](
      try Data(contentsOf: URL(filePath: archive.corpus.fullPath(Register.fileName))))
    let checked = CheckedRegister(bytes: bytes)
    #expect(checked.agrees(withEndMark: mark))
    #expect(!checked.agrees(withEndMark: "\(length - 1) \(parts[1])"))
    #expect(!checked.agrees(withEndMark: "\(bytes.count + 1) \(parts[1])"))
  }

  @Test func aRegisterWithoutALineBeforeTheLast() throws {
    let archive = try archive()
    var lines = (archive.contents(Register.fileName) ?? "").split(separator: "\n")
    lines.remove(at: 0)
    try archive.folder.write(
      lines.map { $0 + "\n" }.joined(), to: "corpus/" + Register.fileName)
    let codes = try verify(archive).codes
    #expect(codes.contains(.registerLineBad) && codes.contains(.notInRegister))
    try FileManager.default.removeItem(atPath: archive.corpus.fullPath(Register.fileName))
    #expect(try verify(archive).codes == [.registerMissing])
  }

  @Test func theManifestIsMended() throws {
    let archive = try archive()
    let whole = try #require(archive.contents(Manifest.fileName))
    let bytes = Array(whole.utf8)
    var mended = 0
    for place in bytes.indices {
      var flipped = bytes
      flipped[place] ^= 1 << UInt8(place % 8)
      try archive.folder.write(flipped, to: "corpus/" + Manifest.fileName)
      let found = try verify(archive)
      #expect(try found.verification.repairManifest(found.fixity, holding: archive.lock))
      if try verify(archive).findings.isEmpty { mended += 1 }
    }
    // All but line ends, whose loss joins two lines.
    #expect(mended >= bytes.count - archive.manifest.count)
    // A line that is lost.
    let lines = whole.split(separator: "\n").filter { !$0.hasSuffix("甲.md") }
    try archive.folder.write(lines.map { $0 + "\n" }.joined(), to: "corpus/" + Manifest.fileName)
    var found = try verify(archive)
    #expect(found.codes == [.manifestLineLost])
    #expect(try found.verification.repairManifest(found.fixity, holding: archive.lock))
    found = try verify(archive)
    #expect(found.findings == [])
    #expect(try !found.verification.repairManifest(found.fixity, holding: archive.lock))
  }

  @Test func aLineIsNotWrittenForAFileThatChanged() throws {
    let archive = try archive()
    let changed = try path(archive, "甲.md")
    let lines = (archive.contents(Manifest.fileName) ?? "").split(separator: "\n")
      .filter { !$0.hasSuffix("甲.md") }
    try archive.folder.write(lines.map { $0 + "\n" }.joined(), to: "corpus/" + Manifest.fileName)
    try archive.folder.write("第壹份。", to: "corpus/" + changed)
    let found = try verify(archive)
    #expect(found.codes == [.manifestLineLost])
    #expect(try !found.verification.repairManifest(found.fixity, holding: archive.lock))
  }

  @Test func pathsThatLeadOutsideAreMissing() throws {
    let archive = try archive()
    let verification = try CorpusVerification(folder: archive.corpus)
    for path in ["../given/甲.md", "/etc/passwd", "a//b", "a\0b", ""] {
      guard case .missing = verification.content(ofFile: path).fixity else {
        Issue.record("\(path)")
        continue
      }
    }
  }

  @Test func nobodyHoldsTheLockButUs() throws {
    let archive = try archive()
    #expect(WriterLock.holder(folder: archive.folder.path + "/index") == nil)
    try archive.folder.write("process 1, index, since 2026\n", to: "index/writer.lock")
    #expect(WriterLock.holder(folder: archive.folder.path + "/index") != nil)
    try archive.folder.write("process 2147483600, index\n", to: "index/writer.lock")
    #expect(WriterLock.holder(folder: archive.folder.path + "/index") == nil)
  }
}
