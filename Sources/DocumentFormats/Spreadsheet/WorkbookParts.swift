/// What a workbook says of its sheets (`xl/workbook.xml`).
final class WorkbookSheets: XMLEventHandler {
  /// A sheet as the workbook lists it.
  struct Sheet {
    var name: String
    /// The relationship to its part.
    var relationship: String
    var isHidden: Bool
  }

  private(set) var sheets: [Sheet] = []
  /// Whether days are counted from 1904-01-01.
  private(set) var counts1904 = false

  func start(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "workbookPr":
      counts1904 = attributes["date1904"].map { WordElements.isOn($0) } ?? false
    case "sheet":
      sheets.append(
        Sheet(
          name: attributes["name"] ?? "", relationship: attributes["id"] ?? "",
          isHidden: ["hidden", "veryHidden"].contains(attributes["state"])))
    default: break
    }
  }

  func end(_ name: String) {}
  func characters(_ text: UnsafeBufferPointer<UInt8>) {}
}

/// The texts that cells share (`xl/sharedStrings.xml`): rich text as its runs, readings above characters left out.
final class SharedStrings: XMLEventHandler {
  private(set) var texts: [String] = []
  private var text = CellText()

  func start(_ name: String, _ attributes: XMLAttributes) { text.start(name) }

  func end(_ name: String) {
    text.end(name)
    if name == "si" { texts.append(text.take()) }
  }

  func characters(_ characters: UnsafeBufferPointer<UInt8>) { text.add(characters) }
}

/// A text of SpreadsheetML as it is read: what stands in `t`, but not in `rPh`.
struct CellText {
  private var bytes: [UInt8] = []
  private var isInText = false
  private var isInReading = false

  mutating func start(_ name: String) {
    if name == "t" { isInText = true } else if name == "rPh" { isInReading = true }
  }

  mutating func end(_ name: String) {
    if name == "t" { isInText = false } else if name == "rPh" { isInReading = false }
  }

  mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
    if isInText, !isInReading { bytes.append(contentsOf: text) }
  }

  /// The text gathered; the next begins.
  mutating func take() -> String {
    defer { bytes.removeAll(keepingCapacity: true) }
    return Self.decoded(bytes)
  }

  /// A string in which `_xHHHH_` stands for a character that XML cannot hold (ECMA-376, 22.9.2.19).
  static func decoded(_ bytes: [UInt8]) -> String {
    guard bytes.contains(0x5F) else { return String(decoding: bytes, as: UTF8.self) }
    var units: [UInt16] = []
    let text = Array(String(decoding: bytes, as: UTF8.self).utf16)
    var index = 0
    while index < text.count {
      if text[index] == 0x5F, index + 6 < text.count, text[index + 1] == 0x78,
        text[index + 6] == 0x5F,
        let unit = UInt16(
          String(decoding: text[(index + 2)..<(index + 6)], as: UTF16.self), radix: 16)
      {
        units.append(unit)
        index += 7
      } else {
        units.append(text[index])
        index += 1
      }
    }
    return String(decoding: units, as: UTF16.self)
  }
}

/// The number formats of the cells' styles (`xl/styles.xml`).
final class CellStyles: XMLEventHandler {
  private var codes: [Int: String] = [:]
  private var formats: [Int] = []
  private var isInStyles = false
  private var isInCodes = false
  private var parsed: [Int: NumberFormat] = [:]

  func start(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "numFmts": isInCodes = true
    case "cellXfs": isInStyles = true
    case "numFmt" where isInCodes:
      if let id = attributes.number("numFmtId", in: 0...1_000_000) {
        codes[id] = attributes["formatCode"] ?? ""
      }
    case "xf" where isInStyles:
      formats.append(attributes.number("numFmtId", in: 0...1_000_000) ?? 0)
    default: break
    }
  }

  func end(_ name: String) {
    if name == "cellXfs" { isInStyles = false } else if name == "numFmts" { isInCodes = false }
  }

  func characters(_ text: UnsafeBufferPointer<UInt8>) {}

  /// The number format of a style; General for a style that is not there.
  func format(ofStyle style: Int) -> NumberFormat {
    let id = formats.indices.contains(style) ? formats[style] : 0
    if let known = parsed[id] { return known }
    let format = codes[id].map { NumberFormat($0) } ?? NumberFormat(builtIn: id)
    parsed[id] = format
    return format
  }
}
