/// Characters that are numerals, or belong to a number, beside others: the many zeros of Chinese years
/// (`二〇二〇`, `二零二零`, `二○二○`, `二OO八`), and `%` and `‰` after a figure.
enum ContextualNumerals {
  /// The zero of Chinese numerals, 〇.
  static let zero: UInt32 = 0x3007
  /// What a per cent sign is as a unit: SQLite's tokenizers part terms at the ASCII one.
  static let percent: UInt32 = 0xFF05

  private static let digits: Set<UInt32> = codes("〇一二三四五六七八九")
  /// What follows the last digit of a number written digit by digit.
  private static let endings: Set<UInt32> = codes("年号")
  private static let circles: Set<UInt32> = codes("○◯⭕⚪")

  private static func codes(_ text: String) -> Set<UInt32> {
    Set(text.unicodeScalars.map(\.value))
  }

  /// Whether what a folded character is depends on what stands beside it.
  static func depends(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x25, 0x2030, 0x96F6, 0x6F, 0x43E, 0x3BF: true
    default: circles.contains(scalar)
    }
  }

  /// Whether a character is a Chinese digit.
  static func isDigit(_ scalar: UInt32) -> Bool { digits.contains(scalar) }

  /// Whether a character may follow the last digit of a number written digit by digit.
  static func goesOn(_ scalar: UInt32) -> Bool {
    digits.contains(scalar) || endings.contains(scalar) || isZero(scalar)
  }

  /// Whether a character stands for zero beside Chinese digits: 零, a circle, the letter O in three
  /// scripts.
  static func isZero(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x96F6, 0x6F, 0x43E, 0x3BF: true
    default: circles.contains(scalar)
    }
  }

  /// What a sign after a figure is as a unit; `nil` for any other character.
  static func sign(_ scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0x25: percent
    case 0x2030: scalar
    default: nil
    }
  }
}
