import ArchiveModel
import Testing
import TextAnalysis

@testable import Retrieval

/// Symbols, numbers and dashes taken out of a text, put into it, and exchanged.
@Suite("Symbols in quotations") struct QuotationSymbolTests {
  private let analyzer: Analyzer

  init() throws { analyzer = try Analyzer() }

  /// The best verdict where the quotation stands in the text as a run of the same signs; `nil` where
  /// it does not.
  private func verdict(of quote: String, in text: String) throws -> QuoteVerdict? {
    let whole = try Quotation(quote, analyzer: analyzer).whole
    let compared = analyzer.compared(text)
    return SignMatcher(whole.signs).matches(in: compared.signs).map {
      PartComparer(whole, text: text, compared: compared, analyzer: analyzer).compare(run: $0)
        .verdict
    }.min().flatMap { $0.isConfirmed ? $0 : nil }
  }

  /// The places of a sentence that a symbol is tried at: some by chance, and the ends of its numbers
  /// and Latin words.
  private func places(_ sentence: [Unicode.Scalar], _ numbers: inout SeededNumbers) -> [Int] {
    let inner = 1..<(sentence.count - 1)
    let ends = inner.filter { sentence[$0 - 1].isASCII != sentence[$0].isASCII }
    return [Int.random(in: inner, using: &numbers), ends.randomElement(using: &numbers)]
      .compactMap(\.self)
  }

  @Test("The symbol rows of GB/T 2312 are decoded")
  func rows() {
    #expect(SymbolCases.symbols.count > 250)
    for scalar in "→★△≥①ⅫⅢ○〓─".unicodeScalars {
      #expect(SymbolCases.symbols.contains(scalar), "\(scalar)")
    }
  }

  @Test("Taken out, put in and exchanged, a symbol is never passed over")
  func symbols() throws {
    var numbers = SeededNumbers(seed: 20)
    var failures: [String] = []
    var count = 0
    for sentence in SymbolCases.sentences.map({ Array($0.unicodeScalars) }) {
      let plain = String(String.UnicodeScalarView(sentence))
      for symbol in SymbolCases.symbols {
        for place in places(sentence, &numbers) {
          let with = SymbolCases.text(sentence, at: place, symbol)
          let (left, right) = (sentence[place - 1], sentence[place])
          let other = SymbolCases.symbols.randomElement(using: &numbers) ?? "→"
          let exchanged = SymbolCases.text(sentence, at: place, other)
          func isStructure(_ scalar: Unicode.Scalar) -> Bool {
            SymbolCases.isStructure(scalar, between: left, right)
          }
          count += 3
          if !isStructure(symbol) {
            if try verdict(of: plain, in: with) != nil { failures.append("out: \(with)") }
            if try verdict(of: with, in: plain) != nil { failures.append("in: \(with)") }
          }
          let isSame =
            SymbolCases.normalized(with) == SymbolCases.normalized(exchanged)
            || isStructure(symbol) && isStructure(other)
            || SymbolCases.isDash(symbol) && SymbolCases.isDash(other)
          if !isSame, try verdict(of: exchanged, in: with) != nil {
            failures.append("exchanged: \(exchanged) for \(with)")
          }
          if try verdict(of: with, in: with) == nil { failures.append("itself: \(with)") }
        }
      }
    }
    #expect(count > 25_000)
    #expect(failures.isEmpty, "\(failures.count): \(failures.prefix(40).joined(separator: "\n"))")
  }

  @Test("Some of them against an archive")
  func archive() throws {
    var numbers = SeededNumbers(seed: 21)
    var files: [String: String] = [:]
    var quotes: [String] = []
    for (index, sentence) in SymbolCases.sentences.enumerated() {
      let scalars = Array(sentence.unicodeScalars)
      let symbol = Array("→↑★☑△＞√□÷＋".unicodeScalars)[index % 10]
      let place = try #require(places(scalars, &numbers).last)
      files["\(index).txt"] = SymbolCases.text(scalars, at: place, symbol)
      quotes += [sentence, SymbolCases.text(scalars, at: place, "←")]
      quotes.append(SymbolCases.text(scalars, at: place, "☒"))
    }
    let archive = try SampleArchive(files)
    for quote in quotes {
      let response = try archive.quote(quote)
      #expect(response.verdict == .changed, "\(quote): \(response.matches.map(\.matchedText))")
    }
    for text in files.values { #expect(try archive.quote(text).verdict == .identical) }
  }

  @Test(
    "Statements that a symbol, a bracket or a dash makes others",
    arguments: [
      ("增加值↓5.4%", "增加值↑5.4%"), ("税收▼8.1%", "税收▲8.1%"), ("差额5.2亿", "差额△5.2亿"),
      ("☐同意，☑不同意", "☑同意，☐不同意"), ("填✗", "填✓"), ("等级AA-", "等级AA+"), ("等级AA", "等级AA+"),
      ("等级BBB+者", "等级BBB-者"), ("血型O者", "血型O+者"), ("甲<乙", "甲>乙"), ("甲=乙", "甲>乙"),
      ("学校←东门", "学校→东门"), ("标★的", "标★★★的"), ("标★", "标★★★"), ("死亡人", "死亡□人"), ("掌握C语言", "掌握C++语言"),
      ("掌握C", "掌握C++"), ("气温5℃", "气温—5℃"), ("气温5℃", "气温 - 5℃"), ("气温5℃", "气温–5℃"),
      ("利润5.2万", "利润(5.2)万"),
      ("利润（12）万", "利润12万"), ("（12）万元", "利润12万元"), ("5.2）万", "利润(5.2)万"), ("发202012号", "发〔2020〕12号"),
      ("ab@x.cn", "a_b@x.cn"), ("x.cn/ab", "x.cn/a-b"), ("x.govcn", "x.gov.cn"), ("捐款元", "捐款＿＿＿元"),
      ("企业不含个体户免征", "企业（不含个体户）免征"), ("和或", "和/或"), ("5′", "5″"), ("三五年", "三—五年"),
      ("COVID19", "COVID-19"), ("5.2亿", "△5.2亿"), ("0.5倍", "≤0.5倍"), ("甲方（ ）乙方（√）", "甲方（√）乙方（ ）"),
      ("北京上海", "北京～上海"), ("同上", "同〃上"), ("A∩B", "A∪B"), ("2x3", "2×3"), ("5*3", "53"),
      ("第3条", "第※3条"),
    ])
  func others(quote: String, text: String) throws {
    #expect(try verdict(of: quote, in: "说明：" + text + "，以上。") == nil)
  }

  @Test(
    "What structures a sentence is passed over",
    arguments: [
      ("甲，乙。", "甲,乙."), ("甲——乙", "甲，乙"), ("甲·乙", "甲•乙"), ("甲。（一）加强", "甲。一、加强"),
      ("甲：\n(1)加强", "甲：\n1.加强"),
      ("国办发(2020)12号", "国办发〔2020〕12号"), ("甲(乙)丙", "甲（乙）丙"), ("《意见》要求", "意见要求"), ("【要闻】甲", "要闻甲"),
      ("要**抓紧**落实", "要抓紧落实"), ("- 5月完成", "5月完成"), ("——2021年", "2021年"), ("> 引文在此", "引文在此"),
      ("# 标题在此", "标题在此"), ("比例为3∶1", "比例为3：1"), ("甲 | 乙", "甲 乙"), ("3月5日—7日", "3月5日-7日"),
      ("2019－2020年", "2019—2020年"), ("和…或", "和或"), ("甲_乙_丙", "甲_乙_丙"), ("_重点_ 内容", "重点 内容"),
    ])
  func structure(quote: String, text: String) throws {
    #expect(try verdict(of: quote, in: text) != nil)
    #expect(try verdict(of: text, in: quote) != nil)
  }
}
