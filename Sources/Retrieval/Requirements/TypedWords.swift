import TextAnalysis

/// The words of a query as they were typed: what is typed together is wanted together.
struct TypedWords {
  /// One way to satisfy a part of the query: runs of units, each of which must stand as a whole.
  struct Alternative {
    var runs: [[UInt32]]
    /// Whether punctuation may stand in a run: it was typed in quotation marks.
    var isPhrase: Bool
  }

  /// The parts, of each of which one alternative must hold.
  private(set) var groups: [[Alternative]] = []

  /// The words of a query that has something to look for.
  ///
  /// - Parameter terms: the terms of a query of one part alone: they have its other spellings.
  init(
    _ query: ParsedQuery, analyzer: Analyzer, terms: (ParsedQuery) throws -> QueryTerms
  ) rethrows {
    var stopWords: [[Alternative]] = []
    for group in query.groups {
      var alternatives: [Alternative] = []
      var isStopWord = true
      for wanted in group {
        let stream = analyzer.units(of: wanted.text)
        guard !stream.units.isEmpty else { continue }
        alternatives.append(
          Alternative(
            runs: Self.runs(of: stream.units, isPhrase: wanted.isPhrase), isPhrase: wanted.isPhrase)
        )
        var folded: [UInt8] = []
        for unit in stream.units { stream.appendFolded(unit, to: &folded) }
        if wanted.isPhrase || !StopWords.all.contains(String(decoding: folded, as: UTF8.self)) {
          isStopWord = false
        }
      }
      guard !alternatives.isEmpty else { continue }
      if isStopWord {
        stopWords.append(alternatives)
        continue
      }
      var alone = query
      alone.groups = [group]
      alone.excluded = []
      for runs in Self.runs(of: try terms(alone)) {
        if !alternatives.contains(where: { $0.runs == runs }) {
          alternatives.append(
            Alternative(runs: runs, isPhrase: group.contains(where: \.isPhrase)))
        }
      }
      groups.append(alternatives)
    }
    if groups.isEmpty { groups = stopWords }
  }

  /// What the terms of one part of a query are: its spellings, or the pieces that it is parted into,
  /// each of which must stand.
  private static func runs(of terms: QueryTerms) -> [[[UInt32]]] {
    guard terms.groups.count == 1 else {
      let pieces = terms.groups.compactMap { $0.alternatives.first?.sequences.map(\.codes) }
      return pieces.isEmpty ? [] : [pieces.flatMap(\.self)]
    }
    return terms.groups[0].alternatives.map { $0.sequences.map(\.codes) }.filter { !$0.isEmpty }
  }

  /// Units that follow each other with nothing between.
  private static func runs(of units: [TextUnit], isPhrase: Bool) -> [[UInt32]] {
    var runs: [[UInt32]] = []
    for (index, unit) in units.enumerated() {
      if index == 0 || !isPhrase && unit.gap != .none { runs.append([]) }
      runs[runs.count - 1].append(unit.code)
    }
    return runs
  }
}

/// A text in which what is typed together is looked for.
struct WordedText {
  let units: [TextUnit]
  /// Whether a clause ends before each unit: a comma, a stop, 、, not a quotation mark or a space.
  private let begins: [Bool]

  init(_ text: String, _ units: [TextUnit]) {
    self.units = units
    var begins = Array(repeating: false, count: units.count)
    if units.contains(where: { $0.gap >= .separator }) {
      let bytes = Array(text.utf8)
      for index in units.indices.dropFirst() where units[index].gap >= .separator {
        let between = units[index - 1].byteRange(before: units[index])
        guard between.upperBound <= bytes.count else { continue }
        begins[index] = String(decoding: bytes[between], as: UTF8.self).unicodeScalars
          .contains(where: Self.parts)
      }
    }
    self.begins = begins
  }

  private static func parts(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "，", ",", "。", ".", "；", ";", "：", ":", "、", "！", "!", "？", "?", "…", "｡", "､": true
    default: false
    }
  }

  /// Whether a run stands in the units of a range of bytes.
  func holds(_ run: [UInt32], acrossClauses: Bool, in byteRange: Range<Int>? = nil) -> Bool {
    guard let first = run.first, run.count <= units.count else { return false }
    var index = 0
    let last = units.count - run.count
    while index <= last {
      if units[index].code == first, isRun(run, at: index, acrossClauses) {
        guard let byteRange else { return true }
        if units[index].byteStart >= byteRange.lowerBound,
          units[index + run.count - 1].byteEnd <= byteRange.upperBound
        {
          return true
        }
      }
      index += 1
    }
    return false
  }

  private func isRun(_ run: [UInt32], at index: Int, _ acrossClauses: Bool) -> Bool {
    for offset in 1..<max(1, run.count) {
      guard units[index + offset].code == run[offset], acrossClauses || !begins[index + offset]
      else { return false }
    }
    return true
  }
}
