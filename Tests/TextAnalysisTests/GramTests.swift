import Testing
import TextAnalysis

@Suite struct GramTests {
  private func grams(_ text: String) throws -> [String] {
    try Analyzer().analyze(text).tokens(of: .grams).map(\.term)
  }

  @Test func overlapAcrossPunctuationAndLineEnds() throws {
    #expect(try grams("安全，生\n\n产") == ["安全", "全生", "生产", "产"])
    #expect(try grams("用5G网") == ["用", "5g", "网"])
    #expect(try grams("AB CD中文") == ["ab", "cd", "中文", "文"])
    #expect(try grams("中") == ["中"])
    #expect(try grams("，。") == [])
  }

  /// Any piece of a text, whatever stands between its characters, is a phrase of the text's grams.
  @Test(arguments: 0..<6)
  func everyPieceIsAPhrase(seed: Int) throws {
    var random = SeededRandom(UInt64(seed) + 100)
    let analyzer = try Analyzer()
    let texts =
      SampleTexts.real + [
        "中国共产党第二十次全国代表大会ABC于2022年10月16日在北京召开，会议主题是：高举旗帜。",
        "𠮷野家の牛丼 100円、乾隆後來發展５Ｇ网络。 abc def，甲乙",
      ]
    let noise = ["", "", "，", "\n", " ", "\r\n\r\n", "”。“", "\u{3000}", "\u{200B}", "、(", "——"]
    for text in texts {
      let whole = analyzer.units(of: text)
      let bytes = Array(text.utf8)
      let all = try analyzer.analyze(text).tokens(of: .grams).map(\.term)
      for _ in 0..<40 {
        let start = Int.random(in: 0..<whole.units.count, using: &random)
        let end = min(whole.units.count, start + Int.random(in: 2...30, using: &random))
        // A sign is part of the figure before it; nobody begins with it.
        if whole.units[start].code == 0xFF05 || whole.units[start].code == 0x2030 { continue }
        var piece = ""
        for index in start..<end {
          let unit = whole.units[index]
          if index > start {
            let between = unit.isIdeograph && whole.units[index - 1].isIdeograph
            piece += between ? noise.randomElement(using: &random) ?? "" : " "
          }
          piece += String(decoding: bytes[unit.byteRange], as: UTF8.self)
        }
        let phrase = try analyzer.analyze(piece).tokens(of: .grams).map(\.term).dropLast()
        // The end of the text ends in its own single character; elsewhere the last one is dropped.
        let expected = all[start..<(end - 1)]
        #expect(phrase.elementsEqual(expected), "\(piece.debugDescription)")
      }
    }
  }
}
