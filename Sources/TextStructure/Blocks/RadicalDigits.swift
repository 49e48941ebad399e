/// Radicals that stand for ordinary characters in texts printed by browsers (`4⽉18⽇`), as far as
/// dates have them.
enum RadicalDigits {
  static func unified(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard (0x2F00...0x2FD5).contains(scalar.value) else { return scalar }
    switch scalar {
    case "\u{2F00}": return "一"
    case "\u{2F06}": return "二"
    case "\u{2F0B}": return "八"
    case "\u{2F17}": return "十"
    case "\u{2F47}": return "日"
    case "\u{2F49}": return "月"
    default: return scalar
    }
  }
}
