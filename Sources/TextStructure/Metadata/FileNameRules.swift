internal import ArchiveModel

/// What a file's name says, where its text does not.
enum FileNameRules {
  /// The name without folders, ending and a date in brackets.
  static func title(_ path: String) -> String? {
    var name = path.split(separator: "/").last ?? ""
    if let dot = name.lastIndex(of: "."), dot > name.startIndex { name = name[..<dot] }
    if let bracket = dateBracket(name) { name = name[..<bracket.start] }
    let title = name.trimmingBlanks()
    return title.isEmpty ? nil : String(title)
  }

  /// The date in a name's last brackets, `…(2023-04-26).md`.
  static func date(_ path: String) -> PartialDate? {
    var name = path.split(separator: "/").last ?? ""
    if let dot = name.lastIndex(of: "."), dot > name.startIndex { name = name[..<dot] }
    return dateBracket(name)?.date
  }

  /// `云岫日报` and the day, of `云岫日报2019年3月6日第1版`.
  static func newspaperPage(_ path: String) -> (paper: String, date: PartialDate)? {
    let name = path.split(separator: "/").last ?? ""
    guard let match = PartialDate.matches(in: name).first, match.date.precision == .day else {
      return nil
    }
    let bytes = Array(name.utf8)
    let paper = String(decoding: bytes[..<match.byteRange.lowerBound], as: UTF8.self)
    let rest = String(decoding: bytes[match.byteRange.upperBound...], as: UTF8.self)
    guard paper.hasSuffix("报"), (3...12).contains(paper.count), rest.hasPrefix("第") else {
      return nil
    }
    return (paper, match.date)
  }

  private static func dateBracket(_ name: Substring) -> (start: Substring.Index, date: PartialDate)?
  {
    guard let last = name.last, last == ")" || last == "）",
      let open = name.lastIndex(where: { $0 == "(" || $0 == "（" }),
      let date = PartialDate(chinese: name[name.index(after: open)...].dropLast())
    else { return nil }
    return (open, date)
  }
}
