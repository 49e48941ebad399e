/// The markup as UTF-8 for the parser, made safe without moving a byte.
enum HTMLSource {
  /// Attributes past this number in one tag are blanked out: the parser compares each with all
  /// before it.
  private static let mostAttributes = 500

  static func bytes(_ text: [Unicode.Scalar]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count + text.count / 2)
    for scalar in text {
      switch scalar.value {
      // Control characters and non-characters end the parser's text early.
      case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F: bytes.append(0x20)
      case 0xFFFE, 0xFFFF: bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
      case 0..<0x80: bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    blankLongTags(&bytes)
    return bytes
  }

  private static func blankLongTags(_ bytes: inout [UInt8]) {
    var index = 0
    while index + 1 < bytes.count {
      let next = bytes[index + 1] | 0x20
      guard bytes[index] == 0x3C, (0x61...0x7A).contains(next) else {
        index += 1
        continue
      }
      var attributes = 0
      var quote: UInt8 = 0
      index += 1
      while index < bytes.count, quote != 0 || bytes[index] != 0x3E {
        let byte = bytes[index]
        if quote != 0 {
          if byte == quote { quote = 0 }
        } else if byte == 0x22 || byte == 0x27 {
          if bytes[index - 1] == 0x3D || bytes[index - 1] == 0x20 { quote = byte }
        } else if byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x2F {
          attributes += 1
        }
        if attributes > mostAttributes { bytes[index] = 0x20 }
        index += 1
      }
    }
  }
}
