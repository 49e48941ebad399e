/// UTF-16 in either byte order; a lone surrogate or an odd last byte becomes U+FFFD.
enum UTF16Decoding {
  static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, littleEndian: Bool
  ) -> UTF8Decoding.Result {
    var result = UTF8Decoding.Result()
    result.scalars.reserveCapacity((bytes.count - start + 1) / 2)
    func unit(_ index: Int) -> UInt32 {
      littleEndian
        ? UInt32(bytes[index]) | UInt32(bytes[index + 1]) << 8
        : UInt32(bytes[index]) << 8 | UInt32(bytes[index + 1])
    }
    func replace(_ index: Int) {
      if result.firstBadOffset == nil { result.firstBadOffset = index }
      result.badCount += 1
      result.scalars.append("\u{FFFD}")
    }
    var index = start
    while index + 1 < bytes.count {
      let first = unit(index)
      if let scalar = Unicode.Scalar(first) {
        result.scalars.append(scalar)
        index += 2
        continue
      }
      if first < 0xDC00, index + 3 < bytes.count {
        let second = unit(index + 2)
        if (0xDC00...0xDFFF).contains(second),
          let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        {
          result.scalars.append(scalar)
          result.multibyteCount += 1
          index += 4
          continue
        }
      }
      replace(index)
      index += 2
    }
    if index < bytes.count { replace(index) }
    return result
  }
}
