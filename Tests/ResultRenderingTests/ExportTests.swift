import ArchiveModel
import Foundation
import ResultRendering
import Testing

@Suite("Exports") struct ExportTests {
  private static func document(
    text: String = Samples.text, title: String? = nil, date: PartialDate? = nil,
    standing: DocumentStanding = DocumentStanding()
  ) -> ExportedDocument {
    var summary = Samples.document()
    summary.standing = standing
    if let title { summary.description.title = title }
    if let date { summary.description.date = date }
    summary.description.byline = ["尤思源", "贺新竹"]
    summary.description.secrecy = "内部"
    summary.description.stated = [.title, .date]
    let passages = [text, "二、第二段" + text].enumerated().map { ordinal, text in
      DocumentView.IdentifiedPassage(
        id: "d1-abcdef-\(ordinal)",
        passage: Passage(
          ordinal: ordinal, headingPath: ordinal == 0 ? ["一、\(text.prefix(2))"] : [], text: text,
          sourceMap: SourceMap(runs: [])))
    }
    let view = DocumentView(
      document: summary, contentSHA256: String(repeating: "a", count: 64), format: "text",
      encoding: "UTF-8", passages: passages, passageCount: 2)
    return ExportedDocument(view: view, text: text, textFormat: .text, mediaType: "text/plain")
  }

  static let texts = [Samples.text, Samples.hostile, "", "a\u{2028}b\r\nc\td\"e\\f\u{0}\u{85}"]

  private func objects(_ lines: String) throws -> [[String: Any]] {
    #expect(lines.isEmpty || lines.utf8.last == 0x0A)
    return try lines.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast().map {
      try #require(try JSONSerialization.jsonObject(with: Data($0)) as? [String: Any])
    }
  }

  @Test("A line is one JSON object, whatever the text", arguments: texts)
  func line(text: String) throws {
    let found = try objects(try ExportLines.line(Self.document(text: text, title: text)))
    #expect(found.count == 1)
    #expect(
      (found[0]["text"] as? String)?.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
    #expect(found[0]["id"] as? String == "d1" && found[0]["text_format"] as? String == "text")
    #expect(found[0]["stated"] as? [String] == ["date", "title"] && found[0]["standing"] == nil)
  }

  @Test("What an archive keeps a document by is exported under the standards' names")
  func archival()
    throws
  {
    var document = Self.document(title: "甲 & 乙")
    for (field, value) in [
      (DocumentDescription.Field.archivalCode, "Z1-WS·2020-Y-0001"), (.retention, "永久"),
      (.pageCount, "12"), (.inEffect, "2020-12-01 施行"), (.amended, "2021-01-01 修正"),
    ] {
      _ = document.view.document.description.state(field, [value])
    }
    let record = ArchivalDescriptionXML.record(document)
    for element in [
      "<正题名>甲 &amp; 乙</正题名>", "<档号>Z1-WS·2020-Y-0001</档号>", "<保管期限>永久</保管期限>",
      "<数量及单位>12页</数量及单位>", "<施行日期>2020-12-01 施行</施行日期>",
    ] {
      #expect(record.contains(element), "\(element)")
    }
    let dublinCore = DublinCoreXML.record(document)
    #expect(dublinCore.contains("<dc:identifier>Z1-WS·2020-Y-0001</dc:identifier>"))
    #expect(dublinCore.contains("<dc:date>施行日期：2020-12-01 施行</dc:date>"))
    let line = try objects(try ExportLines.line(document))[0]
    #expect(
      line["in_effect"] as? String == "2020-12-01" && line["amended"] as? [String] == ["2021-01-01"]
    )
    #expect(line["page_count"] as? Int == 12 && line["archival_code"] as? String != nil)
    let dates = try #require(line["law_dates"] as? [[String: String]])
    #expect(dates.map { $0["word"] } == ["施行", "修正"])
    #expect(line["fonds"] == nil)
  }

  @Test("Standing is told") func standing() throws {
    let withdrawn = Self.document(standing: DocumentStanding(state: .withdrawn(why: "含个人信息")))
    let replaced = Self.document(
      standing: DocumentStanding(state: .replaced(by: "通知/新.md"), replaces: "通知/旧.md"))
    let lines = try objects(
      try ExportLines.line(withdrawn) + (try ExportLines.line(replaced)))
    #expect(lines[0]["standing"] as? [String: String] == ["state": "withdrawn", "why": "含个人信息"])
    #expect(lines[1]["standing"] as? [String: String] == ["state": "replaced", "by": "通知/新.md"])
    #expect(lines[1]["replaces"] as? String == "通知/旧.md")
    #expect(DublinCoreXML.record(withdrawn).contains("<dc:description>撤下：含个人信息</dc:description>"))
    #expect(
      DublinCoreXML.record(replaced).contains("<dc:relation>isReplacedBy 通知/新.md</dc:relation>"))
    #expect(
      DublinCoreXML.record(replaced).contains("<dc:relation>replaces 通知/旧.md</dc:relation>"))
  }

  /// The grammar of `_bulk`: action and source in turn, each one line with one JSON object, and a
  /// line feed at the very end.
  @Test("Bulk requests keep to the grammar, whatever the text", arguments: texts)
  func bulk(text: String) throws {
    let lines = try objects(try BulkLines.lines(Self.document(text: text), index: "archive"))
    #expect(lines.count == 4)
    for (number, line) in lines.enumerated() {
      if number % 2 == 0 {
        #expect(line.count == 1)
        let target = try #require(line["index"] as? [String: String])
        #expect(target == ["_id": "d1-abcdef-\(number / 2)", "_index": "archive"])
      } else {
        #expect(line["document_id"] as? String == "d1" && line["ordinal"] as? Int == number / 2)
        #expect(line["days"] as? [String: String] == ["gte": "2020-11-05", "lte": "2020-11-05"])
      }
    }
    #expect(
      (lines[1]["text"] as? String)?.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
  }

  @Test("Dates of any precision become spans of days, those without a year none") func days() throws
  {
    func days(_ date: PartialDate?) throws -> [String: String]? {
      let lines = try objects(try BulkLines.lines(Self.document(date: date), index: "a"))
      return lines[1]["days"] as? [String: String]
    }
    #expect(
      try days(PartialDate(year: 2020)) == ["gte": "2020-01-01", "lte": "2020-12-31"])
    #expect(
      try days(PartialDate(year: 2020, month: 2)) == ["gte": "2020-02-01", "lte": "2020-02-29"])
    #expect(try days(PartialDate(year: nil, month: 10, day: 26)) == nil)
  }

  /// What is in the source and not in the mapping would be refused: it is strict.
  @Test("The mapping is JSON and has every field") func mapping() throws {
    let mapping = try #require(
      try JSONSerialization.jsonObject(with: Data(BulkMapping.json.utf8)) as? [String: Any])
    let properties = try #require(
      (mapping["mappings"] as? [String: Any])?["properties"] as? [String: Any])
    let analysis = try #require(
      (mapping["settings"] as? [String: Any])?["analysis"] as? [String: [String: [String: Any]]])
    var document = Self.document(
      standing: DocumentStanding(state: .replaced(by: "x")))
    document.view.document.externalID = "7"
    document.view.document.description.addressee = "各乡镇"
    document.view.document.description.signer = "岑望舟"
    document.view.document.description.speaker = "岑望舟"
    document.view.document.description.source = "云岫日报"
    document.view.passages[0].passage.pages = 1...2
    document.view.passages[0].passage.sourceMap = SourceMap(
      runs: [.init(textByteOffset: 0, sourceScalarOffset: 3, scalarCount: 5)])
    let source = try objects(try BulkLines.lines(document, index: "a"))[1]
    #expect(Set(source.keys) == Set(properties.keys))
    // Every part that an analyzer names is defined, or the plugin's or the engine's own.
    let own: Set<String> = ["icu_tokenizer", "standard", "lowercase"]
    for analyzer in try #require(analysis["analyzer"]).values {
      for part in ["filter", "char_filter"] {
        for name in analyzer[part] as? [String] ?? [] {
          #expect(analysis[part]?[name] != nil, "\(name)")
        }
      }
      #expect(own.contains(try #require(analyzer["tokenizer"] as? String)))
    }
    for (name, property) in properties {
      let property = try #require(property as? [String: Any])
      let fields = (property["fields"] as? [String: [String: Any]] ?? [:]).values
      for analyzer in ([property] + fields).compactMap({ $0["analyzer"] as? String }) {
        #expect(analysis["analyzer"]?[analyzer] != nil, "\(name)")
      }
    }
  }

  @Test("A table has as many cells in each row as columns", arguments: texts)
  func csv(text: String) throws {
    let row = ExportCSV.row(Self.document(text: text, title: text))
    var cells = 1
    var isQuoted = false
    for byte in row.utf8 {
      if byte == 0x22 { isQuoted.toggle() }
      if byte == 0x2C, !isQuoted { cells += 1 }
    }
    #expect(
      !isQuoted && cells == ExportCSV.columns.count && row.utf8.suffix(2).elementsEqual([13, 10]))
    #expect(ExportCSV.header.hasPrefix("\u{FEFF}id,title,"))
  }

  @Test("Dublin Core is XML, whatever the text", arguments: texts)
  func dublinCore(text: String) throws {
    let record = DublinCoreXML.record(Self.document(text: text, title: text))
    let allowed = record.unicodeScalars.allSatisfy {
      $0.value >= 0x20 && $0.value != 0xFFFE && $0.value != 0xFFFF || $0 == "\n" || $0 == "\t"
    }
    #expect(allowed)
    // Marks stand where elements begin and end, and nowhere else.
    let tags = record.split(separator: "<").dropFirst()
    let isTag = tags.allSatisfy { tag in
      ["dc:", "/dc:", "oai_dc:dc>", "/oai_dc:dc>"].contains { tag.hasPrefix($0) }
    }
    #expect(isTag)
    #expect(record.contains("<dc:date>2020-11-05</dc:date>"))
    #expect(record.contains("<dc:creator>尤思源</dc:creator>\n    <dc:creator>贺新竹</dc:creator>"))
    #expect(record.contains("<dc:publisher>清溪县人民政府办公室</dc:publisher>"))
    #expect(record.contains("<dc:rights>密级：内部</dc:rights>"))
  }

  @Test("Headings that stand in no passage come between them") func assembled() {
    func passage(_ text: String, _ path: [String]) -> Passage {
      Passage(ordinal: 0, headingPath: path, text: text, sourceMap: SourceMap(runs: []))
    }
    let text = ExportedDocument.text(of: [
      passage("标题", []), passage("甲", ["一、总则", "（一）目的"]), passage("乙", ["一、总则", "（二）依据"]),
      passage("第三条 丙", ["一、总则", "第三条"]), passage("丁", ["二、职责"]),
    ])
    #expect(
      text == "标题\n\n一、总则\n\n（一）目的\n\n甲\n\n（二）依据\n\n乙\n\n第三条 丙\n\n二、职责\n\n丁")
  }
}
