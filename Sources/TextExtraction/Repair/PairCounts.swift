/// How often two Han characters stand side by side in one document.
///
/// A cut that divides a word (`巡` ⏎ `察`) divides a pair that the document most likely writes
/// whole elsewhere.
struct PairCounts {
  private var counts: [UInt64: Int32] = [:]

  /// Counts the pairs around the given last characters only, so that memory follows the number of
  /// cuts, not the text.
  init(flow: Flow, blocks: [Block], lastScalars: Set<Unicode.Scalar>) {
    guard !lastScalars.isEmpty else { return }
    for block in blocks where block.kind != .clutter {
      for index in 0..<block.spanCount {
        let span = block[span: index]
        var position = span.start
        while position + 1 < span.end {
          let scalar = flow.scalars[position]
          if scalar.isHan, lastScalars.contains(scalar) {
            counts[Self.key(scalar, flow.scalars[position + 1]), default: 0] += 1
          }
          position += 1
        }
      }
    }
  }

  func count(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Int {
    Int(counts[Self.key(first, second)] ?? 0)
  }

  private static func key(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> UInt64 {
    UInt64(first.value) << 32 | UInt64(second.value)
  }
}
