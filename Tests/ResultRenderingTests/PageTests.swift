import ArchiveModel
import Testing

@testable import ResultRendering

@Suite struct PageTests {
  private var request: SearchRequest {
    var request = SearchRequest(query: "巡察整改", limit: 2, offset: 2)
    request.filter.kinds = [.notice, .speech]
    request.filter.since = PartialDate(year: 2019)
    return request
  }

  @Test(arguments: Language.allCases)
  func looksAsItAlwaysDid(_ language: Language) throws {
    let status = ArchiveStatus(
      documentCount: 24, passageCount: 310, problemCount: 0, isComplete: true,
      analysisVersion: "1")
    let suffix = "\(language.rawValue).html"
    try expectGolden(HomePage.render(status, language: language), "home.\(suffix)")
    try expectGolden(
      SearchPage.render(Samples.response(), to: request, language: language), "search.\(suffix)")
    try expectGolden(
      DocumentPage.render(Samples.view(Samples.document()), language: language),
      "document.\(suffix)")
    for code in [Problem.Code.notFound, .internalError, .busy] {
      try expectGolden(
        ErrorPage.render(Problem(code), language: language), "\(code.rawValue).\(suffix)")
    }
  }

  @Test func theFirstPageSaysThatTheIndexIsNotComplete() throws {
    func page(isComplete: Bool) throws -> String {
      let status = ArchiveStatus(
        documentCount: 2, passageCount: 9, problemCount: 0, isComplete: isComplete,
        analysisVersion: "1")
      return try HomePage.render(status, language: .chinese)
    }
    #expect(try page(isComplete: false).contains("索引尚未完成，可能缺少部分文件。"))
    #expect(try !page(isComplete: true).contains("索引尚未完成"))
  }

  @Test(arguments: Language.allCases)
  func noTextBecomesMarkup(_ language: Language) throws {
    var request = SearchRequest(query: Samples.hostile)
    request.filter.issuers = [Samples.hostile, Samples.hostile]
    request.filter.speakers = [Samples.hostile]
    request.filter.pathPrefixes = [Samples.hostile]
    let pages = [
      try SearchPage.render(Samples.hostileResponse(), to: request, language: language),
      try DocumentPage.render(
        Samples.view(Samples.hostileDocument(), text: Samples.hostile), language: language),
      try ErrorPage.render(
        Problem(.badHost, value: Samples.hostile, allowed: [Samples.hostile]), language: language),
      OpenSearchDescription.render(origin: Samples.hostile, language: language),
    ]
    for page in pages {
      // Byte by byte: a combining mark must not hide a bracket or a quotation mark.
      let bytes = Array(page.utf8)
      for markup in ["<script", "<img", "<\u{301}", "\"\u{301}", "onerror=alert(2)>", "<b "] {
        let needle = Array(markup.utf8)
        #expect(!bytes.indices.contains { bytes[$0...].starts(with: needle) }, "\(markup)")
      }
      #expect(
        !page.unicodeScalars.contains {
          ($0.value < 0x20 && $0 != "\n") || $0.value == 0x7F || $0.value == 0x202E
            || $0.value == 0x2066
        })
    }
    #expect(pages[1].contains("{{mustache}}"))
  }

  @Test func templatesInsertNothingUnescaped() {
    for (name, template) in PageTexts.all {
      // But what PassageMarkup has made, which escapes as templates do.
      let text = name == "document" ? template.replacing("{{{passages}}}", with: "") : template
      #expect(!text.contains("{{{"), "\(name)")
      #expect(!text.contains("{{&"), "\(name)")
      #expect(!text.contains("style="), "\(name)")
      #expect(!text.contains("<script"), "\(name)")
    }
  }

  @Test func everyFieldHasALabelAndEveryAnchorItsPassage() throws {
    let page = try SearchPage.render(Samples.response(), to: request, language: .english)
    for id in ["q", "f-kind", "f-issuer", "f-speaker", "f-since", "f-until", "f-sort"] {
      #expect(page.contains("for=\"\(id)\""))
      #expect(page.contains("id=\"\(id)\""))
    }
    #expect(page.contains("href=\"/documents/d1#p-p1\""))
    let document = try DocumentPage.render(Samples.view(Samples.document()), language: .english)
    #expect(document.contains("id=\"p-p0\""))
    #expect(document.contains("<h3><bdi>（二）监督</bdi></h3>"))
  }

  @Test func linksCarryTheRequestOn() throws {
    #expect(
      PageAddress.search(request)
        == "/search?q=%E5%B7%A1%E5%AF%9F%E6%95%B4%E6%94%B9&kind=%E9%80%9A%E7%9F%A5"
        + "&kind=%E8%AE%B2%E8%AF%9D&since=2019&limit=2&offset=2")
    let page = try SearchPage.render(Samples.response(), to: request, language: .chinese)
    #expect(page.contains("since=2019&amp;limit=2&amp;offset=4\">下一页"))
    #expect(page.contains("type=\"hidden\" name=\"kind\" value=\"讲话\""))
    // The facet in force is a link to the search without it.
    #expect(page.contains("&amp;kind=%E8%AE%B2%E8%AF%9D&amp;since=2019&amp;limit=2\" aria-current"))
  }

  @Test func longDocumentsHavePages() throws {
    var view = Samples.view(Samples.document())
    view.passages = (0..<450).map {
      DocumentView.IdentifiedPassage(
        id: "x\($0)",
        passage: Passage(
          ordinal: $0, headingPath: ["第\($0 / 100)章"], text: "文\($0)。", sourceMap: SourceMap()))
    }
    let last = try DocumentPage.render(view.page(99, size: 200), language: .chinese)
    #expect(last.contains("id=\"p-x449\""))
    #expect(!last.contains("id=\"p-x399\""))
    #expect(last.contains("第 3 页，共 3 页"))
    #expect(last.contains("href=\"/documents/d1?page=2#p-x300\""))
    #expect(
      PageAddress.document("d1", page: PageAddress.page(ofOrdinal: 449), passageID: "x449")
        == "/documents/d1?page=3#p-x449")
  }

  @Test func theStyleSheetFetchesNothing() {
    #expect(!StyleSheet.text.contains("url("))
    #expect(!StyleSheet.text.contains("@import"))
    #expect(StyleSheet.tag.utf8.count >= 12)
  }
}
