import ArchiveModel
import TextAnalysis

/// Finds what to mark in a passage, and the part of it to show in a list. Linear in the text.
struct Highlighter {
  /// About how long a snippet is, in units.
  static let snippetLength = 110

  let wanted: [UnitSequence]
  /// What is marked where none of the wanted stands in the passage: its words, or else its grams.
  let words: [UnitSequence]
  let grams: [UnitSequence]

  init(_ terms: QueryTerms) {
    wanted = terms.wanted
    words = terms.neighbours.flatMap(\.self)
    grams = terms.grams
  }

  /// What to mark: UTF-8 bytes, ascending, not overlapping; neighbours are joined.
  func highlights(in units: [TextUnit]) -> [Range<Int>] {
    var ranges = matches(of: wanted, in: units)
    if ranges.isEmpty { ranges = matches(of: words, in: units) }
    if ranges.isEmpty { ranges = matches(of: grams, in: units) }
    ranges.sort { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    var joined: [Range<Int>] = []
    for range in ranges {
      if let last = joined.last, last.upperBound >= range.lowerBound {
        joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    return joined
  }

  private func matches(of sequences: [UnitSequence], in units: [TextUnit]) -> [Range<Int>] {
    sequences.flatMap { sequence in
      sequence.places(in: units).map {
        Int(units[$0.lowerBound].byteStart)..<Int(units[$0.upperBound - 1].byteEnd)
      }
    }
  }

  /// The part of the text to show: the window with the most highlights, from the beginning of a
  /// sentence where one is near.
  func snippet(in units: [TextUnit], of text: String, highlights: [Range<Int>]) -> Range<Int> {
    let end = text.utf8.count
    guard units.count > Self.snippetLength, let last = units.last else { return 0..<end }
    // The best window of units: two pointers over the highlights.
    var bestStart = 0
    var bestCount = -1
    var first = 0
    var unit = 0
    let starts = highlights.map { highlight -> Int in
      while unit < units.count, Int(units[unit].byteStart) < highlight.lowerBound { unit += 1 }
      return unit
    }
    for (index, start) in starts.enumerated() {
      while start - starts[first] > Self.snippetLength * 3 / 4 { first += 1 }
      if index - first > bestCount {
        bestCount = index - first
        bestStart = starts[first]
      }
    }
    var start = bestStart
    // Back to where the sentence begins, if that is near.
    let earliest = max(0, start - Self.snippetLength / 3)
    while start > earliest, units[start].gap < .separator { start -= 1 }
    let stop = min(units.count, start + Self.snippetLength)
    if stop == units.count { start = min(start, max(0, units.count - Self.snippetLength)) }
    let lower = start == 0 ? 0 : Int(units[start].byteStart)
    var upper = stop == units.count ? end : Int(units[stop - 1].byteEnd)
    // Not in the middle of what is marked.
    if let cut = highlights.first(where: { $0.lowerBound < upper && upper < $0.upperBound }) {
      upper = cut.upperBound
    }
    return lower..<max(upper, min(Int(last.byteEnd), lower))
  }
}
