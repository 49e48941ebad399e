import ArchiveModel
import Foundation
import Testing

@testable import Corpus

@Suite("Tables of descriptions") struct MetadataTableTests {
  private func table(_ text: String) throws -> MetadataTable {
    try MetadataTable(Array(text.utf8), path: "表.csv")
  }

  @Test("Columns are known by their Chinese and English names") func columns() throws {
    let table = try table(
      "序号,题名（必填）,责任者,文号,形成日期,文种,文件名,备注\r\n1,关于防汛的通知,云岫县水利局,云水发〔2021〕3号,20210329,通知,甲.md,无\r\n")
    #expect(table.ignoredColumns == ["序号", "备注"] && table.hasFields)
    let row = try #require(table.rows.first)
    #expect(row.number == 2 && row.problems.isEmpty)
    #expect(row.locators == [.init(kind: .fileName, value: "甲.md")])
    #expect(row.stated.title == "关于防汛的通知" && row.stated.issuer == "云岫县水利局")
    #expect(row.stated.kind == .notice && row.stated.date?.description == "2021-03-29")
    let english = try self.table("path,Title,issuer,date\na.md,A,B,2021\n")
    #expect(english.rows.first?.stated.stated == [.title, .issuer, .date])
  }

  @Test("Quoted line breaks, blank rows, empty cells, and what our own CSV writes") func cells()
    throws
  {
    let table = try table(
      "\u{FEFF}id,title,issuer\r\nabc,\"上一行\n下一行 \"\"引\"\"\",\r\n,,\r\ndef,'=1+1,'平常\r\n")
    #expect(table.rows.map(\.number) == [2, 4])
    #expect(table.rows[0].stated.title == "上一行\n下一行 \"引\"")
    #expect(table.rows[0].stated.stated == [.title])
    #expect(table.rows[1].stated.title == "=1+1" && table.rows[1].stated.issuer == "'平常")
  }

  @Test("GB18030 is read") func encoding() throws {
    // 文号,题名 / 云发〔2020〕1号,关于加强档案工作的通知
    let bytes: [UInt8] = [
      0xCE, 0xC4, 0xBA, 0xC5, 0x2C, 0xCC, 0xE2, 0xC3, 0xFB, 0x0D, 0x0A, 0xD4, 0xC6, 0xB7, 0xA2,
      0xA1, 0xB2, 0x32, 0x30, 0x32, 0x30, 0xA1, 0xB3, 0x31, 0xBA, 0xC5, 0x2C, 0xB9, 0xD8, 0xD3,
      0xDA, 0xBC, 0xD3, 0xC7, 0xBF, 0xB5, 0xB5, 0xB0, 0xB8, 0xB9, 0xA4, 0xD7, 0xF7, 0xB5, 0xC4,
      0xCD, 0xA8, 0xD6, 0xAA, 0x0D, 0x0A,
    ]
    let table = try MetadataTable(bytes, path: "表.csv")
    #expect(table.rows.first?.stated.number == "云发〔2020〕1号")
    #expect(table.rows.first?.stated.title == "关于加强档案工作的通知")
  }

  @Test("What is wrong with a row is told by the row") func problems() throws {
    let table = try table(
      "path,日期,文种,date\na,2021-13-01,通知,\nb,2021,notises,\nc,2021,通知,,多,了\nd,\"未完,x\n")
    #expect(table.repeatedColumns == ["date"])
    #expect(table.rows.map(\.number) == [2, 3, 4, 5])
    #expect(
      table.rows.map(\.problems) == [
        [.value(column: "日期", FieldProblem(.notADate, value: "2021-13-01"))],
        [.value(column: "文种", FieldProblem(.unknownKind, value: "notises"))],
        [.tooManyCells(6, 4)], [.broken(.quotationNotClosed)],
      ])
  }

  @Test("What is no text is refused") func refused() {
    #expect(throws: CorpusError.self) {
      try MetadataTable([0x50, 0x4B, 0x03, 0x04] + Array(repeating: 0, count: 40), path: "表.xlsx")
    }
  }
}

/// A shelf of documents known by heart.
private struct Shelf: DocumentFinding {
  var documents: [DescribedDocument]

  func documents(_ locator: MetadataTable.Locator, _ value: String) -> [DescribedDocument] {
    documents.filter {
      switch locator {
      case .id: $0.id == value
      case .path, .code: $0.path == value
      case .fileName: $0.path.hasSuffix("/" + value)
      case .accession: false
      }
    }
  }

  func documents(number: String) -> [DescribedDocument] {
    documents.filter { document in
      document.description.number.flatMap { DocumentNumber($0) } == DocumentNumber(number)
    }
  }
}

@Suite("Describing many documents") struct MetadataImportTests {
  private let archive: WrittenArchive
  private let shelf: Shelf

  init() throws {
    archive = try WrittenArchive()
    var documents: [DescribedDocument] = []
    for (index, path) in ["通知/甲.md", "通知/乙.md", "函/甲.md"].enumerated() {
      try archive.folder.write("内容\(index)\n", to: "corpus/" + path)
      var description = DocumentDescription()
      description.number = "云发〔2020〕\(index + 1)号"
      documents.append(DescribedDocument(path: path, record: nil, description: description))
    }
    shelf = Shelf(documents: documents)
  }

  private func take(_ text: String, writing: Bool = true) throws -> [RowOutcome] {
    var metadata = MetadataImport(
      folder: archive.corpus, writer: writing ? try archive.writer() : nil, finder: shelf,
      attribution: Attribution(by: "白露"))
    try metadata.take(MetadataTable(Array(text.utf8), path: "表.csv"))
    return metadata.outcomes
  }

  private let mixed = """
    文件名,路径,文号,题名,日期
    乙.md,,,乙的题名,2021-01-02
    甲.md,,,两处都有,
    ,,云发(2020)第003号,按文号找到,
    ,,云发〔2020〕9号,没有,
    ,,,什么也没有说,
    丙.md,,,没有这个文件,
    ,通知/甲.md,,甲的题名,2021-99-99
    ,通知/乙.md,,又是乙,

    """

  @Test("Rows with problems are left out, the others done; a preview does nothing")
  func rows() throws {
    let preview = try take(mixed, writing: false)
    #expect(archive.register.entries.isEmpty && preview.allSatisfy { !$0.isDone })
    let outcomes = try take(mixed)
    #expect(outcomes.map(\.isDone) == [true, false, true, false, false, false, false, false])
    #expect(preview.map(\.changes) == outcomes.map(\.changes))
    #expect(
      outcomes.map(\.problems) == [
        [], [.severalDocuments("甲.md", ["通知/甲.md", "函/甲.md"])], [],
        [.noSuchDocument("云发〔2020〕9号")], [.noDocumentNamed], [.noSuchDocument("丙.md")],
        [.value(column: "日期", FieldProblem(.notADate, value: "2021-99-99"))], [.sameAsRow(2)],
      ])
    // The number found the document; written otherwise, it says nothing new.
    #expect(outcomes[2].changes.map(\.field) == ["title"])
    #expect(outcomes[2].document?.path == "函/甲.md")
    #expect(archive.register.entries.map(\.path) == ["通知/乙.md", "函/甲.md"])
    #expect(archive.contents("函/甲.md.meta.yaml")?.contains("按文号找到") == true)
    #expect(archive.contents("通知/甲.md.meta.yaml") == nil)
    #expect(try take(mixed).allSatisfy { $0.changes.isEmpty })
  }

  @Test("Many rows are several transactions, each whole") func batches() throws {
    var documents: [DescribedDocument] = []
    var text = "path,title\n"
    for number in 0..<450 {
      try archive.folder.write("x\(number)", to: "corpus/多/\(number).txt")
      documents.append(DescribedDocument(path: "多/\(number).txt", record: nil))
      text += "多/\(number).txt,第\(number)件\n"
    }
    var metadata = MetadataImport(
      folder: archive.corpus, writer: try archive.writer(), finder: Shelf(documents: documents),
      attribution: Attribution(by: "白露"))
    try metadata.take(MetadataTable(Array(text.utf8), path: "表.csv"))
    #expect(metadata.outcomes.count == 450 && metadata.outcomes.allSatisfy(\.isDone))
    #expect(archive.register.entries.count == 450 && archive.register.badLines.isEmpty)
    #expect(archive.manifest.count == 450)
  }
}

@Suite("The register of one document") struct RegisterHistoryTests {
  private func entry(
    _ action: RegisterEntry.Action, _ path: String, record: String? = nil, version: String? = nil
  ) -> RegisterEntry {
    var entry = Attribution(by: "白露").entry(action, path: path, record: record)
    entry.version = version
    return entry
  }

  @Test("Versions are followed both ways, records told apart") func versions() {
    let entries = [
      entry(.add, "一.md"), entry(.edit, "一.md"), entry(.add, "汇编.jsonl"),
      entry(.edit, "汇编.jsonl", record: "1"), entry(.edit, "汇编.jsonl", record: "2"),
      entry(.add, "二.md", version: "一.md"), entry(.replace, "一.md", version: "二.md"),
      entry(.add, "三.md", version: "二.md"), entry(.replace, "二.md", version: "三.md"),
      entry(.add, "四.md", version: "汇编.jsonl"),
      entry(.replace, "汇编.jsonl", record: "2", version: "四.md"), entry(.accept, "一.md.meta.yaml"),
    ]
    func indices(_ path: String, _ record: String? = nil) -> [Int] {
      let found = RegisterHistory.entries(ofPath: path, record: record, in: entries)
      return entries.indices.filter { found.contains(entries[$0]) }
    }
    for path in ["一.md", "二.md", "三.md"] { #expect(indices(path) == [0, 1, 5, 6, 7, 8, 11]) }
    #expect(indices("汇编.jsonl", "1") == [2, 3])
    #expect(indices("汇编.jsonl", "2") == [2, 4, 9, 10])
    #expect(indices("四.md") == [2, 4, 9, 10])
    #expect(indices("没有.md").isEmpty)
  }

  @Test("Old lines without the new key are read, and the new key is written") func coding() throws {
    let old = #"{"field":"title","from":"甲","to":"乙"}"#
    let change = try JSONDecoder().decode(RegisterEntry.Change.self, from: Data(old.utf8))
    #expect(change == .init(field: "title", from: "甲", to: "乙"))
    let new = try JSONEncoder().encode(
      RegisterEntry.Change(field: "title", from: "甲", to: "乙", fromExtracted: true))
    #expect(String(decoding: new, as: UTF8.self).contains("\"from_extracted\":true"))
  }
}
