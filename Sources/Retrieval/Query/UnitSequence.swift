import ArchiveIndex
import TextAnalysis

/// A run of units that is looked for as a whole: a word, words typed together, or exact words.
struct UnitSequence: Hashable {
  /// The units' codes.
  var codes: [UInt32]
  /// The folded text.
  var text: String
  /// Its grams, as the index has them; the last one is the beginning of a gram where the sequence
  /// is one ideograph alone.
  var grams: [String]
  var lastIsPrefix: Bool
  var isPhrase: Bool
  /// Whether it must not be part of a longer number in Chinese numerals: 百分之五 not of 百分之五十.
  var standsAlone = false

  init(_ analyzed: AnalyzedText, _ range: Range<Int>, isPhrase: Bool) {
    let units = analyzed.stream.units
    codes = units[range].map(\.code)
    text = analyzed.term(range)
    self.isPhrase = isPhrase
    var grams: [String] = []
    for index in range {
      let length = min(analyzed.gramLength(at: index), range.upperBound - index)
      // A last ideograph begins a gram that the text goes on with; it is in the gram before it.
      if index == range.upperBound - 1, units[index].isIdeograph, index > range.lowerBound,
        units[index - 1].isIdeograph
      {
        break
      }
      grams.append(analyzed.term(index..<(index + length)))
    }
    self.grams = grams
    lastIsPrefix =
      units[range.upperBound - 1].isIdeograph
      && (range.count == 1 || !units[range.upperBound - 2].isIdeograph)
  }

  /// The sequence of all units of a text.
  init(_ analyzed: AnalyzedText, isPhrase: Bool) {
    self.init(analyzed, 0..<analyzed.stream.units.count, isPhrase: isPhrase)
  }

  /// The codes of a text's units.
  static func codes(of text: String, _ analyzer: Analyzer) -> [UInt32] {
    analyzer.units(of: text).units.map(\.code)
  }

  /// The sequence as the index finds it.
  var expression: MatchExpression {
    .phrase(grams, columns: [.grams, .heading], lastIsPrefix: lastIsPrefix)
  }
}

extension UnitSequence {
  private static let numerals: Set<UInt32> = Set(
    "〇零一二三四五六七八九十百千万亿两点".unicodeScalars.map(\.value))

  /// Whether it begins or ends with a Chinese numeral.
  var hasNumeralEnds: Bool {
    [codes.first, codes.last].contains { $0.map(Self.numerals.contains) ?? false }
  }

  /// Whether it stands in a text.
  func stands(in units: [TextUnit]) -> Bool {
    standsAlone ? !places(in: units).isEmpty : UnitMatcher.contains(codes, in: units)
  }

  /// Where it stands in a text.
  func places(in units: [TextUnit]) -> [Range<Int>] {
    let places = UnitMatcher.matches(of: self, in: units)
    return standsAlone ? places.filter { !isPart($0, in: units) } : places
  }

  private func isPart(_ place: Range<Int>, in units: [TextUnit]) -> Bool {
    func isNumeral(_ index: Int) -> Bool {
      units.indices.contains(index) && Self.numerals.contains(units[index].code)
    }
    let (first, last) = (place.lowerBound, place.upperBound - 1)
    return isNumeral(first) && isNumeral(first - 1) && units[first].gap == .none
      || isNumeral(last) && isNumeral(last + 1) && units[last + 1].gap == .none
  }
}
