import ArchiveModel
import DocumentFormats
import ExtractionSupport
import Testing

@Suite struct OpenDocumentTests {
  private static let namespaces = [
    "office", "text", "table", "draw", "style", "meta", "dc", "manifest",
  ].map { " xmlns:\($0)=\"urn:\($0)\"" }.joined()

  static func document(
    _ body: String, styles: String = "", meta: String = "", manifest: String = ""
  )
    -> [UInt8]
  {
    var builder = ArchiveBuilder()
    builder.add("mimetype", "application/vnd.oasis.opendocument.text")
    builder.add(
      "content.xml",
      "<office:document-content\(namespaces)><office:automatic-styles>\(styles)</office:automatic-styles>"
        + "<office:body><office:text>\(body)</office:text></office:body></office:document-content>")
    if !meta.isEmpty {
      builder.add("meta.xml", "<office:document-meta\(namespaces)>\(meta)</office:document-meta>")
    }
    builder.add(
      "META-INF/manifest.xml", "<manifest:manifest\(namespaces)>\(manifest)</manifest:manifest>")
    return builder.bytes
  }

  private static let listStyle = """
    <text:list-style style:name="L1"><text:list-level-style-number text:level="1" \
    style:num-format="一, 二, 三, ..." style:num-suffix="、"/>\
    <text:list-level-style-number text:level="2" style:num-format="1" style:num-prefix="（" style:num-suffix="）"/>\
    <text:list-level-style-number text:level="3" style:num-format="1" style:num-suffix="." text:display-levels="2"/>\
    </text:list-style><text:list-style style:name="L2"><text:list-level-style-bullet text:level="1"/></text:list-style>\
    <style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>
    """

  private func extract(_ bytes: [UInt8]) throws -> Extraction {
    try ExtractionSupport.extract(bytes: bytes, path: "文件.odt")
  }

  private func original(_ bytes: [UInt8]) throws -> String {
    try decodedOriginal(bytes, path: "文件.odt").text
  }

  private static func list(_ items: String, _ style: String = "L1", _ more: String = "") -> String {
    "<text:list text:style-name=\"\(style)\"\(more)>\(items)</text:list>"
  }

  private static func item(_ text: String, _ inner: String = "") -> String {
    "<text:list-item><text:p>\(text)</text:p>\(inner)</text:list-item>"
  }

  @Test("Hidden text, paragraphs and sections are left out; conditional text is as it is shown")
  func hidden() throws {
    let styles = """
      <style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>\
      <style:style style:name="T2" style:family="text" style:parent-style-name="T1"/>\
      <style:style style:name="T3" style:family="text"><style:text-properties text:display="true"/></style:style>\
      <style:style style:name="H" style:family="paragraph"><style:text-properties text:display="none"/></style:style>
      """
    let body = """
      <text:p>甲<text:span text:style-name="T2">密<text:s/><text:span text:style-name="T3">显</text:span>密</text:span>乙\
      <text:hidden-text text:is-hidden="true">藏</text:hidden-text><text:hidden-text text:is-hidden="false">丙</text:hidden-text>\
      <text:conditional-text text:string-value-if-true="丁" text:string-value-if-false="戊">丁</text:conditional-text></text:p>\
      <text:p text:style-name="H">整段</text:p>\
      <text:p><text:hidden-paragraph text:is-hidden="true"/>藏段</text:p>\
      <text:p><text:hidden-paragraph text:is-hidden="false"/>明段</text:p>\
      <text:section text:display="none"><text:p>藏节</text:p></text:section>\
      <text:section text:display="condition"><text:p>明节</text:p></text:section>
      """
    #expect(try original(Self.document(body, styles: styles)) == "甲显乙丙丁\n明段\n明节\n")
  }

  @Test("Rows with empty cells are lines") func emptyCells() throws {
    func row(_ cells: [String]) -> String {
      let cells = cells.map { "<table:table-cell><text:p>\($0)</text:p></table:table-cell>" }
      return "<table:table-row>\(cells.joined())</table:table-row>"
    }
    let table = "<table:table>\(row(["1", "甲", ""]))\(row(["", "", "乙"]))</table:table>"
    #expect(
      try original(Self.document(table + "<text:p>后文</text:p>")) == "1\t甲\t\n\t\t乙\n后文\n")
  }

  @Test("A manifest with a document type, or none that can be read, keeps no text from being read")
  func manifests() throws {
    let content = "<a xmlns:t=\"urn:text\"><t:p>正文。</t:p></a>"
    let plain =
      "<!DOCTYPE manifest:manifest PUBLIC \"-//OpenOffice.org//DTD Manifest 1.0//EN\" \"Manifest.dtd\"><m/>"
    for (manifest, problems) in [
      (plain, 0), ("<!DOCTYPE m [<!ENTITY a \"b\">]><m>&a;</m>", 1), ("<m>", 1),
    ] {
      let bytes = ArchiveBuilder.archive([
        "mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content,
        "META-INF/manifest.xml": manifest,
      ])
      let extraction = try extract(bytes)
      #expect(extraction.texts == ["正文。"])
      #expect(extraction.report.problems.count == problems, "\(manifest)")
    }
    let locked = ArchiveBuilder.archive([
      "mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content,
      "META-INF/manifest.xml":
        "<!DOCTYPE m PUBLIC \"a\" \"b\"><m><encryption-data/></m>",
    ])
    #expect { _ = try extract(locked) } throws: { ($0 as? ExtractionError)?.code == .encrypted }
  }

  @Test("Footnotes and endnotes are counted apart") func notes() throws {
    func note(_ kind: String, _ text: String) -> String {
      "<text:note text:note-class=\"\(kind)\"><text:note-body><text:p>\(text)</text:p></text:note-body></text:note>"
    }
    let body = "<text:p>甲\(note("endnote", "尾"))乙\(note("footnote", "脚"))丙</text:p>"
    #expect(try original(Self.document(body)) == "甲乙丙\n[1] 脚\n[i] 尾\n")
  }

  @Test func listNumbersAreText() throws {
    let deep = "<text:list>\(Self.item("细节"))</text:list>"
    let inner = "<text:list>\(Self.item("其一", deep))\(Self.item("其二"))</text:list>"
    let body =
      Self.list(Self.item("首要", inner) + Self.item("次要"), "L1", " xml:id=\"x\"")
      + Self.list(Self.item("重来"))
      + Self.list(Self.item("接续"), "L1", " text:continue-list=\"x\"")
      + Self.list(Self.item("点"), "L2")
    #expect(
      try original(Self.document(body, styles: Self.listStyle))
        == "一、首要\n（1）其一\n1.1. 细节\n（2）其二\n二、次要\n一、重来\n三、接续\n点\n")
  }

  @Test func whiteSpaceNotesFramesAndDeletions() throws {
    let body = """
      <text:tracked-changes><text:p>删去的话</text:p></text:tracked-changes>
      <text:p text:style-name="P1">关于开展检查的通知</text:p>
      <text:p>甲<text:s text:c="2"/>乙
        丙<text:line-break/>丁<text:note><text:note-citation>1</text:note-citation><text:note-body>\
      <text:p>注文。</text:p></text:note-body></text:note>。<draw:frame><draw:text-box><text:p>框内</text:p>\
      </draw:text-box></draw:frame><office:annotation><text:p>批注</text:p></office:annotation>尾</text:p>
      """
    let bytes = Self.document(body, styles: Self.listStyle)
    #expect(try original(bytes) == "关于开展检查的通知\n甲  乙 丙\n丁。尾\n框内\n[1] 注文。\n")
    #expect(try extract(bytes).description.title == "关于开展检查的通知")
  }

  @Test func softPageBreaksArePages() throws {
    let long = String(repeating: "这一页说的是防汛责任制的落实情况。", count: 20)
    let body = "<text:p>\(long)</text:p><text:soft-page-break/><text:p>\(long)</text:p>"
    #expect(try extract(Self.document(body)).passages.map(\.pages) == [1...1, 2...2])
  }

  @Test func propertiesAndNamedOnes() throws {
    let meta = """
      <dc:title>云岫水利志稿</dc:title><meta:initial-creator>卫聿成</meta:initial-creator><dc:creator>别人</dc:creator>\
      <meta:user-defined meta:name="文号">云志〔2020〕1号</meta:user-defined><meta:user-defined meta:name="无关">x</meta:user-defined>
      """
    let description = try extract(
      Self.document("<text:p>河水自北向南流，沿岸多良田。</text:p>", meta: meta)
    ).description
    #expect(description.title == "云岫水利志稿" && description.byline == ["卫聿成"])
    #expect(description.number == "云志〔2020〕1号")
  }

  @Test(arguments: ["9223372036854775807", "-9223372036854775808", "99999999999999999999", "", "x"])
  func strangeNumbers(number: String) throws {
    let style =
      "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\""
      + " text:start-value=\"\(number)\" text:display-levels=\"\(number)\"/></text:list-style>"
    let item = "<text:list-item text:start-value=\"\(number)\"><text:p>项</text:p></text:list-item>"
    let body =
      Self.list(item + Self.item("次"), "L")
      + "<text:h text:outline-level=\"\(number)\">章<text:s text:c=\"\(number)\"/></text:h>"
    #expect(try original(Self.document(body, styles: style)).contains("章"))
  }

  @Test func numbersOfMegabytesAreCut() throws {
    let long = String(repeating: "、", count: 1_000_000)
    let style =
      "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\""
      + " style:num-prefix=\"\(long)\" style:num-suffix=\"\(long)\"/></text:list-style>"
    let body = Self.list(String(repeating: Self.item("甲"), count: 50), "L")
    #expect(try original(Self.document(body, styles: style)).count < 50 * 600)
  }

  @Test func anEncryptedOneIsNamedSo() {
    let manifest = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    #expect {
      _ = try extract(Self.document("<text:p>甲</text:p>", manifest: manifest))
    } throws: {
      ($0 as? ExtractionError)?.code == .encrypted
    }
  }
}
