extension NumberFormatSection {
  /// The sections of a format.
  static func sections(of code: String) -> [NumberFormatSection] {
    var parser = NumberFormatParser(code)
    var sections = parser.sections()
    if sections.count > 1, sections.allSatisfy({ $0.condition == nil }) {
      sections[1].isForNegative = true
    }
    return sections
  }
}

/// Reads the code of a number format.
private struct NumberFormatParser {
  private let code: [Unicode.Scalar]
  private var index = 0
  private var section = NumberFormatSection()

  init(_ code: String) { self.code = Array(code.unicodeScalars) }

  /// The system's own formats of days and times, as they are in Chinese.
  private static let systemFormats = ["$-F800": "yyyy\"年\"m\"月\"d\"日\"", "$-F400": "h:mm:ss"]

  mutating func sections() -> [NumberFormatSection] {
    var sections: [NumberFormatSection] = []
    while index < code.count {
      let scalar = code[index]
      index += 1
      if scalar == ";" {
        sections.append(finished())
        section = NumberFormatSection()
      } else {
        read(scalar)
      }
    }
    sections.append(finished())
    return sections
  }

  private mutating func read(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"":
      literal(take { $0 != "\"" })
      _ = next()
    case "\\": literal(next().map { String($0) } ?? "")
    // A space as wide as a character, and a character that fills the cell.
    case "_", "*": _ = next()
    case "[": bracket()
    case "0", "#", "?": digit(scalar)
    case ".": section.tokens.append(.point)
    case ",": comma()
    case "%": section.tokens.append(.percent)
    case "@": section.tokens.append(.text)
    case "E", "e": exponentOrYear(scalar)
    case "y", "Y", "m", "M", "d", "D", "h", "H", "s", "S": datePart(scalar)
    case "A", "a": halfDayOrWeekday(scalar)
    case "上" where takes("午/下午"): date(.halfOfDay("上午", "下午"), 1)
    case "G", "g":
      if takes("eneral") || takes("/通用格式") {
        section.tokens.append(.general)
      } else {
        literal(String(scalar))
      }
    default: literal(String(scalar))
    }
  }

  private mutating func next() -> Unicode.Scalar? {
    guard index < code.count else { return nil }
    index += 1
    return code[index - 1]
  }

  private mutating func take(while holds: (Unicode.Scalar) -> Bool) -> String {
    var text = String.UnicodeScalarView()
    while index < code.count, holds(code[index]) {
      text.append(code[index])
      index += 1
    }
    return String(text)
  }

  /// Takes words that stand next, in any letter case.
  private mutating func takes(_ words: String) -> Bool {
    let words = Array(words.unicodeScalars)
    guard index + words.count <= code.count,
      zip(words, code[index...]).allSatisfy({
        $0 == $1 || String($0).lowercased() == String($1).lowercased()
      })
    else { return false }
    index += words.count
    return true
  }

  private mutating func literal(_ text: String) {
    guard !text.isEmpty else { return }
    if case .literal(let before) = section.tokens.last {
      section.tokens[section.tokens.count - 1] = .literal(before + text)
    } else {
      section.tokens.append(.literal(text))
    }
  }

  private mutating func date(_ part: NumberFormatSection.DatePart, _ count: Int) {
    section.tokens.append(.date(part, count: count))
  }

  private mutating func datePart(_ scalar: Unicode.Scalar) {
    let letter = String(scalar).lowercased()
    let count = 1 + take { String($0).lowercased() == letter }.unicodeScalars.count
    switch letter {
    case "y": date(.year, max(count, 2) > 2 ? 4 : 2)
    case "m": date(.month, count)
    case "d": date(.day, count)
    case "h": date(.hour, count)
    default: date(.second, count)
    }
  }

  private mutating func exponentOrYear(_ scalar: Unicode.Scalar) {
    let hasDigits = section.tokens.contains { if case .digit = $0 { true } else { false } }
    if hasDigits, index < code.count, code[index] == "+" || code[index] == "-" {
      section.tokens.append(.exponent(showsPlus: code[index] == "+"))
      index += 1
    } else {
      _ = take { $0 == scalar }
      date(.year, 4)
    }
  }

  private mutating func halfDayOrWeekday(_ scalar: Unicode.Scalar) {
    if takes("M/PM") {
      date(.halfOfDay("AM", "PM"), 1)
    } else if takes("/P") {
      date(.halfOfDay("A", "P"), 1)
    } else if takes("aaa") {
      date(.weekday, 4)
    } else if takes("aa") {
      date(.weekday, 3)
    } else {
      literal(String(scalar))
    }
  }

  /// A digit after the point of seconds is a fraction of them.
  private mutating func digit(_ scalar: Unicode.Scalar) {
    let place = UInt8(ascii: scalar)
    if case .date(.fraction, let count) = section.tokens.last {
      section.tokens[section.tokens.count - 1] = .date(.fraction, count: count + 1)
    } else if section.tokens.last == .point,
      section.tokens.dropLast().last.map(Self.isSecond) ?? false
    {
      date(.fraction, 1)
    } else {
      section.tokens.append(.digit(place))
    }
  }

  private static func isSecond(_ token: NumberFormatSection.Token) -> Bool {
    if case .date(let part, _) = token { return part == .second || part == .seconds }
    return false
  }

  /// Between places of digits a comma groups thousands, after them it divides by a thousand.
  private mutating func comma() {
    guard case .digit = section.tokens.last else {
      if section.thousands > 0 { section.thousands += 1 } else { literal(",") }
      return
    }
    if index < code.count, code[index] == "0" || code[index] == "#" || code[index] == "?" {
      section.hasGroups = true
    } else {
      section.thousands += 1
      while index < code.count, code[index] == "," {
        section.thousands += 1
        index += 1
      }
    }
  }

  /// A colour, a condition, a currency with its language, elapsed time.
  private mutating func bracket() {
    let content = take { $0 != "]" }
    _ = next()
    let lower = content.lowercased()
    if let letter = lower.first, "hms".contains(letter), lower.allSatisfy({ $0 == letter }) {
      date(letter == "h" ? .hours : letter == "m" ? .minutes : .seconds, lower.count)
    } else if let system = Self.systemFormats[content.uppercased()] {
      var parser = NumberFormatParser(system)
      section.tokens += parser.sections()[0].tokens
      index = code.firstIndex(of: ";") ?? code.count
    } else if content.hasPrefix("$") {
      let parts = content.dropFirst().split(
        separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
      literal(parts.first.map { String($0) } ?? "")
      let language = parts.last.map { $0.suffix(3) } ?? ""
      section.hasChineseNames =
        section.hasChineseNames || parts.count > 1 && ["804", "404", "C04"].contains(language)
    } else if lower.hasPrefix("dbnum") {
      section.hasChineseNumbers = true
    } else if let first = content.first, "<>=".contains(first) {
      let comparison = content.prefix { "<>=".contains($0) }
      guard let bound = Double(content.dropFirst(comparison.count)) else { return }
      section.condition = NumberFormatSection.Condition(
        comparison: String(comparison), bound: bound)
    }
  }

  /// The section, with each `m` beside hours or seconds a minute. A fraction (`# ?/?`) is shown as General.
  private func finished() -> NumberFormatSection {
    var section = section
    let dates = section.tokens.indices.filter {
      if case .date = section.tokens[$0] { true } else { false }
    }
    for (place, index) in dates.enumerated() {
      guard case .date(.month, let count) = section.tokens[index], count <= 2 else { continue }
      let before = place > 0 ? section.tokens[dates[place - 1]] : nil
      let after = place + 1 < dates.count ? section.tokens[dates[place + 1]] : nil
      if before.map(Self.isHour) ?? false || after.map(Self.isSecond) ?? false {
        section.tokens[index] = .date(.minute, count: count)
      }
    }
    let isFraction = section.tokens.indices.dropFirst().dropLast().contains { index in
      guard section.tokens[index] == .literal("/"), case .digit = section.tokens[index - 1] else {
        return false
      }
      return true
    }
    if isFraction, dates.isEmpty { section.tokens = [.general] }
    return section
  }

  private static func isHour(_ token: NumberFormatSection.Token) -> Bool {
    if case .date(let part, _) = token { return part == .hour || part == .hours }
    return false
  }
}
