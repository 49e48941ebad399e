import TextStructure

/// The list styles of an OpenDocument text (`text:list-style`, 1.3 part 3, 16.30), of its styles and
/// of its content; and which paragraph styles are headings or titles.
final class ListStyles: XMLEventHandler {
  struct Level {
    var form = ListNumber.Form.none
    var prefix = ""
    var suffix = ""
    var start = 1
    /// How many levels' numbers are shown.
    var shown = 1
    var isBullet = false
    /// Whether the label is followed by a gap.
    var hasGap = true
  }

  private(set) var levels: [String: [Int: Level]] = [:]
  /// The numbering of headings.
  private(set) var outline: [Int: Level] = [:]
  private var parents: [String: String] = [:]
  private var names: [String: String] = [:]
  private var listOfStyle: [String: String] = [:]
  /// By family and name.
  private var hidden: [String: Bool] = [:]
  private var hidingParents: [String: String] = [:]

  /// The name of the style that a paragraph style is made from, through all its parents, as a
  /// person reads it (`Title`, `Heading 1`).
  func isNamed(_ style: String?, _ isWanted: (String) -> Bool) -> Bool {
    var next = style
    for _ in 0..<20 {
      guard let id = next else { return false }
      if isWanted((names[id] ?? id).split(separator: "_20_").joined(separator: " ")) { return true }
      next = parents[id]
    }
    return false
  }

  /// The list style that a paragraph style brings along.
  func list(ofParagraphStyle style: String?) -> String? {
    var next = style
    for _ in 0..<20 {
      guard let id = next else { return nil }
      if let list = listOfStyle[id] { return list }
      next = parents[id]
    }
    return nil
  }

  /// Whether a style hides its text (`text:display`, 20.374), itself or through a parent; `nil` where none of
  /// them says so.
  func isHidden(_ style: String?, family: String) -> Bool? {
    guard !hidden.isEmpty, let style else { return nil }
    var next: String? = "\(family) \(style)"
    for _ in 0..<20 {
      guard let id = next else { return nil }
      if let isHidden = hidden[id] { return isHidden }
      next = hidingParents[id]
    }
    return nil
  }

  // MARK: Events

  private var list: String?
  private var isInOutline = false
  private var style: String?
  private var level: (index: Int, level: Level)?

  func start(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "text-properties":
      if let shown = attributes["display"], let style { hidden[style] = shown == "none" }
    case "style":
      guard let family = attributes["family"], let id = attributes["name"] else { return }
      style = "\(family) \(id)"
      if let parent = attributes["parent-style-name"] {
        hidingParents["\(family) \(id)"] = "\(family) \(parent)"
      }
      guard family == "paragraph" else { return }
      if let parent = attributes["parent-style-name"] { parents[id] = parent }
      names[id] = attributes["display-name"]
      if let list = attributes["list-style-name"], !list.isEmpty { listOfStyle[id] = list }
    case "list-style":
      list = attributes["name"]
      if let list { levels[list] = [:] }
    case "outline-style": isInOutline = true
    case "list-level-style-number", "list-level-style-bullet", "list-level-style-image",
      "outline-level-style":
      guard let index = attributes.number("level", in: 0...100) else { return }
      var found = Level()
      found.isBullet = name != "list-level-style-number" && name != "outline-level-style"
      found.form = Self.form(attributes["num-format"] ?? "")
      found.prefix = ListNumber.surroundings(attributes["num-prefix"])
      found.suffix = ListNumber.surroundings(attributes["num-suffix"])
      found.start = attributes.number("start-value", in: 0...1_000_000) ?? 1
      found.shown = attributes.number("display-levels", in: 1...10) ?? 1
      level = (index, found)
    case "list-level-label-alignment":
      if attributes["label-followed-by"] == "nothing" { level?.level.hasGap = false }
    default: break
    }
  }

  func end(_ name: String) {
    switch name {
    case "style": style = nil
    case "list-style": list = nil
    case "outline-style": isInOutline = false
    case "list-level-style-number", "list-level-style-bullet", "list-level-style-image",
      "outline-level-style":
      guard let (index, done) = level else { return }
      if isInOutline { outline[index] = done } else if let list { levels[list]?[index] = done }
      level = nil
    default: break
    }
  }

  func characters(_ text: UnsafeBufferPointer<UInt8>) {}

  /// `1`, `a`, `I`, and LibreOffice's lists of characters (`一, 二, 三, ...`).
  private static func form(_ format: String) -> ListNumber.Form {
    switch format.prefix(1) {
    case "1": .decimal
    case "a": .lowerLetter
    case "A": .upperLetter
    case "i": .lowerRoman
    case "I": .upperRoman
    case "一": format.contains("〇") ? .chineseDigits : .chinese
    case "壹", "壱": .chineseFormal
    case "甲": .stems
    case "子": .branches
    case "①": .circled
    case "１": .fullWidthDecimal
    case "㈠": .parenthesizedChinese
    case "": .none
    default: .decimal
    }
  }
}
