/// The tokens of Rich Text Format (1.9.1, "Conventions of an RTF Reader").
struct RTFScanner {
  enum Token {
    case open
    case close
    /// `\par`, `\u-26412`.
    case word(String, Int?)
    /// `\~`, `\*`.
    case symbol(UInt8)
    /// `\'b0`.
    case hexadecimal(UInt8)
    case byte(UInt8)
  }

  private let bytes: [UInt8]
  private var position: Int

  init(_ bytes: [UInt8], from position: Int) { (self.bytes, self.position) = (bytes, position) }

  /// Passes over the bytes of `\bin`.
  mutating func skip(_ count: Int) { position = min(bytes.count, position + max(0, count)) }

  mutating func next() -> Token? {
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case 0x7B: return .open
      case 0x7D: return .close
      case 0x5C: return control()
      // Line ends are no text.
      case 0x0A, 0x0D, 0x00: continue
      default: return .byte(byte)
      }
    }
    return nil
  }

  private mutating func control() -> Token? {
    guard position < bytes.count else { return nil }
    let first = bytes[position]
    guard Self.isLetter(first) else {
      position += 1
      if first == 0x27, position + 1 < bytes.count,
        let value = UInt8(
          String(decoding: bytes[position...(position + 1)], as: UTF8.self), radix: 16)
      {
        position += 2
        return .hexadecimal(value)
      }
      return first == 0x0A || first == 0x0D ? .word("par", nil) : .symbol(first)
    }
    let start = position
    while position < bytes.count, position - start < 32, Self.isLetter(bytes[position]) {
      position += 1
    }
    let name = String(decoding: bytes[start..<position], as: UTF8.self)
    let digits = position
    if position < bytes.count, bytes[position] == 0x2D { position += 1 }
    while position < bytes.count, position - digits < 11, (0x30...0x39).contains(bytes[position]) {
      position += 1
    }
    let number = Int(String(decoding: bytes[digits..<position], as: UTF8.self))
    if number == nil { position = digits }
    if position < bytes.count, bytes[position] == 0x20 { position += 1 }
    return .word(name, number)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte)
  }
}
