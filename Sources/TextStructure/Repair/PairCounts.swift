/// Where pairs of Han characters stand in one document.
///
/// A cut that divides a word (`巡` ⏎ `察`) divides a pair that the document most likely writes
/// whole elsewhere, often with more of the same words on both sides.
struct PairCounts {
  private let flow: Flow
  private var counts: [UInt64: Int32] = [:]
  private var places: [UInt64: [Int32]] = [:]

  private static let mostPlaces = 12
  private static let longestMatch = 6

  /// Counts the pairs around the given last characters only, so that memory follows the number of
  /// cuts, not the text.
  init(flow: Flow, blocks: [Block], lastScalars: Set<Unicode.Scalar>) {
    self.flow = flow
    guard !lastScalars.isEmpty else { return }
    for block in blocks where block.kind != .clutter {
      for index in 0..<block.spanCount {
        let span = block[span: index]
        var position = span.start
        while position + 1 < span.end {
          let scalar = flow.scalars[position]
          if scalar.isHan, lastScalars.contains(scalar) {
            let key = Self.key(scalar, flow.scalars[position + 1])
            counts[key, default: 0] += 1
            if counts[key, default: 0] <= Self.mostPlaces {
              places[key, default: []].append(Int32(truncatingIfNeeded: position))
            }
          }
          position += 1
        }
      }
    }
  }

  func count(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Int {
    Int(counts[Self.key(first, second)] ?? 0)
  }

  /// How many characters around the join of two texts stand together elsewhere in the document.
  func longestMatch(_ head: [Unicode.Scalar], _ tail: [Unicode.Scalar]) -> Int {
    guard let last = head.last, let first = tail.first,
      let places = places[Self.key(last, first)]
    else { return 0 }
    var longest = 0
    for place in places.map(Int.init) {
      var left = 1
      while left < min(head.count, Self.longestMatch), place - left >= 0,
        flow.scalars[place - left] == head[head.count - 1 - left], head[head.count - 1 - left].isHan
      { left += 1 }
      var right = 1
      while right < min(tail.count, Self.longestMatch), place + 1 + right < flow.scalars.count,
        flow.scalars[place + 1 + right] == tail[right], tail[right].isHan
      { right += 1 }
      longest = max(longest, left + right)
    }
    return longest
  }

  private static func key(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> UInt64 {
    UInt64(first.value) << 32 | UInt64(second.value)
  }
}
