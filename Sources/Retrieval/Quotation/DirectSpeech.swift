/// Whether words stand inside quotation marks.
enum DirectSpeech {
  /// Whether a range of a text stands inside quotation marks from its first byte to its last.
  ///
  /// Looked at in its own paragraphs. A paragraph without an opening mark before the words belongs
  /// to a quotation that began earlier only where the next mark after them closes one and the
  /// paragraphs before left one open.
  static func contains(_ byteRange: Range<Int>, in text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard !byteRange.isEmpty, byteRange.upperBound <= bytes.count else { return false }
    var start = byteRange.lowerBound
    while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
    var end = byteRange.upperBound
    while end < bytes.count, bytes[end] != 0x0A { end += 1 }
    var depth = 0
    var isStraightOpen = false
    func read(_ range: Range<Int>, _ seen: (Int) -> Bool) -> Bool {
      for scalar in String(decoding: bytes[range], as: UTF8.self).unicodeScalars {
        if QuotationMarks.isStraight(scalar) {
          depth += isStraightOpen ? -1 : 1
          isStraightOpen.toggle()
        } else if QuotationMarks.isOpening(scalar) {
          depth += 1
        } else if QuotationMarks.isClosing(scalar) {
          depth -= 1
        } else if scalar == "\n" {
          // Each paragraph of a long quotation opens it anew.
          (depth, isStraightOpen) = (max(0, depth), false)
          continue
        }
        if !seen(depth) { return false }
      }
      return true
    }
    // An opening mark that was never closed may be a slip: what counts is that it is closed later.
    _ = read(start..<byteRange.lowerBound) { depth in
      return depth > -100
    }
    if depth <= 0 {
      guard isOpen(before: start, bytes), isClosedNext(after: byteRange.lowerBound, end, bytes),
        depth == 0
      else { return opensInside(byteRange, bytes) }
      depth = 1
    }
    return read(byteRange) { $0 > 0 } || opensInside(byteRange, bytes)
  }

  /// Whether the words begin and end with marks of their own that enclose them.
  private static func opensInside(_ byteRange: Range<Int>, _ bytes: [UInt8]) -> Bool {
    let scalars = Array(String(decoding: bytes[byteRange], as: UTF8.self).unicodeScalars)
    guard scalars.count > 2, let closing = QuotationMarks.closing(of: scalars[0]) else {
      return false
    }
    return scalars.dropFirst().firstIndex(of: closing) == scalars.count - 1
  }

  private static func isOpen(before end: Int, _ bytes: [UInt8]) -> Bool {
    var depth = 0
    for scalar in String(decoding: bytes[..<end], as: UTF8.self).unicodeScalars {
      if QuotationMarks.isOpening(scalar) { depth += 1 }
      if QuotationMarks.isClosing(scalar) { depth = max(0, depth - 1) }
    }
    return depth > 0
  }

  private static func isClosedNext(after start: Int, _ end: Int, _ bytes: [UInt8]) -> Bool {
    for scalar in String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars {
      if QuotationMarks.isClosing(scalar) { return true }
      if QuotationMarks.isOpening(scalar) { return false }
    }
    return false
  }
}
