import ArchiveModel

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

  /// Whether what stands behind `来源：` names a publisher: not `本站`, `原创`, an address or a number.
  static func namesPublisher(_ source: String) -> Bool {
    let nobody = [
      "本站", "本网", "本站原创", "本网原创", "原创", "网络", "互联网", "未知", "转载", "admin", "管理员", "无", "其他", "不详",
      "佚名", "暂无",
      "本报", "综合", "整理", "网络整理", "本站整理", "点击", "未注明", "null",
    ]
    let lower = source.lowercased()
    return !nobody.contains(lower) && !lower.hasPrefix("http") && !lower.hasPrefix("www.")
      && source.unicodeScalars.contains { $0.isHan || $0.isLatinLetter }
      && PartialDate.matches(in: source).isEmpty
  }

  /// `机密★10年`, `秘密`, `★機 密`, `000001 机密★1年　特急` on a line of its own: the level, in the script it is
  /// written in.
  ///
  /// After the level comes nothing, or a star, a term (`10年`, `长期`) or a degree of urgency (GB/T 9704):
  /// `秘密 花园` is a title.
  static func secrecy(_ line: String) -> String? {
    var marks = line.unicodeScalars.filter { !$0.isInvisible }.drop { $0.isTrimmed }
    // The number of the copy.
    let digits = marks.prefix(while: \.isDigit)
    if digits.count == 6 { marks = marks[digits.endIndex...].drop { $0.isTrimmed } }
    marks = marks.drop { $0.isTrimmed || $0.isStar }
    guard let (level, rest) = level(atStartOf: marks) else { return nil }
    guard let first = rest.first else { return level }
    if first.isStar { return rest.count <= 12 ? level : nil }
    let words = Self.urgencies.reduce(String(String.UnicodeScalarView(rest))) { rest, urgency in
      rest.hasSuffix(urgency) ? String(rest.dropLast(urgency.count)) : rest
    }
    return words.isEmpty || isTerm(words) ? level : nil
  }

  /// The value of 密级, where a line gives it: `密级：机密★10年`, `密　级：机　密`.
  static func labelledSecrecy(_ line: String) -> String? {
    let scalars = line.unicodeScalars.filter { !$0.isInvisible }
    guard let start = scalars.firstIndex(of: "密") else { return nil }
    let sign = scalars[scalars.index(after: start)...].drop(while: \.isTrimmed)
    guard let sign = sign.first, sign == "级" || sign == "級",
      let colon = scalars[start...].firstIndex(where: { $0 == "：" || $0 == ":" }),
      scalars[start..<colon].filter({ !$0.isTrimmed }).count == 2
    else { return value(of: ["密级", "密級"], in: line, next: nil) }
    let label = scalars[start..<colon].filter { !$0.isTrimmed }
    var joined = String.UnicodeScalarView(scalars[..<start])
    joined.append(contentsOf: label)
    joined.append(contentsOf: scalars[colon...])
    let named = value(of: ["密级", "密級"], in: String(joined), next: nil)
    if named.flatMap(SecrecyLevel.init(in:)) != nil { return named }
    // A value with blanks in it.
    let spaced = scalars[scalars.index(after: colon)...].drop(while: \.isTrimmed)
    return named == nil ? nil : level(atStartOf: spaced)?.level ?? named
  }

  /// The level that a text begins with, blanks between its characters or not, and what follows without blanks.
  private static func level(atStartOf text: Substring.UnicodeScalarView) -> (
    level: String, rest: [Unicode.Scalar]
  )? {
    let marks = text.filter { !$0.isTrimmed }
    guard let first = marks.first, "绝絕机機秘祕".unicodeScalars.contains(first),
      marks.dropFirst().first == "密"
    else { return nil }
    return ("\(first)密", Array(marks.dropFirst(2)))
  }

  /// `10年`, `六个月`, `长期`.
  private static func isTerm(_ words: String) -> Bool {
    if words == "长期" || words == "長期" { return true }
    let ends = ["个月", "個月", "年", "月", "日", "天"]
    guard let end = ends.first(where: words.hasSuffix) else { return false }
    let number = words.dropLast(end.count)
    return !number.isEmpty && number.count <= 4
      && number.unicodeScalars.allSatisfy {
        $0.isDigit || "一二三四五六七八九十百两〇零".unicodeScalars.contains($0)
      }
  }

  private static let urgencies = ["特急", "加急", "平急", "急件", "特提"]
}

extension Unicode.Scalar {
  /// The star between a level of secrecy and its term.
  fileprivate var isStar: Bool { self == "★" || self == "☆" }
}
