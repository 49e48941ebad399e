import ArchiveModel
import ExtractionSupport
import Testing

@testable import DocumentFormats

/// Slides put together of the parts of ECMA-376.
private enum Slides {
  struct Slide {
    /// What stands in `spTree`.
    var shapes: String
    var notes = ""
    var attributes = ""
  }

  private static let names =
    "xmlns:p=\"urn:p\" xmlns:a=\"urn:a\" xmlns:r=\"urn:r\" xmlns:mc=\"urn:mc\" xmlns:dgm=\"urn:d\""
  private static let type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  /// - Parameter order: the slides' numbers in the order in which they are shown.
  static func file(
    _ slides: [Slide], order: [Int]? = nil, layout: String = "", diagram: String = ""
  )
    -> [UInt8]
  {
    var builder = ArchiveBuilder()
    builder.add("[Content_Types].xml", "<Types/>")
    builder.add("_rels/.rels", rels([("a", "officeDocument", "ppt/presentation.xml")]))
    let listed = (order ?? Array(slides.indices)).map {
      "<p:sldId id=\"\(256 + $0)\" r:id=\"r\($0)\"/>"
    }
    builder.add(
      "ppt/presentation.xml",
      "<p:presentation \(names)><p:sldIdLst>\(listed.joined())</p:sldIdLst></p:presentation>")
    builder.add(
      "ppt/_rels/presentation.xml.rels",
      rels(slides.indices.map { ("r\($0)", "slide", "slides/slide\($0).xml") }))
    if !layout.isEmpty { builder.add("ppt/slideLayouts/l.xml", tree("sldLayout", layout)) }
    if !diagram.isEmpty {
      builder.add(
        "ppt/diagrams/data1.xml",
        "<dgm:dataModel \(names)><dgm:ptLst>\(diagram)</dgm:ptLst></dgm:dataModel>")
    }
    for (index, slide) in slides.enumerated() {
      builder.add("ppt/slides/slide\(index).xml", tree("sld", slide.shapes, slide.attributes))
      var related = [("l", "slideLayout", "../slideLayouts/l.xml")]
      if !slide.notes.isEmpty {
        related.append(("n", "notesSlide", "../notesSlides/n\(index).xml"))
        builder.add("ppt/notesSlides/n\(index).xml", tree("notes", slide.notes))
      }
      if !diagram.isEmpty { related.append(("d", "diagramData", "../diagrams/data1.xml")) }
      builder.add("ppt/slides/_rels/slide\(index).xml.rels", rels(related))
    }
    return builder.bytes
  }

  private static func rels(_ all: [(String, String, String)]) -> String {
    "<Relationships>"
      + all.map { "<Relationship Id=\"\($0.0)\" Type=\"\(type)/\($0.1)\" Target=\"\($0.2)\"/>" }
      .joined() + "</Relationships>"
  }

  private static func tree(_ name: String, _ shapes: String, _ attributes: String = "") -> String {
    "<p:\(name) \(names) \(attributes)><p:cSld><p:spTree><p:nvGrpSpPr/><p:grpSpPr/>\(shapes)"
      + "</p:spTree></p:cSld></p:\(name)>"
  }

  /// A shape: a placeholder, or a text box with a place.
  static func shape(
    _ paragraphs: [String], placeholder: String = "", at place: (Int, Int)? = nil, more: String = ""
  ) -> String {
    let texts = paragraphs.map { $0.hasPrefix("<") ? $0 : "<a:p><a:r><a:t>\($0)</a:t></a:r></a:p>" }
    let xfrm = place.map {
      "<a:xfrm><a:off x=\"\($0.0)\" y=\"\($0.1)\"/><a:ext cx=\"1000000\" cy=\"400000\"/></a:xfrm>"
    }
    return "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"x\" \(more)/><p:nvPr>"
      + (placeholder.isEmpty ? "" : "<p:ph \(placeholder)/>")
      + "</p:nvPr></p:nvSpPr><p:spPr>\(xfrm ?? "")</p:spPr><p:txBody>\(texts.joined())</p:txBody></p:sp>"
  }

  static func title(_ text: String) -> String { shape([text], placeholder: "type=\"title\"") }
}

@Suite("Slides") struct SlidesTests {
  private typealias Slide = Slides.Slide

  private func original(_ bytes: [UInt8]) throws -> String {
    _ = try extract(bytes: bytes, path: "a.pptx")
    return try decodedOriginal(bytes, path: "a.pptx").text
  }

  @Test("Slides come in the order in which they are shown; their numbers are the pages")
  func order() throws {
    let long = String(repeating: "渡口石阶已经修缮，各村照明全部恢复。", count: 6)
    let slides = [
      Slide(shapes: Slides.title("二、下一步") + Slides.shape([long])),
      Slide(
        shapes: Slides.title("防汛工作汇报")
          + Slides.shape(["云岫县水利局"], placeholder: "type=\"subTitle\" idx=\"1\"")),
      Slide(shapes: Slides.shape(["全县水库安全。" + long]) + Slides.title("一、总体情况")),
    ]
    let extraction = try extract(bytes: Slides.file(slides, order: [1, 2, 0]), path: "a.pptx")
    #expect(extraction.description.title == "防汛工作汇报")
    let bodies = extraction.passages.filter { $0.text.contains("渡口石阶") }
    #expect(bodies.map(\.headingPath) == [["一、总体情况"], ["二、下一步"]])
    #expect(bodies.map(\.pages) == [2...2, 3...3])
  }

  @Test("Boxes are read from top to bottom, level ones from left to right, in groups too")
  func reading() throws {
    let group =
      "<p:grpSp><p:nvGrpSpPr/><p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"2000000\"/><a:ext cx=\"1000\" cy=\"1000\"/>"
      + "<a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"1000\" cy=\"1000\"/></a:xfrm></p:grpSpPr>"
      + Slides.shape(["三"], at: (0, 0)) + "</p:grpSp>"
    let shapes =
      Slides.shape(["四"], at: (0, 4_000_000)) + group
      + Slides.shape(["二"], at: (3_000_000, 1_000_000)) + Slides.shape(["一"], at: (0, 1_050_000))
      + Slides.title("标题在先")
    #expect(try original(Slides.file([Slide(shapes: shapes)])) == "标题在先\n一\n二\n三\n四\n")
  }

  @Test("A placeholder lies where its layout has it") func layout() throws {
    let shapes =
      Slides.shape(["下"], at: (0, 3_000_000)) + Slides.shape(["末"], placeholder: "idx=\"13\"")
      + Slides.shape(["上"], at: (0, 1_000_000)) + Slides.title("题")
    let layout = Slides.shape([], placeholder: "type=\"body\" idx=\"13\"", at: (0, 5_000_000))
    #expect(try original(Slides.file([Slide(shapes: shapes)], layout: layout)) == "题\n上\n下\n末\n")
  }

  @Test("Rows of tables, numbers, line ends, diagrams; what stands on every slide is left out")
  func texts() throws {
    func cell(_ text: String) -> String {
      "<a:tc><a:txBody><a:p><a:r><a:t>\(text)</a:t></a:r></a:p></a:txBody></a:tc>"
    }
    let table =
      "<p:graphicFrame><p:nvGraphicFramePr/><a:graphic><a:graphicData><a:tbl>"
      + "<a:tr>\(cell("任务"))\(cell("时限"))</a:tr><a:tr>\(cell("清理通道"))\(cell("6月底前"))</a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    let number =
      "<a:pPr><a:tabLst><a:tab pos=\"0\"/></a:tabLst><a:buAutoNum type=\"ea1ChsPeriod\"/></a:pPr>"
    let body = Slides.shape([
      "<a:p>\(number)<a:r><a:t>修</a:t></a:r><a:r><a:t>缮</a:t></a:r></a:p>", "<a:p/>",
      "<a:p>\(number)<a:r><a:t>巡</a:t></a:r><a:br/><a:r><a:t>查</a:t></a:r></a:p>",
    ])
    let diagram =
      "<p:graphicFrame><a:graphic><a:graphicData><dgm:relIds r:dm=\"d\"/></a:graphicData></a:graphic></p:graphicFrame>"
    let number2 = Slides.shape(
      ["<a:p><a:fld type=\"slidenum\"><a:t>7</a:t></a:fld></a:p>"],
      placeholder: "type=\"sldNum\" idx=\"12\"")
    let old =
      "<mc:AlternateContent><mc:Choice>\(Slides.shape(["新"]))</mc:Choice><mc:Fallback>\(Slides.shape(["旧"]))</mc:Fallback></mc:AlternateContent>"
    let bytes = Slides.file(
      [Slide(shapes: Slides.title("题") + table + body + diagram + number2 + old)],
      diagram: "<dgm:pt><dgm:t><a:p><a:r><a:t>县—乡—村</a:t></a:r></a:p></dgm:t></dgm:pt>")
    #expect(
      try original(bytes)
        == "题\n任务\t时限\n清理通道\t6月底前\n一. 修缮\n二. 巡\n查\n县—乡—村\n新\n")
  }

  @Test("Notes are marked") func notes() throws {
    let notes =
      Slides.shape(["第一段说明。", "第二段说明。"], placeholder: "type=\"body\" idx=\"3\"")
      + Slides.shape(["3"], placeholder: "type=\"sldNum\" idx=\"5\"")
    let bytes = Slides.file([Slide(shapes: Slides.title("题") + Slides.shape(["正文。"]), notes: notes)]
    )
    #expect(try original(bytes) == "题\n正文。\n备注：第一段说明。\n备注：第二段说明。\n")
  }

  @Test("Hidden slides and shapes are left out and named") func hidden() throws {
    let slides = [
      Slide(shapes: Slides.title("题") + Slides.shape(["藏"], more: "hidden=\"1\"")),
      Slide(shapes: Slides.title("备用页"), attributes: "show=\"0\""),
    ]
    let extraction = try extract(bytes: Slides.file(slides), path: "a.pptx")
    #expect(extraction.report.problems.map(\.code) == [.hiddenText, .hiddenText])
    #expect(extraction.report.problems.map(\.entry) == ["第1页", "第2页"])
    #expect(extraction.text == "题")
  }

  @Test("Cells without text keep their columns; covered ones are none") func emptyCells() throws {
    func cell(_ text: String, _ more: String = "") -> String {
      "<a:tc \(more)><a:txBody><a:p><a:r><a:t>\(text)</a:t></a:r></a:p></a:txBody></a:tc>"
    }
    let rows = [
      [cell("单位"), cell("上半年"), cell("下半年")], [cell("水利局"), cell(""), cell("三项")],
      [cell("合计", "gridSpan=\"2\""), cell("", "hMerge=\"1\""), cell("四项")], [cell("备注"), cell("")],
    ].map { "<a:tr>\($0.joined())</a:tr>" }.joined()
    let table =
      "<p:graphicFrame><a:graphic><a:graphicData><a:tbl>\(rows)</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    let text = try original(Slides.file([Slide(shapes: Slides.title("题") + table)]))
    #expect(text.hasPrefix("题\n单位\t上半年\t下半年\n水利局\t\t三项\n合计\t四项\n备注"), "\(text)")
  }

  @Test("What stands in a hidden group is hidden") func hiddenGroup() throws {
    func group(_ shapes: String, _ more: String = "") -> String {
      "<p:grpSp><p:nvGrpSpPr><p:cNvPr id=\"9\" name=\"g\" \(more)/></p:nvGrpSpPr><p:grpSpPr/>\(shapes)</p:grpSp>"
    }
    let hidden = group(group(Slides.shape(["藏"])) + Slides.shape(["也藏"]), "hidden=\"1\"")
    let extraction = try extract(
      bytes: Slides.file([
        Slide(shapes: Slides.title("题") + hidden + group(Slides.shape(["明示的一段话。"])))
      ]), path: "a.pptx")
    #expect(extraction.text.contains("明示") && !extraction.text.contains("藏"))
    #expect(extraction.report.problems.map(\.code).contains(.hiddenText))
  }

  @Test("A slide without a title is not below the one before") func untitled() throws {
    let body = "甲乡已经完成汛前检查，乙乡正在进行；丙乡尚未开始。"
    let slides = [
      Slide(shapes: Slides.title("汇报")), Slide(shapes: Slides.title("一、甲") + Slides.shape([body])),
      Slide(
        shapes: Slides.shape(["二、框中题"], at: (0, 0)) + Slides.shape([body + "另。"], at: (0, 900_000))),
      Slide(shapes: Slides.shape([body + "末。"])),
    ]
    let extraction = try extract(bytes: Slides.file(slides), path: "a.pptx")
    let paths = extraction.passages.filter { $0.text.contains("乙乡") }.map(\.headingPath)
    #expect(paths == [["一、甲"], ["二、框中题"], ["第4页"]])
  }

  @Test("A slide that cannot be read is named, the rest goes in") func damaged() throws {
    let slides = [Slide(shapes: Slides.title("题")), Slide(shapes: "<p:sp>")]
    let extraction = try extract(bytes: Slides.file(slides), path: "a.pptx")
    #expect(extraction.report.problems.map(\.code) == [.badEntry])
    #expect(extraction.text == "题")
    let twice = try extract(bytes: Slides.file(slides, order: [0, 0]), path: "a.pptx")
    #expect(twice.report.problems.map(\.code) == [.badEntry])
    #expect(throws: ExtractionError.self) {
      _ = try extract(bytes: Slides.file(Array(slides.suffix(1))), path: "a.pptx")
    }
  }
}

@Suite("What lies under the endings of workbooks") struct OldSpreadsheetTests {
  private func format(_ text: String, _ path: String = "a.xls") throws -> DocumentFormat {
    try DocumentFormat.recognized(Array(text.utf8), path: path)
  }

  @Test("Pages, tables of tabs and XML are told by their content") func recognized() throws {
    #expect(try format("<html><body><table><tr><td>甲</td></tr></table></body></html>") == .html)
    #expect(try format("序号\t单位\n1\t甲局\n", "a.et") == .csv)
    let xml =
      "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>"
    #expect(try format(xml) == .xls)
    // As Excel writes it in Chinese offices: with a byte order mark, and with cells that have HTML's names.
    #expect(
      try format(
        "\u{FEFF}" + xml.replacing("/>", with: "><Worksheet><Table/></Worksheet></Workbook>"))
        == .xls)
    #expect(try DocumentFormat.recognized([9, 4, 6, 0, 0, 0, 16, 0], path: "a.xls") == .xls)
    #expect(try format("") == .csv)
    for path in ["a.xls", "a.ppt"] {
      #expect(throws: ExtractionError.self) {
        _ = try DocumentFormat.recognized([0xFF, 0, 1, 2, 0x80, 0, 0, 0x81], path: path)
      }
    }
  }

  @Test("A table of tabs under .xls is read as a ledger") func ledger() throws {
    let extraction = try extract("序号\t单位\n1\t甲局\n", path: "a.xls")
    #expect(extraction.texts == ["序号：1；单位：甲局"])
    #expect(
      try decodedOriginal(Array("序号\t单位\n1\t甲局\n".utf8), path: "a.xls").text
        == "序号\t单位\n序号：1；单位：甲局\n")
  }
}
