import ArchiveIndex
import Testing
import TextAnalysis

@testable import Retrieval

@Suite("The terms of a query") struct QueryTermsTests {
  private func terms(_ query: String) throws -> QueryTerms {
    try QueryTerms(ParsedQuery(query), analyzer: Analyzer())
  }

  /// The terms of a query in an archive of one text.
  private func terms(_ query: String, in text: String) throws -> QueryTerms {
    let analyzer = try Analyzer()
    let units = analyzer.units(of: text).units
    let stream = units.map(\.code)
    func stands(_ codes: [UInt32]) -> Bool { UnitMatcher.contains(codes, in: units) }
    let archive = WordKnowledge(
      hasGram: { stands(analyzer.units(of: $0).units.map(\.code)) }, has: { stands($0.codes) })
    #expect(!stream.isEmpty)
    return try QueryTerms(ParsedQuery(query), analyzer: analyzer, archive: archive)
  }

  @Test("Words are wanted each, once; what scores is each once")
  func words() throws {
    let terms = try terms("水库 方案 水库")
    #expect(
      terms.groups.map { $0.alternatives.map { $0.sequences.map(\.text) } } == [
        [["水库"]], [["方案"]],
      ])
    #expect(terms.words.map(\.text) == ["水库", "方案"])
    #expect(terms.grams.map(\.text) == ["水库", "方案"])
    #expect(terms.wanted.map(\.text) == ["水库", "方案"])
    #expect(terms.whole?.text == "水库方案")
  }

  @Test("Characters typed together are wanted together")
  func together() throws {
    #expect(try terms("整改").wanted.map(\.text) == ["整改"])
    #expect(try terms("整改").words.map(\.text) == ["整", "改"])
    #expect(try terms("岑望舟的整改方案").wanted.map(\.text) == ["岑望舟的整改方案"])
    #expect(try terms("整 改").wanted.map(\.text) == ["整", "改"])
    #expect(try terms("整，改").wanted.map(\.text) == ["整", "改"])
    #expect(try terms("阿不都·热合曼").wanted.map(\.text) == ["阿不都热合曼"])
  }

  @Test("What stands nowhere together is parted into the longest pieces that do")
  func parted() throws {
    let text = "岑望舟强调，整改要快。整改方案已定，由县防汛抗旱指挥部通报。"
    #expect(try terms("岑望舟整改方案", in: text).wanted.map(\.text) == ["岑望舟", "整改方案"])
    #expect(try terms("岑望舟的方案", in: text).wanted.map(\.text) == ["岑望舟", "方案"])
    // A preposition that nothing binds is left out.
    #expect(try terms("整改方案由什么决定", in: text).wanted.map(\.text) == ["整改方案", "决定"])
    #expect(try terms("整改方案", in: text).groups.map(\.typed) == ["整改方案"])
    #expect(try terms("岑望舟整改方案", in: text).groups.map(\.typed) == ["岑望舟", "整改方案"])
  }

  @Test("A character that is a surname or a preposition stays with what it is typed with")
  func surnames() throws {
    let text = "李建国任指挥长，何时到任另行通知。于田县、洪区镇。"
    #expect(try terms("何建国", in: text).wanted.map(\.text) == ["何建国"])
    #expect(try terms("于洪区", in: text).wanted.map(\.text) == ["于洪区"])
    for query in ["两会", "邻里", "与会人员", "显著", "著名"] {
      #expect(try terms(query).wanted.map(\.text) == [query])
    }
  }

  @Test("A law and its article are two things")
  func articles() throws {
    #expect(try terms("刑法第232条").groups.map(\.typed) == ["刑法", "第232条"])
    #expect(
      try terms("刑法第232条").groups[1].alternatives.map { $0.sequences[0].text } == [
        "第232条", "第二百三十二条",
      ])
    #expect(try terms("消费者权益保护法第五十五条").groups.count == 2)
  }

  @Test("Numbers have other spellings, after the one typed")
  func numbers() throws {
    func spellings(_ query: String) throws -> [String] {
      try terms(query).groups[0].alternatives.map { $0.sequences[0].text }
    }
    #expect(try spellings("第15条") == ["第15条", "第十五条"])
    #expect(try spellings("3个月").contains("三个月"))
    #expect(try spellings("2020年") == ["2020年", "二〇二〇年"])
    #expect(try spellings("二○二○年") == ["二〇二〇年", "2020年"])
    #expect(try spellings("50%") == ["50％", "百分之五十"])
    #expect(try spellings("百分之五").contains("5％"))
    #expect(try spellings("1万元").contains("10000元"))
    #expect(try spellings("COVID19") == ["covid19", "covid19"] || spellings("COVID19").count == 2)
    #expect(try spellings("“第15条”") == ["第15条"])
    #expect(try spellings("三农") == ["三农"])
  }

  @Test("Alternatives do not depend on how they are typed")
  func alternatives() throws {
    let (first, second) = (try terms("水库 OR 河道 安全"), try terms("河道 OR 水库 OR 河道 安全 安全"))
    #expect(first.groups.map(\.alternatives) == second.groups.map(\.alternatives))
    #expect(first.words == second.words && first.grams == second.grams)
    #expect(first.neighbours == second.neighbours && first.whole == nil)
    #expect(first.groups[0].typed == "水库 OR 河道")
  }

  @Test("Stop words neither find nor forbid")
  func stopWords() throws {
    let terms = try terms("整改的方案 是 什么", in: "整改快。方案好。")
    #expect(terms.wanted.map(\.text) == ["整改", "方案"])
    #expect(!terms.words.contains { StopWords.all.contains($0.text) })
    #expect(!terms.grams.contains { $0.text == "什么" })
  }

  @Test("A query of nothing but stop words looks for these")
  func onlyStopWords() throws {
    #expect(try terms("什么").wanted.map(\.text) == ["什么"])
    #expect(try terms("的").wanted.map(\.text) == ["的"])
  }

  @Test("In exact words no word is a stop word")
  func phrase() throws {
    let terms = try terms("“政治生态的重要途径”")
    #expect(terms.wanted.map(\.text) == ["政治生态的重要途径"])
    #expect(terms.wanted[0].grams == ["政治", "治生", "生态", "态的", "的重", "重要", "要途", "途径"])
    #expect(terms.wanted[0].lastIsPrefix == false)
    #expect(terms.wanted[0].isPhrase)
    #expect(terms.whole == nil)
  }

  @Test("Punctuation, white space, width and script are folded away in exact words")
  func foldedPhrase() throws {
    let plain = try terms("“推进政治巡察密切联系群众”").wanted
    for query in ["“推进政治巡察；密切联系群众”", "「推進政治巡察，密切 聯繫群眾」", "\"推进政治\n巡察密切联系群众\""] {
      #expect(try terms(query).wanted == plain)
    }
    #expect(try terms("“ＧＤＰ”").wanted.map(\.text) == ["gdp"])
  }

  @Test(
    "How sequences are looked for among the grams",
    arguments: [
      ("县", ["县"], true), ("GDP", ["gdp"], false), ("2020年", ["2020", "年"], true),
      ("年2020", ["年", "2020"], false), ("第12号令", ["第", "12", "号令"], false), ("整改", ["整改"], false),
      ("整改A", ["整改", "改", "a"], false), ("A整改B", ["a", "整改", "改", "b"], false),
    ])
  func grams(text: String, grams: [String], lastIsPrefix: Bool) throws {
    let sequence = try #require(try terms("“\(text)”").wanted.first)
    #expect(sequence.grams == grams)
    #expect(sequence.lastIsPrefix == lastIsPrefix)
  }

  @Test("Grams do not cross what stands between words, but they do inside exact words")
  func gaps() throws {
    #expect(try !terms("安全，生产").grams.map(\.text).contains("全生"))
    #expect(try terms("“安全，生产”").grams.map(\.text).contains("全生"))
  }

  @Test(
    "Only punctuation gives nothing to look for",
    arguments: ["", "，。", "“”", "-", "😀", "\u{301}", "\u{0}"])
  func nothing(query: String) throws {
    #expect(try terms(query).isEmpty)
  }

  @Test("Excluded words are no terms")
  func excluded() throws {
    let terms = try terms("整改 -方案 -“上报时限”")
    #expect(terms.wanted.map(\.text) == ["整改"])
    #expect(terms.excluded.map(\.text) == ["方案", "上报时限"])
    #expect(!terms.words.map(\.text).contains("方案"))
  }

  @Test("An excluded compound is excluded as it stands, not wherever its words stand apart")
  func excludedCompound() throws {
    #expect(try terms("整改 -高质量发展").excluded.map(\.text) == ["高质量发展"])
  }

  @Test("An excluded empty phrase excludes nothing")
  func excludedNothing() throws {
    #expect(try terms("整改 -“，”").excluded.isEmpty)
  }

  @Test(
    "What is typed as one number is wanted as one",
    arguments: [
      ("第三十八条 劳动合同", "第三十八条"), ("增长5.4%", "增长54％"), ("增长５．４％", "增长54％"), ("2021年增长", "2021年增长"),
      ("第2款", "第2款"), ("PM2.5浓度", "pm25浓度"),
    ])
  func numbers(query: String, sequence: String) throws {
    let terms = try QueryTerms(ParsedQuery(query), analyzer: Analyzer())
    #expect(terms.wanted.map(\.text).contains(sequence), "\(terms.wanted.map(\.text))")
  }

  @Test(
    "Numbers that are none, or too large, have no other spellings",
    arguments: [
      "一亿一亿一亿一亿一亿元", "九九亿亿元", "十百千元", "99999999999999999999元", "1.999999999亿元", "百分之", "百分之点五",
      "第条",
      "999999万亿元", "0.0.0%", "第99999999999999999999999条",
    ])
  func brokenNumbers(query: String) throws {
    #expect(try !terms(query).isEmpty)
  }
}
