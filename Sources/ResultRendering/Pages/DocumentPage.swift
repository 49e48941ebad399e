public import ArchiveModel

/// A document, to be read: its passages with their anchors, and what is known of it.
public enum DocumentPage {
  /// The page in HTML.
  ///
  /// - Parameters:
  ///   - view: a page of the document; of one that has all its passages, the first page.
  ///   - link: the words that a link points at, which are marked; where the document has changed
  ///     since, the page says so and marks nothing.
  public static func render(
    _ view: DocumentView, link: QuoteLink? = nil, language: Language
  ) throws -> String {
    let title = DisplayText.singleLine(view.document.displayTitle)
    var frame = PageFrame(language, title: title, bodyClass: "document-page")
    let phrases = frame.phrases
    guard let part = view.part else {
      return try render(
        view.page(1, size: PageAddress.passagesPerPage), link: link, language: language)
    }
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
    let isWithoutText = !view.document.contentState.hasText
    frame.values["isEmpty"] = view.passages.isEmpty || isWithoutText
    frame.values["emptyDocument"] =
      isWithoutText ? phrases.noText(view.document.contentState) : phrases.emptyDocument
    let current = link.flatMap { $0.isCurrent(view) ? $0 : nil }
    frame.values["linkNotice"] =
      link == nil ? false : current == nil ? phrases.changedSince : phrases.quotedHere
    frame.values["passages"] = PassageMarkup.render(
      view.passages.filter { !$0.passage.text.isEmpty }, link: current, phrases)
    addOutline(of: view, part, to: &frame)
    addPages(of: view, part, to: &frame)
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

  private static func addOutline(
    of view: DocumentView, _ part: DocumentPart, to frame: inout PageFrame
  ) {
    frame.values["hasOutline"] = part.outline.count > 1 && view.document.contentState.hasText
    frame.values["outline"] = part.outline.map { heading -> [String: Any] in
      [
        "text": DisplayText.singleLine(heading.text), "depth": String(min(heading.depth, 3)),
        "address": PageAddress.document(
          view.document.id, page: PageAddress.page(ofOrdinal: heading.ordinal),
          passageID: heading.passageID),
      ]
    }
    frame.values["outlineLabel"] = frame.phrases.outline
  }

  private static func addPages(
    of view: DocumentView, _ part: DocumentPart, to frame: inout PageFrame
  ) {
    let (page, pages) = (part.number, part.count)
    Pager(
      previous: page > 1 ? PageAddress.document(view.document.id, page: page - 1) : nil,
      next: page < pages ? PageAddress.document(view.document.id, page: page + 1) : nil,
      range: frame.phrases.pageOfDocument(page, of: pages)
    ).add(to: &frame)
  }
}
