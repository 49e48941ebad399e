/// A number format (ECMA-376, 18.8.31): what a cell shows of its number, day or text.
struct NumberFormat {
  /// The longest format that spreadsheets accept.
  private static let longestCode = 255

  /// The sections for positive and negative numbers, zero and text, as far as the format has them.
  private let sections: [NumberFormatSection]

  /// - Parameter code: the format, `General` where nothing is said.
  init(_ code: String) {
    guard code.unicodeScalars.count <= Self.longestCode else {
      sections = []
      return
    }
    sections = NumberFormatSection.sections(of: code)
  }

  /// The format of a number that ECMA-376 (18.8.30) gives to formats without a code of their own; those that
  /// depend on the language as they are in Chinese.
  init(builtIn number: Int) { self.init(Self.builtIn[number] ?? "General") }

  /// What is shown of a number, as SpreadsheetML writes it.
  ///
  /// - Parameter counts1904: whether days are counted from 1904.
  func text(ofNumber value: String, counts1904: Bool) -> String {
    guard let number = DecimalNumber(value) else { return value }
    guard let section = section(of: number, Double(value) ?? 0) else { return number.general }
    if section.isDate {
      return section.date(Double(value) ?? -1, counts1904: counts1904) ?? number.general
    }
    var shown = number
    // A section for negative numbers says itself how these look.
    if number.isNegative, section.isForNegative { shown.isNegative = false }
    return section.number(shown)
  }

  /// What is shown of a text.
  func text(ofText value: String) -> String {
    if sections.count == 4 { return sections[3].text(value) }
    guard let last = sections.last, last.showsText else { return value }
    return last.text(value)
  }

  private func section(of number: DecimalNumber, _ value: Double) -> NumberFormatSection? {
    let numeric =
      sections.count == 4 || sections.last?.showsText == true && sections.count > 1
      ? sections.dropLast() : sections[...]
    if let stated = numeric.first(where: { $0.condition != nil }) {
      if stated.condition?.holds(for: value) == true { return stated }
      return numeric.first { $0.condition == nil || $0.condition?.holds(for: value) == true }
        ?? numeric.last
    }
    switch numeric.count {
    case 0: return nil
    case 1: return numeric[0]
    case 2: return numeric[number.isNegative ? 1 : 0]
    default: return numeric[number.isZero ? 2 : number.isNegative ? 1 : 0]
    }
  }

  private static let builtIn: [Int: String] = {
    let hour = "h\"时\"mm\"分\""
    let (month, day) = ("yyyy\"年\"m\"月\"", "m\"月\"d\"日\"")
    var codes = [
      1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
      14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
      19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm", 30: "m-d-yy",
      31: "yyyy\"年\"m\"月\"d\"日\"", 32: hour, 33: hour + "ss\"秒\"", 37: "#,##0;-#,##0",
      38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
      41: "#,##0;-#,##0;\"-\"", 42: "¥#,##0;¥-#,##0;¥\"-\"", 43: "#,##0.00;-#,##0.00;\"-\"",
      44: "¥#,##0.00;¥-#,##0.00;¥\"-\"", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
      48: "##0.0E+0", 49: "@",
    ]
    for number in [27, 36, 50, 52, 57] { codes[number] = month }
    for number in [28, 29, 51, 53, 54, 58] { codes[number] = day }
    for number in [34, 55] { codes[number] = "上午/下午" + hour }
    for number in [35, 56] { codes[number] = "上午/下午" + hour + "ss\"秒\"" }
    return codes
  }()
}
