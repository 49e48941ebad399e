import ArchiveModel
import ExtractionSupport
import Foundation
import Testing

@testable import DocumentFormats

/// Workbooks put together of the parts of ECMA-376.
private enum Workbooks {
  /// A sheet: its name, what stands in `sheetData`, and what stands before and after.
  struct Sheet {
    var name = "台账"
    var rows: String
    var columns = ""
    var merged: [String] = []
    var state = ""
  }

  static func workbook(
    _ sheets: [Sheet], strings: [String] = [], formats: [String] = [], counts1904: Bool = false,
    core: String = ""
  ) -> [UInt8] {
    var builder = ArchiveBuilder()
    let type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    builder.add(
      "_rels/.rels",
      "<Relationships><Relationship Id=\"a\" Type=\"\(type)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    )
    let listed = sheets.enumerated().map { index, sheet in
      "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\" \(sheet.state.isEmpty ? "" : "state=\"\(sheet.state)\"") r:id=\"r\(index)\"/>"
    }
    builder.add(
      "xl/workbook.xml",
      "<workbook xmlns:r=\"\(type)\"><workbookPr date1904=\"\(counts1904 ? 1 : 0)\"/><sheets>\(listed.joined())</sheets></workbook>"
    )
    let related = sheets.indices.map {
      "<Relationship Id=\"r\($0)\" Type=\"\(type)/worksheet\" Target=\"worksheets/sheet\($0).xml\"/>"
    }
    builder.add(
      "xl/_rels/workbook.xml.rels", "<Relationships>\(related.joined())</Relationships>")
    builder.add(
      "xl/sharedStrings.xml", "<sst>\(strings.map { "<si>\($0)</si>" }.joined())</sst>")
    let codes = formats.enumerated().map { index, code in
      "<numFmt numFmtId=\"\(200 + index)\" formatCode=\"\(code.replacingOccurrences(of: "\"", with: "&quot;").replacingOccurrences(of: "<", with: "&lt;"))\"/>"
    }
    let styles = formats.indices.map { "<xf numFmtId=\"\(200 + $0)\"/>" }
    builder.add(
      "xl/styles.xml",
      "<styleSheet><numFmts>\(codes.joined())</numFmts><cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs>"
        + "<cellXfs><xf numFmtId=\"0\"/>\(styles.joined())</cellXfs></styleSheet>")
    for (index, sheet) in sheets.enumerated() {
      let ranges = sheet.merged.map { "<mergeCell ref=\"\($0)\"/>" }
      builder.add(
        "xl/worksheets/sheet\(index).xml",
        "<worksheet><cols>\(sheet.columns)</cols><sheetData>\(sheet.rows)</sheetData>"
          + "<mergeCells>\(ranges.joined())</mergeCells></worksheet>")
    }
    if !core.isEmpty {
      builder.add(
        "docProps/core.xml", "<coreProperties xmlns:dc=\"urn:dc\">\(core)</coreProperties>")
    }
    return builder.bytes
  }

  /// Rows of texts in inline strings; empty texts are no cells.
  static func rows(_ rows: [[String]]) -> String {
    rows.enumerated().map { index, row in
      let cells = row.enumerated().map { column, text in
        let place = CellRange.letters(column + 1) + "\(index + 1)"
        return text.isEmpty
          ? "" : "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
      }
      return "<row r=\"\(index + 1)\">\(cells.joined())</row>"
    }.joined()
  }
}

@Suite("Workbooks") struct WorkbookTests {
  private typealias Sheet = Workbooks.Sheet

  private static let heading = ["序号", "问题", "责任单位", "整改时限"]
  private static let ledger = [
    ["云岫县巡察整改任务清单"], ["填报单位：县水利局", "", "", "2024年6月"], heading,
    ["1", "渡口石阶缺损", "县水利局", "6月底前"], ["2", "台账不规范", "", "长期坚持"], ["填表人：苗晓禾"],
  ]

  /// Extracts a workbook, holding the contract for each of its documents.
  private func extract(_ bytes: [UInt8], path: String = "甲/清单.xlsx") throws -> Extraction {
    let extraction = try ExtractionSupport.extract(bytes: bytes, path: path)
    for document in extraction.documents {
      let original = try decodedOriginal(bytes, path: path, recordID: document.recordID).text
      expectContract(document, original: original)
    }
    return extraction
  }

  private func texts(_ rows: [[String]], merged: [String] = []) throws -> [String] {
    try extract(Workbooks.workbook([Sheet(rows: Workbooks.rows(rows), merged: merged)])).texts
  }

  @Test("A level of secrecy in one sheet is that of all") func secrecy() throws {
    let plain = Sheet(name: "甲", rows: Workbooks.rows(Self.ledger))
    let marked = Sheet(
      name: "乙", rows: Workbooks.rows([["密级：机密★10年"], ["名册"], ["序号", "姓名"], ["1", "苗晓禾"]]))
    let lower = Sheet(name: "丙", rows: Workbooks.rows([["密级：秘密"], ["说明"]]))
    for sheets in [[plain, marked, lower], [lower, plain, marked], [marked, plain]] {
      let documents = try extract(Workbooks.workbook(sheets)).documents
      #expect(documents.count == sheets.count)
      #expect(documents.allSatisfy { $0.description.secrecyLevel == .secret })
    }
    let documents = try extract(Workbooks.workbook([plain, lower])).documents
    #expect(documents.map(\.description.secrecyLevel) == [.confidential, .confidential])
    #expect(try extract(Workbooks.workbook([plain])).documents[0].description.secrecy == nil)
  }

  // MARK: Tables

  @Test("A row is a passage with the names of its columns") func ledger() throws {
    let bytes = Workbooks.workbook([Sheet(rows: Workbooks.rows(Self.ledger), merged: ["A1:D1"])])
    let extraction = try extract(bytes)
    #expect(
      extraction.texts == [
        "云岫县巡察整改任务清单", "填报单位：县水利局\n2024年6月", "序号：1；问题：渡口石阶缺损；责任单位：县水利局；整改时限：6月底前",
        "序号：2；问题：台账不规范；整改时限：长期坚持", "填表人：苗晓禾",
      ])
    #expect(extraction.description.title == "云岫县巡察整改任务清单")
    #expect(extraction.document?.recordID == nil && extraction.report.problems.isEmpty)
    let original = try decodedOriginal(bytes, path: "清单.xlsx").text
    #expect(original.hasPrefix("云岫县巡察整改任务清单\n填报单位：县水利局\t2024年6月\n序号\t问题\t责任单位\t整改时限\n序号：1；"))
    #expect(try decodedOriginal(bytes, path: "清单.xlsx", recordID: "台账").text == original)
  }

  @Test("Merged cells give their value to each row") func merged() throws {
    let rows = [Self.heading, ["1", "甲", "县水利局", "六月"], ["2", "乙"], ["3", "丙", "县财政局"]]
    #expect(
      try texts(rows, merged: ["C2:C3", "D2:D4"]) == [
        "序号：1；问题：甲；责任单位：县水利局；整改时限：六月", "序号：2；问题：乙；责任单位：县水利局；整改时限：六月",
        "序号：3；问题：丙；责任单位：县财政局；整改时限：六月",
      ])
  }

  @Test("A heading of two rows, one of merged cells, names columns by both") func twoRows() throws {
    let rows = [
      ["序号", "责任", "", "备注"], ["", "单位", "人"], ["1", "县水利局", "苗晓禾", "无"], ["2", "县财政局"],
    ]
    let merged = ["A1:A2", "B1:C1", "D1:D2"]
    #expect(
      try texts(rows, merged: merged) == [
        "序号：1；责任/单位：县水利局；责任/人：苗晓禾；备注：无", "序号：2；责任/单位：县财政局",
      ])
  }

  @Test("Names are on one line; a repeated heading is none of the rows; a part's heading is a line")
  func otherRows() throws {
    let rows = [
      ["序号", "责任\n单位", "Due\ndate："], ["一、市级项目"], ["1", "县水利局", "六月"], ["序号", "责任单位", "Due date"],
      ["2", "县财政局", "七月\n八月"],
    ]
    #expect(
      try texts(rows) == [
        "一、市级项目", "序号：1；责任单位：县水利局；Due date：六月", "序号：2；责任单位：县财政局；Due date：七月\n八月",
      ])
  }

  @Test("A form, whose labels stand beside the values, is no table") func form() throws {
    let rows = [
      ["项目登记表"], ["项目名称", "云岫大桥加固", "建设单位", "县交通局"], ["开工日期", "三月一日", "总投资", "一千二百万元"],
      ["项目简介", "桥梁加固。"],
    ]
    let text = try texts(rows).joined(separator: "\n")
    #expect(text.contains("项目名称\n云岫大桥加固\n建设单位") && !text.contains("："))
  }

  @Test("A sheet without a table is text; a heading without rows is kept") func noTable() throws {
    #expect(try texts([["关于开展检查的通知"], ["请各单位于六月底前完成自查。"]]).count == 1)
    #expect(try texts([Self.heading]) == ["序号\n问题\n责任单位\n整改时限"])
    #expect(try texts([["2024年6月30日"], ["1"], ["打印"], ["— 2 —"]]) == ["2024年6月30日\n1\n打印\n— 2 —"])
    // So is one with a name that no row uses.
    #expect(
      try texts([Self.heading, ["1", "甲", "县水利局"]]) == [
        "序号\n问题\n责任单位\n整改时限", "序号：1；问题：甲；责任单位：县水利局",
      ])
  }

  @Test("A long row is cut between sentences") func longRow() throws {
    let long = String(repeating: "压实责任，逐项销号。", count: 120)
    let texts = try texts([Self.heading, ["1", long, "县水利局", "六月"], ["2", "乙", "丙", "丁"]])
    #expect(texts.count > 3 && texts.allSatisfy { $0.count <= 500 })
    #expect(texts.first?.hasPrefix("序号：1；问题：压实责任") == true)
  }

  // MARK: Sheets

  @Test("Each sheet with text is a document by its name") func sheets() throws {
    let rows = Workbooks.rows(Self.ledger)
    let bytes = Workbooks.workbook([
      Sheet(name: "一季度", rows: rows), Sheet(name: "空", rows: ""),
      Sheet(name: "二季度", rows: Workbooks.rows([Self.heading, ["1", "甲", "乙", "丙"]])),
      Sheet(name: "Sheet4", rows: Workbooks.rows([["甲"]])),
    ])
    let extraction = try extract(bytes)
    #expect(extraction.documents.map(\.recordID) == ["一季度", "二季度", "Sheet4"])
    #expect(extraction.report.documentCount == 3)
    #expect(
      extraction.documents.map(\.description.title) == ["云岫县巡察整改任务清单", "清单 二季度", "清单"])
    #expect(try decodedOriginal(bytes, path: "清单.xlsx").text == "一季度\n二季度\nSheet4\n")
    #expect {
      try decodedOriginal(bytes, path: "清单.xlsx", recordID: "三季度")
    } throws: {
      ($0 as? ExtractionError)?.code == .badArchive
    }
  }

  @Test("In an archive a sheet's id follows the workbook's") func inArchive() throws {
    var builder = ArchiveBuilder()
    builder.add(
      "表/清单.xlsx",
      Workbooks.workbook([
        Sheet(rows: Workbooks.rows(Self.ledger)), Sheet(name: "乙", rows: Workbooks.rows([["乙"]])),
      ]))
    let extraction = try extract(builder.bytes, path: "a.zip")
    #expect(extraction.documents.map(\.recordID) == ["表/清单.xlsx//台账", "表/清单.xlsx//乙"])
  }

  @Test("What is hidden is left out and reported") func hidden() throws {
    let rows = Workbooks.rows([
      Self.heading + ["内部意见"], ["1", "甲", "乙", "丙", "不宜公开"], ["2", "隐藏行"], ["3", "隐藏行"],
      ["4", "丁"],
    ]).replacingOccurrences(of: "<row r=\"3\">", with: "<row r=\"3\" hidden=\"1\">")
      .replacingOccurrences(of: "<row r=\"4\">", with: "<row r=\"4\" ht=\"0\" customHeight=\"1\">")
    let bytes = Workbooks.workbook([
      Sheet(rows: rows, columns: "<col min=\"5\" max=\"9\" hidden=\"1\"/>"),
      Sheet(name: "底稿", rows: Workbooks.rows([["底稿"]]), state: "veryHidden"),
    ])
    let extraction = try extract(bytes)
    #expect(extraction.texts == ["序号：1；问题：甲；责任单位：乙；整改时限：丙", "序号：4；问题：丁"])
    #expect(
      extraction.report.problems == [
        ExtractionProblem(.hiddenText, entry: "台账", count: 3, detail: .value("3:4 E:E")),
        ExtractionProblem(.hiddenText, entry: "底稿"),
      ])
    #expect(throws: ExtractionError.self) {
      try decodedOriginal(bytes, path: "清单.xlsx", recordID: "底稿")
    }
  }

  // MARK: Cells

  private func shown(
    _ cells: String, strings: [String] = [], formats: [String] = [], counts1904: Bool = false
  ) throws -> Extraction {
    try extract(
      Workbooks.workbook(
        [Sheet(rows: "<row r=\"1\">\(cells)</row>")], strings: strings, formats: formats,
        counts1904: counts1904))
  }

  @Test(
    "Cells show what they hold",
    arguments: [
      ("<c t=\"s\"><v>0</v></c>", "县水利局"), ("<c t=\"s\"><v>1</v></c>", "整改任务"),
      ("<c t=\"inlineStr\"><is><r><t>甲</t></r><r><t>乙</t></r></is></c>", "甲乙"),
      ("<c t=\"str\"><f>A2</f><v>丙_x000D_\n丁</v></c>", "丙\n丁"), ("<c t=\"b\"><v>1</v></c>", "TRUE"),
      ("<c t=\"b\"><v>0</v></c>", "FALSE"), ("<c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>", "#DIV/0!"),
      ("<c><f>1+1</f><v>2</v></c>", "2"), ("<c><v>0.30000000000000004</v></c>", "0.3"),
      ("<c t=\"d\" s=\"1\"><v>2024-06-30T00:00:00</v></c>", "2024年6月30日"),
      ("<c><v>别的</v></c>", "别的"),
    ])
  func cells(cell: String, text: String) throws {
    let strings = [
      "<t>县水利局</t>",
      "<r><rPr><b/></rPr><t>整改</t></r><r><t>任务</t></r><rPh sb=\"0\" eb=\"2\"><t>zhěng gǎi</t></rPh>",
    ]
    let extraction = try shown(cell, strings: strings, formats: ["yyyy\"年\"m\"月\"d\"日\""])
    #expect(extraction.text == text && extraction.report.problems.isEmpty)
  }

  @Test("Formulas without a value, shared texts that are not there, and hidden values are reported")
  func missing() throws {
    let extraction = try shown(
      "<c r=\"A1\" t=\"inlineStr\"><is><t>甲</t></is></c><c r=\"B1\"><f>1+1</f><v/></c><c r=\"C1\" t=\"s\"><v>7</v></c><c r=\"D1\" s=\"1\"><v>5</v></c>",
      formats: [";;;"])
    #expect(extraction.text == "甲")
    #expect(
      extraction.report.problems == [
        ExtractionProblem(.hiddenText, entry: "台账", detail: .value("D1")),
        ExtractionProblem(.badValue, entry: "台账", detail: .value("C1")),
        ExtractionProblem(.formulaNotCalculated, entry: "台账", detail: .value("B1")),
      ])
  }

  @Test("Numbers and days are rows' values by the workbook's styles") func styled() throws {
    let heading = Workbooks.rows([["序号", "资金", "时限"]])
    let bytes = Workbooks.workbook(
      [
        Sheet(
          rows: heading
            + "<row r=\"2\"><c><v>1</v></c><c s=\"1\"><v>1234.5</v></c><c s=\"2\"><v>44011</v></c></row>"
        )
      ],
      formats: ["#,##0.00", "yyyy\"年\"m\"月\"d\"日\""], counts1904: true)
    #expect(try extract(bytes).texts == ["序号：1；资金：1,234.50；时限：2024年6月30日"])
  }

  // MARK: Damage

  @Test("Encrypted, damaged and other files are named by what they are") func otherFiles() {
    let compound = CompoundFile.signature + [UInt8](repeating: 0, count: 1016)
    let name = "EncryptedPackage".utf8.flatMap { [$0, 0] as [UInt8] }
    let files: [([UInt8], ExtractionError.Code)] = [
      (compound + name + [UInt8](repeating: 0, count: 96), .encrypted),
      (compound, .badArchive), ([0x50, 0x4B, 0, 1, 0xFF, 0x80], .badArchive),
      (ArchiveBuilder.archive(["xl/a.xml": "<a/>"]), .badArchive),
      (ArchiveBuilder.archive(["xl/workbook.xml": "<!DOCTYPE a><workbook/>"]), .badMarkup),
    ]
    for (bytes, code) in files {
      for ending in ["xlsx", "docx"] where ending == "xlsx" || code != .badMarkup {
        #expect { _ = try ExtractionSupport.extract(bytes: bytes, path: "a.\(ending)") } throws: {
          ($0 as? ExtractionError)?.code == code
        }
      }
    }
  }

  @Test("A sheet that cannot be read is named, the others go in; a part is read once")
  func badSheet()
    throws
  {
    let good = Sheet(rows: Workbooks.rows([["甲"]]))
    let bad = Sheet(name: "坏", rows: "<row>")
    let extraction = try extract(Workbooks.workbook([bad, good]))
    #expect(extraction.documents.map(\.recordID) == [nil])
    #expect(extraction.report.problems.map(\.code) == [.badEntry])
    #expect(extraction.report.problems.first?.fault == "badMarkup")
    #expect { _ = try extract(Workbooks.workbook([bad])) } throws: {
      ($0 as? ExtractionError)?.code == .badMarkup
    }
    var builder = ArchiveBuilder()
    for entry in ArchiveBuilder.entries(Workbooks.workbook([good, good])) {
      let text = String(decoding: entry.content, as: UTF8.self)
      builder.add(
        entry.name, Array(text.replacingOccurrences(of: "sheet1.xml", with: "sheet0.xml").utf8))
    }
    #expect(try extract(builder.bytes).report.problems.map(\.code) == [.badEntry])
  }

  @Test("Merged cells over the whole sheet do not make a small file large") func bounds() throws {
    let row = "<c t=\"s\"><v>0</v></c>"
    let long = "<t>\(String(repeating: "责任", count: 8000))</t>"
    let bytes = Workbooks.workbook(
      [
        Sheet(
          rows: (1...4000).map { "<row r=\"\($0)\">\(row)<c t=\"b\"><v>1</v></c></row>" }.joined(),
          merged: ["A1:A1048576", "C1:XFD1048576"])
      ], strings: [long])
    #expect { _ = try extract(bytes) } throws: { ($0 as? ExtractionError)?.code == .tooLarge }
  }

  @Test("Damaged workbooks are answered") func damaged() {
    let bytes = Workbooks.workbook(
      [
        Sheet(
          rows: Workbooks.rows(Self.ledger), columns: "<col min=\"9\" max=\"9\" hidden=\"1\"/>",
          merged: ["A1:D1", "C4:C5"]),
        Sheet(
          name: "乙", rows: "<row r=\"1\"><c s=\"1\"><v>45473</v></c><c t=\"s\"><v>0</v></c></row>"),
      ], strings: ["<t>甲_x4E59_</t>"], formats: ["[DBNum1]yyyy\"年\"m\"月\"d\"日\";[>=1]#,##0.0E+0;@"])
    let entries = ArchiveBuilder.entries(bytes)
    var generator = SeededGenerator(state: 7)
    for round in 0..<600 {
      var damaged = FuzzTests.damaged(bytes, &generator)
      if round % 3 > 0 {
        let victim = Int.random(in: entries.indices, using: &generator)
        var builder = ArchiveBuilder()
        for (place, entry) in entries.enumerated() {
          builder.add(
            entry.name,
            place == victim ? FuzzTests.damaged(entry.content, &generator) : entry.content)
        }
        damaged = builder.bytes
      }
      do { _ = try extract(damaged, path: "a.xlsx") } catch {
        #expect((error as? ExtractionError)?.path == "a.xlsx", "\(error)")
      }
    }
  }

}
