import TextStructure

/// A section of a number format.
struct NumberFormatSection {
  /// A piece of a section.
  enum Token: Equatable {
    case literal(String)
    /// A place of a digit: `0`, `#` or `?`.
    case digit(UInt8)
    case point
    case percent
    /// `E+00`: whether a plus is shown.
    case exponent(showsPlus: Bool)
    case general
    case text
    case date(DatePart, count: Int)
  }

  /// What of a day or time is shown.
  enum DatePart: Equatable {
    case year, month, day, weekday, hour, minute, second
    /// `[h]`, `[m]`, `[s]`: more than a day's hours, an hour's minutes, a minute's seconds.
    case hours, minutes, seconds
    case fraction
    case halfOfDay(String, String)
  }

  /// A condition: `[>=100]`.
  struct Condition {
    var comparison: String
    var bound: Double

    func holds(for value: Double) -> Bool {
      switch comparison {
      case "<": value < bound
      case "<=": value <= bound
      case ">": value > bound
      case ">=": value >= bound
      case "<>": value != bound
      default: value == bound
      }
    }
  }

  var tokens: [Token] = []
  var condition: Condition?
  /// Whether it is the second of sections without conditions.
  var isForNegative = false
  /// Whether thousands are grouped.
  var hasGroups = false
  /// How many thousands the number is divided by.
  var thousands = 0
  /// Whether numbers of dates are Chinese (`[DBNum1]`).
  var hasChineseNumbers = false
  /// Whether names of days and months are Chinese.
  var hasChineseNames = false

  var isDate: Bool {
    tokens.contains { if case .date = $0 { true } else { false } }
  }

  var showsText: Bool { tokens.contains(.text) }

  // MARK: Texts and numbers

  /// What is shown of a text.
  func text(_ value: String) -> String {
    tokens.map { token in
      switch token {
      case .literal(let text): text
      case .text: value
      default: ""
      }
    }.joined()
  }

  /// What is shown of a number.
  func number(_ value: DecimalNumber) -> String {
    if tokens.contains(where: { $0 == .general || $0 == .text }) {
      return tokens.map { token in
        switch token {
        case .literal(let text): text
        case .percent: "%"
        case .general, .text: value.general
        default: ""
        }
      }.joined()
    }
    let percents = tokens.count { $0 == .percent }
    var scaled = value.scaled(by: 2 * percents - 3 * thousands)
    let end = tokens.firstIndex { if case .exponent = $0 { true } else { false } } ?? tokens.count
    let point = tokens[..<end].firstIndex(of: .point) ?? end
    let fractionPlaces = Self.places(tokens[point..<end])
    var power = 0
    if end < tokens.count {
      (scaled, power) = Self.normalized(
        scaled, integers: Self.places(tokens[..<point]).count, fraction: fractionPlaces.count)
    }
    let rounded = scaled.rounded(toFraction: fractionPlaces.count)
    var text = rounded.isNegative ? "-" : ""
    text += integers(rounded.integerDigits, tokens[..<point])
    text += Self.fraction(rounded.fractionDigits, tokens[point..<end])
    if end < tokens.count, case .exponent(let showsPlus) = tokens[end] {
      let digits = "\(abs(power))"
      let width = Self.places(tokens[end...]).count
      text += power < 0 ? "E-" : showsPlus ? "E+" : "E"
      text += String(repeating: "0", count: max(0, width - digits.count)) + digits
      for case .literal(let literal) in tokens[end...] { text += literal }
    }
    return text
  }

  private static func places(_ tokens: some Sequence<Token>) -> [UInt8] {
    tokens.compactMap { if case .digit(let kind) = $0 { kind } else { nil } }
  }

  /// The number with its point after the places before the point, and the power of ten taken out.
  private static func normalized(_ value: DecimalNumber, integers: Int, fraction: Int) -> (
    DecimalNumber, Int
  ) {
    guard !value.isZero else { return (value, 0) }
    let group = max(1, integers)
    func power(_ number: DecimalNumber) -> Int {
      let power = number.pointPosition - 1
      return power >= 0 ? power / group * group : -((group - 1 - power) / group * group)
    }
    let rounded = value.scaled(by: -power(value)).rounded(toFraction: fraction)
    let whole = rounded.scaled(by: power(value))
    return (whole.scaled(by: -power(whole)), power(whole))
  }

  /// The digits before the point in their places; the first place takes all that there are more.
  private func integers(_ digits: [UInt8], _ tokens: ArraySlice<Token>) -> String {
    let places = Self.places(tokens)
    var text = ""
    var place = 0
    func add(_ digit: UInt8, before left: Int) {
      text.append(Character(Unicode.Scalar(digit + 0x30)))
      if hasGroups, left > 0, left % 3 == 0 { text.append(",") }
    }
    for token in tokens {
      switch token {
      case .literal(let literal): text += literal
      case .percent: text += "%"
      case .digit(let kind):
        let left = places.count - place - 1
        if place == 0, digits.count > places.count {
          for (index, digit) in digits.prefix(digits.count - left).enumerated() {
            add(digit, before: digits.count - index - 1)
          }
        } else if left < digits.count {
          add(digits[digits.count - left - 1], before: left)
        } else if kind == 0x30 {
          add(0, before: left)
        }
        place += 1
      default: break
      }
    }
    // A number of places after the point only has its digits all the same.
    if places.isEmpty, tokens.isEmpty || !digits.isEmpty, self.tokens.contains(.point) {
      for digit in digits { add(digit, before: 0) }
    }
    return text
  }

  private static func fraction(_ digits: [UInt8], _ tokens: ArraySlice<Token>) -> String {
    var text = ""
    var place = 0
    for token in tokens {
      switch token {
      case .literal(let literal): text += literal
      case .percent: text += "%"
      case .point: text += "."
      case .digit(let kind):
        if place < digits.count {
          text.append(Character(Unicode.Scalar(digits[place] + 0x30)))
        } else if kind == 0x30 {
          text.append("0")
        }
        place += 1
      default: break
      }
    }
    return text
  }

  // MARK: Dates

  /// What is shown of a day or a time; `nil` for what is none.
  func date(_ serial: Double, counts1904: Bool) -> String? {
    var units = 1
    var isHalfDay = false
    for case .date(let part, let count) in tokens {
      if part == .fraction { units = [1, 10, 100, 1000][min(count, 3)] }
      if case .halfOfDay = part { isHalfDay = true }
    }
    guard let date = SerialDate(serial, counts1904: counts1904, unitsPerSecond: units) else {
      return nil
    }
    var text = ""
    for token in tokens {
      switch token {
      case .literal(let literal): text += literal
      case .point: text += "."
      case .percent: text += "%"
      case .date(let part, let count): text += shown(part, count, of: date, isHalfDay)
      default: break
      }
    }
    return text
  }

  private func shown(_ part: DatePart, _ count: Int, of date: SerialDate, _ isHalfDay: Bool)
    -> String
  {
    switch part {
    case .year where hasChineseNumbers && count > 2: ListNumber.text(date.year, .chineseDigits)
    case .year: count > 2 ? "\(date.year)" : padded(date.year % 100, 2)
    case .month where count > 2: monthName(date.month, count)
    case .month: padded(date.month, count)
    case .day where count > 2: dayName(date.weekday, isLong: count > 3)
    case .day: padded(date.day, count)
    case .weekday: (count > 3 ? "星期" : "") + Self.weekdays[date.weekday]
    case .hour: padded(isHalfDay ? (date.hour + 11) % 12 + 1 : date.hour, count)
    case .minute: padded(date.minute, count)
    case .second: padded(date.second, count)
    case .hours: padded(date.totalSeconds / 3600, count)
    case .minutes: padded(date.totalSeconds / 60, count)
    case .seconds: padded(date.totalSeconds, count)
    case .fraction: padded(date.fraction, min(count, 3))
    case .halfOfDay(let before, let after): date.hour < 12 ? before : after
    }
  }

  private func padded(_ number: Int, _ count: Int) -> String {
    if hasChineseNumbers { return ListNumber.text(number, .chinese) }
    let text = "\(number)"
    return String(repeating: "0", count: max(0, min(count, 10) - text.count)) + text
  }

  private static let weekdays = ["日", "一", "二", "三", "四", "五", "六"]
  private static let englishDays = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]
  private static let englishMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  private func dayName(_ weekday: Int, isLong: Bool) -> String {
    if hasChineseNames { return (isLong ? "星期" : "周") + Self.weekdays[weekday] }
    let name = Self.englishDays[weekday]
    return isLong ? name : String(name.prefix(3))
  }

  private func monthName(_ month: Int, _ count: Int) -> String {
    if hasChineseNames { return ListNumber.text(month, .chinese) + "月" }
    let name = Self.englishMonths[month - 1]
    return count == 4 ? name : String(name.prefix(count == 3 ? 3 : 1))
  }
}
