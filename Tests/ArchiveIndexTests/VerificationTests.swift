import ArchiveIndex
import ArchiveModel
import Corpus
import Foundation
import GRDB
import Testing

/// The index against what was written into it, and against the corpus.
@Suite("Verifying the index") struct VerificationTests {
  private static let notice = """
    ---
    标题: 关于做好防汛工作的通知
    发文机关: 云岫县人民政府办公室
    ---
    县长祝清越在会上要求，各乡镇要在5月31日前完成隐患排查，不得迟报。

    要落实值班制度。café 2021。
    """

  private func archive() throws -> TemporaryArchive {
    let archive = try TemporaryArchive([
      "a.md": Self.notice,
      "b.txt": String(repeating: "各单位要严格落实防汛责任，做好值班值守。\n\n", count: 60),
      "c.jsonl": """
      {"id": "1", "title": "第一", "text": "护堤的人𠮷。"}
      {"id": "2", "title": "第二", "text": "上山的路&下山的路。"}
      """,
      "d.html": "<html><body><h1>公告</h1><p>水位&nbsp;&amp;雨量，&#20013;等。</p></body></html>",
      "e.csv": "id,text\n1,安全\n2,\"没有结束的引号\n",
    ])
    try archive.index()
    return archive
  }

  private func verify(_ archive: TemporaryArchive, deep: Bool = true) throws -> VerificationReport {
    try ArchiveVerifier(corpus: archive.corpus, folder: archive.indexFolder).verify(
      VerificationOptions(isDeep: deep))
  }

  private func change(_ archive: TemporaryArchive, _ sql: String) throws {
    let queue = try DatabaseQueue(path: archive.indexFile)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF")
      try db.execute(sql: sql)
      #expect(db.changesCount > 0, "\(sql)")
    }
    try queue.close()
  }

  @Test func aNewIndexIsSound() throws {
    let archive = try archive()
    let report = try verify(archive)
    #expect(report.findings == [])
    #expect(report.checked.files == 5 && report.checked.documents == 6)
    #expect(report.checked.passages > 5)
    #expect(report.notices.filter { $0.code == .notRead }.map(\.path) == ["e.csv"])
  }

  @Test("It stays so whatever is changed, added and taken away, run after run")
  func incrementalRuns() throws {
    let archive = try archive()
    var random = SeededRandom(3)
    for round in 0..<12 {
      for name in ["f", "g", "h"] where Bool.random(using: &random) {
        let path = "\(name).txt"
        if Bool.random(using: &random) {
          let times = Int.random(in: 1...40, using: &random)
          try archive.write(
            String(repeating: "第\(round)次改动，\(name)的内容。\n\n", count: times), to: path)
        } else if FileManager.default.fileExists(atPath: archive.corpus.fullPath(path)) {
          try archive.remove(path)
        }
      }
      if round == 5 { try archive.write("撤下: 含个人信息\n", to: "a.md.meta.yaml") }
      try archive.index(rereadsEverything: round == 9)
      #expect(try verify(archive).findings == [], "round \(round)")
    }
  }

  @Test(
    "A change of any column is found",
    arguments: [
      "UPDATE documents SET title = title || '。' WHERE title IS NOT NULL",
      "UPDATE documents SET external_id = '3' WHERE external_id = '2'",
      "UPDATE documents SET identifier = 'aaaaaaaaaaaa' WHERE id = 1",
      "UPDATE documents SET file = 2 WHERE file = 1",
      "UPDATE documents SET id = 77 WHERE id = 1",
      "UPDATE documents SET first_passage = first_passage + 1 WHERE id = 1",
      "UPDATE documents SET passage_count = -1 WHERE id = 1",
      "UPDATE documents SET standing = 'withdrawn' WHERE id = 1",
      "UPDATE passages SET text = replace(text, '不得', '可以') WHERE text LIKE '%不得%'",
      "UPDATE passages SET id = 7777 WHERE id = 2",
      "UPDATE passages SET document = 3 WHERE id = 1",
      "UPDATE passages SET repaired = 1 - repaired WHERE id = 1",
      "UPDATE passages SET source_map = zeroblob(length(source_map)) WHERE id = 1",
      "DELETE FROM passages WHERE id = 1",
      "UPDATE statements SET data = zeroblob(length(data))",
      "UPDATE statements SET passage = passage + 9999",
      "UPDATE voices SET name = '祝清月' WHERE name IS NOT NULL",
      "UPDATE voices SET document = 999",
      "UPDATE addressees SET key = key || 'x'",
      "UPDATE addressees SET document = document + 900",
      "UPDATE files SET path = 'z.md' WHERE path = 'a.md'",
      "UPDATE files SET sha256 = zeroblob(32) WHERE path = 'a.md'",
      "UPDATE files SET state = 'indexing' WHERE path = 'e.csv'",
      "UPDATE files SET encoding = 'Big5' WHERE path = 'b.txt'",
      "UPDATE files SET modified = modified + 1 WHERE path = 'b.txt'",
      "UPDATE names SET key = key || 'x'",
      "UPDATE passage_blocks SET columns = zeroblob(length(columns))",
      "UPDATE document_blocks SET block = 3",
      "UPDATE settings SET value = value + 1 WHERE key = 'next_passage'",
      "UPDATE settings SET value = 1 WHERE key = 'incomplete'",
      "UPDATE passage_terms_data SET block = zeroblob(length(block)) WHERE id > 10",
      "UPDATE passage_terms_idx SET pgno = pgno + 2",
      "UPDATE passage_terms_docsize SET sz = zeroblob(3) WHERE id = 1",
      "UPDATE seals SET seal = zeroblob(16) WHERE source = 0",
      "INSERT INTO common_terms VALUES ('的', 1, 1, 1)",
      "INSERT INTO seals VALUES (7, 1, x'00')",
      "DROP INDEX documents_by_number",
    ])
  func changed(sql: String) throws {
    let archive = try archive()
    if sql.hasPrefix("DROP") {
      let queue = try DatabaseQueue(path: archive.indexFile)
      try queue.write { try $0.execute(sql: sql) }
      try queue.close()
    } else {
      try change(archive, sql)
    }
    #expect(try !verify(archive).isOK)
    let verifier = ArchiveVerifier(corpus: archive.corpus, folder: archive.indexFolder)
    let repaired = try verifier.repair(VerificationOptions(isDeep: true))
    // A run that was cut off is gone on with.
    let isCutOff = sql.contains("'incomplete'")
    #expect(
      repaired.findings == [] && repaired.repairs == [isCutOff ? .updatedIndex : .rebuiltIndex])
    #expect(try verify(archive).findings == [])
  }

  /// What an index says wrongly, sealed as it stands: only the comparison with the files finds it.
  @Test func wordsThatTheFileHasNot() throws {
    for (path, sql) in [
      ("a.md", "UPDATE passages SET text = replace(text, '不得', '可以')"),
      ("d.html", "UPDATE passages SET text = replace(text, '水位', '火位')"),
      ("c.jsonl", "UPDATE passages SET text = replace(text, '上山', '下山')"),
    ] {
      let archive = try archive()
      try change(archive, sql)
      let report = try verify(archive, deep: false)
      #expect(report.findings.contains { $0.code == .textNotInSource && $0.path == path })
    }
  }

  @Test func postingsThatLackATerm() throws {
    let archive = try archive()
    let queue = try DatabaseQueue(path: archive.indexFile)
    try queue.write { db in
      try db.execute(
        sql: """
          INSERT INTO passage_terms (passage_terms, rowid, words, grams, heading)
          VALUES ('delete', 1, '防汛', '防汛', '')
          """)
      // Sealed as it now is: what the seals cannot know.
    }
    try queue.close()
    #expect(try verify(archive).findings.contains { $0.code == .postingsDisagree })
    #expect(try verify(archive, deep: false).findings.contains { $0.code == .indexChanged })
  }

  @Test func agreementWithTheCorpus() throws {
    let archive = try archive()
    try archive.write("新来的。", to: "n.txt")
    try archive.write("改了的。", to: "b.txt")
    try archive.write("标题: 新的\n", to: "a.md.meta.yaml")
    try archive.remove("d.html")
    try archive.write("?", to: "x.tmp")
    let report = try verify(archive)
    let found = report.findings.map { "\($0.code.rawValue) \($0.path)" }
    #expect(
      found == [
        "index_out_of_date a.md.meta.yaml", "index_out_of_date b.txt",
        "indexed_without_file d.html", "not_indexed n.txt",
      ])
    #expect(report.notices.contains { $0.code == .passedOver && $0.path == "x.tmp" })
    let verifier = ArchiveVerifier(corpus: archive.corpus, folder: archive.indexFolder)
    let repaired = try verifier.repair()
    #expect(repaired.findings == [] && repaired.repairs == [.updatedIndex])
    #expect(try archive.dump().differences(from: archive.cleanDump()) == [])
  }

  @Test("Every file of the corpus is in exactly one state") func oneState() throws {
    let archive = try archive()
    try archive.write("?", to: "x.bin")
    try archive.write("标题: 没有\n", to: "没有.md.meta.yaml")
    try archive.index()
    let report = try verify(archive)
    #expect(report.findings == [])
    let told = report.notices.filter { [.passedOver, .notRead].contains($0.code) }.map(\.path)
    let indexed = try archive.dump().files.filter { $0.contains("|indexed|") }
      .compactMap { $0.split(separator: "|").first.map(String.init) }
    let all = try FileManager.default.subpathsOfDirectory(atPath: archive.corpus.path)
    #expect((told + indexed).sorted() == all.sorted())
    #expect(Set(told + indexed).count == all.count)
  }

  @Test func anIndexThatIsNoIndex() throws {
    let archive = try archive()
    let bytes = try Data(contentsOf: URL(filePath: archive.indexFile))
    for (content, code) in [
      (Data(), VerificationFinding.Code.indexMissing), (Data("不是".utf8), .indexDamaged),
      (bytes.prefix(bytes.count / 2), .indexDamaged), (Data(count: 9000), .indexDamaged),
    ] {
      try content.write(to: URL(filePath: archive.indexFile))
      let report = try verify(archive, deep: false)
      #expect(report.findings.contains { $0.code == code }, "\(report.findings)")
      #expect(report.checked.files == 5)
    }
    try change(archive, into: "PRAGMA user_version = 3", bytes)
    #expect(try verify(archive).findings.map(\.code) == [.indexOtherVersion])
    try change(archive, into: "PRAGMA application_id = 1", bytes)
    #expect(try verify(archive).findings.map(\.code) == [.indexForeign])
    let repaired = try ArchiveVerifier(corpus: archive.corpus, folder: archive.indexFolder).repair()
    #expect(repaired.findings.map(\.code) == [.indexForeign] && repaired.repairs == [])
  }

  private func change(_ archive: TemporaryArchive, into sql: String, _ bytes: Data) throws {
    try bytes.write(to: URL(filePath: archive.indexFile))
    let queue = try DatabaseQueue(path: archive.indexFile)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
  }

  @Test("An archive without documents is sound") func empty() throws {
    let archive = try TemporaryArchive([:])
    try FileManager.default.createDirectory(
      atPath: archive.corpus.path, withIntermediateDirectories: true)
    try archive.index()
    #expect(try verify(archive).findings == [])
    try archive.write("只有一份。", to: "a.txt")
    try archive.index()
    #expect(try verify(archive).findings == [])
  }

  @Test func aRunThatWasCutOff() throws {
    let archive = try archive()
    try change(archive, "UPDATE settings SET value = 1 WHERE key = 'incomplete'")
    #expect(try verify(archive).findings.map(\.code) == [.indexIncomplete])
  }

  @Test("While an index is written, nothing is found that is not so", .timeLimit(.minutes(30)))
  func whileWriting() async throws {
    let archive = try archive()
    let writing = Task.detached {
      for round in 0..<8 {
        try archive.write(String(repeating: "第\(round)轮。\n\n", count: 200), to: "w.txt")
        try archive.index()
      }
    }
    for _ in 0..<6 {
      let report = try verify(archive, deep: false)
      // The file itself may be newer or older than the state of the index that is looked at, and
      // the run may be under way.
      let others = report.findings.filter { $0.path != "w.txt" && $0.code != .indexIncomplete }
      #expect(others == [])
    }
    try await writing.value
    #expect(try verify(archive).findings == [])
  }
}
