/// A format of XML parts in a ZIP archive. What is fuzzed is, by how the bytes begin:
///
/// ```text
/// PK…      the file itself
/// <…       the parts, separated by NUL, in the order of `parts`
/// other    bytes of which ``XMLMaker`` makes well-formed parts
/// ```
struct Package {
  /// The parts that are fuzzed.
  var parts: [String]
  /// What stands in an archive where a part is not given, or empty.
  var fixed: [(name: String, text: String)]
  var vocabulary: Vocabulary

  /// The file that the bytes make.
  func file(_ bytes: [UInt8]) -> [UInt8] {
    if bytes.starts(with: [0x50, 0x4B]) { return bytes }
    let contents: [[UInt8]]
    if bytes.first == 0x3C {
      contents = bytes.split(separator: 0, omittingEmptySubsequences: false).map(Array.init)
    } else {
      var maker = XMLMaker(bytes, vocabulary)
      contents = maker.documents()
    }
    var writer = ZIPWriter()
    var given: Set<String> = []
    for (name, content) in zip(parts, contents) where !content.isEmpty {
      given.insert(name)
      writer.add(Array(name.utf8), content)
    }
    for (name, text) in fixed where !given.contains(name) {
      writer.add(Array(name.utf8), Array(text.utf8))
    }
    return writer.bytes
  }

  /// An archive of whatever it is said to hold: names and contents in turn, separated by NUL, where the
  /// bytes are not an archive themselves.
  static func archive(_ bytes: [UInt8]) -> [UInt8] {
    if bytes.starts(with: [0x50, 0x4B]) { return bytes }
    let pieces = bytes.split(separator: 0, omittingEmptySubsequences: false)
    var writer = ZIPWriter()
    for index in stride(from: 0, to: pieces.count, by: 2) {
      writer.add(
        Array(pieces[index].prefix(0xFFFF)),
        index + 1 < pieces.count ? Array(pieces[index + 1]) : [])
    }
    return writer.bytes
  }

  static let docx = Package(
    parts: [
      "word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footnotes.xml",
      "docProps/core.xml", "docProps/custom.xml",
    ],
    fixed: [
      (
        "word/styles.xml",
        "<styles><style type=\"paragraph\" styleId=\"1\"><name val=\"heading 1\"/></style></styles>"
      ),
      (
        "word/numbering.xml",
        "<numbering><abstractNum abstractNumId=\"1\"><lvl ilvl=\"0\"><numFmt val=\"chineseCounting\"/>"
          + "<lvlText val=\"%1、\"/></lvl><lvl ilvl=\"1\"><numFmt val=\"decimal\"/><lvlText val=\"%1.%2\"/>"
          + "</lvl></abstractNum><num numId=\"1\"><abstractNumId val=\"1\"/></num></numbering>"
      ),
    ],
    vocabulary: Vocabulary(
      elements: [
        "body", "p", "pPr", "r", "t", "rPr", "pStyle", "numPr", "numId", "ilvl", "outlineLvl",
        "tbl", "tr",
        "tc", "txbxContent", "sdt", "sdtContent", "docPartGallery", "footnote", "endnote",
        "footnoteReference", "endnoteReference", "vanish", "tab", "ptab", "cr", "br",
        "noBreakHyphen",
        "lastRenderedPageBreak", "Fallback", "moveFrom", "delText", "del", "ins", "sym", "rt",
        "ruby",
        "style", "name", "basedOn", "pPrChange", "abstractNum", "num", "abstractNumId", "styleLink",
        "numStyleLink", "lvlOverride", "startOverride", "lvl", "start", "numFmt", "lvlText", "suff",
        "lvlRestart", "isLgl", "title", "creator", "property", "lpwstr", "Pages", "binData",
      ],
      attributes: [
        "val", "type", "id", "styleId", "default", "ilvl", "numId", "abstractNumId", "format",
        "name",
      ],
      values: [
        "0", "1", "2", "3", "8", "9", "-1", "10", "1000000", "99999999999999999999", "",
        "paragraph",
        "heading 1", "heading 9", "标题 2", "Title", "toc 1", "a", "%1", "%1.%2", "%9%8%7", "（%1）",
        "%",
        "decimal", "chineseCounting", "chineseCountingThousand", "ideographDigital",
        "chineseLegalSimplified", "ideographTraditional", "ideographZodiac",
        "decimalEnclosedCircle",
        "ideographEnclosedCircle", "upperRoman", "lowerRoman", "upperLetter", "lowerLetter",
        "decimalZero", "decimalFullWidth", "bullet", "none", "custom", "tab", "space", "nothing",
        "false", "true", "page", "column", "textWrapping", "Table of Contents", "separator",
      ]))

  static let odt = Package(
    parts: ["content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"],
    fixed: [],
    vocabulary: Vocabulary(
      elements: [
        "p", "h", "span", "list", "list-item", "list-header", "table", "table-row", "table-cell",
        "covered-table-cell", "text-box", "note", "note-body", "note-citation", "table-of-content",
        "soft-page-break", "s", "tab", "line-break", "tracked-changes", "annotation", "ruby-text",
        "ruby-base", "style", "list-style", "outline-style", "list-level-style-number",
        "list-level-style-bullet", "outline-level-style", "list-level-properties",
        "list-level-label-alignment", "text", "body", "automatic-styles", "title", "creator",
        "initial-creator", "user-defined", "document-statistic", "a", "frame", "section",
      ],
      attributes: [
        "style-name", "level", "outline-level", "num-format", "num-prefix", "num-suffix",
        "display-levels", "start-value", "continue-list", "continue-numbering", "id", "c", "name",
        "family", "parent-style-name", "display-name", "list-style-name", "label-followed-by",
        "page-count", "number-columns-repeated", "is-list-header", "restart-numbering",
      ],
      values: [
        "0", "1", "2", "9", "10", "-1", "1000000", "99999999999999999999", "", "L1", "L2", "P1",
        "paragraph", "Title", "Heading_20_1", "a", "A", "i", "I", "一, 二, 三, ...", "甲, 乙, 丙, ...",
        "①", "㈠", "1", "true", "false", "nothing", "（", "）", "、", ".",
      ]))

  static let ofd = Package(
    parts: [
      "Doc_0/Pages/Page_0/Content.xml", "Doc_0/Pages/Page_1/Content.xml",
      "Doc_0/Tpls/Tpl_0/Content.xml",
      "Doc_0/Tags/Tag_0.xml", "Doc_0/Document.xml", "OFD.xml",
    ],
    fixed: [
      (
        "OFD.xml",
        "<OFD><DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody></OFD>"
      ),
      (
        "Doc_0/Document.xml",
        "<Document><TemplatePage ID=\"1\" BaseLoc=\"Tpls/Tpl_0/Content.xml\"/><Pages>"
          + "<Page BaseLoc=\"Pages/Page_0/Content.xml\"/><Page BaseLoc=\"Pages/Page_1/Content.xml\"/></Pages>"
          + "<CustomTags>Tags/CustomTags.xml</CustomTags></Document>"
      ),
      (
        "Doc_0/Pages/Page_1/Content.xml",
        "<Page><TextObject Boundary=\"10 10 90 5\"><TextCode X=\"0\" Y=\"5\">通知</TextCode></TextObject></Page>"
      ),
      ("Doc_0/Tags/CustomTags.xml", "<CustomTags><FileLoc>Tag_0.xml</FileLoc></CustomTags>"),
    ],
    vocabulary: Vocabulary(
      elements: [
        "TextObject", "TextCode", "Template", "ImageObject", "Content", "Layer", "PageBlock",
        "Page",
        "TemplatePage", "CustomTags", "FileLoc", "ObjectRef", "标题", "发文字号", "主送机关", "DocRoot",
        "Title", "Author", "CustomData", "TextObject", "TextCode", "TextCode",
      ],
      attributes: [
        "Boundary", "Size", "HScale", "CTM", "Visible", "X", "Y", "DeltaX", "DeltaY", "ID",
        "TemplateID", "BaseLoc", "Name",
      ],
      values: [
        "0", "1", "-1", "5", "10 20 100 5", "110 20 90 5", "10 28 100 5", "110 28 90 5",
        "10 36 100 5", "110 36 90 5", "10 44 100 5", "110 44 90 5", "3.5", "nan", "inf", "-inf",
        "1e308", "-1e308", "1e-320", "0x1p1023", "nan nan nan nan", "1e308 1e308 1e308 1e308",
        "1 0 0 1 0 0", "0 1 -1 0 0 0", "1e200 0 0 1e200 0 0", "nan 0 0 1 0 0", "0 0 0 0 0 0",
        "g 5 5", "g 100000 1", "g -1 5", "g 99999999999999999999 5", "g 3", "g", "5 5 5 nan 5",
        "g 10 -5", "g 20 0", "true", "false", "2", "Pages/Page_0/Content.xml", "../../OFD.xml",
        "Tpls/Tpl_0/Content.xml", "/Doc_0/Pages/Page_1/Content.xml", "发文字号",
      ]))

  static let epub = Package(
    parts: ["OEBPS/a.xhtml", "OEBPS/b.xhtml", "OEBPS/book.opf", "META-INF/container.xml"],
    fixed: [
      (
        "META-INF/container.xml",
        "<container><rootfiles><rootfile full-path=\"OEBPS/book.opf\"/></rootfiles></container>"
      ),
      (
        "OEBPS/book.opf",
        "<package><metadata><title>书</title><date>2019-03-06</date></metadata><manifest>"
          + "<item id=\"a\" href=\"a.xhtml\" media-type=\"application/xhtml+xml\"/>"
          + "<item id=\"b\" href=\"b.xhtml\" media-type=\"application/xhtml+xml\"/></manifest>"
          + "<spine><itemref idref=\"a\"/><itemref idref=\"b\"/></spine></package>"
      ),
      ("OEBPS/b.xhtml", "<html><body><h1>第二章</h1><p>春水初涨。</p></body></html>"),
    ],
    vocabulary: Vocabulary(
      elements: [
        "html", "head", "title", "body", "h1", "h2", "h6", "p", "div", "br", "li", "ul", "table",
        "tr",
        "td", "th", "caption", "pre", "a", "script", "style", "nav", "header", "footer", "span",
        "ruby",
        "rt", "img", "hr", "blockquote", "metadata", "creator", "date", "publisher", "item",
        "itemref",
        "spine", "manifest", "rootfile", "section", "svg", "textarea", "select",
      ],
      attributes: [
        "id", "href", "media-type", "properties", "idref", "full-path", "class", "style", "hidden",
        "charset", "content", "http-equiv",
      ],
      values: [
        "a", "b", "a.xhtml", "b.xhtml", "../OEBPS/a.xhtml", "%61.xhtml", "%", "%zz#", "nav", "",
        "application/xhtml+xml", "text/css", "display:none", "OEBPS/book.opf", "gbk",
        "text/html; charset=big5", "a.xhtml#x",
      ]))
}
