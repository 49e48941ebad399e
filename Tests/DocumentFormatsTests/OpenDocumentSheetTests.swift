import ArchiveModel
import ExtractionSupport
import Testing

@testable import DocumentFormats

/// Spreadsheets put together of the elements of OpenDocument 1.3.
enum OpenSheets {
  /// A file whose sheets are given as the contents of `table:table`, by their names.
  static func file(
    _ sheets: [(name: String, content: String)], styles: String = "", style: String = "ta1",
    meta: String = "", manifest: String = ""
  ) -> [UInt8] {
    var builder = ArchiveBuilder()
    builder.add("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    if !manifest.isEmpty { builder.add("META-INF/manifest.xml", manifest) }
    let tables = sheets.map {
      "<table:table table:name=\"\($0.name)\" table:style-name=\"\(style)\">\($0.content)</table:table>"
    }
    builder.add(
      "content.xml",
      """
      <office:document-content xmlns:office="urn:o" xmlns:style="urn:s" xmlns:table="urn:t" \
      xmlns:text="urn:x" xmlns:draw="urn:d"><office:automatic-styles>\
      <style:style style:name="hidden" style:family="table">\
      <style:table-properties table:display="false"/></style:style>\(styles)\
      </office:automatic-styles><office:body><office:spreadsheet>\
      \(tables.joined())</office:spreadsheet></office:body></office:document-content>
      """)
    if !meta.isEmpty { builder.add("meta.xml", "<meta xmlns:dc=\"urn:dc\">\(meta)</meta>") }
    return builder.bytes
  }

  static func cell(_ text: String, _ attributes: String = "office:value-type=\"string\"") -> String
  {
    text.isEmpty
      ? "<table:table-cell/>"
      : "<table:table-cell \(attributes)><text:p>\(text)</text:p></table:table-cell>"
  }

  static func row(_ cells: [String], _ attributes: String = "") -> String {
    "<table:table-row \(attributes)>\(cells.map { $0.hasPrefix("<") ? $0 : cell($0) }.joined())"
      + "</table:table-row>"
  }
}

@Suite("Spreadsheets of OpenDocument") struct OpenDocumentSheetTests {
  private static let heading = OpenSheets.row(["序号", "问题", "责任单位", "整改时限"])

  private func extract(_ bytes: [UInt8], path: String = "甲/清单.ods") throws -> Extraction {
    let extraction = try ExtractionSupport.extract(bytes: bytes, path: path)
    for document in extraction.documents {
      let original = try decodedOriginal(bytes, path: path, recordID: document.recordID).text
      expectContract(document, original: original)
    }
    return extraction
  }

  private func texts(_ rows: String) throws -> [String] {
    try extract(OpenSheets.file([("表1", rows)])).texts
  }

  @Test("A row is a passage with the names of its columns") func rows() throws {
    let number = OpenSheets.cell("1", "office:value-type=\"float\" office:value=\"1\"")
    let day = OpenSheets.cell(
      "2024年6月30日", "office:value-type=\"date\" office:date-value=\"2024-06-30\"")
    let bytes = OpenSheets.file(
      [("台账", Self.heading + OpenSheets.row([number, "渡口石阶缺损", "县水利局", day]))],
      meta: "<dc:title>整改清单</dc:title>")
    let extraction = try extract(bytes)
    #expect(extraction.texts == ["序号：1；问题：渡口石阶缺损；责任单位：县水利局；整改时限：2024年6月30日"])
    #expect(extraction.document?.recordID == nil)
    #expect(extraction.description.title == "整改清单")
  }

  @Test("What repeats is written once: cells, rows, empty ones") func repeats() throws {
    let same = OpenSheets.cell("县教育局", "table:number-columns-repeated=\"2\"")
    let rows =
      OpenSheets.row(["任务", "牵头单位", "配合单位", "时限"])
      + OpenSheets.row(["修订预案", same, "6月"], "table:number-rows-repeated=\"2\"")
      + "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell "
      + "table:number-columns-repeated=\"16384\"/></table:table-row>"
      + OpenSheets.row(["清理通道", "<table:table-cell table:number-columns-repeated=\"2\"/>", "7月"])
    #expect(
      try texts(rows) == [
        "任务：修订预案；牵头单位：县教育局；配合单位：县教育局；时限：6月",
        "任务：修订预案；牵头单位：县教育局；配合单位：县教育局；时限：6月",
        "任务：清理通道；时限：7月",
      ])
  }

  @Test("A merged cell gives its value to each row it spans") func merged() throws {
    let unit = OpenSheets.cell("县水利局", "table:number-rows-spanned=\"2\"")
    let rows =
      OpenSheets.row(["单位", "问题", "时限"]) + OpenSheets.row([unit, "石阶缺损", "6月"])
      + OpenSheets.row(["<table:covered-table-cell/>", "渡口无灯", "7月"])
    #expect(try texts(rows) == ["单位：县水利局；问题：石阶缺损；时限：6月", "单位：县水利局；问题：渡口无灯；时限：7月"])
  }

  @Test("Hidden sheets, rows and columns are left out and named") func hidden() throws {
    let rows =
      "<table:table-column/><table:table-column table:visibility=\"collapse\"/><table:table-column/>"
      + OpenSheets.row(["单位", "内部", "时限"]) + OpenSheets.row(["甲局", "勿外传", "6月"])
      + OpenSheets.row(["乙局", "x", "7月"], "table:visibility=\"filter\"")
      + OpenSheets.row(["丙局", "", "8月"], "table:visibility=\"collapse\"")
      + OpenSheets.row(["丁局", "", "9月"])
    let extraction = try extract(OpenSheets.file([("甲", rows)]))
    #expect(extraction.texts == ["单位：甲局；时限：6月", "单位：丁局；时限：9月"])
    #expect(extraction.report.problems.map(\.code) == [.hiddenText])
    #expect(extraction.report.problems.first?.detail == .value("3:4 B:B"))
    let sheet = try extract(OpenSheets.file([("甲", rows)], style: "hidden"))
    #expect(sheet.documents.isEmpty)
    #expect(sheet.report.problems.map(\.code) == [.hiddenText, .empty])
  }

  @Test("Lines, spaces, comments and drawings of a cell") func cells() throws {
    let cell = """
      <table:table-cell office:value-type="string"><office:annotation><text:p>批注</text:p></office:annotation>\
      <draw:frame><draw:text-box><text:p>图中字</text:p></draw:text-box></draw:frame>\
      <text:p>一是<text:s text:c="2"/>清理；</text:p><text:p>二是<text:span>修缮</text:span>。</text:p></table:table-cell>
      """
    #expect(
      try texts(OpenSheets.row(["任务", "时限"]) + OpenSheets.row([cell, "6月"])) == [
        "任务：一是  清理；\n二是修缮。；时限：6月"
      ])
  }

  @Test("Values stand in for paragraphs; a formula without a value is named") func values() throws {
    let rows =
      OpenSheets.row(["任务", "数"])
      + OpenSheets.row([
        "甲", "<table:table-cell office:value-type=\"float\" office:value=\"12\"/>",
      ]) + OpenSheets.row(["乙", "<table:table-cell table:formula=\"of:=[.B2]*2\"/>"])
    let extraction = try extract(OpenSheets.file([("甲", rows)]))
    #expect(extraction.texts == ["任务：甲；数：12", "任务：乙"])
    #expect(extraction.report.problems.map(\.code) == [.formulaNotCalculated])
    #expect(extraction.report.problems.first?.detail == .value("B3"))
  }

  @Test("Each sheet is a document; other files' sheets and old wordings are none") func sheets()
    throws
  {
    let rows = OpenSheets.row(["单位", "时限"]) + OpenSheets.row(["甲局", "6月"])
    let foreign = "<table:table-source xlink:href=\"b.ods\" xmlns:xlink=\"urn:l\"/>" + rows
    let deleted = "<table:tracked-changes>\(rows)</table:tracked-changes>"
    let bytes = OpenSheets.file([
      ("一月", rows), ("'file:///b.ods'#$甲", foreign), ("二月", rows), ("空", deleted),
    ])
    let extraction = try extract(bytes)
    #expect(extraction.documents.map(\.recordID) == ["一月", "二月"])
    #expect(extraction.documents.map(\.description.title) == ["清单 一月", "清单 二月"])
  }

  @Test("Encrypted, damaged and endless files") func refused() throws {
    let manifest = "<manifest><file-entry><encryption-data/></file-entry></manifest>"
    #expect {
      _ = try extract(OpenSheets.file([("甲", "")], manifest: manifest))
    } throws: {
      ($0 as? ExtractionError)?.code == .encrypted
    }
    var builder = ArchiveBuilder()
    builder.add("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    #expect(throws: ExtractionError.self) { _ = try extract(builder.bytes) }
    let endless = OpenSheets.row(
      [OpenSheets.cell("满", "table:number-columns-repeated=\"16384\"")],
      "table:number-rows-repeated=\"1048576\"")
    #expect {
      _ = try extract(OpenSheets.file([("甲", endless)]))
    } throws: {
      ($0 as? ExtractionError)?.code == .tooLarge
    }
  }

  @Test("A table of descriptions is the first sheet with a heading") func descriptions() throws {
    let rows =
      OpenSheets.row(["著录表"]) + OpenSheets.row(["题名", "文号", "日期"])
      + OpenSheets.row(["关于防汛的通知", "云水发〔2021〕3号", "2021年3月29日"], "table:visibility=\"filter\"")
    let bytes = OpenSheets.file([("说明", OpenSheets.row(["填写说明"])), ("著录", rows)])
    let table = try TextTable(bytes, path: "表.ods")
    #expect(table.header == ["题名", "文号", "日期"])
    #expect(table.rows == [.init(number: 3, cells: ["关于防汛的通知", "云水发〔2021〕3号", "2021年3月29日"])])
    #expect(table.encoding == nil && table.broken == nil)
    #expect(throws: ExtractionError.self) { _ = try TextTable([0x50, 0x4B, 3, 4], path: "表.xlsx") }
  }
}
