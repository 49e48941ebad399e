/// Numbers in Chinese numerals: digit by digit (二〇二〇) and by value (二百三十二).
enum ChineseNumerals {
  private static let digits = Array("〇一二三四五六七八九".unicodeScalars)
  private static let powers: [Unicode.Scalar: Int] = [
    "十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000,
  ]

  /// Whether a character is part of a number in Chinese numerals.
  static func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
    digit(scalar) != nil || powers[scalar] != nil
  }

  /// The value of a digit; 两 is 2.
  static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "零", "○", "◯": 0
    case "两", "兩": 2
    default: digits.firstIndex(of: scalar)
    }
  }

  /// A number digit by digit.
  static func spelledOut(_ figures: String) -> String {
    var text = String.UnicodeScalarView()
    for figure in figures.unicodeScalars {
      guard let value = figure.properties.numericType == .decimal ? figure.value - 0x30 : nil,
        value < 10
      else { continue }
      text.append(digits[Int(value)])
    }
    return String(text)
  }

  /// A number by value, up to 999,999,999,999: 一万零五十, 十五, 二百三十二.
  static func text(of number: Int) -> String? {
    guard (0..<1_000_000_000_000).contains(number) else { return nil }
    if number == 0 { return "零" }
    var text = ""
    var rest = number
    for (power, name) in [(100_000_000, "亿"), (10_000, "万"), (1, "")] where rest >= power {
      let part = rest / power
      if !text.isEmpty, part < 1_000 { text += "零" }
      text += section(part, first: text.isEmpty) + name
      rest %= power
    }
    return text
  }

  /// 1...9999.
  private static func section(_ number: Int, first: Bool) -> String {
    var text = ""
    var hasGap = false
    for (power, name) in [(1_000, "千"), (100, "百"), (10, "十"), (1, "")] {
      let digit = number / power % 10
      if digit == 0 {
        hasGap = !text.isEmpty
        continue
      }
      if hasGap { text += "零" }
      hasGap = false
      // 十五 at a number's beginning, 一百一十五 inside.
      if !(power == 10 && digit == 1 && text.isEmpty && first) {
        text.unicodeScalars.append(digits[digit])
      }
      text += name
    }
    return text
  }

  /// The value of a number by value, or of one digit; `nil` where the text is none (三三, 十百).
  static func value(of text: String) -> Int? {
    var total = 0
    var section = 0
    var digit: Int?
    var lastPower = Int.max
    for scalar in text.unicodeScalars {
      if let power = powers[scalar] {
        if power >= 10_000 {
          let part = section + (digit ?? 0)
          guard part > 0, total < 1_000_000_000_000 else { return nil }
          total = power > 10_000 ? (total + part) * power : total + part * power
          section = 0
          lastPower = .max
        } else {
          guard power < lastPower else { return nil }
          section += (digit ?? (power == 10 && section == 0 ? 1 : 0)) * power
          guard digit != nil || power == 10 else { return nil }
          lastPower = power
        }
        digit = nil
      } else if let value = self.digit(scalar) {
        guard digit == nil || digit == 0 else { return nil }
        digit = value
      } else {
        return nil
      }
    }
    return total + section + (digit ?? 0)
  }

  /// The figures of a number written digit by digit; `nil` where a character is no digit.
  static func figures(of text: String) -> String? {
    var figures = ""
    for scalar in text.unicodeScalars {
      guard let value = digit(scalar), scalar != "两" else { return nil }
      figures += String(value)
    }
    return figures.isEmpty ? nil : figures
  }
}
