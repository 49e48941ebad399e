import Testing
import TextAnalysis

@Suite struct UnitTests {
  private func units(_ text: String) throws -> [String] {
    let stream = try Analyzer().units(of: text)
    return stream.units.map { unit in
      var bytes: [UInt8] = []
      stream.appendFolded(unit, to: &bytes)
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  @Test func aRunIsNoLongerThanItMayBe() throws {
    #expect(UnitStream.longestRun == 64)
    let run = String(repeating: "a", count: 64)
    #expect(try units(run) == [run])
    #expect(try units(run + "b") == [run, "b"])
    #expect(
      try units(String(repeating: "x1", count: 96))
        == Array(repeating: String(repeating: "x1", count: 32), count: 3))
    let stream = try Analyzer().units(of: run + "b")
    #expect(stream.units.map(\.byteRange) == [0..<64, 64..<65])
    #expect(stream.units.map(\.gap) == [.separator, .none])
  }

  @Test func gapsTellWhatStandsBetween() throws {
    let stream = try Analyzer().units(of: "中文 a，b\u{200B}丙\u{200B} \u{301}丁 ，戊")
    #expect(
      stream.units.map(\.gap) == [
        .separator, .none, .space, .separator, .none, .space, .separator,
      ])
  }

  @Test func marksJoinWhatTheyStandOn() throws {
    #expect(try units("cafe\u{301}") == ["cafe"])
    #expect(try units("か\u{3099}") == ["が"])
    #expect(try units("\u{301}中") == ["中"])
    #expect(try Analyzer().units(of: "中\u{20DD}文").units.map(\.byteRange) == [0..<6, 6..<9])
  }

  @Test func sameRunsHaveTheSameCode() throws {
    let stream = try Analyzer().units(of: "GDP ＧＤＰ gdp gdq 中")
    let codes = stream.units.map(\.code)
    #expect(codes[0] == codes[1] && codes[1] == codes[2])
    #expect(codes[3] != codes[0])
    #expect(codes[4] == 0x4E2D)
  }

  @Test func controlsAndSymbolsSeparate() throws {
    #expect(try units("中\0文 a\0b 5℃ x=1 👍好") == ["中", "文", "a", "b", "5", "c", "x", "1", "好"])
  }

  /// The counts that a text ten or a hundred thousand times as long must have.
  @Test func aMegabyteGivesAsManyTermsAsItsParts() throws {
    let analyzer = try Analyzer()
    let sentence = "安全生产责任，"
    let count = 1_000_000 / sentence.utf8.count
    let text = String(repeating: sentence, count: count)
    let analyzed = try analyzer.analyze(text)
    #expect(analyzed.stream.units.count == 6 * count)
    let words = try analyzer.analyze(sentence).tokens(of: .words)
    var wordCount = 0
    analyzed.forEachWord { _ in wordCount += 1 }
    #expect(wordCount == words.count * count)
    var terms: [UInt8] = []
    analyzed.appendTerms(of: .grams, to: &terms)
    #expect(terms.count == (6 * count - 1) * 7 + 3)
    #expect(analyzer.units(of: String(repeating: "a", count: 1_000_000)).units.count == 15_625)
    let marks = "a" + String(repeating: "\u{327}", count: 300_000)
    #expect(analyzer.units(of: marks).units.map(\.byteRange) == [0..<marks.utf8.count])
  }
}
