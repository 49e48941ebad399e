import ArchiveModel
import DocumentFormats
import ExtractionSupport
import Testing

@Suite struct OFDTests {
  private typealias S = OFDSamples

  private func extract(_ bytes: [UInt8]) throws -> Extraction {
    try ExtractionSupport.extract(bytes: bytes, path: "来文.ofd")
  }

  private func original(_ bytes: [UInt8]) throws -> String {
    try decodedOriginal(bytes, path: "来文.ofd").text
  }

  @Test func anOfficialLetter() throws {
    let extraction = try extract(S.package(S.letter))
    let description = extraction.description
    #expect(description.title == "关于做好汛期安全生产工作的通知")
    #expect(description.kind == .notice)
    #expect(description.number == "云政办发〔2021〕18号")
    #expect(description.issuer == "云岫县人民政府办公室")
    #expect(description.date == PartialDate(year: 2021, month: 5, day: 28))
    #expect(description.addressee == "各乡镇人民政府，县直各单位")
    // A sentence that the page end cut is whole again, and stands on two pages.
    let passage = try #require(
      extraction.passages.first { $0.text.contains("各水库要保证通讯畅通，值班人员不得擅离岗位。") })
    #expect(passage.isRepaired && passage.pages == 1...2)
    #expect(!extraction.text.contains("— 1 —"))
  }

  @Test("Parts whose names differ in the case of letters are found; missing ones are named")
  func partNames() throws {
    let page = [S.Run(text: "正文", x: 30, y: 40)], head = [S.Run(text: "红头", x: 30, y: 20)]
    let entries = ArchiveBuilder.entries(S.package([page, page], template: head))
    func package(_ renamed: (String) -> String?) -> [UInt8] {
      var builder = ArchiveBuilder()
      for (name, content) in entries {
        let name = String(decoding: name, as: UTF8.self)
        if let new = renamed(name) { builder.add(new, content) }
      }
      return builder.bytes
    }
    let whole = "红头\n正文\n\u{0C}红头\n正文\n\u{0C}"
    #expect(try original(package { $0 }) == whole)
    #expect(try original(package { $0.replacing("Tpls/Tpl_0", with: "tpls/TPL_0") }) == whole)
    let noTemplate = package { $0.contains("Tpl_0") ? nil : $0 }
    #expect(try original(noTemplate) == "正文\n\u{0C}正文\n\u{0C}")
    #expect(
      try extract(noTemplate).report.problems.first?.entry == "Doc_0/Tpls/Tpl_0/Content.xml")
    let noPage = package { $0.contains("Page_1") ? nil : $0 }
    #expect(try original(noPage) == "红头\n正文\n\u{0C}\u{0C}")
    #expect(
      try extract(noPage).report.problems.first?.entry == "Doc_0/Pages/Page_1/Content.xml")
  }

  @Test func theOriginalHasLinesAndPages() throws {
    let text = try original(
      S.package([
        [S.Run(text: "第二行", x: 30, y: 48), S.Run(text: "第一行", x: 30, y: 40)],
        [S.Run(text: "右", x: 60.2, y: 40, isApart: true), S.Run(text: "左左左左左左", x: 30, y: 40.4)],
      ]))
    #expect(text == "第一行\n第二行\n\u{0C}左左左左左左右\n\u{0C}")
  }

  @Test func tablesGoRowByRowAndColumnsOneAfterTheOther() throws {
    var table: [S.Run] = []
    var columns: [S.Run] = [S.Run(text: "横贯两栏的一个大标题就在这里", x: 40, y: 20, size: 8)]
    for row in 0..<5 {
      let y = 40 + Double(row) * 8
      table.append(S.Run(text: "第\(row)行", x: 30, y: y))
      table.append(S.Run(text: "数目", x: 120, y: y))
      columns.append(S.Run(text: "左栏的第\(row)行文字有这么多", x: 20, y: y))
      columns.append(S.Run(text: "右栏的第\(row)行文字有这么多", x: 115, y: y + 0.5))
    }
    let rows = (0..<5).map { "第\($0)行\t数目\n" }.joined()
    #expect(try original(S.package([table])) == rows + "\u{0C}")
    let sides = ["左", "右"].flatMap { side in (0..<5).map { "\(side)栏的第\($0)行文字有这么多\n" } }
    #expect(
      try original(S.package([columns])) == "横贯两栏的一个大标题就在这里\n" + sides.joined() + "\u{0C}")
  }

  @Test func transformedAndVerticalText() throws {
    let page = """
      <ofd:Page xmlns:ofd="urn:o"><ofd:Content><ofd:Layer>\
      <ofd:TextObject Boundary="10 20 100 10" Size="10" CTM="0.5 0 0 0.5 0 0"><ofd:TextCode X="0" Y="10" DeltaX="10 10 10">缩小的字</ofd:TextCode></ofd:TextObject>\
      <ofd:TextObject Boundary="150 20 10 60" Size="5"><ofd:TextCode X="0" Y="5" DeltaY="g 2 6">竖排字</ofd:TextCode></ofd:TextObject>\
      <ofd:TextObject Boundary="30 25 10 60" Size="5" Visible="false"><ofd:TextCode X="0" Y="5">看不见</ofd:TextCode></ofd:TextObject>\
      <ofd:TextObject Boundary="10 90 90 9" Size="4"><ofd:TextCode X="0" Y="4" DeltaX="g 4 2">GB/T </ofd:TextCode><ofd:TextCode X="12" Y="4">33190 &amp; &#x9644;</ofd:TextCode></ofd:TextObject>\
      </ofd:Layer></ofd:Content></ofd:Page>
      """
    let bytes = S.package([[]], more: [:])
    #expect(throws: ExtractionError.self) { _ = try original(bytes) }
    var builder = ArchiveBuilder()
    builder.add("OFD.xml", "<OFD><DocBody><DocRoot>/D/Document.xml</DocRoot></DocBody></OFD>")
    builder.add(
      "D/Document.xml", "<Document><Pages><Page BaseLoc=\"../P/1.xml\"/></Pages></Document>")
    builder.add("P/1.xml", page)
    #expect(
      try original(builder.bytes) == "缩小的字\t竖\n排\n字\nGB/T 33190 & 附\n\u{0C}")
  }

  @Test func templatesLieUnderEachPage() throws {
    let template = [S.Run(text: "云岫县档案馆稿纸", x: 80, y: 15)]
    let text = try original(
      S.package(
        [[S.Run(text: "甲", x: 30, y: 40)], [S.Run(text: "乙", x: 30, y: 40)]], template: template))
    #expect(text == "云岫县档案馆稿纸\n甲\n\u{0C}云岫县档案馆稿纸\n乙\n\u{0C}")
  }

  @Test func whatTheHeadAndTheTagsSay() throws {
    let info = """
      <ofd:Title>关于另一件事的函</ofd:Title><ofd:Author>卫聿成</ofd:Author><ofd:CreationDate>2020-01-01</ofd:CreationDate>\
      <ofd:CustomDatas><ofd:CustomData Name="密级">秘密</ofd:CustomData></ofd:CustomDatas>
      """
    let untagged = try extract(S.package(S.letter, info: info)).description
    #expect(untagged.title == "关于做好汛期安全生产工作的通知" && untagged.secrecy == "秘密")
    #expect(untagged.byline.isEmpty && untagged.date?.year == 2021)
    let bare = S.package([[S.Run(text: "河水自北向南流，沿岸多良田。", x: 30, y: 40)]], info: info)
    #expect(try extract(bare).description.title == "关于另一件事的函")
    let tags = """
      <gw:标题><ofd:ObjectRef PageRef="1">22</ofd:ObjectRef></gw:标题>\
      <gw:主送机关><ofd:ObjectRef PageRef="1">23</ofd:ObjectRef></gw:主送机关>
      """
    let tagged = try extract(S.package(S.letter, info: info, tags: tags)).description
    #expect(tagged.title == "关于做好汛期安全生产工作的通知")
    #expect(tagged.addressee == "各乡镇人民政府，县直各单位")
  }

  /// An object of megabytes that a thousand tags refer to would be gigabytes.
  @Test func longTextsAreNoTitles() throws {
    let long = String(repeating: "安全生产", count: 250_000)
    let references = String(repeating: "<ofd:ObjectRef>22</ofd:ObjectRef>", count: 10_000)
    let package = S.package(
      [[S.Run(text: "通知", x: 30, y: 40, id: 21), S.Run(text: long, x: 30, y: 60, id: 22)]],
      tags: "<gw:标题>\(references)</gw:标题><gw:主送机关><ofd:ObjectRef>21</ofd:ObjectRef></gw:主送机关>")
    let description = try extract(package).description
    #expect(description.addressee == "通知" && description.title?.count ?? 0 < 400)
  }

  @Test func templatesOfTooManyPiecesAreRefused() throws {
    let numbers = 1...11
    var builder = ArchiveBuilder()
    builder.add("OFD.xml", "<OFD><DocBody><DocRoot>D.xml</DocRoot></DocBody></OFD>")
    builder.add(
      "D.xml",
      "<Document>"
        + numbers.map { "<TemplatePage ID=\"\($0)\" BaseLoc=\"T.xml\"/>" }.joined()
        + "<Pages><Page BaseLoc=\"P.xml\"/></Pages></Document>")
    builder.add(
      "P.xml", "<Page>" + numbers.map { "<Template TemplateID=\"\($0)\"/>" }.joined() + "</Page>")
    let text = String(repeating: "安", count: 20_000)
    builder.add(
      "T.xml",
      "<Page><TextObject Boundary=\"0 0 9 9\" Size=\"5\"><TextCode DeltaY=\"g 20000 9\">\(text)"
        + "</TextCode></TextObject></Page>")
    #expect {
      _ = try extract(builder.bytes)
    } throws: {
      ($0 as? ExtractionError)?.code == .tooLarge
    }
  }

  @Test func pagesWithoutTextAreReported() throws {
    #expect {
      _ = try extract(S.package([[], []], images: true))
    } throws: {
      ($0 as? ExtractionError)?.code == .noTextLayer
    }
    let partly = try extract(S.package([[S.Run(text: "甲。", x: 30, y: 40)], []]))
    #expect(partly.report.problems.map(\.code) == [.pagesWithoutText])
  }

  @Test(arguments: [
    "DeltaX=\"g 999999999 1\"", "DeltaX=\"g -5 x g\"", "DeltaX=\"1e999 nan inf\"",
    "X=\"1e308\" Y=\"-1e308\"",
    "DeltaX=\"\(String(repeating: "g 100000 1 ", count: 1000))\"",
  ])
  func strangeNumbers(attributes: String) throws {
    var builder = ArchiveBuilder()
    builder.add("OFD.xml", "<OFD><DocBody><DocRoot>D.xml</DocRoot></DocBody></OFD>")
    builder.add("D.xml", "<Document><Pages><Page BaseLoc=\"P.xml\"/></Pages></Document>")
    builder.add(
      "P.xml",
      "<Page><Content><TextObject Boundary=\"0 0 9 9\" Size=\"5\"><TextCode \(attributes)>甲乙丙</TextCode>"
        + "</TextObject><TextObject Boundary=\"0 20 9 9\" Size=\"5\"><TextCode Y=\"5\">完</TextCode>"
        + "</TextObject></Content></Page>")
    #expect(try original(builder.bytes).contains("完"))
  }

  @Test func damagedPackagesAreNamed() {
    for bytes in [
      ArchiveBuilder.archive(["OFD.xml": "<OFD><DocBody><DocRoot>x.xml</DocRoot></DocBody></OFD>"]),
      ArchiveBuilder.archive(["a.xml": "<a/>"]),
      S.package(S.letter, more: ["Encryptions.xml": "<a/>"]), Array("OFD".utf8),
    ] {
      #expect { _ = try extract(bytes) } throws: { "\($0)".hasPrefix("来文.ofd: ") }
    }
  }
}
