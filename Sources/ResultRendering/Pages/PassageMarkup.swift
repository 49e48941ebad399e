import ArchiveModel

/// The passages of a document's page in HTML.
///
/// Written here and not in a template: a page has 200 of them, and the engine would take most of the
/// time of the request to look up their parts by name.
struct PassageMarkup {
  private let phrases: Phrases
  private let link: QuoteLink?
  private var html: [UInt8] = []
  private var above: [String] = []

  /// The markup of passages that follow each other.
  ///
  /// - Parameter link: the words that are marked.
  static func render(
    _ passages: some Sequence<DocumentView.IdentifiedPassage>, link: QuoteLink?, _ phrases: Phrases
  ) -> String {
    var markup = PassageMarkup(phrases: phrases, link: link)
    for item in passages { markup.add(item) }
    return String(decoding: markup.html, as: UTF8.self)
  }

  private init(phrases: Phrases, link: QuoteLink?) { (self.phrases, self.link) = (phrases, link) }

  private mutating func write(_ markup: StaticString) {
    html.append(
      contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
  }

  private mutating func write(text: String) { EscapedHTML.append(text, to: &html) }

  private mutating func add(_ item: DocumentView.IdentifiedPassage) {
    let headings = Passage.newHeadings(item.passage.headingPath, after: above)
    for depth in headings.indices {
      add(heading: DisplayText.singleLine(headings[depth]), depth: depth)
    }
    above = item.passage.headingPath
    let anchor = PageAddress.anchor(item.id)
    let label = phrases.passageNumber(item.passage.ordinal)
    write("<section class=\"passage\" id=\"")
    write(text: anchor)
    write("\" aria-label=\"")
    write(text: label)
    write("\">\n")
    addLines(of: item.passage)
    write("<p class=\"trace\" lang=\"")
    write(text: phrases.language.rawValue)
    write("\"><a href=\"")
    write(text: "#" + PageAddress.percentEncoded(anchor))
    write("\" title=\"")
    write(text: phrases.linkToPassage)
    write("\">")
    write(text: label)
    write("</a>")
    if let pages = item.passage.pages { add(note: phrases.printedPages(pages)) }
    if item.passage.isRepaired { add(note: phrases.repaired) }
    if let confidence = item.passage.recognitionConfidence {
      add(note: phrases.recognized(confidence))
    }
    write("</p>\n</section>\n")
  }

  private mutating func add(heading: String, depth: Int) {
    switch depth {
    case 0: write("<h2><bdi>")
    case 1: write("<h3><bdi>")
    default: write("<h4><bdi>")
    }
    write(text: heading)
    switch depth {
    case 0: write("</bdi></h2>\n")
    case 1: write("</bdi></h3>\n")
    default: write("</bdi></h4>\n")
    }
  }

  private mutating func add(note: String) {
    write("<span>")
    write(text: note)
    write("</span>")
  }

  /// The lines of a passage, with the words marked that a link points at.
  private mutating func addLines(of passage: Passage) {
    let marks = link?.byteRanges(in: passage) ?? []
    let offsets = ScalarOffsets(passage.text)
    for line in Self.lines(of: passage.text) {
      write("<p>")
      var position = line.lowerBound
      for mark in marks.map({ $0.clamped(to: line) }) where !mark.isEmpty {
        write(text: offsets.text(position..<mark.lowerBound))
        write("<mark>")
        write(text: offsets.text(mark))
        write("</mark>")
        position = mark.upperBound
      }
      write(text: offsets.text(position..<line.upperBound))
      write("</p>\n")
    }
  }

  /// The byte ranges of the lines that are not empty. Unicode's line and paragraph separators end a
  /// line too.
  private static func lines(of text: String) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    let bytes = Array(text.utf8)
    func end(_ end: Int, _ length: Int) {
      if start < end { lines.append(start..<end) }
      start = end + length
    }
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0x0A {
        end(index, 1)
      } else if bytes[index] == 0xE2, index + 2 < bytes.count, bytes[index + 1] == 0x80,
        bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9
      {
        end(index, 3)
        index += 2
      }
      index += 1
    }
    end(bytes.count, 0)
    return lines
  }
}
