import ArchiveModel
import Testing

@testable import Retrieval

/// What people typed and got wrong answers to.
@Suite("What is typed is what is found") struct AllWordsTests {
  private static func notice(_ title: String, _ body: String, date: String = "2023-01-01")
    -> String
  {
    """
    ---
    title: \(title)
    kind: 通知
    issuer: 青石县人民政府
    date: \(date)
    ---

    \(body)
    """
  }

  private func missing(_ response: SearchResponse) -> [String: [String]] {
    Dictionary(
      response.hits.map { ($0.document.path, $0.missing) }, uniquingKeysWith: { first, _ in first })
  }

  @Test("A surname is part of a name") func names() throws {
    let archive = try SampleArchive([
      "a.md": Self.notice("任职通知", "何建国任指挥长，主持防汛工作。"),
      "b.md": Self.notice("另一任职通知", "李建国任副指挥长，如何分工另行通知。"),
    ])
    let response = try archive.search("何建国")
    #expect(response.hits.filter(\.missing.isEmpty).map(\.document.path) == ["a.md"])
    let hit = try #require(response.hits.first)
    let marked = hit.highlightByteRanges.map { hit.passage.text(in: $0) }
    #expect(marked == ["何建国"])
    // A name that stands nowhere is lacking, whoever has the rest of it.
    let none = try archive.search("郝建国")
    #expect(none.relaxed && none.hits.allSatisfy { $0.missing == ["郝建国"] })
  }

  @Test("著 is part of a word, not the particle 着") func contextualForms() throws {
    let archive = try SampleArchive([
      "has.md": Self.notice("文物", "本县著名古建筑由文物局登记，著作权归档案馆，成绩显著。"),
      "hasnot.md": Self.notice("名镇", "这意味着名镇要登记，工作权限照旧，凸显着力点。"),
      "trad.md": Self.notice("舊聞", "縣長隨著隊伍走進會場，看著大家，說了這番話。"),
    ])
    for query in ["著名", "著作权", "显著", "著作"] {
      let full = try archive.search(query).hits.filter(\.missing.isEmpty)
      #expect(full.map(\.document.path) == ["has.md"], "\(query)")
    }
    #expect(try archive.search("随着队伍").hits.first?.document.path == "trad.md")
    #expect(try archive.search("隨著").hits.first?.document.path == "trad.md")
  }

  @Test(
    "Numbers in every spelling",
    arguments: [
      ("第15条", "law.md"), ("第232条", "law.md"), ("第232條", "law.md"), ("3个月", "months.md"),
      ("三个月", "months.md"), ("2020年", "months.md"), ("二零二零年", "months.md"),
      ("二○二○年", "months.md"), ("2020 年", "months.md"), ("5%", "months.md"), ("\"50%\"", "half.md"),
      ("1万元", "half.md"), ("10000元", "half.md"), ("COVID19", "half.md"), ("cafe", "half.md"),
    ])
  func numbers(query: String, path: String) throws {
    let archive = try SampleArchive([
      "law.md": Self.notice("河道办法", "第十五条　采砂的，应当先取得许可证。\n\n第二百三十二条　违反的，责令改正。"),
      "months.md": Self.notice("期限", "请在三个月内完成，二〇二〇年起增长百分之五。"),
      "half.md": Self.notice("比例", "完成率不低于50%，补助10,000元，COVID-19防控照旧，café一律登记。"),
      "decoy.md": Self.notice("年限", "每月3日前报送，共检查50年以上的房屋15件，百分之五十以上合格。"),
    ])
    let response = try archive.search(query)
    #expect(
      response.hits.filter(\.missing.isEmpty).map(\.document.path) == [path], "\(query)")
    #expect(!response.relaxed, "\(query)")
  }

  @Test("The spelling typed comes first, and another one is told") func spellings() throws {
    let archive = try SampleArchive([
      "a.md": Self.notice("甲", "三个月内完成，三个月后复查，三个月一报。"),
      "b.md": Self.notice("乙", "在全县范围内组织力量分批分期限于3个月内完成全部整改任务，不得拖延。"),
    ])
    let response = try archive.search("3个月")
    #expect(response.hits.map(\.document.path) == ["b.md", "a.md"])
    #expect(response.hits[0].otherSpellings.isEmpty)
    #expect(response.hits[1].otherSpellings == [OtherSpelling(typed: "3个月", found: "三个月")])
  }

  @Test("An article of a law, however it is cited", arguments: ["刑法第2条", "刑法 第二条", "刑法第二条"])
  func articles(query: String) throws {
    func law(_ title: String) -> String {
      "# \(title)\n\n第一条　为了惩罚犯罪，制定本法。\n\n第二条　任务是用刑罚同一切犯罪行为作斗争。\n\n第三条　法律明文规定的，定罪。"
    }
    let archive = try SampleArchive([
      "a.md": law("中华人民共和国刑法"), "b.md": law("中华人民共和国反间谍法"),
      "c.md": Self.notice("转发", "根据刑法第二条的规定，刑法第二条应当学习，刑法第二条要背。"),
    ])
    let hit = try #require(try archive.search(query).hits.first)
    #expect(hit.document.path == "a.md" && hit.passage.text.hasPrefix("第二条"))
  }

  @Test("A document that holds all words in different passages is an answer")
  func wholeDocuments() throws {
    let filler = String(repeating: "各部门要结合实际制定措施，明确责任人，按月报送进展，年底统一验收。", count: 12)
    var files = [
      "both.md":
        "# 年度要点\n\n## 一、禁烧\n\n推进秸秆禁烧。\(filler)\n\n## 二、其他\n\n\(filler)\n\n## 三、保护\n\n加强候鸟保护。\(filler)"
    ]
    for number in 0..<6 {
      files["s\(number).md"] = Self.notice("秸秆禁烧第\(number)次检查", "秸秆禁烧检查结果：秸秆禁烧落实。")
      files["h\(number).md"] = Self.notice("候鸟保护第\(number)次检查", "候鸟保护检查结果：候鸟保护落实。")
    }
    let archive = try SampleArchive(files)
    for query in ["秸秆禁烧 候鸟保护", "\"秸秆禁烧\" \"候鸟保护\""] {
      let response = try archive.search(query)
      #expect(response.hits.prefix(2).map(\.document.path) == ["both.md", "both.md"])
      #expect(response.hits.prefix(2).allSatisfy { $0.documentMissing.isEmpty })
      #expect(response.hits.prefix(2).allSatisfy { $0.missing.count == 1 })
      #expect(response.relaxed && response.hits.dropFirst(2).allSatisfy { $0.missing.count == 1 })
      #expect(response.hits.dropFirst(2).allSatisfy { $0.documentMissing.count == 1 })
    }
    let exact = try archive.search("\"秸秆禁烧\" \"候鸟保护\"")
    #expect(exact.notices == [.exactWordsApart(["\"秸秆禁烧\"", "\"候鸟保护\""])])
    #expect(exact.hits.allSatisfy { $0.missing.count == 1 } && exact.totalIsExact)
    let nowhere = try archive.search("\"秸秆禁烧\" \"候鸟禁烧\"")
    #expect(nowhere.notices == [.exactWordsNotFound(["\"候鸟禁烧\""])])
  }

  @Test("Exact words over the end of a passage are found") func acrossPassages() throws {
    let filler = String(repeating: "各部门要结合实际制定措施，明确责任人，按月报送进展。", count: 20)
    let archive = try SampleArchive([
      "a.md": "# 要点\n\n\(filler)最后强调要守住底线\n\n绝不含糊其辞地应付检查。\(filler)",
      "b.md": Self.notice("旁的", "另外的一件事，与此无关。"),
    ])
    let across = try archive.search("“守住底线绝不含糊”")
    let isAlone = across.hits.contains { $0.missing.isEmpty }
    if !isAlone {
      #expect(across.notices == [.exactWordsAcrossPassages(["“守住底线绝不含糊”"])])
      #expect(across.hits.prefix(2).allSatisfy { $0.document.path == "a.md" })
      #expect(across.hits.prefix(2).allSatisfy { $0.documentMissing.isEmpty })
    }
    #expect(across.hits.first?.document.path == "a.md")
  }

  @Test("A whole name, not part of one; a filter never relaxes") func wholeNames() throws {
    var files: [String: String] = [:]
    for number in 0..<7 {
      let issuer = number < 2 ? "青石县人民政府" : "青石县人民政府办公室"
      files["\(number).md"] = """
        ---
        title: 第\(number)次清淤
        kind: \(number == 0 ? "决定" : "通知")
        issuer: \(issuer)
        ---

        抓紧第\(number)次河道清淤，河道两侧由乡镇清理。
        """
    }
    let archive = try SampleArchive(files)
    #expect(try archive.search("河道清淤 单位:青石县人民政府").total == 7)
    #expect(try archive.search("河道清淤 单位:=青石县人民政府").total == 2)
    #expect(try archive.search("河道清淤 单位:＝青石县人民政府办公室").total == 5)
    #expect(try archive.search("单位:=青石县").hits.isEmpty)
    let narrow = try archive.search("河道清淤 类型:决定")
    #expect(narrow.total == 1 && !narrow.relaxed)
    let none = try archive.search("河道清淤 类型:意见")
    #expect(none.hits.isEmpty && none.notices == [.filteredOut(7)])
  }

  @Test("By date means by date") func dates() throws {
    let dates = ["2024-05-01", "2019-03-01", "2021-06-01", "2024-02-01", "2020-01-01"]
    var files: [String: String] = ["undated.md": "# 无日期\n\n防汛物资要备足。"]
    for (number, date) in dates.enumerated() {
      files["\(number).md"] = Self.notice(
        "防汛\(number)",
        (0..<5).map { "## 第\($0)节\n\n防汛物资第\($0)批要备足，责任到人。" }.joined(separator: "\n\n"),
        date: date)
    }
    let archive = try SampleArchive(files)
    func found(_ order: SearchRequest.Order) throws -> [String] {
      try archive.search(SearchRequest(query: "防汛物资", order: order, limit: 100)).hits.map {
        $0.document.description.date?.description ?? ""
      }
    }
    let newest = try found(.date).filter { !$0.isEmpty }
    #expect(newest == newest.sorted(by: >) && newest.count >= 5)
    let oldest = try found(.dateAscending)
    #expect(oldest.filter { !$0.isEmpty } == newest.sorted())
    #expect(oldest.last?.isEmpty == true)
  }
}
