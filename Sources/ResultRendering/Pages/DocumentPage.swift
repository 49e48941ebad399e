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
    frame.values["hasLinks"] = view.alsoIn.total > 0
    frame.values["links"] = LinkList.values(of: view.alsoIn, phrases)
    frame.values["alsoInLabel"] = phrases.alsoIn
    frame.values["isEmpty"] = view.passages.isEmpty
    frame.values["emptyDocument"] = phrases.emptyDocument
    frame.values["linkToPassage"] = phrases.linkToPassage
    let current = link.flatMap { $0.isCurrent(view) ? $0 : nil }
    frame.values["linkNotice"] =
      link == nil ? false : current == nil ? phrases.changedSince : phrases.quotedHere
    frame.values["passages"] = values(of: Array(shown), current, phrases)
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

  private static func values(
    of passages: [DocumentView.IdentifiedPassage], _ link: QuoteLink?, _ phrases: Phrases
  ) -> [[String: Any]] {
    var above: [String] = []
    return passages.map { item in
      let headings = newHeadings(item.passage.headingPath, after: above)
      above = item.passage.headingPath
      var notes: [String] = []
      if let pages = item.passage.pages { notes.append(phrases.printedPages(pages)) }
      if item.passage.isRepaired { notes.append(phrases.repaired) }
      return [
        "anchor": PageAddress.anchor(item.id),
        "address": "#" + PageAddress.percentEncoded(PageAddress.anchor(item.id)),
        "label": phrases.passageNumber(item.passage.ordinal),
        "headings": headings.map {
          [
            "text": DisplayText.singleLine($0.text), "isTop": $0.depth == 0,
            "isMiddle": $0.depth == 1, "isLow": $0.depth >= 2,
          ] as [String: Any]
        },
        "paragraphs": paragraphs(of: item.passage, link),
        "notes": notes,
      ]
    }
  }

  /// The lines of a passage, with the words marked that a link points at.
  private static func paragraphs(of passage: Passage, _ link: QuoteLink?) -> [[String: Any]] {
    let offsets = ScalarOffsets(passage.text)
    let marks = link?.byteRanges(in: passage) ?? []
    var paragraphs: [[String: Any]] = []
    var start = 0
    func add(_ end: Int) {
      defer { start = end + 1 }
      guard start < end else { return }
      var segments: [[String: Any]] = []
      var position = start
      for mark in marks.map({ $0.clamped(to: start..<end) }) where !mark.isEmpty {
        segments.append(["plain": offsets.text(position..<mark.lowerBound), "marked": false])
        segments.append(["plain": false, "marked": offsets.text(mark)])
        position = mark.upperBound
      }
      segments.append(["plain": offsets.text(position..<end), "marked": false])
      paragraphs.append(["segments": segments])
    }
    // Unicode's line and paragraph separators end a line too.
    let bytes = Array(passage.text.utf8)
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0x0A { add(index) }
      if bytes[index] == 0xE2, index + 2 < bytes.count, bytes[index + 1] == 0x80,
        bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9
      {
        add(index)
        start = index + 3
        index += 2
      }
      index += 1
    }
    add(bytes.count)
    return paragraphs
  }

  /// The headings of `path` that do not already stand over the passage before.
  private static func newHeadings(_ path: [String], after above: [String])
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
