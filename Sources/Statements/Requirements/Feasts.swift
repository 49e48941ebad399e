internal import ArchiveModel
import TextStructure

/// The days by which offices count: feasts of the solar year, of the Chinese year, and 清明.
enum Feast {
  static let names = WordSet(
    "元旦 春节 元宵 元宵节 除夕 清明 清明节 五一 五四 六一 七一 八一 十一 国庆 国庆节 端午 端午节 中秋 中秋节 重阳 重阳节 三八 劳动节 青年节 儿童节 建党节 建军节 教师节 妇女节 植树节 元旦节 五一节 七一节 八一节 两节 双节 冬至 腊八 小年 大年三十 中秋国庆 元旦春节"
  )

  private static let fixed: [String: (Int, Int)] = [
    "元旦": (1, 1), "元旦节": (1, 1), "元旦春节": (1, 1), "三八": (3, 8), "妇女节": (3, 8), "植树节": (3, 12),
    "五一": (5, 1), "五一节": (5, 1),
    "劳动节": (5, 1), "五四": (5, 4), "青年节": (5, 4), "六一": (6, 1), "儿童节": (6, 1), "七一": (7, 1),
    "七一节": (7, 1), "建党节": (7, 1), "八一": (8, 1), "八一节": (8, 1), "建军节": (8, 1),
    "教师节": (9, 10), "国庆": (10, 1), "国庆节": (10, 1), "十一": (10, 1),
  ]

  /// The first years of the tables, and the days in them as `month * 100 + day`, from ICU's Chinese
  /// calendar.
  private static let firstYear = 1990
  private static let spring = [
    127, 215, 204, 123, 210, 131, 219, 207, 128, 216, 205, 124, 212, 201, 122, 209, 129, 218, 207,
    126, 214, 203, 123, 210, 131, 219, 208, 128, 216, 205, 125, 212, 201, 122, 210, 129, 217, 206,
    126, 213, 203, 123, 211, 131, 219, 208, 128, 215, 204, 124, 212, 201, 122, 210, 130, 217, 206,
    126, 214, 202, 123,
  ]
  private static let dragonBoat = [
    528, 616, 605, 624, 613, 602, 620, 609, 530, 618, 606, 625, 615, 604, 622, 611, 531, 619, 608,
    528, 616, 606, 623, 612, 602, 620, 609, 530, 618, 607, 625, 614, 603, 622, 610, 531, 619, 609,
    528, 616, 605, 624, 612, 601, 620, 610, 530, 618, 607, 527, 614, 603, 622, 611, 531, 619, 608,
    529, 615, 604, 623,
  ]
  private static let midAutumn = [
    1003, 922, 911, 930, 920, 909, 927, 916, 1005, 924, 912, 1001, 921, 911, 928, 918, 1006, 925,
    914, 1003, 922, 912, 930, 919, 908, 927, 915, 1004, 924, 913, 1001, 921, 910, 929, 917, 1006,
    925, 915, 1003, 922, 912, 1001, 919, 908, 927, 916, 1004, 924, 913, 1002, 920, 910, 928, 917,
    1005, 925, 915, 1004, 922, 911, 930,
  ]

  /// The day of a feast in a year, or `nil` where it is not known.
  static func day(_ name: String, in year: Int) -> PartialDate? {
    if let (month, day) = fixed[name] { return PartialDate(year: year, month: month, day: day) }
    switch name {
    case "春节": return tabled(spring, year)
    case "端午", "端午节": return tabled(dragonBoat, year)
    case "中秋", "中秋节": return tabled(midAutumn, year)
    case "除夕", "大年三十": return tabled(spring, year)?.adding(days: -1)
    case "元宵", "元宵节": return tabled(spring, year)?.adding(days: 14)
    case "清明", "清明节":
      // The sun's longitude of 15° falls on the 4th or 5th of April in this century.
      guard (2001...2099).contains(year) else { return nil }
      let short = year - 2000
      return PartialDate(year: year, month: 4, day: (short * 2422 + 48_100) / 10_000 - short / 4)
    default: return nil
    }
  }

  private static func tabled(_ days: [Int], _ year: Int) -> PartialDate? {
    let index = year - firstYear
    guard days.indices.contains(index) else { return nil }
    return PartialDate(year: year, month: days[index] / 100, day: days[index] % 100)
  }

  /// The last day before a feast: the next one after a document's date, or the one of a year.
  static func lastDay(before name: String, after date: PartialDate?, year: Int?) -> PartialDate? {
    if let year { return day(name, in: year)?.adding(days: -1) }
    guard let date, let ours = date.year else { return nil }
    for candidate in ours...(ours + 1) {
      guard let feast = day(name, in: candidate), let last = feast.adding(days: -1) else {
        return nil
      }
      // A document without a month may be of before or after the feast.
      guard let month = date.month else { return nil }
      let now = (ours, month, date.day ?? 1)
      if (feast.year ?? 0, feast.month ?? 0, feast.day ?? 0) > now { return last }
    }
    return nil
  }
}

extension PartialDate {
  /// The day some days later, within a month's length.
  func adding(days: Int) -> PartialDate? {
    guard let year, let month, let day else { return nil }
    if let same = PartialDate(year: year, month: month, day: day + days) { return same }
    if days < 0 {
      let (lastYear, lastMonth) = month == 1 ? (year - 1, 12) : (year, month - 1)
      guard let length = Self.length(lastYear, lastMonth) else { return nil }
      return PartialDate(year: lastYear, month: lastMonth, day: length + day + days)
    }
    guard let length = Self.length(year, month) else { return nil }
    let (nextYear, nextMonth) = month == 12 ? (year + 1, 1) : (year, month + 1)
    return PartialDate(year: nextYear, month: nextMonth, day: day + days - length)
  }

  private static func length(_ year: Int, _ month: Int) -> Int? {
    (28...31).last { PartialDate(year: year, month: month, day: $0) != nil }
  }

  /// The last day of a month.
  static func end(of month: Int, _ year: Int) -> PartialDate? {
    length(year, month).flatMap { PartialDate(year: year, month: month, day: $0) }
  }
}
