import ArchiveModel
import DocumentFormats
import ExtractionSupport
import Testing

@Suite struct WordTests {
  private typealias W = WordSamples

  private func extract(_ bytes: [UInt8]) throws -> Extraction {
    try ExtractionSupport.extract(bytes: bytes, path: "文件.docx")
  }

  private func original(_ bytes: [UInt8]) throws -> String {
    try decodedOriginal(bytes, path: "文件.docx").text
  }

  @Test func numbersThatWordWritesAreText() throws {
    let body = [
      W.paragraph("总体要求", properties: W.numbered(0)),
      W.paragraph("指导思想。坚持人民至上。", properties: W.numbered(1)),
      W.paragraph("压实责任。", properties: W.numbered(2)),
      W.paragraph("严格考核。", properties: W.numbered(2)),
      W.paragraph("按月通报。", properties: W.numbered(3)),
      W.paragraph("首先", properties: W.numbered(4)),
      W.paragraph("主要任务", properties: W.numbered(0)),
      W.paragraph("排查隐患。", properties: W.numbered(2)),
      W.paragraph("点", properties: W.numbered(0, 2)),
      W.paragraph("另一份", properties: W.numbered(0, 3)),
      W.paragraph("不编号", properties: W.numbered(0, 0)),
    ].joined()
    let text = try original(W.document(body, numbering: W.officialNumbering))
    #expect(
      text == """
        一、总体要求
        （一）指导思想。坚持人民至上。
        1. 压实责任。
        2. 严格考核。
        （1）按月通报。
        ①首先
        二、主要任务
        1. 排查隐患。
        点
        一、另一份
        不编号

        """)
  }

  @Test(arguments: [
    (1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (100, "一百"), (101, "一百零一"), (110, "一百一十"),
    (1005, "一千零五"), (10000, "10000"),
  ])
  func chineseNumbers(number: Int, text: String) throws {
    let numbering =
      "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"\(number)\"/>"
      + "<w:numFmt w:val=\"chineseCountingThousand\"/><w:lvlText w:val=\"第%1条\"/></w:lvl>"
      + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
    let body = W.paragraph("甲", properties: W.numbered(0))
    #expect(try original(W.document(body, numbering: numbering)) == "第\(text)条甲\n")
  }

  @Test func headingsByStyleAndByOutlineLevel() throws {
    let long = String(repeating: "坚持问题导向和目标导向相统一，", count: 8) + "抓好落实。"
    let body =
      W.paragraph("关于加强水库管理的办法", properties: W.style("t"))
      + W.paragraph("总则", properties: W.style("1")) + W.paragraph(long)
      + W.paragraph("适用范围", properties: W.style("a5")) + W.paragraph(long)
      + W.paragraph("附则", properties: "<w:outlineLvl w:val=\"0\"/>") + W.paragraph(long)
    let extraction = try extract(W.document(body, styles: W.headingStyles))
    #expect(extraction.description.title == "关于加强水库管理的办法")
    #expect(extraction.passages.map(\.headingPath) == [["总则"], ["总则", "适用范围"], ["附则"]])
  }

  @Test func trackedChangesHiddenTextAndFields() throws {
    let body = """
      <w:p><w:r><w:t xml:space="preserve">各单位要 </w:t></w:r><w:ins><w:r><w:t>认真</w:t></w:r></w:ins>\
      <w:del><w:r><w:delText>马虎</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom>\
      <w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>\
      <w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>落实</w:t></w:r><w:r><w:tab/><w:t>好</w:t></w:r>\
      <w:r><w:ruby><w:rt><w:r><w:t>pin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>拼</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>\
      <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半句，</w:t></w:r></w:p><w:p><w:r><w:t>后半句。</w:t><w:br/><w:t>新行</w:t></w:r></w:p>\
      <w:p><w:pPr><w:pPrChange><w:pPr><w:pStyle w:val="1"/></w:pPr></w:pPrChange></w:pPr><w:r><w:t>末段 &amp; &#x5B8C;</w:t></w:r></w:p>
      """
    let text = try original(W.document(body, styles: W.headingStyles))
    #expect(text == "各单位要 认真落实\t好拼\n前半句，后半句。\n新行\n末段 & 完\n")
  }

  @Test func aTextBoxStandsOnce() throws {
    let box = W.paragraph("云岫县人民政府文件")
    let body =
      "<w:p><w:r><w:t>锚</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>"
      + "<wps:txbx><w:txbxContent>\(box)</w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
      + "<mc:Fallback><w:pict><v:textbox><w:txbxContent>\(box)</w:txbxContent></v:textbox></w:pict>"
      + "</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>定</w:t></w:r></w:p>"
    #expect(try original(W.document(body)) == "锚定\n云岫县人民政府文件\n")
  }

  @Test func tablesInReadingOrder() throws {
    func cell(_ text: String) -> String { "<w:tc>\(W.paragraph(text))</w:tc>" }
    let table =
      "<w:tbl><w:tr>\(cell("序号"))\(cell("单位"))</w:tr><w:tr>\(cell("1"))"
      + "<w:tc>\(W.paragraph("水务局"))\(W.paragraph("（牵头）"))</w:tc></w:tr></w:tbl>"
    let frame =
      "<w:tbl><w:tr>\(cell("关于成立领导小组的通知"))</w:tr></w:tbl>"
    let extraction = try extract(W.document(frame + W.paragraph("正文如下。") + table))
    #expect(extraction.description.title == "关于成立领导小组的通知")
    #expect(extraction.text.contains("序号\n单位\n1\n水务局\n（牵头）"))
    #expect(
      try original(W.document(frame + table)) == "关于成立领导小组的通知\n序号\t单位\n1\t水务局\n（牵头）\n")
  }

  @Test func notesStandAtTheEndOnTheirMarksPage() throws {
    let mark = "<w:r><w:footnoteReference w:id=\"2\"/></w:r>"
    let first = String(repeating: "这一页说的是防汛责任制的落实情况。", count: 20)
    let second = String(repeating: "那一页说的是抗旱和调水的情况。", count: 20)
    let body =
      "<w:p><w:r><w:t>\(first)</w:t></w:r>\(mark)</w:p><w:p><w:r><w:lastRenderedPageBreak/>"
      + "<w:t>\(second)</w:t></w:r></w:p>"
    let notes =
      "<w:footnote w:type=\"separator\" w:id=\"0\">\(W.paragraph("线"))</w:footnote>"
      + "<w:footnote w:id=\"2\">\(W.paragraph("见县志卷三。"))</w:footnote>"
    let bytes = W.document(body, footnotes: notes)
    #expect(try original(bytes).hasSuffix("\n[1] 见县志卷三。\n"))
    let passages = try extract(bytes).passages
    #expect(passages.count == 2 && passages.first?.pages == 1...1)
    // The note's text stands on the first page, what comes before it on the second.
    let last = try #require(passages.last)
    #expect(last.text.hasSuffix("[1] 见县志卷三。") && last.pages == 1...2)
  }

  @Test func withoutALayoutThereAreNoPages() throws {
    #expect(try extract(W.document(W.paragraph("一句话。"))).passages.map(\.pages) == [nil])
    let single = W.document(W.paragraph("一句话。"), app: "<Pages>1</Pages>")
    #expect(try extract(single).passages.map(\.pages) == [1...1])
  }

  @Test func propertiesStandWhereTheTextSaysNothing() throws {
    let core = "<dc:title>云岫水利志稿</dc:title><dc:creator>卫聿成</dc:creator>"
    let bare = try extract(
      W.document(W.paragraph("河水自北向南流，沿岸多良田。"), core: core)
    ).description
    #expect(bare.title == "云岫水利志稿" && bare.byline == ["卫聿成"] && bare.stated.isEmpty)
    let body = W.paragraph("关于开展检查的通知") + W.paragraph("各乡镇人民政府：") + W.paragraph("请认真执行。")
    #expect(try extract(W.document(body, core: core)).description.title == "关于开展检查的通知")
    let typist = "<dc:title>文档1</dc:title><dc:creator>微软用户</dc:creator>"
    let plain = try extract(
      W.document(W.paragraph("河水自北向南流，沿岸多良田。"), core: typist)
    ).description
    #expect(plain.title == "文件" && plain.byline.isEmpty)
  }

  @Test func contentsAreNoPassages() throws {
    let body =
      W.paragraph("总则 1", properties: W.style("TOC1"))
      + "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/></w:docPartObj></w:sdtPr>"
      + "<w:sdtContent>\(W.paragraph("附则 9"))</w:sdtContent></w:sdt>" + W.paragraph("正文一句。")
    let bytes = W.document(body, styles: W.headingStyles)
    #expect(try extract(bytes).texts == ["正文一句。"])
    #expect(try original(bytes) == "总则 1\n附则 9\n正文一句。\n")
  }

  @Test func declarationsAndEntitiesAreRefused() throws {
    let laughs =
      "<!DOCTYPE d [<!ENTITY a \"哈\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
    for (declaration, text) in [
      (laughs, "&b;"), ("<!DOCTYPE d SYSTEM \"file:///etc/passwd\">", "甲"), ("", "&a;"),
    ] {
      let bytes = W.document(W.paragraph(text), declaration: declaration)
      #expect { _ = try extract(bytes) } throws: { error in
        (error as? ExtractionError)?.code == .badMarkup && "\(error)".hasPrefix("文件.docx: ")
      }
    }
  }

  @Test func markupMadeToBeSlowIsRefused() throws {
    let attributes = (0..<100_000).map { " a\($0)=\"\"" }.joined()
    let nested = String(repeating: "<w:p>", count: 100_000)
    for body in ["<w:p\(attributes)/>", nested] {
      #expect(throws: ExtractionError.self) { _ = try extract(W.document(body)) }
    }
  }

  @Test(arguments: ["9223372036854775807", "-9223372036854775808", "99999999999999999999", "", "x"])
  func strangeNumbers(number: String) throws {
    let numbering =
      "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"\(number)\"/>"
      + "<w:lvlRestart w:val=\"\(number)\"/><w:lvlText w:val=\"%1%9%%\"/></w:lvl><w:lvl w:ilvl=\"\(number)\"/>"
      + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
    let strange =
      "<w:outlineLvl w:val=\"\(number)\"/><w:numPr><w:ilvl w:val=\"\(number)\"/><w:numId w:val=\"1\"/></w:numPr>"
    let body =
      W.paragraph("甲", properties: W.numbered(0)) + W.paragraph("乙", properties: W.numbered(0))
      + W.paragraph("丙", properties: strange)
    #expect(try original(W.document(body, numbering: numbering)).contains("丙"))
  }

  @Test func numbersOfMegabytesAreCut() throws {
    let numbering =
      "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:lvlText w:val=\""
      + String(repeating: "、", count: 1_000_000) + "\"/></w:lvl></w:abstractNum>"
      + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
    let body = String(repeating: W.paragraph("甲", properties: W.numbered(0)), count: 50)
    #expect(try original(W.document(body, numbering: numbering)).count < 50 * 300)
  }

  /// Notes are kept until the end of the text, so what is written before them has a bound of its own.
  @Test func numbersThatAddUpToMegabytesAreRefused() throws {
    let letters = "<w:start w:val=\"520\"/><w:numFmt w:val=\"lowerLetter\"/>"
    let numbering =
      "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\">\(letters)</w:lvl><w:lvl w:ilvl=\"1\">"
      + "<w:lvlText w:val=\"\(String(repeating: "%1", count: 120))\"/></w:lvl></w:abstractNum>"
      + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
    let paragraphs = String(repeating: W.paragraph("甲", properties: W.numbered(1)), count: 8_000)
    let document = W.document(
      W.paragraph("乙") + "<w:p><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>",
      numbering: numbering, footnotes: "<w:footnote w:id=\"3\">\(paragraphs)</w:footnote>")
    #expect {
      _ = try extract(document)
    } throws: {
      ($0 as? ExtractionError)?.code == .tooLarge
    }
  }

  @Test func whatIsNoDocumentIsNamed() {
    for (bytes, code) in [
      ([], ExtractionError.Code.badArchive), ([0x81, 0, 0xFF, 0x80, 0], .badArchive),
      (ArchiveBuilder.archive(["a.txt": "甲"]), .badArchive),
      (ArchiveBuilder.archive(["word/document.xml": "<a><b></a>"]), .badMarkup),
    ] {
      #expect { _ = try extract(bytes) } throws: { ($0 as? ExtractionError)?.code == code }
    }
  }
}

@Suite("Parts of Word documents") struct WordPartTests {
  private typealias W = WordSamples

  private func extract(_ bytes: [UInt8]) throws -> Extraction {
    try ExtractionSupport.extract(bytes: bytes, path: "文件.docx")
  }

  private func original(_ bytes: [UInt8]) throws -> String {
    try decodedOriginal(bytes, path: "文件.docx").text
  }

  @Test("A row is a line, whichever of its cells are empty") func emptyCells() throws {
    func row(_ cells: [String]) -> String {
      "<w:tr>" + cells.map { "<w:tc>\(W.paragraph($0))</w:tc>" }.joined() + "</w:tr>"
    }
    let rows = [["序", "事", "注"], ["1", "甲", ""], ["", "乙", ""], ["", "", ""], ["2", "", "丙"]]
    let table = "<w:tbl>\(rows.map(row).joined())</w:tbl>"
    #expect(
      try original(W.document(table + W.paragraph("后文"))) == "序\t事\t注\n1\t甲\t\n\t乙\t\n2\t\t丙\n后文\n")
    // A table in a cell: what follows it in the row begins a line.
    let inner =
      "<w:tbl><w:tr><w:tc>\(table)</w:tc><w:tc>\(W.paragraph("旁"))</w:tc></w:tr></w:tbl>"
    #expect(try original(W.document(inner)).hasSuffix("2\t\t丙\n旁\n"))
    #expect(
      try extract(W.document(table + W.paragraph("后文。"))).texts.last?.hasSuffix("后文。") == true)
  }

  @Test("A level without a start counts from 0") func noStart() throws {
    let numbering = """
      <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/>\
      <w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
      """
    let body =
      W.paragraph("甲", properties: W.numbered(0)) + W.paragraph("乙", properties: W.numbered(0))
    #expect(try original(W.document(body, numbering: numbering)) == "0. 甲\n1. 乙\n")
  }

  @Test("Footnotes and endnotes are counted apart, and shown so") func notes() throws {
    let body = """
      <w:p><w:r><w:t>甲</w:t><w:endnoteReference w:id="2"/><w:t>乙</w:t><w:footnoteReference w:id="2"/>\
      <w:t>丙</w:t><w:endnoteReference w:id="3"/></w:r></w:p>
      """
    let bytes = W.document(
      body, footnotes: "<w:footnote w:id=\"2\">\(W.paragraph("脚注"))</w:footnote>",
      endnotes: [2, 3].map { "<w:endnote w:id=\"\($0)\">\(W.paragraph("尾注\($0)"))</w:endnote>" }
        .joined())
    #expect(try original(bytes) == "甲乙丙\n[1] 脚注\n[i] 尾注2\n[ii] 尾注3\n")
  }

  @Test("Text that a style hides is hidden, unless the run takes it back") func hiddenByStyle()
    throws
  {
    let styles = """
      <w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>\
      <w:style w:type="character" w:styleId="k"><w:basedOn w:val="h"/></w:style>\
      <w:style w:type="paragraph" w:styleId="p"><w:rPr><w:vanish/></w:rPr></w:style>
      """
    let body = """
      <w:p><w:r><w:t>甲</w:t></w:r><w:r><w:rPr><w:rStyle w:val="k"/></w:rPr><w:t>乙</w:t></w:r>\
      <w:r><w:rPr><w:rStyle w:val="k"/><w:vanish w:val="0"/></w:rPr><w:t>丙</w:t></w:r></w:p>\
      \(W.paragraph("丁", properties: W.style("p")))\(W.paragraph("戊"))
      """
    #expect(try original(W.document(body, styles: styles)) == "甲丙\n戊\n")
  }

  private static func relationships(_ targets: [String]) -> (name: String, bytes: [UInt8]) {
    let list = targets.enumerated().map {
      "<Relationship Id=\"c\($0)\" Type=\"http://a/aFChunk\" Target=\"\($1)\"/>"
    }
    return (
      "word/_rels/document.xml.rels",
      Array("<Relationships>\(list.joined())</Relationships>".utf8)
    )
  }

  @Test("Files of other formats are read where they stand in the text") func chunks() throws {
    let body =
      W.paragraph("前文")
      + (0..<5).map { "<w:altChunk xmlns:r=\"urn:r\" r:id=\"c\($0)\"/>" }.joined()
      + W.paragraph("后文")
    let bytes = W.document(
      body,
      more: [
        Self.relationships(["a.html", "/word/b.docx", "c.rtf", "d.dat", "missing.htm"]),
        ("word/a.html", Array("<html><body><p>网页里的&amp;话</p></body></html>".utf8)),
        ("word/b.docx", W.document(W.paragraph("文档里的话"))),
        ("word/c.rtf", Array("{\\rtf1 \\u30002?\\par}".utf8)), ("word/d.dat", Array("文本里的话".utf8)),
      ])
    #expect(try original(bytes) == "前文\n网页里的&话\n文档里的话\n甲\n文本里的话\n后文\n")
    let problems = try extract(bytes).report.problems
    #expect(problems.map(\.entry) == ["word/missing.htm"])
    #expect(problems.map(\.code) == [.badEntry])
  }

  @Test("A page that stands in a document's text is read whole") func chunkWhole() throws {
    let rows = "<tr><td>发文机关：</td><td>清河县水利局</td></tr><tr><td>发文字号：</td><td>清水发〔2020〕5号</td></tr>"
    let page = "<table>\(rows)</table><p>为切实做好今冬明春档案安全工作，现将有关事项通知如下。</p><p>主办单位：清河县水利局</p>"
    let bytes = W.document(
      "<w:altChunk xmlns:r=\"urn:r\" r:id=\"c0\"/>",
      more: [Self.relationships(["a.html"]), ("word/a.html", Array(page.utf8))])
    let text = try original(bytes)
    for part in ["清水发〔2020〕5号", "现将有关事项", "主办单位"] { #expect(text.contains(part), "\(text)") }
  }

  @Test("A file that stands in its own text ends") func chunkInItself() throws {
    var bytes = W.document(W.paragraph("底"))
    for _ in 0..<5 {
      bytes = W.document(
        "<w:altChunk xmlns:r=\"urn:r\" r:id=\"c0\"/>" + W.paragraph("层"),
        more: [Self.relationships(["a.docx"]), ("word/a.docx", bytes)])
    }
    let report = try extract(bytes).report
    #expect(report.problems.count == 1 && report.problems.first?.code == .badEntry)
  }

  @Test("Damaged properties do not keep the text from being read") func damagedProperties() throws {
    let extraction = try extract(W.document(W.paragraph("正文。"), app: "<a>"))
    #expect(extraction.texts == ["正文。"])
    #expect(extraction.report.problems.map(\.entry) == ["docProps/app.xml"])
  }
}
