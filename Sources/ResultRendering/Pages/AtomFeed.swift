public import ArchiveModel

/// The documents that came in last and answer a query, as a feed (Atom, RFC 4287).
public enum AtomFeed {
  /// The feed's media type.
  public static let mediaType = "application/atom+xml"
  /// What ids begin with, in the `tag:` scheme (RFC 4151). They do not depend on the name by which the service is
  /// reached; `.invalid` is nobody's (RFC 2606).
  private static let idPrefix = "tag:chadang.invalid,2026:"
  /// The time of a feed that has no entry and therefore none of its own.
  private static let noTime = "1970-01-01T00:00:00Z"

  /// The feed in XML.
  ///
  /// - Parameters:
  ///   - new: the documents, newest first.
  ///   - request: the query and the filter that chose them.
  ///   - origin: scheme, host and port of the service, e.g. `http://localhost:8080`.
  public static func render(
    _ new: NewDocuments, to request: SearchRequest, origin: String, language: Language
  ) -> String {
    let phrases = Phrases(language)
    let request = SearchRequest(query: request.query, filter: request.filter)
    let address = PageAddress.feed(request)
    let page = request.isBlank ? "/" : PageAddress.search(request)
    var xml = """
      <?xml version="1.0" encoding="UTF-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(language.rawValue)">
      <id>\(escaped(idPrefix + address.dropFirst()))</id>
      <title>\(escaped(phrases.feedTitle(conditions(of: request, phrases))))</title>
      <updated>\(escaped(new.entries.map(\.time).max() ?? noTime))</updated>
      <author><name>\(escaped(phrases.productName))</name></author>
      <link rel="self" type="\(mediaType)" href="\(escaped(origin + address))"/>
      <link rel="alternate" type="text/html" href="\(escaped(origin + page))"/>

      """
    if !new.notices.isEmpty {
      let notices = new.notices.map(phrases.notice).joined(separator: " ")
      xml += "<subtitle>\(escaped(notices))</subtitle>\n"
    }
    for entry in new.entries { xml += element(entry, origin, phrases) }
    return xml + "</feed>\n"
  }

  private static func element(
    _ entry: NewDocuments.Entry, _ origin: String, _ phrases: Phrases
  ) -> String {
    let document = entry.document
    let id = idPrefix + PageAddress.document(document.id).dropFirst()
    let place = entry.hit.map { hit in
      PageAddress.document(
        document.id, page: PageAddress.page(ofOrdinal: hit.passage.ordinal),
        passageID: hit.passageID)
    }
    let address = origin + (place ?? PageAddress.document(document.id))
    var xml = """
      <entry>
      <id>\(escaped(id))</id>
      <title>\(escaped(phrases.markedTitle(document)))</title>
      <published>\(escaped(entry.time))</published>
      <updated>\(escaped(entry.time))</updated>
      <link rel="alternate" type="text/html" href="\(escaped(address))"/>

      """
    for name in authors(of: document.description) {
      xml += "<author><name>\(escaped(name))</name></author>\n"
    }
    if let kind = document.description.kind {
      let label = escaped(phrases.kindName(kind))
      xml += "<category term=\"\(escaped(kind.rawValue))\" label=\"\(label)\"/>\n"
    }
    var lines = [phrases.facts(of: document).joined(separator: " · ")]
    if let hit = entry.hit {
      lines.append(
        hit.passage.text.isEmpty
          ? phrases.noText(document.contentState) : text(of: Excerpt(of: hit)))
    }
    let summary = lines.filter { !$0.isEmpty }.map(escaped).joined(separator: "\n")
    if !summary.isEmpty { xml += "<summary>\(summary)</summary>\n" }
    return xml + "</entry>\n"
  }

  /// Who answers for a document: the issuing body, else those of the byline, else who speaks. The feed's own author
  /// stands for a document of which nobody is known.
  private static func authors(of description: DocumentDescription) -> [String] {
    let speaker = [description.speaker].compactMap(\.self)
    let people = description.byline.isEmpty ? speaker : description.byline
    return description.issuer.map { [$0] } ?? people
  }

  private static func text(of excerpt: Excerpt) -> String {
    (excerpt.isCutBefore ? "…" : "") + excerpt.segments.map(\.text).joined()
      + (excerpt.isCutAfter ? "…" : "")
  }

  /// The query and the values of the filters, as a person reads them.
  private static func conditions(of request: SearchRequest, _ phrases: Phrases) -> [String] {
    let filter = request.filter
    let period = [filter.since, filter.until].map { $0.map(phrases.date) ?? "" }
    let hasPeriod = filter.since != nil || filter.until != nil
    let conditions =
      [request.query] + filter.kinds.map(phrases.kindName)
      + (filter.issuers + filter.speakers).map(\.withoutWholeMark)
      + [hasPeriod ? period.joined(separator: "–") : ""] + filter.pathPrefixes
    return conditions.filter { !$0.isEmpty }
  }

  /// A text on one line as XML can hold it: no control characters, and no markup.
  private static func escaped(_ text: String) -> String {
    EscapedHTML().escapeText(DisplayText.singleLine(text))
  }
}

extension PageFrame {
  /// Lets the reader's program find the feed of a request.
  mutating func addFeed(_ request: SearchRequest) {
    values["feed"] = PageAddress.feed(request)
    values["feedLabel"] = request.isBlank ? phrases.feedTitle([]) : phrases.feedOfQuery
  }
}

extension SearchRequest {
  /// Whether it asks for nothing in particular.
  fileprivate var isBlank: Bool { query.isEmpty && filter.isEmpty }
}
