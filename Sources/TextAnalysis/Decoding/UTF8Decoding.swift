/// Strict UTF-8 (Unicode 15, table 3-7), with a count of what does not decode.
enum UTF8Decoding {
  /// What a pass over the bytes found.
  struct Result {
    var scalars: [Unicode.Scalar] = []
    /// Sequences of two or more bytes that decode.
    var multibyteCount = 0
    var badCount = 0
    var firstBadOffset: Int?
  }

  /// Decodes `bytes` from `start`; an undecodable sequence (its longest valid beginning) becomes
  /// one U+FFFD. Gives up, returning `nil`, once more than `badLimit` of them were met.
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, badLimit: Int)
    -> Result?
  {
    var result = Result()
    result.scalars.reserveCapacity(reservation(bytes, from: start))
    var index = start
    while index < bytes.count {
      let first = bytes[index]
      if first < 0x80 {
        result.scalars.append(Unicode.Scalar(first))
        index += 1
        continue
      }
      let (scalar, length) = sequence(bytes, at: index)
      if let scalar {
        result.scalars.append(scalar)
        result.multibyteCount += 1
      } else {
        if result.firstBadOffset == nil { result.firstBadOffset = index }
        result.badCount += 1
        guard result.badCount <= badLimit else { return nil }
        result.scalars.append("\u{FFFD}")
      }
      index += length
    }
    return result
  }

  /// The number of scalars in well-formed UTF-8.
  private static func reservation(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var count = 0
    for index in start..<max(start, bytes.count) where bytes[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// The scalar at `index`, or `nil` and the length to skip.
  @inline(__always)
  static func sequence(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int)
    -> (scalar: Unicode.Scalar?, length: Int)
  {
    let first = UInt32(bytes[index])
    let need: Int
    var value: UInt32
    var low: UInt8 = 0x80
    var high: UInt8 = 0xBF
    switch first {
    case 0xC2...0xDF: (need, value) = (1, first & 0x1F)
    case 0xE0...0xEF:
      (need, value) = (2, first & 0x0F)
      if first == 0xE0 { low = 0xA0 }
      if first == 0xED { high = 0x9F }
    case 0xF0...0xF4:
      (need, value) = (3, first & 0x07)
      if first == 0xF0 { low = 0x90 }
      if first == 0xF4 { high = 0x8F }
    default: return (nil, 1)
    }
    var position = index + 1
    for _ in 0..<need {
      guard position < bytes.count, bytes[position] >= low, bytes[position] <= high else {
        return (nil, position - index)
      }
      value = value << 6 | UInt32(bytes[position] & 0x3F)
      (low, high) = (0x80, 0xBF)
      position += 1
    }
    return (Unicode.Scalar(value), position - index)
  }
}
