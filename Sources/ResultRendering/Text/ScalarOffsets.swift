/// Turns UTF-8 byte offsets of one text into Unicode scalar offsets: the one place where the unit
/// used inside the program becomes the unit that results are written in.
struct ScalarOffsets {
  private let bytes: [UInt8]

  init(_ text: String) { bytes = Array(text.utf8) }

  /// `byteRange` cut to the text and moved outwards to whole scalars.
  func bounded(_ byteRange: Range<Int>) -> Range<Int> {
    var lower = min(max(0, byteRange.lowerBound), bytes.count)
    var upper = min(max(lower, byteRange.upperBound), bytes.count)
    while lower > 0, lower < bytes.count, bytes[lower] & 0xC0 == 0x80 { lower -= 1 }
    while upper < bytes.count, upper > 0, bytes[upper] & 0xC0 == 0x80 { upper += 1 }
    return lower..<upper
  }

  /// The ranges in Unicode scalars, counted from the scalar at the byte `origin`, in one pass.
  ///
  /// - Parameter byteRanges: ascending and not overlapping; what lies before the one before it is
  ///   left out, as is what is empty.
  func scalarRanges(_ byteRanges: [Range<Int>], from origin: Int = 0) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var (position, count) = (origin, 0)
    func advance(to offset: Int) {
      while position < offset {
        if bytes[position] & 0xC0 != 0x80 { count += 1 }
        position += 1
      }
    }
    for byteRange in byteRanges {
      let range = bounded(byteRange)
      let lower = max(range.lowerBound, position)
      guard lower < range.upperBound else { continue }
      advance(to: lower)
      let start = count
      advance(to: range.upperBound)
      ranges.append(start..<count)
    }
    return ranges
  }

  /// The text of a range of bytes.
  func text(_ byteRange: Range<Int>) -> String {
    String(decoding: bytes[bounded(byteRange)], as: UTF8.self)
  }

  /// The number of bytes.
  var byteCount: Int { bytes.count }
}
