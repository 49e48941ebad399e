import ArchiveModel
import Foundation
import Testing

@testable import ResultRendering

@Suite("Lists") struct ListingTests {
  private let style = TerminalStyle(colours: false, width: 80)

  private func listed(_ change: (inout DocumentSummary) -> Void = { _ in }) -> ListedDocument {
    var summary = Samples.document()
    change(&summary)
    return ListedDocument(
      summary: summary, accession: "2021-000007", sha256: "ab", size: 1234, format: "text",
      encoding: "GB18030", problems: [.value("x"), .value("y")])
  }

  @Test("Lines are set out in columns, nothing is cut, nothing commands the terminal") func text() {
    let list = DocumentList(
      columns: [.kind, .size, .title, .state], style: style, language: .chinese)
    #expect(list.textHeader == "文种       字节  标题                                          状态\n")
    #expect(
      list.text(listed()) == "通知       1234  关于切实做好安全生产工作的通知                current\n")
    let hostile = list.text(listed { $0.description.title = Samples.hostile })
    #expect(!hostile.dropLast().unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F })
    #expect(list.textFooter(shown: 2, total: 5) == "列出 2 份，共 5 份\n")
  }

  @Test("CSV has all columns by their names, and no formulas") func csv() {
    let columns = Array(ListingColumn.allCases.prefix { $0 != .addressee })
    let list = DocumentList(columns: columns, style: style, language: .english)
    #expect(
      list.csvHeader
        == "\u{FEFF}id,record,date,kind,title,issuer,number,speaker,path,accession,sha256,size,format,encoding,state,problems,content_state\r\n"
    )
    let row = list.csv(listed { $0.description.title = "=1+1" })
    #expect(
      row
        == "d1,,2020-11-05,通知,'=1+1,清溪县人民政府办公室,清政办发〔2020〕12号,,notices/12号.txt,2021-000007,ab,1234,text,GB18030,current,x; y,text\r\n"
    )
  }

  @Test("A catalogue has a group for each place, and its columns are the standard's")
  func catalogue()
    throws
  {
    let documents = [2, 1].map { number in
      listed {
        $0.description.title = "<第\(number)份>"
        for (field, value) in [
          (DocumentDescription.Field.archivalCode, "Z1-WS·2020-Y-000\(number)"), (.fonds, "Z1"),
          (.year, "2020"), (.retention, "永久"), (.item, "\(number)"), (.pageCount, "3"),
        ] {
          _ = $0.description.state(field, [value])
        }
      }
    }
    let table = ListingTable.catalogue(
      documents + [listed { $0.description.title = "未归档" }], language: .chinese)
    #expect(table.title == "归档文件目录" && table.count == 3 && table.groups.count == 2)
    #expect(
      table.columns.map(\.name) == [
        "序号", "档号", "文号", "责任者", "题名", "日期", "密级", "页数", "备注", "文档编号",
      ])
    let group = try #require(table.groups.first { $0.rows.count == 2 })
    #expect(group.facts.map(\.value) == ["Z1", "2020", "永久", ""])
    #expect(group.rows[0][0...1] == ["1", "Z1-WS·2020-Y-0001"] && group.rows[0][5] == "20201105")
    let page = ListingPage.render(table)
    #expect(page.contains("&lt;第1份&gt;") && !page.contains("<第1份>"))
    #expect(page.contains("lang=\"zh-Hans\""))
    #expect(table.csv.hasPrefix("\u{FEFF}全宗号,年度,保管期限,机构（问题）,序号,档号,"))
    #expect(table.text(style).contains("全宗号：Z1  年度：2020"))
  }

  @Test("A workbook is written whole, or told why not") func workbook() throws {
    let table = ListingTable(
      [listed { $0.description.title = "=1+1\u{0}" }], columns: [.title, .number],
      language: .english)
    let folder = NSTemporaryDirectory() + "workbook-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try ListingWorkbook.write(table, to: folder + "/a.xlsx")
    let bytes = try Data(contentsOf: URL(filePath: folder + "/a.xlsx"))
    #expect(bytes.starts(with: Data("PK".utf8)))
    #expect(throws: ListingWorkbook.Failure.self) {
      try ListingWorkbook.write(table, to: folder + "/没有/a.xlsx")
    }
  }

  @Test("JSON has the document's fields and its file's") func json() throws {
    let text = try DocumentList.json(listed { $0.standing.state = .withdrawn(why: "因") })
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(object["id"] as? String == "d1" && object["state"] as? String == "withdrawn")
    #expect(object["size"] as? Int == 1234 && object["content_state"] as? String == "text")
    let problems = try #require(object["problems"] as? [[String: Any]])
    #expect(problems.map { $0["message"] as? String } == ["x", "y"])
    #expect(problems.allSatisfy { $0["code"] is String && $0["values"] is [String] })
    #expect(object["accession"] as? String == "2021-000007" && object["speaker"] is NSNull)
    // A list is of current documents unless asked; why one was withdrawn, `show` tells.
    #expect(!text.contains("因"))
  }

  @Test("The work list") func gaps() throws {
    let list = GapList(fields: [.date, .issuer], style: style, language: .english)
    let document = listed {
      $0.description.issuer = nil
      $0.description.date = PartialDate(year: nil, month: 10, day: 26)
      $0.externalID = "7"
    }
    #expect(document.missing([.date, .kind, .issuer]) == [.date, .issuer])
    #expect(
      list.textHeader(documents: 3, counts: [.date: 2, .issuer: 0], failed: 1)
        == "3 documents to describe: lacking date 2; 1 file not read\n")
    #expect(list.textGroup([.date]) == "\nLacking date\n")
    #expect(
      list.text(document) == "d1  notices/12号.txt#7\n    关于切实做好安全生产工作的通知 · --10-26\n")
    #expect(
      list.csv(document)
        == "d1,notices/12号.txt,7,date issuer,关于切实做好安全生产工作的通知,通知,,清政办发〔2020〕12号,'--10-26,\r\n")
    let failed = FailedFile(
      id: "f", path: "坏.docx", reason: .foreign("damaged"))
    #expect(list.text([failed]) == "\nNot read: 1\nf  坏.docx\n    damaged\n")
    #expect(list.csv(failed) == "f,坏.docx,,text,,,,,,damaged\r\n")
    #expect(try GapList.json(failed).contains("\"missing\":[\"text\"]"))
    #expect(try list.json(document).contains("\"missing\":[\"date\",\"issuer\"]"))
  }

  @Test("Numbers keep the keys of the status") func statistics() throws {
    let status = ArchiveStatus(
      documentCount: 5, passageCount: 9, problemCount: 1, isComplete: false, analysisVersion: "1")
    var statistics = ArchiveStatistics(status: status)
    statistics.kinds = [.init(value: "通知", count: 4), .init(value: nil, count: 1)]
    statistics.withdrawnCount = 2
    func object(_ text: String) throws -> [String: Any] {
      try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }
    let json = try object(StatisticsJSON.render(statistics))
    for (key, value) in try object(StatusJSON.render(status)) {
      #expect("\(json[key] ?? "")" == "\(value)", "\(key)")
    }
    #expect(json["withdrawn"] as? Int == 2)
    let text = StatisticsText.render(statistics, style: style, language: .chinese)
    #expect(text.contains("已撤下 2") && text.contains("文种: 通知 4  （无） 1"))
    #expect(text.contains("请运行 chadang index"))
  }
}

@Suite("Documents that are kept and not found") struct StandingTests {
  private func view() -> DocumentView {
    DocumentView(
      document: Samples.document(), contentSHA256: "ab", format: "text", encoding: nil,
      passages: [], passageCount: 0)
  }

  @Test("A banner says so, with the other version") func banners() throws {
    var view = view()
    let style = TerminalStyle(colours: false, width: 80)
    #expect(try !DocumentPage.render(view, language: .chinese).contains("class=\"notice\""))
    view.document.standing.state = .withdrawn(why: "<b>\u{1B}[31m")
    let text = DocumentText.render(view, style: style, language: .chinese)
    #expect(text.contains("已撤下，检索不到：<b>␛[31m"))
    view.document.standing.state = .replaced(by: "新/<i>.md")
    view.versions.later = .init(id: "a\"b", path: "新/<i>.md")
    view.versions.earlier = .init(id: "c", path: "旧.md")
    let page = try DocumentPage.render(view, language: .english)
    #expect(page.contains("<a href=\"/documents/a%22b\"><bdi>新/&lt;i&gt;.md</bdi></a>"))
    #expect(page.contains("<a href=\"/documents/c\"><bdi>旧.md</bdi></a>"))
    let json = try DocumentJSON.render(view)
    #expect(
      json.contains(
        #""standing":{"replaced_by":{"id":"a\"b","path":"新/<i>.md"},"replaces":{"id":"c","path":"旧.md"},"state":"replaced","why":null}"#
      ))
  }

  @Test("Search results say nothing of standing") func unchanged() throws {
    #expect(
      try !SearchResultJSON.render(Samples.response(), language: .english).contains("standing"))
  }
}
