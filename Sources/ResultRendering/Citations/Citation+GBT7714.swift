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
    gbt7714(document, pages: passage?.pages)
  }

  static func gbt7714(_ document: DocumentSummary, pages: ClosedRange<Int>?) -> String {
    let description = document.description
    let type = typeCode(of: description)
    var title = trimmed(description.title ?? document.displayTitle)
    if let number = description.number, type != "N" { title += ":" + trimmed(number) }
    var reference = ""
    // Of more than three names the first three (8.1.2).
    let names = Authors(description).names
    if !names.isEmpty {
      reference += names.prefix(3).joined(separator: ", ") + (names.count > 3 ? ", 等" : "") + ". "
    }
    reference += "\(title)[\(type)]."
    let pages = Self.place(description, pages)
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
    switch description.kind?.general {
    case .news, .commentary: "N"
    case .report where description.number == nil: "R"
    case .law, .regulation, .speech, .other, nil: description.number == nil ? "Z" : "A"
    default: "A"
    }
  }
}
