/// OFD packages written by hand after GB/T 33190-2016.
enum OFDSamples {
  /// A run of characters on a page, in millimetres: where it begins, its baseline and its size.
  struct Run {
    var text: String
    var x: Double
    var y: Double
    var size = 5.0
    var id: Int?
    /// Written one character an object, as some printers do.
    var isApart = false
  }

  private static let namespace = "xmlns:ofd=\"http://www.ofdspec.org/2016\""

  static func package(
    _ pages: [[Run]], info: String = "", template: [Run] = [], tags: String = "",
    images: Bool = false,
    more: KeyValuePairs<String, String> = [:]
  ) -> [UInt8] {
    var builder = ArchiveBuilder()
    builder.add(
      "OFD.xml",
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <ofd:OFD \(namespace) Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo>\
      <ofd:DocID>0123456789abcdef0123456789abcdef</ofd:DocID>\(info)</ofd:DocInfo>\
      <ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>
      """)
    let list = pages.indices.map {
      "<ofd:Page ID=\"\($0 + 1)\" BaseLoc=\"Pages/Page_\($0)/Content.xml\"/>"
    }
    let templatePage =
      template.isEmpty ? "" : "<ofd:TemplatePage ID=\"90\" BaseLoc=\"Tpls/Tpl_0/Content.xml\"/>"
    let tagList = tags.isEmpty ? "" : "<ofd:CustomTags>Tags/CustomTags.xml</ofd:CustomTags>"
    builder.add(
      "Doc_0/Document.xml",
      """
      <ofd:Document \(namespace)><ofd:CommonData><ofd:MaxUnitID>999</ofd:MaxUnitID><ofd:PageArea>\
      <ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>\(templatePage)</ofd:CommonData>\
      <ofd:Pages>\(list.joined())</ofd:Pages>\(tagList)</ofd:Document>
      """)
    for (index, runs) in pages.enumerated() {
      builder.add(
        "Doc_0/Pages/Page_\(index)/Content.xml",
        content(runs, template: !template.isEmpty, images: images))
    }
    if !template.isEmpty {
      builder.add("Doc_0/Tpls/Tpl_0/Content.xml", content(template, template: false, images: false))
    }
    if !tags.isEmpty {
      builder.add(
        "Doc_0/Tags/CustomTags.xml",
        "<ofd:CustomTags \(namespace)><ofd:CustomTag NameSpace=\"urn:gw\">"
          + "<ofd:FileLoc>Tag_0.xml</ofd:FileLoc></ofd:CustomTag></ofd:CustomTags>")
      builder.add("Doc_0/Tags/Tag_0.xml", "<gw:公文 \(namespace) xmlns:gw=\"urn:gw\">\(tags)</gw:公文>")
    }
    for (name, text) in more { builder.add(name, text) }
    return builder.bytes
  }

  private static func content(_ runs: [Run], template: Bool, images: Bool) -> String {
    let reference = template ? "<ofd:Template TemplateID=\"90\" ZOrder=\"Background\"/>" : ""
    let picture =
      images ? "<ofd:ImageObject ID=\"70\" Boundary=\"0 0 210 297\" ResourceID=\"7\"/>" : ""
    return """
      <ofd:Page \(namespace)>\(reference)<ofd:Content><ofd:Layer Type="Body" ID="50">\(picture)\
      \(runs.flatMap(objects).joined())</ofd:Layer></ofd:Content></ofd:Page>
      """
  }

  private static func objects(_ run: Run) -> [String] {
    guard run.isApart else { return [object(run.text, run.x, run)] }
    return run.text.enumerated().map { index, character in
      object(String(character), run.x + Double(index) * run.size, run)
    }
  }

  /// The boundary's upper left corner is the place; the text begins at its lower edge.
  private static func object(_ text: String, _ x: Double, _ run: Run) -> String {
    let count = text.unicodeScalars.count
    let deltas = count > 1 ? " DeltaX=\"g \(count - 1) \(run.size)\"" : ""
    let id = run.id.map { " ID=\"\($0)\"" } ?? ""
    return "<ofd:TextObject\(id) Font=\"3\" Size=\"\(run.size)\""
      + " Boundary=\"\(x) \(run.y - run.size) \(Double(count) * run.size) \(run.size)\">"
      + "<ofd:TextCode X=\"0\" Y=\"\(run.size)\"\(deltas)>\(text)</ofd:TextCode></ofd:TextObject>"
  }

  /// An official letter: letterhead, number, title, body over a page end, signature.
  static let letter: [[Run]] = {
    let body = [
      "　　为做好汛期安全生产工作，保障人民群众生命财产安全，经", "县政府同意，现就有关事项通知如下。各乡镇要落实包保责任，主",
      "要负责同志每周至少带队检查一次，发现隐患当场交办，并将检", "查情况于当日报县防汛抗旱指挥部办公室备案。各水库要保证通",
    ]
    var first = [
      Run(text: "云岫县人民政府办公室文件", x: 55, y: 60, size: 8),
      Run(text: "云政办发〔2021〕18号", x: 75, y: 80, id: 21),
      Run(text: "关于做好汛期安全生产工作的通知", x: 55, y: 100, size: 7, id: 22),
      Run(text: "各乡镇人民政府，县直各单位：", x: 30, y: 120, id: 23),
    ]
    for (index, line) in body.enumerated() {
      first.append(Run(text: line, x: 30, y: 130 + Double(index) * 8, isApart: index % 2 == 1))
    }
    first.append(Run(text: "— 1 —", x: 95, y: 280))
    return [
      first,
      [
        Run(text: "讯畅通，值班人员不得擅离岗位。", x: 30, y: 30),
        Run(text: "云岫县人民政府办公室", x: 120, y: 60), Run(text: "2021年5月28日", x: 130, y: 68),
        Run(text: "— 2 —", x: 95, y: 280),
      ],
    ]
  }()
}
