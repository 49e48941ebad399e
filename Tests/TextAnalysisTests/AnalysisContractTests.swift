import Testing
import TextAnalysis

/// What holds for the analysis of every text.
@Suite struct AnalysisContractTests {
  @Test(arguments: SampleTexts.nastyTexts)
  func holdsForNastyTexts(_ sample: SampleText) throws {
    try Contract(Analyzer()).check(sample.text)
  }

  @Test(arguments: 0..<8)
  func holdsForRandomTexts(seed: Int) throws {
    var random = SeededRandom(UInt64(seed))
    let contract = try Contract(Analyzer())
    for _ in 0..<120 { try contract.check(SampleTexts.random(&random)) }
  }

  @Test(.enabled(if: !SampleTexts.real.isEmpty), arguments: SampleTexts.realFiles)
  func holdsForRealTexts(_ sample: SampleText) throws {
    try Contract(Analyzer()).check(sample.text)
  }

  /// An analyzer remembers characters; what it saw before must not change what it says.
  @Test func doesNotDependOnWhatWasAnalyzedBefore() throws {
    let used = try Analyzer()
    for text in SampleTexts.nasty + SampleTexts.nasty.reversed() {
      #expect(try used.analyze(text) == Analyzer().analyze(text))
    }
  }
}

/// The contract, checked on one text.
private struct Contract {
  let analyzer: Analyzer

  init(_ analyzer: Analyzer) { self.analyzer = analyzer }

  func check(_ text: String) throws {
    let analyzed = try analyzer.analyze(text)
    #expect(analyzer.units(of: text) == analyzed.stream)
    let bytes = Array(text.utf8)
    var end = (0, 0)
    for unit in analyzed.stream.units {
      #expect(unit.byteStart >= end.0 && unit.byteEnd >= end.1, "order in \(text.debugDescription)")
      end = (Int(unit.byteStart), Int(unit.byteEnd))
    }
    for view in AnalyzedText.View.allCases {
      let tokens = analyzed.tokens(of: view)
      for token in tokens { check(token, in: bytes) }
      checkOrder(tokens, view: view, stream: analyzed.stream)
      var terms: [UInt8] = []
      analyzed.appendTerms(of: view, to: &terms)
      #expect(terms == Array(tokens.map(\.term).joined(separator: " ").utf8))
    }
  }

  private static func dependsOnContext(_ scalar: Unicode.Scalar) -> Bool {
    "著乾藉夥徵瞭摺吒麽覆俱跤阪零〇○◯⭕⚪oOｏＯоОοΟ%％﹪‰".unicodeScalars.contains(scalar)
  }

  private func check(_ token: AnalyzedText.Token, in bytes: [UInt8]) {
    let range = token.byteRange
    #expect(!range.isEmpty && range.upperBound <= bytes.count)
    guard let slice = String(validating: bytes[range], as: UTF8.self) else {
      Issue.record("\(token) cuts a character")
      return
    }
    // What FTS5's tokenizer `ascii` takes for one token.
    #expect(!token.term.isEmpty)
    #expect(
      token.term.utf8.allSatisfy {
        $0 >= 0x80 || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0)
      }, "\(token)")
    // Some characters fold by what stands beside them, which a slice leaves out.
    guard !slice.unicodeScalars.contains(where: Self.dependsOnContext) else { return }
    let stream = analyzer.units(of: slice)
    var folded: [UInt8] = []
    for unit in stream.units { stream.appendFolded(unit, to: &folded) }
    if slice.unicodeScalars.allSatisfy({
      analyzer.folding.fold(String($0)).unicodeScalars.count < 2
    }) {
      #expect(folded == Array(token.term.utf8), "\(slice.debugDescription)")
    } else {
      // A character that folds to several (㈠, ﬃ) may belong to a token in part.
      #expect(
        String(decoding: folded, as: UTF8.self).unicodeScalars.contains(token.term.unicodeScalars),
        "\(slice.debugDescription)")
    }
  }

  private func checkOrder(
    _ tokens: [AnalyzedText.Token], view: AnalyzedText.View, stream: UnitStream
  ) {
    for (before, after) in zip(tokens, tokens.dropFirst()) {
      #expect(after.unitIndex > before.unitIndex)
      #expect(after.byteRange.lowerBound >= before.byteRange.lowerBound)
      #expect(after.byteRange.upperBound >= before.byteRange.upperBound)
    }
    #expect((tokens.first?.unitIndex ?? 0) == 0)
    if view == .grams {
      #expect(tokens.map(\.unitIndex) == Array(stream.units.indices))
    } else {
      let starts = Set(tokens.map(\.unitIndex))
      for (index, unit) in stream.units.enumerated() where unit.gap >= .separator {
        #expect(starts.contains(index), "a word crosses punctuation")
      }
    }
  }
}
