import ArchiveIndex
import Testing
import TextAnalysis

@testable import Retrieval

@Suite("The terms of a query") struct QueryTermsTests {
  private func terms(_ query: String) throws -> QueryTerms {
    try QueryTerms(ParsedQuery(query), analyzer: Analyzer())
  }

  @Test("Words are wanted each; what scores is each once")
  func words() throws {
    let terms = try terms("水库 方案 水库")
    #expect(terms.groups.map { $0.map { $0.map(\.text) } } == [[["水库"]], [["方案"]], [["水库"]]])
    #expect(terms.words.map(\.text) == ["水库", "方案"])
    #expect(terms.grams.map(\.text) == ["水库", "方案"])
    #expect(terms.wanted.map(\.text) == ["水库", "方案"])
    #expect(terms.whole?.text == "水库方案水库")
  }

  @Test("Ideographs that ICU knows no word of are wanted together")
  func unknownWords() throws {
    #expect(try terms("整改").wanted.map(\.text) == ["整改"])
    #expect(try terms("整改").words.map(\.text) == ["整", "改"])
    #expect(try terms("岑望舟的整改方案").wanted.map(\.text) == ["岑望舟", "整改", "方案"])
    #expect(try terms("整 改").wanted.map(\.text) == ["整", "改"])
    #expect(try terms("整，改").wanted.map(\.text) == ["整", "改"])
  }

  @Test("More than two are parted where they never stand together")
  func partedWords() throws {
    let query = ParsedQuery("岑望舟整改")
    #expect(try QueryTerms(query, analyzer: Analyzer()).wanted.map(\.text) == ["岑望舟整改"])
    let parted = try QueryTerms(query, analyzer: Analyzer(), stands: { $0 != "舟整" })
    #expect(parted.wanted.map(\.text) == ["岑望舟", "整改"])
    let pair = try QueryTerms(ParsedQuery("整改"), analyzer: Analyzer(), stands: { _ in false })
    #expect(pair.wanted.map(\.text) == ["整改"])
  }

  @Test("Stop words neither find nor forbid")
  func stopWords() throws {
    let terms = try terms("整改的方案 是 什么")
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
    #expect(terms.excluded.map { $0.map(\.text) } == [["方案"], ["上报时限"]])
    #expect(!terms.words.map(\.text).contains("方案"))
  }

  @Test("An excluded compound is excluded as it stands, not wherever its words stand apart")
  func excludedCompound() throws {
    #expect(try terms("整改 -高质量发展").excluded.map { $0.map(\.text) } == [["高质量发展"]])
  }

  @Test("An excluded empty phrase excludes nothing")
  func excludedNothing() throws {
    #expect(try terms("整改 -“，”").excluded.isEmpty)
  }

  @Test(
    "What is typed as one number is wanted as one",
    arguments: [
      ("第三十八条 劳动合同", "第三十八条"), ("增长5.4%", "54"), ("增长５．４％", "54"), ("2021年增长", "2021年"),
      ("第2款", "第2款"), ("PM2.5浓度", "pm25"),
    ])
  func numbers(query: String, sequence: String) throws {
    let terms = try QueryTerms(ParsedQuery(query), analyzer: Analyzer())
    #expect(terms.wanted.map(\.text).contains(sequence), "\(terms.wanted.map(\.text))")
  }
}
