/// The characters of a text from some place on.
struct Lookahead {
  let bytes: UnsafeBufferPointer<UInt8>
  /// Where the next character begins.
  var index: Int

  /// The next character, which it steps over; `nil` at the end.
  mutating func next() -> UInt32? {
    guard index < bytes.count else { return nil }
    return scalarValue(bytes, at: &index)
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
}
