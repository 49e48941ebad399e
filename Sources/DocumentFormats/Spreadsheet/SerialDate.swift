/// A day and a time by the number that a spreadsheet keeps them as: the days since 1900 or 1904.
struct SerialDate {
  var year = 1900
  var month = 1
  var day = 0
  var hour: Int
  var minute: Int
  var second: Int
  /// The fraction of the second, in the units it was asked for.
  var fraction: Int
  /// 0 for Sunday.
  var weekday: Int
  /// All of the seconds, days included.
  var totalSeconds: Int

  /// The day after 9999-12-31, counted from 1900.
  private static let end = 2_958_466.0
  /// The days from the start of 1900, as spreadsheets count, to 1904-01-01.
  private static let days1904 = 1462
  /// The days from the start of 1900, as spreadsheets count, to 1970-01-01.
  private static let days1970 = 25569

  /// Reads a serial number.
  ///
  /// - Parameters:
  ///   - counts1904: whether days are counted from 1904-01-01.
  ///   - unitsPerSecond: what the time is rounded to: 1, 10, 100 or 1000.
  /// - Returns: `nil` for what is no day between 1900 and 9999.
  init?(_ number: Double, counts1904: Bool, unitsPerSecond: Int = 1) {
    let number = counts1904 ? number + Double(Self.days1904) : number
    guard number >= 0, number < Self.end else { return nil }
    let perDay = 86400 * unitsPerSecond
    let units = Int((number * Double(perDay)).rounded())
    let (serial, time) = units.quotientAndRemainder(dividingBy: perDay)
    fraction = time % unitsPerSecond
    let seconds = time / unitsPerSecond
    (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60)
    let ownDays = counts1904 ? serial - Self.days1904 : serial
    totalSeconds = ownDays * 86400 + seconds
    // 1900-01-01 was a Monday; spreadsheets count a 1900-02-29, so weekdays are right from March on.
    weekday = (serial + 6) % 7
    switch serial {
    case 0: break
    case 60: (month, day) = (2, 29)
    default:
      (year, month, day) = Self.civil(serial - Self.days1970 + (serial < 60 ? 1 : 0))
    }
  }

  /// A day and time as ISO 8601 has it (`2024-06-30T09:30:00`), as a serial number of 1900.
  static func serial(iso8601 text: String) -> Double? {
    let parts = text.split(whereSeparator: { $0 == "T" || $0 == " " })
    var serial = 0.0
    var times = parts[...]
    if let date = parts.first, date.contains("-") {
      let numbers = date.split(separator: "-").compactMap { Int($0) }
      guard numbers.count == 3, (1900...9999).contains(numbers[0]), (1...12).contains(numbers[1]),
        (1...31).contains(numbers[2])
      else { return nil }
      serial = Double(days(numbers[0], numbers[1], numbers[2]) + days1970)
      if serial <= 60 { serial -= 1 }
      times = times.dropFirst()
    }
    guard let time = times.first else { return times.count < parts.count ? serial : nil }
    let numbers = time.split { $0 == ":" || $0 == "Z" }.compactMap { Double($0) }
    guard (2...3).contains(numbers.count), numbers.allSatisfy({ (0..<100).contains($0) }) else {
      return nil
    }
    let seconds = numbers[0] * 3600 + numbers[1] * 60 + (numbers.count > 2 ? numbers[2] : 0)
    return serial + seconds / 86400
  }

  /// The Gregorian date of a number of days since 1970 (Hinnant, "chrono-Compatible Low-Level Date Algorithms").
  private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// The days from 1970-01-01 to a Gregorian date.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}
