/// Values that stand after a label and a colon.
enum LabelRules {
  /// Whether there is a colon in a line, without which there is no label.
  static func mayHoldLabel(_ line: String) -> Bool {
    line.utf8.contains(0x3A) || line.unicodeScalars.contains("：")
  }

  /// The value after one of `labels`, up to white space before the next label; where nothing
  /// follows the colon, the next line. `（来源：青海日报）` counts too.
  static func value(of labels: [String], in line: String, next: String?) -> String? {
    var text = line.trimmingBlanks()
    while let first = text.first, "（(【[".contains(first) { text = text.dropFirst() }
    for label in labels {
      guard let range = text.unicodeScalarRange(of: label) else { continue }
      let isAtStart = range.lowerBound == text.startIndex
      let before = isAtStart ? " " : text[text.index(before: range.lowerBound)]
      guard isAtStart || before.isWhitespace || before == "|" else { continue }
      let rest = text[range.upperBound...].trimmingBlanks()
      guard let colon = rest.first, colon == "：" || colon == ":" else { continue }
      let value = rest.dropFirst().trimmingBlanks()
        .prefix { !$0.isWhitespace && !"|）)】]，。；".contains($0) }
      if !value.isEmpty { return value.count <= 30 ? String(value) : nil }
      guard let next = next?.trimmingBlanks(), (2...20).contains(next.count),
        !next.contains("："), !next.contains(":"), !next.contains(where: \.isDecimalDigit)
      else { return nil }
      return String(next)
    }
    return nil
  }

  /// `机密★10年`, `秘密`, `★機 密` on a line of its own: the level, in the script it is written in.
  static func secrecy(_ line: String) -> String? {
    let marks = line.unicodeScalars.filter { !$0.isInvisible }.drop { $0.isTrimmed || $0.isStar }
    guard marks.count <= 16, let first = marks.first,
      "绝絕机機秘祕".unicodeScalars.contains(first)
    else { return nil }
    let second = marks.dropFirst().drop(while: \.isTrimmed)
    guard second.first == "密", second.dropFirst().first.map({ $0.isStar || $0.isTrimmed }) ?? true
    else { return nil }
    return "\(first)密"
  }
}

extension Unicode.Scalar {
  /// The star between a level of secrecy and its term.
  fileprivate var isStar: Bool { self == "★" || self == "☆" }
}
