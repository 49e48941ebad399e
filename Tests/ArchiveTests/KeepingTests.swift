import Archive
import ArchiveIndex
import ArchiveModel
import Corpus
import Foundation
import Retrieval
import Testing

@Suite("An archive is kept") struct KeepingTests {
  @Test("It is verified, backed up, and restored with the same answers") func backup() async throws
  {
    let place = try TemporaryArchive()
    let id = try await place.add("防火.txt", TemporaryArchive.notice)
    #expect(try place.archive.verify().isOK)
    let file = place.folder + "/备份.tar"
    let made = try place.archive.backup(to: file, by: TemporaryArchive.person)
    #expect(made.hasIndex)
    #expect(try Archive.check(backup: file).wasSound)
    let target = place.folder + "/还原"
    _ = try Archive.restore(backup: file, to: target)
    let restored = try Archive(at: target)
    _ = try restored.index()
    #expect(try await restored.search(SearchRequest(query: "防火物资")).hits.map(\.document.id) == [id])
    #expect(try restored.verify().isOK)
  }

  @Test("A file changed by hand is found by verification, and quotations say so")
  func changed() async throws {
    let place = try TemporaryArchive()
    _ = try await place.add("防火.txt", TemporaryArchive.notice)
    let entry = try #require(try place.archive.register().entries.first)
    let path = place.archive.path + "/corpus/" + entry.path
    try Data(TemporaryArchive.notice.replacing("十一月", with: "九月").utf8)
      .write(to: URL(filePath: path))
    #expect(try place.archive.verify().findings.contains { $0.code == .changed })
  }

  @Test("An archive is made where none is, and opened only where one is") func places() async throws
  {
    let place = try TemporaryArchive()
    let twice = #expect(throws: ArchiveError.self) { try Archive.make(at: place.archive.path) }
    #expect(twice?.code == .isArchive)
    let inner = #expect(throws: ArchiveError.self) {
      try Archive.make(at: place.archive.path + "/内")
    }
    guard case .liesInArchive = inner?.code else {
      Issue.record("\(String(describing: inner))")
      return
    }
    #expect(throws: CorpusError.self) { try Archive(at: place.folder) }
    _ = try await place.add("防火.txt", TemporaryArchive.notice)
    let missing = #expect(throws: ArchiveError.self) { try place.archive.described("没有") }
    #expect(missing?.code == .noSuchDocument)
  }

  @Test("All is exported, and packed as a bag") func export() async throws {
    let place = try TemporaryArchive()
    let id = try await place.add("防火.txt", TemporaryArchive.notice)
    var ids: [String] = []
    let summary = try place.archive.export(ExportRequest(filter: DocumentFilter())) {
      ids.append($0.view.document.id)
    }
    #expect(ids == [id])
    #expect(summary.isComplete)
    let bag = try place.archive.writeBag(to: place.folder + "/包")
    #expect(bag.corpus.fileCount >= 2)
    #expect(FileManager.default.fileExists(atPath: place.folder + "/包/bagit.txt"))
  }
}
