import ArchiveModel
import Corpus
import Foundation
import Testing

@testable import Archive

@Suite("Files that are moved in the corpus") struct MovedFileTests {
  private func index(_ archive: Archive) throws -> IndexingSummary {
    try archive.index(IndexingOptions(attribution: TemporaryArchive.person))
  }

  private func move(_ place: TemporaryArchive, _ from: String, to target: String) throws {
    let corpus = place.archive.path + "/corpus/"
    let folder = URL(filePath: corpus + target).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try FileManager.default.moveItem(atPath: corpus + from, toPath: corpus + target)
    let description = from + CorpusFolder.descriptionSuffix
    guard FileManager.default.fileExists(atPath: corpus + description) else { return }
    try FileManager.default.moveItem(
      atPath: corpus + description, toPath: corpus + target + CorpusFolder.descriptionSuffix)
  }

  @Test("A renamed file keeps id, description, accession number and history") func renamed()
    async throws
  {
    let place = try TemporaryArchive()
    let archive = place.archive
    var request = AccessionRequest()
    _ = request.description.state(.issuer, ["云山县林业局"])
    let added = try await archive.add(
      [try place.file("防火.txt", TemporaryArchive.notice)], request, by: TemporaryArchive.person)
    let taken = try #require(added.outcomes.first?.takenIn)
    try move(place, taken.path, to: "别处/改名.txt")

    // Before it is recorded, verification tells it as moved, and nothing as missing.
    let before = try archive.verify()
    #expect(before.findings.isEmpty)
    #expect(before.notices.map(\.code) == [.moved])
    #expect(before.notices.first?.found == "别处/改名.txt")

    #expect(try index(archive).filesMoved == 1)
    #expect(try index(archive).filesMoved == 0)
    let document = try #require(
      try await archive.document(id: taken.document, passages: .around(0)))
    #expect(document.document.path == "别处/改名.txt")
    #expect(document.document.description.issuer == "云山县林业局")
    #expect(
      try Accessions(Register.read(CorpusFolder(path: archive.path + "/corpus")).entries)[
        "别处/改名.txt"] == taken.accession)
    let after = try archive.verify(VerificationOptions(isDeep: true))
    #expect(after.findings.isEmpty && after.notices.isEmpty, "\(after.findings) \(after.notices)")
    // A later change of its description is of the same document.
    let named = try archive.described("别处/改名.txt")
    #expect(named.id == taken.document)
    // The corpus taken in again brings nothing new.
    let again = try await archive.add(
      [archive.path + "/corpus"], AccessionRequest(), by: TemporaryArchive.person)
    #expect(again.outcomes.allSatisfy { $0.takenIn == nil })
    // And it may be moved on, and back.
    try move(place, "别处/改名.txt", to: "三处/再改.txt")
    #expect(try index(archive).filesMoved == 1)
    try move(place, "三处/再改.txt", to: taken.path)
    #expect(try index(archive).filesMoved == 1)
    #expect(
      try await archive.document(id: taken.document, passages: .around(0))?.document.path
        == taken.path)
    #expect(try archive.verify(VerificationOptions(isDeep: true)).findings.isEmpty)
  }

  @Test("Another file that takes the place left is another document") func placeTaken() async throws
  {
    let place = try TemporaryArchive()
    let archive = place.archive
    let added = try await archive.add(
      [try place.file("防火.txt", TemporaryArchive.notice)], AccessionRequest(),
      by: TemporaryArchive.person)
    let taken = try #require(added.outcomes.first?.takenIn)
    try move(place, taken.path, to: "别处/改名.txt")
    _ = try index(archive)
    let corpus = archive.path + "/corpus/" + taken.path
    try Data("另一份文件，内容不同。".utf8).write(to: URL(filePath: corpus))
    let registered = try await archive.add(
      [corpus], AccessionRequest(), by: TemporaryArchive.person)
    let other = try #require(registered.outcomes.first?.takenIn)
    #expect(other.path == taken.path && other.document != taken.document)
    for id in [taken.document, other.document] {
      #expect(try await archive.document(id: id, passages: .around(0)) != nil)
    }
    let report = try archive.verify(VerificationOptions(isDeep: true))
    #expect(report.findings.isEmpty && report.notices.isEmpty, "\(report.findings)")
  }

  /// An archive with two described files, and their ids.
  private func two() async throws -> (TemporaryArchive, [AccessionOutcome.TakenIn]) {
    let place = try TemporaryArchive()
    var taken: [AccessionOutcome.TakenIn] = []
    for (name, issuer) in [("甲", "云山县林业局"), ("乙", "云山县水利局")] {
      var request = AccessionRequest()
      request.folder = "库"
      _ = request.description.state(.issuer, [issuer])
      let added = try await place.archive.add(
        [try place.file("\(name).txt", "这是\(name)的内容，各不相同。")], request,
        by: TemporaryArchive.person)
      taken.append(try #require(added.outcomes.first?.takenIn))
    }
    return (place, taken)
  }

  private func expect(
    _ place: TemporaryArchive, _ taken: [AccessionOutcome.TakenIn], at paths: [String]
  ) async throws {
    #expect(try index(place.archive).filesMoved == taken.count)
    let accessions = Accessions(
      try Register.read(CorpusFolder(path: place.archive.path + "/corpus")).entries)
    for (taken, path) in zip(taken, paths) {
      let document = try #require(
        try await place.archive.document(id: taken.document, passages: .around(0)))
      #expect(document.document.path == path)
      #expect(document.document.description.issuer == taken.description.issuer)
      #expect(accessions[path] == taken.accession)
    }
    let report = try place.archive.verify(VerificationOptions(isDeep: true))
    #expect(
      report.findings.isEmpty && report.notices.isEmpty, "\(report.findings) \(report.notices)")
  }

  @Test("Files that change places, and one that takes another's place, keep their ids")
  func places() async throws {
    let (place, taken) = try await two()
    try move(place, "库/甲.txt", to: "库/丙.txt")
    try move(place, "库/乙.txt", to: "库/甲.txt")
    #expect(try place.archive.verify().notices.map(\.code) == [.moved, .moved])
    try await expect(place, taken, at: ["库/丙.txt", "库/甲.txt"])
    // And now the two change places.
    try move(place, "库/丙.txt", to: "库/x.txt")
    try move(place, "库/甲.txt", to: "库/丙.txt")
    try move(place, "库/x.txt", to: "库/甲.txt")
    #expect(try place.archive.verify().notices.map(\.code) == [.moved, .moved])
    try await expect(place, taken, at: ["库/甲.txt", "库/丙.txt"])
  }

  @Test("A file that takes the place of one that is gone does not hide that") func lost()
    async throws
  {
    let (place, taken) = try await two()
    let corpus = place.archive.path + "/corpus/"
    try FileManager.default.removeItem(atPath: corpus + taken[0].path)
    try FileManager.default.removeItem(atPath: corpus + taken[0].path + ".meta.yaml")
    try move(place, taken[1].path, to: taken[0].path)
    #expect(try index(place.archive).filesMoved == 0)
    let report = try place.archive.verify()
    #expect(report.findings.contains { $0.path == taken[0].path && $0.code == .changed })
    #expect(report.findings.contains { $0.path == taken[1].path && $0.code == .missing })
  }

  @Test("A copy that was there before is not taken for the file that was renamed")
  func copy() async throws {
    let (place, taken) = try await two()
    let corpus = place.archive.path + "/corpus/"
    try FileManager.default.copyItem(atPath: corpus + taken[0].path, toPath: corpus + "a.txt")
    _ = try index(place.archive)
    try move(place, taken[0].path, to: "库/改名.txt")
    #expect(try index(place.archive).filesMoved == 1)
    #expect(
      try await place.archive.document(id: taken[0].document, passages: .around(0))?.document.path
        == "库/改名.txt")
    #expect(try place.archive.verify().findings.isEmpty)
  }

  @Test("A description that is left behind is told as such") func leftBehind() async throws {
    let (place, taken) = try await two()
    let corpus = place.archive.path + "/corpus/"
    try FileManager.default.moveItem(
      atPath: corpus + taken[0].path, toPath: corpus + "库/改名.txt")
    #expect(try index(place.archive).filesMoved == 1)
    let report = try place.archive.verify()
    #expect(report.findings.isEmpty, "\(report.findings)")
    #expect(report.notices.contains { $0.code == .passedOver && $0.path.hasPrefix(taken[0].path) })
  }

  @Test("Files with the same bytes are paired by name first; each once") func copies() async throws
  {
    let place = try TemporaryArchive()
    let archive = place.archive
    let corpus = archive.path + "/corpus/"
    for name in ["a.txt", "b.txt"] {
      try Data("同样的内容。".utf8).write(to: URL(filePath: corpus + name))
    }
    _ = try await archive.add(
      [archive.path + "/corpus"], AccessionRequest(), by: TemporaryArchive.person)
    let before = try [archive.described("a.txt").id, archive.described("b.txt").id]
    try move(place, "a.txt", to: "x/b.txt")
    try move(place, "b.txt", to: "x/c.txt")
    _ = try index(archive)
    // Nothing tells them apart but the name.
    #expect(try archive.described("x/b.txt").id == before[1])
    #expect(try archive.described("x/c.txt").id == before[0])
    #expect(try archive.verify(VerificationOptions(isDeep: true)).findings.isEmpty)
  }
}
