import ArchiveModel
import Foundation
import FoundationXML
import Testing

@testable import ResultRendering

@Suite("The feed of new documents") struct AtomFeedTests {
  private static let origin = "http://localhost:8080"

  private static func feed(_ language: Language, notices: [SearchResponse.Notice] = []) -> String {
    var request = SearchRequest(query: "巡察整改 & “整改”", limit: 5, offset: 5)
    request.filter.kinds = [.notice]
    request.filter.issuers = ["=清溪县人民政府办公室"]
    request.filter.since = PartialDate(year: 2019)
    request.filter.pathPrefixes = ["notices/"]
    var bare = Samples.document()
    bare.id = "d0"
    bare.description = DocumentDescription()
    var secret = Samples.document()
    secret.id = "d2"
    secret.description.secrecy = "秘密"
    let entries = [
      NewDocuments.Entry(
        document: Samples.document(), time: "2026-11-05T08:30:00Z", hit: Samples.response().hits[1]),
      NewDocuments.Entry(document: secret, time: "2026-11-05T08:30:00Z"),
      NewDocuments.Entry(document: bare, time: "2025-01-31T23:59:59Z"),
    ]
    return AtomFeed.render(
      NewDocuments(entries: entries, notices: notices), to: request, origin: origin,
      language: language)
  }

  @Test("It reads in both languages", arguments: Language.allCases)
  func golden(language: Language) throws {
    let feed = Self.feed(language, notices: [.indexIncomplete])
    try expectGolden(feed, "feed.\(language.rawValue).atom")
    let elements = try Elements(feed)
    #expect(elements.texts("id").count == 4)
    #expect(elements.texts("updated").first == "2026-11-05T08:30:00Z")
  }

  @Test("The same document has the same id, whatever the query, the host and the language")
  func ids() throws {
    let other = AtomFeed.render(
      NewDocuments(entries: [
        NewDocuments.Entry(document: Samples.document(), time: "2026-11-05T08:30:00Z")
      ]), to: SearchRequest(query: ""), origin: "http://archive.example", language: .english)
    let (first, second) = (try Elements(Self.feed(.chinese)), try Elements(other))
    #expect(second.texts("id").count == 2)
    #expect(first.texts("id")[1] == second.texts("id")[1])
    #expect(first.texts("id")[0] != second.texts("id")[0])
  }

  @Test("An empty feed is a feed", arguments: Language.allCases) func empty(language: Language)
    throws
  {
    let feed = AtomFeed.render(
      NewDocuments(), to: SearchRequest(query: ""), origin: Self.origin, language: language)
    let elements = try Elements(feed)
    #expect(elements.names == ["feed", "id", "title", "updated", "author", "name", "link", "link"])
    #expect(elements.links["self"] == [Self.origin + "/feed.atom"])
    #expect(elements.links["alternate"] == [Self.origin + "/"])
  }

  /// Every character that XML 1.0 (2.2) cannot hold, and the samples' commands.
  private static let hostile =
    Samples.hostile
    + (0...0x1F).compactMap { Unicode.Scalar($0 as UInt32) }.map(String.init).joined()
    + "\u{FFFE}\u{FFFF}]]><!--<![CDATA[ &#0; &amp; \u{85}"

  @Test(
    "Whatever a document says, the feed is XML with the same elements", arguments: [nil, hostile])
  func hostileText(text: String?) throws {
    var hit = Samples.hostileResponse().hits[0]
    var request = SearchRequest(query: text ?? "a")
    if let text {
      hit.document.description.title = text
      hit.document.description.issuer = text
      hit.document.id = text
      hit.passage.text = text
      hit.snippetByteRange = 0..<text.utf8.count
      request.filter.issuers = [text]
    } else {
      hit.document = Samples.document()
    }
    let feed = AtomFeed.render(
      NewDocuments(entries: [.init(document: hit.document, time: text ?? "2026", hit: hit)]),
      to: request, origin: text ?? Self.origin, language: .chinese)
    let elements = try Elements(feed)
    let usual = [
      "feed", "id", "title", "updated", "author", "name", "link", "link", "entry", "id", "title",
      "published", "updated", "link", "author", "name",
    ]
    #expect(elements.names.filter { $0 != "category" } == usual + ["summary"])
    #expect(elements.texts("id").allSatisfy { $0.unicodeScalars.allSatisfy(\.isASCII) })
    let commands: (Unicode.Scalar) -> Bool = {
      $0.value < 0x20 && $0 != "\n" || 0x7F...0x9F ~= $0.value
        || $0.value >= 0xFFFE && $0.value <= 0xFFFF
        || [0x202E, 0x2066].contains($0.value)
    }
    #expect(!feed.unicodeScalars.contains(where: commands))
  }

  @Test("Pages lead to their feed") func links() throws {
    var request = SearchRequest(query: "整改 \"x\"", order: .date, limit: 20, offset: 20)
    request.filter.kinds = [.notice]
    let page = try SearchPage.render(Samples.response(), to: request, language: .english)
    let address = "/feed.atom?q=%E6%95%B4%E6%94%B9%20%22x%22&amp;kind=%E9%80%9A%E7%9F%A5"
    #expect(
      page.contains("<link rel=\"alternate\" href=\"\(address)\" type=\"application/atom+xml\""))
    #expect(try HomePage.render(nil, language: .chinese).contains("href=\"/feed.atom\""))
    let document = try DocumentPage.render(Samples.view(Samples.document()), language: .english)
    #expect(!document.contains("feed.atom"))
  }
}

/// The elements of an XML document, by a parser that takes nothing that is not well-formed.
private final class Elements: NSObject, XMLParserDelegate {
  private(set) var names: [String] = []
  private(set) var links: [String: [String]] = [:]
  private var contents: [(name: String, text: String)] = []
  private var text = ""

  init(_ xml: String) throws {
    super.init()
    let parser = XMLParser(data: Data(xml.utf8))
    parser.delegate = self
    if !parser.parse() { throw parser.parserError ?? CocoaError(.coderReadCorrupt) }
  }

  func texts(_ name: String) -> [String] { contents.filter { $0.name == name }.map(\.text) }

  func parser(
    _: XMLParser, didStartElement name: String, namespaceURI _: String?,
    qualifiedName _: String?, attributes: [String: String]
  ) {
    names.append(name)
    text = ""
    if name == "link" {
      links[attributes["rel"] ?? "", default: []].append(attributes["href"] ?? "")
    }
  }

  func parser(_: XMLParser, foundCharacters characters: String) { text += characters }

  func parser(
    _: XMLParser, didEndElement name: String, namespaceURI _: String?, qualifiedName _: String?
  ) {
    contents.append((name, text))
    text = ""
  }
}
