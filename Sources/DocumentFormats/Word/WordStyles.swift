/// The paragraph styles of a document (`word/styles.xml`): which are headings, and of what level.
final class WordStyles: XMLEventHandler {
  private struct Style {
    var name = ""
    var basedOn: String?
    var outlineLevel: Int?
    var numbering: String?
    var numberingLevel: Int?
    /// Whether its text is hidden; `nil` where it does not say.
    var isHidden: Bool?
  }

  /// What a style makes of a paragraph.
  struct Effect {
    var isTitle = false
    var isSubtitle = false
    /// Whether it is a line of a table of contents.
    var isContents = false
    /// 0 for the highest heading; `nil` for text.
    var outlineLevel: Int?
    /// The numbering instance and the level in it.
    var numbering: String?
    var numberingLevel: Int?
  }

  private var styles: [String: Style] = [:]
  private var current: (id: String, style: Style)?
  private var resolved: [String: Effect] = [:]
  private(set) var defaultID: String?
  private var skipped = 0

  /// - Parameter id: the style's id, `nil` for the default one.
  func effect(of id: String?) -> Effect {
    guard let id = id ?? defaultID else { return Effect() }
    if let known = resolved[id] { return known }
    var effect = Effect()
    var next: String? = id
    var depth = 0
    while let id = next, let style = styles[id], depth < 20 {
      if depth == 0 { apply(style.name, to: &effect) }
      if effect.outlineLevel == nil { effect.outlineLevel = style.outlineLevel }
      if effect.numbering == nil { effect.numbering = style.numbering }
      if effect.numberingLevel == nil { effect.numberingLevel = style.numberingLevel }
      if effect.outlineLevel == nil { effect.outlineLevel = Self.headingLevel(style.name) }
      next = style.basedOn
      depth += 1
    }
    if let level = effect.outlineLevel, level > 8 { effect.outlineLevel = nil }
    if effect.isContents { effect.outlineLevel = nil }
    resolved[id] = effect
    return effect
  }

  /// Whether a style of paragraphs or characters hides its text, itself or through a style it is based on;
  /// `nil` where none says so.
  func isHidden(_ id: String?) -> Bool? {
    var next = id
    for _ in 0..<20 {
      guard let id = next, let style = styles[id] else { return nil }
      if let isHidden = style.isHidden { return isHidden }
      next = style.basedOn
    }
    return nil
  }

  private func apply(_ name: String, to effect: inout Effect) {
    let plain = name.lowercased().filter { $0 != " " && $0 != "_" }
    effect.isTitle = ["title", "标题", "標題", "文档标题", "公文标题", "文件标题"].contains(plain)
    effect.isSubtitle = ["subtitle", "副标题", "副標題"].contains(plain)
    effect.isContents =
      plain.hasPrefix("toc") && plain.dropFirst(3).allSatisfy { $0.isNumber }
      || plain.hasPrefix("目录") || plain == "tocheading" || plain.hasPrefix("contents")
  }

  /// `heading 1`, `标题 1`, `标题1`, `Heading_20_1`, as built-in and converted styles are named.
  static func headingLevel(_ name: String) -> Int? {
    let plain = name.lowercased().filter { $0 != " " && $0 != "_" }
    for prefix in ["heading20", "heading", "标题", "標題", "一级标题"] where plain.hasPrefix(prefix) {
      let rest = plain.dropFirst(prefix.count)
      if rest.count == 1, let number = rest.first?.wholeNumberValue, (1...9).contains(number) {
        return number - 1
      }
    }
    let levels = ["一级标题", "二级标题", "三级标题", "四级标题", "五级标题"]
    return levels.firstIndex(of: plain)
  }

  // MARK: Events

  func start(_ name: String, _ attributes: XMLAttributes) {
    if skipped > 0 || WordElements.isFormerProperties(name) {
      skipped += 1
      return
    }
    switch name {
    case "style":
      let id = attributes["styleId"] ?? ""
      let type = attributes["type"] ?? "paragraph"
      if type == "paragraph" || type == "character" {
        current = (id, Style())
        if type == "paragraph", WordElements.isOn(attributes["default"] ?? "0") { defaultID = id }
      }
    case "name" where current != nil: current?.style.name = attributes["val"] ?? ""
    case "basedOn": current?.style.basedOn = attributes["val"]
    case "outlineLvl": current?.style.outlineLevel = attributes.number("val", in: -1...10)
    case "numId": current?.style.numbering = attributes["val"]
    case "vanish": current?.style.isHidden = WordElements.isOn(attributes["val"])
    case "ilvl": current?.style.numberingLevel = attributes.number("val", in: -1...10)
    default: break
    }
  }

  func end(_ name: String) {
    if skipped > 0 {
      skipped -= 1
      return
    }
    guard name == "style", let (id, style) = current else { return }
    styles[id] = style
    current = nil
  }

  func characters(_ text: UnsafeBufferPointer<UInt8>) {}
}

/// What is the same in all parts of a Word document.
enum WordElements {
  /// Elements that hold what properties were before a tracked change.
  static func isFormerProperties(_ name: String) -> Bool {
    switch name {
    case "pPrChange", "rPrChange", "sectPrChange", "tblPrChange", "tcPrChange", "trPrChange",
      "tblPrExChange", "tblGridChange", "numberingChange":
      true
    default: false
    }
  }

  /// An on/off value (ECMA-376, 17.17.4); an element without one is on.
  static func isOn(_ value: String?) -> Bool {
    switch value {
    case "0", "false", "off": false
    default: true
    }
  }
}
