import TextAnalysis

/// Finds sequences of units in a text's units.
enum UnitMatcher {
  /// Where a sequence stands, as ranges of units, in order, without overlaps.
  static func matches(of sequence: UnitSequence, in units: [TextUnit]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    appendMatches(of: sequence.codes, in: units, to: &ranges)
    return ranges
  }

  /// Appends where a sequence stands.
  static func appendMatches(
    of codes: [UInt32], in units: [TextUnit], to ranges: inout [Range<Int>]
  ) {
    forEachMatch(of: codes, in: units) { range in
      ranges.append(range)
      return true
    }
  }

  /// Whether a sequence stands anywhere.
  static func contains(_ codes: [UInt32], in units: [TextUnit]) -> Bool {
    var isFound = false
    forEachMatch(of: codes, in: units) { _ in
      isFound = true
      return false
    }
    return isFound
  }

  /// Calls `body` with each place until it returns `false`.
  @inline(__always)
  private static func forEachMatch(
    of codes: [UInt32], in units: [TextUnit], _ body: (Range<Int>) -> Bool
  ) {
    guard let first = codes.first, codes.count <= units.count else { return }
    units.withUnsafeBufferPointer { units in
      codes.withUnsafeBufferPointer { codes in
        var index = 0
        let last = units.count - codes.count
        while index <= last {
          guard units[index].code == first else {
            index += 1
            continue
          }
          var length = 1
          while length < codes.count, units[index + length].code == codes[length] { length += 1 }
          if length == codes.count {
            guard body(index..<(index + length)) else { return }
            index += length
          } else {
            index += 1
          }
        }
      }
    }
  }

  /// How near a place of one list stands to one of the other, 0...1: 1 where nothing lies between,
  /// less with each unit between, half as much where a sentence ends between; 0 where a list is empty.
  ///
  /// - Parameters:
  ///   - left, right: places in order.
  ///   - sentences: the number of each unit's sentence.
  static func nearness(
    of left: [Range<Int>], to right: [Range<Int>], sentences: [Int32]
  ) -> Double {
    var (i, j) = (0, 0)
    var best = 0.0
    while i < left.count, j < right.count {
      let leftIsFirst = left[i].lowerBound <= right[j].lowerBound
      let (first, second) = leftIsFirst ? (left[i], right[j]) : (right[j], left[i])
      let distance = second.lowerBound - first.upperBound
      var nearness = 1 / (1 + Double(max(0, distance)) / 8)
      if distance >= 0, sentences[first.upperBound - 1] != sentences[second.lowerBound] {
        nearness /= 2
      }
      best = max(best, nearness)
      if leftIsFirst { i += 1 } else { j += 1 }
    }
    return best
  }
}
