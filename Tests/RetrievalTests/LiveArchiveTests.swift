import ArchiveIndex
import ArchiveModel
import Corpus
import Foundation
import Testing

@testable import Retrieval

@Suite("Documents and originals") struct LiveArchiveTests {
  private let archive: SampleArchive

  init() throws {
    archive = try SampleArchive([
      "长篇.md": Samples.sections(9, word: "供水"),
      "记录.jsonl": SampleArchive.container(Samples.records),
    ])
  }

  private func longDocument() async throws -> DocumentView {
    let hit = try #require(try archive.search("供水").hits.first)
    return try #require(try await archive.live.document(id: hit.document.id, passages: .all))
  }

  @Test("A document in whole") func whole() async throws {
    let view = try await longDocument()
    #expect(view.document.path == "长篇.md" && view.format == "markdown")
    #expect(view.encoding == "UTF-8")
    #expect(view.passageCount == view.passages.count && view.passageCount >= 9)
    #expect(view.passages.map(\.passage.ordinal) == Array(0..<view.passageCount))
    #expect(Set(view.passages.map(\.id)).count == view.passageCount)
    #expect(view.contentSHA256.count == 64)
  }

  @Test("A passage's id finds its document") func passageID() async throws {
    let view = try await longDocument()
    for identified in view.passages {
      let found = try await archive.live.document(id: identified.id, passages: .all)
      #expect(found == view)
    }
  }

  @Test("The surroundings of a passage, cut off at the ends", arguments: 0..<9)
  func around(ordinal: Int) async throws {
    let view = try await longDocument()
    for reach in [0, 1, 3, 100, Int.max] {
      let part = try #require(
        try await archive.live.document(id: view.passages[ordinal].id, passages: .around(reach)))
      let bound = min(reach, 100)
      let expected = view.passages.filter { abs($0.passage.ordinal - ordinal) <= bound }
      #expect(part.passages == expected)
      #expect(part.passageCount == view.passageCount)
    }
    let negative = try await archive.live.document(
      id: view.passages[ordinal].id, passages: .around(-5))
    #expect(negative?.passages.map(\.passage.ordinal) == [ordinal])
  }

  @Test("Ids of nothing") func unknown() async throws {
    let view = try await longDocument()
    let id = view.document.id
    let passage = view.passages[0].id
    for unknown in [
      "", "-", "--", "aaaaaaaaaaaa", id + "-", id + "-0", id + "-aaaaaa-0", passage + "0",
      passage + "-0",
      id + "-" + "999999999999999999999", id.uppercased(), id + "\u{0}", "' OR 1=1", "甲",
      id + "--1",
    ] {
      let found = try await archive.live.document(id: unknown, passages: .all)
      #expect(found == nil, "\(unknown)")
    }
  }

  @Test("A passage's id of before the document changed finds nothing; the document's stays")
  func stale() async throws {
    let view = try await longDocument()
    try archive.write(Samples.sections(9, word: "供电"), to: "长篇.md")
    try archive.index()
    for identified in view.passages {
      let found = try await archive.live.document(id: identified.id, passages: .around(1))
      #expect(found == nil)
    }
    let document = try await archive.live.document(id: view.document.id, passages: .all)
    #expect(document?.passages.last?.passage.text.contains("供电") == true)
  }

  @Test("A rebuilt index has the same ids") func rebuilt() async throws {
    let view = try await longDocument()
    try FileManager.default.removeItem(atPath: archive.folder + "/index")
    try archive.index()
    #expect(try await archive.live.document(id: view.document.id, passages: .all) == view)
  }

  @Test(
    "A page is that part of the document, with the outline of the whole", arguments: [1, 4, 200])
  func pages(size: Int) async throws {
    let view = try await longDocument()
    let count = (view.passages.count + size - 1) / size
    for number in [1, 2, count, count + 7] {
      let page = try await archive.live.document(
        id: view.document.id, passages: .page(number, size: size))
      #expect(page == view.page(number, size: size))
      #expect(page?.part?.number == min(number, count) && page?.part?.count == count)
      #expect(page?.passageCount == view.passages.count)
    }
    let outline = try #require(view.page(1, size: size).part?.outline)
    #expect(outline.count > 5)
    for heading in outline {
      #expect(view.passages[heading.ordinal].id == heading.passageID)
      #expect(view.passages[heading.ordinal].passage.headingPath[heading.depth] == heading.text)
    }
  }

  @Test("Originals are the file's bytes") func original() async throws {
    let view = try await longDocument()
    let original = try #require(try await archive.live.original(id: view.document.id))
    #expect(try original.content.allBytes() == Array(Samples.sections(9, word: "供水").utf8))
    #expect(original.fileName == "长篇.md" && original.mediaType == "text/markdown")
    let ofPassage = try await archive.live.original(id: view.passages[3].id)
    #expect(try ofPassage?.content.allBytes() == original.content.allBytes())
    #expect(try await archive.live.original(id: "aaaaaaaaaaaa") == nil)
    let record = try #require(try archive.search("汛限水位").hits.first)
    let container = try await archive.live.original(id: record.document.id)
    #expect(container?.mediaType == "application/jsonl")
    #expect(
      try container?.content.allBytes() == Array(try SampleArchive.container(Samples.records).utf8))
  }

  @Test("An original that is gone is an error, not nothing") func originalGone() async throws {
    let view = try await longDocument()
    try FileManager.default.removeItem(atPath: archive.folder + "/corpus/长篇.md")
    await #expect(throws: CorpusError.self) {
      _ = try await archive.live.original(id: view.document.id)
    }
  }

  @Test("How the archive stands") func status() async throws {
    let status = try await archive.live.status()
    #expect(status.documentCount == Samples.records.count + 1)
    #expect(status.passageCount == Samples.records.count + (try await longDocument()).passageCount)
    #expect(status.isComplete && status.problemCount == 0)
  }

  @Test("What is indexed later is found by the same object; what is taken away is not")
  func live() throws {
    #expect(try archive.search("“航天飞机”").total == 0)
    try archive.write("# 说明\n\n　　航天飞机与本县无关，这里只是用来检验新放进来的文件能不能马上被找到。\n", to: "新.md")
    try archive.index()
    #expect(try archive.search("“航天飞机”").total == 1)
    try FileManager.default.removeItem(atPath: archive.folder + "/corpus/新.md")
    try archive.index()
    #expect(try archive.search("“航天飞机”").total == 0)
  }

  @Test("Without an index, and with a foreign one, the error says so") func noIndex() throws {
    let index = archive.folder + "/index"
    try FileManager.default.removeItem(atPath: index)
    #expect(throws: ArchiveIndexError.self) { try archive.search("整改") }
    try FileManager.default.createDirectory(atPath: index, withIntermediateDirectories: true)
    try Data("不是索引".utf8).write(to: URL(filePath: index + "/archive.sqlite"))
    #expect(throws: ArchiveIndexError.self) { try archive.search("整改") }
  }

  @Test("Many searches at once") func concurrent() async throws {
    let archive = archive
    try await withThrowingTaskGroup(of: [String].self) { group in
      for _ in 0..<40 {
        group.addTask { try archive.search("防汛责任人 供水").hits.map(\.passageID) }
      }
      var answers: Set<[String]> = []
      for try await answer in group { answers.insert(answer) }
      #expect(answers.count == 1)
    }
  }
}
