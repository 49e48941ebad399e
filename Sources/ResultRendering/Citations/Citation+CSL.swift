internal import ArchiveModel

/// CSL-JSON 1.0.2 (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html), which Zotero,
/// pandoc and citeproc read: one item, as an object.
extension Citation {
  /// The item. Keys that are not known are left out; CSL does not know `null`.
  static func cslJSON(_ document: DocumentSummary, pages: ClosedRange<Int>?) -> String {
    // What is encoded holds nothing but text and whole numbers.
    (try? JSONText.encode(CSLItem(document, pages: pages))) ?? "{}"
  }
}

/// An item of CSL-JSON.
struct CSLItem: Encodable, Sendable {
  struct Name: Encodable, Sendable { var literal: String }
  struct Parts: Encodable, Sendable {
    enum CodingKeys: String, CodingKey { case dateParts = "date-parts" }
    var dateParts: [[Int]]
  }

  enum CodingKeys: String, CodingKey {
    case id, type, title, author, issued, number, page, genre, language, archive
    case containerTitle = "container-title"
    case archiveLocation = "archive_location"
  }

  var id: String
  var type: String
  var title: String
  var author: [Name]?
  var issued: Parts?
  var number: String?
  var page: String?
  var genre: String?
  var language = "zh-CN"
  var archive: String?
  var containerTitle: String?
  var archiveLocation: String

  init(_ document: DocumentSummary, pages: ClosedRange<Int>?) {
    let description = document.description
    func text(_ value: String?) -> String? {
      let text = DisplayText.singleLine(Citation.trimmed(value ?? ""))
      return text.isEmpty ? nil : text
    }
    id = document.id
    type =
      switch description.kind?.general {
      case .news, .commentary: "article-newspaper"
      case .speech: "speech"
      case .law, .regulation: "legislation"
      case .report: "report"
      default: "document"
      }
    title = text(description.title) ?? text(document.displayTitle) ?? document.id
    // A name is one piece: nothing says where a Chinese family name ends.
    let names = Citation.Authors(description).names.compactMap { text($0) }
    author = names.isEmpty ? nil : names.map(Name.init)
    if let date = description.date, let year = date.year {
      issued = Parts(dateParts: [
        [year] + [date.month, date.month == nil ? nil : date.day].compactMap(\.self)
      ])
    }
    number = text(description.number)
    page = Citation.place(description, pages)
    genre = description.kind?.rawValue
    containerTitle = text(description.source)
    archiveLocation =
      text(document.place) ?? ""
  }
}
