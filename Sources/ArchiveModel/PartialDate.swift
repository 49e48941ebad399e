/// A date as a document states it: what is not stated is absent, never guessed.
///
/// `10月26日` has a month and a day but no year; `2020年` has only a year. The text form is
/// ISO 8601 with the missing parts left out: `2020-10-26`, `2020-10`, `2020`, and `--10-26` for a
/// date without a year (the truncated form of ISO 8601:2000, as XML Schema's `gMonthDay`).
public struct PartialDate: Sendable, Hashable {
  /// What is known of a date, written in JSON as the raw value.
  public enum Precision: String, Sendable, Hashable, CaseIterable, Codable {
    case day
    case month
    case year
    case monthAndDay = "month-day"
  }

  /// The year of the common era, 1...9999, or `nil` where the text states none.
  public let year: Int?
  /// The month, 1...12.
  public let month: Int?
  /// The day of the month, valid for the month (and the year, where stated).
  public let day: Int?

  /// Makes a date of the parts stated, or `nil` where they are no date (month 13, 30 February) or
  /// say too little (a day without a month).
  public init?(year: Int?, month: Int? = nil, day: Int? = nil) {
    if let year, !(1...9999).contains(year) { return nil }
    if let month, !(1...12).contains(month) { return nil }
    if let day {
      guard let month else { return nil }
      guard day >= 1, day <= Self.dayCount(of: month, in: year) else { return nil }
    }
    if year == nil, month == nil || day == nil { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// How much of the date is known.
  public var precision: Precision {
    if year == nil { return .monthAndDay }
    if month == nil { return .year }
    return day == nil ? .month : .day
  }

  /// The first and last day the date may mean, as `yyyymmdd` integers, or `nil` without a year.
  public var dayRange: ClosedRange<Int>? {
    guard let year else { return nil }
    guard let month else { return (year * 10000 + 101)...(year * 10000 + 1231) }
    let base = year * 10000 + month * 100
    guard let day else { return (base + 1)...(base + Self.dayCount(of: month, in: year)) }
    return (base + day)...(base + day)
  }

  static func dayCount(of month: Int, in year: Int?) -> Int {
    switch month {
    case 4, 6, 9, 11: return 30
    case 2:
      guard let year else { return 29 }
      return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    default: return 31
    }
  }
}

extension PartialDate: CustomStringConvertible {
  /// The ISO 8601 form, e.g. `2020-10-26`, `2020-10`, `2020`, `--10-26`.
  public var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    var text = year.map { padded($0, 4) } ?? "-"
    if let month { text += "-" + padded(month, 2) }
    if let day { text += "-" + padded(day, 2) }
    return text
  }

  /// Reads the ISO 8601 form that `description` writes.
  public init?(iso8601 text: some StringProtocol) {
    let withoutYear = text.hasPrefix("--")
    let parts = (withoutYear ? text.dropFirst(2) : text[...]).split(
      separator: "-", omittingEmptySubsequences: false)
    var numbers: [Int] = []
    for part in parts {
      guard !part.isEmpty, part.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(part)
      else { return nil }
      numbers.append(number)
    }
    if withoutYear {
      guard numbers.count == 2 else { return nil }
      self.init(year: nil, month: numbers[0], day: numbers[1])
    } else {
      guard (1...3).contains(numbers.count), parts[0].utf8.count == 4 else { return nil }
      self.init(
        year: numbers[0], month: numbers.count > 1 ? numbers[1] : nil,
        day: numbers.count > 2 ? numbers[2] : nil)
    }
  }
}
