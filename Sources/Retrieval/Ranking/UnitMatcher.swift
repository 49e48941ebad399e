import TextAnalysis

/// Finds sequences of units in a text's units.
enum UnitMatcher {
  /// Where a sequence stands, as ranges of units, in order, without overlaps.
  static func matches(of sequence: UnitSequence, in units: [TextUnit]) -> [Range<Int>] {
    let codes = sequence.codes
    guard let first = codes.first, codes.count <= units.count else { return [] }
    var ranges: [Range<Int>] = []
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
            ranges.append(index..<(index + length))
            index += length
          } else {
            index += 1
          }
        }
      }
    }
    return ranges
  }

  /// The least number of units between a place of one list and one of the other, both in order;
  /// `nil` where one is empty.
  static func leastDistance(between left: [Range<Int>], and right: [Range<Int>]) -> Int? {
    guard !left.isEmpty, !right.isEmpty else { return nil }
    var (i, j) = (0, 0)
    var least = Int.max
    while i < left.count, j < right.count {
      if left[i].lowerBound <= right[j].lowerBound {
        least = min(least, max(0, right[j].lowerBound - left[i].upperBound))
        i += 1
      } else {
        least = min(least, max(0, left[i].lowerBound - right[j].upperBound))
        j += 1
      }
    }
    return least
  }
}
