/// Appends a scalar value in UTF-8.
@inlinable
@inline(__always)
package func appendUTF8(_ value: UInt32, to bytes: inout [UInt8]) {
  switch value {
  case 0..<0x80:
    bytes.append(UInt8(truncatingIfNeeded: value))
  case 0x80..<0x800:
    bytes.append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
    bytes.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
  case 0x800..<0x1_0000:
    bytes.append(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
    bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
    bytes.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
  default:
    bytes.append(UInt8(truncatingIfNeeded: 0xF0 | value >> 18))
    bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3F))
    bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
    bytes.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
  }
}

/// Decodes a character of valid UTF-8, and steps over it.
@inline(__always)
func scalarValue(_ bytes: UnsafeBufferPointer<UInt8>, at index: inout Int) -> UInt32 {
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
