import ExtractionSupport
import Testing

@testable import DocumentFormats

@Suite("Number formats") struct NumberFormatTests {
  @Test(
    "Numbers are shown by their format",
    arguments: [
      ("General", "1234.5", "1234.5"), ("General", "13800001111", "13800001111"),
      ("General", "3.14159265358979", "3.141592654"), ("General", "1E-07", "1E-07"),
      ("General", "1.5E+20", "1.5E+20"), ("General", "-0.5", "-0.5"), ("General\"元\"", "12", "12元"),
      ("0", "2.5", "3"), ("0", "-2.5", "-3"), ("0.00", "1.005", "1.01"), ("0.00", "-0.001", "0.00"),
      ("#,##0", "1234567.8", "1,234,568"), ("#,##0.00", "0.5", "0.50"), ("#,##0", "999.5", "1,000"),
      ("0%", "0.855", "86%"), ("0.0%", "1", "100.0%"), ("000000", "410100", "410100"),
      ("000000", "42", "000042"), ("0.0,", "12345", "12.3"), ("0.00E+00", "12345", "1.23E+04"),
      ("0.00E+00", "0.00099999", "1.00E-03"), ("##0.0E+0", "12345", "12.3E+3"),
      ("¥#,##0.00;[Red]-¥#,##0.00", "-1234.5", "-¥1,234.50"), ("0;(0);\"-\";@", "-5", "(5)"),
      ("0;(0);\"-\";@", "0", "-"), ("[$¥-804]#,##0.00", "3", "¥3.00"),
      ("000\"-\"0000", "1234567", "123-4567"),
      ("[>=10000]0.0,\"千\";0", "12345", "12.3千"), ("[>=10000]0.0,\"千\";0", "99", "99"),
      ("_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "1234.5", "1,234.50"),
      ("# ?/?", "0.5", "0.5"), ("#.##", "5", "5."), (".00", "0.5", ".50"),
      ("\"第\"0\"号\"", "7", "第7号"),
    ])
  func numbers(code: String, value: String, text: String) {
    #expect(NumberFormat(code).text(ofNumber: value, counts1904: false) == text)
  }

  @Test(
    "Days and times are shown by their format",
    arguments: [
      ("yyyy/m/d", "45473", "2024/6/30"), ("yyyy-mm-dd", "45473", "2024-06-30"),
      ("yyyy\"年\"m\"月\"d\"日\";@", "45473", "2024年6月30日"), ("yyyy年m月", "45473", "2024年6月"),
      ("[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"", "45646", "二〇二四年十二月二十日"),
      ("[$-F800]dddd, mmmm dd, yyyy", "45473", "2024年6月30日"), ("yy.m.d", "45473", "24.6.30"),
      ("e/m/d", "45473", "2024/6/30"), ("aaaa", "45473", "星期日"), ("[$-804]ddd", "45474", "周一"),
      ("d-mmm-yy", "45473", "30-Jun-24"), ("yyyy/m/d h:mm", "45473.395833333336", "2024/6/30 9:30"),
      ("h:mm AM/PM", "0.75", "6:00 PM"), ("上午/下午h\"时\"mm\"分\"", "0.75", "下午6时00分"),
      ("[h]:mm:ss", "1.5", "36:00:00"), ("mm:ss.0", "0.00001", "00:00.9"),
      ("h:mm:ss", "0.999999999", "0:00:00"),
      ("yyyy-m-d", "1", "1900-1-1"), ("yyyy-m-d", "59", "1900-2-28"),
      ("yyyy-m-d", "60", "1900-2-29"),
      ("yyyy-m-d", "61", "1900-3-1"), ("yyyy-m-d", "2958465", "9999-12-31"),
      ("yyyy-m-d", "2958466", "2958466"),
      ("yyyy-m-d", "-1", "-1"), ("m/d", "45351", "2/29"),
    ])
  func dates(code: String, value: String, text: String) {
    #expect(NumberFormat(code).text(ofNumber: value, counts1904: false) == text)
  }

  @Test("Formats by number are those of Chinese; days may be counted from 1904") func builtIn() {
    for (id, text) in [
      (14, "2024/6/30"), (31, "2024年6月30日"), (57, "2024年6月"), (58, "6月30日"), (10, "4547300.00%"),
      (0, "45473"),
    ] {
      #expect(NumberFormat(builtIn: id).text(ofNumber: "45473", counts1904: false) == text)
    }
    #expect(NumberFormat("yyyy-m-d").text(ofNumber: "44011", counts1904: true) == "2024-6-30")
    #expect(NumberFormat("yyyy-m-d").text(ofNumber: "0", counts1904: true) == "1904-1-1")
  }

  @Test("Any format code and value is answered") func anyFormat() {
    var generator = SeededGenerator(state: 11)
    let pieces = Array("ymdhsaeEgG0#?.,%@;\"\\_*[]<>=$-+/:上午下年DBNum1F8AMP ").map(String.init)
    for _ in 0..<5000 {
      let code = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
        pieces[Int.random(in: pieces.indices, using: &generator)]
      }.joined()
      let format = NumberFormat(code)
      for value in ["0", "-1.5", "45473.4", "1e300", "-1e-300", "2958465.9999999", "x", ""] {
        _ = format.text(ofNumber: value, counts1904: code.count % 2 == 0)
        _ = format.text(ofText: value)
      }
    }
  }
}
