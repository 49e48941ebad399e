import TextAnalysis

/// An article of a law as people cite it: `刑法第232条`, `民法典 1079条`, `消费者权益保护法第五十五条`.
struct ArticleCitation: Hashable {
  /// The law's name.
  var law: String
  /// The article's heading in Chinese numerals, e.g. 第二百三十二条 or 第一百二十条之一.
  var article: String

  private static let numerals = codes("第〇零一二三四五六七八九十百千万两")
  private static let article = codes("条").first ?? 0
  private static let ordinal = codes("第").first ?? 0

  private static func codes(_ text: String) -> Set<UInt32> {
    Set(text.unicodeScalars.map(\.value))
  }

  /// The citation that a query is, and nothing else.
  init?(_ query: ParsedQuery, analyzer: Analyzer) {
    guard query.groups.allSatisfy({ $0.count == 1 }), (1...2).contains(query.groups.count) else {
      return nil
    }
    let text = query.groups.map { $0[0].text }.joined(separator: " ")
    let analyzed = AnalyzedText(
      stream: analyzer.units(of: text), wordStarts: WordStarts(unitCount: 0))
    let units = analyzed.stream.units
    guard let start = Self.start(0..<units.count, analyzed), start > 1,
      let number = NumberSpellings.article(analyzed.term(start..<units.count))
    else { return nil }
    law = analyzed.term(0..<start)
    article = number
  }

  /// Parts a name from the article after it; what is no citation stays whole.
  static func parted(_ range: Range<Int>, _ analyzed: AnalyzedText) -> [Range<Int>] {
    guard let start = start(range, analyzed), start > range.lowerBound + 1 else { return [range] }
    return [range.lowerBound..<start, start..<range.upperBound]
  }

  /// Where the article begins that some units end with.
  private static func start(_ range: Range<Int>, _ analyzed: AnalyzedText) -> Int? {
    let units = analyzed.stream.units
    guard let end = range.last(where: { units[$0].code == article }), end > range.lowerBound else {
      return nil
    }
    var start = end
    while start > range.lowerBound, isNumeral(units[start - 1], analyzed.stream) {
      start -= 1
      if units[start].code == ordinal { break }
    }
    return start < end && end - start > (units[start].code == ordinal ? 1 : 0) ? start : nil
  }

  private static func isNumeral(_ unit: TextUnit, _ stream: UnitStream) -> Bool {
    guard !unit.isIdeograph else { return numerals.contains(unit.code) }
    let start = Int(unit.runStart)
    return stream.runs[start..<(start + Int(unit.runLength))].allSatisfy {
      (0x30...0x39).contains($0)
    }
  }
}
