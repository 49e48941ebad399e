import Testing

@testable import TextAnalysis

@Suite struct WordTests {
  private func words(_ text: String) throws -> [String] {
    try Analyzer().analyze(text).tokens(of: .words).map(\.term)
  }

  @Test func whiteSpaceBetweenIdeographsChangesNoWord() throws {
    #expect(try words("安全生产") == ["安全", "生产"])
    #expect(try words("安全生\n产") == ["安全", "生产"])
    var random = SeededRandom(42)
    let texts = SampleTexts.real + ["中华人民共和国国务院办公厅关于加强安全生产工作的通知 ABC公司 2020年"]
    let blanks = ["", "", "", " ", "\n", "\u{3000}", "\r\n\t ", "\u{200B}", "\u{A0}"]
    let analyzer = try Analyzer()
    for text in texts {
      let text = String(text.unicodeScalars.prefix(3000).map(Character.init))
      let stream = analyzer.units(of: text)
      var spaced = ""
      var previous = 0
      let bytes = Array(text.utf8)
      for (index, unit) in stream.units.enumerated() {
        spaced += String(decoding: bytes[previous..<Int(unit.byteStart)], as: UTF8.self)
        if index > 0, unit.isIdeograph, stream.units[index - 1].isIdeograph {
          spaced += blanks.randomElement(using: &random) ?? ""
        }
        spaced += String(decoding: bytes[unit.byteRange], as: UTF8.self)
        previous = Int(unit.byteEnd)
      }
      #expect(
        try analyzer.analyze(spaced).tokens(of: .words).map(\.term)
          == analyzer.analyze(text).tokens(of: .words).map(\.term))
    }
  }

  @Test(arguments: [
    ("國務院辦公廳關於加強安全生產工作的通知", "国务院办公厅关于加强安全生产工作的通知"),
    ("黨風廉政建設和反腐敗鬥爭", "党风廉政建设和反腐败斗争"), ("鄉村振興戰略、醫療衛生體系", "乡村振兴战略、医疗卫生体系"),
    ("ＧＤＰ增長５％", "gdp增长5%"),
  ])
  func traditionalWordsAreSimplifiedOnes(_ traditional: String, simplified: String) throws {
    #expect(try words(traditional) == words(simplified))
    #expect(
      try Analyzer().analyze(traditional).tokens(of: .grams).map(\.term)
        == Analyzer().analyze(simplified).tokens(of: .grams).map(\.term))
  }

  @Test func lettersAndDigitsAreWholeWords() throws {
    #expect(try words("GB/T 33480-2016号") == ["gb", "t", "33480", "2016", "号"])
    #expect(try words("5G网络") == ["5g", "网络"])
    #expect(try words("中华 Republic\nof 中 国")[1...2] == ["republic", "of"])
  }

  @Test func charactersBeyondTheBMPKeepTheirPlaces() throws {
    let tokens = try Analyzer().analyze("𠮷安全𪚥生产").tokens(of: .words)
    #expect(tokens.map(\.term) == ["𠮷", "安全", "𪚥", "生产"])
    #expect(tokens.map(\.byteRange) == [0..<4, 4..<10, 10..<14, 14..<20])
  }

  @Test func wordStartsAreBits() {
    var starts = WordStarts(unitCount: 17)
    #expect(starts.bytes == [0, 0, 0])
    for unit in [0, 7, 8, 16] { starts.insert(unit) }
    #expect(starts.bytes == [0x81, 0x01, 0x01])
    #expect((0..<17).filter(starts.contains) == [0, 7, 8, 16])
    #expect(!starts.contains(17) && starts.contains(24) && starts.contains(1 << 20))
    #expect(WordStarts(bytes: starts.bytes) == starts)
    #expect(WordStarts(unitCount: 0).bytes.isEmpty)
    #expect(WordStarts(bytes: []).contains(0))
  }

  /// Stored bits give back the words without a dictionary.
  @Test func storedWordStartsGiveTheSameTerms() throws {
    let analyzer = try Analyzer()
    for text in SampleTexts.nasty + SampleTexts.real {
      let analyzed = try analyzer.analyze(text)
      let again = AnalyzedText(
        stream: analyzer.units(of: text), wordStarts: WordStarts(bytes: analyzed.wordStarts.bytes))
      #expect(again.tokens(of: .words) == analyzed.tokens(of: .words))
    }
  }

  @Test func theVersionNamesBothParts() {
    let parts = Analyzer.version.split(separator: "+")
    #expect(parts.first == "\(Analyzer.revision)")
    #expect(parts.last?.hasPrefix("icu") == true && parts.last?.contains(".") == true)
  }
}
