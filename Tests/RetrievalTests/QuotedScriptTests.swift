import ArchiveModel
import Testing
import TextAnalysis

@testable import Retrieval

@Suite("Traditional forms in quotations") struct QuotedScriptTests {
  private let archive: SampleArchive

  init() throws {
    archive = try SampleArchive([
      "干部.txt": "全县领导干部要带头执行，会后各系统都要检查信息系统，皇后镇范先生当场表示拥护，效果显著。",
      "公里.txt": "修复水渠五里，复查面积三百亩，后面的工作由发展改革部门制定规范，干净利落，准备面粉百斤。",
      "同乡会.txt": "雲台旅外同鄉會會友返鄉，學童理髮亦須步行十里，看著校舍破舊，會後發出通知，乾隆年間所立碑石尚存。",
    ])
  }

  @Test(
    "The form that a character has in the word is the same character",
    arguments: [
      "領導幹部要帶頭執行", "會後各系統都要檢查", "後面的工作由發展改革部門制定規範", "乾淨利落", "學童理发亦须步行十里", "会后发出通知", "乾隆年间所立碑石",
      "看着校舍破旧", "準備麵粉百斤", "效果顯著",
    ])
  func same(quote: String) throws {
    let response = try archive.quote(quote)
    #expect(response.verdict == .form, "\(response.matches.first?.diff ?? [])")
    #expect(response.matches.first?.doubtful == [], "\(response.matches.first?.doubtful ?? [])")
  }

  @Test(
    "Another character is a change",
    arguments: [
      "領導乾部要帶頭執行", "领导乾部要带头执行", "信息係統", "信息繫統", "皇後鎮", "範先生當場表示", "范先生儅場表示", "後麵的工作", "發展改革部門製定規範",
      "幹淨利落", "效果显着", "理發亦須步行", "干隆年间所立碑石", "以後面的工作為準的發展", "髮展改革部門",
    ])
  func different(quote: String) throws {
    let response = try archive.quote(quote)
    #expect(!response.verdict.isConfirmed, "\(response.matches.first?.doubtful ?? [])")
  }

  @Test("Where no word decides, the pair is named")
  func doubtful() throws {
    let archive = try SampleArchive(["后.txt": "山洪过后余水退尽，村里人把松动的石板都搬开了，历时半月。"])
    let match = try #require(try archive.quote("山洪過後餘水退盡").matches.first)
    #expect(match.verdict == .form)
    for pair in match.doubtful { #expect(pair.quoted != pair.found) }
    let marked = try #require(try archive.quote("松動的石闆都搬").matches.first)
    #expect(!marked.verdict.isConfirmed)
    let unknown = try #require(try archive.quote("曆時半月").matches.first)
    #expect(!unknown.verdict.isConfirmed || !unknown.doubtful.isEmpty)
  }
}

@Suite("Parts of a quotation that stand apart") struct QuotedGapTests {
  private let archive: SampleArchive

  init() throws {
    let filler = String(repeating: "各单位应当逐项对照执行并按时报送情况。", count: 20)
    archive = try SampleArchive([
      "甲.md": """
      # 讲话

      ## 一、认清形势

      　　今年入汛早，雨量比常年偏多，不能再等。中间省去一句。所以责任必须落实到人。

      　　开头的话在这里说明白。\(filler)末尾的话在那里交代清楚。

      ## 二、压实责任

      　　对擅离职守的，一律先免职后处理。
      """
    ])
  }

  @Test("Near each other they are confirmed, and how much lies between is told")
  func near() throws {
    let response = try archive.quote("雨量比常年偏多，不能再等……责任必须落实到人")
    #expect(response.verdict == .punctuation && response.notices.isEmpty)
    let gap = try #require(response.matches.first?.gaps.first)
    #expect(gap.characters == 10 && gap.passages == 0 && !gap.crossesHeading && !gap.isWide)
  }

  @Test("Far apart or under different headings they are not")
  func wide() throws {
    let far = try archive.quote("开头的话在这里说明白……末尾的话在那里交代清楚")
    #expect(far.verdict == .changed && far.notices == [.partsApart])
    #expect(far.matches.first?.gaps.first.map { $0.characters > 300 && !$0.crossesHeading } == true)
    let heading = try archive.quote("责任必须落实到人……一律先免职后处理")
    #expect(heading.verdict == .changed && heading.notices == [.partsApart])
    #expect(heading.matches.first?.gaps.first?.crossesHeading == true)
    #expect(heading.matches.first?.similarity == 1)
  }
}

@Suite("What a difference marks") struct QuotedDifferenceTests {
  private func pieces(_ quote: String, _ text: String) throws -> [DiffPiece] {
    let archive = try SampleArchive(["甲.txt": text])
    let match = try #require(try archive.quote(quote).matches.first)
    #expect(match.verdict == .changed)
    func joined(_ operation: DiffPiece.Operation, _ read: (DiffPiece) -> String) -> String {
      match.diff.filter { $0.operation == .equal || $0.operation == operation }.map(read).joined()
    }
    #expect(joined(.delete) { $0.text } == quote)
    #expect(joined(.insert) { $0.inText ?? $0.text } == match.matchedText)
    return match.diff.filter { $0.operation != .equal }
  }

  @Test(
    "Only what differs, not the marks and forms beside it",
    arguments: [
      ("水库巡查要及时，加强值守力量", "水库巡查要及时,增强值守力量。", ["-加", "+增"]),
      ("水库巡查要及时，加派值守力量", "水库巡查要及时,增强值守力量。", ["-加派", "+增强"]),
      ("水庫巡查要及時，加強值守力量", "水库巡查要及时,增强值守力量。", ["-加", "+增"]),
      ("水库巡查要及时加强值守力量", "水库巡查要及时，增强值守力量。", ["+，", "-加", "+增"]),
      ("水库巡查要及时；不得脱岗", "水库巡查要及时。不得离岗", ["-脱", "+离"]),
      ("水库巡查要及时,不得脱岗", "水库巡查要及时，值守不得脱岗", ["+值守"]),
    ])
  func marks(quote: String, text: String, expected: [String]) throws {
    let found = try pieces(quote, text).map { ($0.operation == .delete ? "-" : "+") + $0.text }
    #expect(found.sorted() == expected.sorted())
  }
}
