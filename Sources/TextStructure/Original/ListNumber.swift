/// The numbers that word processors write before paragraphs, in the forms of ECMA-376 (17.18.59)
/// and of OpenDocument.
public enum ListNumber {
  /// A form of numbers.
  public enum Form {
    case decimal, fullWidthDecimal, paddedDecimal
    case lowerLetter, upperLetter, lowerRoman, upperRoman
    /// 一 二 … 十 十一
    case chinese
    /// 一 〇 一: digit by digit.
    case chineseDigits
    /// 壹 贰 … 拾
    case chineseFormal
    /// 甲 乙 丙
    case stems
    /// 子 丑 寅
    case branches
    /// ①
    case circled
    /// ㈠
    case parenthesizedChinese
    /// A mark, no number.
    case bullet
    case none
  }

  /// What stands around a paragraph's number, no longer than word processors let it be: it is written
  /// again before every paragraph.
  public static func surroundings(_ text: String?) -> String {
    String(String.UnicodeScalarView((text ?? "").unicodeScalars.prefix(256)))
  }

  /// The number in a form; decimal where the form has none for it.
  public static func text(_ number: Int, _ form: Form) -> String {
    switch form {
    case .decimal: "\(number)"
    case .fullWidthDecimal: shifted("\(number)", by: 0xFEE0)
    case .paddedDecimal: number < 10 ? "0\(number)" : "\(number)"
    case .lowerLetter: letters(number, first: 0x61)
    case .upperLetter: letters(number, first: 0x41)
    case .lowerRoman: roman(number).lowercased()
    case .upperRoman: roman(number)
    case .chinese: chinese(number, digits: simple, units: ["", "十", "百", "千"])
    case .chineseFormal: chinese(number, digits: formal, units: ["", "拾", "佰", "仟"])
    case .chineseDigits: digits(number)
    case .stems: pick("甲乙丙丁戊己庚辛壬癸", number)
    case .branches: pick("子丑寅卯辰巳午未申酉戌亥", number)
    case .circled: pick("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", number)
    case .parenthesizedChinese: pick("㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩", number)
    case .bullet, .none: ""
    }
  }

  private static let simple = Array("零一二三四五六七八九")
  private static let formal = Array("零壹贰叁肆伍陆柒捌玖")

  private static func pick(_ characters: String, _ number: Int) -> String {
    let all = Array(characters)
    return all.indices.contains(number - 1) ? String(all[number - 1]) : "\(number)"
  }

  private static func shifted(_ text: String, by distance: UInt32) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { Unicode.Scalar($0.value + distance) ?? $0 }))
  }

  /// a … z, aa … zz, as word processors count.
  private static func letters(_ number: Int, first: UInt32) -> String {
    guard number > 0, number <= 26 * 20,
      let scalar = Unicode.Scalar(first + UInt32(number - 1) % 26)
    else { return "\(number)" }
    return String(repeating: Character(scalar), count: (number - 1) / 26 + 1)
  }

  private static func roman(_ number: Int) -> String {
    guard (1...3999).contains(number) else { return "\(number)" }
    let marks = [
      (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
      (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]
    var (rest, text) = (number, "")
    for (value, mark) in marks {
      while rest >= value {
        text += mark
        rest -= value
      }
    }
    return text
  }

  private static func digits(_ number: Int) -> String {
    "\(number)".map { character in
      character.wholeNumberValue.map { $0 == 0 ? "〇" : String(simple[$0]) } ?? ""
    }.joined()
  }

  private static func chinese(_ number: Int, digits: [Character], units: [String]) -> String {
    guard (1...9999).contains(number) else { return number == 0 ? String(digits[0]) : "\(number)" }
    var text = ""
    var pendingZero = false
    for power in [3, 2, 1, 0] {
      let unit = [1, 10, 100, 1000][power]
      let digit = number / unit % 10
      if digit == 0 {
        pendingZero = !text.isEmpty
        continue
      }
      if pendingZero { text.append(digits[0]) }
      pendingZero = false
      // 十一, not 一十一; but 一百一十一.
      if !(power == 1 && digit == 1 && text.isEmpty && units[1] == "十") {
        text.append(digits[digit])
      }
      text += units[power]
    }
    return text
  }
}
