internal import CLibXML2

/// The attributes of an element that its part in a page shows by.
struct HTMLAttributes {
  /// Its class, id, role and `itemprop`, separated by blanks.
  private(set) var names = ""
  /// Where a link leads.
  private(set) var href: String?
  /// The name of a `meta` element.
  private(set) var name: String?
  /// The content of a `meta` element.
  private(set) var content: String?
  /// Whether it takes no place on the page.
  private(set) var isHidden = false
  /// Whether it takes its place and is not seen.
  private(set) var isInvisible = false

  /// - Parameter attributes: names and values, as the parser gives them.
  init(_ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) {
    guard var attribute = attributes else { return }
    while let key = attribute.pointee {
      take(String(cString: key), attribute.advanced(by: 1).pointee)
      attribute = attribute.advanced(by: 2)
    }
  }

  private mutating func take(_ key: String, _ value: UnsafePointer<xmlChar>?) {
    if key == "hidden" { isHidden = true }
    guard let value else { return }
    switch key {
    case "class", "id", "role", "itemprop":
      // A name of the page's parts is short.
      if names.utf8.count < 400 { names += (names.isEmpty ? "" : " ") + String(cString: value) }
    case "href": href = String(cString: value)
    case "name", "property": name = String(cString: value)
    case "content": content = String(cString: value)
    case "style":
      let style = String(cString: value).lowercased().filter { $0 != " " }
      if style.contains("display:none") { isHidden = true }
      if style.contains("visibility:hidden") { isInvisible = true }
    default: break
    }
  }
}

/// Comments by which systems mark where an article's text begins and ends.
enum PageComment {
  /// Whether the text begins (`true`) or ends (`false`) at a comment; `nil` for any other comment.
  static func begins(_ comment: String) -> Bool? {
    let text = comment.lowercased().filter { !$0.isWhitespace && $0 != "-" && $0 != "=" }
    switch text {
    case "enpcontent", "<$[信息内容]>begin", "正文", "正文内容", "content": return true
    case "/enpcontent", "<$[信息内容]>end", "/正文", "/content": return false
    default: break
    }
    guard text.contains("正文") || text.contains("文章内容") || text.contains("信息内容") else {
      return nil
    }
    if ["开始", "begin", "start"].contains(where: { text.contains($0) }) { return true }
    return ["结束", "end", "完"].contains(where: { text.contains($0) }) ? false : nil
  }
}
