import ArchiveModel
import Foundation
import Statements
import Testing

@Suite("By when") struct DeadlineTests {
  @Test(
    "Feasts, hours, seasons, parts of months",
    arguments: [
      ("站点必须在元旦前检查。", "2025-09-01", "元旦前=2025-12-31"),
      ("站点必须在五一前检查。", "2025-09-01", "五一前=2026-04-30"),
      ("站点必须于“五一”前检查。", "2025-03-01", "“五一”前=2025-04-30"),
      ("国庆节前必须检查。", "2025-09-01", "国庆节前=2025-09-30"),
      ("春节前必须检查。", "2023-11-06", "春节前=2024-02-09"),
      ("明年春节前必须检查。", "2024-11-06", "明年春节前=2025-01-28"),
      ("清明前必须检查。", "2025-02-01", "清明前=2025-04-03"), ("端午节前必须检查。", "2025-04-17", "端午节前=2025-05-30"),
      ("春节前必须检查。", "", "春节前="), ("5月中旬前必须检查。", "2025-03-01", "5月中旬前=2025-05-10"),
      ("必须5月中旬完成。", "2025-03-01", "5月中旬=2025-05-20"), ("月底前必须检查。", "2025-02-03", "月底前=2025-02-28"),
      ("今晚八点以前必须上报。", "2025-09-01", "今晚八点以前=2025-09-01"),
      ("9月1日早上七点前必须清完。", "2024-08-30", "9月1日早上七点前=2024-09-01"),
      ("必须每周五下班前报送。", "2025-09-01", "每周五下班前="), ("必须每日17时前报送。", "2025-09-01", "每日17时前="),
      ("汛期结束前必须检查。", "2025-04-16", "汛期结束前="), ("夏收前必须发到各村。", "2025-04-16", "夏收前="),
      ("应当在开始之日2个月前报告。", "2025-04-16", "2个月前="), ("必须在下周三前报送。", "2025-04-16", "下周三前="),
    ])
  func deadlines(_ text: String, _ date: String, _ expected: String) {
    let found = statements(
      text, kind: .notice, issuer: "某局", date: date.isEmpty ? nil : date)
    #expect(found.deadlines == [expected])
  }

  @Test(
    "What is none",
    arguments: ["国庆前夕必须检查。", "当场必须查验。", "三年内不得重复开挖。", "十一届全会必须开好。", "端午必须放假。", "每一位老人必须看望。"])
  func none(_ text: String) {
    #expect(statements(text, kind: .notice, issuer: "某局", date: "2025-03-01").deadlines == [])
  }

  @Test("The feasts of the Chinese year are those of its calendar")
  func chineseCalendar() throws {
    var chinese = Calendar(identifier: .chinese)
    var gregorian = Calendar(identifier: .gregorian)
    let zone = try #require(TimeZone(identifier: "Asia/Shanghai"))
    (chinese.timeZone, gregorian.timeZone) = (zone, zone)
    for year in [1990, 2001, 2012, 2020, 2025, 2033, 2049, 2050] {
      for (feast, month, day) in [("春节", 1, 1), ("端午", 5, 5), ("中秋", 8, 15)] {
        let found = statements(
          "\(feast)前必须检查。", kind: .notice, issuer: "某局", date: "\(year)-01-01")
        let last = try #require(found.requirements.first?.deadline?.date, "\(feast) \(year)")
        let noon = try #require(
          gregorian.date(
            from: DateComponents(
              year: last.year, month: last.month, day: last.day, hour: 12)))
        let next = try #require(gregorian.date(byAdding: .day, value: 1, to: noon))
        let parts = chinese.dateComponents([.month, .day], from: next)
        #expect(parts.month == month && parts.day == day, "\(feast) \(year): \(last)")
      }
    }
  }

  @Test(
    "Before events, in advance, and at once",
    arguments: [
      ("必须在开赛3日前报名。", "开赛3日前="), ("必须于演出开始前1小时到位。", "演出开始前1小时="),
      ("必须在羁押期限届满前作出决定。", "羁押期限届满前="), ("必须提前两个工作日通知。", "提前两个工作日="),
      ("请于4月12日下班前送来。", "4月12日下班前=2025-04-12"), ("站长必须每餐陪同。", "每餐="),
      ("必须每天8点开门。", "每天8点="), ("今天必须修好。", "今天=2025-03-01"),
    ])
  func beforeEvents(_ text: String, _ expected: String) {
    #expect(
      statements(text, kind: .notice, issuer: "某局", date: "2025-03-01").deadlines == [expected])
  }

  @Test(
    "What belongs to a name or to a condition is none",
    arguments: ["六点以前来的船必须放行。", "1998年底前建成的泵站必须检修。", "三日内又来的，不得再批。"])
  func attributes(_ text: String) {
    #expect(statements(text, kind: .notice, issuer: "某局", date: "2025-03-01").deadlines == [])
  }
}
