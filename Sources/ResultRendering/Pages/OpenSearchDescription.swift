/// Lets a browser offer the archive as a search engine (OpenSearch 1.1).
public enum OpenSearchDescription {
  /// The description in XML.
  ///
  /// - Parameters:
  ///   - origin: scheme, host and port of the service, e.g. `http://localhost:8080`.
  public static func render(origin: String, language: Language) -> String {
    let phrases = Phrases(language)
    let escaped = EscapedHTML()
    let name = escaped.escapeText(phrases.productName)
    let origin = escaped.escapeText(origin)
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
      <ShortName>\(name)</ShortName>
      <Description>\(escaped.escapeText(phrases.tagline))</Description>
      <InputEncoding>UTF-8</InputEncoding>
      <Image width="32" height="32" type="image/svg+xml">\(origin)/favicon.svg</Image>
      <Url type="text/html" template="\(origin)/search?q={searchTerms}"/>
      </OpenSearchDescription>

      """
  }
}
