internal import ArchiveModel

/// The document's own number: 发文字号 (`国办发〔2023〕5号`), or that of an order, an announcement, a decision
/// (`国务院令第736号`, `（第12号）`, `2023年第5号`).
enum NumberRules {
  static func unlabelled(_ text: String) -> String {
    let plain = PlainLine(text)
    for label in ["发文字号", "文号", "字号", "发文文号", "文件编号", "公文文号"]
    where plain.starts(with: label) {
      let rest = plain.written(label.unicodeScalars.count..<plain.count)
      if rest.hasPrefix("：") || rest.hasPrefix(":") { return String(rest.dropFirst()) }
    }
    return text
  }

  /// The text with blanks taken out; brackets and digits stay as they are written.
  static func closedUp(_ text: String) -> String {
    let line = PlainLine(text)
    return line.written(0..<line.count)
  }

  private static let digits = "0123456789０１２３４５６７８９一二三四五六七八九十百〇零".unicodeScalars
  static let kinds = ["令", "公告", "通告", "决定", "决议", "公报", "布告", "命令"]

  /// `第12号`, of `（第12号）`, `第 12 号`, `〔第12号〕`.
  static func serial(_ line: PlainLine) -> String? {
    var range = 0..<line.count
    if let first = line.plain.first, let last = line.plain.last, first.isOpener, last.isCloser {
      range = 1..<line.count - 1
    }
    guard (3...12).contains(range.count) else { return nil }
    var index = range.lowerBound
    if line.plain(index..<index + 1) == "总" { return nil }
    // `2023年第5号`
    let year = line.plain(index..<index + 5)
    if year.hasSuffix("年"), year.dropLast().unicodeScalars.allSatisfy(\.isDigit), year.count == 5 {
      index += 5
    }
    guard line.plain(index..<index + 1) == "第", line.plain.prefix(range.upperBound).last == "号"
    else {
      return nil
    }
    let number = line.plain[index + 1..<range.upperBound - 1]
    guard !number.isEmpty, number.allSatisfy({ digits.contains($0) }) else { return nil }
    return line.written(range)
  }

  /// `浙江省人民代表大会常务委员会公告第34号`, `国务院令（第736号）` on one line.
  static func order(_ line: PlainLine) -> String? {
    guard line.count <= 50 else { return nil }
    var best: String?
    for kind in kinds {
      guard let range = line.range(of: kind), range.lowerBound >= 2 else { continue }
      let rest = PlainLine(line.written(range.upperBound..<line.count))
      guard let serial = serial(rest) else { continue }
      let body = PlainLine(line.written(0..<range.lowerBound))
      guard body.plain.allSatisfy({ $0.isHan }) else { continue }
      best = halfWidth(body.written(0..<body.count) + line.written(range) + serial)
    }
    return best
  }

  /// `国务院` of `国务院令第693号`.
  static func body(ofOrder number: String) -> String? {
    let line = PlainLine(number)
    guard let order = line.range(of: "令第") else { return nil }
    let body = PlainLine(line.written(0..<order.lowerBound))
    return BodyNames.isName(body) ? body.written(0..<body.count) : nil
  }

  /// Whether a line is the head of an order (`中华人民共和国国务院令`, `…令第693号`): the title stands below it.
  static func isOrderHead(_ text: String) -> Bool {
    let line = PlainLine(text)
    guard line.count <= 40, line.plain.first?.isHan == true else { return false }
    if order(line) != nil { return true }
    return line.ends(with: "令") && BodyNames.isName(PlainLine(line.plain(0..<line.count - 1)))
  }

  /// The order by which a law was published, in its note: `国务院令第736号`.
  static func order(in words: PlainLine) -> String? {
    for kind in ["令", "公告"] {
      guard let range = words.range(of: kind + "第"), range.lowerBound >= 2 else { continue }
      var end = range.upperBound
      while end < words.count, digits.contains(words.plain[end]) { end += 1 }
      guard end > range.upperBound, words.plain(end..<end + 1) == "号" else { continue }
      var start = range.lowerBound
      while start > 0, words.plain[start - 1].isHan || words.plain[start - 1] == "、" { start -= 1 }
      return halfWidth(words.written(start..<end + 1))
    }
    return nil
  }

  static func halfWidth(_ text: String) -> String {
    var view = String.UnicodeScalarView()
    let state = "中华人民共和国国务院令"
    let text = text.hasPrefix(state) ? String(text.dropFirst(7)) : text
    // Digits of full width are as good as others.
    for scalar in text.unicodeScalars {
      let isWide = (0xFF10...0xFF19).contains(scalar.value)
      view.append(isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
    }
    return String(view)
  }
}
