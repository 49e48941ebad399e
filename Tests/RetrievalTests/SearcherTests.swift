import ArchiveModel
import Testing

@testable import Retrieval

@Suite("What is found") struct SearcherTests {
  private let archive: SampleArchive

  init() throws { archive = try SampleArchive(records: Samples.records) }

  private static let broken = """
    # 云台日报2021年9月2日第1版

    ## 巡察工作推进会召开

    　　会议指出，巡察是党内监督的战略性制度安排，是净化政治生

    态的重要途径，各级党组织要把思想和行动统一到县委部署上来。

    　　会议要求，要高质量推进政治巡察，
    密切联系群众，把巡察成果转化为治理效能，持续推动全面从严治党向基层延伸。
    """

  @Test("All the words are wanted before any of them is enough")
  func allFirst() throws {
    let all = try SampleArchive(records: Samples.many(5) + Samples.records).search("共有 日期")
    #expect(all.total == 5 && !all.relaxed && all.totalIsExact)
    let few = try archive.search("整改 茶园")
    #expect(few.relaxed)
    #expect(Set(few.hits.compactMap(\.document.externalID)).isSuperset(of: ["s1", "r1", "w2"]))
    let none = try archive.search("航天飞机")
    #expect(none.total == 0 && none.hits.isEmpty && !none.relaxed)
  }

  @Test("Where all words stand in one passage, it comes first, relaxed or not")
  func allBeforeSome() throws {
    let response = try archive.search("整改方案 巡察办")
    #expect(response.hits.first?.document.externalID == "s1")
    let complete = response.hits.map { $0.missing.isEmpty }
    #expect(complete == complete.indices.map { $0 == 0 })
    #expect(response.relaxed == (complete.count > 1))
  }

  @Test("Exact words are found across a line break, punctuation and a repaired cut")
  func phraseAcrossBreaks() throws {
    let archive = try SampleArchive(["报纸/broken.md": Self.broken])
    for query in [
      "“净化政治生态的重要途径”", "\"净化政治生态的重要途径\"", "「高质量推进政治巡察；密切联系群众」", "“淨化政治生態的重要途徑”",
    ] {
      let response = try archive.search(query)
      #expect(response.total == 1 && !response.relaxed, "\(query)")
      let hit = try #require(response.hits.first)
      let text = Array(hit.passage.text.utf8)
      #expect(hit.highlightByteRanges.count == 1, "\(query)")
      for range in hit.highlightByteRanges {
        #expect(String(validating: text[range], as: UTF8.self) != nil)
      }
    }
    #expect(try archive.search("“净化政治生态的重要途径”").hits.first?.passage.isRepaired == true)
  }

  @Test("Exact words that are found are not diluted with what only resembles them")
  func exactOnly() throws {
    let response = try archive.search("“新官必须理旧账”")
    #expect(response.hits.compactMap(\.document.externalID) == ["s2"])
    #expect(response.total == 1 && !response.relaxed && response.totalIsExact)
    let mixed = try archive.search("“新官不理旧账” 信用")
    #expect(mixed.hits.compactMap(\.document.externalID) == ["w1"])
  }

  @Test("Where a word beside exact words is missing, the exact words still come first")
  func exactKept() throws {
    let response = try archive.search("“防汛责任人” 航天飞机")
    #expect(Set(response.hits.prefix(2).compactMap(\.document.externalID)) == ["n1", "n2"])
    #expect(response.relaxed)
  }

  @Test("Exact words that stand nowhere are looked for as words, and the answer says so")
  func misremembered() throws {
    let response = try archive.search("“新官一定要理旧账本”")
    #expect(response.relaxed && response.notices.contains(.exactWordsNotFound(["“新官一定要理旧账本”"])))
    #expect(Set(response.hits.prefix(2).compactMap(\.document.externalID)) == ["s2", "w1"])
    #expect(try archive.search("“防汛责任人” 航天飞机").notices.isEmpty)
  }

  @Test("Words in their order count for more than the same words scattered")
  func exactBeforeScattered() throws {
    let archive = try SampleArchive(records: [
      ["id": "a", "text": "营商的环境如何优化，要听企业的，优化之后再看营商的成效，环境好了企业自然会来，这一点各部门都要记住。"],
      ["id": "b", "text": "要持续优化营商环境，这一点各部门都要记住，企业自然会来，成效如何要听企业的，之后再看下一步怎么办。"],
      ["id": "c", "text": "环境保护是另一回事，营商的事由另一个部门来管，优化流程的事还没有定下来，这一点各部门都要记住。"],
    ])
    #expect(try archive.found("优化营商环境").first == "b")
    #expect(try archive.found("“优化营商环境”") == ["b"])
  }

  @Test("Titles and headings are found, and count")
  func titles() throws {
    #expect(try archive.found("经济工作会议").first == "s2")
    #expect(try archive.found("无日期的便条").first == "u1")
    let archive = try SampleArchive(["a.md": Samples.sections(4, word: "供水")])
    #expect(try archive.search("“第3节”").hits.first?.passage.headingPath.last == "第3节")
  }

  @Test("Excluded words")
  func exclusion() throws {
    #expect(Set(try archive.found("防汛责任人")) == ["n1", "n2"])
    #expect(try archive.found("防汛责任人 -编织袋") == ["n1"])
    #expect(try archive.found("防汛责任人 -“五月一日”").count == 2)
    #expect(try archive.found("“防汛责任人” -“5月1日前到岗”") == ["n2"])
    #expect(try archive.found("整改 -整改").isEmpty)
    #expect(try archive.found("“防汛责任人” －校园停课") == ["n1"])
  }

  @Test("An exclusion beside a filter alone")
  func exclusionWithFilter() throws {
    #expect(Set(try archive.found("类型:通知")) == ["n1", "n2"])
    #expect(try archive.found("类型:通知 -编织袋") == ["n1"])
    let response = try archive.search("-编织袋")
    #expect(response.hits.isEmpty && response.notices == [.nothingToLookFor])
  }

  @Test("Alternatives", arguments: ["“编织袋” OR “介绍信”", "“编织袋” | “介绍信”", "“编织袋”｜“介绍信”"])
  func alternatives(query: String) throws {
    let response = try archive.search(query)
    #expect(Set(response.hits.compactMap(\.document.externalID)) == ["n2", "u1"])
    #expect(response.total == 2)
  }

  @Test("A query in one script finds texts in the other; width does not matter")
  func scripts() throws {
    #expect(try archive.found("茶园流转费").first == "w2")
    #expect(try archive.found("“茶农的流转费拖欠了一年”") == ["w2"])
    #expect(try archive.found("“防汛責任人必須在5月1日前到崗”") == ["n1"])
    #expect(try archive.found("“ＧＤＰ增长７．２％”") == ["s2"])
    #expect(try archive.found("gdp").first == "s2")
  }

  @Test("A single character is the beginning of a gram")
  func singleCharacter() throws {
    let response = try archive.search("钩")
    #expect(response.hits.compactMap(\.document.externalID) == ["s1"])
    #expect(try archive.found("裴") == ["u1"])
  }

  @Test("Nothing to look for", arguments: ["", "　", "，。！", "“”", "😀"])
  func nothing(query: String) throws {
    let response = try archive.search(query)
    #expect(response.total == 0 && response.hits.isEmpty)
    #expect(response.notices == [.nothingToLookFor])
    #expect(response.query == query)
  }

  @Test("A long query is answered by its beginning")
  func longQuery() throws {
    let response = try archive.search(String(repeating: "整改方案", count: 2500))
    #expect(response.notices.contains(.queryShortened))
    #expect(response.hits.first?.document.externalID == "s1")
  }

  @Test("Every query is answered", .timeLimit(.minutes(30)))
  func anyQuery() throws {
    for query in HostileQueries.listed + HostileQueries.random(count: 500, seed: 6) {
      for matching in [SearchRequest.Matching.allThenAny, .any] {
        let response = try archive.search(
          SearchRequest(
            query: query, matching: matching, wantsFacets: true, wantsExplanation: true))
        #expect(response.total >= response.hits.count, "\(query.debugDescription)")
        for hit in response.hits {
          #expect(hit.score.isFinite && hit.score >= 0)
          let bytes = Array(hit.passage.text.utf8)
          #expect(String(validating: bytes[hit.snippetByteRange], as: UTF8.self) != nil)
          for range in hit.highlightByteRanges {
            #expect(String(validating: bytes[range], as: UTF8.self) != nil)
          }
        }
      }
    }
  }

  @Test("Queries of very many different words")
  func manyWords() throws {
    let ideographs = (0..<500).compactMap { Unicode.Scalar(0x4E00 + $0 * 7) }.map { String($0) }
    for separator in [" ", " OR ", " -", "", "\" \""] {
      _ = try archive.search(ideographs.joined(separator: separator))
    }
  }
}
