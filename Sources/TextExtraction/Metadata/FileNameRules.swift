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

  private static func dateBracket(_ name: Substring) -> (start: Substring.Index, date: PartialDate)?
  {
    guard let last = name.last, last == ")" || last == "）",
      let open = name.lastIndex(where: { $0 == "(" || $0 == "（" }),
      let date = PartialDate(chinese: name[name.index(after: open)...].dropLast())
    else { return nil }
    return (open, date)
  }
}
