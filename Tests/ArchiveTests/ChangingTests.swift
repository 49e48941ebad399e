import Archive
import ArchiveIndex
import ArchiveModel
import Corpus
import Foundation
import Testing

@Suite("An archive changes") struct ChangingTests {
  @Test("What is added is found, quoted and listed; the same file is known again")
  func add() async throws {
    let place = try TemporaryArchive()
    let id = try await place.add("防火.txt", TemporaryArchive.notice)
    #expect(try await place.ids("防火物资") == [id])
    let answer = try await place.archive.quote(QuoteRequest(text: "各乡镇要在十一月底前完成防火物资储备"))
    #expect(answer.verdict == .identical)
    let again = try await place.archive.add(
      [try place.file("又一份.txt", TemporaryArchive.notice)], AccessionRequest(),
      by: TemporaryArchive.person)
    guard case .alreadyThere = again.outcomes[0].state else {
      Issue.record("\(again.outcomes[0].state)")
      return
    }
    var listed: [String] = []
    try place.archive.list(ListingRequest(), begin: { _, isComplete in #expect(isComplete) }) {
      listed.append($0.summary.id)
    }
    #expect(listed == [id])
  }

  @Test("A preview writes nothing") func preview() async throws {
    let place = try TemporaryArchive()
    var request = AccessionRequest()
    request.isDryRun = true
    let result = try await place.archive.add(
      [try place.file("防火.txt", TemporaryArchive.notice)], request, by: TemporaryArchive.person)
    #expect(result.outcomes.count == 1)
    #expect(result.indexing == nil)
    #expect(try place.archive.register().entries.isEmpty)
    #expect(
      try FileManager.default.subpathsOfDirectory(atPath: place.archive.path + "/corpus").isEmpty)
  }

  @Test("Withdrawn, a document is not found; restored, it is") func withdraw() async throws {
    let place = try TemporaryArchive()
    let id = try await place.add("防火.txt", TemporaryArchive.notice)
    let withdrawn = try place.archive.withdraw(id, why: "误收", by: TemporaryArchive.person)
    #expect(withdrawn.outcome == .done)
    #expect(try await place.ids("防火物资") == [])
    let error = #expect(throws: ArchiveError.self) {
      try place.archive.withdraw(id, why: "再撤", by: TemporaryArchive.person)
    }
    #expect(error?.code == .withdrawnAlready(why: "误收"))
    #expect(try place.archive.restore(id, by: TemporaryArchive.person).outcome == .done)
    #expect(try await place.ids("防火物资") == [id])
    let second = #expect(throws: ArchiveError.self) {
      try place.archive.restore(id, by: TemporaryArchive.person)
    }
    #expect(second?.code == .notRestored(.notWithdrawn))
  }

  @Test("An edit is stored, registered and found; one that others overtook is refused")
  func edit() async throws {
    let place = try TemporaryArchive()
    let id = try await place.add("防火.txt", TemporaryArchive.notice)
    let document = try place.archive.described(id)
    let before = try place.archive.statedBeside(document)
    var edit = DescriptionEdit()
    #expect(edit.stated.state(.title, ["改过的标题"]) == nil)
    #expect(try place.archive.previewEdit(document, edit).changes.count == 1)
    let result = try place.archive.edit(id, edit, by: TemporaryArchive.person)
    #expect(result.changes.map(\.to) == ["改过的标题"])
    #expect(result.entry == 2)
    #expect(
      try await place.archive.document(id: id, passages: .all)?.document.description.title
        == "改过的标题")
    let error = #expect(throws: ArchiveError.self) {
      try place.archive.edit(id, edit, expecting: before, by: TemporaryArchive.person)
    }
    #expect(error?.code == .describedMeanwhile)
  }

  @Test("A later version takes an earlier one's place, once") func replace() async throws {
    let place = try TemporaryArchive()
    let first = try await place.add("防火.txt", TemporaryArchive.notice)
    let second = try await place.add(
      "防火新.txt", TemporaryArchive.notice.replacing("十一月", with: "十二月"), replacing: first)
    #expect(try await place.ids("防火物资") == [second])
    let error = await #expect(throws: ArchiveError.self) {
      try await place.add("又.txt", TemporaryArchive.notice + "附", replacing: first)
    }
    #expect(error?.code == .replacedAlready(by: "通知/2024/防火新.txt"))
    let missing = await #expect(throws: ArchiveError.self) {
      try await place.add("再.txt", TemporaryArchive.notice + "附二", replacing: "aaaaaaaaaaaa")
    }
    #expect(missing?.code == .noSuchDocument)
  }

  @Test("A table describes documents; a table without known columns is refused")
  func table() async throws {
    let place = try TemporaryArchive()
    let id = try await place.add("防火.txt", TemporaryArchive.notice)
    let table = try MetadataTable(Array("id,题名\n\(id),表里的题名\n".utf8), path: "表.csv")
    let preview = try place.archive.importDescriptions(
      table, isPreview: true, by: TemporaryArchive.person)
    #expect(preview.outcomes.map(\.changes.count) == [1])
    #expect(try place.archive.register().entries.count == 1)
    let done = try place.archive.importDescriptions(table, by: TemporaryArchive.person)
    #expect(done.outcomes.map(\.isDone) == [true])
    #expect(try place.archive.described(id).description.title == "表里的题名")
    let error = #expect(throws: ArchiveError.self) {
      try place.archive.importDescriptions(
        MetadataTable(Array("甲,乙\n1,2\n".utf8), path: "无.csv"), by: TemporaryArchive.person)
    }
    #expect(error?.code == .noKnownColumn)
    #expect(error?.name == "无.csv")
  }

  @Test("An earlier version may be named by its path, too") func replaceByPath() async throws {
    let place = try TemporaryArchive()
    let first = try await place.add("防火.txt", TemporaryArchive.notice)
    let path = try place.archive.described(first).path
    let second = try await place.add(
      "防火新.txt", TemporaryArchive.notice.replacing("十一月", with: "十二月"), replacing: path)
    #expect(try await place.ids("防火物资") == [second])
  }

  @Test("While another writes, nothing is changed, and the refusal says so") func locked()
    async throws
  {
    let place = try TemporaryArchive()
    let id = try await place.add("防火.txt", TemporaryArchive.notice)
    let file = try place.file("新.txt", TemporaryArchive.notice + "附")
    let lock = try WriterLock(folder: place.archive.path + "/index", purpose: "test")
    let result = try await place.archive.add(
      [file], AccessionRequest(), by: TemporaryArchive.person)
    #expect((result.refusal as? CorpusError)?.code == .locked)
    #expect(result.outcomes.isEmpty && result.indexing == nil)
    let error = #expect(throws: CorpusError.self) {
      try place.archive.withdraw(id, why: "误收", by: TemporaryArchive.person)
    }
    #expect(error?.code == .locked)
    withExtendedLifetime(lock) {}
    #expect(try place.archive.register().entries.count == 1)
  }

  @Test("What came in stays where the index cannot be written, and the next run indexes it")
  func unindexed() async throws {
    let place = try TemporaryArchive()
    let index = place.archive.path + "/index/archive.sqlite"
    try FileManager.default.createDirectory(atPath: index, withIntermediateDirectories: true)
    let file = try place.file("防火.txt", TemporaryArchive.notice)
    let result = try await place.archive.add(
      [file], AccessionRequest(), by: TemporaryArchive.person)
    #expect(result.refusal is ArchiveIndexError)
    #expect(result.outcomes.first?.takenIn?.accession != nil)
    #expect(try place.archive.register().entries.count == 1)
    try FileManager.default.removeItem(atPath: index)
    _ = try place.archive.index()
    #expect(try await place.ids("防火物资").count == 1)
  }

  @Test("A file that is missing is refused with its reason, the others come in, an empty one too")
  func refused() async throws {
    let place = try TemporaryArchive()
    let files = [
      place.folder + "/没有.txt", try place.file("空.txt", ""),
      try place.file("防火.txt", TemporaryArchive.notice),
    ]
    let result = try await place.archive.add(files, AccessionRequest(), by: TemporaryArchive.person)
    var reasons: [AccessionOutcome.Reason] = []
    for outcome in result.outcomes {
      if case .refused(let reason, _) = outcome.state { reasons.append(reason) }
    }
    #expect(reasons == [.missing])
    #expect(
      result.outcomes.compactMap(\.takenIn?.contentState) == [.noText, .text])
  }
}
