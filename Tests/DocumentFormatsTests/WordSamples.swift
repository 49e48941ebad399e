/// Word documents put together of the parts of ECMA-376.
enum WordSamples {
  static let namespaces =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
    + " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
    + " xmlns:v=\"urn:schemas-microsoft-com:vml\""

  static func document(
    _ body: String, styles: String = "", numbering: String = "", footnotes: String = "",
    core: String = "", app: String = "", declaration: String = "", endnotes: String = "",
    more: [(name: String, bytes: [UInt8])] = []
  ) -> [UInt8] {
    var builder = ArchiveBuilder()
    builder.add(
      "_rels/.rels",
      """
      <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
      <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
      </Relationships>
      """)
    builder.add(
      "word/document.xml",
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\(declaration)"
        + "<w:document \(namespaces)><w:body>\(body)</w:body></w:document>")
    for (name, element, content) in [
      ("styles", "styles", styles), ("numbering", "numbering", numbering),
      ("footnotes", "footnotes", footnotes), ("endnotes", "endnotes", endnotes),
    ] where !content.isEmpty {
      builder.add(
        "word/\(name).xml", "<w:\(element) \(namespaces)>\(content)</w:\(element)>")
    }
    if !core.isEmpty {
      builder.add(
        "docProps/core.xml",
        "<cp:coreProperties xmlns:cp=\"urn:cp\" xmlns:dc=\"urn:dc\">\(core)</cp:coreProperties>")
    }
    if !app.isEmpty { builder.add("docProps/app.xml", "<Properties>\(app)</Properties>") }
    for (name, bytes) in more { builder.add(name, bytes) }
    return builder.bytes
  }

  /// A paragraph of one run.
  static func paragraph(_ text: String, properties: String = "") -> String {
    "<w:p><w:pPr>\(properties)</w:pPr><w:r><w:t>\(text)</w:t></w:r></w:p>"
  }

  static func style(_ name: String) -> String { "<w:pStyle w:val=\"\(name)\"/>" }

  static func numbered(_ level: Int, _ instance: Int = 1) -> String {
    "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(instance)\"/></w:numPr>"
  }

  /// 一、（一）1. （1）① as official documents are numbered, and a bulleted list.
  static let officialNumbering: String = {
    let levels = [
      ("chineseCountingThousand", "%1、", "nothing"), ("chineseCounting", "（%2）", "nothing"),
      ("decimal", "%3.", "tab"), ("decimal", "（%4）", "space"),
      ("decimalEnclosedCircleChinese", "%5", "tab"),
    ]
    let xml = levels.enumerated().map { index, level in
      "<w:lvl w:ilvl=\"\(index)\"><w:start w:val=\"1\"/><w:numFmt w:val=\"\(level.0)\"/>"
        + "<w:suff w:val=\"\(level.2)\"/><w:lvlText w:val=\"\(level.1)\"/></w:lvl>"
    }.joined()
    return "<w:abstractNum w:abstractNumId=\"0\">\(xml)</w:abstractNum>"
      + "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/>"
      + "<w:lvlText w:val=\"\u{F0B7}\"/></w:lvl></w:abstractNum>"
      + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
      + "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>"
      + "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\">"
      + "<w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>"
  }()

  static let headingStyles =
    "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/></w:style>"
    + "<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"a\"/><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style>"
    + "<w:style w:type=\"paragraph\" w:styleId=\"a5\"><w:name w:val=\"公文二级\"/><w:basedOn w:val=\"2\"/></w:style>"
    + "<w:style w:type=\"paragraph\" w:styleId=\"2\"><w:name w:val=\"标题 2\"/><w:basedOn w:val=\"a\"/></w:style>"
    + "<w:style w:type=\"paragraph\" w:styleId=\"t\"><w:name w:val=\"Title\"/></w:style>"
    + "<w:style w:type=\"paragraph\" w:styleId=\"TOC1\"><w:name w:val=\"toc 1\"/></w:style>"
}
