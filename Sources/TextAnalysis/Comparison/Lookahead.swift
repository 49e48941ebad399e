/// The characters of a text from some place on.
struct Lookahead {
  let bytes: UnsafeBufferPointer<UInt8>
  /// Where the next character begins.
  var index: Int

  /// The next character, which it steps over; `nil` at the end.
  mutating func next() -> UInt32? {
    guard index < bytes.count else { return nil }
    return Self.scalar(bytes, &index)
  }

  /// The first character that is not to be skipped; 0 at the end.
  func first(skipping isSkipped: (UInt32) -> Bool = { _ in false }) -> UInt32 {
    var ahead = self
    while let scalar = ahead.next() {
      if !isSkipped(scalar) { return scalar }
    }
    return 0
  }

  /// Steps over the characters that are to be skipped.
  ///
  /// - Returns: how many there were.
  @discardableResult
  mutating func skip(_ isSkipped: (UInt32) -> Bool) -> Int {
    var count = 0
    var ahead = self
    while let scalar = ahead.next(), isSkipped(scalar) {
      count += 1
      index = ahead.index
    }
    return count
  }

  /// Decodes a character of valid UTF-8, and steps over it.
  @inline(__always)
  static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> UInt32 {
    let lead = UInt32(bytes[index])
    var scalar = lead
    var length = 1
    if lead >= 0xF0 {
      (scalar, length) = (lead & 0x07, 4)
    } else if lead >= 0xE0 {
      (scalar, length) = (lead & 0x0F, 3)
    } else if lead >= 0xC0 {
      (scalar, length) = (lead & 0x1F, 2)
    }
    let end = min(index + length, bytes.count)
    index += 1
    while index < end {
      scalar = scalar << 6 | UInt32(bytes[index] & 0x3F)
      index += 1
    }
    return scalar
  }
}
