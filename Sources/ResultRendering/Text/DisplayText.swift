/// Makes text from a document safe to show to a person.
///
/// A document may hold characters that command the display instead of standing in it: terminal
/// escape sequences, and Unicode's bidirectional overrides, which make text read otherwise than it
/// is written (CVE-2021-42574). They are made visible, never obeyed.
enum DisplayText {
  /// `text` with every commanding character replaced: C0 controls and DEL by their pictures
  /// (U+2400…), C1 controls, bidirectional controls and
  /// what XML cannot hold (U+FFFE, U+FFFF) by U+FFFD. Line feeds stay, tabs become
  /// spaces, and Unicode's line and paragraph separators line feeds.
  static func neutralised(_ text: String) -> String {
    guard mayCommand(text), text.unicodeScalars.contains(where: { replacement(of: $0) != nil })
    else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(replacement(of: scalar) ?? scalar) }
    return String(result)
  }

  /// Whether some byte of the text may belong to a character that is replaced; nearly no text has one.
  private static func mayCommand(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      for (index, byte) in bytes.enumerated() {
        switch byte {
        case 0x0A: continue
        case 0x00...0x1F, 0x7F, 0xC2, 0xD8: return true
        // U+FFFE and U+FFFF.
        case 0xEF where index + 2 < bytes.count:
          guard bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE else { continue }
          return true
        // U+2000…U+203F and U+2040…U+207F: dashes and quotation marks, and those that command.
        case 0xE2 where index + 2 < bytes.count:
          switch (bytes[index + 1], bytes[index + 2]) {
          case (0x80, 0x8E...0x8F), (0x80, 0xA8...0xAE), (0x81, 0xA6...0xA9): return true
          default: continue
          }
        default: continue
        }
      }
      return false
    }
  }

  /// `neutralised`, with line feeds as spaces.
  static func singleLine(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        neutralised(text).unicodeScalars.map { $0 == "\n" ? " " : $0 }))
  }

  private static func replacement(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x0A: nil
    case 0x09: " "
    case 0x00...0x1F: Unicode.Scalar(0x2400 + scalar.value)
    case 0x7F: "\u{2421}"
    case 0x2028, 0x2029: "\n"
    case 0x80...0x9F, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF:
      "\u{FFFD}"
    default: nil
    }
  }
}
