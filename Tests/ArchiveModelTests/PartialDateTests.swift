import ArchiveModel
import Testing

@Suite struct PartialDateTests {
  private func daysOfYear(_ year: Int?) -> [PartialDate] {
    (1...12).flatMap { month in
      (1...31).compactMap { PartialDate(year: year, month: month, day: $0) }
    }
  }

  @Test func everyDateSurvivesItsTextForm() {
    var dates = [1, 999, 1900, 2000, 2020, 2023, 9999].flatMap(daysOfYear) + daysOfYear(nil)
    for year in [1, 85, 2020, 9999] {
      dates += [PartialDate(year: year)].compactMap(\.self)
      dates += (1...12).compactMap { PartialDate(year: year, month: $0) }
    }
    for date in dates {
      #expect(PartialDate(iso8601: date.description) == date)
      #expect(PartialDate(chinese: date.description) == date)
    }
  }

  @Test func leapYearsAreGregorian() {
    #expect(daysOfYear(2000).count == 366)
    #expect(daysOfYear(1900).count == 365)
    #expect(daysOfYear(2024).count == 366)
    #expect(daysOfYear(2023).count == 365)
    #expect(daysOfYear(nil).count == 366)
  }

  @Test(arguments: [
    "", "-", "--", "--10", "--13-01", "--02-30", "2020-", "-2020", "2020-13", "2020-00",
    "2020-02-30", "2021-02-29", "2020-10-26-01", "020-10", "20200-10-26", "0000-01-01",
    "2020-1０", "+2020", "2020-+1-02", "99999999999999999999-01", "２０２０-10", "2020–10–26",
  ])
  func isNotISO(_ text: String) { #expect(PartialDate(iso8601: text) == nil) }

  @Test(arguments: [
    ("2020年10月26日", "2020-10-26"), ("２０２０年１０月２６日", "2020-10-26"),
    ("2020 年 10 月 26 日", "2020-10-26"), ("二〇二〇年十月二十六日", "2020-10-26"),
    ("二○二○年十月二十六日", "2020-10-26"), ("二零二零年十月二十六日", "2020-10-26"),
    ("二◯二Ｏ年十月二十六号", "2020-10-26"), ("一九四九年十月一日", "1949-10-01"),
    ("二〇二一年十二月三十一日", "2021-12-31"), ("二〇二一年十一月十日", "2021-11-10"),
    ("2020年十月26日", "2020-10-26"), ("2020年10月", "2020-10"), ("二〇二〇年", "2020"),
    ("10月26日", "--10-26"), ("十月二十六日", "--10-26"), ("2月29日", "--02-29"),
    ("2020/10/26", "2020-10-26"), ("2020/10", "2020-10"), ("2020.10.26", "2020-10-26"),
    ("2020．10．26", "2020-10-26"), ("2020.10", "2020-10"), ("20201026", "2020-10-26"),
    ("２０２０１０２６", "2020-10-26"), ("202010", "2020-10"), ("2020", "2020"),
    ("\u{3000}2020年10月26日\n", "2020-10-26"), ("二\n〇二〇年十月", "2020-10"),
    ("二O二三年十一月八日", "2023-11-08"), ("二О二三年十一月八日", "2023-11-08"), ("二oo五年三月", "2005-03"),
    ("公元2023年11月8日", "2023-11-08"), ("民国三十七年五月一日", "1948-05-01"),
    ("中華民國112年11月8號", "2023-11-08"), ("民国元年一月一日", "1912-01-01"),
    ("民國卅七年五月", "1948-05"), ("民國一百零二年", "2013"), ("2023．11．8", "2023-11-08"),
  ])
  func readsAWholeText(_ text: String, iso: String) {
    #expect(PartialDate(chinese: text)?.description == iso)
  }

  @Test(arguments: [
    "", "昨天", "10月", "26日", "2020年2月30日", "2020年13月1日", "2020年10月32日", "20201326",
    "202000", "2020102", "2月30日", "2020年10月26日止", "于2020年10月26日", "2020-10/26",
    "0000年1月1日", "二〇二〇年十十月", "民国", "民国年", "公元前221年", "民国三百年", "O二三年", "公元",
    "十月二十六日晚", "年月日", "1２3４5６7８9",
  ])
  func isNotAWholeDate(_ text: String) { #expect(PartialDate(chinese: text) == nil) }

  @Test func saysHowMuchIsKnown() {
    #expect(PartialDate(year: 2020, month: 10, day: 26)?.precision == .day)
    #expect(PartialDate(year: 2020, month: 10)?.precision == .month)
    #expect(PartialDate(year: 2020)?.precision == .year)
    #expect(PartialDate(year: nil, month: 10, day: 26)?.precision == .monthAndDay)
    #expect(PartialDate(year: nil, month: 10) == nil)
    #expect(PartialDate(year: nil) == nil)
    #expect(PartialDate(year: 2020, month: nil, day: 3) == nil)
    #expect(PartialDate(year: 0) == nil)
    #expect(PartialDate(year: 10000) == nil)
    #expect(PartialDate(year: Int.min, month: Int.max, day: Int.max) == nil)
  }

  @Test func spansTheDaysItMayMean() {
    #expect(PartialDate(year: 2020)?.dayRange == 20_200_101...20_201_231)
    #expect(PartialDate(year: 2020, month: 2)?.dayRange == 20_200_201...20_200_229)
    #expect(PartialDate(year: 2021, month: 2)?.dayRange == 20_210_201...20_210_228)
    #expect(PartialDate(year: 2020, month: 10, day: 26)?.dayRange == 20_201_026...20_201_026)
    #expect(PartialDate(year: nil, month: 10, day: 26)?.dayRange == nil)
  }
}

/// Dates inside a text.
@Suite struct PartialDateMatchTests {
  /// What matched, as it stands in the text, with the date.
  private func found(_ text: String) -> [String] {
    PartialDate.matches(in: text).map { match in
      "\(slice(text, match.byteRange))=\(match.date)"
    }
  }

  @Test func standsWhereItSays() {
    #expect(
      found("会议于2020年10月26日至29日举行，定于２０２１年３月召开。")
        == ["2020年10月26日=2020-10-26", "２０２１年３月=2021-03"])
    #expect(found("𠮷野家：二○二○年十月二十六日印") == ["二○二○年十月二十六日=2020-10-26"])
    #expect(
      found("本报北京10月26日电 记者👩‍👩‍👧 2019.5.4") == ["10月26日=--10-26", "2019.5.4=2019-05-04"])
    #expect(found("2 0 2 0 年 1 0 月 2 6 日") == ["2 0 2 0 年 1 0 月 2 6 日=2020-10-26"])
    #expect(found("2020年10月\n26日") == ["2020年10月\n26日=2020-10-26"])
  }

  @Test func keepsWhatIsValidOfAWrongDate() {
    #expect(found("2020年2月30日") == ["2020年2月=2020-02"])
    #expect(found("2020年13月") == ["2020年=2020"])
  }

  @Test func numbersAreNoDates() {
    #expect(found("第3.14条，2020个，电话 2020-123456，10月，GB/T 9704-2012，版本1.2.3") == [])
    #expect(found("12020年") == [])
    #expect(found("3-2020/10") == ["2020/10=2020-10"])
  }

  @Test func aNumberBeforeABlankIsAnotherNumber() {
    #expect(found("附件1 2020年10月26日") == ["2020年10月26日=2020-10-26"])
    #expect(found("共 12\n10月26日") == ["10月26日=--10-26"])
    #expect(found("第 3 2020年") == ["2020年=2020"])
  }

  @Test func rangesAreOrderedAndOnScalarBoundaries() {
    var random = SeededRandom(1)
    let pieces = [
      "2020", "年", "10", "月", "二十六", "日", "○", "十", " ", "\n", "１", "-", "/", ".", "𠮷", "e\u{301}",
      "号", "零", "99999999999",
    ]
    for _ in 0..<2000 {
      let text = (0..<Int.random(in: 0...14, using: &random)).map { _ in
        pieces.randomElement(using: &random) ?? ""
      }.joined()
      var end = 0
      for match in PartialDate.matches(in: text) {
        #expect(match.byteRange.lowerBound >= end && !match.byteRange.isEmpty)
        end = match.byteRange.upperBound
        #expect(end <= text.utf8.count)
        let piece = slice(text, match.byteRange)
        #expect(PartialDate(chinese: piece) == match.date, "\(text) \(piece)")
      }
    }
  }
}
