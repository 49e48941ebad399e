public import ArchiveModel

/// A document, to be read: its passages with their anchors, and what is known of it.
public enum DocumentPage {
  /// The page in HTML.
  ///
  /// - Parameters:
  ///   - view: the whole document.
  ///   - page: which page of a long document, from 1; what is beyond the last is the last.
  ///   - link: the words that a link points at, which are marked; where the document has changed
  ///     since, the page says so and marks nothing.
  public static func render(
    _ view: DocumentView, page: Int = 1, link: QuoteLink? = nil, language: Language
  ) throws -> String {
    let title = DisplayText.singleLine(view.document.displayTitle)
    var frame = PageFrame(language, title: title, bodyClass: "document-page")
    let phrases = frame.phrases
    let pages = pageCount(of: view)
    let page = min(max(page, 1), pages)
    let first = (page - 1) * PageAddress.passagesPerPage
    let shown = view.passages.dropFirst(first).prefix(PageAddress.passagesPerPage)
    frame.values["title"] = title
    frame.values["facts"] = phrases.facts(of: view.document).map(DisplayText.singleLine)
    frame.values["standing"] = phrases.standing(of: view).map { notice in
      [
        "text": DisplayText.singleLine(notice.text),
        "address": notice.version.map { PageAddress.document($0.id, page: 1) } ?? false,
        "label": notice.version.map { DisplayText.singleLine($0.path) } ?? false,
      ] as [String: Any]
    }
    frame.values["hasLinks"] = view.alsoIn.total > 0
    frame.values["links"] = LinkList.values(of: view.alsoIn, phrases)
    frame.values["alsoInLabel"] = phrases.alsoIn
    frame.values["isEmpty"] = view.passages.isEmpty
    frame.values["emptyDocument"] = phrases.emptyDocument
    let current = link.flatMap { $0.isCurrent(view) ? $0 : nil }
    frame.values["linkNotice"] =
      link == nil ? false : current == nil ? phrases.changedSince : phrases.quotedHere
    frame.values["passages"] = PassageMarkup.render(shown, link: current, phrases)
    addOutline(of: view, to: &frame)
    addPages(of: view, page: page, pages: pages, to: &frame)
    frame.values["aboutLabel"] = phrases.about
    frame.values["fields"] = phrases.fields(of: view).map {
      ["name": $0.name, "value": DisplayText.singleLine($0.value)] as [String: Any]
    }
    frame.values["citationLabel"] = phrases.citation
    frame.values["citation"] = Citation.gbt7714(view.document)
    let address = "/api/v1/documents/" + PageAddress.percentEncoded(view.document.id)
    frame.values["originalAddress"] = address + "/original"
    frame.values["originalLabel"] = phrases.original
    frame.values["jsonAddress"] = address
    frame.values["jsonLabel"] = phrases.asJSON
    return try PageTemplates.render("document", frame.values)
  }

  /// How many pages a document has: at least one.
  static func pageCount(of view: DocumentView) -> Int {
    max(1, (view.passages.count + PageAddress.passagesPerPage - 1) / PageAddress.passagesPerPage)
  }

  /// The headings of `path` that do not already stand over the passage before.
  static func newHeadings(_ path: [String], after above: [String])
    -> [(text: String, depth: Int)]
  {
    let common = zip(path, above).prefix { $0 == $1 }.count
    return path.enumerated().dropFirst(common).map { ($0.element, $0.offset) }
  }

  /// The most headings an outline lists.
  private static let longestOutline = 300

  private static func addOutline(of view: DocumentView, to frame: inout PageFrame) {
    var above: [String] = []
    var outline: [[String: Any]] = []
    for (index, item) in view.passages.enumerated() {
      for heading in newHeadings(item.passage.headingPath, after: above)
      where outline.count < longestOutline {
        outline.append([
          "text": DisplayText.singleLine(heading.text), "depth": String(min(heading.depth, 3)),
          "address": PageAddress.document(
            view.document.id, page: PageAddress.page(ofOrdinal: index), passageID: item.id),
        ])
      }
      above = item.passage.headingPath
    }
    frame.values["hasOutline"] = outline.count > 1
    frame.values["outline"] = outline
    frame.values["outlineLabel"] = frame.phrases.outline
  }

  private static func addPages(
    of view: DocumentView, page: Int, pages: Int, to frame: inout PageFrame
  ) {
    let phrases = frame.phrases
    frame.values["hasPages"] = pages > 1
    frame.values["pagesLabel"] = phrases.pages
    frame.values["previousLabel"] = phrases.previousPage
    frame.values["nextLabel"] = phrases.nextPage
    frame.values["range"] = phrases.pageOfDocument(page, of: pages)
    frame.values["previous"] =
      page > 1 ? PageAddress.document(view.document.id, page: page - 1) : false
    frame.values["next"] =
      page < pages ? PageAddress.document(view.document.id, page: page + 1) : false
  }
}
