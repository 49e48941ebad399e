public import ArchiveModel

/// GB/T 7714-2015 《信息与文献 参考文献著录规则》, for documents on file.
///
/// Newspapers (8.3, 4.5): `作者. 题名[N]. 报纸名, 日期(版次).` Official documents (A.10, as in the standard's own
/// `北京市人民政府办公厅. 关于转发…的通知:京政办发[2005]37号[A/OL]`): `发文机关. 题名:文号[A]. 日期.`
extension Citation {
  /// The reference to a document, or to a passage of it where its pages are known.
  ///
  /// What is not known is left out, never guessed; a document without a title is cited by its path.
  /// One line; characters that command a display are neutralised.
  public static func gbt7714(_ document: DocumentSummary, passage: Passage? = nil) -> String {
    let description = document.description
    let type = typeCode(of: description)
    var title = trimmed(description.title ?? document.displayTitle)
    if let number = description.number, type != "N" { title += ":" + trimmed(number) }
    var reference = ""
    if let author = author(of: description, type: type) { reference += author + ". " }
    reference += "\(title)[\(type)]."
    let pages = passage?.pages.map(Self.text)
    let publication = [description.source.map(trimmed), description.date?.description]
      .compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
    if type == "N" {
      let edition = pages.map { "(\($0))" } ?? ""
      if !publication.isEmpty { reference += " \(publication)\(edition)." }
    } else {
      let place = pages.map { ":" + $0 } ?? ""
      if !publication.isEmpty { reference += " \(publication)\(place)." }
    }
    return DisplayText.singleLine(reference)
  }

  /// The letter for the kind of document (table B.1). The standard has none for laws and for
  /// speeches, which are `Z` (others); what has a document number is on file as such: `A`.
  static func typeCode(of description: DocumentDescription) -> String {
    switch description.kind {
    case .news, .commentary: "N"
    case .report where description.number == nil: "R"
    case .law, .regulation, .speech, .other, nil: description.number == nil ? "Z" : "A"
    default: "A"
    }
  }

  /// Who answers for the document: those of the byline for what a newspaper printed, who speaks for
  /// a speech, and otherwise the issuing body. Of more than three names the first three (8.1.2).
  private static func author(of description: DocumentDescription, type: String) -> String? {
    let people = description.byline.map(trimmed).filter { !$0.isEmpty }
    let names: [String]
    if type == "N" || (description.issuer == nil && description.speaker == nil) {
      names = people
    } else if description.kind == .speech, let speaker = description.speaker {
      names = [trimmed(speaker)]
    } else {
      names = [description.issuer ?? description.speaker].compactMap { $0.map(trimmed) }
    }
    guard !names.isEmpty else { return type == "N" ? description.issuer.map(trimmed) : nil }
    return names.prefix(3).joined(separator: ", ") + (names.count > 3 ? ", 等" : "")
  }

  private static func text(_ pages: ClosedRange<Int>) -> String {
    pages.count == 1 ? "\(pages.lowerBound)" : "\(pages.lowerBound)-\(pages.upperBound)"
  }

  private static func trimmed(_ text: String) -> String {
    var scalars = text.unicodeScalars[...]
    while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return String(scalars)
  }
}
