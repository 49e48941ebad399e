/// What an element is to the text in it.
enum HTMLElement {
  case heading(UInt8)
  case block
  case listItem
  case cell
  case caption
  case preformatted
  case lineBreak
  case title
  case link
  /// Whose content is no text of the document.
  case hidden
  /// `header` and `footer`: kept, except what is plainly the site's own.
  case frame
  case inline

  init(_ name: String) {
    switch name {
    case "h1", "h2", "h3", "h4", "h5", "h6":
      self = .heading(UInt8(truncatingIfNeeded: Int(name.utf8.last ?? 0x31) - 0x30))
    case "p", "div", "section", "article", "main", "body", "html", "ul", "ol", "dl", "table", "tr",
      "tbody", "thead", "tfoot", "blockquote", "figure", "aside", "form", "fieldset", "address",
      "center", "hr", "details", "summary", "dt", "dd", "legend", "head", "frameset", "menu":
      self = .block
    case "li": self = .listItem
    case "td", "th": self = .cell
    case "caption", "figcaption": self = .caption
    case "pre", "textarea", "xmp", "listing", "plaintext": self = .preformatted
    case "br": self = .lineBreak
    case "title": self = .title
    case "a": self = .link
    case "script", "style", "noscript", "template", "nav", "iframe", "object", "svg", "canvas",
      "select", "button", "audio", "video", "map", "math":
      self = .hidden
    case "header", "footer": self = .frame
    default: self = .inline
    }
  }

  /// Elements that the parser reports without an end.
  static func isVoid(_ name: String) -> Bool {
    switch name {
    case "br", "hr", "img", "input", "meta", "link", "base", "area", "col", "embed", "param",
      "source", "track", "wbr":
      true
    default: false
    }
  }
}
