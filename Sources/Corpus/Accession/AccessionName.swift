internal import ArchiveModel
internal import DocumentFormats

/// Where a document that comes in is kept: a readable path that is free.
public enum AccessionName {
  /// The longest name most file systems take, in bytes.
  private static let longestName = 255
  /// What must still fit behind a name: `-9999` and the ending of descriptions, or of one being written.
  private static let reserve = CorpusFolder.descriptionSuffix.utf8.count + 9

  /// A name without what file systems, shells and browsers stumble over, short enough; the ending
  /// stays.
  static func cleaned(_ name: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      let isBad =
        scalar == "/" || scalar == "\\" || scalar == "\u{FFFD}"
        || [.control, .format, .lineSeparator, .paragraphSeparator]
          .contains(scalar.properties.generalCategory)
      scalars.append(isBad ? "_" : scalar)
    }
    while let first = scalars.first, first == "." || first.properties.isWhitespace {
      scalars.removeFirst()
    }
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    let dot = scalars.lastIndex(of: ".") ?? scalars.endIndex
    var stem = String.UnicodeScalarView(scalars[..<dot])
    let ending = String(String.UnicodeScalarView(scalars[dot...]))
    while String(stem).utf8.count + ending.utf8.count > longestName - reserve, !stem.isEmpty {
      stem.removeLast()
    }
    return (stem.isEmpty ? "未命名" : String(stem)) + ending
  }

  /// The folder for a document that nobody named a folder for: its kind and its year.
  static func folder(for description: DocumentDescription, isContainer: Bool) -> String {
    let kind = description.kind?.rawValue ?? (isContainer ? "汇编" : "其他")
    guard let year = description.date?.year else { return kind }
    return "\(kind)/\(year)"
  }

  /// A folder below the corpus as a person names it: without empty parts at its ends.
  ///
  /// - Returns: `nil` for one that leaves the corpus, or that the corpus passes over.
  public static func folder(named text: String) -> String? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
    guard !text.hasPrefix("/"), !parts.isEmpty,
      parts.allSatisfy({
        !$0.hasPrefix(".") && !$0.hasSuffix(CorpusFolder.descriptionSuffix)
          && $0.utf8.count <= longestName && !$0.utf8.contains(where: { $0 < 0x20 })
      })
    else { return nil }
    return parts.joined(separator: "/")
  }

  /// `通知.docx` as `通知-2.docx`.
  static func numbered(_ path: String, _ number: Int) -> String {
    EntryName.numbered(path, number)
  }

  /// A path that nothing has.
  static func free(_ name: String, in folder: String, isTaken: (String) -> Bool) -> String {
    let path = "\(folder)/\(cleaned(name))"
    guard isTaken(path) else { return path }
    var number = 2
    while true {
      let candidate = numbered(path, number)
      if !isTaken(candidate) { return candidate }
      number += 1
    }
  }
}
