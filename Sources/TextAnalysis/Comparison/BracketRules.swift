/// Round and square brackets: `( ) [ ] { } 〔 〕` of either width stand for each other.
///
/// Around words each is a sign, for an aside is no part of its sentence. A number in brackets is
/// another statement than the number: `(5.2)` is a loss. But a number that counts the items of a list
/// is marked by brackets as well as by `1.` or `1、`.
enum BracketRules {
  /// The codes of the two signs.
  static let opening: UInt32 = 0x28, closing: UInt32 = 0x29

  static func isOpening(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x28, 0x5B, 0x7B, 0xFF08, 0xFF3B, 0xFF5B, 0x3014, 0xFE59, 0xFE5B, 0xFE5D: true
    default: false
    }
  }

  static func isClosing(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x29, 0x5D, 0x7D, 0xFF09, 0xFF3D, 0xFF5D, 0x3015, 0xFE5A, 0xFE5C, 0xFE5E: true
    default: false
    }
  }

  /// Characters that are a number in brackets: ⑴ ⒜ ㈠.
  static func isEnclosed(_ scalar: UInt32) -> Bool {
    0x2474...0x24B5 ~= scalar || 0x3200...0x3243 ~= scalar
  }

  /// What stands between an opening bracket and the closing one.
  enum Content {
    case words
    /// Only a number; `isShort` where it may count the items of a list. `end` is the byte at which the
    /// closing bracket begins.
    case number(isShort: Bool, end: Int)
  }

  /// The longest number looked for, in characters.
  private static let longest = 24

  static func content(_ ahead: Lookahead) -> Content {
    var ahead = ahead
    var (digits, numerals, others, count) = (0, 0, 0, 0)
    while count < longest {
      let end = ahead.index
      guard let scalar = ahead.next() else { break }
      count += 1
      if isClosing(scalar) {
        guard digits + numerals > 0 else { return .words }
        return .number(isShort: others == 0 && digits <= 2 && numerals <= 3, end: end)
      }
      if MarkNeighbours.isDigit(scalar) {
        digits += 1
      } else if MarkNeighbours.isNumeral(scalar) {
        numerals += 1
      } else if MarkNeighbours.isBlank(scalar) {
        continue
      } else if isPartOfNumber(scalar) {
        others += 1
      } else {
        return .words
      }
    }
    return .words
  }

  private static func isPartOfNumber(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2B, 0x2C, 0x2E, 0x25, 0x2030, 0xFF0B, 0xFF0C, 0xFF0E, 0xFF05: true
    default: DashMarks.isDash(scalar)
    }
  }
}
