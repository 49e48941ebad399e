import ArchiveModel
import Corpus
import Testing
import TextAnalysis

@testable import ArchiveIndex

@Suite("Lists from the index") struct ListingTests {
  private let archive: TemporaryArchive

  init() throws {
    archive = try TemporaryArchive([
      "甲.md": "---\n标题: 乙类事项\n单位: 云岫縣水利局\n文种: 通知\n日期: 2021-04\n讲话人: 蔺河清\n---\n正文一段。\n",
      "乙.md": "---\n标题: 甲类事项\n日期: 2020\n---\n正文二段。\n",
      "丙.md": "---\n单位: 云岫县水利局\n日期: 10月26日\n---\n正文三段。\n", "丙.md.meta.yaml": "撤下: 有误\n",
      "丁.jsonl": #"{"id":"1","text":"记录一"}"# + "\n" + #"{"id":"2","text":"记录二"}"# + "\n",
      "丁.jsonl.meta.yaml": "记录:\n  \"2\":\n    被取代: 甲.md\n",
    ])
    try archive.write([0x50, 0x4B, 0x03, 0x04], to: "戊.docx")
    try archive.index()
  }

  private func read<Result>(_ body: (IndexSession, Analyzer) throws -> Result) throws -> Result {
    let analyzer = try Analyzer()
    return try IndexReader(folder: archive.indexFolder).read { try body($0, analyzer) }
  }

  private func names(
    _ change: (inout ListingRequest, inout IndexSession.FoldedFilter) -> Void
  ) throws -> [String] {
    var request = ListingRequest()
    var filter = IndexSession.FoldedFilter()
    change(&request, &filter)
    return try read { session, analyzer in
      let accessions = [Array("乙.md".utf8): "2021-000002", Array("甲.md".utf8): "2021-000010"]
      return try session.listedNumbers(
        request, filter: filter, analyzer: analyzer, accessions: accessions
      ).map { number in
        let summary = try session.listed(number: number).summary
        return summary.path + (summary.externalID ?? "")
      }
    }
  }

  @Test("Scopes and orders") func scopes() throws {
    #expect(try names { _, _ in } == ["丁.jsonl1", "乙.md", "戊.docx", "甲.md"])
    #expect(try names { request, _ in request.scope = .notFound } == ["丁.jsonl2", "丙.md"])
    #expect(try names { request, _ in request.scope = .all }.count == 6)
    #expect(
      try Set(names { request, _ in request.order = .date }.suffix(2)) == ["戊.docx", "丁.jsonl1"])
    #expect(
      try names { request, _ in request.order = .title } == ["甲.md", "戊.docx", "乙.md", "丁.jsonl1"])
    #expect(
      try names { request, _ in request.order = .accession }
        == ["乙.md", "甲.md", "丁.jsonl1", "戊.docx"])
    #expect(try names { request, _ in request.contentStates = [.damaged] } == ["戊.docx"])
    #expect(
      try names { request, _ in request.contentStates = [.text, .partial] }
        == ["丁.jsonl1", "乙.md", "甲.md"])
  }

  @Test("Paths and titles are in the order of their characters, not of bytes in UTF-16")
  func texts()
    throws
  {
    let archive = try TemporaryArchive()
    // U+4E01, U+4F00, U+5001, U+20000.
    for name in ["丁", "伀", "倁", "𠀀", "a"] { try archive.write("# \(name)\n", to: name + ".md") }
    try archive.index()
    let analyzer = try Analyzer()
    try IndexReader(folder: archive.indexFolder).read { session throws in
      for order in [ListingRequest.Order.path, .title] {
        var request = ListingRequest()
        request.order = order
        let listed = try session.listedNumbers(request, filter: .init(), analyzer: analyzer)
          .map { try session.listed(number: $0).summary.path }
        #expect(listed == ["a.md", "丁.md", "伀.md", "倁.md", "𠀀.md"])
      }
    }
  }

  @Test("Filters hold for documents that are not found as well") func filters() throws {
    #expect(try names { $1.kinds = [.notice] } == ["甲.md"])
    #expect(try names { $1.speakers = ["蔺河清"] } == ["甲.md"])
    #expect(try names { $1.pathPrefixes = ["丁", "乙"] } == ["丁.jsonl1", "乙.md"])
    #expect(try names { ($1.firstDay, $1.lastDay) = (20_210_401, 20_210_401) } == ["甲.md"])
    #expect(try names { $1.firstDay = 20_200_301 } == ["乙.md", "甲.md"])
    // Folded: the traditional form of the one, the simplified one of the other.
    #expect(
      try names {
        $0.scope = .all
        $1.issuers = ["县水利"]
      } == ["丙.md", "甲.md"])
    #expect(try names { $1.issuers = ["\"%'"] }.isEmpty)
  }

  @Test("What lacks most comes first; a date without a year is none") func gaps() throws {
    var request = ListingRequest()
    request.missing = [.date, .kind, .issuer]
    let missing = request.missing
    #expect(
      try names { request, _ in request.missing = missing }
        == ["丁.jsonl1", "戊.docx", "乙.md"])
    #expect(
      try names { request, _ in (request.missing, request.scope) = ([.date], .all) }
        == ["丁.jsonl1", "丁.jsonl2", "丙.md", "戊.docx"])
    try read { session, analyzer throws in
      #expect(
        try session.gapCounts(request, filter: .init(), analyzer: analyzer)
          == [.date: 2, .kind: 3, .issuer: 3])
      #expect(
        try session.failedFiles().map(\.path) == ["戊.docx"]
          && session.failedFiles(pathPrefixes: ["甲"]).isEmpty)
    }
  }

  @Test("Numbers") func statistics() throws {
    let statistics = try read { session, _ in
      try session.statistics(analysisVersion: Analyzer.version)
    }
    #expect(statistics.status.documentCount == 4)
    #expect(statistics.withdrawnCount == 1 && statistics.replacedCount == 1)
    #expect(statistics.fileCount == 5 && statistics.failedFileCount == 1)
    #expect(
      statistics.kinds == [.init(value: nil, count: 3), .init(value: "通知", count: 1)])
    #expect(
      statistics.years == [
        .init(value: "2021", count: 1), .init(value: "2020", count: 1), .init(value: nil, count: 2),
      ])
    #expect(
      statistics.formats == [
        .init(value: "markdown", count: 2), .init(value: "docx", count: 1),
        .init(value: "jsonl", count: 1),
      ])
    #expect(
      statistics.contentStates == [
        .init(value: "text", count: 4), .init(value: "damaged", count: 1),
      ])
  }

  @Test("A document by its id, its path, its number; a container as a whole") func lookup() throws {
    try read { session, analyzer throws in
      let whole = Identifiers.document(path: "丁.jsonl", recordID: nil)
      #expect(try session.described(identifier: whole)?.record == nil)
      #expect(try session.described(identifier: whole)?.path == "丁.jsonl")
      let record = Identifiers.document(path: "丁.jsonl", recordID: "2")
      #expect(try session.described(identifier: record)?.record == "2")
      #expect(try session.described(identifier: "aaaaaaaaaaaa") == nil)
      #expect(try session.described(path: "丁.jsonl").compactMap(\.record) == ["1", "2"])
      #expect(try session.described(path: "戊.docx").map(\.path) == ["戊.docx"])
      #expect(try session.described(path: "没有").isEmpty)
      #expect(try session.described(number: "云发〔2020〕1号", analyzer: analyzer).isEmpty)
      #expect(try session.holdsWithdrawn(path: "丙.md") && !session.holdsWithdrawn(path: "丁.jsonl"))
    }
  }

  @Test("Versions are known by their ids, the record that gave way too") func versions() throws {
    try archive.write("取代: 丁.jsonl\n", to: "甲.md.meta.yaml")
    try archive.index()
    try read { session, _ throws in
      let later = Identifiers.document(path: "甲.md", recordID: nil)
      let earlier = Identifiers.document(path: "丁.jsonl", recordID: "2")
      let new = try #require(try session.document(identifier: later)).summary
      #expect(try session.versions(of: new).earlier == .init(id: earlier, path: "丁.jsonl"))
      #expect(try session.versions(of: new).later == nil)
      let old = try #require(try session.document(identifier: earlier)).summary
      #expect(try session.versions(of: old).later == .init(id: later, path: "甲.md"))
    }
  }
}
