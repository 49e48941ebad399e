import ArchiveIndex
import ArchiveModel
import GRDB
import Testing

@Suite("What is said and required, stored") struct StatementTests {
  private static let text = """
    # 关于做好防汛工作的通知

    各乡镇人民政府：

    县长卓一帆要求，各村要在2022年4月30日前公示名单，参加人数不得少于200人。会议强调，“堤上必须有人”，防汛物资任何单位和个人不得挪用。

    石桥县人民政府

    2022年3月1日
    """

  @Test func comesBackAsItWasFound() throws {
    let archive = try TemporaryArchive(["通知.md": Self.text])
    try archive.index()
    try IndexReader(folder: archive.indexFolder).read { session in
      let heads = try session.allRequirementHeads()
      #expect(heads.count == 4)
      let row = try session.passage(number: heads[0].passage)
      let found = try session.statements(of: row)
      let items = found.requirements.map { row.passage.text(in: $0.byteRange) }
      #expect(
        items == ["各村要在2022年4月30日前公示名单", "参加人数不得少于200人", "堤上必须有人", "防汛物资任何单位和个人不得挪用"])
      #expect(found.requirements[0].speaker == Speaker(name: "卓一帆", office: "县长", kind: .person))
      #expect(found.requirements[0].verb == "要求")
      #expect(found.requirements[0].deadline?.date == PartialDate(year: 2022, month: 4, day: 30))
      #expect(
        found.requirements[1].figureByteRanges.map { row.passage.text(in: $0) } == ["200人"])
      #expect(found.requirements[2].isDirect && !found.requirements[0].isDirect)
      #expect(found.speeches.contains { $0.speaker.kind == .meeting })
      let voices = try session.voices(of: ["卓一帆"])
      let document = session.document(ofPassage: heads[0].passage)
      let own = try #require(voices[document])
      #expect(heads.count { $0.voice.map(own.contains) ?? false } == 2)
      #expect(heads[0].deadline == .dated && heads[0].day == 20_220_430)
      #expect(heads[1].deadline == .absent && heads[1].day == 0)
    }
  }

  @Test func goesWithItsDocument() throws {
    let archive = try TemporaryArchive(["通知.md": Self.text, "别的.md": "# 别的\n\n没有什么要紧的话。"])
    try archive.index()
    try archive.write("# 关于做好防汛工作的通知\n\n今年的雨来得早，河水涨了。", to: "通知.md")
    try archive.index()
    #expect(try archive.dump().differences(from: archive.cleanDump()) == [])
    try archive.remove("通知.md")
    try archive.index()
    let dump = try archive.dump()
    #expect(dump.statements.isEmpty && dump.complaints == [])
  }

  @Test(
    "Damaged rows are an error, not a crash",
    arguments: [
      "x'ff'", "x'01ffffffffffff'", "x'00ffffffff7f00'", "x'0000808080808080808080'", "x'05'",
      "'文字'", "7",
      "x'00 10 00 ff7f 0102030405'",
    ])
  func damage(_ data: String) throws {
    let archive = try TemporaryArchive(["通知.md": Self.text])
    try archive.index()
    let value = data.replacing(" ", with: "").replacing("x'", with: "x'")
    let queue = try DatabaseQueue(path: archive.indexFile)
    try queue.write { try $0.execute(sql: "UPDATE statements SET data = \(value)") }
    try queue.close()
    let reader = IndexReader(folder: archive.indexFolder)
    #expect(throws: ArchiveIndexError.self) {
      try reader.read { session in
        for head in try session.allRequirementHeads() {
          _ = try session.statements(of: try session.passage(number: head.passage))
        }
        for number in 1...session.passageCount {
          _ = try session.statements(of: try session.passage(number: number))
        }
      }
    }
  }

  @Test("Names are parts or wholes; those whom a document addresses are its recipients")
  func names() throws {
    let archive = try TemporaryArchive(["通知.md": Self.text])
    try archive.index()
    try IndexReader(folder: archive.indexFolder).read { session throws in
      func name(_ key: String, _ isWhole: Bool = true) -> KeyTest {
        KeyTest(key, isWhole: isWhole)
      }
      #expect(try session.voices(of: [name("一帆", false)]).count == 1)
      #expect(try session.voices(of: [name("一帆")]).isEmpty)
      #expect(try session.voices(of: [name("卓一帆")]).count == 1)
      #expect(try session.voices(of: [name("县长")]).count == 1)
      #expect(try session.documents(addressedTo: [name("乡镇", false)]).count == 1)
      #expect(try session.documents(addressedTo: [name("乡镇")]).count == 0)
      #expect(try session.documents(addressedTo: [name("各乡镇人民政府")]).count == 1)
      #expect(try session.documentsWithRecipients().count == 1)
      #expect(try session.addressees(named: [name("各村", false)]).count == 1)
      #expect(try session.addressees(named: [name("乡镇", false)]).isEmpty)
    }
  }

  @Test("A snapshot stays as it was while the archive changes") func snapshot() throws {
    let archive = try TemporaryArchive(["通知.md": Self.text])
    try archive.index()
    let reader = IndexReader(folder: archive.indexFolder)
    let snapshot = try reader.snapshot()
    try archive.remove("通知.md")
    try archive.index()
    #expect(try snapshot.read { try $0.allRequirementHeads().count } == 4)
    #expect(try reader.read { try $0.allRequirementHeads().count } == 0)
  }
}

extension IndexSession {
  fileprivate func allRequirementHeads() throws -> [RequirementHead] {
    var heads: [RequirementHead] = []
    // Some at a time, as lists look at them.
    var next: Int? = 0
    while let first = next {
      next = try forEachRequirements(from: first, most: 1) { heads += $1 }
    }
    return heads
  }
}
