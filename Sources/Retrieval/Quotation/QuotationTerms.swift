import ArchiveIndex
import TextAnalysis

/// A part of a quotation as the index knows it, and the windows of it that find where it may stand.
struct QuotationTerms {
  /// Some units of the part that are looked for together.
  struct Window: Hashable {
    var units: Range<Int>
    /// In how many passages its rarest gram stands.
    var frequency: Int
  }

  /// A window whose rarest gram stands in more passages is made longer, and one whose rarest gram
  /// stands in even more much longer.
  private static let rare = 30, frequent = 300
  private static let long = 5, longest = 12
  /// How many grams of a stretch are looked at for the rarest.
  static let looked = 16

  let analyzed: AnalyzedText
  private let session: IndexSession
  private var frequencies: [Int: Int] = [:]

  var count: Int { analyzed.stream.units.count }

  /// - Parameter undecided: which form characters take that nothing in the text decides.
  init(
    _ text: String, session: IndexSession, analyzer: Analyzer,
    undecided: UndecidedForm = .asWritten
  ) {
    let stream = analyzer.units(of: text, undecided: undecided)
    analyzed = AnalyzedText(stream: stream, wordStarts: WordStarts(unitCount: stream.units.count))
    self.session = session
  }

  /// The grams of some units, as the index has them; the last one's own where `isFinal`: a passage
  /// ends there, or a number follows.
  func grams(_ units: Range<Int>, isFinal: Bool = false) -> [String] {
    let all = analyzed.stream.units
    var terms: [String] = []
    for index in units {
      let length = analyzed.gramLength(at: index)
      // What follows the part's last ideograph in a passage is not known.
      let isOpen = index + 1 == count && all[index].isIdeograph
      if index + length <= units.upperBound, !isOpen {
        terms.append(analyzed.term(index..<(index + length)))
      } else if isFinal || !all[index].isIdeograph {
        terms.append(analyzed.term(index..<(index + 1)))
      }
    }
    return terms
  }

  /// In how many passages the gram that begins at a unit stands; 0 where it does not lie in the part.
  private mutating func frequency(at unit: Int) throws -> Int {
    if let known = frequencies[unit] { return known }
    let length = analyzed.gramLength(at: unit)
    let isOpen = unit + 1 == count && analyzed.stream.units[unit].isIdeograph
    var frequency = 0
    if !isOpen {
      let term = try session.frequency(ofTerm: analyzed.term(unit..<(unit + length)))
      frequency = max(term.grams, term.heading)
    }
    frequencies[unit] = frequency
    return frequency
  }

  /// The rarest window of some units: none where no gram of theirs stands anywhere.
  mutating func window(in units: Range<Int>, looked: Int = Self.looked) throws -> Window? {
    let step = max(1, units.count / looked)
    var best: (unit: Int, frequency: Int)?
    for unit in stride(from: units.lowerBound, to: units.upperBound, by: step) {
      guard unit + analyzed.gramLength(at: unit) <= units.upperBound else { continue }
      let frequency = try frequency(at: unit)
      if frequency > 0, frequency < best?.frequency ?? .max { best = (unit, frequency) }
    }
    guard let best else { return nil }
    var window = best.unit..<(best.unit + analyzed.gramLength(at: best.unit))
    if best.frequency > Self.rare {
      let longest = best.frequency > Self.frequent ? Self.longest : Self.long
      // Longer at the end first, then at the beginning.
      while window.count < longest, window.upperBound < units.upperBound {
        window = window.lowerBound..<(window.upperBound + 1)
      }
      while window.count < longest, window.lowerBound > units.lowerBound {
        window = (window.lowerBound - 1)..<window.upperBound
      }
    }
    return Window(units: window, frequency: best.frequency)
  }

  /// The rarest window of each of `count` stretches of the part.
  mutating func windows(_ wanted: Int, looked: Int = Self.looked) throws -> [Window] {
    var windows: [Window] = []
    for index in 0..<wanted {
      let stretch = (count * index / wanted)..<(count * (index + 1) / wanted)
      if let window = try window(in: stretch, looked: looked) { windows.append(window) }
    }
    return windows
  }

  /// Windows of one gram each, the rarest.
  mutating func rarestGrams(_ wanted: Int) throws -> [Window] {
    var windows: [Window] = []
    for unit in 0..<min(count, 200) {
      let length = analyzed.gramLength(at: unit)
      let frequency = try frequency(at: unit)
      if frequency > 0, unit + length <= count {
        windows.append(Window(units: unit..<(unit + length), frequency: frequency))
      }
    }
    return Array(windows.sorted { $0.frequency < $1.frequency }.prefix(wanted))
  }

  /// A phrase of some units.
  func phrase(_ units: Range<Int>, isFinal: Bool = false, in columns: [MatchExpression.Column])
    -> MatchExpression?
  {
    var grams = grams(units, isFinal: isFinal)
    let all = analyzed.stream.units
    let last = units.upperBound - 1
    // No gram holds an ideograph that stands alone or after a number: it begins one.
    let beginsGram =
      !isFinal && units.upperBound == count && all[last].isIdeograph
      && (last == units.lowerBound || !all[last - 1].isIdeograph)
    if beginsGram { grams.append(analyzed.term(last..<(last + 1))) }
    return grams.isEmpty ? nil : .phrase(grams, columns: columns, lastIsPrefix: beginsGram)
  }
}
