/// Turns the parser's byte offsets into Unicode scalar offsets of the markup.
struct HTMLSourcePosition {
  /// Where a piece of text stands in the markup.
  struct Piece {
    var source: Int
    /// Whether the text stands there as it is, not as a character reference.
    var isVerbatim: Bool
  }

  private let bytes: [UInt8]
  private var byte = 0
  private var scalar = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Finds the text the parser has just read, whose end is near byte `end`.
  mutating func locate(_ text: UnsafeBufferPointer<UInt8>, end: Int) -> Piece {
    // The parser reports a full buffer before it has stepped over its last character.
    for shift in 0...4 {
      let start = end + shift - text.count
      if start >= 0, matches(text, at: start) {
        return Piece(source: scalarOffset(of: start), isVerbatim: true)
      }
    }
    var reference = min(end, bytes.count) - 1
    // An ampersand that begins no reference is reported after the letters that follow it, of which there
    // may be many.
    let isAmpersand = text.count == 1 && text[0] == 0x26
    let earliest = isAmpersand ? 0 : max(0, reference - 64)
    while reference > earliest, bytes[reference] != 0x26 { reference -= 1 }
    if reference >= 0, reference < bytes.count, bytes[reference] == 0x26 {
      return Piece(source: scalarOffset(of: reference), isVerbatim: false)
    }
    return Piece(
      source: scalarOffset(of: max(0, min(bytes.count - 1, end - text.count))), isVerbatim: false)
  }

  private func matches(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    guard start + text.count <= bytes.count else { return false }
    for offset in 0..<text.count where bytes[start + offset] != text[offset] { return false }
    return true
  }

  private mutating func scalarOffset(of target: Int) -> Int {
    while byte < target {
      if bytes[byte] & 0xC0 != 0x80 { scalar += 1 }
      byte += 1
    }
    while byte > target {
      byte -= 1
      if bytes[byte] & 0xC0 != 0x80 { scalar -= 1 }
    }
    return scalar
  }
}
