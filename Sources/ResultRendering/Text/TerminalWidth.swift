/// How many columns characters take on a terminal (Unicode Standard Annex #11).
enum TerminalWidth {
  /// 0 for combining marks and what is invisible, 2 for wide and full-width characters, else 1.
  /// Ambiguous characters (`“ ” — …`) are narrow, as most terminals have them.
  static func columns(of scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return value == 0xAD ? 0 : 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return wide.contains { $0.contains(value) } ? 2 : 1
    }
  }

  /// The columns of a text on one line.
  static func columns(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + columns(of: $1) }
  }

  /// EastAsianWidth.txt of Unicode 15, W and F, in blocks.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x231A...0x231B, 0x23E9...0x23EC, 0x2E80...0x303E, 0x3041...0x33FF,
    0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3,
    0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
    0x17000...0x18D08, 0x1B000...0x1B2FB, 0x1F300...0x1F64F, 0x1F680...0x1F6FC,
    0x1F900...0x1F9FF, 0x20000...0x3FFFD,
  ]
}
