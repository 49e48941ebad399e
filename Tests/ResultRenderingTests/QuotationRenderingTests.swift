import ArchiveModel
import Testing

@testable import ResultRendering

@Suite struct QuotationRenderingTests {
  static func match(_ text: String = Samples.text, document: DocumentSummary = Samples.document())
    -> QuoteMatch
  {
    let passage = Samples.hit(text: text).passage
    let words = "亲自研究方案".utf8.count
    let start = text == Samples.text ? "各级党委（党组）书记要把巡察整改摆在案头，".utf8.count : 0
    var match = QuoteMatch(
      verdict: .changed, similarity: 5.0 / 6, folded: [.punctuation],
      diff: [
        DiffPiece(.equal, "亲自"), DiffPiece(.delete, "审定"), DiffPiece(.insert, "研究"),
        DiffPiece(.equal, "方案"),
      ], matchedText: "亲自研究方案", omissions: ["摆在案头，"], document: document,
      contentPrefix: "c0ffee", place: .text, passage: passage, passageID: "d1-c0ffee-3",
      passageIDs: ["d1-c0ffee-3"], context: text, contextByteRanges: [start..<(start + words)],
      sourceRanges: [206..<212], pages: 2...3, isDirectSpeech: true, prefix: "前文，",
      suffix: "。后文")
    match.gaps = [QuoteGap(characters: 412, passages: 3, crossesHeading: true)]
    match.doubtful = [ScriptPair(quoted: "後", found: "后")]
    return match
  }

  static var response: QuoteResponse {
    var second = match()
    (second.verdict, second.place, second.sourceRanges) = (.changed, .title, [])
    return QuoteResponse(
      quote: "亲自审定方案", verdict: .changed, matches: [match(), second], total: 2,
      totalIsExact: false, folded: [.punctuation, .ellipsis], parts: ["亲自", "审定方案"],
      tookMilliseconds: 1.23456, notices: [.searchLimited])
  }

  static var hostile: QuoteResponse {
    var match = match(Samples.hostile, document: Samples.hostileDocument())
    match.diff = [DiffPiece(.insert, Samples.hostile), DiffPiece(.delete, Samples.hostile)]
    match.matchedText = Samples.hostile
    match.omissions = [Samples.hostile]
    match.speaker = Samples.hostile
    (match.prefix, match.suffix) = (Samples.hostile, Samples.hostile)
    match.passage.headingPath = [Samples.hostile]
    return QuoteResponse(
      quote: Samples.hostile, verdict: .changed, matches: [match], total: 1,
      parts: [Samples.hostile])
  }

  static func report(_ response: QuoteResponse = response, text: String = "亲自审定方案") -> DraftReport {
    var first = DraftReport.Item(
      number: 1, text: text, leadIn: text == Samples.hostile ? text : "县领导说：", line: 7,
      sourceRange: 12..<18, isUnclosed: false, response: response)
    let isHostile = text == Samples.hostile
    first.statedSpeaker = Speaker(name: isHostile ? text : "祝清越", kind: .person)
    first.speaker = Speaker(name: isHostile ? text : "季崇远", kind: .person)
    first.speakerAgrees = false
    var second = DraftReport.Item(
      number: 2, text: "没有的话", leadIn: "", line: nil, sourceRange: nil, isUnclosed: true,
      response: QuoteResponse(quote: "没有的话"))
    second.statedSpeaker = Speaker(name: "祝清越", kind: .person)
    var last = first
    (last.number, last.speaker, last.speakerAgrees) = (4, nil, nil)
    return DraftReport(
      name: isHostile ? text : "稿子.md",
      items: [
        first, second,
        DraftReport.Item(
          number: 3, text: "。", leadIn: "", line: 9, sourceRange: nil, isUnclosed: false,
          response: nil, refusal: .onlyPunctuation),
        last,
      ], strayMarkCount: 1)
  }

  @Test(arguments: Language.allCases)
  func looksAsItAlwaysDid(_ language: Language) throws {
    let suffix = language == .chinese ? "zh" : "en"
    let plain = TerminalStyle(colours: false, width: 72)
    try expectGolden(
      QuoteResultText.render(Self.response, style: plain, language: language), "quote.\(suffix).txt"
    )
    try expectGolden(
      QuoteResultText.render(
        QuoteResponse(quote: "无"), style: plain, language: language), "quote-none.\(suffix).txt")
    try expectGolden(
      DraftReportText.render(Self.report(), style: plain, language: language), "draft.\(suffix).txt"
    )
    try expectGolden(
      QuotePage.render(.answer(Self.response), text: "亲自审定方案", language: language),
      "quote.\(language.rawValue).html")
    try expectGolden(
      DraftReportPage.render(Self.report(), language: language), "draft.\(language.rawValue).html")
  }

  @Test func looksAsItAlwaysDidInOtherForms() throws {
    let colours = TerminalStyle(colours: true, width: 72)
    try expectGolden(
      QuoteResultText.render(Self.response, citation: .bibtex, style: colours, language: .english),
      "quote.colours.txt")
    try expectGolden(QuoteResultJSON.render(Self.response, language: .english), "quote.json")
    try expectGolden(QuoteResultCSV.render(Self.response), "quote.csv")
    try expectGolden(DraftReportJSON.render(Self.report(), language: .english), "draft.json")
  }

  @Test(arguments: Language.allCases)
  func noTextBecomesMarkup(_ language: Language) throws {
    let pages = [
      try QuotePage.render(.answer(Self.hostile), text: Samples.hostile, language: language),
      try QuotePage.render(.refusal(.tooShort), text: Samples.hostile, language: language),
      try DraftReportPage.render(
        Self.report(Self.hostile, text: Samples.hostile), language: language),
    ]
    for page in pages {
      let bytes = Array(page.utf8)
      for markup in [
        "<script", "<img", "<\u{301}", "\"\u{301}", "onerror=alert(2)>", "<b ", "</textarea><",
      ] {
        let needle = Array(markup.utf8)
        #expect(!bytes.indices.contains { bytes[$0...].starts(with: needle) }, "\(markup)")
      }
      #expect(
        !page.unicodeScalars.contains {
          ($0.value < 0x20 && $0 != "\n") || $0.value == 0x7F || $0.value == 0x202E
        })
    }
  }

  @Test func nothingCommandsTheTerminal() {
    let style = TerminalStyle(colours: false, width: 72)
    let texts = [
      QuoteResultText.render(Self.hostile, style: style, language: .english),
      QuoteResultText.render(Self.hostile, citation: .bibtex, style: style, language: .english),
      DraftReportText.render(
        Self.report(Self.hostile, text: Samples.hostile), style: style, language: .english),
    ]
    for text in texts {
      #expect(
        !text.unicodeScalars.contains {
          ($0.value < 0x20 && $0 != "\n") || (0x7F...0x9F).contains($0.value) || $0.value == 0x202E
        })
    }
  }

  @Test func theReportLoadsNothing() throws {
    let base = "https://archive.example/"
    let page = try DraftReportPage.render(Self.report(), linkBase: base, language: .english)
    for word in ["src=", "<link", "url(", "@import", "<script"] { #expect(!page.contains(word)) }
    let links = page.split(separator: "href=\"").dropFirst()
    #expect(links.count == 2)
    for link in links { #expect(link.hasPrefix("https://archive.example/documents/d1?content=")) }
  }

  @Test(arguments: Language.allCases)
  func anArticleOnThePage(_ language: Language) throws {
    let page = try QuotePage.render(.draft(Self.report()), text: "文稿", language: language)
    try expectGolden(page, "quote-draft.\(language.rawValue).html")
    #expect(page.contains("href=\"/documents/d1?content="))
    let hostile = try QuotePage.render(
      .draft(Self.report(Self.hostile, text: Samples.hostile)), text: Samples.hostile,
      language: language)
    #expect(!hostile.contains("<script"))
  }

  @Test func wordsMarkedByALinkStandOnTheDocumentPage() throws {
    var view = Samples.view(Samples.document())
    view.passages[0].id = "d1-c0ffee-3"
    let link = QuoteLink(documentID: "d1", contentPrefix: "c0ffee", ranges: [100..<104])
    let page = try DocumentPage.render(view, link: link, language: .chinese)
    #expect(page.contains("<mark>各级党委</mark>"))
    #expect(page.contains("链接所指的文字已标出"))
    let stale = QuoteLink(documentID: "d1", contentPrefix: "000000", ranges: [100..<104])
    let changed = try DocumentPage.render(view, link: stale, language: .chinese)
    #expect(!changed.contains("<mark>") && changed.contains("改动过"))
  }

  @Test func bibTeXAndCSLHoldWhatIsKnown() throws {
    let bibTeX = Citation.text(Samples.document(), pages: 2...3, style: .bibtex)
    for line in [
      "@misc{d1,", "author = {{清溪县人民政府办公室}}", "title = {关于切实做好安全生产工作的通知}",
      "number = {清政办发〔2020〕12号}", "year = {2020}", "date = {2020-11-05}", "pages = {2--3}",
    ] { #expect(bibTeX.contains(line), "\(line)") }
    let csl = Citation.text(Samples.document(), style: .cslJSON)
    #expect(csl.contains("\"issued\":{\"date-parts\":[[2020,11,5]]}"))
    #expect(csl.contains("\"author\":[{\"literal\":\"清溪县人民政府办公室\"}]"))
    #expect(csl.contains("\"type\":\"document\"") && !csl.contains("null"))
  }

  @Test func bibTeXStaysBalanced() {
    let entry = Citation.text(Samples.hostileDocument(), style: .bibtex)
    var depth = 0
    for byte in entry.utf8 {
      if byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "}") { depth -= 1 }
      #expect(depth >= 0)
    }
    #expect(depth == 0)
  }
}
